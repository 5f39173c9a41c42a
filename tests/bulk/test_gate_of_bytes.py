"""The topic gate never drops what the reading would find."""

from __future__ import annotations

import pytest
from bulk.crawls import CORPUS, OFF_TOPIC, page
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bulk.gate import on_topic
from servanda.reading.lexicon import STRONG, scan, terms_of
from servanda.reading.text import blocks

SENTENCES = [block.clean for path in CORPUS for block in blocks(path.read_text())]
HIDDEN = ["{}<wbr>{}", "{}&shy;{}", "{}\u00ad{}", "{}\u200b{}", "{}<b>{}</b>", "{}<!-- x -->{}"]


def found(text: str) -> bool:
    """Whether the reading looks for claims in a text."""
    return any(m.kind in STRONG for block in blocks(text) for m in scan(block.clean))


def test_the_corpora_name_treaties() -> None:
    assert len(CORPUS) > 20 and sum(map(found, SENTENCES)) > 100


def test_no_sentence_of_the_corpora_is_dropped() -> None:
    for sentence in SENTENCES:
        if found(sentence):
            assert on_topic(sentence.encode()) and on_topic(page(sentence))


@given(st.sampled_from([s for s in SENTENCES if found(s)]), st.sampled_from(HIDDEN), st.data())
@settings(max_examples=300)
def test_words_parted_by_markup_are_seen(sentence: str, form: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(sentence) - 1))
    assert on_topic(page(form.format(sentence[:place], sentence[place:])))


@given(st.sampled_from(terms_of(STRONG)), st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(["\n", "&nbsp;", "  <i>"]))
def test_every_term_of_the_lexicon_passes_in_any_case_and_spacing(term: str, case: object, space: str) -> None:
    assert on_topic(page(f"It named the {case(term).replace(' ', space)} today."))  # type: ignore[operator]


@given(st.sampled_from(terms_of(STRONG)))
def test_letters_written_as_references_are_seen(term: str) -> None:
    assert on_topic(page("".join(f"&#{ord(char)};" for char in term)))


def test_other_news_is_dropped() -> None:
    assert not on_topic(page(OFF_TOPIC))
    assert not on_topic(page("Parties signed a treaty on fish."))


@pytest.mark.parametrize("shape", [b"<", b"a<", b"<a", b"<>", b"a<>", b"mine<", b"<b>m", b"&#", b"\xc2\xad"])
def test_a_hostile_page_of_four_megabytes_comes_to_an_end(shape: bytes) -> None:
    """A pattern that grows faster than the page would be at this one for hours, and nothing sets it aside before."""
    data = shape * (4_000_000 // len(shape))
    assert not on_topic(data)
    assert on_topic(data + b" the Ottawa Convention")
