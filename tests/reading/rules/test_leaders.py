"""Who speaks for a State by name alone: on the days in office, under the whole name or a surname that tells enough."""

from __future__ import annotations

from datetime import date

import pytest

import servanda
from servanda.reading.rules.leaders import in_office, states_of
from servanda.record.states import states


def speaks(name: str, day: str, titled: bool = False) -> str:
    return in_office(name.lower().split(), titled, date.fromisoformat(day))


@pytest.mark.parametrize(("name", "day", "state"), [
    ("Putin", "2019-03-05", "RUS"), ("Vladimir Putin", "2019-03-05", "RUS"), ("Mr. Putin", "2019-03-05", "RUS"),
    ("Putin", "1995-03-05", ""),  # not yet
    ("Obama", "2016-10-01", "USA"), ("Obama", "2017-06-01", ""),  # no more
    ("Obama", "2017-01-25", "USA"),  # what was said while in office is told some days later
    ("Anna Putin", "2019-03-05", ""),  # another person
    ("Xi Jinping", "2020-01-01", "CHN"), ("Kim Jong Un", "2019-03-05", "PRK"),
])  # fmt: skip
def test_who_is_in_office_speaks_for_the_state(name: str, day: str, state: str) -> None:
    assert speaks(name, day) == state


def test_a_surname_that_many_bear_needs_a_title_or_a_given_name() -> None:
    day = "2008-06-01"
    assert speaks("Brown", day) == speaks("Mr Brown", day) == ""
    assert speaks("Gordon Brown", day) == speaks("Brown", day, titled=True) == "GBR"


def test_every_term_is_of_a_state_that_there_is_and_rests_on_a_source() -> None:
    import csv
    from pathlib import Path

    from servanda.record.loader import DATA

    with Path(DATA, "leaders.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 1000
    for row in rows:
        assert row["state"] in states() and row["surname"] and row["source"].startswith("http")
        assert not row["until"] or row["from"] <= row["until"]


@pytest.mark.parametrize(("who", "state"), [
    ("Lavrov", ("RUS",)), ("Trump", ("USA",)), ("Netanyahu", ("ISR",)),
    ("Prime Minister Howard", ()),  # in office long before: he speaks for nobody, least of all for the State that he speaks of
    ("Senator Joe Biden", ()),
])  # fmt: skip
def test_a_report_tells_for_whom_they_speak(who: str, state: tuple[str, ...]) -> None:
    (claim,) = servanda.check(f"{who} said India had not signed the NPT.", "2019-03-05").claims
    assert claim.speaker_for == state


def test_the_states_of_a_name_at_any_time() -> None:
    assert states_of(["tony", "blair"]) == {"GBR"} and states_of(["nobody"]) == frozenset()
