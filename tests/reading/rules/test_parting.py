"""A semicolon between whole clauses ends a sentence; between items, or where somebody says both halves, it does not."""

import pytest

from servanda.reading.rules.language import parse
from servanda.reading.rules.text import blocks


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for doc in parse(blocks(text)) for sentence in doc.sents]


def test_whole_clauses_are_sentences() -> None:
    text = "Kenya ratified the Ottawa Convention in 2001; Chad has not signed it; India stays outside."
    assert [part.rstrip(";") for part in sentences(text)] == [
        "Kenya ratified the Ottawa Convention in 2001", "Chad has not signed it", "India stays outside.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "The treaty bans the use of mines; their production; and their transfer.",
    "Kenya said that it had ratified the treaty; Chad had not.",
    "“Kenya ratified it; Chad did not.”",
    "Kenya ratified the treaty in 2001; which surprised nobody.",
    "Kenya ratified the treaty in 2001;",
    "Kenya ratified the treaty; a fine day.",
])  # fmt: skip
def test_what_belongs_together_stays_together(text: str) -> None:
    assert len(sentences(text)) == 1
