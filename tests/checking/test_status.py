"""`status`: party, signatory, outside, left, on a day, since a day, ever; what is open, and what lies after the end of the list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import OPPOSITE, asked, made_record, told
from strategies import AT_PEACE, AT_WAR, made

from servanda.standing import Record

# Signed on 10 January 1998, ratified on 5 January 2000, bound from 1 July 2000, notice on 15 March 2010, out on 15 September 2010.
HISTORY = (
    made(AT_PEACE, "signature", "1998-01-10"), made(AT_PEACE, "ratification", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"),
)  # fmt: skip
YES, NO, OPEN = ("supported", ""), ("contradicted", ""), ("outside", "not understood")
TREATY = "the Ottawa Convention"


@pytest.fixture(scope="module")
def left() -> Record:
    """A record in which a State signed, joined and left."""
    return made_record(*HISTORY)


def status(record: Record, said: str, value: str, state: str = AT_PEACE, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="status", states=[state], value=value, **more))


@pytest.mark.parametrize(
    ("said", "party", "signatory", "outside", "gone"),
    [
        ("1997-12-31", NO, NO, YES, NO),  # before anything was done
        ("1998-01-10", NO, YES, NO, NO),  # signed
        ("2000-01-04", NO, YES, NO, NO),
        ("2000-01-05", OPEN, YES, NO, NO),  # ratified and not yet bound: "a party" can mean either
        ("2000-06-30", OPEN, YES, NO, NO),
        ("2000-07-01", YES, YES, NO, NO),  # Article 17(2)
        ("2010-03-14", YES, YES, NO, NO),
        ("2010-03-15", YES, YES, NO, OPEN),  # a notice: "left" can mean it or its effect
        ("2010-09-14", YES, YES, NO, OPEN),
        ("2010-09-15", NO, NO, YES, YES),  # Article 20(3)
    ],
)
def test_each_status_on_the_days_about_each_change(
    left: Record, said: str, party: tuple[str, str], signatory: tuple[str, str], outside: tuple[str, str], gone: tuple[str, str]
) -> None:
    for value, expected in (("party", party), ("signatory", signatory), ("outside", outside), ("left", gone)):
        assert status(left, said, value) == expected, value
        turned = (OPPOSITE.get(expected[0], expected[0]), expected[1])
        if (value, expected) == ("party", OPEN):
            turned = YES  # "not yet a party" of a State that has ratified is plain
        assert status(left, said, value, holds=False) == turned, f"not {value}"


@pytest.mark.parametrize(
    ("said", "value", "why"),
    [
        ("1998-02-01", "party", f"China has signed {TREATY} and is not bound by it."),
        ("2000-02-01", "signatory", f"China has consented to {TREATY}, which is not yet in force for it."),
        ("2000-02-01", "party", f"China has consented to {TREATY}, which is not yet in force for it; it enters into force for it on 1 July"
                                " 2000: a party can mean either."),
        ("2001-02-01", "party", f"China is bound by {TREATY} since 1 July 2000."),
        ("2010-04-01", "party", f"China is bound by {TREATY} and has given notice of withdrawal since 15 March 2010."),
        ("2010-04-01", "left", "China has given notice of withdrawal, which takes effect on 15 September 2010: that it left can mean the"
                               " notice or its effect."),
        ("2011-02-01", "left", f"{TREATY[0].upper()}{TREATY[1:]} ceased to bind China on 15 September 2010."),
    ],
)  # fmt: skip
def test_the_reason_is_the_status_of_the_day_asked_about(left: Record, said: str, value: str, why: str) -> None:
    part = asked(left, said, predicate="status", states=[AT_PEACE], value=value)
    assert part.why == why
    assert part.basis


def test_a_notice_that_waits_for_the_end_of_a_conflict_has_no_day() -> None:
    record = made_record(made(AT_WAR, "accession", "2000-01-05"), made(AT_WAR, "withdrawal", "2022-03-15"))
    part = asked(record, "2023-01-01", predicate="status", states=[AT_WAR], value="left")
    assert told(part) == OPEN
    assert "whose effect has no day yet" in part.why
    assert status(record, "2026-01-01", "party", AT_WAR) == YES


def test_no_party_and_a_treaty_not_yet_in_force(record: Record) -> None:
    assert asked(record, "2025-07-02", predicate="status", states=["CHN"], value="party").why == f"China is no party to {TREATY}."
    ban = asked(record, "2025-07-02", "ctbt", predicate="status", states=["IND"], value="outside")
    assert told(ban) == YES
    assert ban.why == "The Comprehensive Nuclear-Test-Ban Treaty is not in force, and India has not joined it."
    assert status(record, "2025-07-02", "outside", "USA", treaty="ctbt") == NO  # it signed
    assert status(record, "2025-07-02", "signatory", "USA", treaty="ctbt") == YES
    assert status(record, "2025-07-02", "party", "FRA", treaty="ctbt") == OPEN  # ratified; in force for nobody


@pytest.mark.parametrize(
    ("value", "when", "expected"),
    [
        ("party", "2005", YES),
        ("party", "2000-07-01", YES),
        ("party", "2000-06-30", OPEN),
        ("party", "1999", NO),
        ("party", "2000", OPEN),  # not the same throughout
        ("party", "2010", OPEN),
        ("party", "2000-07/2009-12", YES),
        ("party", "2005-01/2009-12", OPEN),  # it was, and had begun before
        ("party", "2010/2012", NO),  # at the latest beginning it was none any more
        ("outside", "2011", YES),
        ("outside", "../1997", YES),
        ("party", "../2001", YES),  # by then
        ("party", "../1999", NO),
        ("signatory", "1998-02", YES),
        ("left", "2012", YES),
    ],
)
def test_the_time_told_is_the_time_asked_about(left: Record, value: str, when: str, expected: tuple[str, str]) -> None:
    assert status(left, "2020-01-01", value, when=when) == expected
    assert status(left, "2020-01-01", value, when=when, holds=False) == (
        (OPPOSITE.get(expected[0], expected[0]), expected[1]) if (value, when) != ("party", "2000-06-30") else YES
    )


def test_until_a_year_is_until_some_day_of_it(left: Record) -> None:
    assert status(left, "2020-01-01", "party", when="../2000", holds=False) == YES  # it became one in July
    assert status(left, "2020-01-01", "party", when="../2000-06", holds=False) == YES
    assert status(left, "2020-01-01", "party", when="../2001", holds=False) == NO
    assert status(left, "2020-01-01", "party", when="../2000") == OPEN


@pytest.mark.parametrize(
    ("when", "exactly", "expected"),
    [
        ("2000/..", False, YES),  # the year of its ratification and of its effect
        ("2000-07/..", False, YES),
        ("2000-07-01/..", True, YES),
        ("2000-01/..", False, YES),  # the month of the instrument
        ("2000-01-05/..", False, NO),  # on the day of the instrument it was not yet bound
        ("2000-01-05/..", True, NO),
        ("2000-06-30/..", False, OPEN),  # a day off
        ("2000-06-28/..", False, OPEN),  # three
        ("2000-07-04/..", False, OPEN),
        ("2000-07-05/..", False, NO),  # four: it had begun before
        ("2003/..", False, NO),
        ("1999/..", False, NO),
        ("1998/..", False, NO),  # signed then, and not bound
    ],
)
def test_since_when_it_is_so(when: str, exactly: bool, expected: tuple[str, str]) -> None:
    record = made_record(*HISTORY[:2])
    assert status(record, "2005-01-01", "party", when=when, exactly=exactly) == expected


def test_since_a_beginning_it_must_have_gone_on(left: Record) -> None:
    assert status(left, "2009-01-01", "party", when="2000/..") == YES
    assert status(left, "2012-01-01", "party", when="2000/..") == NO
    assert status(left, "2012-01-01", "left", when="2010/..") == YES
    assert status(left, "2012-01-01", "left", when="2011/..") == NO
    assert status(left, "2012-01-01", "outside", when="2010-09/..") == YES  # again, as before 1998
    assert status(left, "2012-01-01", "outside", when="2005/..") == NO


def test_since_when_again() -> None:
    record = made_record(*HISTORY, made(AT_PEACE, "accession", "2012-01-05"))  # bound again from 1 July 2012
    assert status(record, "2015-01-01", "party", when="2012-07/..") == YES
    assert status(record, "2015-01-01", "party", when="2000-07/..") == NO
    assert status(record, "2015-01-01", "party", when="2014/..") == NO  # it began before


def test_a_part_of_the_time_is_not_told_as_a_change(left: Record) -> None:
    part = asked(left, "2020-01-01", predicate="status", states=[AT_PEACE], value="party", when="2005-01/2009-12")
    assert part.why == f"China is bound by {TREATY} since 1 July 2000: the time told can be meant as its beginning or as a part of it."
    part = asked(left, "2020-01-01", predicate="status", states=[AT_PEACE], value="party", when="2010")
    assert part.why == (f"It was not the same throughout the time told; at its end, {TREATY} ceased to bind China on 15 September 2010.")


def test_since_its_signature_a_party_may_be_called_so() -> None:
    record = made_record(made(AT_PEACE, "signature", "1998-01-10"), made(AT_PEACE, "ratification", "2000-01-05"))
    assert status(record, "2005-01-01", "signatory", when="1998/..") == YES
    assert status(record, "2005-01-01", "signatory", when="1999/..") == NO


@pytest.mark.parametrize(
    ("said", "value", "holds", "expected"),
    [
        ("2020-01-01", "party", True, YES),
        ("2020-01-01", "party", False, NO),  # "was never a party"
        ("1999-01-01", "party", False, YES),
        ("2020-01-01", "left", True, YES),
        ("2009-01-01", "left", False, YES),
        ("1999-06-01", "signatory", False, NO),
        ("1997-06-01", "signatory", False, YES),
    ],
)
def test_ever_looks_at_all_days_up_to_then(left: Record, said: str, value: str, holds: bool, expected: tuple[str, str]) -> None:
    assert status(left, said, value, ever=True, holds=holds) == expected


def test_ever_up_to_a_time_that_is_told(left: Record) -> None:
    assert status(left, "2020-01-01", "party", ever=True, when="../1999") == NO
    assert status(left, "2020-01-01", "party", ever=True, when="../2001") == YES
    part = asked(left, "2020-01-01", predicate="status", states=[AT_PEACE], value="party", ever=True)
    assert part.why == (
        f"China is bound by {TREATY} since 1 July 2000; China is bound by {TREATY} and has given notice of withdrawal since 15 March 2010."
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-02-03", YES),  # the list ends here
        ("2026-08-03", YES),  # a notice of the day after would still run: six months
        ("2026-08-04", ("outside", "supported")),
    ],
)
def test_a_party_stays_one_for_the_time_that_a_notice_takes(said: str, expected: tuple[str, str]) -> None:
    record = made_record(*HISTORY[:2], complete_to=date(2026, 2, 3))
    assert status(record, said, "party") == expected
    assert asked(record, said, predicate="status", states=[AT_PEACE], value="party", holds=False).then in ("", "contradicted")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-07-31", YES),  # an instrument of the day after the end of the list binds from 1 August
        ("2026-08-01", ("outside", "supported")),
    ],
)
def test_who_is_outside_stays_so_for_the_time_that_an_instrument_takes(record: Record, said: str, expected: tuple[str, str]) -> None:
    assert status(record, said, "outside") == expected
    past = asked(record, "2026-08-01", predicate="status", states=[AT_PEACE], value="outside")
    assert past.refusal == "past the list"
    assert past.why == (
        "The list for the Ottawa Convention ends on 3 February 2026; as of that day China is no party to the Ottawa Convention;"
        " nothing later is held."
    )


def test_who_applies_provisionally_and_whose_treaty_ended_had_signed(record: Record) -> None:
    applies = made_record(made(AT_PEACE, "provisional-application", "1999-06-01"))
    assert status(applies, "2000-01-01", "signatory") == YES
    assert status(applies, "2000-01-01", "party") == status(applies, "2000-01-01", "outside") == NO
    assert asked(applies, "2000-01-01", predicate="status", states=[AT_PEACE], value="party").why == (
        f"China applies {TREATY} provisionally since 1 June 1999 and is not yet bound by it."
    )
    assert status(record, "2026-03-01", "signatory", "USA", treaty="new-start") == YES
    assert status(record, "2026-03-01", "outside", "USA", treaty="new-start") == NO
    assert asked(record, "2026-03-01", "new-start", predicate="status", states=["USA"], value="party").why == (
        "New START, which the United States had joined, ended on 5 February 2026."
    )


def test_an_instrument_without_its_day_leaves_open_who_is_bound() -> None:
    record = made_record(made(AT_PEACE, "accession", "2026", known=date(2026, 2, 1)))
    for value in ("party", "outside"):
        part = asked(record, "2026-06-01", predicate="status", states=[AT_PEACE], value=value)
        assert told(part) == ("outside", "not on record")
        assert part.why.endswith(", as far as days are on record; an instrument of 2026 is, without its day.")
        assert "CHN accession 2026" in [b.ref for b in part.basis]
    assert status(record, "2026-06-01", "outside", known="2026-01-31") == YES
    assert status(record, "2026-06-01", "outside", "VNM") == YES
    past = asked(record, "2026-08-20", predicate="status", states=["VNM"], value="outside")
    assert (told(past), bool(past.basis)) == (("outside", "supported"), True)


def test_what_is_open_says_what_can_be_meant_and_rests_on_the_record(record: Record) -> None:
    part = asked(record, "2025-07-02", "ctbt", predicate="status", states=["FRA"], value="party")
    assert part.why == (
        "France has consented to the Comprehensive Nuclear-Test-Ban Treaty, which is not yet in force for it: a party can mean either."
    )
    assert part.basis
    waits = made_record(made(AT_WAR, "accession", "2000-01-05"), made(AT_WAR, "withdrawal", "2022-03-15"))
    part = asked(waits, "2023-01-01", predicate="status", states=[AT_WAR], value="left")
    assert part.why == (
        "India has given notice of withdrawal, whose effect has no day yet: that it left can mean the notice or its effect."
    )
    assert status(waits, "2023-01-01", "left", AT_WAR, ever=True) == OPEN
    assert status(waits, "2021-01-01", "left", AT_WAR, ever=True) == NO


def test_what_ended_stays_ended(record: Record) -> None:
    assert status(record, "2026-08-20", "party", "FIN") == NO
    assert status(record, "2030-01-01", "left", "FIN") == YES
    assert status(record, "2025-07-02", "party", "USA", treaty="inf") == NO


def test_a_status_by_what_was_known_then(record: Record) -> None:
    assert status(record, "2026-01-15", "party", "FIN") == NO
    assert status(record, "2026-01-15", "party", "FIN", known="2025-07-01") == YES  # its notice came on 10 July
    later = made_record(made(AT_PEACE, "accession", "2000-01-05", known=date(2004, 1, 1)))
    assert status(later, "2003-01-01", "party") == YES
    assert status(later, "2003-01-01", "party", known="2003-12-31") == NO


def test_a_treaty_between_two_is_closed_to_others(record: Record) -> None:
    part = asked(record, "2025-07-02", "new-start", predicate="status", states=["CHN"], value="party")
    assert told(part) == NO
    assert part.why == "New START is a treaty between the United States and Russia alone, and China is none of them."
    assert part.basis[0].ref == "New START Art. XIV(1)"
    assert status(record, "2025-07-02", "outside", "CHN", treaty="new-start") == YES
    assert status(record, "1990-07-02", "party", "SUN", treaty="inf") == YES  # which Russia continues
    assert status(record, "2000-07-02", "party", "RUS", treaty="inf") == YES
    assert status(record, "2000-07-02", "party", "DEU", treaty="inf") == NO


def test_a_contested_status_shows_the_readings(record: Record) -> None:
    part = asked(record, "2025-07-02", "npt", predicate="status", states=["PRK"], value="left")
    assert part.verdict == "contested"
    assert part.why.startswith("Readings differ: ")
    assert status(record, "1990-07-02", "party", "PRK", treaty="npt") == YES  # before the question arose


def test_a_status_that_every_reading_gives_is_not_contested(record: Record) -> None:
    assert status(record, "2025-12-10", "party", "UKR") == YES
    assert status(record, "2025-12-10", "left", "UKR") == NO
    assert status(record, "2025-12-10", "party", "UKR", about="its duties operate") == ("contested", "")


def test_readings_are_told_as_they_are_held(record: Record) -> None:
    holds = [view.holds.rstrip(".") for view in record.standing("PRK", "npt", "2025-07-02").readings]
    part = asked(record, "2025-07-02", "npt", predicate="status", states=["PRK"], value="left")
    assert part.why == f"Readings differ: {'; '.join(holds)}."
    assert {b.kind for b in part.basis} >= {"reading", "provision"}
    same = asked(record, "2025-12-10", predicate="status", states=["UKR"], value="party")
    assert same.why.startswith("Ukraine is bound by the Ottawa Convention since ")
    assert {b.kind for b in same.basis} >= {"action", "reading"}


def test_several_states_and_which_of_them_is_the_reason(record: Record) -> None:
    part = asked(record, "2025-07-02", predicate="status", states=["UKR", "RUS", "FIN"], value="party")
    assert told(part) == NO
    assert part.why == "Russia is no party to the Ottawa Convention."
    assert status(record, "2025-07-02", "party", "UKR") == YES


def test_states_that_were_not_there(record: Record) -> None:
    for said, state in (("2025-07-02", "SUN"), ("1990-01-01", "UKR")):
        part = asked(record, said, predicate="status", states=[state], value="party")
        assert told(part) == ("outside", "not on record")
        assert "did not exist" in part.why


def test_what_the_list_shows_and_nobody_counts(record: Record) -> None:
    part = asked(record, "2025-07-02", "bwc", predicate="status", states=["TWN"], value="party")
    assert told(part) == ("outside", "not on record")
    assert "as an entity whose acts some depositaries list and others do not count" in part.why


def test_no_list_no_status(record: Record) -> None:
    part = asked(record, "2025-07-02", "vclt", predicate="status", states=["UKR"], value="party")
    assert told(part) == ("outside", "not on record")
    assert "no list from which the status of Ukraine under" in part.why
