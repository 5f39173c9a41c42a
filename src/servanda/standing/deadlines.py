"""Duties with a last day, and how they stand: what the rules set, what meetings extended, what the record saw completed."""

from __future__ import annotations

from datetime import date

from ..law.clauses import first_due, yearly_due
from ..law.model import Deadline, Treaty
from ..record.facts import Facts
from ..record.model import Action
from .model import Due, Interval
from .timeline import Start, action_basis, provision_basis


def deadlines(
    facts: Facts, treaty: Treaty, state: str, intervals: tuple[Interval, ...], start: Start, as_of: date, known_at: date | None
) -> tuple[Due, ...]:
    """Every duty with a last day that a State has or had under a treaty, as it stands on `as_of`."""
    bound = next((interval for interval in intervals if interval.status == "bound" and interval.since), None)
    if bound is None or bound.since is None or start.day is None or bound.since > as_of:
        return ()
    end = next((interval.since for interval in intervals if interval.status in ("withdrawn", "expired")), None)
    actions = facts.of(state, treaty.id, known_at)
    found = []
    for clause in treaty.deadline:
        related = tuple(action for action in actions if action.norm == clause.norm)
        found.append(_due(facts, treaty, clause, state, bound, start.day, end, related, as_of))
    return tuple(found)


def _due(
    facts: Facts, treaty: Treaty, clause: Deadline, state: str, bound: Interval, treaty_day: date,
    end: date | None, related: tuple[Action, ...], as_of: date,
) -> Due:  # fmt: skip
    assert bound.since is not None
    first = first_due(clause, bound.since, treaty_day)
    rule = (provision_basis(treaty, clause.article), *bound.basis)
    if clause.yearly_by:
        return Due(state, treaty.id, clause.norm, yearly_due(clause, first, as_of), "lapsed" if end and end <= as_of else "running", first, "", rule)
    due, basis = first, list(rule)
    for action in related:
        if action.action == "extension" and action.until and action.until > due and action.day <= as_of:
            due = action.until
            basis.append(action_basis(facts, action))
    if due > first and clause.extension_article:
        basis.append(provision_basis(treaty, clause.extension_article))
    done = [action for action in related if action.action == "completion" and action.day <= as_of]
    left = [action for action in related if action.action == "report" and due < action.day <= as_of]
    basis += [action_basis(facts, action) for action in (done[:1] or left[-1:])]
    return Due(state, treaty.id, clause.norm, due, _status(due, end, done, left, as_of), first, done[0].date if done else "", tuple(basis))


def _status(due: date, end: date | None, done: list[Action], left: list[Action], as_of: date) -> str:
    """A duty is missed only where the record shows that something was left after the last day; silence is said as silence."""
    if done:
        return "met" if done[0].day <= due else "met late"
    if end and end <= due and end <= as_of:
        return "lapsed"
    if as_of <= due:
        return "running"
    return "missed" if left else "no completion on record"


def overdue_first(found: list[Due]) -> list[Due]:
    """Missed duties first, then those to come by their day, then the rest."""
    order = {"missed": 0, "no completion on record": 2, "running": 1}
    return sorted(found, key=lambda d: (order.get(d.status, 3), d.due, d.state))

