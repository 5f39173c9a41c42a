"""Two readers joined: word rules, and the taught network as a second pair of eyes.

The network has read texts that no rule was made for, and finds more claims in them; rules tell better what a claim says. So it adds
claims, takes away what is surely none, says more of who speaks of whom where it is surer than a rule can be, and guesses what a claim says
where rules do not tell it; such a guess, and what the network alone finds, is judged only where law and record bear it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise

from ..told import Template
from ..version import __version__
from .model import PLAIN, Claim, ReadReport, Speaking
from .quoted import direct
from .rules.lexicon import on_topic, scan
from .rules.preparing import prepared
from .rules.reader import RulesReader
from .rules.text import blocks
from .taught.claims import Answer, Reading
from .taught.likely import likely
from .taught.network import encoder, heads, weights
from .taught.page import STATE_KINDS, Page, page
from .taught.said import turned

# How sure the network must be, chosen on texts that taught it nothing (docs/accuracy.md).
NONE = 0.05  # a claim of the rules stays unless less of it stands in claims by the network
ADDED = 0.3  # of a claim that only the network finds
TREATY = 0.5  # that the treaty of such a claim is the one meant
ABOUT = 0.6  # of each State, that it is or is not the one that such a claim is about
VOICE = 0.9  # whether somebody says it; for whom, where rules tell nobody
TARGETS = 0.98
NORM = 0.95  # of what it is about, where no verdict rests on what rules take it to be about
TAKEN = 0.5  # of a link, where the others are as sure
APART = 0.2  # the part of the shorter of two claims that may lie in the other
WORDS = 4  # of a claim
SENTENCE = 400  # characters on either side of a claim in which words may turn it around
CLAUSES = 40  # that begin before the end of a claim, of which one is the clause around it
SAYS = 0.5  # what a claim says that only the network finds
SHOWN = 0.05  # of a link, in an explanation
JUDGED = 0.3  # the least of a claim of the rules that stands in claims by the network, for a verdict on it
UNJUDGED: Template = "Only the network that was taught on other texts took this for a claim: it is shown, and not judged."
ALONE: Template = "The network that was taught on other texts does not take this for a claim: it is shown, and not judged."
SOME: Template = "Several States are named in one breath, and it is not sure that this is said of each: it is shown, and not judged."
PART: Template = "Of several things that are named in one breath not each is of the treaty: it is shown, and not judged."
_WEAPONS = ("weapon", "weak-weapon", "outside")
_SEVERAL = ("conventions", "treaties", "Conventions", "Treaties")
_MORE = re.compile(  # before several treaties by one name: "the nuclear and chemical weapons conventions", "two of the Geneva Conventions"
    r"\b(?:[\w-]+ (?:and|or) |(?:one|two|three|some|most|many|several|half|none) of (?:the )?)$", re.IGNORECASE
)
_TOGETHER = re.compile(r"(?:'s?)?\s*(?:,|;|&|,?\s*(?:and|or|nor|as well as|along with))\s*(?:the\s+)?", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[\"”')\]]*\s*(?:[.,;:!?—–\n]|$|- |(?:and|but|or|nor|while|though|although|because|which|who|as|after|since)\b)")
_OPEN = re.compile(  # what no clause ends with: "this means that the United States will"
    r"\b(?:will|would|shall|should|may|might|can|could|must|the|a|an|and|or)\W*$", re.IGNORECASE
)
_SOME = re.compile(r"\W*(?:several|some|many|most|few|a few|certain|other|others|numerous|various) (?!of\b|\d)", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.?!;] |\n")
_TURNING_ACTS = ("deny", "demand")
_CLOSING = "\"”’') "
_EDGES = " \t\r\n,;:.–—"


NOBODY = Speaking(0, 0, None, ())
Place = tuple[int, int]  # start and end on the page


class JoinedReader:
    """Word rules, with what the taught network sees beside them."""

    name = "joined"

    def __init__(self) -> None:
        self._rules = RulesReader()

    def read(self, text: str, published: date | None, today: date, title: str = "") -> ReadReport:
        """The claims of a report. A text in another language than English has none: it is said to be so, not guessed at."""
        read = self._rules.read(text, published, today, title)
        shown = prepared(text).text
        if read.language != "en" or not on_topic(shown):
            return read
        told = page(blocks(shown), read.dating.day, read.dating.known)
        seen = Reading(told, encoder(), heads())
        kept: list[tuple[Place, Claim]] = []
        for claim in read.claims:
            place = told.shown(claim.start, claim.end)
            answer = seen.of(*place)
            if stays := _seen(claim, answer):
                if not stays.doubt and (half := _half(stays, told, place)):
                    stays = stays._replace(assertions=(), guess=(), doubt=half)
                kept.append((place, stays if stays.doubt else _guessed(stays, place, told, seen)))
        added = (answer for answer in seen.found() if _sure(answer, told))
        free = _apart(added, sorted(place for place, _ in kept))
        spoken = sorted(read.speaking, key=lambda one: (one.start, one.end))
        every = [*(claim for _, claim in kept), *(_alone(answer, told, text, spoken, seen) for answer in free)]
        ordered = sorted(every, key=lambda claim: (claim.start, claim.end))
        return read._replace(claims=tuple(claim._replace(id=f"c{number}") for number, claim in enumerate(ordered, 1)), speaking=())

    def identity(self) -> dict[str, str]:
        """Name, version, and the hashes of word lists and of weights."""
        rules = self._rules.identity()["weights"]
        return {"name": self.name, "version": __version__, "weights": rules, "network": weights()}


def _seen(claim: Claim, answer: Answer | None) -> Claim | None:
    """A claim of the rules with what the network is surer of; None where it surely is none."""
    if answer is None:
        return claim
    if answer.sure < NONE:
        return None
    if answer.sure < JUDGED:
        return claim._replace(assertions=(), doubt=ALONE, norm=answer.norm if answer.norm_sure >= NORM else claim.norm)
    if claim.doubt and claim.unsure:
        sure = _same(claim, answer)
        claim = claim._replace(doubt="", guess_sure=PLAIN * bool(claim.guess)) if sure else claim._replace(unsure="")
    speaks = _taken(answer.speaks)
    if answer.attributed <= 1 - VOICE and claim.attributed:
        claim = claim._replace(attributed=False, speaker=None, speaker_for=())
    elif answer.attributed >= VOICE:
        claim = claim._replace(attributed=True)
    if claim.attributed and not claim.speaker_for and speaks and max(answer.speaks.values()) >= VOICE:
        claim = claim._replace(speaker_for=speaks)
    targets = _taken(answer.targets)
    if targets and min(max(share, 1 - share) for share in answer.targets.values()) >= TARGETS:
        claim = claim._replace(targets=targets)
    if answer.norm_sure >= NORM:
        claim = claim._replace(norm=answer.norm) if claim.doubt else claim._replace(seen=answer.norm)
    return claim


def _same(claim: Claim, answer: Answer) -> bool:
    """Whether the network means the same treaty and the same States as the rules."""
    return answer.treaty == claim.treaty and set(_taken(answer.targets)) == set(claim.targets)


def _guessed(claim: Claim, place: Place, told: Page, seen: Reading) -> Claim:
    """A claim with what it likely says, where the rules do not tell it."""
    if claim.assertions or claim.guess or not claim.treaty or (says := seen.says(*place)) is None:
        return claim
    found = likely(seen, told, says, claim.targets, claim.treaty, claim.norm)
    trace = (*claim.trace, ("assertions", f"network {says.said.label} {says.said.sure:.2f}"))
    return claim._replace(guess=found.assertions, guess_sure=min(found.sure, PLAIN), trace=trace) if found.assertions else claim


def _half(claim: Claim, told: Page, place: Place) -> str:
    """Why a verdict on a claim would be one on half of it; empty where it would not."""
    if _of_some(claim, told, place):
        return SOME
    return PART if _of_one(claim, told, place) else ""


def _of_one(claim: Claim, told: Page, place: Place) -> bool:
    """Whether not each of the weapons or treaties in one row is of the treaty: "the CWC bans nuclear and chemical weapons"."""
    named = [m for m in told.within(*place) if m.kind in (*_WEAPONS, "treaty")]
    several = (m for m in named if m.kind == "treaty" and told.text.endswith(_SEVERAL, m.start, m.end))
    if any(_MORE.search(told.text, max(0, m.start - 40), m.start) for m in several):
        return True
    itself = any(m.kind == "treaty" and claim.treaty in m.ids for m in named)
    for one, other in pairwise(named):
        if one.kind == "treaty" or not _TOGETHER.fullmatch(told.text, one.end, other.start):
            continue  # "under the Ottawa Convention, anti-vehicle mines are not banned"
        of_it = claim.treaty in one.ids, claim.treaty in other.ids
        outside = (one.kind == "outside") != (other.kind == "outside")
        another = not itself and claim.treaty not in (one.ids[0], other.ids[0])  # "the convention on biological and chemical weapons"
        if any(of_it) and (not all(of_it) or outside or another):
            return True
    return False


def _of_some(claim: Claim, told: Page, place: Place) -> bool:
    """Whether of States that a claim names in one row, it was read to be about some and not about others."""
    named = [m for m in told.within(*place) if m.kind in STATE_KINDS]
    for one, other in pairwise(named):
        apart = (one.ids[0] in claim.targets) != (other.ids[0] in claim.targets)
        if apart and _TOGETHER.fullmatch(told.text, one.end, other.start):
            return True
    return False


def _sure(answer: Answer, told: Page) -> bool:
    """Whether what only the network finds is to be shown: a whole clause, of a treaty that is told."""
    words = told.text[answer.start : answer.end]
    whole = _CLAUSE_ENDS.match(told.text, answer.end) and not _OPEN.search(words) and len(words.split()) >= WORDS
    told_of = min((max(share, 1 - share) for share in answer.targets.values()), default=1.0) >= ABOUT
    sure = answer.sure >= ADDED and answer.treaty is not None and answer.treaty_sure >= TREATY
    return sure and told_of and bool(whole) and not _of_another(words) and not _of_some_untold(answer, told)


def _of_some_untold(answer: Answer, told: Page) -> bool:
    """Whether words of some that are not told are taken for those of a State that they do not name: "Several members asked for time"."""
    if not _SOME.match(told.text, answer.start, answer.end) or not _taken(answer.targets):
        return False
    return not any(m.kind in STATE_KINDS for m in told.within(answer.start, answer.end))


def _of_another(text: str) -> bool:
    """Whether words name a treaty that is none of those on file, and none that is."""
    kinds = {mention.kind for mention in scan(text)}
    return "other-treaty" in kinds and "treaty" not in kinds


def _claim(answer: Answer, told: Page, text: str, spoken: Sequence[Speaking]) -> Claim:
    """A claim that only the network finds. Whether somebody says it, the network tells better; who does, the rules."""
    start, end = told.original(answer.start, answer.end)
    while end > start + 1 and text[end - 1] in _EDGES:
        end -= 1
    attributed = answer.attributed >= TAKEN
    says = _speaking(spoken, start, end) if attributed else NOBODY
    return Claim(
        "", start, end, text[start:end], says.speaker, says.speaker_for, answer.act, _taken(answer.targets), answer.treaty, answer.norm,
        attributed, direct(text, start, end), None, trace=_trace(answer), doubt=UNJUDGED,
    )  # fmt: skip


def _speaking(spoken: Sequence[Speaking], start: int, end: int) -> Speaking:
    """Who speaks in the clause that most of a stretch of the text lies in, of those in order that begin not long before its end."""
    at = bisect_left(spoken, (end,))
    near = (one for one in spoken[max(0, at - CLAUSES) : at] if one.end > start)
    return max(near, key=lambda one: min(one.end, end) - max(one.start, start), default=NOBODY)


def _alone(answer: Answer, told: Page, text: str, spoken: Sequence[Speaking], seen: Reading) -> Claim:
    """A claim that only the network finds, with what it likely says where nothing before it in its sentence turns that around."""
    claim = _claim(answer, told, text, spoken)
    before = told.text[max(0, answer.start - SENTENCE) : answer.start]
    after = told.text[answer.end : answer.end + SENTENCE]
    asked = after.lstrip(_CLOSING).startswith("?")
    if asked or answer.act in _TURNING_ACTS or turned(_SENTENCE_ENDS.split(before)[-1], _SENTENCE_ENDS.split(after)[0]):
        return claim
    guessed = _guessed(claim, (answer.start, answer.end), told, seen)
    return guessed if guessed.guess_sure >= SAYS else claim


def _taken(links: dict[str, float]) -> tuple[str, ...]:
    return tuple(name for name, share in links.items() if share >= TAKEN)


def _apart(answers: Iterable[Answer], places: Sequence[Place]) -> Iterator[Answer]:
    """The answers that share little with any of some places, which are in order."""
    reach = [0, *accumulate((end for _, end in places), max)]  # how far those before each place go
    for answer in answers:
        at = bisect_left(places, (answer.end, 0))
        while reach[at] > answer.start and not _beside((answer.start, answer.end), places[at - 1]):
            at -= 1
        if reach[at] <= answer.start:
            yield answer


def _beside(one: Place, other: Place) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > APART * min(one[1] - one[0], other[1] - other[0])


def _trace(answer: Answer) -> tuple[tuple[str, str], ...]:
    """How sure the network is of each field, as `--explain` shows it."""
    sure = {"claim": answer.sure, "treaty": answer.treaty_sure, "attributed": answer.attributed}
    links = {"targets": answer.targets, "speaker_for": answer.speaks}
    told = {field: ", ".join(f"{name} {share:.2f}" for name, share in found.items() if share >= SHOWN) for field, found in links.items()}
    told |= {field: f"{share:.2f}" for field, share in sure.items()}
    return tuple((field, f"network {words}") for field, words in told.items() if words)
