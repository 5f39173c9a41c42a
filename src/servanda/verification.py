"""Assertions put to law and record: the verdict of a claim from what it says as data, with no word of any report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from . import law
from .assertions.model import Assertion
from .assertions.validate import assertion
from .checking.answer import Judgement, Part, composed
from .checking.case import Case
from .checking.decide import decide
from .errors import UsageError
from .law.model import Statement, Treaty
from .standing import Record
from .told import Told, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def judge(assertions: Sequence[Assertion], said: date, record: Record, known: date | None = None) -> Judgement:
    """The verdict of a claim that says these things, and that of each of them, in their order."""
    return composed([_part(_charged(a, assertions), said, record, known) for a in assertions])


def _charged(a: Assertion, beside: Sequence[Assertion]) -> Assertion:
    """A bare charge of violation beside a duty that the same States are said to have missed: that duty is what they are charged with."""
    if a.predicate != "conduct" or a.value != "violation" or a.norm or a.about:
        return a
    missed = [b for b in beside if b.predicate == "duty" and (b.value == "missed" or (b.value == "met" and not b.holds))]
    same = [b.norm for b in missed if b.states == a.states and b.treaty == a.treaty and b.mode == "fact"]
    return a._replace(norm=same[0]) if same else a


def bearing(assertions: Sequence[Assertion], said: date, record: Record) -> Told | None:
    """What would follow if the conduct that a claim tells of were as told; None where it tells of none."""
    from .checking.bearing import bearing as of_one

    treaties = ((a, _treaty(a.treaty)) for a in assertions)
    told = (of_one(Case(a, treaty, said, record)) for a, treaty in treaties if treaty)
    return next((sentence for sentence in told if sentence), None)


def taken(given: Mapping[str, Any] | Sequence[Mapping[str, Any]], treaty: str = "") -> list[Assertion]:
    """Assertions from their JSON: one, or those of one claim. Raises UsageError with the place, the field and the cure."""
    if isinstance(given, Mapping):
        return [assertion(given, treaty)]
    found = []
    for place, one in enumerate(given, 1):
        try:
            found.append(assertion(one, treaty))
        except UsageError as why:
            raise UsageError(say("Assertion {place}: {why}", place=place, why=why.told) if len(given) > 1 else why.told) from None
    if not found:
        raise UsageError("There is no assertion: give one, or a list of those that a claim makes.")
    return found


def _part(a: Assertion, said: date, record: Record, known: date | None) -> Part:
    if a.about or a.of or a.unit:
        from .lexicon.asides import understood

        a = understood(a)
    treaty = _treaty(a.treaty)
    a, details = _detailed(a, treaty, record, known)
    return decide(a, treaty, said, record, known, _statements(a, treaty), details)


def _treaty(treaty_id: str) -> Treaty | None:
    return law.treaty(treaty_id) if treaty_id in law.treaty_ids() else None


def _statements(a: Assertion, treaty: Treaty | None) -> tuple[Statement, ...]:
    if a.predicate != "rule" or treaty is None:
        return ()
    from .lexicon.statements import statements_for

    return statements_for(a)


def _detailed(a: Assertion, treaty: Treaty | None, record: Record, known: date | None) -> tuple[Assertion, tuple[str, ...]]:
    """An assertion with the places and weapons that it tells of, as decisions on record name them."""
    if treaty is None or not (a.about or a.weapon) or a.predicate not in ("found", "conduct", "event"):
        return a, ()
    from .lexicon.asides import details, held_at, placed, sorts_of, unknown_names

    if a.predicate == "event":
        return a, held_at(a.about, record.facts.meetings(treaty.id)) + sorts_of(a.about)

    decisions = record.facts.decisions(treaty.id, known_at=known)
    return placed(a, treaty, decisions) if a.predicate == "conduct" else (a, details(a, decisions) + unknown_names(a, decisions))
