"""Where the parser goes wrong again and again, what hangs on what is put right."""

import pytest

from servanda.reading.rules.language import parse
from servanda.reading.rules.lexicon import scan
from servanda.reading.rules.text import blocks
from servanda.reading.rules.tokens import Token


def word(text: str, wanted: str) -> Token:
    (block,) = blocks(text)
    return next(token for token in parse([block], [scan(block.clean)])[0] if token.text == wanted)


def test_what_opens_a_sentence_before_its_subject_hangs_on_the_verb() -> None:
    text = "Under the Geneva Protocol of 1925, use in war of poison gas is prohibited."
    assert word(text, "Under").head.text == "prohibited"
    assert "Under" not in [token.text for token in word(text, "use").subtree]


def test_a_passive_behind_what_it_is_said_of_is_the_verb_of_its_sentence() -> None:
    text = "Under the CCW Protocol IV, use of laser weapons designed to cause permanent blindness is prohibited."
    subjects = [child for child in word(text, "prohibited").lefts if child.dep_.startswith("nsubj")]
    assert [(child.text, child.dep_) for child in subjects] == [("use", "nsubjpass")]
    assert word(text, "blindness").head.text == "cause"


def test_what_is_only_added_to_a_name_is_not_the_verb_of_its_sentence() -> None:
    text = "The Convention on Cluster Munitions, adopted in Dublin in 2008, has many friends."
    assert word(text, "has").head.text == "has"
    assert (word(text, "adopted").head.text, word(text, "adopted").dep_) == ("Convention on Cluster Munitions", "acl")


@pytest.mark.parametrize("joined", ["but", "and"])
def test_a_verb_has_the_noun_before_it_for_its_subject(joined: str) -> None:
    text = f"China signed the Comprehensive Nuclear-Test-Ban Treaty {joined} Japan ratified it."
    assert (word(text, "Japan").head.text, word(text, "Japan").dep_) == ("ratified", "nsubj")


@pytest.mark.parametrize("rank", ["first", "40th", "last"])
def test_what_somebody_was_the_first_to_do_hangs_on_the_noun(rank: str) -> None:
    assert word(f"Kenya was among the {rank} countries to sign the Ottawa Convention.", "sign").head.text == "countries"


@pytest.mark.parametrize("verb", ["ban", "prohibit", "outlaw", "forbid"])
def test_several_treaties_by_one_name_do_what_their_verb_says(verb: str) -> None:
    found = word(f"The 1949 Geneva Conventions {verb} use of civilians as human shields.", verb)
    assert found.head is found and found.pos_ == "VERB"


def test_a_ban_is_no_verb_where_nothing_is_banned() -> None:
    assert word("The Geneva Conventions ban is old.", "ban").pos_ == "NOUN"


@pytest.mark.parametrize("how_long", ["22 years", "more than half a century", "a year"])
def test_how_long_after_another_deed_something_was_hangs_on_after(how_long: str) -> None:
    text = f"Myanmar ratified the Chemical Weapons Convention on 8 July, {how_long} after signing it."
    assert word(text, "after").head.text == "ratified"
    assert word(text, how_long.split()[-1]).head.text == "after"
