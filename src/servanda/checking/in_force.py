"""`in-force`: from when and until when a treaty is in force, of itself or for a State.

Entry and exit follow from the clauses: Ottawa 17 and 20(3), CCM 17 and 20(3), CWC XXI and XVI, and their like.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..assertions.terms import NOT_UNDERSTOOD
from ..record.model import Action
from ..standing import Basis
from ..standing.model import View
from ..told import BESIDE, NOTHING, Template, Text, Told, count, row, say
from .answer import Held
from .case import Case
from .wording import TAKEN_BACK, called, named, on, the_day

YEAR = timedelta(days=366)  # within which a treaty enters into force for who deposits its instrument
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


def _dated(case: Case, day: date | None, says: Told, basis: tuple[Basis, ...], never: Told) -> Held:
    """Whether what happened on a day happened at the time told; None of the day: it has not happened."""
    when = case.when
    if day is None:
        return Held(False, never, basis)
    if when is None:
        return Held(day <= case.said, says, basis)
    if when.holds(day):
        return Held(True, says, basis)
    if when.holds(day, slack=1):
        return Held(None, say("{says}; a day more or less is within what reports differ by", says=says), basis)
    return Held(False, says, basis)


def _entry(case: Case) -> Held:
    treaty, start = case.treaty, case.record.start(case.treaty.id, case.known)
    clause = treaty.entry_into_force
    basis = (case.provision(clause.article),) if clause.article else ()
    told = clause.never if clause.never_since is None or clause.never_since <= case.said else ""
    not_yet = say("{treaty} has not entered into force.", treaty=called(treaty))
    never = row((not_yet, Text(told)), BESIDE) if told else not_yet
    says = say("{treaty} entered into force {when}", treaty=called(treaty), when=on(start.day))
    if case.assertion.number is not None and case.when is None:
        return case.not_on_record(say("no numbers for such an act under {treaty}", treaty=called(treaty)))
    if case.when is None and not case.assertion.ever and treaty.expires and treaty.expires <= case.said and start.day:
        return Held(False, say("{says} and ended {when}", says=says, when=on(treaty.expires)), basis)
    if start.day is None and not clause.never and treaty.kind == "commitment":
        return case.not_on_record(say("no entry into force of {treaty}, which is a political commitment", treaty=called(treaty)))
    other = next((day for day in clause.given_too if case.when and case.when.holds(day)), None)
    if other and start.day and case.when and not case.when.holds(start.day):
        return Held(None, say("{says}; others give {day}", says=says, day=the_day(other)), basis)
    return _dated(case, start.day, says, basis, never)


def _entry_for(case: Case, state: str) -> Held:
    day = case.in_force_for(state)
    if not case.timeline(state):
        none: Template = "no list from which the entry into force of {treaty} for {who} follows"
        return case.not_on_record(say(none, treaty=called(case.treaty), who=named(state)))
    clause = case.treaty.entry_into_force
    basis = (*case.cited(*case.consents(state)[:1]), case.provision(clause.later_article or clause.article))
    never = say("{treaty} has not entered into force for {who}", treaty=called(case.treaty), who=named(state))
    if day is None and not case.silent(case.said):
        return case.past_the_list(never, False)
    if case.assertion.number is not None and case.when is None:
        says = say("{treaty} enters into force for {who} {when}", treaty=called(case.treaty), who=named(state), when=on(day))
        same = _of_the_rule(case, clause.later_rule or clause.rule, clause.later_count or clause.count)
        return Held(True if same else None, says, basis)
    says = say("{treaty} entered into force for {who} {when}", treaty=called(case.treaty), who=named(state), when=on(day))
    held = _dated(case, day, says, basis, never)
    deposit = case.consents(state)
    if held.holds is False and case.when and deposit and case.when.holds(deposit[0].day) and not case.assertion.exactly:
        says = say("{says}; its instrument was deposited {when}", says=held.says, when=on(deposit[0].day))
        return held._replace(holds=None, refusal=NOT_UNDERSTOOD, says=says)
    if held.holds is False and (other := _of_another_deposit(case, deposit[1:])):
        says = say("{says}; another list gives {day} as the day of its deposit", says=held.says, day=the_day(other.day))
        return held._replace(holds=None, refusal=NOT_UNDERSTOOD, says=says, basis=(*held.basis, *case.cited(other)))
    return held


def _of_another_deposit(case: Case, later: tuple[Action, ...]) -> Action | None:
    """A later deposit of the same State, of another list or with another depositary, that the time told may follow from."""
    told = case.when.first if case.when else None
    return next((x for x in later if told and x.day <= told <= x.day + YEAR), None)


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
        nothing = say("no notice of withdrawal of {who} from {treaty} is on record", who=named(state), treaty=called(case.treaty))
        return Held(False, nothing, (case.list_entry(nothing),)) if case.silent(case.said) else case.past_the_list(nothing, False)
    given = notices[-1] if notices else None
    basis = case.cited(given) + ((case.provision(clause.article),) if clause else ())
    now = next((i for i in reversed(case.timeline(state)) if i.status == "withdrawing"), None)
    back = case.taken_back(state)
    if given and back:
        says = say("{who} gave notice {when}; {ends}", who=named(state), when=on(given.date), ends=say(TAKEN_BACK, when=on(back.date)))
        return Held(False, says, (*basis, *case.cited(back)))
    if day is None:
        undetermined = say("the day on which the withdrawal takes effect is undetermined")
        why = Text(now.undetermined) if now and now.undetermined else undetermined
        told = say("{who} gave notice {when}: {why}", who=named(state), when=on(given.date if given else None), why=why)
        return Held(None, told, basis)
    if rival := _read_otherwise(case, state, day):
        return case.differing(rival, basis)
    says = say("the withdrawal of {who} from {treaty} takes effect {when}", who=named(state), treaty=called(case.treaty), when=on(day))
    if given:
        says = say("{who} gave notice {when}; {ends}", who=named(state), when=on(given.date), ends=says)
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
    return views if len({_dated(case, effect, NOTHING, (), NOTHING).holds for effect in effects}) > 1 else ()


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
        says = say("{treaty} ended {when}", treaty=called(treaty), when=on(treaty.expires))
        later = [a for a in case.actions("*", {"extension"}) if a.day > case.said]
        if later and case.when and not case.when.holds(treaty.expires) and (case.when.last is None or case.when.last > case.said):
            says = say("{says}; it was extended {when}, after this was said", says=says, when=on(later[0].day))
            return Held(None, says, (*basis, *case.cited(*later[:1])))
        return _dated(case, treaty.expires, says, basis, NOTHING)
    start = case.record.start(treaty.id, case.known).day
    if treaty.entry_into_force.never or start is None:
        basis = (case.provision(treaty.entry_into_force.article),)
        return Held(False, say("{treaty} has not entered into force, so that it has not ended", treaty=called(treaty)), basis)
    parties = case.parties(case.said)
    if parties:
        remain = count("{treaty} has no end on record and {number} parties", "{treaty} has no end on record and {number} parties",
                       len(parties), treaty=called(treaty))  # fmt: skip
        return Held(False, remain, (case.list_entry("Parties remain."),))
    return case.not_on_record(say("no end of {treaty}", treaty=called(treaty)))


def _adopted(case: Case) -> Held:
    days = [day for day in (case.treaty.adopted, case.treaty.opened) if day]
    return _of_the_text(case, days, "{treaty} was adopted {when}", "no day on which {treaty} was adopted")


def _opened(case: Case) -> Held:
    treaty = case.treaty
    days = [day for day in (treaty.opened, treaty.adopted) if day]
    signed = [a.day for done in case.record.facts.actions(treaty.id, case.known).values() for a in done if a.action == "signature"]
    if case.when is None and days:  # "is not yet open for signature" speaks of that day, not of the adoption
        days = days[:1]
    days = days + ([min(signed)] if signed and not treaty.opened else [])
    return _of_the_text(case, days, "{treaty} was opened for signature {when}", "no day on which {treaty} was opened for signature")


def _of_the_text(case: Case, days: list[date], done: Template, no_day: Template) -> Held:
    """When a text was adopted or opened; the day of the other is neither right nor wrong, for reports call both its making."""
    treaty = case.treaty
    if not days:
        return case.not_on_record(say(no_day, treaty=called(treaty)))
    says = say(done, treaty=called(treaty), when=on(days[0]))
    basis = (Basis("provision", treaty.short, treaty.text, says),)
    when = case.when
    if when is None:
        return Held(min(days) <= case.said, says, basis)
    if when.holds(days[0]) or (any(when.holds(day) for day in days) and not (treaty.adopted and treaty.opened)):
        return Held(True, says, basis)
    later = any(when.holds(day, slack=3) for day in days) or len(days) == 1
    return Held(None if later else False, says, basis)
