"""How a reason is worded: States, treaties and days as a sentence has them."""

from __future__ import annotations

from datetime import date

import pytest

from servanda import law
from servanda.checking.wording import called, listing, named, on


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("UKR", "Ukraine"), ("USA", "the United States"), ("GBR", "the United Kingdom"), ("EU", "the European Union"),
        ("NLD", "the Netherlands"), ("PHL", "the Philippines"), ("MHL", "the Marshall Islands"), ("SUN", "the Soviet Union"),
        ("CAF", "the Central African Republic"), ("ARE", "the United Arab Emirates"), ("VAT", "the Holy See"), ("GMB", "the Gambia"),
    ],
)  # fmt: skip
def test_states_by_their_short_name_with_its_article(state: str, name: str) -> None:
    assert named(state) == name


@pytest.mark.parametrize(
    ("treaty", "name"),
    [
        ("apmbc", "the Ottawa Convention"), ("new-start", "New START"), ("rome-statute", "the Rome Statute"),
        ("npt", "the Nuclear Non-Proliferation Treaty"), ("ccw-ap2", "the Amended Protocol II"), ("vienna-document", "the Vienna Document"),
    ],
)  # fmt: skip
def test_treaties_by_what_they_are_called(treaty: str, name: str) -> None:
    assert called(law.treaty(treaty)) == name


def test_names_in_a_row() -> None:
    assert listing([]) == ""
    assert listing(["A"]) == "A"
    assert listing(iter(["A", "B"])) == "A and B"
    assert listing(["A", "B", "C"]) == "A, B and C"


def test_days_with_their_preposition() -> None:
    assert on(date(2025, 6, 27)) == on("2025-06-27") == "on 27 June 2025"
    assert on("2025-06") == "in June 2025"
    assert on("2025") == "in 2025"
    assert on(None) == "on a day not determined"
