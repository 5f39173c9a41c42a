"""A prepared text is as long as the one given, and without what stands between words and says nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import servanda
from servanda.reading.rules.preparing import LETTERS, NOTHING, prepared


def shown(text: str) -> str:
    """What a reader sees of a prepared text."""
    return prepared(text).text.replace(NOTHING, "")


@given(st.text(alphabet=st.sampled_from("aBé >\n\r[]()-12¹.,;К\u00ad\u200b"), max_size=200))
def test_no_place_moves(text: str) -> None:
    assert len(prepared(text).text) == len(text)


@pytest.mark.parametrize(("text", "read"), [
    ("He said that Peru joined the Mine Ban\nTreaty early.", "He said that Peru joined the Mine Ban Treaty early."),
    ("The ministry of the\nRussian Federation spoke.", "The ministry of the Russian Federation spoke."),
    ("Members of the Conference heard on Monday that the committee of\nExperts would meet in spring.",
     "Members of the Conference heard on Monday that the committee of Experts would meet in spring."),
    ("> The Ottawa\n> Convention holds.\n>\n>> Yes.", "  The Ottawa   Convention holds.\n \n   Yes."),
    ("It holds.[3] It did[a], he said[12].", "It holds. It did, he said."),
    ("The treaty¹² holds.³ So does it†.", "The treaty holds. So does it."),
    ("He left the Mine Ban\n- 12 -\nTreaty early.", "He left the Mine Ban Treaty early."),
    ("He left the Mine Ban\fTreaty.", "He left the Mine Ban Treaty."),
    ("A field of 5 km² and 3 m³.", "A field of 5 km² and 3 m³."),
    ("They rati-\nfied it.", "They ratified it."),
    ("The anti-\npersonnel mines of Latin-\nAmerica, a long-\nterm duty", "The anti-personnel mines of Latin-America, a long-term duty"),
    ("Read the [treaty](https://example.org/t) again.", "Read the treaty again."),
    ("The treaty[sic] of [Geneva] holds.", "The treaty[sic] of [Geneva] holds."),
    ("The Mine&nbsp;Ban Treaty &amp; others, C&#244;te d&rsquo;Ivoire&#39;s", "The Mine\u00a0Ban Treaty & others, Côte d’Ivoire's"),
    ("AT&T; &nosuchname; &#999999;", "AT&T; &nosuchname; &#999999;"),
    ("A long line of the minutes that tells of the vote on mines\nAustria was absent. A long line of the minutes that tells of the\nVote.",
     "A long line of the minutes that tells of the vote on mines Austria was absent. A long line of the minutes that tells of the Vote."),
])  # fmt: skip
def test_marks_and_breaks_between_words_are_no_text(text: str, read: str) -> None:
    assert shown(text) == read


@pytest.mark.parametrize("text", [
    "Peru leaves treaty\nLIMA, 3 May - Peru said on Friday that it would leave, and that nobody had asked it to stay in the treaty.",
    "Envoy: Austria never ratified the Mine Ban Treaty\nMinister: Peru never joined the Ottawa Convention\n",
    "Participant\nSignature\nPeru\n24 Feb 1999", "First point.\nSecond point.", "PERU\nCHILE",
])  # fmt: skip
def test_headings_cells_and_whole_lines_stay_lines(text: str) -> None:
    assert prepared(text).text == text


def test_letters_of_another_alphabet_in_a_latin_word_are_read_as_they_look_and_told() -> None:
    text = "P\u0435ru n\u0435ver ratified the \uff2dine Ban Treaty."
    assert prepared(text) == ("Peru never ratified the Mine Ban Treaty.", (LETTERS,))
    assert prepared("Перу не ратифікувала").text == "Перу не ратифікувала"


@pytest.mark.parametrize("piece", [
    ">", " >", "a-\n", "[a]", "A\nB\n", " \n", "[x](https://", "†", "[note ", "a \t", "A" * 50 + "\n", "aЖ", "\r", "\f", "- 1 -\n",
    "\u200b\n", "¹", "&", "&amp", "&amp;", "&#",
])  # fmt: skip
def test_it_takes_time_in_the_measure_of_the_text(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    prepared(text)
    assert time.process_time() - began < 3


def test_wrapped_quoted_and_noted_text_is_checked_as_if_it_stood_on_one_line() -> None:
    plain = "Peru never ratified the Mine Ban Treaty, the envoy said. Austria has not joined the Ottawa Convention."
    other = [
        "Peru never ratified the Mine Ban\nTreaty, the envoy said. Austria has not joined the Ottawa\nConvention.",
        "> Peru never ratified the Mine Ban\n> Treaty, the envoy said. Austria has not\n> joined the Ottawa Convention.",
        "Peru never ratified the Mine Ban Treaty[1], the envoy said. Austria has not joined the Ottawa Convention.²",
        "Peru never rati-\nfied the Mine Ban Trea-\nty, the envoy said. Austria has not joined the Ottawa Conven-\ntion.",
    ]
    expected = [(found.verdict, found.claim.targets) for found in servanda.check(plain, "2025-03-05").findings]
    assert expected == [("contradicted", ("PER",)), ("contradicted", ("AUT",))]
    for text in other:
        found = servanda.check(text, "2025-03-05").findings
        assert [(one.verdict, one.claim.targets) for one in found] == expected
        assert all(text[one.claim.start : one.claim.end] == one.claim.quote for one in found)
