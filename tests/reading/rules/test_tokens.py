"""Words as the rules see them are words as spaCy has them: the short cuts change how fast they come, never what they say."""

import re
from pathlib import Path

import pytest
import spacy

from servanda.reading.rules.forms import OPENERS
from servanda.reading.rules.language import PACKAGES, model, parse
from servanda.reading.rules.text import blocks
from servanda.reading.rules.tokens import Doc, Form
from servanda.reading.rules.vectors import stand_in

CORPUS = sorted((Path(__file__).parents[3] / "evaluation" / "corpus").glob("[a-z]/*.txt"))
PAIRS = (
    "There's no ban, he said. There are ways out; let's go. We're gonna leave it, they ain't staying, y'all. You've gotta sign it.\n\n"
    "The States Parties that had used them, and which Russia and China, though bound, did not — it said — join.\n\n???\n\na"
)


@pytest.fixture(scope="module")
def stock():
    """The model as anyone loads it."""
    package = next(name for name in PACKAGES if spacy.util.is_package(name))
    return spacy.load(package, exclude=["ner", "senter"])


@pytest.mark.parametrize("text", [PAIRS, *(path.read_text(encoding="utf-8") for path in CORPUS[::9])])
def test_every_word_is_as_spacy_has_it(stock, text):
    found = blocks(text)
    for block, mine in zip(found, parse(found), strict=True):
        doc = stock.make_doc(block.clean)
        if any(map(stand_in, doc)):  # the model is shown another word there
            continue
        starts = {start for start, _ in block.sentences}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        doc = next(iter(stock.pipe([doc])))
        assert [s.text for s in mine.sents] == [s.text for s in doc.sents]
        assert [s.root.i for s in mine.sents] == [s.root.i for s in doc.sents]
        for ours, theirs in zip(mine, doc, strict=True):
            for name in ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_punct", "is_space"):
                assert getattr(ours, name) == getattr(theirs, name), (name, ours, block.clean)
            for name in ("children", "lefts", "subtree", "ancestors", "conjuncts"):
                assert [t.i for t in getattr(ours, name)] == [t.i for t in getattr(theirs, name)], (name, ours, block.clean)
            for name in ("head", "left_edge", "right_edge"):
                assert getattr(ours, name).i == getattr(theirs, name).i
            assert ours.sent.start == theirs.sent.start
        for start, end in ((0, 1), (3, 9), (len(block.clean) - 2, len(block.clean))):
            span = doc.char_span(start, end, alignment_mode="expand") if start >= 0 else None
            if span is not None:
                between = mine.between(start, end)
                assert (between.start, between.end, between.root.i) == (span.start, span.end, span.root.i)


def test_every_pair_that_the_ruler_knows_begins_with_a_known_opener():
    for rule in model().get_pipe("attribute_ruler").patterns:
        for pattern in rule["patterns"]:
            if len(pattern) > 1:
                assert len(pattern) == 2
                first = pattern[0]
                lower = first.get("LOWER")
                known = lower in OPENERS if isinstance(lower, str) else first.get("DEP") == "expl"
                known = known or (isinstance(lower, dict) and any(re.search(lower["REGEX"], word) for word in OPENERS))
                assert known, pattern


def test_branches_that_cross_are_followed_word_by_word():
    forms = [Form(word, word, word, word, "X", "X", "dep", False, False) for word in "abcd"]
    doc = Doc("abcd", forms, [0, 1, 2, 3], [2, 3, 2, 2], [0])  # b hangs on d, over the head of all
    assert doc.crossing
    assert [t.text for t in doc[3].subtree] == ["b", "d"]
    assert doc[3].left_edge.text == "b"


@pytest.mark.parametrize(("text", "word", "shown"), [
    ("The CCW Protocol I entered into force.", "I", "II"), ("The treaty I signed is old.", "I", ""),
    ("The Treaty of Bangkok forbids help.", "forbids", "prohibits"), ("The treaty bans use of mines.", "bans", "prohibits"),
    ("The NPT bans them.", "bans", "prohibits"), ("New Russian bans on mines hold.", "bans", ""), ("The bans hold.", "bans", ""),
    ("Many bans on mines hold.", "bans", ""),
])  # fmt: skip
def test_what_the_model_is_shown_in_the_place_of_a_word(text, word, shown):
    doc = model().make_doc(text)
    assert [stand_in(token) for token in doc if token.text == word] == [shown]


@pytest.mark.parametrize("text", [
    "Protocol I entered into force in 1978.", "The Additional Protocol I bans attacks on civilians.",
    "The Rome Statute outlaws killing or wounding of those who surrendered.",
])  # fmt: skip
def test_the_name_of_a_treaty_is_what_does_it(text):
    (doc,) = parse(blocks(text))
    (sentence,) = doc.sents
    assert sentence.root.text in ("entered", "bans", "outlaws") and sentence.root.pos_ == "VERB"
