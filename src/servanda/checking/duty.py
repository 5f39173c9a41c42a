"""`duty`: a duty with a last day, and how it stands: Ottawa Articles 4 and 5, CCM 3 and 4, CWC IV, and their like."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ..assertions.terms import DAY_NOT_KNOWN, NOT_ON_RECORD
from ..dates import parse_partial
from ..errors import UsageError
from ..record.model import Action, Decision
from ..standing import Basis, Due
from ..standing.deadlines import FOUND_LATER, GRANTING
from ..told import Template, Text, Told, row, say
from .answer import Held
from .case import Case
from .completion import BY, WORDS, cited, completion, finished
from .count import compared
from .wording import called, named, on, the_day


def check(case: Case, state: str) -> Held:
    """Whether the duty stands as told."""
    a = case.assertion
    now = due_of(case, state, a.norm, case.said)
    if now is None:
        return _without_a_deadline(case, state)
    if now.status == "if it applies" and case.record.facts.decisions(case.treaty.id, state, a.norm, case.known):
        now = now._replace(status="no completion on record")  # a body that spoke of the duty shows that it applies
    if now.status == "if it applies" and a.value not in ("none", "due") and not _decided_anyway(case, state, now):
        only: Template = "{treaty} sets {who} a last day for {duty} only if it has such areas or stocks; none is on record"
        return Held(None, say(only, treaty=called(case.treaty), who=named(state), duty=say(WORDS[a.norm])), now.basis)
    return _KINDS[str(a.value)](case, state, now)


def _decided_anyway(case: Case, state: str, now: Due) -> bool:
    """Whether a duty that only some have is shown to be the State's, by its completion, or has a last day that is still to come."""
    norm = case.assertion.norm
    return completion(case, state, norm) is not None or (case.assertion.value == "missed" and min(last_days(case, now)) > case.said)


def due_of(case: Case, state: str, norm: str, day: date) -> Due | None:
    """How the duty stood on a day; None where the record gives it no last day."""
    try:
        found = case.record.deadlines(state, case.treaty.id, day, case.known)
    except UsageError:
        return None
    return next((due for due in found if due.norm == norm), None)


def last_days(case: Case, due: Due, decisions: Iterable[Decision] | None = None) -> list[date]:
    """The last days that a report may give a duty: the first one, those set or granted later, the one in force.

    `decisions` are those that may have set one; all that are on record where none are given.
    """
    granted = [a.until for a in case.actions(due.state, {"extension"}, due.norm) if a.until and a.known <= case.said]
    decided = case.record.facts.decisions(case.treaty.id, due.state, due.norm, case.known) if decisions is None else decisions
    return sorted({due.original, due.due, *granted, *(d.until for d in decided if d.until)})


def _set_by_then(case: Case, state: str, norm: str) -> list[Decision]:
    """The decisions on a duty that had been taken when it was said."""
    found = case.record.facts.decisions(case.treaty.id, state, norm, case.known)
    return [d for d in found if parse_partial(d.date)[0] <= case.said]


STANDS = timedelta(days=2 * 366)  # how long it stands that a body noted or a State reported: they do so each year, and are late
UNITS = {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12, "years": 365.25}  # days of each
LAST_DAY: dict[tuple[bool, bool], Template] = {  # whether only some have the duty; whether the day was moved
    (False, False): "the last day of {who} for {duty} under {treaty} was {day}",
    (False, True): "the last day of {who} for {duty} under {treaty} was {day}, later {when}",
    (True, False): "the last day of {who} for {duty} under {treaty}, if it has such areas or stocks, was {day}",
    (True, True): "the last day of {who} for {duty} under {treaty}, if it has such areas or stocks, was {day}, later {when}",
}


def _told(case: Case, due: Due) -> Told:
    days = last_days(case, due)
    template = LAST_DAY[due.status == "if it applies", len(days) > 1]
    facts = {"who": named(due.state), "duty": say(WORDS[due.norm]), "treaty": called(case.treaty)}
    return say(template, day=the_day(days[0]), when=on(days[-1]), **facts)


def _due(case: Case, state: str, now: Due) -> Held:
    when, says = case.when, _told(case, now)
    if now.norm == "transparency-report":
        return Held(True if when is None else None, says, now.basis)
    if when is None:
        return Held(True, says, now.basis)
    if any(when.holds(day) for day in last_days(case, now)):
        return Held(True, says, now.basis)
    if case.assertion.about or any(when.holds(day, slack=2) for day in last_days(case, now)):
        return Held(None, says, now.basis)  # of a part, or by a day's difference
    if _later_may_be(case, now):
        return Held(None, says, now.basis, NOT_ON_RECORD)
    return _by_plans(case, now) or Held(False, says, now.basis)


def _later_may_be(case: Case, now: Due) -> bool:
    """Whether a later last day is told than any on record, and more time may have been given which the record does not hold.

    So it may where the last one on record has passed, where it was given with no day told, where the State asked for it since, and
    where a meeting that came shortly before the last day granted more than the record holds.
    """
    when, last = case.when, max(last_days(case, now))
    extendable = any(clause.extendable for clause in case.treaty.deadline if clause.norm == now.norm)
    if not extendable or when is None or when.last is None or when.last <= last:
        return False
    granted = [x for x in case.actions(now.state, {"extension"}, now.norm) if x.day <= case.said]
    asked = [x for x in case.actions(now.state, {"extension-request"}, now.norm) if x.last_day <= case.said]
    if last < case.said or any(x.until is None for x in granted):
        return True
    if asked and asked[-1].day > max((x.day for x in granted), default=date.min):
        return True
    held = [m for m in case.record.facts.meetings(case.treaty.id) if m.sort in GRANTING and m.first <= case.said]
    return any(m.grants and last <= m.last + STANDS for m in held)


def _met(case: Case, state: str, now: Due) -> Held:
    """That it is done. Where the whole is done each part is; where it is not, a part may be."""
    a, when = case.assertion, case.when
    done = completion(case, state, a.norm)
    missed = _left(case, state, now, when.last if when and when.last else case.said - STANDS)
    if a.mode == "plan" and not missed and when and when.last:
        missed = _longer(case, state, now, when.last) or _asked_for_more(case, state, now, when.last)
    if done is None:
        if not missed or (a.about and a.mode == "fact"):
            return _no_completion(case, state, now)
        told = say("{who} had not finished {duty}: {shown}", who=named(state), duty=say(WORDS[a.norm]), shown=missed[0])
        return Held(False, told, missed[1])
    first, last, says = done.first, done.last, finished(state, a.norm, done)
    end = case.said if when is None or when.last is None else when.last
    if done.how == BY and (first > end or (when is not None and when.holds(first) and not when.holds(date.min))):
        return Held(None, says, done.basis, DAY_NOT_KNOWN)
    if first > end:
        return Held(None if a.about or done.how else False, say("{says}, later than told", says=says), done.basis)
    if when and when.first and when.end is None and last < when.first and not when.holds(first):
        heard = next((x.known for x in case.actions(state, {"completion"}, a.norm) if when.holds(x.known)), None)
        if heard:  # news dates it by the day on which it was told
            says = say("{who} declared {when} that it had finished {duty}", who=named(state), duty=say(WORDS[a.norm]), when=on(heard))
            return Held(True, says, done.basis)
        return Held(None if a.about else False, says, done.basis)
    if last > end and not (when and when.holds(first)):
        return Held(None, say("{says}, of which the day is not on record", says=says), done.basis)
    reopened = [x for x in case.actions(state, {"extension"}, a.norm) if done.last < x.day <= case.said]
    if reopened:
        says = say("{says}, and was given more time {when}", says=says, when=on(reopened[0].date))
        return Held(None, says, done.basis + case.cited(reopened[0]))
    if first > max(last_days(case, now)) and not done.how:  # done, but late: what was told is true, and half of the truth
        return Held(True, say("{says}; it finished {when}", says=_told(case, now), when=on(done.day)), (*now.basis, *done.basis))
    return Held(True, says, done.basis)


def _asked_for_more(case: Case, state: str, now: Due, end: date) -> tuple[Told, tuple[Basis, ...]] | None:
    """That time beyond a forecast was granted after it was told: it had been asked for because the forecast would not do."""
    granted = [x for x in case.actions(state, {"extension"}, now.norm) if x.day <= case.said and x.until and (x.until - end).days > 180]
    if not granted:
        return None
    told = say("it was given until {day}, beyond that day", day=the_day(granted[-1].until))
    return told, (*now.basis, *case.cited(granted[-1]))


def _left(case: Case, state: str, now: Due, since: date = date.min) -> tuple[Told, tuple[Basis, ...]] | None:
    """What shows that a duty was not done on a day or later: that a body noted it, or that the State reported something left."""
    noted = [d for d in case.record.facts.decisions(case.treaty.id, state, now.norm, case.known)
             if d.outcome == "noted-missed" and since <= parse_partial(d.date)[0] <= _horizon(case)]  # fmt: skip
    reported = [x for x in case.actions(state, {"report"}, now.norm) if x.about == "left" and x.day > now.original and x.day >= since]
    if noted:
        return say("noted by the {body} {when}", body=Text(noted[0].body), when=on(noted[0].date)), (*now.basis, cited(case, noted[0]))
    if reported:
        return say("it reported what was left {when}", when=on(reported[0].date)), (*now.basis, *case.cited(reported[0]))
    return None


def _longer(case: Case, state: str, now: Due, end: date) -> tuple[Told, tuple[Basis, ...]] | None:
    """That more time was granted only after a day had passed: what was to be done by then was not."""
    given = case.actions(state, {"extension"}, now.norm)
    granted = [action for action in given if action.day > end]
    if not granted or any(action.day <= end and action.until and action.until > end for action in given):
        return None
    return say("it was given more time only {when}", when=on(granted[0].date)), (*now.basis, *case.cited(granted[0]))


def _horizon(case: Case) -> date:
    """Up to which day what was noted counts: what is judged now sees all."""
    return case.known or date.max


def _no_completion(case: Case, state: str, now: Due) -> Held:
    none: Template = "no completion by {who} of {duty} under {treaty}, and need not hold every one"
    return case.not_on_record(say(none, who=named(state), duty=say(WORDS[now.norm]), treaty=called(case.treaty)), now.basis)


def _missed(case: Case, state: str, now: Due) -> Held:
    """That the last day passed and the duty was not done; of the one that the time told names, where it names one."""
    when, days = case.when, last_days(case, now)
    limit = next((day for day in days if when and when.holds(day)), None)
    if when and limit is None and case.assertion.exactly:
        return Held(False, _told(case, now), now.basis)
    if case.assertion.number is not None and case.assertion.unit in UNITS and not case.assertion.about:
        return _late(case, state, now, [limit] if limit else days)
    if case.assertion.number is not None or case.assertion.about:
        return Held(None, say("{says}; of a part or a share the record does not tell", says=_told(case, now)), now.basis)
    limit = limit or max((day for day in days if day <= max(case.said, days[0])), default=days[0])
    moved = [x for x in case.actions(state, {"extension"}, now.norm) if x.last_day <= limit and x.until and x.until > limit]
    if moved and case.said > limit and case.assertion.mode == "fact":  # it was put off before it passed
        return Held(None, _told(case, now), (*now.basis, *case.cited(moved[-1])))
    done, says = completion(case, state, now.norm), _told(case, now)
    if done:
        late: Told = say("{says}; it finished {when}", says=says, when=on(done.day))
        ended = row((says, finished(state, now.norm, done))) if done.how == BY else late
        if done.last <= limit:
            return Held(False, ended, (*now.basis, *done.basis))
        if now.status == f"met, {FOUND_LATER}":
            later = say("{says}; what it finished {when} was found after that", says=says, when=on(done.day))
            return Held(None, later, (*now.basis, *done.basis))
        if done.first > limit and not done.how:
            return Held(True if case.said > limit else None, ended, (*now.basis, *done.basis))
        return Held(None, ended, (*now.basis, *done.basis))
    if limit >= case.said:  # on its last day a duty is not missed yet
        return Held(False if case.assertion.mode == "fact" else None, says, now.basis)
    shown = _left(case, state, now) or _longer(case, state, now, limit)
    if shown and (when or not [day for day in days if day > limit and day > case.said]):
        return Held(True, row((says, shown[0])), shown[1])
    return _no_completion(case, state, now)


def _late(case: Case, state: str, now: Due, limits: Iterable[date]) -> Held:
    """That a duty was done so long after a last day, the first one or a later one: nine years late."""
    a, done, says = case.assertion, completion(case, state, now.norm), _told(case, now)
    if done is None:
        return _no_completion(case, state, now)
    ended = say("{says}; it finished {when}", says=says, when=on(done.day))
    if done.how == BY:
        return Held(None, row((says, finished(state, now.norm, done))), (*now.basis, *done.basis), DAY_NOT_KNOWN)
    ends = (done.first, done.last)
    held = [{long_as(day, limit, a.compare, float(a.number or 0), a.unit) if day > limit else False for day in ends} for limit in limits]
    holds = True if {True} in held else False if all(one == {False} for one in held) else None
    return Held(holds, ended, (*now.basis, *done.basis))


def lengthened(case: Case, given: Iterable[Action]) -> Held | None:
    """Whether a last day was put off by as much as told; None where the record does not hold by how much."""
    a, held = case.assertion, []
    for action in given:
        now = due_of(case, action.state, action.norm, case.said) if action.until and a.unit in UNITS else None
        earlier = [day for day in last_days(case, now) if action.until and day < action.until] if now else []
        if now and earlier and action.until:
            long = long_as(action.until, earlier[-1], a.compare, float(a.number or 0), a.unit)
            held.append(Held(long, _told(case, now), (*now.basis, *case.cited(action))))
    right = next((one for one in held if one.holds), None)
    return right or (held[0] if len(held) == 1 else None)


def long_as(day: date, before: date, compare: str, number: float, unit: str) -> bool | None:
    """Whether it is as long from one day to another as told, in whole units counted down or rounded; None where it may be meant."""
    exact = (day - before).days / UNITS[unit]
    if any(compared(whole, compare, number) for whole in (int(exact), round(exact))):
        return True
    return None if abs(exact - number) <= 1 else False


def _extended(case: Case, state: str, now: Due) -> Held:
    when, says = case.when, _told(case, now)
    set_by_then = last_days(case, now, _set_by_then(case, state, now.norm))
    later = [day for day in set_by_then if day > now.original and now.norm != "transparency-report"]  # a report is due each year
    granted = [x for x in case.actions(state, {"extension"}, now.norm) if x.day <= case.said]
    if not later and not granted:
        none: Template = "no extension for {who} of its time for {duty} is on record, which need not hold every one"
        return Held(None, say(none, who=named(state), duty=say(WORDS[now.norm])), now.basis, NOT_ON_RECORD)
    if case.assertion.number is not None:
        return lengthened(case, granted) or Held(None, says, (*now.basis, *case.cited(*granted[-1:])))
    if when is None or any(when.holds(day) for day in later) or any(when.holds(action.day) for action in granted):
        return Held(True, says, (*now.basis, *case.cited(*granted[-1:])))
    if _later_may_be(case, now):
        return Held(None, says, (*now.basis, *case.cited(*granted[-1:])), NOT_ON_RECORD)
    return _by_plans(case, now) or Held(False, says, (*now.basis, *case.cited(*granted[-1:])))


def _by_plans(case: Case, now: Due) -> Held | None:
    """Where a body decided that a duty goes on past its last day, under plans whose days are not on record (CWC: C-16/DEC.11)."""
    when, last = case.when, max(last_days(case, now))
    if when is None or when.last is None or when.last <= last:
        return None
    for decision in case.record.facts.decisions(case.treaty.id, now.state, now.norm, case.known):
        if decision.outcome == "interpretation" and parse_partial(decision.date)[1] <= case.said:
            body = say("{body} {when}: {says}", body=Text(decision.body), when=on(decision.date), says=Text(decision.says.rstrip(".")))
            return Held(None, body, (*now.basis, cited(case, decision)))
    return None


def _running(case: Case, state: str, now: Due) -> Held:
    if now.norm == "transparency-report":
        return Held(True, _told(case, now), now.basis)
    done = completion(case, state, now.norm)
    over = done is not None and done.last <= case.said
    return Held(not over and now.due >= case.said, _told(case, now), now.basis)


def _none(case: Case, state: str, now: Due) -> Held:
    if now.status == "if it applies":
        return Held(None, say("whether {who} has such a duty is not on record", who=named(state)), now.basis, NOT_ON_RECORD)
    if now.status == "declared none":
        return Held(True, say("{who} told the other parties that it has nothing of the kind", who=named(state)), now.basis)
    return Held(False, _told(case, now), now.basis)


_KINDS = {"due": _due, "met": _met, "missed": _missed, "extended": _extended, "running": _running, "none": _none}


def _without_a_deadline(case: Case, state: str) -> Held:
    """No last day follows: the treaty sets none, or the State is not bound. A body may have set one, or the State have finished."""
    a, when = case.assertion, case.when
    done = completion(case, state, a.norm)
    decided = [d for d in _set_by_then(case, state, a.norm) if d.until]
    if a.value == "met" and done:
        first, last, says = done.first, done.last, finished(state, a.norm, done)
        if done.how == BY and when is not None and (when.last is None or when.last < last):
            return Held(None, says, done.basis, DAY_NOT_KNOWN)
        inside = last <= case.said if when is None else when.holds(last) or (when.end is not None and last <= (when.last or case.said))
        return Held(True if inside else None if a.about or first <= case.day else False, says, done.basis)
    if a.value in ("due", "extended") and decided:
        days = [d.until for d in decided if d.until]
        holds = True if when is None or any(when.holds(day) for day in days) else None
        says = say("the last day set for {who} was {day}", who=named(state), day=the_day(days[-1]))
        return Held(holds, says, (cited(case, decided[-1]),))
    bound = case.in_force_for(state)
    now = case.at(state, case.said)
    if now and (bound is None or bound > case.said) and case.silent(case.said):
        says = say("{treaty} did not bind {who} {when}, so that it had no such duty",
                   treaty=called(case.treaty), who=named(state), when=on(case.said))  # fmt: skip
        return Held(a.value == "none", says, now.basis)
    none: Template = "no last day for {duty} by {who} under {treaty}"
    return case.not_on_record(say(none, duty=say(WORDS[a.norm]), who=named(state), treaty=called(case.treaty)))
