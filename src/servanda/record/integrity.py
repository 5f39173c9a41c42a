"""What makes the record tamper-evident: identities that follow from content, one hash over all entries, short proofs.

An entry is an action, a circumstance (conflict, decision, meeting, vote, membership, reading) or a source, written as canonical JSON. The
hash of the record is the root of the RFC 6962 tree over all entries in a fixed order: by the day from which each could be
known, so that the record as it was known on a day is the beginning of the record as it is known later.

This shows that something changed, to whoever kept an earlier root elsewhere. It does not show who changed it, nor that what
the record says is true.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from ..dates import parse_day, parse_partial
from ..errors import IntegrityError, UsageError
from ..tuples import NamedTuple
from . import loader, merkle
from .canonical import SHORT, canonical, content, kind_of
from .facts import Facts
from .model import Action, Circumstance, Conflict, Decision, Meeting, Membership, Reading, Source, Thing, Vote


class Entry(NamedTuple):
    """One leaf of the tree: what it is, from which day it could be known, and its content as canonical JSON."""

    day: date
    kind: str
    content: bytes

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the content."""
        return hashlib.sha256(self.content).hexdigest()[:SHORT]


def things(facts: Facts) -> Iterator[Thing]:
    """All actions, corrected ones too, and all circumstances."""
    for name in sorted(name for name in os.listdir(os.path.join(loader.DATA, "actions")) if name.endswith(".csv")):
        yield from loader.actions(name.removesuffix(".csv"))
    yield from facts.added
    yield from facts.conflicts()
    yield from loader.decisions()
    yield from loader.meetings()
    yield from loader.votes()
    yield from loader.memberships()
    yield from loader.readings()


def entries(facts: Facts) -> tuple[Entry, ...]:
    """All entries of the record in their fixed order."""
    return in_order((*things(facts), *loader.sources().values()))


def in_order(found: Iterable[Thing]) -> tuple[Entry, ...]:
    """Things as entries in the fixed order: by day, then kind, then content; a source before the first that rests on it.

    A source that nothing rests on is left out.
    """
    sources: dict[str, Source] = {}
    dated: list[tuple[Entry, tuple[str, ...]]] = []
    for thing in found:
        if isinstance(thing, Source):
            sources[thing.id] = thing
        else:
            dated.append((Entry(day_of(thing), kind_of(thing), content(thing)), _sources(thing)))
    made: list[Entry] = []
    for entry, cited in sorted(dated):
        for name in cited:
            if name in sources:
                made.append(Entry(entry.day, "source", content(sources.pop(name))))
        made.append(entry)
    return tuple(made)


def day_of(thing: Action | Circumstance) -> date:
    """The day from which a thing could be known; for circumstances, the day on which it began."""
    if isinstance(thing, Action):
        return thing.known
    if isinstance(thing, Conflict):
        return thing.start
    if isinstance(thing, Decision | Vote):
        return parse_partial(thing.date)[1]
    if isinstance(thing, Meeting):
        return thing.first
    if isinstance(thing, Membership):
        return thing.joined
    return thing.since


def _sources(thing: Action | Circumstance) -> tuple[str, ...]:
    if isinstance(thing, Reading):
        return tuple(dict.fromkeys(proponent.source for holding in thing.holding for proponent in holding.proponents))
    return (thing.source,)


def hashes(found: Iterable[Entry]) -> list[bytes]:
    """The leaf hashes of entries."""
    return [merkle.leaf_hash(entry.content) for entry in found]


def tree_root(found: Iterable[Thing]) -> str:
    """The hash over any things of a record, in hexadecimal digits."""
    return merkle.root(hashes(in_order(found))).hex()


def root(facts: Facts) -> str:
    """The hash of the record."""
    return merkle.root(hashes(entries(facts))).hex() if facts.added or facts.conflicts() != loader.conflicts() else packaged_root()


@cache
def packaged_root() -> str:
    """The hash of the record as it came with the package."""
    return merkle.root(hashes(entries(Facts()))).hex()


def known_by(found: tuple[Entry, ...], day: date) -> int:
    """How many entries, from the first on, could be known on a day."""
    return sum(entry.day <= day for entry in found)


def prove(facts: Facts, action_id: str) -> dict[str, Any]:
    """An inclusion proof: what another person needs to see that an entry is in the record with this root.

    Raises UsageError where no entry has that id.
    """
    found = entries(facts)
    place = next((place for place, entry in enumerate(found) if entry.id == action_id.strip().casefold()), None)
    if place is None:
        raise UsageError(f"No action or circumstance of the record has the id {action_id!r}: give its 16 digits, as answers show them.")
    leaves = hashes(found)
    return {
        "proof": "inclusion",
        "id": found[place].id,
        "entry": json.loads(found[place].content),
        "leaf": leaves[place].hex(),
        "index": place,
        "size": len(leaves),
        "path": [step.hex() for step in merkle.inclusion_proof(leaves, place)],
        "root": merkle.root(leaves).hex(),
    }


def prove_beginning(facts: Facts, day: date) -> dict[str, Any]:
    """A consistency proof: that the record as known on a day is the beginning of the whole one.

    Raises UsageError where nothing was known on that day.
    """
    found = entries(facts)
    size, leaves = known_by(found, day), hashes(found)
    if not size:
        raise UsageError(f"The record knows nothing of {day} or before.")
    return {
        "proof": "consistency",
        "known_at": day.isoformat(),
        "first_size": size,
        "first_root": merkle.root(leaves[:size]).hex(),
        "size": len(leaves),
        "path": [step.hex() for step in merkle.consistency_proof(leaves, size)],
        "root": merkle.root(leaves).hex(),
    }


def check_proof(proof: Any) -> None:
    """Checks a proof by itself, without the record. Raises IntegrityError where it does not hold."""
    try:
        path, tree = [bytes.fromhex(step) for step in proof["path"]], bytes.fromhex(proof["root"])
        if proof["proof"] == "consistency":
            holds = merkle.consistent(proof["first_size"], proof["size"], bytes.fromhex(proof["first_root"]), tree, path)
        elif proof["proof"] == "inclusion":
            leaf = merkle.leaf_hash(canonical(proof["entry"]))
            told = hashlib.sha256(canonical(proof["entry"])).hexdigest()[:SHORT]
            holds = leaf.hex() == proof["leaf"] and told == proof["id"] and merkle.included(leaf, proof["index"], proof["size"], path, tree)
        else:
            holds = False
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        raise IntegrityError(f"This is no proof that can be checked: {type(why).__name__} at {why}.") from None
    if not holds:
        raise IntegrityError("The proof does not hold: its entry, its place or its path is not what the root was made from.")


def check_against(facts: Facts, proof: dict[str, Any]) -> None:
    """Compares what a proof says with the record here: its root and size, and how much of it was known on the day it names.

    A path alone does not fix the size of its tree. Raises IntegrityError.
    """
    found = entries(facts)
    tree = merkle.root(hashes(found)).hex()
    if str(proof["root"]).casefold() != tree:
        raise IntegrityError(f"The proof is for the root {proof['root']}, and the record here has {tree}: this is another record.")
    day = proof.get("known_at")
    if proof["size"] != len(found) or (day and proof["first_size"] != known_by(found, parse_day(day))):
        raise IntegrityError(f"The proof tells other numbers than the record here, which has {len(found)} entries.")
