"""A State under all treaties on a day, and two States side by side: one answer for the command line, the API and the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from .. import law
from ..dates import parse_day
from ..errors import UsageError
from ..record.states import find, first_day, last_day, state_name
from ..standing import Basis, Record, Standing
from ..standing.model import BOUND
from ..standing.timeline import action_basis
from ..tuples import NamedTuple
from .answers import standing_json
from .as_json import basis_json

NOTHING = ("no party", "not in force")  # where a State has nothing to do with a treaty
TO_ALL = ("reservation", "declaration", "understanding")  # are made towards all parties
TO_ONE = ("objection", "communication")  # are made to a State where the record names one


class Side(NamedTuple):
    """Two States under one treaty: their standings, and what the one did that bears on the other there."""

    one: Standing
    other: Standing
    between: tuple[Basis, ...]

    @property
    def both_bound(self) -> bool:
        """Whether the treaty is in force for both on the day."""
        return self.one.bound and self.other.bound


def standings(asked: Record, state: str, day: date, known_at: date | str | None = None) -> tuple[list[Standing], list[str]]:
    """The standing of a State under each treaty that the record can tell it of, what binds it first; and the other treaties' ids.

    Raises UsageError where there is no such State, or where it was none on the day.
    """
    code, found, silent = find(state).iso3, [], []
    begins, ends, absent = first_day(code), last_day(code), None
    for name in asked.listed_treaties():
        try:
            found.append(asked.standing(code, name, day, known_at))
        except UsageError as why:
            silent.append(name)
            absent = absent or why
    elsewhen = bool((begins and day < begins) or (ends and day >= ends))
    if absent and elsewhen and not any(concerned(asked, now) for now in found):
        raise absent
    return sorted(found, key=lambda now: (now.status not in BOUND, now.status in NOTHING, law.treaty(now.treaty).short)), silent


def concerned(asked: Record, now: Standing) -> bool:
    """Whether a State ever has had to do with a treaty, as known then: signed it, was bound by it, or acts beside it."""
    line = asked.timeline(now.state, now.treaty, now.known_at)
    acted = any(item.kind == "action" for item in now.also)
    return acted or any(interval.status not in NOTHING for interval in line)


def side_by_side(asked: Record, one: str, other: str, day: date, known_at: date | str | None = None) -> tuple[list[Side], list[str]]:
    """Two States under each treaty of which the record can tell both, with what one did towards the other; what differs first."""
    (left, silent), (right, more) = (standings(asked, state, day, known_at) for state in (one, other))
    theirs = {now.treaty: now for now in right}
    found = [Side(now, theirs[now.treaty], _between(asked, now, theirs[now.treaty])) for now in left if now.treaty in theirs]
    found.sort(key=lambda side: (side.one.status == side.other.status, not side.between))
    return found, sorted({*silent, *more})


def _between(asked: Record, one: Standing, other: Standing) -> tuple[Basis, ...]:
    """Reservations, declarations and understandings of either; objections and letters of the one to the other, or to nobody by name."""
    told = []
    for now, towards in ((one, other.state), (other, one.state)):
        for action in asked.facts.of(now.state, now.treaty, now.known_at):
            to_them = action.action in TO_ALL or (action.action in TO_ONE and action.to in ("", towards))
            if to_them and action.last_day <= now.as_of:
                told.append(action_basis(asked.facts, action))
    return tuple(told)


def standings_json(asked: Record, code: str, day: date, known_at: str | None) -> dict[str, Any]:
    """A State under all treaties as plain tables."""
    found, silent = standings(asked, code, day, known_at)
    return {**_head(code, day, known_at), "standings": [standing_json(asked, now) for now in found], "not_told": silent}


def between_json(asked: Record, code: str, other: str, day: date, known_at: str | None) -> dict[str, Any]:
    """Two States side by side as plain tables."""
    found, silent = side_by_side(asked, code, other, day, known_at)
    return {
        **_head(code, day, known_at),
        "other": other,
        "other_name": state_name(other),
        "treaties": [
            {
                "treaty": side.one.treaty, "both_bound": side.both_bound, "one": standing_json(asked, side.one),
                "other": standing_json(asked, side.other), "between": basis_json(side.between),
            }
            for side in found
        ],
        "not_told": silent,
    }  # fmt: skip


def _head(code: str, day: date, known_at: str | None) -> dict[str, Any]:
    known = parse_day(known_at).isoformat() if known_at else None
    return {"state": code, "name": state_name(code), "as_of": day.isoformat(), "known_at": known}
