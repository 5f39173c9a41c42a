"""Duties with a last day, and how they stand: what the rules set, what meetings extended, what the record saw completed."""

from __future__ import annotations

from datetime import date

from ..dates import in_words, partial_in_words
from ..law.clauses import first_due, yearly_due
from ..law.model import Deadline, Treaty
from ..record.facts import Facts
from ..record.model import Action
from ..tuples import NamedTuple
from .model import BOUND, Basis, Due, Interval
from .timeline import Start, action_basis, provision_basis

OVERDUE = ("missed", "no completion on record")
EXTENDED = "extended, new day not on record"
GRANTING = ("meeting of the parties", "review conference")  # what decides on requests for more time
FOUND_LATER = "area found later"
DECLARED = "declared"  # of a completion: the day is that on which it was told; it was done by then


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
        if clause.exempt and state in facts.members(clause.exempt, as_of):
            continue
        first = first_due(clause, bound.since, start.day)
        if first >= bound.since or clause.yearly_by:
            ever = tuple(action for action in actions if action.norm == clause.norm)  # what is told later shows that it had the duty
            found.append(_due(facts, treaty, clause, state, bound, first, ever, as_of))
    return tuple(found)


def _due(
    facts: Facts, treaty: Treaty, clause: Deadline, state: str, bound: Stint, first: date, ever: tuple[Action, ...], as_of: date
) -> Due:
    rule = (provision_basis(treaty, clause.article), *bound.basis)
    if clause.yearly_by:
        due = yearly_due(clause, first, min(as_of, bound.until) if bound.until else as_of)
        whose = "The first report" if due == first else f"The report for {due.year - 1}"
        status = "lapsed" if _leaves_first(bound, due, as_of) else "running"
        return Due(state, treaty.id, clause.norm, due, status, first, "", rule, f"{whose}; the record does not hold who handed one in.")
    related = tuple(action for action in ever if action.last_day <= as_of)
    due, basis, open_day = first, list(rule), False
    granted = [action for action in related if clause.extendable and action.action == "extension"]
    for action in granted:
        if action.until is None:  # more time was given, and the record does not hold until when
            open_day = True
            basis.append(action_basis(facts, action))
        elif action.until > due:
            due, open_day = action.until, False
            basis.append(action_basis(facts, action))
    if (due > first or open_day) and clause.extension_article:
        basis.append(provision_basis(treaty, clause.extension_article))
    once = sorted((action for action in related if action.action == "completion"), key=lambda action: action.last_day)
    done = [action for action in once if not any(later.day > action.last_day for later in granted)]  # what was done before is not enough
    left = [action for action in related if action.action == "report" and action.day > due and action.about != "none"]
    none = [action for action in related if action.about == "none"]
    basis += [action_basis(facts, action) for action in (done[:1] or [*once[-1:], *(left[-1:] or none[-1:])])]
    status = _status(due, bound, done, left, as_of)
    caveat = ""
    if once and not done:
        when = partial_in_words(once[-1].date) if once[-1].date else f"by {in_words(once[-1].day)}"
        caveat = f"It was told to be done ({when}), and more time was given afterwards: it is open again."
        status = "reopened" if status == "running" else status
    if none and not done and not left and status != "lapsed":
        status = "declared none"
    elif clause.requires and not ever and status != "lapsed":
        status = "if it applies"
    elif open_day and status in OVERDUE:
        status = EXTENDED
    elif status == "no completion on record" and clause.norm == "transparency-report":
        caveat = "The record does not hold who handed one in."
    elif status in OVERDUE and clause.extendable:
        caveat = " ".join(part for part in (caveat, _may_be_extended(facts, treaty, due)) if part)
    return Due(state, treaty.id, clause.norm, due, status, first, done[0].date if done else "", tuple(basis), caveat)


def _may_be_extended(facts: Facts, treaty: Treaty, due: date) -> str:
    """That more time may have been given which the record does not hold: by the last meeting before the last day, or by a later one."""
    held = [meeting for meeting in facts.meetings(treaty.id) if meeting.sort in GRANTING]
    before = [meeting for meeting in held if meeting.first <= due]
    if before and before[-1].grants:
        return f"The record does not hold all that the {before[-1].name} granted: a later extension may not be on record."
    if held and due > held[-1].last:
        return f"The last meeting on record is the {held[-1].name}, {in_words(held[-1].last)}: a later extension may not be on record."
    return ""


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
        if done[0].about == FOUND_LATER:
            return f"met, {FOUND_LATER}"
        return "met late" if done[0].date and done[0].day > due and done[0].about != DECLARED else "met, day unclear"
    if _leaves_first(bound, due, as_of):
        return "lapsed"
    if as_of <= due:
        return "running"
    return "missed" if left else "no completion on record"


def overdue_first(found: list[Due]) -> list[Due]:
    """Missed duties first, then all that is to come by its day, then the rest."""
    order = {"missed": 0, "running": 1, "reopened": 1, "takes effect": 1, "no completion on record": 2, EXTENDED: 3}
    return sorted(found, key=lambda d: (order.get(d.status, 4), d.due, d.state))
