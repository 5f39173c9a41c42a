"""The topic gate never drops what the reading would find."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bulk.crawls import CORPUS, OFF_TOPIC, page
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.bulk.gate import _words, on_topic
from servanda.reading.rules.lexicon import STRONG, scan, terms_of
from servanda.reading.rules.text import blocks

TAUGHT = sorted((Path(__file__).parents[2] / "evaluation" / "teaching" / "reports").glob("*.txt"))
TEXTS = [path.read_text() for path in CORPUS] + [re.sub("</?c[^<>]*>", "", path.read_text().partition("\n---\n")[2]) for path in TAUGHT]
SENTENCES = [block.clean for text in TEXTS for block in blocks(text)]
HIDDEN = [
    "{}<wbr>{}", "{}&shy;{}", "{}\u00ad{}", "{}\u200b{}", "{}<b>{}</b>", "{}<!-- x -->{}", "{}<span title='a < b'>{}</span>",
    '{}<i data-of="a > <b>c</b>">{}</i>', "{}<!-- <b>x</b> -->{}", "{}<style data-of='s'>.s{{color:red}}</style><b>{}</b>",
    "{}&ZeroWidthSpace;{}",
]  # fmt: skip
LONG = "https://www.example.org/" + "a-new-page/to-start-from/" * 40
LINK = f' <a href="{LONG}">'
JSON = '<html><script type="application/ld+json">{{"articleBody": {}}}</script></html>'
# What stands between the words of a sentence in pages as they are made.
BETWEEN = [
    " " * 90 + "&nbsp;", "&nbsp", "&#160;", "\n\t\t", "<br>\n", f"</a>{LINK}", "</td>\n<td>", " <!-- --><!-- react -->",
    f"<!-- <b>{'a note ' * 40}</b> --> ", "</span> <span class=a>",
    '<style>.a{color:#fff}</style> <span title="1 < 2 > 3">', "<script>track('word', {at: 1})</script> ",
    f"<script>if (a < b) track('{'word ' * 20}')</script> ", " <sup>12</sup>",
]  # fmt: skip


def escaped(text: str) -> str:
    """A string of JSON in which no tag shows."""
    return re.sub("[<>]", lambda found: f"\\u{ord(found[0]):04X}", text)


WRAPPED: dict[str, Callable[[str], bytes]] = {
    "with signs of less and more": lambda text: page(f"3 < 4. {text} And 4 > 3."),
    "in capitals": lambda text: page(text.upper()),
    "in references": lambda text: page("".join(f"&#x{ord(char):x};" for char in text)),
    "in Windows-1252": lambda text: page(text).decode().encode("cp1252", "xmlcharrefreplace"),
    "in UTF-16": lambda text: page(text).decode().encode("utf-16"),
    "in a page in JSON": lambda text: JSON.format(escaped(json.dumps(text.replace(" ", LINK)))).encode(),
    "in JSON": lambda text: JSON.format(json.dumps(text)).encode(),
    **{f"with {between[:30]!r}": lambda text, between=between: page(between.join(text.split(" "))) for between in BETWEEN},
}


def found(text: str) -> bool:
    """Whether the reading looks for claims in a text."""
    return any(m.kind in STRONG for block in blocks(text) for m in scan(block.clean))


def test_the_corpora_name_treaties() -> None:
    assert len(CORPUS) > 20 and sum(map(found, SENTENCES)) > 100


@pytest.mark.parametrize("form", WRAPPED)
def test_no_sentence_of_the_corpora_is_dropped_however_its_page_is_made(form: str) -> None:
    dropped = [sentence for sentence in SENTENCES if found(sentence) and not on_topic(WRAPPED[form](sentence))]
    assert not dropped


def test_a_text_has_no_tags() -> None:
    dropped = [s for s in SENTENCES if found(s) and not on_topic(f"If x <y, then {s}, and y> z".encode(), page=False)]
    assert not dropped


@given(st.sampled_from([s for s in SENTENCES if found(s)]), st.sampled_from(HIDDEN), st.data())
@settings(max_examples=300)
def test_words_parted_by_markup_are_seen(sentence: str, form: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(sentence) - 1))
    assert on_topic(page(form.format(sentence[:place], sentence[place:])))


@given(st.sampled_from(terms_of(STRONG)), st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(BETWEEN))
def test_every_term_of_the_lexicon_passes_in_any_case_and_spacing(term: str, case: Callable[[str], str], between: str) -> None:
    sentence = f"It named the {case(term)} today."
    assert on_topic(page(sentence.replace(" ", between))) or not found(sentence)


def test_every_term_has_words_that_the_gate_looks_for() -> None:
    assert all(_words(term) for term in terms_of(STRONG))


@given(st.sampled_from(terms_of(STRONG)))
def test_letters_written_as_references_are_seen(term: str) -> None:
    assert on_topic(page("".join(f"&#{ord(char)};" for char in term.upper())))


def test_other_news_is_dropped() -> None:
    assert not on_topic(page(OFF_TOPIC))
    assert not on_topic(page("Parties signed a treaty on fish."))


def test_the_words_of_a_term_must_stand_near_each_other_in_their_order_and_case() -> None:
    far = "The harvest was good this year, and the market opened on Monday. " * 20
    for text in (f"New {far} START", "the new year, a late start", "START of a New year"):
        assert not on_topic(page(text))
    for text in ("New START", "a ban on nuclear tests"):
        assert on_topic(page(text))


HOSTILE = [b"<", b"a<", b"<a", b"<>", b"a<>", b"mine<", b"<b>m", b"&#", b"\xc2\xad", b"<style ", b"<script ", b"<!--", b"<!-- -", b"<a b='",
           b'"<a ', b"'<a'\"", b"New ", b"nuclear ", b"New<b> "]  # fmt: skip


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_page_of_a_megabyte_comes_to_an_end(shape: bytes) -> None:
    """A pattern that grows faster than the page would be at this one for hours, and nothing sets it aside before."""
    data = shape * (1_000_000 // len(shape))
    assert not on_topic(data)
    assert on_topic(data + b" the Ottawa Convention")
