"""`status`: what a State is, was or never was under a treaty.

Signature is subject to ratification (Ottawa 16(1), CCM 16(1), CWC XIX): a signatory is no party, and an instrument binds only from
the day on which the treaty enters into force for the State (Ottawa 17(2)).
"""

from __future__ import annotations

from datetime import date

from ..assertions.model import Assertion
from ..standing.model import BOUND, Interval
from ..standing.timeline import may_have_come
from ..told import Template, Text, Told, row, say
from .answer import Held
from .case import FIRST_DAY, Case
from .wording import called, listing, named, on, the_day

_PAST: dict[str, Template] = {
    "bound": "{who} is bound by {treaty} since {day}",
    "withdrawing": "{who} is bound by {treaty} and has given notice of withdrawal since {day}",
    "withdrawn": "{treaty} ceased to bind {who} {when}",
    "signatory": "{who} has signed {treaty} and is not bound by it",
    "pending": "{who} has consented to {treaty}, which is not yet in force for it",
    "provisionally applying": "{who} applies {treaty} provisionally since {day} and is not yet bound by it",
    "no party": "{who} is no party to {treaty}",
    "not in force": "{treaty} is not in force, and {who} has not joined it",
    "expired": "{treaty}, which {who} had joined, ended {when}",
}
NO_EFFECT_YET: Template = (
    "{who} has given notice of withdrawal, whose effect has no day yet: that it left can mean the notice or its effect"
)
EFFECT_TO_COME: Template = "{who} has given notice of withdrawal, which takes effect {when}: that it left can mean the notice or its effect"
_PAST_OF_NO_DAY: dict[str, Template] = {
    "bound": "{who} is bound by {treaty}",
    "withdrawing": "{who} is bound by {treaty} and has given notice of withdrawal",
    "withdrawn": "{treaty} ceased to bind {who}",
    "provisionally applying": "{who} applies {treaty} provisionally and is not yet bound by it",
    "expired": "{treaty}, which {who} had joined, ended",
}


def check(case: Case, state: str) -> Held:
    """Whether a State has, or had at the time told, the status."""
    a = case.assertion
    first, last = _days(case)
    ended = case.existing(state, last)
    if ended:
        return ended
    if state in case.record.facts.list_of(case.treaty.id).uncounted:
        return case.not_on_record(say("{who} as an entity whose acts some depositaries list and others do not count", who=named(state)))
    if case.closed_to(state):
        parties = listing(map(named, case.treaty.entry_into_force.states))
        says: Told = say("{treaty} is a treaty between {parties} alone, and {who} is none of them",
                   treaty=called(case.treaty), parties=parties, who=named(state))  # fmt: skip
        return Held(a.value == "outside", says, (case.provision(case.treaty.entry_into_force.article),))
    timeline = case.timeline(state)
    if not timeline:
        return case.not_on_record(
            say("no list from which the status of {who} under {treaty} follows", who=named(state), treaty=called(case.treaty))
        )
    spoken = [i for i in timeline if (i.until is None or i.until > first) and (i.since is None or i.since <= last)]
    fits = [_fits(a, i.status) for i in spoken]
    decisive = spoken[-1]
    says = _told(case, state, decisive)
    views = case.views(state, last)
    alike = {_fits(a, view.status) for view in views} == {fits[-1]}
    if views and not (alike and (case.when or a.ever)):  # on its last day alone they differ, not on since when it was so
        return _by_reading(case, state, last, says)
    if a.ever:
        holds = True if True in fits else None if None in fits else False
    elif case.when and case.when.start:
        holds = _since(case, state, spoken, fits)
    elif case.when and case.when.first is None and not a.holds and fits[0] is False:
        holds = False  # "not bound until 2010": it became so in that year
    else:
        holds = fits[0] if len(set(fits)) == 1 else None
    if len(set(fits)) > 1 and holds is not None:
        says = row(_told(case, state, i) for i in spoken if _fits(a, i.status) is holds) or says
    if holds is None:
        return Held(None, _open(case, state, decisive, says, set(fits) == {True}), decisive.basis)
    undated = may_have_come(case.record.facts, case.treaty, state, last, case.known)
    if undated:
        says = say(
            "{says}, as far as days are on record; an instrument of {date} is, without its day", says=says, date=Text(undated[0].date)
        )
        return Held(None, says, decisive.basis + case.cited(*undated), "not on record")
    if not case.settled(decisive.status, last):
        return case.past_the_list(says, holds, decisive.basis)
    return Held(holds, says, decisive.basis)


def _days(case: Case) -> tuple[date, date]:
    """The days for which the status is asserted: the day it was said, the time told, or with `ever` all days up to then."""
    when, said = case.when, case.said
    if case.assertion.ever:
        return FIRST_DAY, when.last if when and when.last else said
    if when is None:
        return said, said
    last = when.end or when.last or max(said, when.first or said)
    if when.first is None and when.last is not None:  # by then, until then
        return last, when.last
    first = when.start or when.first or FIRST_DAY
    return min(first, last), last


def _fits(assertion: Assertion, status: str) -> bool | None:
    """Whether a status is the one that is asserted; None where the words can be taken either way."""
    value = assertion.value
    if value == "party":
        if status == "pending":
            return None if assertion.holds else False  # "a party" of a State that has ratified; "not yet a party" is plain
        return status in BOUND
    if value == "signatory":  # as news uses the word: it signed, or is bound
        return status in BOUND or status in ("signatory", "pending", "provisionally applying", "expired")
    if value == "left":
        return None if status == "withdrawing" else status == "withdrawn"
    return status in ("no party", "not in force", "withdrawn")


def _since(case: Case, state: str, spoken: list[Interval], fits: list[bool | None]) -> bool | None:
    """Whether a status held from a beginning that is told: it began then, by its effect or by the deed behind it, and went on."""
    when = case.when
    assert when is not None
    told = when._replace(last=when.start)
    given = [action.day for action in case.consents(state)]
    if fits[0] is not True and spoken[0].status == "pending" and any(told.holds(day) for day in given):
        fits = fits[1:]
    if not fits or any(fit is not True for fit in fits):
        return False if False in fits else None
    begun = _begun(case, state, spoken[-1])
    deed = any(told.holds(day) for day in given)
    exact = case.assertion.exactly or when.first == when.start  # a day is told, and no month or year
    if begun is None or told.holds(begun) or (deed and not exact):
        return True
    if deed:
        return False  # on the day of its instrument a State is not yet bound
    near = told.holds(begun, slack=3) or when.last is not None  # from one day to another it may have begun before
    return None if near else False


def _begun(case: Case, state: str, last: Interval) -> date | None:
    """The first day of the unbroken time with the status, up to and with an interval; None where it began before all that is told."""
    begun, before = None, False
    for interval in case.timeline(state):
        now = _fits(case.assertion, interval.status) is True
        if now and not before:
            begun = interval.since
        before = now
        if interval == last:
            break
    return begun


def _by_reading(case: Case, state: str, day: date, says: Told) -> Held:
    """The status where readings differ: it holds, fails, or is contested as they give it."""
    now = case.at(state, day)
    assert now is not None
    views = case.views(state, day)
    fits = {_fits(case.assertion, view.status) for view in views}
    if len(fits) == 1 and (not case.assertion.about or len({view.operates for view in views}) == 1):
        return Held(fits.pop(), says, (*now.basis, *(entry for view in views for entry in view.basis)))
    return case.differing(views, now.basis)


def _told(case: Case, state: str, interval: Interval) -> Told:
    since = case.unbroken(state, interval)
    of_no_day = _PAST_OF_NO_DAY.get(interval.status) if since is None else None
    day, when = the_day(since), on(since)
    return say(of_no_day or _PAST[interval.status], who=named(state), treaty=called(case.treaty), day=day, when=when)


def _open(case: Case, state: str, interval: Interval, says: Told, throughout: bool) -> Told:
    """What two things could be meant; `throughout`: it was so all the time, and only its beginning is another than the one told."""
    if throughout:
        return say("{says}: the time told can be meant as its beginning or as a part of it", says=says)
    if interval.status == "withdrawing":
        effect = case.exit(state)
        if effect is None:
            return say(NO_EFFECT_YET, who=named(state))
        return say(EFFECT_TO_COME, who=named(state), when=on(effect))
    if interval.status == "pending":
        force = case.in_force_for(state)
        if force is None:
            return say("{says}: a party can mean either", says=says)
        return say("{says}; it enters into force for it {when}: a party can mean either", says=says, when=on(force))
    return say("it was not the same throughout the time told; at its end, {says}", says=says)
