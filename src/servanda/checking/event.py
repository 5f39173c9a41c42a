"""`event`: meetings of the parties on record: which, where, hosted by whom, when, and what a review conference ended with."""

from __future__ import annotations

from ..assertions.terms import FINAL_DOCUMENT, NOT_ON_RECORD, NOT_UNDERSTOOD
from ..record.model import AGREED, SORTS, Meeting
from ..standing import Basis
from ..told import Template, Text, Told, row, say
from .answer import Held
from .case import Case
from .wording import called, named, on, the_day

NARROW = 62  # days: a time so short, in which one meeting fell, tells which is meant
MEETS = {"meeting": (), "negotiation": ("diplomatic conference", "preparatory session", "special conference")}


def check(case: Case, states: tuple[str, ...] = ()) -> Held:
    """Whether a meeting on record is the one that is told: by its number, its host or place, and its day, of which two must meet.

    A time of some weeks, in which one meeting fell, is enough by itself. That a meeting is not on record decides nothing.
    """
    a = case.assertion
    if a.of == FINAL_DOCUMENT and a.group in ("", "parties"):
        return _ended(case)
    if a.value == "decision" and len(states) == 1:
        return _decided(case, states[0])
    sorts = MEETS.get(str(a.value))
    held = [m for m in case.record.facts.meetings(case.treaty.id) if case.known is None or m.first <= case.known]
    meetings = [m for m in held if sorts is not None and (not sorts or m.sort in sorts)]
    if not meetings:
        return case.not_on_record(say("no such events under {treaty}", treaty=called(case.treaty)))
    fits = [m for m in meetings if _fits(case, m, states)]
    if len(fits) == 1 and _told_enough(case, states):
        return Held(True, _told(fits[0]), (_cited(case, fits[0]),))
    numbered = [m for m in meetings if a.order and a.order in (m.number, {1: "first"}.get(m.number or 0))]
    nothing = say("no meeting that fits under {treaty} is on record", treaty=called(case.treaty))
    says = row(_told(m) for m in (numbered or fits)[:3]) or nothing
    return Held(None, says, tuple(_cited(case, m) for m in (numbered or fits)[:3]), NOT_UNDERSTOOD if fits or numbered else NOT_ON_RECORD)


def _told_enough(case: Case, states: tuple[str, ...]) -> bool:
    """Whether what is told can mean one meeting only."""
    a, when = case.assertion, case.when
    narrow = when is not None and when.first is not None and when.last is not None and (when.last - when.first).days <= NARROW
    somewhere = bool(states) or any(detail not in SORTS for detail in case.details)
    return bool(a.order and (when or somewhere)) or bool(when and somewhere) or narrow


def _fits(case: Case, meeting: Meeting, states: tuple[str, ...]) -> bool:
    a, when = case.assertion, case.when
    number = 1 if a.order == "first" else a.order
    if number and meeting.number != number:
        return False
    if when and not (when.holds(meeting.first) or when.holds(meeting.last)):
        return False
    if not set(case.details) <= {meeting.place, meeting.host, meeting.sort}:
        return False
    return not states or states == (meeting.host,)


def _ended(case: Case) -> Held:
    """Whether the review conference that is told ended with a final document that the parties agreed on."""
    held = [m for m in case.record.facts.meetings(case.treaty.id) if m.outcome and m.last <= min(case.said, case.known or case.said)]
    fits = [m for m in held if _fits(case, m, ())] if case.when or case.assertion.order else []
    if len(fits) != 1:
        return case.not_on_record(say("no end of one review conference that fits under {treaty}", treaty=called(case.treaty)))
    agreed = fits[0].outcome == AGREED
    ends: Template = "the {meeting} ended {when} with a final document that the parties agreed on"
    ended: Template = "the {meeting} ended {when} without a final document that the parties agreed on"
    told = say(ends if agreed else ended, meeting=Text(fits[0].name), when=on(fits[0].last.isoformat()))
    return Held(agreed, told, (_cited(case, fits[0]),))


def _decided(case: Case, state: str) -> Held:
    """That the parties or the Security Council decided something about a State, by its day."""
    decisions = [d for d in case.record.facts.decisions(case.treaty.id, state, case.assertion.norm, case.known) if d.formal]
    says = row(say("{body} {when}: {says}", body=Text(d.body), when=on(d.date), says=Text(d.says.rstrip("."))) for d in decisions[-2:])
    nothing = say("no decision of that kind about {who} is on record", who=named(state))
    return Held(None, says or nothing, (), NOT_UNDERSTOOD if says else NOT_ON_RECORD)


def _told(meeting: Meeting) -> Told:
    facts = {"meeting": Text(meeting.name), "place": Text(meeting.place), "day": the_day(meeting.first)}
    if not meeting.host:
        return say("the {meeting} met at {place} from {day}", **facts)
    return say("the {meeting} met at {place} from {day}, hosted by {who}", who=named(meeting.host), **facts)


def _cited(case: Case, meeting: Meeting) -> Basis:
    return Basis("circumstance", meeting.name, case.record.facts.source(meeting.source).address, _told(meeting))
