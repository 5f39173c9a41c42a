"""A text that has lost its stops and commas is parted into sentences by the words that open one; any other text stays as it is."""

from __future__ import annotations

import pytest

import servanda
from servanda.reading.rules.text import blocks

BARE = (
    "Senator Doe spoke on Monday about the depot at Springfield where old chemical weapons have been kept for thirty years "
    "The Chemical Weapons Convention entered into force in 1997 It is a matter of safety for the people of the county and I am glad "
    "that work goes ahead Under the plan the last of them will be gone in ten years We owe them that"
)


def sentences(text: str) -> list[str]:
    return [block.clean[start:end] for block in blocks(text) for start, end in block.sentences]


def test_sentences_without_stops_are_told_apart() -> None:
    assert [sentence.split()[:2] for sentence in sentences(BARE)] == [
        ["Senator", "Doe"], ["The", "Chemical"], ["It", "is"], ["Under", "the"], ["We", "owe"],
    ]  # fmt: skip


def test_a_claim_is_no_longer_than_its_sentence() -> None:
    found = servanda.check(BARE, "2006-05-01").findings
    assert [(f.claim.quote, f.verdict) for f in found if f.verdict == "supported"] == [
        ("The Chemical Weapons Convention entered into force in 1997", "supported")
    ]


@pytest.mark.parametrize("text", [
    BARE.replace(" The", ", The"),
    f"{BARE.split(' It is')[0]}.",  # too short to have lost anything
    "The minister said on Monday that after many years of talks in The Hague the government of The Gambia and of The Bahamas had agreed "
    "to be bound by the convention that bans the use of mines and of all weapons that kill without telling a soldier from a child at play",
])  # fmt: skip
def test_a_sentence_with_marks_or_names_stays_whole(text: str) -> None:
    assert len(sentences(text)) == 1
