"""Withdrawals: the notice, the end of its period, the day on which it takes effect by the rule, and by each reading of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .. import law
from ..law.clauses import withdrawal_effect
from ..record.model import Action
from ..tuples import NamedTuple
from .model import Due, Standing, View
from .record import Record
from .timeline import notice_effect, open_end

GONE = ("withdrawing", "withdrawn")
TO_COME = "takes effect"  # how a withdrawal stands among the days to come


class Leaving(NamedTuple):
    """A withdrawal that is under way or has taken effect, as it was known.

    `effective` is None where the rule leaves the day open, and `open` says why. `readings` are rival answers to the question; one
    that gives a day of its own has it in `effective`.
    """

    standing: Standing
    notice: Action
    period_ends: date | None  # the end of the notice period, were there nothing else to wait for; None: the treaty has no clause
    waits_for: tuple[str, ...]  # names of armed conflicts that the rule waits or waited for
    effective: date | None
    open: str
    readings: tuple[View, ...]


def leaving(record: Record, standings: Iterable[Standing]) -> list[Leaving]:
    """Of these standings those of States that leave or have left, under way first, each the latest notice first."""
    found = [made for standing in standings if standing.status in GONE and (made := _leaving(record, standing))]
    return sorted(found, key=lambda one: (one.standing.status != "withdrawing", -one.notice.last_day.toordinal(), one.standing.state))


def coming(record: Record, state: str | None, treaty: str | None, day: date, known_at: date | None) -> list[Due]:
    """The withdrawals of one State or all, under one treaty or all, that are to take effect after a day, as days to come.

    One whose day the rule leaves open has no day to stand by, and is not among them.
    """
    found = []
    for name in [treaty] if treaty else record.listed_treaties():
        given = record.facts.actions(name, known_at)
        for code in [state] if state else sorted(given):
            if code == "*" or not any(action.action == "withdrawal" for action in given.get(code, ())):
                continue
            for interval in record.timeline(code, name, known_at):
                began = interval.since is not None and interval.since <= day
                if interval.status == "withdrawing" and began and interval.until and interval.until > day:
                    found.append(Due(code, name, "withdrawal", interval.until, TO_COME, interval.until, "", interval.basis))
    return found


def _leaving(record: Record, standing: Standing) -> Leaving | None:
    rules = law.treaty(standing.treaty)
    done = record.facts.of(standing.state, standing.treaty, standing.known_at)
    notices = [action for action in done if action.action == "withdrawal" and action.last_day <= standing.as_of]
    if not notices:
        return None  # it left in another way, such as with all others
    notice = max(notices, key=lambda action: action.last_day)
    effect = notice_effect(record.facts, rules, notice, standing.known_at)
    clause = rules.withdrawal
    ordinary = withdrawal_effect(clause, notice.last_day, ()).day if clause and clause.allowed else None
    return Leaving(
        standing, notice, ordinary, tuple(conflict.name for conflict in effect.waits_for) if effect else (), effect.day if effect else None,
        "" if effect and effect.day else open_end(rules, effect), standing.readings,
    )  # fmt: skip
