"""`in-force`: entry, exit and end, adoption and opening, of a treaty and for a State, with the time and the length that are told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import OPPOSITE, asked, made_record, told
from strategies import AT_PEACE, AT_WAR, made

from servanda import law
from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")
HISTORY = (made(AT_PEACE, "ratification", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"))
LEFT = made_record(*HISTORY)


def force(record: Record, said: str, value: str, *states: str, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="in-force", value=value, states=list(states), **more))


def why(record: Record, said: str, value: str, *states: str, **more: Any) -> str:
    return asked(record, said, predicate="in-force", value=value, states=list(states), **more).why


def turned(expected: tuple[str, str]) -> tuple[str, str]:
    return OPPOSITE.get(expected[0], expected[0]), OPPOSITE.get(expected[1], expected[1])


@pytest.mark.parametrize(
    ("said", "when", "expected"),
    [
        ("1999-02-28", "", NO),
        ("1999-03-01", "", YES),
        ("2025-07-02", "1999", YES),
        ("2025-07-02", "1999-03-01", YES),
        ("2025-07-02", "1999-02-28", OPEN),  # reports differ by a day
        ("2025-07-02", "1999-03-02", OPEN),
        ("2025-07-02", "1999-02-27", NO),
        ("2025-07-02", "1999-03-03", NO),
        ("2025-07-02", "1997", NO),
        ("1998-01-01", "1999-03", YES),  # will enter
    ],
)
def test_a_treaty_enters_into_force(record: Record, said: str, when: str, expected: tuple[str, str]) -> None:
    more = {"when": when} if when else {}
    assert force(record, said, "entry", **more) == expected
    assert force(record, said, "entry", holds=False, **more) == turned(expected)


def test_the_reasons_of_entry(record: Record) -> None:
    part = asked(record, "2025-07-02", predicate="in-force", value="entry")
    assert (part.why, [b.ref for b in part.basis]) == ("The Ottawa Convention entered into force on 1 March 1999.", ["APMBC Art. 17(1)"])
    assert why(record, "2025-07-02", "entry", when="1999-03-02") == (
        "The Ottawa Convention entered into force on 1 March 1999; a day more or less is within what reports differ by."
    )


def test_what_is_open_by_a_day_rests_on_the_record() -> None:
    for value, states, when in (("entry", [], "1999-03-02"), ("entry", [AT_PEACE], "2000-07-02"), ("exit", [AT_PEACE], "2010-09-16")):
        part = asked(LEFT, "2020-01-01", predicate="in-force", value=value, states=states, when=when)
        assert (told(part), bool(part.basis)) == (OPEN, True)
    early = asked(LEFT, "2010-03-14", predicate="in-force", value="exit", states=[AT_PEACE], when="2010-09-15")
    assert (told(early), len(early.basis)) == (OPEN, 2)
    length = asked(LEFT, "2020-01-01", predicate="in-force", value="entry", states=[AT_PEACE], number=7, unit="months")
    assert (told(length), len(length.basis)) == (OPEN, 2)


def test_the_first_instrument_is_the_one_that_counts() -> None:
    twice = made_record(*HISTORY[:1], made(AT_PEACE, "accession", "2001-01-05"))
    part = asked(twice, "2005-01-01", predicate="in-force", value="entry", states=[AT_PEACE])
    assert [b.ref for b in part.basis] == ["CHN ratification 5 January 2000", "APMBC Art. 17(2)"]


def test_what_never_entered_into_force_neither_did_nor_ended(record: Record) -> None:
    for more in ({}, {"when": "2010"}):
        assert force(record, "2025-07-02", "entry", treaty="ctbt", **more) == NO
        assert force(record, "2025-07-02", "entry", treaty="ctbt", holds=False, **more) == YES
    assert force(record, "2025-07-02", "end", treaty="ctbt") == NO
    assert "nine of the 44 States" in why(record, "2025-07-02", "entry", treaty="ctbt")
    assert why(record, "2020-07-02", "entry", treaty="ctbt") == "The Comprehensive Nuclear-Test-Ban Treaty has not entered into force."
    part = asked(record, "2025-07-02", "ctbt", predicate="in-force", value="end")
    assert part.why == "The Comprehensive Nuclear-Test-Ban Treaty has not entered into force, so that it has not ended."
    assert [b.ref for b in part.basis] == ["CTBT Art. XIV(1)"]


@pytest.mark.parametrize(
    ("said", "value", "when", "expected"),
    [
        ("2026-02-04", "entry", "", YES),
        ("2026-02-05", "entry", "", NO),  # it is in force no more
        ("2026-02-05", "entry", "2011", YES),
        ("2026-02-04", "end", "", NO),
        ("2026-02-05", "end", "", YES),
        ("2025-01-01", "end", "2026-02-05", YES),
        ("2025-01-01", "end", "2026-02-06", OPEN),
        ("2025-01-01", "end", "2026-02-07", NO),
        ("2025-01-01", "exit", "2026-02", YES),  # of no State: the end of the treaty
    ],
)
def test_a_treaty_for_a_time_ends(record: Record, said: str, value: str, when: str, expected: tuple[str, str]) -> None:
    more = {"when": when} if when else {}
    assert force(record, said, value, treaty="new-start", **more) == expected
    assert force(record, said, value, treaty="new-start", holds=False, **more) == turned(expected)


def test_the_reasons_of_an_end(record: Record) -> None:
    part = asked(record, "2026-03-01", "new-start", predicate="in-force", value="end")
    assert (part.why, [b.ref for b in part.basis]) == ("New START ended on 5 February 2026.", ["New START Art. XIV(2)"])
    assert why(record, "2026-03-01", "entry", treaty="new-start") == (
        "New START entered into force on 5 February 2011 and ended on 5 February 2026."
    )


def test_what_has_no_end_goes_on_while_it_has_parties(record: Record) -> None:
    part = asked(record, "2025-07-02", predicate="in-force", value="end")
    assert told(part) == NO
    assert part.why == "The Ottawa Convention has no end on record and 164 parties."
    assert part.basis[0].says == "Parties remain."
    part = asked(record, "2025-07-02", "cfe", predicate="in-force", value="end")
    assert (told(part), part.why) == (UNHELD, "The record holds no end of the CFE Treaty.")
    assert why(record, "1999-02-28", "end") == "The record holds no end of the Ottawa Convention."  # nor any party yet


@pytest.mark.parametrize(
    ("when", "adopted", "opened"),
    [
        ("1997-09-18", YES, OPEN),  # reports call the one and the other the day on which it was made
        ("1997-12-03", OPEN, YES),
        ("1997", YES, YES),
        ("1997-12-06", OPEN, OPEN),
        ("1997-12-07", NO, NO),
        ("1997-09-15", OPEN, OPEN),
        ("1997-09-14", NO, NO),
        ("1996", NO, NO),
    ],
)
def test_adoption_and_opening(record: Record, when: str, adopted: tuple[str, str], opened: tuple[str, str]) -> None:
    assert force(record, "2025-07-02", "adopted", when=when) == adopted
    assert force(record, "2025-07-02", "opened", when=when) == opened
    assert force(record, "2025-07-02", "adopted", when=when, holds=False) == turned(adopted)


def test_adoption_and_opening_by_then(record: Record) -> None:
    assert force(record, "1997-09-17", "adopted") == NO
    assert force(record, "1997-09-18", "adopted") == YES
    assert force(record, "1997-12-02", "opened") == NO  # opened, not only adopted
    assert force(record, "1997-12-03", "opened") == YES
    part = asked(record, "2025-07-02", predicate="in-force", value="opened")
    assert part.why == part.basis[0].says[:1].upper() + part.basis[0].says[1:] + "."
    assert part.why == "The Ottawa Convention was opened for signature on 3 December 1997."
    assert (part.basis[0].kind, part.basis[0].ref) == ("provision", "Ottawa Convention")
    assert why(record, "2025-07-02", "adopted") == "The Ottawa Convention was adopted on 18 September 1997."


def test_a_treaty_that_was_not_in_force_by_what_was_known(record: Record) -> None:
    part = asked(record, "1998-06-01", predicate="in-force", value="end", known="1998-06-01")
    assert part.why == "The Ottawa Convention has not entered into force, so that it has not ended."
    assert force(record, "1998-06-01", "entry", known="1998-06-01") == NO
    never = law.treaty("apmbc")._replace(entry_into_force=law.treaty("apmbc").entry_into_force._replace(never="Never."))
    assert "has not ended" in asked(record, "2025-06-01", rules=never, predicate="in-force", value="end").why


def test_a_first_signature_is_the_opening_only_where_no_other_day_is_known() -> None:
    early = made_record(made(AT_PEACE, "signature", "1997-11-01", known=date(1998, 6, 1)))
    assert force(early, "2025-07-02", "opened", when="1997-11-01") == NO
    unknown = law.treaty("apmbc")._replace(opened=None)
    given = {"predicate": "in-force", "value": "opened", "when": "1997-11-01"}
    assert told(asked(early, "2025-07-02", rules=unknown, **given)) == YES
    assert told(asked(early, "2025-07-02", rules=unknown, known="1998-01-01", **given)) == NO
    part = asked(early, "2025-07-02", predicate="in-force", value="adopted", when="1997")
    assert part.why == "The Ottawa Convention was adopted on 18 September 1997."
    assert part.basis[0].source == law.treaty("apmbc").text
    off = asked(early, "2025-07-02", predicate="in-force", value="adopted", when="1997-12-06")
    assert (off.why, len(off.basis)) == ("The Ottawa Convention was adopted on 18 September 1997.", 1)


def test_where_only_one_day_of_the_text_is_known_another_is_not_denied(record: Record) -> None:
    for_one = law.treaty("apmbc")._replace(opened=None)
    assert told(asked(record, "2025-07-02", rules=for_one, predicate="in-force", value="adopted", when="1996")) == OPEN
    opened = asked(record, "2025-07-02", rules=for_one, predicate="in-force", value="opened", when="1997-12-03")
    assert told(opened) == YES  # the day of the first signature
    none = law.treaty("apmbc")._replace(opened=None, adopted=None)
    part = asked(record, "2025-07-02", rules=none, predicate="in-force", value="adopted")
    assert (told(part), part.why) == (UNHELD, "The record holds no day on which the Ottawa Convention was adopted.")


@pytest.mark.parametrize(
    ("when", "said", "exactly", "expected"),
    [
        ("", "2000-06-30", False, NO),
        ("", "2000-07-01", False, YES),
        ("2000-07", "2005-01-01", False, YES),
        ("2000-07-02", "2005-01-01", False, OPEN),
        ("2000-07-03", "2005-01-01", False, NO),
        ("2000-01", "2005-01-01", False, OPEN),  # its instrument was deposited then
        ("2000-01-05", "2005-01-01", True, NO),
        ("1999", "2005-01-01", False, NO),
        ("2000-07-01", "2000-02-01", True, YES),  # will enter
    ],
)
def test_it_enters_into_force_for_a_state(when: str, said: str, exactly: bool, expected: tuple[str, str]) -> None:
    more: dict[str, Any] = {"when": when, "exactly": exactly} if when else {}
    assert force(LEFT, said, "entry", AT_PEACE, **more) == expected
    assert force(LEFT, said, "entry", AT_PEACE, holds=False, **more) == turned(expected)


def test_the_reasons_of_entry_for_a_state() -> None:
    part = asked(LEFT, "2005-01-01", predicate="in-force", value="entry", states=[AT_PEACE])
    assert part.why == "The Ottawa Convention entered into force for China on 1 July 2000."
    assert [b.ref for b in part.basis] == ["CHN ratification 5 January 2000", "APMBC Art. 17(2)"]
    assert why(LEFT, "2005-01-01", "entry", AT_PEACE, when="2000-01") == (
        "The Ottawa Convention entered into force for China on 1 July 2000; its instrument was deposited on 5 January 2000."
    )


def test_for_a_state_that_never_joined(record: Record) -> None:
    assert force(record, "2026-05-06", "entry", "CHN") == NO
    assert why(record, "2026-05-06", "entry", "CHN") == "The Ottawa Convention has not entered into force for China."
    assert force(record, "2026-05-07", "entry", "CHN") == ("outside", "contradicted")
    part = asked(record, "2026-05-01", "vclt", predicate="in-force", value="entry", states=["RUS"])
    assert (told(part), part.why) == (
        UNHELD,
        "The record holds no list from which the entry into force of the Vienna Convention on the Law of Treaties for Russia follows.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [(6, "months", YES), (5, "months", OPEN), (6, "days", OPEN), (6, "years", OPEN), (6, "mines", OPEN)],
)
def test_the_time_from_the_instrument_to_its_effect(number: int, unit: str, expected: tuple[str, str]) -> None:
    assert force(LEFT, "2005-01-01", "entry", AT_PEACE, number=number, unit=unit) == expected
    assert why(LEFT, "2005-01-01", "entry", AT_PEACE, number=6, unit="months") == (
        "The Ottawa Convention enters into force for China on 1 July 2000."
    )


def test_the_time_counts_in_the_unit_of_the_rule(record: Record) -> None:
    assert force(record, "2025-01-01", "entry", "SYR", treaty="cwc", number=30, unit="days") == YES
    assert force(record, "2025-01-01", "entry", "SYR", treaty="cwc", number=30, unit="months") == OPEN
    assert force(record, "2025-01-01", "entry", "SYR", treaty="cwc", number=30, unit="weeks") == OPEN
    weeks = law.treaty("cwc")
    weeks = weeks._replace(entry_into_force=weeks.entry_into_force._replace(later_count=28))
    given = {"predicate": "in-force", "value": "entry", "states": ["SYR"], "number": 4, "unit": "weeks"}
    assert told(asked(record, "2025-01-01", "cwc", rules=weeks, **given)) == YES


@pytest.mark.parametrize(
    ("rule", "number", "unit", "expected"),
    [
        ("months", 3, "months", YES), ("months", 3, "days", OPEN), ("month-start", 3, "month", YES), ("days", 3, "days", YES),
        ("days", 3, "months", OPEN), ("month-start-after-days", 3, "days", YES), ("at-once", 3, "days", OPEN), ("at-once", 0, "days", OPEN),
    ],
)  # fmt: skip
def test_the_time_counts_in_the_unit_of_each_rule(rule: str, number: int, unit: str, expected: tuple[str, str]) -> None:
    rules = law.treaty("apmbc")
    other = rules._replace(entry_into_force=rules.entry_into_force._replace(later_rule=rule, later_count=3))
    given = {"predicate": "in-force", "value": "entry", "states": [AT_PEACE], "number": number, "unit": unit}
    assert told(asked(LEFT, "2005-01-01", rules=other, **given)) == expected
    only = rules._replace(entry_into_force=rules.entry_into_force._replace(rule=rule, count=3, later_rule="", later_count=0))
    assert told(asked(LEFT, "2005-01-01", rules=only, **given)) == expected


@pytest.mark.parametrize(
    ("when", "said", "expected"),
    [
        ("", "2010-03-15", NO),
        ("", "2010-09-14", NO),
        ("", "2010-09-15", YES),
        ("2010-09-15", "2010-04-01", YES),
        ("2010-09-14", "2010-04-01", OPEN),
        ("2010-09-16", "2010-04-01", OPEN),
        ("2010-09-17", "2010-04-01", NO),
        ("2010-09-15", "2010-03-14", OPEN),  # said before there was a notice
        ("2010", "2020-01-01", YES),
    ],
)
def test_a_withdrawal_takes_effect(when: str, said: str, expected: tuple[str, str]) -> None:
    more = {"when": when} if when else {}
    assert force(LEFT, said, "exit", AT_PEACE, **more) == expected
    assert force(LEFT, said, "exit", AT_PEACE, holds=False, **more) == turned(expected)


def test_the_reasons_of_exit(record: Record) -> None:
    part = asked(LEFT, "2020-01-01", predicate="in-force", value="exit", states=[AT_PEACE])
    assert (
        part.why
        == "China gave notice on 15 March 2010; the withdrawal of China from the Ottawa Convention takes effect on 15 September 2010."
    )
    assert [b.ref for b in part.basis] == ["CHN withdrawal 15 March 2010", "APMBC Art. 20(3)"]
    never = asked(record, "2026-05-06", predicate="in-force", value="exit", states=["CHN"])
    assert (told(never), never.why) == (NO, "No notice of withdrawal of China from the Ottawa Convention is on record.")
    assert never.basis[0].says == "no notice of withdrawal of China from the Ottawa Convention is on record"
    assert force(record, "2026-05-07", "exit", "CHN") == ("outside", "contradicted")


@pytest.mark.parametrize(
    ("treaty", "number", "unit", "expected"),
    [
        ("apmbc", 6, "months", YES),
        ("apmbc", 5, "months", NO),
        ("apmbc", 6, "days", YES),  # of another unit nothing is held against it
        ("apmbc", 1, "years", NO),
        ("cwc", 90, "days", YES),
        ("cwc", 89, "days", NO),
        ("cwc", 3, "months", YES),  # about
        ("cwc", 4, "months", NO),
        ("npt", 3, "months", YES),
        ("npt", 90, "mines", YES),
        ("cwc", 5, "mines", YES),
        ("cwc", 1, "years", NO),
        ("rome-statute", 1, "years", YES),
        ("rome-statute", 2, "years", NO),
        ("rome-statute", 12, "months", YES),
    ],
)
def test_the_length_of_a_notice(treaty: str, number: int, unit: str, expected: tuple[str, str]) -> None:
    record = made_record(made("VUT", "accession", "2000-01-05", treaty), made("VUT", "withdrawal", "2010-03-15", treaty))
    assert force(record, "2020-01-01", "exit", "VUT", treaty=treaty, number=number, unit=unit) == expected
    assert force(record, "2010-03-20", "exit", "VUT", treaty=treaty, number=number, unit=unit) == expected  # the length alone is told
    if expected == NO:
        assert force(record, "2020-01-01", "exit", "VUT", treaty=treaty, number=number, unit=unit, when="2010") == NO
    assert force(record, "2020-01-01", "exit", "VUT", treaty=treaty, number=number, unit=unit, when="2015") == NO


def test_weeks_are_days(record: Record) -> None:
    rules = law.treaty("apmbc")
    assert rules.withdrawal
    by_days = rules._replace(withdrawal=rules.withdrawal._replace(months=0, days=14))
    for number, unit, expected in ((2, "weeks", YES), (3, "weeks", NO), (14, "day", YES), (1, "week", NO)):
        assert (
            told(asked(LEFT, "2020-01-01", rules=by_days, predicate="in-force", value="exit", states=[AT_PEACE], number=number, unit=unit))
            == expected
        )


def test_a_notice_that_waits_has_no_day_of_effect() -> None:
    record = made_record(made(AT_WAR, "accession", "2000-01-05"), made(AT_WAR, "withdrawal", "2022-03-15"))
    part = asked(record, "2024-01-01", predicate="in-force", value="exit", states=[AT_WAR])
    assert told(part) == OPEN
    assert part.why.startswith("India gave notice on 15 March 2022: The day on which the withdrawal takes effect is undetermined")
    assert len(part.basis) == 2


def test_entry_and_exit_by_what_was_known_then(record: Record) -> None:
    assert force(record, "2025-08-01", "exit", "FIN", known="2025-07-09") == NO
    assert force(record, "2026-02-01", "exit", "FIN", known="2025-07-09") == ("outside", "contradicted")
    assert force(record, "2026-02-01", "exit", "FIN", known="2025-08-01") == YES
    late = made_record(made(AT_PEACE, "ratification", "2000-01-05", known=date(2003, 1, 1)))
    assert force(late, "2002-01-01", "entry", AT_PEACE, known="2002-01-01") == NO
    assert force(late, "2002-01-01", "entry", AT_PEACE) == YES


@pytest.mark.parametrize(
    ("said", "when", "expected"),
    [
        ("2003-04-20", "", ("contested", "")),  # by one reading it never took effect
        ("2003-04-20", "2003-04-10", ("contested", "")),
        ("2003-04-20", "2003-01-11", ("contested", "")),
        ("2003-04-20", "2002", NO),  # by no reading
        ("2003-01-10", "2003-04-10", YES),  # the question had not arisen
    ],
)
def test_a_withdrawal_of_which_readings_differ_takes_effect_by_some_of_them(
    record: Record, said: str, when: str, expected: tuple[str, str]
) -> None:
    given = {"predicate": "in-force", "value": "exit", "states": ["PRK"], **({"when": when} if when else {})}
    part = asked(record, said, "npt", **given)
    assert told(part) == expected
    assert part.why.startswith("Readings differ") == (expected[0] == "contested")
    assert told(asked(record, said, "npt", holds=False, **given)) == turned(expected)


def test_a_day_that_other_officials_give_is_not_denied(record: Record) -> None:
    """Tlatelolco: 22 April 1968, or 25 April 1969 when the eleventh State joined and the Agency could be founded."""
    told = {
        day: asked(record, "2020-01-01", "nwfz-tlatelolco", predicate="in-force", value="entry", when=day)
        for day in ("1968-04-22", "1969-04-25", "1970-04-25")
    }
    assert [part.verdict for part in told.values()] == ["supported", "outside the record", "contradicted"]
    assert told["1969-04-25"].why.endswith("others give 25 April 1969.")


@pytest.mark.parametrize(("when", "expected"), [
    ("2018-07-01", YES), ("2018-11-01", OPEN), ("2019-05-18", OPEN), ("2018-02", NO), ("2019-05-19", NO), ("2020", NO),
])  # fmt: skip
def test_what_follows_from_a_deposit_that_another_list_gives_is_not_denied(when: str, expected: tuple[str, str]) -> None:
    twice = made_record(made(AT_PEACE, "accession", "2018-01-10"), made(AT_PEACE, "accession", "2018-05-17"))
    assert force(twice, "2025-01-01", "entry", AT_PEACE, when=when) == expected
    if when == "2018-11-01":
        assert why(twice, "2025-01-01", "entry", AT_PEACE, when=when) == (
            "The Ottawa Convention entered into force for China on 1 July 2018; another list gives 17 May 2018 as the day of its deposit."
        )
