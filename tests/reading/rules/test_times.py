"""Times in words as news write them: each is the days that its reader understands, and a number of things is no time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import servanda
from servanda.reading.rules.times import counts, periods

DAY = date(2025, 3, 5)  # a Wednesday


def told(text: str, day: date = DAY) -> list[str]:
    """The periods of a text, each as its first and last day."""
    return [f"{p.start}" if p.start == p.end else f"{p.start}..{p.end}" for p in periods(text, day)]


@pytest.mark.parametrize(("text", "days"), [
    ("Peru signed it in the 1990s.", "1990-01-01..1999-12-31"),
    ("in the late 1980s", "1985-01-01..1989-12-31"),
    ("the early-2010s", "2010-01-01..2014-12-31"),
    ("in the 20th century", "1901-01-01..2000-12-31"),
    ("on 4 June of the year 2012", "2012-06-04"),
    ("signed in Nov. 1998", "1998-11-01..1998-11-30"),
    ("signed in Sept 2012", "2012-09-01..2012-09-30"),
    ("on Sept. 18 , 1997", "1997-09-18"),
    ("on June 4 , 2012 , it joined", "2012-06-04"),  # as tokens stand, a space before the comma
    ("from 3 to 5 June 2024", "2024-06-03..2024-06-05"),
    ("on June 3-5, 2024", "2024-06-03..2024-06-05"),
])  # fmt: skip
def test_a_stated_year_or_decade_is_kept(text: str, days: str) -> None:
    assert told(text) == [days]


@pytest.mark.parametrize("text", [
    "on Monday, June 10, 2024", "on Monday 10 June 2024", "on 10 June 2024, a Monday", "on Mon., June 10 2024",
])  # fmt: skip
def test_the_day_of_the_week_beside_a_date_is_no_day_of_its_own(text: str) -> None:
    assert told(text) == ["2024-06-10"]


@pytest.mark.parametrize(("text", "days"), [
    ("Peru left on 10 June.", ["2024-06-10"]),
    ("Peru will leave on 10 June.", ["2025-06-10"]),
    ("On 10 June, Peru told the depositary so.", ["2024-06-10"]),
    ("The vote is planned for 20 January.", ["2026-01-20"]),
    ("It was announced on 20 January that Peru would leave on 1 August.", ["2025-01-20", "2025-08-01"]),
    ("It will be finished on 1 August.", ["2025-08-01"]),
    ("They signed in June.", ["2024-06-01..2024-06-30"]),
    ("They voted on Thursday.", ["2025-02-27"]),
    ("They will vote on Thursday.", ["2025-03-06"]),
    ("He said on Thursday that they will vote.", ["2025-02-27"]),
])  # fmt: skip
def test_a_day_without_a_year_is_the_last_or_the_next_by_the_verb_beside_it(text: str, days: list[str]) -> None:
    assert told(text) == days


@pytest.mark.parametrize(("text", "years"), [
    ("Peru destroyed 2012 mines.", 0), ("It kept some 1998 anti-personnel mines.", 0), ("Resolution 1929 was adopted.", 0),
    ("In 2012 mines were found.", 1), ("Peru cleared 2012 mines in 2014.", 1), ("the 2012 talks on mines", 1),
    ("since 1998 troops left", 1),
])  # fmt: skip
def test_a_number_of_things_or_of_a_paper_is_no_year(text: str, years: int) -> None:
    assert len(told(text)) == years


@given(st.integers(1900, 2099), st.sampled_from(["mines", "rockets", "hectares", "people"]))
def test_figures_behind_a_verb_and_before_what_is_counted_are_a_number(figures: int, things: str) -> None:
    assert counts(["cleared"], [things]) and not counts(["in"], [things])
    assert told(f"They cleared {figures} {things}.") == []


def test_a_number_that_looks_like_a_year_decides_no_claim() -> None:
    found = servanda.check("Peru, which destroyed 2001 mines, is a party to the Mine Ban Treaty.", "2025-03-05").findings
    counted = [f for f in found if "2001" in f.claim.quote and f.claim.norm == "stockpile-destruction"]
    assert all(f.verdict == "outside the record" and f.claim.when is None for f in counted)


@pytest.mark.parametrize(("text", "verdict"), [
    ("Austria ratified the Mine Ban Treaty in the 1990s.", "supported"),
    ("Austria ratified the Mine Ban Treaty in the 2010s.", "contradicted"),
    ("Austria ratified the Mine Ban Treaty in Jun. 1998.", "supported"),
    ("Austria has been a party to the Mine Ban Treaty since the 1990s.", "supported"),
    ("Austria has been a party to the Mine Ban Treaty since spring 1999.", "supported"),
    ("Austria has been a party to the Mine Ban Treaty since the 1980s.", "contradicted"),
    ("Austria ratified the Mine Ban Treaty on Monday, June 29, 1998.", "supported"),
    ("Austria ratified the Mine Ban Treaty on Monday, June 29, 2009.", "contradicted"),
])  # fmt: skip
def test_claims_are_decided_by_the_time_that_is_stated(text: str, verdict: str) -> None:
    assert [f.verdict for f in servanda.check(text, "2025-03-05").findings] == [verdict]
