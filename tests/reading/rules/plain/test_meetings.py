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
    ("The States parties to the Ottawa Convention met in Nairobi in 2004.", "2010-05-03", True),
    ("The States parties to the Ottawa Convention held a meeting in Nairobi in 2004.", "2010-05-03", True),
    ("The States parties to the Ottawa Convention met in Nairobi in 2005.", "2010-05-03", False),
])  # fmt: skip
def test_a_meeting_is_told_by_its_time_its_number_and_its_place(text: str, day: str, borne_out: bool) -> None:
    assert [found.verdict for found in servanda.check(text, day).findings] == ["supported" if borne_out else "outside the record"]


@pytest.mark.parametrize(("text", "borne_out"), [
    ("The 2022 Review Conference of the NPT ended without a final document.", True),
    ("The Tenth NPT Review Conference ended in August 2022 without agreement on a final document.", True),
    ("The 2010 NPT Review Conference adopted a final document by consensus.", True),
    ("The 2005 NPT Review Conference adopted a final document by consensus.", False),
    ("States parties failed to agree on a final document at the 2015 NPT Review Conference.", True),
    ("States parties failed to agree on a final document at the 2000 NPT Review Conference.", False),
    ("The 2022 NPT Review Conference could end without a final document.", False),
    ("The 2022 NPT Review Conference ended without a vote on the final document.", False),
    ("Russia left the 2022 NPT Review Conference without a final document.", False),
])  # fmt: skip
def test_a_review_conference_ended_with_a_final_document_or_without_one(text: str, borne_out: bool) -> None:
    assert ("supported" in [found.verdict for found in servanda.check(text, "2024-03-05").findings]) is borne_out
