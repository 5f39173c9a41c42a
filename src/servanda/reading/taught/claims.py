"""From what the network sees to claims: where they stand, who says them, of whom, under which treaty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ...assertions.terms import ACTS, MODES, NORMS
from .network import PLACES, Encoder, Floats, Heads, Seen, distances, likely, yes
from .page import BODIES_OF, KINDS, STATE_KINDS, Mention, Page
from .phrases import agreed, phrases
from .terms import LABELS, TIMES
from .windows import BREAK, CORE_ZONE, Window, windows

# Links from a claim to what is named around it, and the kinds of mentions that can be meant.
ROLES: dict[str, tuple[str, ...]] = {
    "target": STATE_KINDS, "for": BODIES_OF, "treaty": ("treaty", "weak-treaty", "weapon", "weak-weapon", "outside", "topic"),
}  # fmt: skip
STARTS, GOES_ON = 0.3, 0.25  # least probability of a claim's first token, of each that follows
LONGEST = 90  # tokens of a claim


class Said(NamedTuple):
    """What a claim says, as far as one label tells it, and how sure network and words together are of each part of that."""

    label: str
    sure: float
    second: float  # of the label that is next
    holds: float
    mode: str
    mode_sure: float
    time: str
    time_sure: float


class Stretch(NamedTuple):
    """What the network says of text[start:end] of the page as a claim of its own."""

    start: int
    end: int
    norm: str
    said: Said


class Answer(NamedTuple):
    """What the network says of a claim, text[start:end] of the page, and how sure it is, from 0 to 1, of each State and body."""

    start: int
    end: int
    sure: float
    act: str
    norm: str
    norm_sure: float
    attributed: float
    treaty: str | None
    treaty_sure: float
    targets: dict[str, float]
    speaks: dict[str, float]


class Reading:
    """A page as the network sees it: asked for the claims that it finds, and about a stretch that another reader takes for one."""

    def __init__(self, page: Page, encoder: Encoder, heads: Heads) -> None:
        self._page, self._heads = page, heads
        self._windows = [(window, encoder(window)) for window in windows(page) if _on_topic(page, window)]
        self._tags = [likely(seen.tags) for _, seen in self._windows]
        self._cores = [window.tokens[window.zones.index(CORE_ZONE)].start for window, _ in self._windows]  # where each core starts
        self._named: dict[str, list[int]] = {}  # where each treaty is surely named
        for mention in page.mentions:
            if mention.kind in ("treaty", "weapon") and len(mention.ids) == 1:
                self._named.setdefault(mention.ids[0], []).append(mention.start)

    def found(self) -> Iterator[Answer]:
        """The claims that the network finds, in order; `sure` is that one begins there."""
        for (window, seen), tags in zip(self._windows, self._tags, strict=True):
            for first, last, sure in _spans(window, tags):
                yield self._asked(window, seen, first, last).answer(sure)

    def _asked(self, window: Window, seen: Seen, first: int, last: int) -> _Asked:
        return _Asked(self._page, self._named, window, seen.vectors, self._heads, first, last)

    def of(self, start: int, end: int) -> Answer | None:
        """What the network says of text[start:end] of the page; `sure` is the share of it that stands in claims by its tags.

        None where it was not looked at.
        """
        if (found := self._tokens(start, end)) is None:
            return None
        place, first, last = found
        share = round(float(1 - self._tags[place][first : last + 1, 0].mean()), PLACES)
        return self._asked(*self._windows[place], first, last).answer(share)

    def says(self, start: int, end: int) -> Stretch | None:
        """What text[start:end] of the page says, whoever says it and of whom; None where it was not looked at."""
        if (found := self._tokens(start, end)) is None:
            return None
        place, first, last = found
        return self._asked(*self._windows[place], first, last).says()

    def _tokens(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The window that text[start:end] of the page stands in, and the first and last of its tokens there."""
        at = bisect_right(self._cores, start) - 1
        for place in range(max(at, 0), min(at + 2, len(self._windows))):  # what starts before a core may be looked at in the next
            window = self._windows[place][0]
            inner = [p for p, t in enumerate(window.tokens) if window.zones[p] and t.start < t.end and start < t.end and t.start < end]
            if inner and window.zones[inner[0]] == CORE_ZONE:
                return place, inner[0], inner[-1]
        return None


def _on_topic(page: Page, window: Window) -> bool:
    """Whether a treaty or a weapon is named in a window: elsewhere nothing is claimed of one."""
    return any(page.mentions[number].kind in ROLES["treaty"] for _, number in window.mentions)


def _spans(window: Window, tags: Floats) -> Iterator[tuple[int, int, float]]:
    """First and last token of each claim, and how sure it begins there: those after it go on."""
    at, total = 0, len(window.tokens)
    while at < total:
        if window.zones[at] != CORE_ZONE or tags[at, 1] < STARTS or window.tokens[at].piece == BREAK:
            at += 1
            continue
        last = at
        while last + 1 < total and last - at < LONGEST and tags[last + 1, 2] >= GOES_ON and window.tokens[last + 1].end:
            last += 1
        yield at, last, float(tags[at, 1])
        at = last + 1


class _Asked:
    """One claim while it is asked about."""

    def __init__(
        self, page: Page, named: Mapping[str, Sequence[int]], window: Window, vectors: Floats, heads: Heads, first: int, last: int
    ) -> None:
        self._page, self._named, self._window, self._vectors, self._heads = page, named, window, vectors, heads
        self._first, self._last = first, last
        self._mentions: list[Mention] = [page.mentions[number] for _, number in window.mentions]
        places = np.array([place for place, _ in window.mentions], dtype=np.int64)
        self._things = vectors[places]
        self._near = distances(first, last, places)
        self._kinds = np.array([KINDS.index(mention.kind) + 1 for mention in self._mentions], dtype=np.int64)
        self._vector = heads.claim(vectors, first, last)

    def answer(self, sure: float) -> Answer:
        """All that is asked of a claim."""
        heads, (start, end), (norm, norm_sure) = self._heads, self._place(), self._norm()
        act = int(np.argmax(heads.layer("act", self._vector)))
        attributed = yes(heads.layer("attributed", self._vector)[0])
        return Answer(
            start, end, sure, ACTS[act], norm, norm_sure, attributed, *self._treaty(start), self._entities("target"),
            self._entities("for"),
        )  # fmt: skip

    def says(self) -> Stretch:
        """What the claim says."""
        start, end = self._place()
        return Stretch(start, end, self._norm()[0], self._said(start, end))

    def _place(self) -> tuple[int, int]:
        return self._window.tokens[self._first].start, self._window.tokens[self._last].end

    def _norm(self) -> tuple[str, float]:
        """What it is about, and how sure that is."""
        shares = likely(self._heads.layer("norm", self._vector))
        best = int(np.argmax(shares))
        return NORMS[best], float(shares[best])

    def _said(self, start: int, end: int) -> Said:
        """The likeliest label, by network and by words, and what hangs on it."""
        heads, words = self._heads, phrases()(self._page, start, end)
        alone = np.array([yes(score) for score in heads.layer("label", self._vector)], dtype=np.float32)
        labels = agreed(alone / max(float(alone.sum()), 1.0), words.labels)
        best, second = (int(place) for place in np.argsort(-labels, kind="stable")[:2])
        inner = heads.assertion(self._vector, best)
        holds = agreed(*(np.array([1 - share, share]) for share in (yes(heads.layer("holds", inner)[0]), words.holds)))
        modes = agreed(likely(heads.layer("mode", inner)), words.modes)
        times = likely(heads.layer("time", inner))
        mode, time = int(np.argmax(modes)), int(np.argmax(times))
        return Said(LABELS[best], float(labels[best]), float(labels[second]), float(holds[1]), MODES[mode], float(modes[mode]),
                    TIMES[time], float(times[time]))  # fmt: skip

    def _scores(self, role: str) -> tuple[list[int], Floats]:
        """The mentions that can stand in a role, and their scores."""
        fit = [place for place, mention in enumerate(self._mentions) if mention.kind in ROLES[role]]
        return fit, self._heads.link(role, self._vector, self._things[fit], self._near[fit], self._kinds[fit])

    def _entities(self, role: str) -> dict[str, float]:
        """How surely each State or body stands in a role, all its mentions taken together."""
        fit, scores = self._scores(role)
        groups: dict[str, list[float]] = {}
        for place, score in zip(fit, scores, strict=True):
            groups.setdefault(self._mentions[place].ids[0], []).append(float(score))
        return {name: yes(np.logaddexp.reduce(found)) for name, found in groups.items()}

    def _treaty(self, start: int) -> tuple[str | None, float]:
        """The treaty, or None, and how sure that is; what one name may mean counts for each that it may mean."""
        fit, scores = self._scores("treaty")
        shares = likely(np.concatenate([self._heads.layer("none.treaty", self._vector), scores]))
        by_id: dict[str, float] = {}
        for place, share in zip(fit, shares[1:], strict=True):
            for treaty in self._mentions[place].ids:
                by_id[treaty] = by_id.get(treaty, 0.0) + float(share)
        best = max(by_id.values(), default=0.0)
        if best < float(shares[0]) or not by_id:
            return None, float(shares[0])
        return self._named_before([treaty for treaty, share in by_id.items() if share >= best - 1e-6], start), best

    def _named_before(self, treaties: Sequence[str], start: int) -> str:
        """Which of several treaties that one name may mean is meant: the one named surely, and last before the claim."""
        before = {treaty: bisect_right(self._named.get(treaty, ()), start) for treaty in treaties}
        if any(before.values()):
            return max((treaty for treaty in treaties if before[treaty]), key=lambda treaty: self._named[treaty][before[treaty] - 1])
        return min((treaty for treaty in treaties if treaty in self._named), key=lambda treaty: self._named[treaty][0], default=treaties[0])
