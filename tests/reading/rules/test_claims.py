"""What of a sentence a claim spans and asserts."""

from __future__ import annotations

from datetime import date

import pytest

import servanda
from servanda.reading.model import Claim, Period
from servanda.reading.rules.times import periods

DAY = date(2025, 7, 2)


def claims(text: str) -> tuple[Claim, ...]:
    return servanda.check(text, DAY).claims


def test_a_claim_keeps_to_its_side_of_a_colon() -> None:
    text = "Russia has not joined the Ottawa Convention: its generals say the sites need guards."
    (claim,) = [c for c in claims(text) if c.norm == "membership"]
    assert claim.quote == "Russia has not joined the Ottawa Convention"


def test_who_says_the_next_claim_is_no_part_of_this_one() -> None:
    text = "Tonga joined the Ottawa Convention this year, and the observer from Laos said that Laos would join the Ottawa Convention."
    first = claims(text)[0]
    assert first.quote == "Tonga joined the Ottawa Convention this year"


@pytest.mark.parametrize(
    ("remark", "kept"),
    [
        (" — bringing us one step closer to a better world", False),
        (" — leaving 3,000 mines in its depots", True),  # a remark that counts or denies must be weighed
        (" — never saying why", True),
    ],
)
def test_a_remark_behind_a_dash_is_left_out_where_it_tells_nothing(remark: str, kept: bool) -> None:
    said = claims(f"Norway destroyed its stockpile of anti-personnel mines in 1999{remark}.")[0].proposition.text
    assert ("—" in said) is kept


@pytest.mark.parametrize(("text", "year"), [("in January '99", 1999), ("in January ’12", 2012), ("in January ' 99", 1999)])
def test_a_year_in_two_figures(text: str, year: int) -> None:
    assert periods(text, DAY) == (Period(date(year, 1, 1), date(year, 1, 31)),)


def test_figures_behind_an_apostrophe_of_a_genitive_are_no_year() -> None:
    assert periods("the convoys ’ 12 trucks", DAY) == ()
