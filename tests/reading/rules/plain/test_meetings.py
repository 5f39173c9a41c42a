"""Meetings of the parties, told in plain sentences."""

from __future__ import annotations

import pytest

import servanda


@pytest.mark.parametrize(("text", "day", "borne_out"), [
    ("The NPT Review Conference opened in New York today.", "2010-05-03", True),
    ("The NPT Review Conference opened in Vienna today.", "2010-05-03", False),
    ("The NPT Review Conference will be held in New York in May.", "2010-04-03", True),
    ("The NPT Review Conference will be held in New York in June.", "2010-04-03", False),
    ("The First Meeting of States Parties to the Ottawa Convention will take place in Maputo in May.", "1999-04-05", True),
    ("The First Meeting of States Parties to the Ottawa Convention will take place in Geneva in May.", "1999-04-05", False),
    ("The Second Meeting of States Parties to the Ottawa Convention will take place in Maputo in May.", "1999-04-05", False),
    ("The NPT Review Conference did not open in New York today.", "2010-05-03", False),
])  # fmt: skip
def test_a_meeting_is_told_by_its_time_its_number_and_its_place(text: str, day: str, borne_out: bool) -> None:
    assert [found.verdict for found in servanda.check(text, day).findings] == ["supported" if borne_out else "outside the record"]
