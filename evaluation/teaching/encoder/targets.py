"""An annotated text as the network's questions with their right answers, window by window."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from servanda.assertions.days import days_of
from servanda.assertions.terms import ACTS, MODES, NORMS
from servanda.reading.rules.lexicon import organisations
from servanda.reading.rules.preparing import prepared
from servanda.reading.rules.text import blocks
from servanda.reading.taught.page import BODIES_OF, Mention, Page, page
from servanda.reading.taught.terms import LABELS, TIMES
from servanda.reading.taught.windows import CORE_ZONE, Window, windows

from .questions import ROLES, inside, label
from .sources import Text

UNDATED = date(2020, 1, 1)  # the day by which a text without a date is read
NOT_ASKED = -1  # the tag of a token that the network is not asked about
Placed = list[tuple[int, Mention]]  # mentions with the places of their tokens in the window


class Said(NamedTuple):
    """What an assertion says. `when` and `number` are places of tokens: () where none is meant, None where it cannot be told."""

    label: int
    holds: int
    mode: int
    states: tuple[str, ...]
    when: tuple[int, ...] | None
    time: int
    number: tuple[int, ...] | None


class Asked(NamedTuple):
    """A claim from its first token to its last, with the answers; None where an answer is not known."""

    first: int
    last: int
    act: int
    norm: int
    attributed: int
    treaty: tuple[int, ...] | None
    targets: tuple[str, ...]
    speaks: tuple[str, ...] | None
    speaker: tuple[int, int] | None  # first and last token; (0, 0) where nobody speaks
    labels: tuple[int, ...] | None
    said: tuple[Said, ...]
    row: Mapping[str, Any]


class Example(NamedTuple):
    """A window, the tag of each token (outside, begins, goes on), and the claims that start in its core."""

    window: Window
    page: Page
    tags: list[int]
    claims: list[Asked]


def shown(text: Text) -> Page:
    """A text as the network is shown it."""
    day = date.fromisoformat(text.day) if len(text.day) == len("2025-06-27") else UNDATED
    return page(blocks(prepared(text.text).text), day)


def examples(text: Text) -> Iterator[Example]:
    """The windows of a text with what is to be seen in them."""
    made = shown(text)
    spans = spans_on(made, text.claims)
    # The longest first, so that a claim within another is begun by a tag of its own.
    ordered = sorted(zip(text.claims, spans, strict=True), key=lambda pair: pair[1][0] - pair[1][1])
    for window in windows(made):
        tags = [0 if zone == CORE_ZONE else NOT_ASKED for zone in window.zones]
        asked = []
        for claim, (start, end) in ordered:
            inner = [
                place for place, token in enumerate(window.tokens)
                if window.zones[place] and token.end > token.start and token.start < end and token.end > start
            ]  # fmt: skip
            if not inner or window.zones[inner[0]] != CORE_ZONE:
                for place in inner:
                    tags[place] = NOT_ASKED
                continue
            for place in range(inner[0], inner[-1] + 1):
                if window.zones[place] == CORE_ZONE:
                    tags[place] = 1 if place == inner[0] else 2
            asked.append(_asked(made, window, claim, inner[0], inner[-1], (start, end)))
        yield Example(window, made, tags, asked)


def spans_on(made: Page, claims: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """Where claims stand on the page."""
    original = _places(made)
    return [(bisect_left(original, claim["start"]), bisect_left(original, claim["end"])) for claim in claims]


def _places(made: Page) -> list[int]:
    """The place in the text as given of each character of the page."""
    found: list[int] = []
    for block in made.blocks:
        found += [block.span(place, place + 1).start for place in range(len(block.clean))]
        found.append(found[-1] + 1 if found else 0)
    return found


def _asked(made: Page, window: Window, claim: Mapping[str, Any], first: int, last: int, span: tuple[int, int]) -> Asked:
    mentions = [(place, made.mentions[number]) for place, number in window.mentions]
    codes = {mention.ids[0] for _, mention in mentions if mention.kind in ROLES["target"]}
    bodies = {mention.ids[0] for _, mention in mentions if mention.kind in BODIES_OF}
    treaty = tuple(place for place, mention in mentions if mention.kind in ROLES["treaty"] and claim["treaty"] in mention.ids)
    wanted = [organisations().get(name.casefold(), name) for name in claim["speaker_for"] or ()]
    speaks = tuple(name for name in wanted if name in bodies)
    said = [a for a in claim.get("assertions", ()) if label(a) in LABELS]
    return Asked(
        first, last, ACTS.index(claim["act"]), NORMS.index(claim["norm"]), int(claim["attributed"]),
        () if not claim["treaty"] else treaty or None, tuple(code for code in claim["targets"] if code in codes),
        None if wanted and not speaks else speaks, _speaker(made, window, claim["speaker"], span),
        tuple(sorted({LABELS.index(label(a)) for a in said})) if claim.get("assertions") else None,
        tuple(_said(a, mentions, codes) for a in said), claim,
    )  # fmt: skip


def _said(a: Mapping[str, Any], mentions: Placed, codes: set[str]) -> Said:
    when: tuple[int, ...] | None = ()
    time = TIMES.index("at")
    if a.get("when"):
        days = days_of(a["when"])
        when = tuple(p for p, mention in mentions if mention.period and inside(mention.period, days.first, days.last)) or None
        time = TIMES.index("from" if days.last is None else "until" if days.first is None else "at")
    told = a["value"] if a["predicate"] == "count" else a.get("number")
    number: tuple[int, ...] | None = ()
    if told is not None:
        number = tuple(p for p, mention in mentions if mention.number is not None and abs(mention.number - told) < 1e-6) or None
    return Said(LABELS.index(label(a)), int(a.get("holds", True)), MODES.index(a.get("mode", "fact")),
                tuple(code for code in a.get("states", ()) if code in codes), when, time, number)  # fmt: skip


def _speaker(made: Page, window: Window, name: str | None, span: tuple[int, int]) -> tuple[int, int] | None:
    """The tokens of the speaker's name that are nearest to a claim, rather before it than behind."""
    if not name:
        return 0, 0
    wanted = " ".join(name.replace("’", "'").split())
    best: tuple[int, int] | None = None
    at = made.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        word = (not at or not made.text[at - 1].isalnum()) and not made.text[end : end + 1].isalnum()
        far = max(0, span[0] - end) if at < span[0] else 2 * max(0, at - span[1])
        if word and (best is None or far < best[0]):
            best = far, at
        at = made.text.find(wanted, at + 1)
    if best is None:
        return None
    start, end = best[1], best[1] + len(wanted)
    inner = [p for p, token in enumerate(window.tokens) if token.end > token.start and token.start < end and token.end > start]
    return (inner[0], inner[-1]) if inner else None
