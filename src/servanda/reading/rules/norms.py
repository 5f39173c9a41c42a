"""What a clause asserts: which norm it touches, and by which relation. Words come from the lexicon and `words.toml`."""

from __future__ import annotations

from .belonging import joining, membership
from .clauses import Clause, Hit
from .compliance import compliance
from .conduct import conduct
from .leaving import leaving
from .provisions import provisions

FAMILIES = (provisions, leaving, membership, joining, conduct, compliance)


def detect(clause: Clause) -> list[Hit]:
    """The norms that a clause touches, the one it is about first; of equal ones in the order of the families."""
    hits = [hit for family in FAMILIES for hit in family(clause)]
    return sorted(hits, key=lambda hit: -hit.strength)
