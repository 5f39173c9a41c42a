"""Who speaks for a State by name alone: on the days in office, under the whole name or a surname that tells enough."""

from __future__ import annotations

from datetime import date

import pytest

import servanda
from servanda.reading.rules.leaders import in_office, states_of
from servanda.record.states import states


def speaks(name: str, day: str, office: str | None = None) -> str:
    return in_office(name.lower().split(), office, date.fromisoformat(day))


@pytest.mark.parametrize(("name", "day", "state"), [
    ("Putin", "2019-03-05", "RUS"), ("Vladimir Putin", "2019-03-05", "RUS"), ("Mr. Putin", "2019-03-05", "RUS"),
    ("Putin", "1995-03-05", ""),  # not yet
    ("Obama", "2016-10-01", "USA"), ("Obama", "2017-06-01", ""),  # no more
    ("Obama", "2017-01-21", "USA"),  # what was said while in office is told on the day after
    ("Anna Putin", "2019-03-05", ""),  # another person
    ("Xi Jinping", "2020-01-01", "CHN"), ("Kim Jong Un", "2019-03-05", "PRK"),
])  # fmt: skip
def test_who_is_in_office_speaks_for_the_state(name: str, day: str, state: str) -> None:
    assert speaks(name, day) == state


def test_a_surname_that_many_bear_needs_a_title_or_a_given_name() -> None:
    day = "2008-06-01"
    assert speaks("Brown", day) == speaks("Mr Brown", day) == ""
    assert speaks("Gordon Brown", day) == speaks("Brown", day, "prime minister") == "GBR"
    assert speaks("Brown", day, "") == speaks("Gordon Brown", day, "president") == ""  # no title of the office held


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
    ("Prime Minister May", ("GBR",)),
    ("Prime Minister Howard", ()),  # in office long before: he speaks for nobody, least of all for the State that he speaks of
    ("Senator Joe Biden", ()),
])  # fmt: skip
def test_a_report_tells_for_whom_they_speak(who: str, state: tuple[str, ...]) -> None:
    (claim,) = servanda.check(f"{who} said India had not signed the NPT.", "2019-03-05").claims
    assert claim.speaker_for == state


@pytest.mark.parametrize("text", [
    "Senator Susan Collins met reporters. Collins said India had not signed the NPT.",
    "Jeffrey Katz, a professor in Haifa, spoke. Katz said India had not signed the NPT.",
    "Melania Trump held a speech. Trump said India had not signed the NPT.",
    "Dr. Sanchez of the Stimson Center said India had not signed the NPT.", "Collins, a Republican, said India had not signed the NPT.",
    "Ambassador Katz said India had not signed the NPT.", "Macron's spokesman said India had not signed the NPT.",
    "A spokesman for Navalny said India had not signed the NPT.", "The company's president said India had not signed the NPT.",
    "Anne Pope said India had not signed the NPT.", "The former Taoiseach said India had not signed the NPT.",
    "Ex-Secretary of State Blinken said India had not signed the NPT.",
    "Ohio Secretary of State Frank LaRose said India had not signed the NPT.",
    "Secretary of State Cardinal Pietro Parolin said India had not signed the NPT.",
    "The Secretary of State for Defence said India had not signed the NPT.",
])  # fmt: skip
def test_who_is_not_in_office_or_may_be_somebody_else_speaks_for_no_state(text: str) -> None:
    assert servanda.check(text, "2026-03-05").claims[-1].speaker_for == ()


@pytest.mark.parametrize("text", [
    "Russian President Vladimir Putin met reporters. Putin said India had not signed the NPT.",
    "But Putin said India had not signed the NPT.", "Mr. Putin said India had not signed the NPT.",
])  # fmt: skip
def test_whoever_is_introduced_as_himself_speaks_for_his_state(text: str) -> None:
    assert servanda.check(text, "2026-03-05").claims[-1].speaker_for == ("RUS",)


def test_the_states_of_a_name_at_any_time() -> None:
    assert states_of(["tony", "blair"]) == {"GBR"} and states_of(["nobody"]) == frozenset()
