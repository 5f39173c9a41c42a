"""Treaties of which no file of law is: nothing that is said of one of them is held against another."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import servanda
from servanda.reading.rules.lexicon import scan


def others(text: str) -> list[str]:
    """The names of other treaties in a text."""
    return [m.text for m in scan(text) if m.kind == "other-treaty"]


@pytest.mark.parametrize(("text", "named"), [
    ("Peru left the American Convention on Human Rights.", ["American Convention on Human Rights"]),
    ("the North Atlantic Treaty and the NATO treaty", ["North Atlantic Treaty", "NATO treaty"]),
    ("The Paris Agreement was signed, and the Lisbon treaty too.", ["Paris Agreement", "Lisbon treaty"]),
    ("the Framework Convention on Tobacco Control", ["Framework Convention on Tobacco Control"]),
    ("It is a party to the Convention and to this Treaty.", []),
    ("The Convention bans it. Under the UN convention, a Russian pact is none. Leaving the treaty costs.", []),
    ("the Mine Ban Convention, the Landmine Treaty, the New START treaty, the Convention on Cluster Munitions", []),
])  # fmt: skip
def test_names_of_other_treaties(text: str, named: list[str]) -> None:
    assert others(text) == named


@pytest.mark.parametrize("text", [
    "Peru ratified the Mine Ban Treaty in 1998. Peru left the American Convention on Human Rights in 2023.",
    "Peru ratified the Mine Ban Treaty in 1998. Chile joined the Escazú Agreement. Peru has not signed the agreement.",
    "Peru ratified the Mine Ban Treaty in 1998. It signed the Escazú Agreement in 2018 but never ratified it.",
])  # fmt: skip
def test_what_is_said_of_another_treaty_is_not_decided(text: str) -> None:
    first, *rest = servanda.check(text, "2025-03-05").findings
    assert first.verdict == "supported"
    assert all(found.verdict == "outside the record" for found in rest)


def test_a_treaty_that_is_named_again_is_the_one_in_hand_again() -> None:
    text = "Chile joined the Escazú Agreement. Peru ratified the Mine Ban Treaty in 1998. Peru has not left the treaty."
    assert [found.claim.treaty for found in servanda.check(text, "2025-03-05").findings][-2:] == ["apmbc", "apmbc"]


@pytest.mark.parametrize("piece", ["Treaty ", "A", "Aa of ", "Aa Treaty on ", "the Aa ", "Aa-Bb "])
def test_it_takes_time_in_the_measure_of_the_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    others(text)
    assert time.process_time() - began < 4


WORDS = ("'s", "’s", "Aa", "the", "of", "Treaty", "treaty", "Convention", "on", ".", "-", "“", "7", "Peru", "trade")


@given(st.lists(st.sampled_from(WORDS), max_size=12))
@example(["Treaty", "of", "Aa", "Treaty"])
def test_any_row_of_words_has_its_names_in_order_and_none_twice(row: list[str]) -> None:
    found = [m for m in scan(" ".join(row)) if m.kind == "other-treaty"]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(m.text.strip() == m.text for m in found)


@pytest.mark.parametrize(("text", "verdicts"), [
    ("Austria has ratified the Mine Ban Treaty and the Arms Trade Treaty.", ["supported", "supported"]),
    ("Kenya has ratified the Mine Ban Treaty and the Arms Trade Treaty.", ["supported", "contradicted"]),
    ("Austria ratified the Mine Ban Treaty, the Convention on Cluster Munitions and the Arms Trade Treaty.", ["supported"] * 3),
    ("Austria has not signed the Mine Ban Treaty or the Arms Trade Treaty.", ["contradicted", "contradicted"]),
    ("Austria is a party to both the Mine Ban Treaty and the Arms Trade Treaty.", ["supported", "supported"]),
])  # fmt: skip
def test_each_treaty_of_a_row_is_decided(text: str, verdicts: list[str]) -> None:
    assert [found.verdict for found in servanda.check(text, "2025-03-05").findings] == verdicts


def test_neither_of_two_treaties_bears_out_neither() -> None:
    text = "Austria has signed neither the Mine Ban Treaty nor the Arms Trade Treaty."
    assert "supported" not in [found.verdict for found in servanda.check(text, "2025-03-05").findings]


@pytest.mark.parametrize("text", ["Mexico signed the trade pact in 2018.", "Israel left a peace treaty.", "Peru joined a ban on plastics."])
def test_treaties_of_other_kinds_are_others(text: str) -> None:
    assert len(others(text)) == 1
