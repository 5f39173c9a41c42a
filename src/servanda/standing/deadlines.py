"""Duties with a last day, and how they stand: what the rules set, what meetings extended, what the record saw completed."""

from __future__ import annotations

from datetime import date

from ..law.clauses import first_due, yearly_due
from ..law.model import Deadline, Treaty
from ..record.facts import Facts
from ..record.model import Action
from ..tuples import NamedTuple
from .model import BOUND, Basis, Due, Interval
from .timeline import Start, action_basis, provision_basis

OVERDUE = ("missed", "no completion on record")
EXTENDED = "extended, new day not on record"


class Stint(NamedTuple):
    """One time during which a treaty binds a State: from `since` to `until` (None: none known), notice given on `notice`."""

    since: date
    until: date | None
    notice: date | None
    basis: tuple[Basis, ...]


def stint(intervals: tuple[Interval, ...], day: date) -> Stint | None:
    """The time of being bound that a day lies in, or the last one before it; None where the State was never bound by then."""
    found, was_bound = None, False
    for interval in intervals:
        bound = interval.status in BOUND
        if interval.since and interval.since > day and not was_bound:
            break
        if bound and not was_bound and interval.since:
            found = Stint(interval.since, None, None, interval.basis)
        if found and bound:
            found = found._replace(until=interval.until, notice=interval.since if interval.status == "withdrawing" else None)
        was_bound = bound
    return found


def deadlines(
    facts: Facts, treaty: Treaty, state: str, intervals: tuple[Interval, ...], start: Start, as_of: date, known_at: date | None
) -> tuple[Due, ...]:
    """Every duty with a last day that a State has or had under a treaty, as it stands on `as_of`.

    A clock of the treaty that ran out before the State was bound set no day for it (CWC IV(6) and IV(8)), save for what
    falls due every year.
    """
    bound = stint(intervals, as_of)
    if bound is None or start.day is None:
        return ()
    actions = facts.of(state, treaty.id, known_at)
    found = []
    for clause in treaty.deadline:
        first = first_due(clause, bound.since, start.day)
        if first >= bound.since or clause.yearly_by:
            related = tuple(action for action in actions if action.norm == clause.norm and action.last_day <= as_of)
            found.append(_due(facts, treaty, clause, state, bound, first, related, as_of))
    return tuple(found)


def _due(
    facts: Facts, treaty: Treaty, clause: Deadline, state: str, bound: Stint, first: date, related: tuple[Action, ...], as_of: date
) -> Due:
    rule = (provision_basis(treaty, clause.article), *bound.basis)
    if clause.yearly_by:
        due = yearly_due(clause, first, min(as_of, bound.until) if bound.until else as_of)
        return Due(state, treaty.id, clause.norm, due, "lapsed" if _leaves_first(bound, due, as_of) else "running", first, "", rule)
    due, basis, open_day = first, list(rule), False
    for action in related:
        if not clause.extendable or action.action != "extension":
            continue
        if action.until is None:  # more time was given, and the record does not hold until when
            open_day = True
            basis.append(action_basis(facts, action))
        elif action.until > due:
            due, open_day = action.until, False
            basis.append(action_basis(facts, action))
    if (due > first or open_day) and clause.extension_article:
        basis.append(provision_basis(treaty, clause.extension_article))
    done = sorted((action for action in related if action.action == "completion"), key=lambda action: action.last_day)
    left = [action for action in related if action.action == "report" and action.day > due]
    basis += [action_basis(facts, action) for action in (done[:1] or left[-1:])]
    status = _status(due, bound, done, left, as_of)
    if open_day and status in OVERDUE:
        status = EXTENDED
    if clause.requires and not related and status != "lapsed":
        status = "if it applies"
    return Due(state, treaty.id, clause.norm, due, status, first, done[0].date if done else "", tuple(basis))


def _leaves_first(bound: Stint, due: date, as_of: date) -> bool:
    """Whether the State, by what it had done on `as_of`, is or was out of the treaty before the last day."""
    return bound.until is not None and bound.until <= due and (bound.notice or bound.until) <= as_of


def _status(due: date, bound: Stint, done: list[Action], left: list[Action], as_of: date) -> str:
    """A duty is missed only where the record shows that something was left after the last day; silence is said as silence.

    A completion known by year or month only, or known only to lie before some day, may leave open whether it was in time.
    """
    if done:
        if done[0].last_day <= due:
            return "met"
        return "met late" if done[0].date and done[0].day > due else "met, day unclear"
    if _leaves_first(bound, due, as_of):
        return "lapsed"
    if as_of <= due:
        return "running"
    return "missed" if left else "no completion on record"


def overdue_first(found: list[Due]) -> list[Due]:
    """Missed duties first, then those to come by their day, then the rest."""
    order = {"missed": 0, "running": 1, "no completion on record": 2, EXTENDED: 3}
    return sorted(found, key=lambda d: (order.get(d.status, 4), d.due, d.state))
