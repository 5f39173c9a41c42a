"""Sources are found wherever English puts them: before, inside and after what is said, and behind a noun."""

from __future__ import annotations

import pytest

import servanda
from servanda.reading.rules.text import blocks

PLACES = [
    ("Slovakia told the meeting it had destroyed its stocks.", "Slovakia", "it had destroyed its stocks"),
    ("A Polish minister told a breakfast show that Russia never ratified it.", "A Polish minister", "that Russia never ratified it"),
    ("Armenia, a diplomat from Yerevan said, will accede to the ban.", "a diplomat from Yerevan", "will accede to the ban"),
    ("Both sides have used the weapon, concluded researchers of the group.", "researchers of the group", "Both sides have used the weapon"),
    ("Kyiv broke the Convention, in the view of a campaigner from Oslo.", "a campaigner from Oslo", "Kyiv broke the Convention"),
    ("A spokesman retorted that Washington broke the treaty first.", "A spokesman", "that Washington broke the treaty first"),
    ("The destruction ended in June, according to the ministry.", "the ministry", "The destruction ended in June"),
    ("“We hold no such mines,” the minister said.", "the minister", "We hold no such mines"),
]

NO_SPEECH = [
    "The army, which held the town, laid mines around it, killing livestock.",
    "Article 4, which the text of the treaty explains, sets four years.",
    "The convoy crossed the field, followed by soldiers.",
    "Ukraine, a party since 2006, has stocks left.",
    "The minister told the visitors who had come early about the garden.",
]


@pytest.mark.parametrize(("text", "source", "said"), PLACES)
def test_source_and_content_are_found_in_each_place(text: str, source: str, said: str) -> None:
    found = [(a.source.text if a.source else "", " ".join(p.text for p in a.content)) for a in servanda.attributions(text)]
    assert any(who == source and said in what for who, what in found), found


@pytest.mark.parametrize("text", NO_SPEECH)
def test_commas_and_hearers_alone_make_no_speech(text: str) -> None:
    assert not [a for a in servanda.attributions(text) if any(len(p.text.split()) > 4 for p in a.content)]


def test_a_line_drawn_with_one_mark_costs_no_more_than_a_few_and_moves_no_place() -> None:
    text = "Mines:\n" + "+" * 5000 + "\nNorway has cleared " + "=" * 300 + " its last field."
    made = blocks(text)
    assert max(len(block.clean) for block in made) < 100
    last = made[-1]
    at = last.clean.index("last field")
    assert last.span(at, at + len("last field")).text == "last field"
