"""What if: the same question with a few actions supposed, and the record as it was beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import AT_PEACE, AT_WAR, WARS, days, histories, made

from servanda.dates import add_months
from servanda.errors import UsageError
from servanda.record.model import Action
from servanda.standing import Record
from servanda.standing.whatif import WhatIf, deadline_clause, open_conflicts, suppose, whatif

TREATIES = st.sampled_from(("apmbc", "ccm", "cwc", "npt", "tpnw"))
STATES = st.sampled_from(("UKR", "FIN", "LTU", "RUS", "DEU", "PRK"))
KNOWN = st.one_of(st.none(), days())
NOTICE = date(2025, 7, 21)


def notice(record: Record, state: str = "UKR", day: date = NOTICE, **more: object) -> WhatIf:
    return whatif(record, state, "apmbc", [suppose(state, "apmbc", "withdrawal", day)], **more)  # type: ignore[arg-type]



def test_an_action_may_be_told_by_the_columns_of_the_record(record: Record) -> None:
    told = {"treaty": "apmbc", "state": "UKR", "action": "withdrawal", "date": "2025-07-21"}
    notice = suppose("UKR", "apmbc", "withdrawal", date(2025, 7, 21))
    given, same = record.with_actions([told]), record.with_actions([notice])
    assert given.standing("UKR", "apmbc", "2026-01-01") == same.standing("UKR", "apmbc", "2026-01-01")
    assert given.standing("UKR", "apmbc", "2026-01-01").status == "withdrawing"
    assert record.with_actions().timeline("UKR", "apmbc") == record.timeline("UKR", "apmbc")


@pytest.mark.parametrize(("changed", "expected"), [
    ({"state": ""}, "missing: state"), ({"when": "2025"}, "unknown: when"), ({"action": "exit"}, "no action that is known"),
    ({"date": "2025-02-30"}, "not a day that exists"), ({"treaty": "foo"}, "No treaty"), ({"date": ""}, "neither date"),
])  # fmt: skip
def test_an_action_that_cannot_be_taken_says_why(record: Record, changed: dict[str, str], expected: str) -> None:
    told = {"treaty": "apmbc", "state": "UKR", "action": "withdrawal", "date": "2025-07-21"}
    with pytest.raises(UsageError, match=expected):
        record.with_actions([told | changed])


def test_a_notice_during_a_conflict_waits_for_its_end(record: Record) -> None:
    found = notice(record)
    (told,) = found.consequences
    assert told.effective is None
    assert "not before 21 January 2026, and not before the end of the armed conflict" in told.says
    assert found.supposed.standing.status == "withdrawing"
    assert found.baseline.standing.status == "bound"
    assert {basis.ref for basis in told.basis} == {"UKR withdrawal 21 July 2025", "APMBC Art. 20(3)"}


def test_a_notice_takes_effect_when_the_conflict_ends(record: Record) -> None:
    (told,) = notice(record, conflict_ends=[("rus-ukr-2014", date(2027, 3, 1))]).consequences
    assert told.effective == date(2027, 3, 1)
    assert "The notice period ends on 21 January 2026" in told.says


def test_a_conflict_that_ends_within_the_notice_period_delays_nothing(record: Record) -> None:
    (told,) = notice(record, conflict_ends=[("rus-ukr-2014", date(2025, 12, 1))]).consequences
    assert told.effective == date(2026, 1, 21) and told.says.startswith("The withdrawal takes effect on 21 January 2026. No armed conflict")
    assert "as far as the record of conflicts goes" in told.says


def test_readings_stand_side_by_side_with_and_without_the_notice(record: Record) -> None:
    found = notice(record)
    for outcome, status in ((found.baseline, "bound"), (found.supposed, "withdrawing")):
        assert [(view.reading, view.status, view.operates) for view in outcome.standing.readings] == [
            ("no-suspension", status, True), ("suspended", status, False),
        ]  # fmt: skip


def test_duties_that_would_come_too_late_lapse(record: Record) -> None:
    found = notice(record, conflict_ends=[("rus-ukr-2014", date(2027, 3, 1))])
    changed = {one.norm: (one.status, other.status) for one, other in found.changed_deadlines if one and other}
    assert changed["clearance"] == ("running", "lapsed")


@pytest.mark.parametrize(("state", "day"), [("CHN", date(2026, 1, 5)), ("FIN", date(2026, 3, 1)), ("USA", date(2026, 1, 5))])
def test_a_notice_by_a_state_that_is_not_bound_changes_nothing(record: Record, state: str, day: date) -> None:
    (told,) = notice(record, state, day).consequences
    assert told.effective is None
    assert told.says.startswith("It changes nothing")


def test_a_second_notice_changes_nothing(record: Record) -> None:
    (told,) = notice(record, "FIN", date(2025, 9, 1)).consequences
    assert told.says == "It changes nothing: on that day the standing is “withdrawing”."


def test_a_notice_after_the_day_on_which_one_asks_is_not_seen(record: Record) -> None:
    found = notice(record, known_at=date(2025, 7, 1))
    assert found.baseline == found.supposed
    assert "by then it could not be known" in found.consequences[0].says


def test_a_notice_under_a_treaty_without_a_clause_is_undetermined(record: Record) -> None:
    act = suppose("DEU", "geneva-gas-protocol", "withdrawal", NOTICE)
    (told,) = whatif(record, "DEU", "geneva-gas-protocol", [act]).consequences
    assert told.effective is None
    assert "no clause" in told.says


def test_joining_tells_entry_into_force_and_the_new_duties(record: Record) -> None:
    act = suppose("CHN", "apmbc", "accession", date(2027, 1, 10))
    found = whatif(record, "CHN", "apmbc", [act], as_of=date(2028, 1, 1))
    assert found.consequences[0].effective == date(2027, 7, 1)
    assert {other.norm: other.due for one, other in found.changed_deadlines if one is None and other} == {
        "stockpile-destruction": date(2031, 7, 1), "clearance": date(2037, 7, 1), "transparency-report": date(2028, 4, 30),
    }  # fmt: skip


def test_joining_a_treaty_that_is_not_in_force_stays_open(record: Record) -> None:
    (told,) = whatif(record, "IND", "ctbt", [suppose("IND", "ctbt", "accession", date(2026, 1, 1))]).consequences
    assert told.effective is None
    assert told.says


def test_taking_a_notice_back_keeps_the_state_bound(record: Record) -> None:
    found = whatif(record, "LTU", "apmbc", [suppose("LTU", "apmbc", "withdrawal-of-notice", date(2025, 12, 1))])
    assert (found.baseline.standing.status, found.supposed.standing.status) == ("withdrawn", "bound")
    assert found.consequences[0].effective == date(2025, 12, 1)


def extended(record: Record, norm: str, until: date, state: str = "UKR", kind: str = "extension") -> str:
    act = suppose(state, "apmbc", kind, date(2026, 2, 1), norm, until if kind == "extension" else None)
    return whatif(record, state, "apmbc", [act]).consequences[0].says


def test_extensions_and_completions_are_told_against_the_last_day_of_the_record(record: Record) -> None:
    assert extended(record, "clearance", date(2040, 12, 1)) == "The last day becomes 1 December 2040, in place of 1 December 2033."
    assert "allows 10 years at a time: from 1 December 2033 to 1 December 2043" in extended(record, "clearance", date(2048, 12, 1))
    assert "It changes nothing: the last day is 1 December 2033" in extended(record, "clearance", date(2030, 1, 1))
    assert "knows no extension" in extended(record, "stockpile-destruction", date(2040, 1, 1))
    assert "no last day" in extended(record, "clearance", date(2040, 1, 1), state="CHN")
    assert extended(record, "clearance", date(2026, 2, 1), kind="completion") == "The duty is met: its last day is 1 December 2033."


def test_norms_and_conflicts_that_are_not_there_are_told(record: Record) -> None:
    with pytest.raises(UsageError, match="It sets one for: stockpile-destruction, clearance"):
        deadline_clause("apmbc", "clearence")
    with pytest.raises(UsageError, match="none at all"):
        deadline_clause("outer-space", "clearance")
    with pytest.raises(UsageError, match="no armed conflict of Finland"):
        open_conflicts(record, "FIN", NOTICE)
    with pytest.raises(UsageError, match="knows no armed conflict"):
        whatif(record, "UKR", "apmbc", (), [("no-such-war", NOTICE)])
    assert open_conflicts(record, "UKR", NOTICE) == ["rus-ukr-2014"]


@given(TREATIES, STATES, days(), KNOWN)
def test_with_nothing_supposed_the_answer_is_the_baseline(record: Record, treaty: str, state: str, as_of: date, known: date | None) -> None:
    found = whatif(record, state, treaty, as_of=as_of, known_at=known)
    assert found.baseline == found.supposed
    assert not found.consequences and not found.changed_deadlines
    assert found.baseline.standing == record.standing(state, treaty, as_of, known)


@given(histories(), days(), days())
def test_what_is_supposed_later_changes_no_answer_pinned_before(record: Record, done: list[Action], as_of: date, known: date) -> None:
    later = [action._replace(known=max(action.known, known + timedelta(days=1))) for action in done]
    found = whatif(record, AT_PEACE, "apmbc", later, as_of=as_of, known_at=known)
    assert found.baseline == found.supposed
    assert all("could not be known" in told.says for told in found.consequences)


@given(histories(), STATES, days(), KNOWN)
def test_what_is_supposed_of_one_state_changes_the_record_for_nobody(
    record: Record, done: list[Action], state: str, as_of: date, known: date | None
) -> None:
    before = record.standing(state, "apmbc", as_of, known)
    found = whatif(record, AT_PEACE, "apmbc", done, as_of=as_of, known_at=known)
    assert len(found.consequences) == len(done)
    assert record.standing(state, "apmbc", as_of, known) == before


@given(days(date(2000, 1, 1)))
def test_a_notice_at_peace_takes_effect_after_its_period_to_the_day(record: Record, day: date) -> None:
    told = record.with_actions([made(AT_PEACE, "accession", "1999-06-01")])
    (found,) = whatif(told, AT_PEACE, "apmbc", [suppose(AT_PEACE, "apmbc", "withdrawal", day)]).consequences
    assert found.effective == add_months(day, 6)


@given(days(date(2000, 1, 1)), days(date(2000, 1, 1)))
def test_the_effect_is_what_the_timeline_says(record: Record, day: date, end: date) -> None:
    told = record.with_actions([made(AT_WAR, "accession", "1999-06-01")])
    found = whatif(told, AT_WAR, "apmbc", [suppose(AT_WAR, "apmbc", "withdrawal", day)], [(war, end) for war in WARS])
    assert found.consequences[0].effective == found.supposed.timeline[-1].since == max(end, add_months(day, 6))
    assert ("The notice period ends" in found.consequences[0].says) == (end > add_months(day, 6))


def test_what_is_closed_for_signature_cannot_be_signed(record: Record) -> None:
    """CCM Article 15: open for signature until it entered into force, on 1 August 2010."""
    signed = {day: whatif(record, "USA", "ccm", [suppose("USA", "ccm", "signature", day)]) for day in (date(2010, 7, 31), date(2010, 8, 1))}
    before, after = signed.values()
    assert before.supposed.standing.status == "signatory"
    assert after.supposed.standing.status == "no party"
    assert after.consequences[0].effective is None
    assert "closed for signature since 1 August 2010 (CCM Art. 15)" in after.consequences[0].says


@pytest.mark.parametrize(("treaty", "outside", "inside"), [("ccw-p5", "IRN", "JPN"), ("rome-aggression-2010", "IND", "GBR")])
def test_only_a_party_to_the_framework_joins_its_protocols_and_amendments(
    record: Record, treaty: str, outside: str, inside: str
) -> None:
    day = date(2025, 1, 10)
    joined = (suppose(state, treaty, "accession", day) for state in (outside, inside))
    no, yes = (whatif(record, action.state, treaty, [action]).consequences[0] for action in joined)
    assert no.effective is None and "only a party to the" in no.says
    assert yes.effective and yes.effective > day


def test_who_is_not_bound_yet_has_nothing_to_withdraw_from(record: Record) -> None:
    """CTBT Article IX(2): each party may withdraw. Norway has ratified, and the Treaty is not in force."""
    found = whatif(record, "NOR", "ctbt", [suppose("NOR", "ctbt", "withdrawal", date(2025, 1, 31))])
    assert found.consequences[0].effective is None and "a withdrawal is for parties" in found.consequences[0].says
    assert found.supposed.standing.status == "pending"


def test_a_treaty_of_a_zone_is_said_to_be_open_to_its_states_only(record: Record) -> None:
    outside, inside = (
        whatif(record, state, "nwfz-pelindaba", [suppose(state, "nwfz-pelindaba", "ratification", date(2025, 1, 31))]).consequences[0]
        for state in ("BLR", "EGY")
    )
    assert "open only to the States of the African zone" in outside.says
    assert "open only" not in inside.says


def test_what_is_asked_of_a_signature_is_no_question_for_who_has_joined(record: Record) -> None:
    """A letter that a signatory does not intend to join says nothing of its duties once it has."""
    joins = suppose("USA", "rome-statute", "ratification", date(2026, 1, 31))
    found = whatif(record, "USA", "rome-statute", [joins], as_of=date(2026, 6, 1))
    assert [view.operates for view in found.baseline.standing.readings] == [False, False]
    assert found.supposed.standing.status == "bound" and not found.supposed.standing.readings
