"""What an importer finds on a page, before it is compared with the record."""

from __future__ import annotations

import hashlib
from datetime import date as Day
from typing import Any

from ...tuples import NamedTuple

# What one column of a source may stand for: the Dutch "R" and UNODA's "RAT" cover ratification, acceptance and approval.
EXACT, RATIFYING, ANY_CONSENT = "", "ratification, acceptance or approval", "any consent to be bound"


class Found(NamedTuple):
    """One action as a page gives it. Empty texts are what the page does not say."""

    state: str  # ISO 3166-1 alpha-3
    action: str
    date: str  # ISO 8601
    effective: str = ""
    notification: str = ""
    name: str = ""  # the State as the page calls it
    note: str = ""
    loose: str = EXACT
    bracketed: bool = False  # in square brackets: no longer in effect, or about to end

    def id(self, treaty: str) -> str:
        """Twelve hexadecimal digits that follow from the content: what `--accept` names."""
        content = "\x1f".join((treaty, self.state, self.action, self.date, self.effective, self.notification))
        return hashlib.sha256(content.encode()).hexdigest()[:12]


class Doubt(NamedTuple):
    """Something on the page that a person has to look at, because it could not be read with certainty."""

    why: str
    name: str = ""
    state: str = ""
    where: str = ""  # the cell or the end note


class Statement(NamedTuple):
    """A declaration, reservation or objection that the page holds in full; only who made it, and when, is read."""

    kind: str
    name: str
    state: str
    dates: tuple[str, ...]


class Page(NamedTuple):
    """All that was read from one page."""

    format: str  # untc | unoda | verdragenbank
    title: str
    number: str  # what the publisher calls the treaty: XXVI-5, bwc, 012345
    as_at: Day | None  # the day of which the page speaks
    entry_into_force: str
    found: tuple[Found, ...]
    doubts: tuple[Doubt, ...]
    statements: tuple[Statement, ...] = ()
    unread_notes: tuple[tuple[str, str], ...] = ()  # end notes that give no action: number, State
    counts: tuple[tuple[str, int, int], ...] = ()  # of signatories and parties: how many the page says, how many were read


class Change(NamedTuple):
    """An action of the record that the page gives otherwise."""

    was: Any  # record.model.Action
    now: Found
    fields: tuple[str, ...]


class Diff(NamedTuple):
    """The page beside the record."""

    new: tuple[Found, ...]
    changed: tuple[Change, ...]
    same: int
    missing: tuple[Any, ...]  # actions of the record that the page does not give
