"""What the network says of a page: spans from tags, and answers with how sure they are."""

from __future__ import annotations

from datetime import date

import numpy as np

from servanda.assertions.terms import ACTS, NORMS
from servanda.reading.rules.text import blocks
from servanda.reading.taught.claims import Answer, Reading
from servanda.reading.taught.network import Seen, encoder, heads
from servanda.reading.taught.page import page
from servanda.reading.taught.windows import CORE_ZONE, Window

TEXT = (
    "Poland has left the Ottawa Convention, its minister said. Lunch was late. "
    "Norway regrets that Poland has left the Ottawa Convention."
)


class Marked:
    """An encoder whose tags say that claims begin at some words and go on to the end of a sentence."""

    def __init__(self, text: str, *starts: str) -> None:
        self._begins = {text.index(start) for start in starts}

    def __call__(self, window: Window) -> Seen:
        tags = np.full((len(window.tokens), 3), -5.0, dtype=np.float32)
        inside = False
        for place, token in enumerate(window.tokens):
            begins = token.start in self._begins and token.end > token.start and window.zones[place] == CORE_ZONE
            inside = begins or (inside and token.end > token.start and TEXT[token.start : token.end] != ".")
            tags[place, 1 if begins else 2 if inside else 0] = 5.0
        return Seen(encoder()(window).vectors, tags)


def answers(*starts: str) -> list[Answer]:
    return list(Reading(page(blocks(TEXT), date(2026, 1, 1)), Marked(TEXT, *starts), heads()).found())


def test_a_claim_begins_where_it_is_told_to_and_goes_on_as_long_as_it_does() -> None:
    assert [TEXT[a.start : a.end] for a in answers("Poland", "Norway")] == [
        "Poland has left the Ottawa Convention, its minister said", "Norway regrets that Poland has left the Ottawa Convention",
    ]  # fmt: skip


def test_every_answer_is_one_that_there_is_and_as_sure_as_can_be() -> None:
    for answer in answers("Poland", "Norway"):
        assert answer.act in ACTS
        assert answer.norm in NORMS
        assert answer.treaty in (None, "apmbc")
        shares = [answer.sure, answer.attributed, answer.treaty_sure, *answer.targets.values(), *answer.speaks.values()]
        assert all(0 <= share <= 1 for share in shares)
        assert set(answer.targets) == {"POL", "NOR"}


def test_a_stretch_is_asked_about_whether_or_not_it_was_found() -> None:
    reading = Reading(page(blocks(TEXT), date(2026, 1, 1)), Marked(TEXT, "Poland"), heads())
    found, lunch = reading.of(0, 40), reading.of(TEXT.index("Lunch"), TEXT.index("Lunch") + 14)
    assert found is not None and lunch is not None
    assert found.sure > 0.9 > 0.1 > lunch.sure


def test_where_no_treaty_is_named_nothing_is_looked_at() -> None:
    reading = Reading(page(blocks("Lunch was late."), date(2026, 1, 1)), Marked("Lunch was late.", "Lunch"), heads())
    assert not list(reading.found())
    assert reading.of(0, 5) is None


def test_no_claim_and_no_name_begins_between_two_paragraphs() -> None:
    class Everywhere:
        """An encoder whose tags say that a claim begins at each token."""

        def __call__(self, window: Window) -> Seen:
            tags = np.full((len(window.tokens), 3), -5.0, dtype=np.float32)
            tags[:, 1] = 5.0
            return Seen(encoder()(window).vectors, tags)

    told = page(blocks("Poland left the Ottawa Convention.\n\nNorway stays in it."), date(2026, 1, 1))
    for answer in Reading(told, Everywhere(), heads()).found():
        assert "\n" not in told.text[answer.start : answer.end]
        told.original(answer.start, answer.end)
