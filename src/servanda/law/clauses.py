"""The clauses of treaties as code: small, pure, and silent about clocks, files and networks.

Each takes the parameters that a treaty file gives and the dates that a record gives, and returns dates. What a rule leaves
open is returned as undetermined, with what would decide it, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..dates import add_days, add_months, month_start_after
from ..tuples import NamedTuple
from .model import Deadline, EntryIntoForce, Withdrawal


class Engagement(NamedTuple):
    """An armed conflict that a State is engaged in: its name, first day, and last day (None: it goes on)."""

    name: str
    start: date
    end: date | None = None


class Effect(NamedTuple):
    """When a withdrawal takes effect: on `day`, or, where that is None, not before `waits_for` ends."""

    day: date | None
    earliest: date  # the end of the notice period
    waits_for: tuple[Engagement, ...] = ()


def offset(rule: str, count: int, deposit: date) -> date:
    """The day that lies a clause's offset after a deposit.

    `at-once`: that day (BWC XIV, NPT IX). `days`: so many days later (CWC XXI, ATT 22, TPNW 15). `months`: so many months
    later (CCW 5). `month-start`: the first day of the so-manieth month after the month of deposit (Ottawa 17, CCM 17).
    `month-start-after-days`: the first day of the month after that day (Rome Statute 126).
    """
    if rule == "at-once":
        return deposit
    if rule == "days":
        return add_days(deposit, count)
    if rule == "months":
        return add_months(deposit, count)
    if rule == "month-start":
        return month_start_after(deposit, count)
    if rule == "month-start-after-days":
        return month_start_after(add_days(deposit, count), 1)
    raise ValueError(f"no such rule: {rule}")


def threshold_met(clause: EntryIntoForce, deposits: Iterable[tuple[str, date]]) -> date | None:
    """The day on which the instruments that the treaty needs were all deposited, or None if they are not.

    `deposits` holds one State and day for each instrument, in any order. Ottawa 17(1): the fortieth; CTBT XIV: all of Annex 2.
    """
    days = dict(sorted(deposits, key=lambda item: item[1], reverse=True))  # the first deposit of each State counts
    needed = [days.get(state) for state in clause.states]
    if any(day is None for day in needed):
        return None
    ordered = sorted(days.values())
    if len(ordered) < clause.instruments:
        return None
    reached = [day for day in needed if day]
    if clause.instruments:
        reached.append(ordered[clause.instruments - 1])
    return max(reached, default=None)


def threshold_behind(clause: EntryIntoForce, published: date) -> date:
    """The day on which the threshold must have been met for the treaty to enter into force on the day that was published.

    Where the offset counts to the first day of a month, the last day on which it can have been met.
    """
    if clause.rule == "at-once":
        return published
    if clause.rule == "days":
        return add_days(published, -clause.count)
    if clause.rule == "months":
        return add_months(published, -clause.count)
    if clause.rule == "month-start":
        return add_days(add_months(published, 1 - clause.count), -1)
    return add_days(published, -1 - clause.count)


def treaty_entry_into_force(clause: EntryIntoForce, deposits: Iterable[tuple[str, date]], opened: date | None) -> date | None:
    """The day on which the treaty itself enters into force, or None while the threshold is not met."""
    met = threshold_met(clause, deposits)
    if met is None:
        return None
    day = offset(clause.rule, clause.count, met)
    if clause.not_before_months and opened:
        day = max(day, add_months(opened, clause.not_before_months))
    return day


def state_entry_into_force(clause: EntryIntoForce, deposit: date, threshold: date | None, treaty_day: date | None) -> date | None:
    """The day on which the treaty enters into force for a State that deposited on `deposit`; None while the treaty is not.

    `threshold` is the day the needed instruments were complete, `treaty_day` the day the treaty entered into force. A State
    that deposited in time starts with the treaty; a later one has an offset of its own (Ottawa 17(2), CCM 17(2), CWC XXI(2)).
    """
    if treaty_day is None:
        return None
    after_entry = clause.later_from == "entry into force"  # a deposit on that very day is subsequent to it: thirty days more (CWC, Cuba)
    starts_own_clock = treaty_day if after_entry else threshold
    if starts_own_clock is None or deposit < starts_own_clock or (deposit == starts_own_clock and not after_entry):
        return treaty_day
    day = offset(clause.later_rule or clause.rule, clause.later_count or clause.count, deposit)
    return max(day, treaty_day)


def withdrawal_effect(clause: Withdrawal, notice: date, engaged: Sequence[Engagement]) -> Effect:
    """When a withdrawal takes effect whose notice the depositary received on `notice`.

    Ottawa 20(3): six months later, but where the State is engaged in an armed conflict on the day the six months end, not before
    the end of that conflict; while it goes on the day is undetermined. TPNW 17(3): not while it is party to any conflict, so
    that one which began meanwhile counts too. First Geneva Convention 63: engaged on the day of the notice. Other treaties: the
    notice period alone.
    """
    earliest = day = add_days(add_months(notice, clause.months), clause.days)
    asked = notice if clause.conflict_on == "notice" else earliest
    waits_for: list[Engagement] = []
    while clause.waits_for_conflict:
        met = [c for c in engaged if c.start <= asked and (c.end is None or c.end > asked) and c not in waits_for]
        waits_for += met
        ends = [conflict.end for conflict in met if conflict.end]
        if len(ends) < len(met):
            return Effect(None, earliest, tuple(waits_for))
        asked = day = max([day, *ends])
        if not met or not clause.any_conflict:
            break
    return Effect(day, earliest, tuple(waits_for))


def first_due(clause: Deadline, state_day: date, treaty_day: date) -> date:
    """The last day of a duty, before any extension: so long after entry into force for the State or of the treaty.

    Ottawa 4 (four years), 5(1) (ten years), 7(1) (180 days); CCM 3, 4, 7; CWC IV(6) (ten years from the treaty's own); BWC II
    (nine months from the treaty's own); NPT III(4) (eighteen months from the day on which talks start at the latest: 180 days
    after the treaty's own entry into force, and for States that joined later their deposit).
    """
    start = state_day if clause.counts_from == "state" else treaty_day
    if clause.not_before_days:
        start = max(start, add_days(treaty_day, clause.not_before_days))
    return add_days(add_months(start, 12 * clause.years + clause.months), clause.days)


def yearly_due(clause: Deadline, first: date, day: date) -> date:
    """The next day on or after `day` on which a yearly report falls due; the first one is due on `first` (Ottawa 7(2): 30 April)."""
    if day <= first or not clause.yearly_by:
        return first
    month, number = (int(part) for part in clause.yearly_by.split("-"))
    due = date(day.year, month, number)
    return due if due >= day else date(day.year + 1, month, number)
