"""A quotation is found where it stands, however it was copied; what does not stand there is not found."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.llm.anchor import Folded, folded

TEXT = (
    "“Ukraine’s move,” she said,\n is a ‘breach’ of the Conve-\nntion — Russia never joined."
    " «La Russie n’a jamais adhéré». 中国不是缔约国。"
)


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ('"Ukraine\'s move," she said, is a "breach"', "Ukraine’s move,” she said,\n is a ‘breach"),
        ("a breach of the Convention", "a ‘breach’ of the Conve-\nntion"),
        ("Russia  never\tjoined", "Russia never joined"),
        ("La Russie n'a jamais adhe\u0301re\u0301", "La Russie n\u2019a jamais adhéré"),
        ("中国 不是缔约国", "中国不是缔约国"),
    ],
)
def test_white_space_marks_and_hyphens_are_folded(quote: str, stands: str) -> None:
    (place,) = Folded(TEXT).places(quote)
    assert TEXT[place.start : place.end] == stands


@pytest.mark.parametrize(
    "quote", ["Ukraine's moves", "russia never joined", "Russia ... joined", "ussia never joined", "Russia never join", "", "—", "Россия"]
)
def test_another_letter_or_half_a_word_is_not_found(quote: str) -> None:
    assert Folded(TEXT).places(quote) == []


def test_a_quotation_that_stands_twice_is_found_twice_and_within_bounds() -> None:
    text = "He denies it. She denies it."
    assert [place.start for place in Folded(text).places("denies it")] == [3, 18]
    assert [place.start for place in Folded(text).places("denies it", 10)] == [18]
    assert [place.start for place in Folded(text).places("denies it", 0, 13)] == [3]


words = st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "M"]), min_size=1, max_size=8), min_size=1, max_size=30)


@given(words, st.sampled_from([" ", "\n", "  ", "\u00a0", " — ", " “"]), st.data())
def test_a_stretch_of_words_is_found_where_it_was_taken(parts: list[str], between: str, data: st.DataObject) -> None:
    text = between.join(parts)
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    taken = " ".join(unicodedata.normalize("NFC", part) for part in parts[first : last + 1])
    if folded(taken):
        found = [folded(text[place.start : place.end]) for place in Folded(text).places(taken)]
        follows = parts[last + 1][0] if last + 1 < len(parts) else ""
        whole_cluster = not unicodedata.combining(parts[first][0]) and not (follows and unicodedata.combining(follows))
        assert all(one == folded(taken) for one in found)
        assert found or not whole_cluster or between == "  " or _unsettled(text, taken)


def _unsettled(text: str, taken: str) -> bool:
    """Whether composing letters over the whole text differs from composing them one by one, as marks at the start of a word do."""
    return folded(text) != Folded(text).letters or folded(taken) not in Folded(text).letters


def test_the_time_grows_with_the_text_alone() -> None:
    text = "a" * 200_000 + " b" * 100_000
    begun = time.perf_counter()
    assert len(Folded(text).places("b")) == 100  # no more than a hundred places are told
    assert time.perf_counter() - begun < 5
