"""What an answer rests on is part of the answer: who did what when, by which provision, and where it can be read, word by word.

Each test opens a record of its own, so that nothing comes from an answer given before.
"""

from __future__ import annotations

from datetime import date

import pytest
from strategies import ANOTHER, AT_PEACE, AT_WAR, made

from servanda import law
from servanda.errors import UsageError
from servanda.law.clauses import Effect, Engagement
from servanda.record.facts import Facts
from servanda.record.model import Action
from servanda.record.states import state_name
from servanda.standing import Basis, Record, Standing
from servanda.standing.timeline import action_basis, computed_start, notice_effect, open_end, provision_basis

UNTC = "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no={}&chapter=26"
JOINED = made(AT_PEACE, "accession", "2010-03-15", note="first")  # in force 1 September 2010
NOTICE = made(AT_PEACE, "withdrawal", "2020-05-10")  # effective 10 November 2020


def asked(*done: Action, as_of: str, treaty: str = "apmbc", known_at: str | None = None) -> Standing:
    return Record("2026-08-22").with_actions(done).standing(done[0].state, treaty, as_of, known_at)


def refs(standing: Standing) -> list[str]:
    return [basis.ref for basis in standing.basis]


def test_a_standing_says_what_was_asked() -> None:
    found = Record("2026-08-22").standing("Ukraine", "apmbc", "2025-07-02", "2025-07-01")
    assert (found.state, found.treaty, found.as_of, found.known_at) == ("UKR", "apmbc", date(2025, 7, 2), date(2025, 7, 1))


def test_a_state_that_did_nothing_rests_on_the_list_and_its_silence() -> None:
    (basis,) = Record("2026-08-22").standing("RUS", "apmbc", "2025-07-02").basis
    assert basis == Basis(
        "circumstance", "List of actions under the Ottawa Convention as at 3 February 2026", UNTC.format("XXVI-5"),
        "Neither signature nor instrument of Russia is on the list.", "depositary's page",
    )  # fmt: skip
    (before,) = asked(JOINED, as_of="2009-01-01").basis
    assert before.says == "No earlier action is on the list."


def test_a_list_without_a_source_or_a_day_is_cited_by_the_page_of_the_treaty() -> None:
    told = Record("2026-08-22").with_actions([made("KAZ", "accession", "1995-01-01", "open-skies")])
    cited = told.timeline("KAZ", "open-skies")
    assert cited[0].basis[1].source == law.treaty("open-skies").status_page
    from servanda.standing.timeline import list_basis

    basis = list_basis(Facts(), law.treaty("open-skies"), "x")
    assert (basis.kind, basis.ref, basis.source, basis.says) == (
        "circumstance", "List of actions under the Open Skies Treaty", law.treaty("open-skies").status_page, "x",
    )  # fmt: skip


def test_before_entry_into_force_the_article_and_the_day_are_cited() -> None:
    article, day = Record("2026-08-22").standing("RUS", "apmbc", "1998-01-01").basis
    assert article == provision_basis(law.treaty("apmbc"), "17(1)")
    assert day == Basis("circumstance", "Ottawa Convention", UNTC.format("XXVI-5"), "It entered into force on 1 March 1999.")


def test_while_nobody_knew_the_day_the_conditions_are_said_not_to_be_met() -> None:
    _, told = Record("2026-08-22").standing("RUS", "apmbc", "1998-01-01", "1998-01-01").basis
    assert told == Basis("circumstance", "Ottawa Convention", UNTC.format("XXVI-5"), "The conditions for entry into force are not met.")
    waiting = Record("2026-08-22").standing("CAN", "apmbc", "1998-01-01", "1998-01-01")
    assert waiting.undetermined == "The treaty is not yet in force."


def test_why_the_test_ban_is_not_in_force_is_told_to_who_could_know_it() -> None:
    """The text names Russia's step of 2023."""
    never = law.treaty("ctbt").entry_into_force.never
    """Of what came after the day asked about, or after the day on which one asks, nothing is told."""
    unmet = "The conditions for entry into force are not met."
    for as_of, known_at, says in (("2024-01-01", None, never), ("2024-01-01", "2023-11-03", never), ("2024-01-01", "2023-11-02", unmet),
                                  ("2023-11-02", None, unmet), ("2023-11-03", None, never)):  # fmt: skip
        assert Record("2026-08-22").standing("IND", "ctbt", as_of, known_at).basis[1].says == says
    assert Record("2026-08-22").standing("DEU", "ctbt", "2010-01-01", "2010-01-01").undetermined == "The treaty is not yet in force."


def test_an_action_is_cited_with_its_notification_its_source_and_its_note() -> None:
    left, article = Record("2026-08-22").standing("FIN", "apmbc", "2026-02-01").basis
    assert left == Basis(
        "action", "FIN withdrawal 10 July 2025 (C.N.372.2025.TREATIES-XXVI-5)", UNTC.format("XXVI-5"),
        "end note 2: C.N.372.2025.TREATIES-XXVI-5 of 2025-07-11", "depositary's page",
    )  # fmt: skip
    assert article == provision_basis(law.treaty("apmbc"), "20(3)")
    undated = action_basis(Facts(), made(AT_PEACE, "withdrawal", "", effective=date(2020, 5, 1), source="a book"))
    assert undated == Basis("action", f"{AT_PEACE} withdrawal effective 1 May 2020", "a book", "")


def test_a_provision_is_cited_with_its_address_and_its_words() -> None:
    found = provision_basis(law.treaty("apmbc"), "20(3)")
    assert found.kind == "provision" and found.ref == "APMBC Art. 20(3)"
    assert found.source == "https://ihl-databases.icrc.org/en/ihl-treaties/apmbc-1997/article-20"
    assert found.says.startswith("Withdrawal takes effect six months after")
    assert provision_basis(law.treaty("apmbc"), "99(9)").says == ""
    new_start = law.treaty("new-start")
    assert provision_basis(new_start, "XIV(3)").source == new_start.text, "no address by article is known"


def test_a_signatory_rests_on_its_first_signature_and_the_first_provision_on_consent() -> None:
    first, again = made(AT_PEACE, "signature", "1999-06-01"), made(AT_PEACE, "succession-to-signature", "2001-06-01")
    standing = asked(first, again, as_of="2005-01-01")
    assert (standing.status, str(standing.since)) == ("signatory", "1999-06-01")
    assert refs(standing) == [f"{AT_PEACE} signature 1 June 1999", "APMBC Art. 15"]


def test_the_first_step_to_a_status_is_cited_and_not_a_later_one() -> None:
    second = made(AT_PEACE, "ratification", "2010-04-20")
    assert refs(asked(JOINED, second, as_of="2010-05-01")) == [f"{AT_PEACE} accession 15 March 2010", "APMBC Art. 17(2)"]
    assert refs(asked(JOINED, second, as_of="2015-01-01")) == [f"{AT_PEACE} accession 15 March 2010", "APMBC Art. 17(2)"]
    applied = [made(AT_PEACE, "provisional-application", day) for day in ("2010-04-01", "2010-05-01")]
    assert refs(asked(JOINED, *applied, as_of="2010-06-01")) == [f"{AT_PEACE} provisional application 1 April 2010"]
    again = made(AT_PEACE, "withdrawal", "2020-06-10")
    assert refs(asked(JOINED, NOTICE, again, as_of="2020-07-01"))[0] == f"{AT_PEACE} withdrawal 10 May 2020"


def test_who_started_with_the_treaty_rests_on_its_first_article() -> None:
    assert refs(Record("2026-08-22").standing("CAN", "apmbc", "2000-01-01"))[1] == "APMBC Art. 17(1)"


def test_a_notice_withdrawn_is_cited_before_what_made_the_state_a_party() -> None:
    revoked = made(AT_PEACE, "withdrawal-of-notice", "2020-10-01")
    assert refs(asked(JOINED, NOTICE, revoked, as_of="2021-01-01")) == [
        f"{AT_PEACE} withdrawal of notice 1 October 2020", f"{AT_PEACE} accession 15 March 2010", "APMBC Art. 17(2)",
    ]  # fmt: skip


@pytest.mark.parametrize(("treaty", "status"), [("apmbc", "no party"), ("ctbt", "not in force")])
@pytest.mark.parametrize(("first", "back"), [("accession", "withdrawal-of-ratification")])
def test_a_step_taken_back_is_what_the_state_without_it_rests_on(treaty: str, status: str, first: str, back: str) -> None:
    """PAK did nothing under either treaty. A step taken back may say its own day."""
    done = [made("PAK", first, "2010-03-15", treaty), made("PAK", back, "2010-04-15", treaty, effective=date(2010, 5, 1))]
    assert asked(*done, as_of="2010-04-30", treaty=treaty).status != status
    standing = asked(*done, as_of="2010-05-01", treaty=treaty)
    assert (standing.status, refs(standing)) == (status, [f"PAK {back.replace('-', ' ')} 15 April 2010"])


def test_an_instrument_given_and_taken_back_on_one_day_never_was() -> None:
    back = made(AT_PEACE, "withdrawal-of-ratification", "2010-03-15")
    assert asked(JOINED, back, as_of="2011-01-01").status == "no party"


def test_a_signature_taken_back_does_not_take_back_a_notice() -> None:
    signed, unsigned = made(AT_PEACE, "signature", "1999-06-01"), made(AT_PEACE, "withdrawal-of-signature", "2020-06-01")
    assert asked(signed, JOINED, NOTICE, unsigned, as_of="2020-12-01").status == "withdrawn"


def test_an_instrument_deposited_while_a_notice_runs_outlives_it_and_has_a_clock_of_its_own() -> None:
    back = made(AT_PEACE, "accession", "2020-08-01")  # in force 1 February 2021
    assert [asked(JOINED, NOTICE, back, as_of=day).status for day in ("2020-11-09", "2020-11-10", "2021-01-31", "2021-02-01")] == [
        "withdrawing", "pending", "pending", "bound",
    ]  # fmt: skip


def test_a_withdrawal_that_took_effect_before_entry_into_force_stays_one() -> None:
    early = made(AT_PEACE, "withdrawal", "2010-04-01", effective=date(2010, 7, 1))
    told = [asked(JOINED, early, as_of=day).status for day in ("2010-06-30", "2010-07-01", "2010-09-01")]
    assert told == ["pending", "withdrawn", "withdrawn"]


@pytest.mark.parametrize("day", ["", "2020-05-01", "2020-06-01"])
def test_a_withdrawal_known_by_its_effect_only_ends_the_state_that_day(day: str) -> None:
    """No notice was seen, or it is dated on the day of effect or after it: there was no time of withdrawing."""
    left = made(AT_PEACE, "withdrawal", day, effective=date(2020, 5, 1))
    told = [asked(JOINED, left, as_of=day).status for day in ("2020-04-30", "2020-05-01", "2026-01-01")]
    assert told == ["bound", "withdrawn", "withdrawn"]
    said = f"{AT_PEACE} withdrawal {'effective 1 May 2020' if not day else '1 May 2020' if day == '2020-05-01' else '1 June 2020'}"
    assert refs(asked(JOINED, left, as_of="2021-01-01")) == [said, "APMBC Art. 20(3)"]


def test_on_one_day_what_took_effect_comes_before_what_was_taken_back() -> None:
    back = made(AT_PEACE, "withdrawal-of-ratification", "2020-11-10")
    assert asked(JOINED, NOTICE, back, as_of="2020-11-10").status == "withdrawn"


def test_an_expired_treaty_rests_on_its_clause_and_on_what_moved_its_end() -> None:
    standing = Record("2026-08-22").standing("USA", "new-start", "2026-03-01")
    assert refs(standing) == ["New START Art. XIV(2)", "* extension 26 January 2021", "* expiry 5 February 2026"]
    assert asked(made("USA", "communication", "2026-02-10", "new-start"), as_of="2026-03-01", treaty="new-start").basis == standing.basis
    assert Record("2026-08-22").standing("RUS", "inf", "2020-01-01").basis[0].ref == "INF Art. XV(2)"


def test_the_end_of_a_conflict_that_nobody_could_know_leaves_the_withdrawal_open() -> None:
    """Georgia and Russia, 8 to 12 August 2008; six months after this notice end on 10 August."""
    done = [made("GEO", "accession", "2000-01-01"), made("GEO", "withdrawal", "2008-02-10")]
    assert asked(*done, as_of="2008-09-01", known_at="2008-08-11").undetermined
    assert asked(*done, as_of="2008-09-01", known_at="2008-08-12").status == "withdrawn"
    assert str(asked(*done, as_of="2008-09-01").since) == "2008-08-12"


def test_an_effect_that_the_depositary_gives_is_its_own_earliest_day() -> None:
    notice = made(AT_PEACE, "withdrawal", "2020-05-10", effective=date(2021, 1, 1))
    assert notice_effect(Facts(), law.treaty("apmbc"), notice, None) == Effect(date(2021, 1, 1), date(2021, 1, 1))


def test_what_is_open_about_a_withdrawal_is_said_with_all_that_it_waits_for() -> None:
    rules = law.treaty("apmbc")
    waits = (Engagement("one", date(2000, 1, 1)), Engagement("another", date(2001, 1, 1)))
    assert open_end(rules, Effect(None, date(2020, 11, 10), waits)).endswith("not before the end of the armed conflict (one, another).")
    none = "The Ottawa Convention has no clause from which the effect of a withdrawal could be computed."
    assert open_end(rules, None) == none
    assert rules.withdrawal
    closed = rules._replace(withdrawal=rules.withdrawal._replace(allowed=False))
    assert notice_effect(Facts(), closed, NOTICE, None) is None and open_end(closed, None) == none


def test_where_the_list_is_in_part_or_none_the_answer_is_refused_with_the_page_to_look_at() -> None:
    with pytest.raises(UsageError, match=r"under the Seabed Treaty, so the standing of FRA .* page is https://treaties\.unoda\.org/t/sea_bed\.$"):
        Record("2026-08-22").standing("FRA", "seabed")
    with pytest.raises(UsageError) as why:
        Record("2026-08-22").standing("SWE", "open-skies")
    assert str(why.value).endswith(f" The depositary's page is {law.treaty('open-skies').status_page}.")
    with pytest.raises(UsageError, match="no complete list"):
        Record("2026-08-22").standing("USA", "gc1")
    with pytest.raises(UsageError, match="no complete list"):
        Record("2026-08-22").with_actions([made("USA", "ratification", "1955-08-02", "gc1")]).standing("USA", "gc1")


def test_how_far_a_list_goes_is_said_of_later_days() -> None:
    record = Record("2026-08-22")
    assert record.standing("UKR", "apmbc", "2026-02-03").caveat == ""
    assert record.standing("UKR", "apmbc", "2026-02-04").caveat == (
        "As far as the record goes: its list for this treaty is complete to 3 February 2026, 1 day earlier."
    )
    assert record.standing("USA", "inf", "2000-01-01").caveat == "The record holds single events only for this treaty."


def test_readings_are_given_by_what_was_known() -> None:
    assert Record("2026-08-22").standing("UKR", "apmbc", "2026-01-01", "2025-07-17").readings == ()
    assert len(Record("2026-08-22").standing("UKR", "apmbc", "2026-01-01", "2025-07-18").readings) == 2
    (first, second) = Record("2026-08-22").standing("UKR", "apmbc", "2026-01-01").readings
    assert first.holds != second.holds and first.basis[3] == Basis(
        "reading", "CHE, apmbc-ukr-suspension: no-suspension", Facts().source("globalsecurity-org-1").address, first.holds
    )


def test_two_questions_about_one_state_stand_side_by_side() -> None:
    from servanda.record import loader

    (told,) = (reading for reading in loader.readings() if reading.state == "UKR")
    record = Record("2026-08-22")
    record._readings["UKR", "apmbc", None] = (told, told._replace(id="another"))
    assert len(record.standing("UKR", "apmbc", "2026-01-01").readings) == 4


def test_what_all_parties_did_is_no_instrument() -> None:
    """Forty entries of a list would else bring a treaty into force."""
    done = {"*": (made("*", "ratification", "1998-01-01"),), **{s: (made(s, "ratification", "1998-01-02"),) for s in ("AAA", "BBB")}}
    three = law.treaty("apmbc")._replace(entry_into_force=law.treaty("apmbc").entry_into_force._replace(instruments=3))
    assert computed_start(three, done).threshold is None
    assert computed_start(three, {**done, "CCC": (made("CCC", "ratification", "1998-01-03"),)}).threshold == date(1998, 1, 3)


@pytest.mark.parametrize(("back", "counts"), [("1998-01-02", False), ("1998-01-03", False), ("1998-01-04", True)])
def test_an_instrument_taken_back_by_the_day_of_the_threshold_does_not_count(back: str, counts: bool) -> None:
    three = law.treaty("apmbc")._replace(entry_into_force=law.treaty("apmbc").entry_into_force._replace(instruments=3))
    done = {state: (made(state, "ratification", f"1998-01-0{day}"),) for state, day in (("AAA", 1), ("BBB", 2), ("CCC", 3))}
    done["BBB"] += (made("BBB", "withdrawal-of-ratification", back),)
    assert (computed_start(three, done).threshold is not None) == counts


def test_a_treaty_may_have_to_wait_after_its_opening_in_the_record_too() -> None:
    """CTBT XIV(1): not earlier than two years after the opening of 24 September 1996."""
    rules = law.treaty("ctbt")
    done = {state: (made(state, "ratification", "1996-10-01", "ctbt"),) for state in rules.entry_into_force.states}
    assert computed_start(rules, done).day == date(1998, 9, 24)


def test_the_same_words_for_every_state() -> None:
    for state in (AT_PEACE, AT_WAR, ANOTHER):
        (basis,) = Record("2026-08-22").standing(state, "apmbc", "2025-01-01").basis
        assert basis.says == f"Neither signature nor instrument of {state_name(state)} is on the list."
