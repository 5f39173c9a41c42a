"""What changed between two days: the answers of the one day, known as on that day, against those of the other.

A view of a day holds what could be known on it: the actions, each State's standing, the readings and the duties with a last
day. A diff is the difference of two views, so that a day against itself gives nothing, and the diff of two days followed by
that of the next two is the diff of the first and the last.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from .. import law
from ..errors import UsageError
from ..record.model import Action
from ..record.states import find
from ..tuples import NamedTuple
from .model import Basis, Due, Standing
from .record import Record
from .timeline import action_basis


class Held(NamedTuple):
    """A contested question as it stood on a day: who held which answer."""

    question: str
    holdings: tuple[tuple[str, str, tuple[str, ...]], ...]  # id of the answer, what it holds, its proponents
    basis: tuple[Basis, ...]


class Key(NamedTuple):
    """What a part of a view is about. `name` is the id of an action or reading, or the norm of a duty."""

    kind: str  # action | standing | reading | deadline
    treaty: str
    state: str
    name: str


Value = Action | Standing | Held | Due
View = dict[Key, Value]
KINDS = ("action", "standing", "reading", "deadline")


class Change(NamedTuple):
    """A part of the view that is not what it was; None where it was not, or is not, there. `day` is when it changed."""

    key: Key
    day: date
    before: Value | None
    after: Value | None
    basis: tuple[Basis, ...] = ()


def view(record: Record, day: date, treaties: Iterable[str], state: str | None = None) -> View:
    """All that could be known on a day of some treaties, and of one State or all."""
    found: View = {}
    for treaty in treaties:
        for code, actions in sorted(record.facts.actions(treaty, day).items()):
            if state is None or code == state:
                found |= {Key("action", treaty, code, action.id): action for action in actions}
        for code in [state] if state else sorted(record.facts.actions(treaty)):
            if code != "*":
                found |= _of_state(record, day, treaty, code)
    return found


def _of_state(record: Record, day: date, treaty: str, state: str) -> View:
    try:
        standing = record.standing(state, treaty, day, day)
    except UsageError:  # single events only: nothing follows for this State
        return {}
    found: View = {Key("standing", treaty, state, ""): standing}
    for due in record.deadlines(state, treaty, day, day):
        found[Key("deadline", treaty, state, due.norm)] = due
    for reading in record.facts.readings(treaty, state, day):
        views = {seen.reading: seen for seen in standing.readings}
        holdings = tuple((h.id, h.holds, views[h.id].proponents) for h in reading.holding if h.id in views)
        basis = tuple(dict.fromkeys(item for name, _, _ in holdings for item in views[name].basis))
        found[Key("reading", treaty, state, reading.id)] = Held(reading.question, holdings, basis)
    return found


def changes(record: Record, first: date, last: date, treaty: str | None = None, state: str | None = None) -> tuple[Change, ...]:
    """What changed from the end of the first day to the end of the last, in order of the days on which it did.

    Raises UsageError where the days are the wrong way round.
    """
    if first > last:
        raise UsageError(f"{first} lies after {last}: give the earlier day first.")
    treaties = [treaty] if treaty else record.listed_treaties()
    code = find(state).iso3 if state else None
    found = difference(view(record, first, treaties, code), view(record, last, treaties, code), first, last)
    return tuple(change._replace(basis=_basis(record, change.after or change.before)) for change in found)


def _basis(record: Record, value: Value | None) -> tuple[Basis, ...]:
    if isinstance(value, Action):
        return (action_basis(record.facts, value),)
    return value.basis if value else ()


def difference(before: View, after: View, first: date, last: date) -> tuple[Change, ...]:
    """The parts in which two views differ."""
    keys = [key for key in {**before, **after} if essence(before.get(key)) != essence(after.get(key))]
    days: dict[tuple[str, str], date] = {}  # the last day on which an action or a standing of a State under a treaty changed
    found = []
    for key in sorted(keys, key=lambda key: (KINDS.index(key.kind), key not in after)):  # a correction before what it takes away
        about = (key.treaty, key.state)
        own = _day(key, before.get(key), after.get(key))
        day = own if own and first < own <= last else days.get(about, last)
        if key.kind in ("action", "standing"):
            days[about] = max(day, days.get(about, day))
        found.append(Change(key, day, before.get(key), after.get(key)))
    return tuple(sorted(found, key=lambda change: (change.day, KINDS.index(change.key.kind), change.key)))


def essence(value: Value | None) -> tuple[object, ...] | None:
    """What makes two values the same: an answer stays what it is where only its day of asking or its sources differ."""
    if isinstance(value, Standing):
        return value.status, value.since, value.until, value.undetermined
    if isinstance(value, Due):
        return value.due, value.status, value.original, value.completed
    if isinstance(value, Held):
        return value.question, value.holdings
    return tuple(value) if value else None


def _day(key: Key, before: Value | None, after: Value | None) -> date | None:
    """The day on which a part of the view became what it is, as far as it tells that itself.

    A duty changes on the day after its last day where nothing else happened to it; one that was met, moved, or went with a
    withdrawal changed when that became known.
    """
    if isinstance(after, Action):
        return after.known
    if isinstance(after, Standing):
        return after.since if isinstance(before, Standing) and after.since != before.since else None
    if isinstance(before, Due) and isinstance(after, Due) and (went_by(before, after) or yearly(key, before, after)):
        return before.due + timedelta(days=1)
    return None


def went_by(before: Due, after: Due) -> bool:
    """Whether the last day of a duty passed, and the record shows no completion."""
    return before.due == after.due and after.status in ("missed", "no completion on record")


def yearly(key: Key, before: Due, after: Due) -> bool:
    """Whether all that changed is that a yearly day went by (Ottawa Article 7(2), CCM 7(2))."""
    every_year = any(clause.norm == key.name and clause.yearly_by for clause in law.treaty(key.treaty).deadline)
    return every_year and before.due < after.due and before.status == after.status
