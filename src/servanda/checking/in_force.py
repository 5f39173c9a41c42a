"""`in-force`: from when and until when a treaty is in force, of itself or for a State.

Entry and exit follow from the clauses: Ottawa 17 and 20(3), CCM 17 and 20(3), CWC XXI and XVI, and their like.
"""

from __future__ import annotations

from datetime import date

from ..assertions.terms import NOT_UNDERSTOOD
from ..standing import Basis
from ..standing.model import View
from .answer import Held
from .case import Case
from .wording import called, named, on

DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}


def check(case: Case, state: str = "") -> Held:
    """Whether the treaty entered into force, ended, or ceased to bind a State, at the time that is told."""
    if case.assertion.value == "exit" and state:
        return _exit(case, state)
    if case.assertion.value == "entry" and state:
        return _entry_for(case, state)
    ends = {"entry": _entry, "end": _end, "exit": _end, "adopted": _adopted, "opened": _opened}
    return ends[str(case.assertion.value)](case)


def _dated(case: Case, day: date | None, says: str, basis: tuple[Basis, ...], never: str) -> Held:
    """Whether what happened on a day happened at the time told; None of the day: it has not happened."""
    when = case.when
    if day is None:
        return Held(False, never, basis)
    if when is None:
        return Held(day <= case.said, says, basis)
    if when.holds(day):
        return Held(True, says, basis)
    if when.holds(day, slack=1):
        return Held(None, f"{says}; a day more or less is within what reports differ by", basis)
    return Held(False, says, basis)


def _entry(case: Case) -> Held:
    treaty, start = case.treaty, case.record.start(case.treaty.id, case.known)
    clause = treaty.entry_into_force
    basis = (case.provision(clause.article),) if clause.article else ()
    told = clause.never if clause.never_since is None or clause.never_since <= case.said else ""
    never = f"{called(treaty)} has not entered into force. {told}".rstrip()
    says = f"{called(treaty)} entered into force {on(start.day)}"
    if case.when is None and treaty.expires and treaty.expires <= case.said and start.day:
        return Held(False, f"{says} and ended {on(treaty.expires)}", basis)
    if start.day is None and not clause.never and treaty.kind == "commitment":
        return case.not_on_record(f"no entry into force of {called(treaty)}, which is a political commitment")
    return _dated(case, start.day, says, basis, never)


def _entry_for(case: Case, state: str) -> Held:
    day = case.in_force_for(state)
    if not case.timeline(state):
        return case.not_on_record(f"no list from which the entry into force of {called(case.treaty)} for {named(state)} follows")
    clause = case.treaty.entry_into_force
    basis = (*case.cited(*case.consents(state)[:1]), case.provision(clause.later_article or clause.article))
    never = f"{called(case.treaty)} has not entered into force for {named(state)}"
    if day is None and not case.silent(case.said):
        return case.past_the_list(never, False)
    if case.assertion.number is not None and case.when is None:
        says = f"{called(case.treaty)} enters into force for {named(state)} {on(day)}"
        same = _of_the_rule(case, clause.later_rule or clause.rule, clause.later_count or clause.count)
        return Held(True if same else None, says, basis)
    held = _dated(case, day, f"{called(case.treaty)} entered into force for {named(state)} {on(day)}", basis, never)
    deposit = case.consents(state)
    if held.holds is False and case.when and deposit and case.when.holds(deposit[0].day) and not case.assertion.exactly:
        return held._replace(holds=None, refusal=NOT_UNDERSTOOD, says=f"{held.says}; its instrument was deposited {on(deposit[0].day)}")
    return held


def _of_the_rule(case: Case, rule: str, count: int) -> bool:
    """Whether the length told is that of a rule on entry into force, in the unit in which it counts."""
    number, unit = case.assertion.number or 0, case.assertion.unit
    units = MONTHS if rule in ("months", "month-start") else DAYS if rule in ("days", "month-start-after-days") else {}
    return unit in units and number * units[unit] == count


def _exit(case: Case, state: str) -> Held:
    """That a withdrawal takes effect: at the time told, and after the time that the notice must run."""
    day, clause = case.exit(state), case.treaty.withdrawal
    notices = case.actions(state, {"withdrawal"})
    if not notices and day is None:
        nothing = f"no notice of withdrawal of {named(state)} from {called(case.treaty)} is on record"
        return Held(False, nothing, (case.list_entry(nothing),)) if case.silent(case.said) else case.past_the_list(nothing, False)
    given = notices[-1] if notices else None
    basis = case.cited(given) + ((case.provision(clause.article),) if clause else ())
    now = next((i for i in reversed(case.timeline(state)) if i.status == "withdrawing"), None)
    if day is None:
        says = now.undetermined if now and now.undetermined else "the day on which the withdrawal takes effect is undetermined"
        return Held(None, f"{named(state)} gave notice {on(given.date if given else None)}: {says}", basis)
    if rival := _read_otherwise(case, state, day):
        return case.differing(rival, basis)
    says = f"the withdrawal of {named(state)} from {called(case.treaty)} takes effect {on(day)}"
    if given:
        says = f"{named(state)} gave notice {on(given.date)}; {says}"
    if given and given.day > case.said and case.assertion.mode == "fact":
        return Held(None, says, basis)  # said before there was a notice
    held = _dated(case, day, says, basis, says)
    if case.when is None and case.assertion.number is not None:
        held = held._replace(holds=True)  # only the length is told
    length = notice_length(case)
    if length is not None and held.holds is not None:
        held = held._replace(holds=held.holds and length)
    return held


def _read_otherwise(case: Case, state: str, day: date) -> tuple[View, ...]:
    """The rival readings, where by some of them the withdrawal takes effect as told and by others not."""
    views = case.views(state, case.said)
    effects = [(view.effective or day) if view.status == "withdrawn" else None for view in views]
    return views if len({_dated(case, effect, "", (), "").holds for effect in effects}) > 1 else ()


def notice_length(case: Case) -> bool | None:
    """Whether the length told is that of the notice period; None where none is told, or the unit is another."""
    clause, number, unit = case.treaty.withdrawal, case.assertion.number, case.assertion.unit
    if clause is None or number is None:
        return None
    if unit in MONTHS and clause.months:
        return number * MONTHS[unit] == clause.months
    if unit in DAYS and clause.days:
        return number * DAYS[unit] == clause.days
    if unit in MONTHS and clause.days:
        return abs(number * MONTHS[unit] * 30.4 - clause.days) <= 3
    return None


def _end(case: Case) -> Held:
    treaty = case.treaty
    if treaty.expires:
        basis = (case.provision(treaty.expires_article),) if treaty.expires_article else ()
        return _dated(case, treaty.expires, f"{called(treaty)} ended {on(treaty.expires)}", basis, "")
    start = case.record.start(treaty.id, case.known).day
    if treaty.entry_into_force.never or start is None:
        basis = (case.provision(treaty.entry_into_force.article),)
        return Held(False, f"{called(treaty)} has not entered into force, so that it has not ended", basis)
    parties = case.parties(case.said)
    if parties:
        return Held(False, f"{called(treaty)} has no end on record and {len(parties)} parties", (case.list_entry("Parties remain."),))
    return case.not_on_record(f"no end of {called(treaty)}")


def _adopted(case: Case) -> Held:
    return _of_the_text(case, [day for day in (case.treaty.adopted, case.treaty.opened) if day], "adopted")


def _opened(case: Case) -> Held:
    treaty = case.treaty
    days = [day for day in (treaty.opened, treaty.adopted) if day]
    signed = [a.day for done in case.record.facts.actions(treaty.id, case.known).values() for a in done if a.action == "signature"]
    if case.when is None and days:  # "is not yet open for signature" speaks of that day, not of the adoption
        days = days[:1]
    return _of_the_text(case, days + ([min(signed)] if signed and not treaty.opened else []), "opened for signature")


def _of_the_text(case: Case, days: list[date], what: str) -> Held:
    """When a text was adopted or opened: a report may give either day, where both are known."""
    treaty = case.treaty
    if not days:
        return case.not_on_record(f"no day on which {called(treaty)} was {what}")
    says = f"{called(treaty)} was {what} {on(days[0])}"
    basis = (Basis("provision", treaty.short, treaty.text, says),)
    when = case.when
    if when is None:
        return Held(min(days) <= case.said, says, basis)
    if any(when.holds(day) for day in days):
        return Held(True, says, basis)
    later = any(when.holds(day, slack=3) for day in days) or len(days) == 1
    return Held(None if later else False, says, basis)
