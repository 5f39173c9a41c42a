"""`event`: meetings of the parties on record: which, where, hosted by whom, when."""

from __future__ import annotations

from ..assertions.terms import NOT_ON_RECORD, NOT_UNDERSTOOD
from ..record.model import Meeting
from ..standing import Basis
from .answer import Held
from .case import Case
from .wording import called, listing, named, on

NARROW = 62  # days: a time so short, in which one meeting fell, tells which is meant
MEETS = {"meeting": (), "negotiation": ("diplomatic conference", "preparatory session", "special conference")}


def check(case: Case, states: tuple[str, ...] = ()) -> Held:
    """Whether a meeting on record is the one that is told: by its number, its host and its day, two of which must be told and meet.

    A time of some weeks, in which one meeting fell, is enough by itself. That a meeting is not on record decides nothing.
    """
    a = case.assertion
    if a.value == "decision" and len(states) == 1:
        return _decided(case, states[0])
    sorts = MEETS.get(str(a.value))
    held = [m for m in case.record.facts.meetings(case.treaty.id) if case.known is None or m.first <= case.known]
    meetings = [m for m in held if sorts is not None and (not sorts or m.sort in sorts)]
    if not meetings:
        return case.not_on_record(f"no such events under {called(case.treaty)}")
    fits = [m for m in meetings if _fits(case, m, states)]
    if len(fits) == 1 and _told_enough(case, states):
        return Held(True, _told(fits[0]), (_cited(case, fits[0]),))
    numbered = [m for m in meetings if a.order and a.order in (m.number, {1: "first"}.get(m.number or 0))]
    says = "; ".join(_told(m) for m in (numbered or fits)[:3]) or f"no meeting that fits under {called(case.treaty)} is on record"
    return Held(None, says, tuple(_cited(case, m) for m in (numbered or fits)[:3]), NOT_UNDERSTOOD if fits or numbered else NOT_ON_RECORD)


def _told_enough(case: Case, states: tuple[str, ...]) -> bool:
    """Whether what is told can mean one meeting only."""
    a, when = case.assertion, case.when
    narrow = when is not None and when.first is not None and when.last is not None and (when.last - when.first).days <= NARROW
    return bool(a.order and (when or states)) or bool(when and states) or narrow


def _fits(case: Case, meeting: Meeting, states: tuple[str, ...]) -> bool:
    a, when = case.assertion, case.when
    number = 1 if a.order == "first" else a.order
    if number and meeting.number != number:
        return False
    if when and not (when.holds(meeting.first) or when.holds(meeting.last)):
        return False
    return not states or states == (meeting.host,)


def _decided(case: Case, state: str) -> Held:
    """That the parties or the Security Council decided something about a State, by its day."""
    decisions = [d for d in case.record.facts.decisions(case.treaty.id, state, case.assertion.norm, case.known) if d.formal]
    says = "; ".join(f"{d.body} {on(d.date)}: {d.says.rstrip('.')}" for d in decisions[-2:])
    return Held(None, says or f"no decision of that kind about {named(state)} is on record", (), NOT_UNDERSTOOD if says else NOT_ON_RECORD)


def _told(meeting: Meeting) -> str:
    host = f", hosted by {listing([named(meeting.host)])}" if meeting.host else ""
    return f"the {meeting.name} met at {meeting.place} from {on(meeting.first).removeprefix('on ')}{host}"


def _cited(case: Case, meeting: Meeting) -> Basis:
    return Basis("circumstance", meeting.name, case.record.facts.source(meeting.source).address, _told(meeting))
