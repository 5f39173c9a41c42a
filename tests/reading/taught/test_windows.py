"""The pieces that the network takes: every word once, hidden mentions by kind and number, never by what they are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from servanda.reading.rules.text import blocks
from servanda.reading.taught.page import Page, page
from servanda.reading.taught.windows import AFTER, BEFORE, CORE, CORE_ZONE, HEAD, Window, windows

DAY = date(2025, 7, 2)
SENTENCE = "Norway said that Latvia had never signed the Ottawa Convention, and that it would ask why in 2026. "


def made(text: str) -> list[Window]:
    return list(windows(shown(text)))


def shown(text: str) -> Page:
    return page(blocks(text), DAY)


def core(text: str) -> list[tuple[int, int, int]]:
    """What of a text the network is asked about, without the words."""
    return [
        (token.piece, token.kind, token.number)
        for window in made(text) for token, zone in zip(window.tokens, window.zones, strict=True) if zone == CORE_ZONE
    ]  # fmt: skip


def test_the_network_does_not_see_which_state_or_treaty_it_is() -> None:
    swapped = SENTENCE.replace("Norway", "Peru").replace("Latvia", "Kenya").replace("Ottawa Convention", "Chemical Weapons Convention")
    assert core(SENTENCE) == core(swapped)


def test_the_same_state_has_the_same_number_under_each_of_its_names() -> None:
    found = [token for token in made("Norway spoke. Oslo signed. Sweden did not.")[0].tokens if token.number]
    assert [token.number for token in found] == [1, 1, 2]


def test_what_is_long_is_cut_between_sentences_and_none_is_lost() -> None:
    text = SENTENCE * 60
    found = made(text)
    assert len(found) > 3
    starts = [token.start for window in found for token, zone in zip(window.tokens, window.zones, strict=True) if zone == CORE_ZONE]
    assert starts == sorted(set(starts))
    page_text = shown(text).text
    for window in found[1:]:
        first = next(token for token, zone in zip(window.tokens, window.zones, strict=True) if zone == CORE_ZONE)
        assert page_text[first.start :].startswith("Norway")


@given(st.text(max_size=300))
def test_no_window_is_longer_than_the_network_takes(text: str) -> None:
    assert all(len(window.tokens) <= HEAD + BEFORE + CORE + AFTER + 3 for window in made(text))


def test_the_beginning_of_a_report_goes_with_each_of_its_windows() -> None:
    text = "Statement by Norway\n\n" + SENTENCE * 40
    first, *others = made(text)
    opening = [token.start for token, zone in zip(others[-1].tokens, others[-1].zones, strict=True) if zone == 0 and token.end]
    assert opening[:2] == [token.start for token in first.tokens if token.end][:2]
