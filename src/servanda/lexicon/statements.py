"""Which statements of a treaty an assertion is about: by id, else by stance, norm, numbers and likeness of the matter.

This is the one place where the words of `about` are read. Where two are close and would be decided differently, none is taken.
"""

from __future__ import annotations

from functools import cache
from math import log

from .. import law
from ..assertions.model import Assertion
from ..law.model import Statement
from ..tuples import NamedTuple
from .likeness import concepts, weight

COVERED = 0.78  # share of the weight of what is asserted that the statements must account for
OWN = 0.5  # share of a statement's weight that must be in what is asserted, where it is one of several
CLOSE = 0.08  # likeness by which two are as good as equal
# Stances that can tell of the same matter.
KIN = {
    "forbids": ("forbids", "allows"), "allows": ("allows", "forbids", "provides"), "requires": ("requires", "provides"),
    "limits": ("limits", "forbids", "provides"), "provides": ("provides", "requires", "allows", "limits", "forbids"),
}  # fmt: skip


class Phrase(NamedTuple):
    """One wording of a statement, as concepts with their weight."""

    statement: Statement
    concepts: frozenset[str]
    weight: float


class Index(NamedTuple):
    """The wordings of a treaty's statements; `unknown` is the weight of a concept that none of them has."""

    phrases: tuple[Phrase, ...]
    weights: dict[str, float]
    unknown: float


def statements_for(assertion: Assertion) -> tuple[Statement, ...]:
    """The statements that an assertion is about; none where that is not sure.

    Raises UsageError for a treaty that does not exist.
    """
    own = law.treaty(assertion.treaty).statement
    if assertion.statement:
        ids = assertion.statement.split()
        return tuple(statement for statement in own if statement.id in ids)
    index = _index(assertion.treaty)
    asked = concepts(assertion.about)
    if not asked or not index.phrases:
        return ()
    total = weight(asked, index.weights, index.unknown)
    scored = sorted(((_likeness(asked, total, phrase, index), phrase) for phrase in index.phrases
                     if _can_be(assertion, phrase.statement)), key=lambda pair: -pair[0])  # fmt: skip
    if not scored or not scored[0][0]:
        return ()
    best = _best(scored, asked, total, index)
    return best or _together(assertion, scored, asked, total, index)


def _can_be(assertion: Assertion, statement: Statement) -> bool:
    if statement.stance not in KIN[str(assertion.value)]:
        return False
    return not (assertion.norm and statement.norm and assertion.norm != statement.norm)


def _likeness(asked: frozenset[str], total: float, phrase: Phrase, index: Index) -> float:
    """Between 0 and 1: how much of either is in the other."""
    shared = weight(asked & phrase.concepts, index.weights, index.unknown)
    return 2 * shared / (total + phrase.weight) if shared else 0.0


def _best(scored: list[tuple[float, Phrase]], asked: frozenset[str], total: float, index: Index) -> tuple[Statement, ...]:
    """The one statement that what is asserted is about; none where two are close and say different things."""
    likeness, phrase = scored[0]
    shared = weight(asked & phrase.concepts, index.weights, index.unknown)
    if shared < COVERED * total:
        return ()
    for other, rival in scored[1:]:
        if other < likeness - CLOSE:
            break
        if rival.statement.id != phrase.statement.id and _differs(rival.statement, phrase.statement):
            return ()
    return (phrase.statement,)


def _differs(one: Statement, other: Statement) -> bool:
    """Whether two statements would decide an assertion differently."""
    return (one.stance, one.holds, bool(one.contested), one.numbers) != (other.stance, other.holds, bool(other.contested), other.numbers)


def _together(
    assertion: Assertion, scored: list[tuple[float, Phrase]], asked: frozenset[str], total: float, index: Index
) -> tuple[Statement, ...]:  # fmt: skip
    """Several statements that together account for what is asserted: "use, production and transfer of ..."."""
    taken: list[Statement] = []
    left = set(asked)
    while left:
        gain, phrase = max(
            ((weight(left & p.concepts, index.weights, index.unknown), p) for _, p in scored
             if p.statement.stance == scored[0][1].statement.stance and p.statement.holds == scored[0][1].statement.holds
             and weight(asked & p.concepts, index.weights, index.unknown) >= OWN * p.weight),
            key=lambda pair: pair[0], default=(0.0, None),
        )  # fmt: skip
        if phrase is None or gain <= 0:
            break
        taken.append(phrase.statement)
        left -= phrase.concepts
    missing = weight(left, index.weights, index.unknown)
    return tuple(dict.fromkeys(taken)) if taken and total - missing >= COVERED * total else ()


@cache
def _index(treaty_id: str) -> Index:
    """The wordings of a treaty's statements with the weight of each concept: the rarer, the heavier."""
    own = law.treaty(treaty_id).statement
    wordings = [(statement, concepts(words)) for statement in own for words in (statement.about, *statement.also)]
    spread: dict[str, set[str]] = {}
    for statement, found in wordings:
        for concept in found:
            spread.setdefault(concept, set()).add(statement.id)
    weights = {concept: log(1 + len(own) / len(ids)) for concept, ids in spread.items()}
    phrases = tuple(Phrase(statement, found, weight(found, weights, 0.0)) for statement, found in wordings)
    return Index(phrases, weights, log(1 + len(own)) if own else 1.0)
