"""When a report was published, where nobody says it, and what hangs on a day that is not known."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.reading.model import Dating, Period
from servanda.reading.rules.dating import dated
from servanda.reading.rules.times import periods

TODAY = date(2026, 11, 24)
DAY = date(2026, 2, 21)


def read(text: str) -> Dating:
    return dated(text, (), (), TODAY)


@pytest.mark.parametrize(
    "opening",
    [
        "WARSAW, Feb 21, 2026 - Poland left the convention.",
        "WARSAW, Feb. 21, 2026 (Agency) - Poland left the convention.",
        "(Warsaw, 21 February 2026) - Poland left the convention.",
        "Bogotá/Warsaw, 21 February 2026 — Poland left the convention, and a sentence of some length goes on behind it for a while.",
        "21 February 2026",
        "Published: 2026-02-21",
    ],
)
def test_the_day_in_a_dateline_or_a_line_of_its_own_is_that_of_publication(opening: str) -> None:
    found = read(f"Poland out\n\n{opening}\n\nMore.")
    assert (found.day, found.source, found.known) == (DAY, "text", "day")


@pytest.mark.parametrize(
    "opening",
    [
        "Poland, which told the United Nations on 20 August 2025 that it would go, left on Friday.",
        "The treaty opened for signature on 3 December 1997 - in Ottawa, and the rest of this sentence only makes the line long.",
        "WARSAW, Feb 21 - Poland left the convention, a spokesman said in a sentence that takes more than eighty characters.",
    ],
)
def test_a_day_that_is_told_of_is_not_that_of_publication(opening: str) -> None:
    assert read(opening).known == "no"


def test_nothing_hangs_on_a_day_that_is_not_known_but_what_has_a_year_of_its_own() -> None:
    told = "on Friday, last month, two years ago, on 3 May, in June, this year"
    assert len(periods(told, DAY)) == 6
    assert len(periods(told, DAY, "about")) == 5
    assert periods(told, DAY, "no") == ()
    assert periods("on 3 May 2019", DAY, "no") == (Period(date(2019, 5, 3), date(2019, 5, 3)),)


@pytest.mark.parametrize("head", [
    "Last modified 3 May 2024. Originally published Mon 6 March 2023.", "First published: 2023-03-06. Last updated: 2024-05-03",
    "Published 6 March 2023 | Updated 3 May 2024",
])  # fmt: skip
def test_the_day_on_which_a_page_was_changed_is_not_that_of_its_publication(head: str) -> None:
    assert dated(f"Debate\n{head}\nIt was long.", [], [], date(2026, 1, 1)).day == date(2023, 3, 6)


@pytest.mark.parametrize("head", [
    "Parties as of 24 February 1999:", "Opened for signature 3 December 1997", "Austria 29 June 1998\nPeru 17 June 1998",
])  # fmt: skip
def test_a_day_of_a_table_or_of_something_else_is_not_that_of_the_report(head: str) -> None:
    assert dated(f"{head}\nIt was long.", [], [], date(2026, 1, 1)).source == "today"
