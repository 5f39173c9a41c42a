"""Pieces cover a report, overlap, and are none too long."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.llm.pieces import OVERLAP, Piece, pieces, unspaced


@given(st.text(st.sampled_from("ab .\n。"), max_size=3000), st.integers(50, 400))
def test_pieces_cover_the_text_and_overlap(text: str, longest: int) -> None:
    found = pieces(text, longest)
    if not text.strip():
        assert found == []
        return
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(0 < piece.end - piece.start <= longest for piece in found)
    for one, other in pairwise(found):
        assert one.start < other.start < one.end < other.end
        assert one.end - other.start <= longest // OVERLAP


def test_a_short_report_is_one_piece() -> None:
    assert pieces("A report.", 100) == [Piece(0, 9)]


def test_cuts_are_where_paragraphs_and_sentences_end() -> None:
    text = "One two three four. " * 40
    assert all(text[piece.start - 2 : piece.start] in ("", ". ") for piece in pieces(text, 300))


def test_chinese_is_told_from_what_has_spaces() -> None:
    assert unspaced("乌克兰宣布退出渥太华公约")
    assert not unspaced("Ukraine verlässt die Ottawa-Konvention")
