"""What a model answered, made claims: each stands in the report to the letter and holds only what law and record know; the rest is told.

Nothing is believed. A field that nobody asked for, a verdict say, is not looked at.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ... import law
from ...assertions import terms
from ...assertions.days import days_of
from ...assertions.model import Assertion
from ...assertions.validate import assertion
from ...errors import ServandaError, UsageError
from ...record.states import states
from ...tuples import NamedTuple
from ..model import Claim, Period
from ..quoted import direct
from .anchor import Folded, Place, folded
from .codes import evened, speaks_for, state_code, treaty_id

MOST = 400  # claims of one answer
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
UNHELD = "what the model wrote of this claim does not fit the schema"


class AnswerError(ServandaError):
    """An answer that cannot be read: nothing is given of the report."""

    exit_code = 1


class Reply(NamedTuple):
    """The answer to one piece of a report, as it came: text[start:end] of the report was read."""

    start: int
    end: int
    text: str


class Given(NamedTuple):
    """An answer as the model wrote it: whose text the report is, and the claims. Nothing of it is checked yet."""

    voice: Any
    claims: list[dict[str, Any]]


class Voice(NamedTuple):
    """Who speaks where the text names nobody, in a text that is not an outlet's."""

    speaker: str | None
    speaker_for: tuple[str, ...]


class Found(NamedTuple):
    """The claims of a report, and in sentences what was left out."""

    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


def claims(text: str, title: str, replies: Iterable[Reply]) -> Found:
    """The claims in the answers to the pieces of a report, in the order of the text, none twice.

    Raises AnswerError where an answer is no JSON of the shape that was asked for.
    """
    report = _Report(text, title)
    for reply in replies:
        report.piece(reply, given(reply.text))
    return report.found()


def given(answer: str) -> Given:
    """What the model wrote. Raises AnswerError where it cannot be told."""
    shown = _THOUGHT.sub("", answer).strip()
    begins = min((place for place in (shown.find("{"), shown.find("[")) if place >= 0), default=-1)
    if begins < 0:
        raise AnswerError("The model gave no JSON, so nothing of this report is told: try again, or another model.")
    try:
        value, _ = json.JSONDecoder().raw_decode(shown, begins)
    except (ValueError, RecursionError):
        told = "The model's JSON is broken or broke off, so nothing of this report is told: try again, or another model."
        raise AnswerError(told) from None
    listed = value.get("claims") if isinstance(value, dict) else value
    if not isinstance(listed, list) or len(listed) > MOST:
        raise AnswerError("The model's JSON holds no list of claims of a length that can be, so nothing of this report is told.")
    return Given(value.get("voice") if isinstance(value, dict) else None, [one if isinstance(one, dict) else {} for one in listed])


class _Report:
    """A report while its answers are gone through."""

    def __init__(self, text: str, title: str) -> None:
        self._text = text
        self._folded = Folded(text)
        self._named = folded(f"{title}\n{text}").casefold()
        self._made: list[Claim] = []
        self._told: Counter[str] = Counter()

    def piece(self, reply: Reply, answer: Given) -> None:
        """Takes the claims of one answer."""
        before = tuple(self._made)
        cursor = reply.start
        voice = self._voice(answer.voice)
        for one in answer.claims:
            try:
                place = self._place(one, reply, cursor)
                claim = self._claim(one, place, voice)
            except UsageError as why:
                self._told[str(why)] += 1
                continue
            cursor = place.start
            if any(_doubled(claim, other) for other in before) or any(_same(claim, other) for other in self._made):
                continue
            self._made.append(claim)

    def found(self) -> Found:
        """All claims with their numbers, and what was left out."""
        ordered = sorted(self._made, key=lambda claim: (claim.start, claim.end))
        numbered = tuple(claim._replace(id=f"c{number}") for number, claim in enumerate(ordered, 1))
        notes = tuple(f"{count} × {why}" if count > 1 else why for why, count in sorted(self._told.items()))
        return Found(numbered, notes)

    def _place(self, one: dict[str, Any], reply: Reply, cursor: int) -> Place:
        quote = one.get("quote")
        if not isinstance(quote, str) or not folded(quote):
            raise UsageError("left out: a claim of the model without a quotation")
        places = self._folded.places(quote, reply.start, reply.end)
        if not places:
            raise UsageError("left out: a claim of the model whose quotation does not stand in the report")
        taken = {(claim.start, claim.end) for claim in self._made}
        free = [place for place in places if (place.start, place.end) not in taken] or places
        return next((place for place in free if place.start >= cursor), free[0])

    def _claim(self, one: dict[str, Any], place: Place, voice: Voice | None) -> Claim:
        act, norm = (_one_of(one, field, known) for field, known in (("act", terms.ACTS), ("norm", terms.NORMS)))
        treaty, targets = treaty_id(one.get("treaty")), _codes(one.get("targets"))
        attributed = one.get("attributed")
        if not isinstance(attributed, bool):
            raise UsageError("left out: a claim of the model that does not say whose voice it is in")
        made = self._assertions(one.get("assertions"), treaty or "", targets)
        speaker, speaker_for = None, self._speaker_for(one.get("speaker_for"))
        if attributed or speaker_for:  # what is said for somebody is no outlet's
            attributed, speaker = True, self._speaker(one.get("speaker"))
        if voice and not one.get("speaker") and not speaker_for:
            attributed, speaker, speaker_for = True, voice.speaker, voice.speaker_for
        quote = self._text[place.start : place.end]
        return Claim(
            "", place.start, place.end, quote, speaker, speaker_for, act, targets, treaty, norm, attributed,
            direct(self._text, place.start, place.end), _when(made), assertions=made,
        )  # fmt: skip

    def _voice(self, given: Any) -> Voice | None:
        """Whose text it is; None for an outlet's, or where nobody is named who is known."""
        if not isinstance(given, dict):
            return None
        voice = Voice(self._speaker(given.get("name")), self._speaker_for(given.get("for")))
        return voice if voice.speaker or voice.speaker_for else None

    def _assertions(self, listed: Any, treaty: str, targets: tuple[str, ...]) -> tuple[Assertion, ...]:
        """All that the claim says; one that decides nothing where any of it does not fit, so that no half is judged as the whole."""
        try:
            if not isinstance(listed, list) or not listed or len(listed) > 20:
                raise UsageError("there is no list of assertions")
            return tuple(self._known(assertion(evened(one), treaty)) for one in listed)
        except UsageError as why:
            self._told[f"left undecided: a claim whose assertions do not fit the schema ({why})"] += 1
            return (Assertion("unmodelled", "fact", targets, treaty=treaty, about=UNHELD),)

    def _known(self, made: Assertion) -> Assertion:
        """An assertion whose statements exist in its treaty. Where one does not, none is taken over: what it is about is looked up."""
        if not made.statement:
            return made
        known = {statement.id for statement in law.treaty(made.treaty).statement} if made.treaty in law.treaty_ids() else set()
        if known.issuperset(made.statement.split()):
            return made
        self._told["not taken over: a statement that the treaty does not have"] += 1
        return made._replace(statement="")

    def _speaker(self, name: Any) -> str | None:
        """The speaker as written; None where that stands nowhere in the report or its title."""
        if not isinstance(name, str) or not name.strip():
            return None
        if places := self._folded.places(name):
            return " ".join(self._text[places[0].start : places[0].end].split())
        if folded(name).casefold() in self._named:
            return " ".join(name.split())[:200]
        self._told["not taken over: a speaker who is not named in the report"] += 1
        return None

    def _speaker_for(self, names: Any) -> tuple[str, ...]:
        """Codes of States, ids of organisations on record, or names that stand in the report."""
        found = []
        for name in names if isinstance(names, list) else []:
            known = speaks_for(name) if isinstance(name, str) else ""
            if not known and isinstance(name, str) and folded(name) and folded(name).casefold() in self._named:
                known = " ".join(name.split())[:200]
            if known:
                found.append(known)
            else:
                self._told["not taken over: for whom somebody speaks, which is no State and not named in the report"] += 1
        return tuple(dict.fromkeys(found))


def _one_of(one: dict[str, Any], field: str, known: tuple[str, ...]) -> str:
    value = one.get(field)
    if isinstance(value, str) and value in known:
        return value
    raise UsageError(f"left out: a claim of the model whose {field} is none that there is")


def _codes(value: Any) -> tuple[str, ...]:
    known = states()
    if isinstance(value, list) and all(code in known or code in terms.EXTRA_CODES for code in map(state_code, value)):
        return tuple(dict.fromkeys(map(state_code, value)))
    raise UsageError("left out: a claim of the model about a State that has no such code")


def _when(made: Iterable[Assertion]) -> Period | None:
    """The time of a claim: the first that one of its assertions tells with both ends."""
    for one in made:
        if one.when:
            days = days_of(one.when)
            if days.first and days.last:
                return Period(days.first, days.last)
    return None


def _same(one: Claim, other: Claim) -> bool:
    return all(getattr(one, field) == getattr(other, field) for field in ("start", "end", "treaty", "norm", "assertions"))


def _doubled(claim: Claim, other: Claim) -> bool:
    """Whether two claims of neighbouring pieces are one: most of either is in the other, and they are about the same."""
    shared = min(claim.end, other.end) - max(claim.start, other.start)
    widest = max(claim.end, other.end) - min(claim.start, other.start)
    return 2 * shared >= widest and (claim.treaty, claim.norm) == (other.treaty, other.norm)
