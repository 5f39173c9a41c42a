"""`found` and `conduct`: what a body of the treaty or the United Nations formally found, and what that makes of conduct.

Conduct is decided only where a formal finding, a duty that was missed, or the State's own report or acknowledgement on record does.
What one party holds of another is its position: it makes a charge contested, never true.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..assertions.days import Days, days_of
from ..assertions.terms import CANNOT, NOT_ON_RECORD, NOT_UNDERSTOOD
from ..dates import parse_partial
from ..record.model import Action, Decision
from ..told import Template, Text, Told, row, say
from .answer import Held
from .case import Case
from .completion import cited, completion, finished
from .count import compared
from .duty import due_of, last_days
from .wording import called, named, on, the_day

SHOWS = {"violation": frozenset({"violation", "use", "production", "stockpiling", "transfer", "testing", "programme", "missed"})}
DECIDING = frozenset({"parties", "OPCW", "IAEA", "UNSC", "UNGA"})  # whose findings decide conduct: of the treaty, or of all States
BREACHES = ("stockpile-destruction", "clearance")
UNFINISHED: dict[str, Template] = {
    "stockpile-destruction": "{who} had not finished its stockpile destruction by {day}, the last day under {treaty}",
    "clearance": "{who} had not finished its clearance by {day}, the last day under {treaty}",
    "transparency-report": "{who} had not finished its transparency report by {day}, the last day under {treaty}",
}
NO_COMPLETION: dict[str, Template] = {
    "stockpile-destruction": "no completion by {who} of its stockpile destruction by then is on record",
    "clearance": "no completion by {who} of its clearance by then is on record",
}
PAST = timedelta(days=3653)  # what happened longer ago is not what is told with no time: "is testing", "denied using"


def found(case: Case, state: str = "") -> Held:
    """That a body formally found something of a State."""
    a = case.assertion
    by = a.by.upper()
    made = [d for d in _decisions(case, state) if d.formal]
    shows = [d for d in made if _shows(d, str(a.value))]
    if a.value == "violation" and state and _not_bound(case, state) is not None:
        shows = [d for d in shows if d.finds == "violation"]  # what it did breached no treaty that did not bind it
    matching = [d for d in shows if _by(d, by) and _details(case, d, bool(state))]
    timed = [d for d in matching if case.when is None or _overlaps(case, d.date)]
    timed = [d for d in timed if parse_partial(d.date)[0] <= case.said and (not a.deed or _occurred(d, a.deed))]
    if timed:
        return _found_by(case, timed[-1], state)
    if a.value in ("stockpile-destruction", "clearance"):
        done = completion(case, state, str(a.value))
        if done and done.last <= case.said:
            return Held(True, finished(state, str(a.value), done), done.basis)
    none: Template = "no finding of that kind under {treaty} is on record, which need not hold every one"
    none_about: Template = "no finding of that kind about {who} under {treaty} is on record, which need not hold every one"
    says = say(none_about if state else none, who=named(state), treaty=called(case.treaty))
    of_the_kind = [d for d in made if _shows(d, str(a.value))]
    if of_the_kind:
        other: Template = "what was found is of another time, place, body or deed: {finding}"
        other_about: Template = "what was found about {who} is of another time, place, body or deed: {finding}"
        says = say(other_about if state else other, who=named(state), finding=_says(of_the_kind[-1], state))
    return Held(None, says, tuple(cited(case, d) for d in (of_the_kind or made)[-1:]), NOT_ON_RECORD)


def _found_by(case: Case, decision: Decision, state: str) -> Held:
    template: Template = "{body} found it of {who} {when}: {says}" if state else "{body} found it {when}: {says}"
    return Held(True, _of_decision(template, decision, state), (cited(case, decision),))


def happened(case: Case) -> Held:
    """That a deed was done at a place, told of nobody ("sarin was used at Ghouta"): as formally found, whoever did it."""
    a = case.assertion
    made = [d for d in _decisions(case, "") if d.formal and d.finds == a.value and set(case.details) & set(d.place) and _fits(case, d)]
    made = [d for d in made if _at_the_time(case, d) and parse_partial(d.date)[0] <= case.said]
    if made and _specific(case):
        return _found_by(case, made[-1], "")
    return Held(None, say("no State is named that this is about"))


def conduct(case: Case, state: str) -> Held:
    """What a State did with weapons, as far as a formal finding, a missed duty or its own report decides it."""
    a = case.assertion
    if a.value in ("stockpile-destruction", "clearance"):
        return _destroyed(case, state)
    if a.value == "stockpiling" and (kept := _kept(case, state)):
        return kept
    outside = _not_bound(case, state)
    if outside is not None:
        return outside
    guilt, charge = a.value != "compliance", a.value in ("violation", "compliance")
    shown = [d for d in _decisions(case, state) if d.finds != "missed" and _shows(d, _asked(case)) and _at_the_time(case, d)]
    shown = [d for d in shown if _fits(case, d)]
    # Who tells of a deed does not tell of a breach; a mission or an office reports, it does not find for the parties.
    formal = [d for d in shown if (d.formal and DECIDING & set(d.by)) or (d.own and not charge)]
    if formal and _specific(case):
        told = formal[-1]
        return Held(guilt, _says(told, state), tuple(cited(case, d) for d in formal[-2:]))
    if a.value == "testing" and a.number is not None and (counted := _tests(case, state)):
        return counted
    missed = _missed_duty(case, state) if charge and a.norm else None  # a bare charge of violation is more than a day that was missed
    if missed is not None and not guilt and (done := completion(case, state, a.norm)) and done.last <= case.said:
        return Held(None, row((missed.says, finished(state, a.norm, done))), (*missed.basis, *done.basis), CANNOT)  # kept, and late
    if missed is not None:
        return missed if guilt else missed.denied(False)
    positions = [d for d in _decisions(case, state) if d.outcome == "position" and _shows(d, "violation")]
    positions = [d for d in positions if parse_partial(d.date)[0] <= case.said]
    if positions and charge:
        told_by = [say("{body}: {says}", body=Text(d.body), says=Text(d.says.rstrip("."))) for d in positions]
        if not any(d.formal and _shows(d, _asked(case)) for d in _decisions(case, state)):
            told_by.append(say("no body of the treaty has found it of {who}", who=named(state)))
        return Held(None, row(told_by), tuple(cited(case, d) for d in positions), contested=True)
    says = say("no body of the treaty and no report of {who} on record decides this", who=named(state))
    nearest = [d for d in _decisions(case, state) if d.formal or d.own]
    if nearest:
        near: Template = "what is on record of {who} does not decide just this; {finding}"
        says = say(near, who=named(state), finding=_says(nearest[-1], state))
    return Held(None, says, tuple(cited(case, d) for d in nearest[-1:]), CANNOT)


def _tests(case: Case, state: str) -> Held | None:
    """That a State held so many tests, where it announced each of them by its day; None where it told of several at once."""
    a, announced = case.assertion, [d for d in _decisions(case, state) if d.own and d.finds == "testing" and _overlaps(case, d.date)]
    announced = [d for d in announced if parse_partial(d.date)[1] <= case.said]
    days = [parse_partial(day) for d in announced for day in d.occurred]
    each = len(days) == len(announced) and all(first == last for first, last in days)
    if not announced or not each or a.about or a.unit or not compared(float(len(days)), a.compare, float(a.number or 0)):
        return None
    says = row(_says(d, state) for d in announced)
    return Held(True, says, tuple(cited(case, d) for d in announced))


def _kept(case: Case, state: str) -> Held | None:
    """That a State has such weapons, by its own report, or that it has none left, where it finished and the treaty lets it keep none."""
    a, norm = case.assertion, "stockpile-destruction"
    end, done = min(case.day, case.said), completion(case, state, norm)
    if last := _stock(case, state):
        same = a.number is None or (a.unit == last.unit and compared(float(last.number or 0), a.compare, float(a.number)))
        return Held(True if same else None, _stocked(last), case.cited(last), NOT_UNDERSTOOD)
    if any(d.formal and d.finds not in ("", "missed") for d in _decisions(case, state)):
        return None  # what a body found of its weapons may be more than it declared
    keeps = any(s.stance == "allows" and s.holds and s.norm == "stockpiling" for s in case.treaty.statement)
    if done and done.last <= end and not (keeps or a.about or a.ever) and a.number is None:
        return Held(False, finished(state, norm, done), done.basis)
    return None


def _stock(case: Case, state: str) -> Action | None:
    """The last report of a State on what it has of weapons that must go, by the time told; None where it has finished since."""
    end, norm = min(case.day, case.said), "stockpile-destruction"
    told = [x for x in case.actions(state, {"report"}, norm) if x.about in ("left", "held") and x.day <= end and x.number]
    done = completion(case, state, norm)
    return told[-1] if told and not (done and told[-1].last_day < done.last <= end) else None


def _stocked(report: Action) -> Told:
    says: Template = "{who} reported {number:,} {unit} {when}"
    return say(says, who=named(report.state), number=report.number or 0, unit=Text(report.unit), when=on(report.date))


def together(case: Case, of: tuple[str, ...]) -> Held | None:
    """That several States have as many weapons together, by the last report of each; None where one has none on record, or it is not so."""
    a = case.assertion
    told = [report for report in (_stock(case, state) for state in of) if report and report.unit == a.unit]
    if a.value != "stockpiling" or a.number is None or len(told) < len(of) or a.about:
        return None
    total = sum(float(report.number or 0) for report in told)
    return Held(True, row(map(_stocked, told)), case.cited(*told)) if compared(total, a.compare, float(a.number)) else None


def _decisions(case: Case, state: str) -> tuple[Decision, ...]:
    return tuple(d for d in case.record.facts.decisions(case.treaty.id, state, "", case.known))


def _asked(case: Case) -> str:
    value = str(case.assertion.value)
    return case.assertion.norm or "violation" if value in ("violation", "compliance") else value


def _says(decision: Decision, state: str) -> Told:
    own: Template = "{who} acknowledged {when}: {says}"
    of_it: Template = "{body} found of {who} {when}: {says}"
    of_nobody: Template = "{body} found {when}: {says}"
    return _of_decision(own if decision.own and state else of_it if state else of_nobody, decision, state)


def _of_decision(template: Template, decision: Decision, state: str) -> Told:
    says = Text(decision.says.rstrip("."))
    return say(template, who=named(state), body=Text(decision.body), when=on(decision.date), says=says)


def _shows(decision: Decision, asked: str) -> bool:
    return decision.finds == asked or decision.finds in SHOWS.get(asked, ())


def _by(decision: Decision, by: str) -> bool:
    """Whether a decision is of the body told; the parties and the organisation of a treaty are told as either."""
    own = {body.upper() for body in decision.by}
    return not by or by in own or by in decision.body.upper() or (by == "UN" and bool(own & {"UNSC", "UNGA"}))


def _details(case: Case, decision: Decision, of_a_state: bool) -> bool:
    """Whether the places and weapons that are told are those of a decision. What was found of nobody by name is told by them alone."""
    told = set(case.details)
    return told <= {*decision.place, *decision.about} and (of_a_state or not case.assertion.about or bool(told))


def _fits(case: Case, decision: Decision) -> bool:
    """Whether what was found can be the deed told, by place and weapon: a finding of chlorine is none of sarin; one of neither may be."""
    every = _decisions(case, "")
    weapons = {weapon for other in every for weapon in other.about} - {place for other in every for place in other.place}
    with_it = {*decision.place, *decision.about}
    return all(told in with_it or (told in weapons and not decision.about) for told in case.details)


def _at_the_time(case: Case, decision: Decision) -> bool:
    """Whether what was found happened at the time told, and by the day it was said.

    What is told of no time is told of a time not long gone. "Since 1992" leaves open whether a deed of that year is meant. What a
    State acknowledged that it has, it has from then on, up to the day by which it was gone; all of it is told by its completion.
    """
    when, days = case.when, [parse_partial(day) for day in decision.occurred or (decision.date,)]
    if decision.own and decision.finds == "stockpiling":
        day, since = min(case.day, case.said), when.first if when and when.start else None
        return days[0][0] <= min(day, since or day) and (decision.until is None or day < decision.until)
    if when is None:
        by_then = [last for first, last in days if first <= case.said or (case.assertion.ever and not decision.occurred)]
        return bool(by_then) and (case.assertion.ever or case.said - max(by_then) <= PAST)
    if when.start and when.last is None:
        return any(when.start < last and first <= case.said for first, last in days)
    return any(_overlaps(case, day) for day in decision.occurred or (decision.date,))


def _overlaps(case: Case, day: str) -> bool:
    return case.when is None or _meet(case.when, *parse_partial(day))


def _meet(when: Days, first: date, last: date) -> bool:
    """Whether two times share a day."""
    return (when.first is None or when.first <= last) and (when.last is None or when.last >= first)


def _occurred(decision: Decision, deed: str) -> bool:
    told = days_of(deed)
    return any(_meet(told, *parse_partial(day)) for day in decision.occurred)


def _specific(case: Case) -> bool:
    """Whether what was found can be what is told: a charge with details of its own, or a number, is more than a finding of its kind."""
    a = case.assertion
    if a.number is not None or a.actor:
        return False
    return not a.about or (case.when is not None and (a.value in ("violation", "compliance") or not a.holds))


def _missed_duty(case: Case, state: str) -> Held | None:
    """A duty that was missed by the time told is a breach of the provision that sets it."""
    end = min(case.said, case.when.last) if case.when and case.when.last else case.said
    for norm in BREACHES if case.assertion.norm == "other" else (case.assertion.norm,):
        due = due_of(case, state, norm, end)
        if due is None or due.status not in ("missed", "met late"):
            continue
        if due.status == "met late" and case.when is None and case.assertion.norm == "other" and not case.assertion.ever:
            continue  # a breach that is over is not what is told of now, with no word of the duty
        limit = max((day for day in last_days(case, due) if day <= end), default=due.original)
        if limit < end:
            says = say(UNFINISHED[norm], who=named(state), day=the_day(limit), treaty=called(case.treaty))
            return Held(True, says, due.basis)
    return None


def _not_bound(case: Case, state: str) -> Held | None:
    """A State that the treaty does not bind cannot breach it: so far as that is what is said, the rule decides."""
    a = case.assertion
    day = case.when.last if case.when and case.when.last and case.when.last <= case.said else case.said
    now = case.at(state, day)
    if a.value != "violation" or now is None or now.status not in ("no party", "signatory", "not in force"):
        return None
    if not case.settled(now.status, day):
        return None
    facts = {"treaty": called(case.treaty), "who": named(state), "when": on(day)}
    if a.holds is False:
        return Held(False, say("{treaty} did not bind {who} {when}, so that it could not breach it", **facts), now.basis)
    return Held(None, say("{treaty} did not bind {who} {when}, so that this would be no breach of it", **facts), now.basis, CANNOT)


def _destroyed(case: Case, state: str) -> Held:
    """That a State destroys or clears: all of it where completion is on record, a number where its report tells that number."""
    a, norm = case.assertion, str(case.assertion.value)
    done = completion(case, state, norm)
    if a.number is not None:
        told = [x for x in case.actions(state, {"completion", "report"}, norm) if x.number is not None and x.unit == a.unit]
        if told and told[0].number == a.number:
            reported = say("{who} reported {number:,} {unit}", who=named(state), number=told[0].number or 0, unit=Text(told[0].unit))
            return Held(True, reported, case.cited(told[0]))
        return case.not_on_record(say("no such number for {who}", who=named(state)), case.cited(*told[:1]))
    if done and done.last <= case.said:
        return Held(True, finished(state, norm, done), done.basis)
    return Held(None, say(NO_COMPLETION[norm], who=named(state)), (), NOT_UNDERSTOOD)
