"""What the network is shown: mentions of every kind with their places, and the way to the text as given and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.rules.text import blocks
from servanda.reading.taught.page import Page, page

DAY = date(2025, 7, 2)


def shown(text: str) -> Page:
    return page(blocks(text), DAY)


def kinds(text: str) -> list[tuple[str, str]]:
    made = shown(text)
    return [(made.text[mention.start : mention.end], mention.kind) for mention in made.mentions]


def test_states_treaties_weapons_days_and_numbers_are_mentions() -> None:
    found = kinds("Norway told the United Nations on 3 May 2001 that the Ottawa Convention bans 20 kinds of cluster munitions.")
    assert [kind for words, kind in found if words == "Norway"] == ["name"]
    assert {kind for _, kind in found} >= {"name", "organisation", "day", "treaty", "number", "weapon"}


def test_a_day_is_no_number() -> None:
    assert [kind for words, kind in kinds("On 3 May 2001 nothing happened.") if kind in ("day", "number")] == ["day"]


@pytest.mark.parametrize(("words", "number"), [
    ("164 States", 164), ("6,000 mines", 6000), ("twenty-one States", 21), ("three million shells", 3e6), ("2.5 million shells", 2.5e6),
])  # fmt: skip
def test_numbers_are_told_in_figures_and_in_words(words: str, number: float) -> None:
    assert [mention.number for mention in shown(f"There were {words} then.").mentions if mention.kind == "number"] == [number]


def test_a_stretch_leads_to_the_text_as_given_and_back() -> None:
    text = "First  paragraph,\nwith a  break.\n\nPoland   left the Ottawa Convention."
    made = shown(text)
    start = made.text.index("Poland")
    assert text[slice(*made.original(start, start + 6))] == "Poland"
    assert made.shown(*made.original(start, start + 6)) == (start, start + 6)


@given(st.text(alphabet="ab \n.\"'é—Poland", max_size=200))
def test_places_lead_back_whatever_the_text(text: str) -> None:
    made = shown(text)
    for mention in made.mentions:
        start, end = made.original(mention.start, mention.end)
        assert 0 <= start < end <= len(text)
