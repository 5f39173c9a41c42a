"""`found` and `conduct`: what was formally found or acknowledged decides; what is long gone, another place or another's word does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import asked

from servanda.assertions.model import Assertion
from servanda.assertions.terms import CONTESTED, CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record
from servanda.verification import judge


def verdict(record: Record, said: str, treaty: str, predicate: str, value: str, state: str = "", **more: Any) -> str:
    states = (state,) if state else ()
    told = Assertion(predicate=predicate, value=value, states=states, treaty=treaty)._replace(**more)
    return judge([told], date.fromisoformat(said), record).verdict


@pytest.mark.parametrize(
    ("said", "treaty", "state", "value", "more", "expected"),
    [
        ("2025-06-01", "ctbt", "FRA", "testing", {"when": "1996"}, SUPPORTED),
        ("2025-06-01", "ctbt", "USA", "testing", {"when": "1962"}, SUPPORTED),
        ("2025-06-01", "ctbt", "USA", "testing", {"when": "1960"}, OUTSIDE),
        ("2025-06-01", "ctbt", "CHN", "testing", {"ever": True, "holds": False}, CONTRADICTED),
        ("2025-06-01", "ctbt", "CHN", "testing", {}, OUTSIDE),  # "China is testing": not what it announced in 1996
        ("2025-06-01", "ctbt", "CHN", "testing", {"holds": False}, OUTSIDE),
        ("2025-06-01", "ctbt", "USA", "testing", {"when": "1992/..", "holds": False}, OUTSIDE),  # "has not tested since 1992"
        ("2025-06-01", "ctbt", "USA", "testing", {"when": "1990/..", "holds": False}, CONTRADICTED),
        ("2017-10-01", "ctbt", "PRK", "testing", {"when": "2017-09"}, SUPPORTED),
        ("2003-02-05", "bwc", "IRQ", "programme", {}, OUTSIDE),  # what UNSCOM found of the years before 1991
        ("2003-02-05", "bwc", "IRQ", "programme", {"when": "1990"}, SUPPORTED),
    ],
)  # fmt: skip
def test_deeds_are_told_of_their_own_time(
    record: Record, said: str, treaty: str, state: str, value: str, more: dict[str, Any], expected: str
) -> None:
    assert verdict(record, said, treaty, "conduct", value, state, **more) == expected


def test_who_tells_what_it_has_does_not_tell_of_a_breach(record: Record) -> None:
    assert verdict(record, "2025-06-01", "npt", "conduct", "stockpiling", "GBR") == SUPPORTED
    assert verdict(record, "2025-06-01", "npt", "conduct", "violation", "GBR", when="2022") != SUPPORTED
    assert verdict(record, "1999-06-01", "npt", "conduct", "stockpiling", "PAK") == SUPPORTED
    assert verdict(record, "1998-05-01", "npt", "conduct", "stockpiling", "PAK") == OUTSIDE
    assert verdict(record, "2025-06-01", "npt", "conduct", "stockpiling", "ISR") == OUTSIDE


def test_what_was_held_and_then_destroyed_is_held_no_more(record: Record) -> None:
    assert verdict(record, "2009-06-01", "apmbc", "conduct", "stockpiling", "TUR") == SUPPORTED
    assert verdict(record, "2020-06-01", "apmbc", "conduct", "stockpiling", "TUR") != SUPPORTED
    assert verdict(record, "2020-06-01", "cwc", "conduct", "stockpiling", "ALB") == CONTRADICTED


def test_an_acknowledgement_is_no_finding_of_a_body(record: Record) -> None:
    assert verdict(record, "2024-06-01", "ccm", "conduct", "use", "GEO", when="2008") == SUPPORTED
    assert verdict(record, "2024-06-01", "ccm", "found", "use", "GEO") == OUTSIDE
    assert verdict(record, "2024-06-01", "ccm", "found", "use", "RUS", by="UN") == SUPPORTED


def test_what_was_found_of_nobody_by_name_is_told_by_its_place_and_weapon(record: Record) -> None:
    def found(about: str) -> str:
        return verdict(record, "2024-06-01", "cwc", "found", "use", by="OPCW", about=about)

    assert found("sarin at Khan Shaykhun") == SUPPORTED
    assert found("chlorine at Khan Shaykhun") == OUTSIDE
    assert found("toxic chemicals in a place that it never went to") == OUTSIDE
    assert verdict(record, "2024-06-01", "cwc", "found", "use", "SYR", about="sarin in Douma") == OUTSIDE
    assert verdict(record, "2024-06-01", "cwc", "found", "use", "SYR", about="chlorine in Douma") == SUPPORTED


def test_a_charge_that_is_denied_is_contested_from_the_day_it_was_made(record: Record) -> None:
    assert verdict(record, "2025-06-01", "cwc", "conduct", "violation", "RUS") == CONTESTED
    assert verdict(record, "2013-06-01", "cwc", "conduct", "violation", "UKR") == OUTSIDE
    assert verdict(record, "2025-06-01", "bwc", "conduct", "violation", "USA") == CONTESTED


@pytest.mark.parametrize(
    ("number", "compare", "more", "expected"),
    [
        (7_000_000, ">", {}, "supported"), (7_900_000, "=", {}, "supported"), (8_000_000, ">", {}, "outside the record"),
        (7_000_000, ">", {"unit": "tons"}, "outside the record"), (7_000_000, ">", {"states": ["BLR", "GRC", "USA"]}, "outside the record"),
        (7_000_000, ">", {"holds": False}, "contradicted"),
    ],
)  # fmt: skip
def test_what_several_states_have_together_is_the_sum_of_their_reports(
    record: Record, number: int, compare: str, more: dict[str, Any], expected: str
) -> None:
    given = {"states": ["BLR", "GRC", "TUR"], "unit": "mines", "jointly": True, "number": number, "compare": compare, **more}
    assert asked(record, "2008-11-22", predicate="conduct", value="stockpiling", **given).verdict == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"about": "in the town of Douma"}, SUPPORTED), ({"about": "again, in Douma", "weapon": "chlorine"}, SUPPORTED),
        ({"about": "in Douma", "weapon": "sarin gas"}, OUTSIDE),  # it was chlorine
        ({"weapon": "sarin"}, OUTSIDE), ({"weapon": "chemical weapons"}, SUPPORTED),
        ({"weapon": "mustard"}, OUTSIDE), ({"weapon": "white phosphorus"}, OUTSIDE), ({"weapon": "poison gas"}, SUPPORTED),
        ({"about": "in Damascus"}, OUTSIDE), ({"about": "against children in Douma"}, OUTSIDE), ({"about": "in Saraqib"}, OUTSIDE),
        ({"about": "in Douma", "holds": False}, CONTRADICTED), ({"about": "in Douma", "number": 2}, OUTSIDE),
    ],
)  # fmt: skip
def test_a_deed_is_that_of_its_place_and_weapon(record: Record, more: dict[str, Any], expected: str) -> None:
    assert verdict(record, "2023-06-01", "cwc", "conduct", "use", "SYR", when="2018-04-07", **more) == expected


def test_who_keeps_its_safeguards_badly_breaks_the_treaty_that_asks_for_them(record: Record) -> None:
    assert verdict(record, "2003-03-10", "npt", "conduct", "violation", "PRK", about="in breach of its safeguards for years") == SUPPORTED
    assert verdict(record, "2003-03-10", "npt", "conduct", "violation", "PRK", about="sold its safeguards equipment") == OUTSIDE


@pytest.mark.parametrize(
    ("said", "state", "number", "compare", "expected"),
    [
        ("2022-10-06", "PRK", 6, "=", SUPPORTED), ("2022-10-06", "PRK", 7, "=", OUTSIDE), ("2015-10-06", "PRK", 3, "=", SUPPORTED),
        ("2022-10-06", "PRK", 5, ">", SUPPORTED), ("2022-10-06", "IND", 3, "=", OUTSIDE),  # several on one day
        ("2022-10-06", "GBR", 2, "=", OUTSIDE),  # the first and the last of them
        ("2022-10-06", "DEU", 0, "=", OUTSIDE), ("2022-10-06", "DEU", 1, "<", OUTSIDE),  # nothing announced is no number of tests
    ],
)  # fmt: skip
def test_tests_are_counted_where_each_was_announced(
    record: Record, said: str, state: str, number: int, compare: str, expected: str
) -> None:
    found = verdict(record, said, "ctbt", "conduct", "testing", state, number=number, unit="tests", compare=compare)
    assert found == expected


def test_who_did_it_late_has_done_it(record: Record) -> None:
    late = {"norm": "stockpile-destruction"}
    assert verdict(record, "2023-08-01", "cwc", "conduct", "compliance", "USA", **late) == OUTSIDE  # done, eleven years late
    assert verdict(record, "2023-08-01", "cwc", "conduct", "violation", "USA", **late) == SUPPORTED
