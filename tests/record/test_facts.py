"""Facts as they could be known on a day; corrections; actions and ends of conflicts added for a what-if."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import AT_PEACE, histories, made

from servanda.record.facts import Facts
from servanda.record.model import Action

RATIFIED = made(AT_PEACE, "ratification", "2010-03-15")


def correcting(action: Action, day: str, known: date) -> Action:
    return action._replace(date=day, known=known, corrects=action.id, note="the depositary's list gave another day")


def test_a_correction_takes_the_place_of_what_it_corrects_from_the_day_it_is_known() -> None:
    corrected = correcting(RATIFIED, "2010-04-15", date(2015, 1, 1))
    facts = Facts([RATIFIED, corrected])
    assert facts.of(AT_PEACE, "apmbc", date(2014, 12, 31)) == (RATIFIED,)
    assert facts.of(AT_PEACE, "apmbc", date(2015, 1, 1)) == (corrected,)
    assert facts.of(AT_PEACE, "apmbc") == (corrected,)


def test_a_correction_can_be_corrected() -> None:
    second = correcting(RATIFIED, "2010-04-15", date(2015, 1, 1))
    third = correcting(second, "2010-05-15", date(2016, 1, 1))
    facts = Facts([third, RATIFIED, second])
    assert [facts.of(AT_PEACE, "apmbc", date(year, 6, 1)) for year in (2014, 2015, 2016)] == [(RATIFIED,), (second,), (third,)]


def test_what_is_not_known_yet_is_not_seen() -> None:
    late = made(AT_PEACE, "ratification", "2010-03-15", known=date(2012, 1, 1))
    assert Facts([late]).of(AT_PEACE, "apmbc", date(2011, 12, 31)) == ()
    assert Facts([late]).of(AT_PEACE, "apmbc", date(2012, 1, 1)) == (late,)


@given(histories(), histories(), st.dates(date(1995, 1, 1), date(2040, 1, 1)))
def test_actions_known_later_change_nothing_in_what_was_known(now: list[Action], later: list[Action], known_at: date) -> None:
    later = [action for action in later if action.known > known_at]
    assert Facts([*now, *later]).actions("apmbc", known_at) == Facts(now).actions("apmbc", known_at)


@given(histories())
def test_the_order_in_which_actions_were_read_is_lost(done: list[Action]) -> None:
    assert Facts(done).of(AT_PEACE, "apmbc") == Facts(done[::-1]).of(AT_PEACE, "apmbc")


def test_actions_added_are_added_to_those_added_before_and_the_first_facts_stay_as_they_were() -> None:
    first = Facts()
    second = first.with_actions([RATIFIED])
    third = second.with_actions([made(AT_PEACE, "withdrawal", "2020-01-01")])
    assert [len(facts.of(AT_PEACE, "apmbc")) for facts in (first, second, third)] == [0, 1, 2]


def test_an_open_conflict_is_open_for_its_states_only_and_from_its_first_day() -> None:
    facts = Facts()
    assert [e for e in facts.engagements("UKR") if e.end is None]
    assert facts.engagements("FIN") == ()
    assert not facts.engagements("IND", date(1940, 1, 1))


def test_an_end_that_lies_ahead_is_not_known_yet() -> None:
    """Georgia and Russia, 8 to 12 August 2008: on 10 August nobody knew the end."""
    facts = Facts()
    assert [e.end for e in facts.engagements("GEO", date(2008, 8, 10))] == [None]
    assert [e.end for e in facts.engagements("GEO", date(2008, 8, 12))] == [date(2008, 8, 12)]


def test_ends_added_for_a_what_if_hold_for_that_conflict_only() -> None:
    facts = Facts().with_actions([], [("ind-pak-1947", date(2030, 1, 1))])
    assert [e.end for e in facts.engagements("IND")] == [date(2030, 1, 1), None]
    assert [e.end for e in facts.engagements("IND", character="international")] == [date(2030, 1, 1)]
    assert [e for e in facts.engagements("UKR") if e.end is None]


def test_readings_are_seen_once_the_question_had_arisen() -> None:
    facts = Facts()
    assert facts.readings("apmbc", "UKR", date(2025, 7, 17)) == ()
    assert len(facts.readings("apmbc", "UKR", date(2025, 7, 18))) == 1
    assert facts.readings("apmbc", "FIN") == ()


@pytest.mark.parametrize("field", Action._fields)
def test_identity_changes_with_every_field(field: str) -> None:
    other = RATIFIED._replace(**{field: date(2000, 1, 1) if field in ("effective", "known", "until") else "other"})
    assert other.id != RATIFIED.id


def test_days_of_an_action_follow_its_date_then_its_effect_then_its_publicity() -> None:
    assert made(AT_PEACE, "ratification", "2010").day == date(2010, 1, 1)
    assert made(AT_PEACE, "ratification", "2010").last_day == made(AT_PEACE, "ratification", "2010").known == date(2010, 12, 31)
    effective = made(AT_PEACE, "withdrawal", "", effective=date(2020, 5, 1))
    assert effective.day == effective.last_day == date(2020, 5, 1)
    assert made(AT_PEACE, "completion", "", known=date(2021, 1, 1)).day == date(2021, 1, 1)


def test_a_conflict_is_known_from_its_first_day() -> None:
    facts = Facts()
    assert facts.engagements("GEO", date(2008, 8, 8)) and not facts.engagements("GEO", date(2008, 8, 7))


def test_decisions_are_narrowed_to_treaty_state_and_norm() -> None:
    facts = Facts()
    every = facts.decisions("apmbc")
    greece = facts.decisions("apmbc", "GRC")
    assert greece and set(greece) < set(every) and all("GRC" in d.state.split("|") for d in greece)
    narrowed = facts.decisions("apmbc", "GRC", "stockpile-destruction")
    assert narrowed and all(d.norm == "stockpile-destruction" and d.treaty == "apmbc" for d in narrowed)
    assert not facts.decisions("apmbc", "GRC", "membership")
    assert {d.treaty for d in every} == {"apmbc"}


def test_a_member_that_left_is_no_member_on_the_day_it_left() -> None:
    facts = Facts()
    assert "GBR" in facts.members("EU", date(2020, 1, 31)) and "GBR" not in facts.members("EU", date(2020, 2, 1))
    assert "FRA" in facts.members("EU", date(2026, 1, 1)) and "FRA" not in facts.members("CSTO", date(2026, 1, 1))


def test_a_source_that_is_no_id_stands_for_itself() -> None:
    facts = Facts()
    assert facts.source("made-up").address == "made-up"
    assert facts.source("https://example.org/a").url == "https://example.org/a"


def test_decisions_are_seen_once_they_were_taken() -> None:
    """The Meeting of December 2025 recorded that Ukraine cannot suspend; a month before nobody could cite it."""
    facts = Facts()
    said = [d.date for d in facts.decisions("apmbc", "UKR", "withdrawal")]
    assert said == ["2025-12-05"] == [d.date for d in facts.decisions("apmbc", "UKR", "withdrawal", date(2025, 12, 5))]
    assert facts.decisions("apmbc", "UKR", "withdrawal", date(2025, 12, 4)) == ()
    by_month = [d for d in facts.decisions("apmbc") if len(d.date) == 7]
    assert by_month and all(d not in facts.decisions("apmbc", known_at=date.fromisoformat(f"{d.date}-01")) for d in by_month)
