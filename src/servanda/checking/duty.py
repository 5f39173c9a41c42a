"""`duty`: a duty with a last day, and how it stands: Ottawa Articles 4 and 5, CCM 3 and 4, CWC IV, and their like."""

from __future__ import annotations

from datetime import date

from ..dates import parse_partial
from ..errors import UsageError
from ..record.model import Decision
from ..standing import Basis, Due
from ..standing.deadlines import FOUND_LATER
from .answer import Held
from .case import Case
from .wording import called, named, on

WORDS = {"stockpile-destruction": "destroying its stockpiles", "clearance": "clearing its mined or contaminated areas",
         "transparency-report": "its report"}  # fmt: skip


def check(case: Case, state: str) -> Held:
    """Whether the duty stands as told."""
    a = case.assertion
    now = due_of(case, state, a.norm, case.said)
    if now is None:
        return _without_a_deadline(case, state)
    if now.status == "if it applies" and case.record.facts.decisions(case.treaty.id, state, a.norm, case.known):
        now = now._replace(status="no completion on record")  # a body that spoke of the duty shows that it applies
    if now.status == "if it applies" and a.value not in ("none", "due") and not _decided_anyway(case, state, now):
        says = f"{called(case.treaty)} sets {named(state)} a last day for {WORDS[a.norm]} only if it has such areas or stocks"
        return Held(None, f"{says}; none is on record", now.basis)
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


def completion(case: Case, state: str, norm: str) -> tuple[str, tuple[Basis, ...]] | None:
    """The day (partial ISO) on which a State completed a duty, with its basis; None where no completion is on record."""
    done = case.actions(state, {"completion"}, norm)
    if done:
        return done[0].date or done[0].known.isoformat(), case.cited(done[0])
    told = [d for d in case.record.facts.decisions(case.treaty.id, state, norm, case.known) if d.outcome == "completion-confirmed"]
    return (told[0].date, (cited(case, told[0]),)) if told else None


def cited(case: Case, decision: Decision) -> Basis:
    """A formal decision as a basis."""
    source = case.record.facts.source(decision.source)
    return Basis("circumstance", f"{decision.body}, {on(decision.date).split(' ', 1)[1]}", source.address, decision.says)


def last_days(case: Case, due: Due) -> list[date]:
    """The last days that a report may give a duty: the first one, those set or granted later, the one in force."""
    granted = [a.until for a in case.actions(due.state, {"extension"}, due.norm) if a.until and a.known <= case.said]
    decided = [d.until for d in case.record.facts.decisions(case.treaty.id, due.state, due.norm, case.known) if d.until]
    return sorted({due.original, due.due, *granted, *decided})


def _told(case: Case, due: Due) -> str:
    days = last_days(case, due)
    more = f", later {on(days[-1])}" if len(days) > 1 else ""
    first = on(days[0]).removeprefix("on ")
    applies = ", if it has such areas or stocks," if due.status == "if it applies" else ""
    return f"the last day of {named(due.state)} for {WORDS[due.norm]} under {called(case.treaty)}{applies} was {first}{more}"


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
    return Held(False, says, now.basis)


def _met(case: Case, state: str, now: Due) -> Held:
    """That it is done. Where the whole is done each part is; where it is not, a part may be."""
    a, when = case.assertion, case.when
    done = completion(case, state, a.norm)
    missed = _left(case, state, now)
    if a.mode == "plan" and not missed and when and when.last:
        missed = _longer(case, state, now, when.last) or _asked_for_more(case, state, now, when.last)
    if done is None:
        if not missed or (a.about and a.mode == "fact"):
            return _no_completion(case, state, now)
        return Held(False, f"{named(state)} had not finished {WORDS[a.norm]}: {missed[0]}", missed[1])
    first, last = parse_partial(done[0])
    says = f"{named(state)} finished {WORDS[a.norm]} {on(done[0])}"
    end = case.said if when is None or when.last is None else when.last
    if first > end:
        return Held(None if a.about else False, f"{says}, later than told", done[1])
    if when and when.first and when.end is None and last < when.first and not when.holds(first):
        return Held(None if a.about else False, says, done[1])
    if last > end and not (when and when.holds(first)):
        return Held(None, f"{says}, of which the day is not on record", done[1])
    reopened = [x for x in case.actions(state, {"extension"}, a.norm) if parse_partial(done[0])[1] < x.day <= case.said]
    if reopened:
        says = f"{says}, and was given more time {on(reopened[0].date)}"
        return Held(None, says, done[1] + case.cited(reopened[0]))
    return Held(True, says, done[1])


def _asked_for_more(case: Case, state: str, now: Due, end: date) -> tuple[str, tuple[Basis, ...]] | None:
    """That time beyond a forecast was granted after it was told: it had been asked for because the forecast would not do."""
    granted = [x for x in case.actions(state, {"extension"}, now.norm) if x.day <= case.said and x.until and (x.until - end).days > 180]
    if not granted:
        return None
    return f"it was given until {on(granted[-1].until).removeprefix('on ')}, beyond that day", (*now.basis, *case.cited(granted[-1]))


def _left(case: Case, state: str, now: Due) -> tuple[str, tuple[Basis, ...]] | None:
    """What shows that a duty was not done: that a body noted it, or that the State reported something left."""
    noted = [d for d in case.record.facts.decisions(case.treaty.id, state, now.norm, case.known)
             if d.outcome == "noted-missed" and parse_partial(d.date)[0] <= _horizon(case)]  # fmt: skip
    reported = [x for x in case.actions(state, {"report"}, now.norm) if x.about == "left" and x.day > now.original]
    if noted:
        return f"noted by the {noted[0].body} {on(noted[0].date)}", (*now.basis, cited(case, noted[0]))
    if reported:
        return f"it reported what was left {on(reported[0].date)}", (*now.basis, *case.cited(reported[0]))
    return None


def _longer(case: Case, state: str, now: Due, end: date) -> tuple[str, tuple[Basis, ...]] | None:
    """That more time was granted only after a day had passed: what was to be done by then was not."""
    given = case.actions(state, {"extension"}, now.norm)
    granted = [action for action in given if action.day > end]
    if not granted or any(action.day <= end and action.until and action.until > end for action in given):
        return None
    return f"it was given more time only {on(granted[0].date)}", (*now.basis, *case.cited(granted[0]))


def _horizon(case: Case) -> date:
    """Up to which day what was noted counts: what is judged now sees all."""
    return case.known or date.max


def _no_completion(case: Case, state: str, now: Due) -> Held:
    says = f"the record holds no completion by {named(state)} of {WORDS[now.norm]} under {called(case.treaty)}"
    return Held(None, f"{says}, and need not hold every one", now.basis, "not on record")


def _missed(case: Case, state: str, now: Due) -> Held:
    """That the last day passed and the duty was not done; of the one that the time told names, where it names one."""
    when, days = case.when, last_days(case, now)
    limit = next((day for day in days if when and when.holds(day)), None)
    if when and limit is None and case.assertion.exactly:
        return Held(False, _told(case, now), now.basis)
    if case.assertion.number is not None or case.assertion.about:
        return Held(None, f"{_told(case, now)}; of a part or a share the record does not tell", now.basis)
    limit = limit or max((day for day in days if day <= max(case.said, days[0])), default=days[0])
    done, says = completion(case, state, now.norm), _told(case, now)
    if done:
        first, last = parse_partial(done[0])
        if last <= limit:
            return Held(False, f"{says}; it finished {on(done[0])}", (*now.basis, *done[1]))
        if now.status == f"met, {FOUND_LATER}":
            return Held(None, f"{says}; what it finished {on(done[0])} was found after that", (*now.basis, *done[1]))
        if first > limit:
            return Held(True if case.said > limit else None, f"{says}; it finished {on(done[0])}", (*now.basis, *done[1]))
        return Held(None, f"{says}; it finished {on(done[0])}", (*now.basis, *done[1]))
    if limit >= case.said:  # on its last day a duty is not missed yet
        return Held(False if case.assertion.mode == "fact" else None, says, now.basis)
    shown = _left(case, state, now) or _longer(case, state, now, limit)
    if shown and (when or not [day for day in days if day > limit and day > case.said]):
        return Held(True, f"{says}; {shown[0]}", shown[1])
    return _no_completion(case, state, now)


def _extended(case: Case, state: str, now: Due) -> Held:
    days, when, says = last_days(case, now), case.when, _told(case, now)
    later = [day for day in days if day > now.original and now.norm != "transparency-report"]  # a report is due each year
    granted = case.actions(state, {"extension"}, now.norm)
    if not later and not granted:
        says = f"no extension for {named(state)} of its time for {WORDS[now.norm]} is on record"
        return Held(None, f"{says}, which need not hold every one", now.basis, "not on record")
    if when is None or any(when.holds(day) for day in later) or any(when.holds(action.day) for action in granted):
        return Held(True, says, (*now.basis, *case.cited(*granted[-1:])))
    return Held(None if any(a.until is None for a in granted) else False, says, (*now.basis, *case.cited(*granted[-1:])))


def _running(case: Case, state: str, now: Due) -> Held:
    if now.norm == "transparency-report":
        return Held(True, _told(case, now), now.basis)
    done = completion(case, state, now.norm)
    over = done is not None and parse_partial(done[0])[1] <= case.said
    return Held(not over and now.due >= case.said, _told(case, now), now.basis)


def _none(case: Case, state: str, now: Due) -> Held:
    if now.status == "if it applies":
        return Held(None, f"whether {named(state)} has such a duty is not on record", now.basis, "not on record")
    if now.status == "declared none":
        return Held(True, f"{named(state)} told the other parties that it has nothing of the kind", now.basis)
    return Held(False, _told(case, now), now.basis)


_KINDS = {"due": _due, "met": _met, "missed": _missed, "extended": _extended, "running": _running, "none": _none}


def _without_a_deadline(case: Case, state: str) -> Held:
    """No last day follows: the treaty sets none, or the State is not bound. A body may have set one, or the State have finished."""
    a, when = case.assertion, case.when
    done = completion(case, state, a.norm)
    decided = [d for d in case.record.facts.decisions(case.treaty.id, state, a.norm, case.known) if d.until]
    if a.value == "met" and done:
        first, last = parse_partial(done[0])
        says = f"{named(state)} finished {WORDS[a.norm]} {on(done[0])}"
        inside = last <= case.said if when is None else when.holds(last) or (when.end is not None and last <= (when.last or case.said))
        return Held(True if inside else None if a.about or first <= case.day else False, says, done[1])
    if a.value in ("due", "extended") and decided:
        days = [d.until for d in decided if d.until]
        says = f"the last day set for {named(state)} was {on(days[-1]).removeprefix('on ')}"
        holds = True if when is None or any(when.holds(day) for day in days) else None
        return Held(holds, says, (cited(case, decided[-1]),))
    bound = case.in_force_for(state)
    now = case.at(state, case.said)
    if now and (bound is None or bound > case.said) and case.silent(case.said):
        says = f"{called(case.treaty)} did not bind {named(state)} {on(case.said)}, so that it had no such duty"
        return Held(a.value == "none", says, now.basis)
    return case.not_on_record(f"no last day for {WORDS[a.norm]} by {named(state)} under {called(case.treaty)}")
