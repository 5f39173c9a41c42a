"""Claims are marked in place, also where their spans overlap."""

from __future__ import annotations

from hand_made import make_claim, make_report
from hypothesis import given
from hypothesis import strategies as st

from servanda.publish.marking import blocks, paragraphs
from servanda.reports import Finding


def finding(start: int, end: int, text: str, number: int) -> Finding:
    """A finding on text[start:end]."""
    return Finding(make_claim(text, text[:1], number)._replace(start=start, end=end, quote=text[start:end]), "supported", "")


@given(st.text(alphabet="ab \n\r", min_size=1, max_size=40), st.data())
def test_pieces_join_to_the_text_and_every_claim_is_marked_from_end_to_end(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)), max_size=4))
    findings = [finding(start, min(len(text), start + size), text, i) for i, (start, size) in enumerate(spans)]
    found = paragraphs(text, findings)
    shown = "".join(piece.text for paragraph in found for piece in paragraph.pieces)
    assert shown.split() == text.split()
    for one in findings:
        marked = "".join(p.text for paragraph in found for p in paragraph.pieces if one in p.covering)
        assert marked.split() == one.claim.quote.split()
        assert sum(one in paragraph.findings for paragraph in found) == 1


def test_a_claim_inside_another_is_covered_by_both() -> None:
    report = make_report()
    first = paragraphs(report.read.text, report.findings)[0]
    both = [piece for piece in first.pieces if len(piece.covering) == 2]
    assert [piece.text for piece in both] == ["not a party to the treaty"]
    assert [f.claim.id for piece in first.pieces for f in piece.ending] == ["c1", "c4"]


def test_paragraphs_are_parted_by_empty_lines_where_there_are_any() -> None:
    assert [text[a:b] for text in ["one\ntwo\n"] for a, b in blocks(text)] == ["one\n", "two\n"]
    assert [text[a:b].strip() for text in ["one\ntwo\n\nthree\n"] for a, b in blocks(text)] == ["one\ntwo", "three"]
