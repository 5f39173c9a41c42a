"""Who was first, last, only, or the how-manieth: deposits and notices in the order of their days; who alone stands so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ..assertions.terms import NOT_UNDERSTOOD
from ..record.model import CONSENT
from ..told import Template, Text, Told, say
from .answer import Held
from .case import Case
from .completion import BY, completion
from .wording import TAKEN_BACK, called, listing, named, on

RANKED = {
    "sign": frozenset({"signature"}), "ratify": CONSENT, "accede": CONSENT, "join": CONSENT,
    "notify-withdrawal": frozenset({"withdrawal"}), "leave": frozenset({"withdrawal"}),
    "announce-withdrawal": frozenset({"withdrawal"}), "suspend": frozenset({"suspension"}),
}  # fmt: skip
JOINING = ("sign", "ratify", "accede", "join")
SHOWN = 3  # States that are named of those that stand so, too
MOST_EARLY = 40  # the greatest place that is still among the first, where no number is told


def ranked(case: Case, state: str) -> Held:
    """Whether a State's act has the place among those of all States that is told."""
    a = case.assertion
    kinds = RANKED.get(str(a.value))
    if kinds is None:
        return case.not_on_record(say("no order of such acts under {treaty}", treaty=called(case.treaty)))
    complete = case.complete_to
    if complete is None:
        return case.past_the_list(say("the order of such acts cannot be told"), None)
    within = case.members(a.among) if a.among else None
    if a.among and within is None:
        return case.not_on_record(say("no list of the group {group}", group=Text(a.among)))
    if within is not None and state not in within:
        other: Template = "{who} is none of the group {group} within which the place is told"
        return Held(None, say(other, who=named(state), group=Text(a.among)))
    done = sorted(case.actions(state, kinds), key=lambda action: action.day)
    own = done[0].day if done else None
    if a.value == "leave" and own and (back := case.taken_back(state)):
        ends = say(TAKEN_BACK, when=on(back.date))
        says = say("{who} gave notice {when}; {ends}", who=named(state), when=on(done[-1].date), ends=ends)
        return Held(False, says, case.cited(done[-1], back))
    if own is None or own > case.said:
        if a.value == "announce-withdrawal" and case.actions(state, {"announcement", "domestic-step"}):
            return case.not_on_record(say("no order of announcements under {treaty}, but of notices", treaty=called(case.treaty)))
        notice: Template = "no notice of withdrawal of {who} from {treaty} is on record by then"
        no_act: Template = "no such act of {who} under {treaty} is on record by then"
        nothing = say(notice if "withdrawal" in kinds else no_act, who=named(state), treaty=called(case.treaty))
        return Held(False, nothing, (case.list_entry(nothing),)) if case.silent(case.said) else case.past_the_list(nothing, False)
    days = _first_days(case, kinds, within)
    if a.value == "leave":  # who took its notice back has not left; who is out counts by the day on which it was
        effects = _effects(case, within)
        out = effects.get(state)
        days = {code: day for code, day in days.items() if not case.taken_back(code)}
        if out and out <= case.said:
            own, days = out, effects
    before = sum(day < own for day in days.values())
    same = sum(day == own for day in days.values())
    by_then = [day for day in days.values() if day <= case.said]
    alone: Template = "{who} did so {when} as number {place} of {all} by then"
    with_others: Template = "{who} did so {when} as one of {same} on one day, after {before} others of {all} by then"
    facts: dict[str, Told | int] = {"who": named(state), "when": on(own), "all": len(by_then)}
    says = say(alone, place=before + 1, **facts) if same == 1 else say(with_others, same=same, before=before, **facts)
    basis = (*case.cited(done[0]), case.list_entry(says))
    holds = _place(case, before, same, own, by_then)
    other_place = a.order in _other_places(case, state, within) or (a.value == "accede" and _among_accessions(case, state, within))
    if holds is False and a.value in ("join", "ratify", "accede") and other_place:
        return Held(None, say("{says}; counted by entry into force, or without those that left, it is another", says=says), basis)
    if case.when and not case.when.holds(own):
        holds = False if holds is not None else None
    if a.order in ("last", "only") and holds and not case.silent(case.said):
        return case.past_the_list(says, holds, basis)  # another may have followed
    return Held(holds, says, basis)


def alone(case: Case, states: Sequence[str], found: list[Held], check: Callable[[str], Held]) -> list[Held]:
    """What was found of States that are told to stand so as the only ones: the others are asked for, too.

    Of no other place among those that stand so does the record tell.
    """
    a = case.assertion
    if not all(held.holds for held in found):
        return found
    within = case.members(a.among or "un")
    if within is None:
        return [case.not_on_record(say("no list of the group {group}", group=Text(a.among)))]
    if a.value == "met" and a.order != "only" and len(states) == 1 and not a.about:
        return [_finished(case, states[0], found[0], within if a.among else None)]
    if a.order != "only" or a.about:
        return [_open(held, say("{says}; which place it has among others is not on record", says=held.says)) for held in found]
    others = {code: check(code).holds for code in sorted(within - set(states))}
    so, open_ = ([code for code, holds in others.items() if holds is wanted] for wanted in (True, None))
    if so and a.predicate != "duty":
        says = say("{says}; the same is so of {others}", says=found[0].says, others=listing(map(named, so[:SHOWN])))
        return [Held(False, says, found[0].basis)]
    if left := so or open_:  # who failed to do a thing may have done it late, so that others are meant
        some = listing(map(named, left[:SHOWN]))
        return [_open(held, say("{says}; of {others} it is open", says=held.says, others=some)) for held in found]
    return found


def _finished(case: Case, state: str, held: Held, within: frozenset[str] | None) -> Held:
    """Whether a State was the first, the last or the how-manieth to report that a duty was done, of those whose reports are on record."""
    codes = (code for code in case.record.facts.actions(case.treaty.id, case.known) if code != "*" and (within is None or code in within))
    done = {code: told for code in codes if (told := completion(case, code, case.assertion.norm)) and told.first <= case.said}
    own = done.get(state)
    days = [told.first for told in done.values()]
    sure = own is not None and not any(told.how == BY and told.last > own.first for told in done.values())
    if own and sure and _place(case, sum(day < own.first for day in days), days.count(own.first), own.first, days):
        return held
    return _open(held, say("{says}; which place it has among others is not on record", says=held.says))


def _open(held: Held, says: Told) -> Held:
    return held._replace(holds=None, says=says, refusal=NOT_UNDERSTOOD)


def _other_places(case: Case, state: str, within: frozenset[str] | None) -> set[int]:
    """The places that other ways of counting give: without those that took their consent back, by the days of entry into force, and
    among those that were parties then.
    """
    consents = _first_days(case, CONSENT, within)
    given = consents.get(state)
    standing = set[int]()
    if given:
        back = {code for code in consents if any(x.day <= given for x in case.actions(code, {"withdrawal-of-ratification"}))}
        standing.add(1 + sum(day < given for code, day in consents.items() if code not in back))
    days = {code: day for code in case.record.facts.actions(case.treaty.id, case.known) if code != "*" and (day := case.in_force_for(code))}
    own = days.get(state)
    if own is None:
        return standing
    parties = case.parties(own) or frozenset()
    by_entry = sum(day < own for code, day in days.items() if within is None or code in within)
    return standing | {1 + by_entry, len(parties if within is None else parties & within)}


def _among_accessions(case: Case, state: str, within: frozenset[str] | None) -> bool:
    """Whether it is the first, the last or the how-manieth of those who acceded, where those who ratified are left out."""
    days = _first_days(case, frozenset({"accession"}), within)
    own = days.get(state)
    if own is None:
        return False
    by_then = [day for day in days.values() if day <= case.said]
    return _place(case, sum(day < own for day in by_then), sum(day == own for day in by_then), own, by_then) is not False


def _effects(case: Case, within: frozenset[str] | None) -> dict[str, date]:
    """The day on which the withdrawal of each State took, or is to take, effect, within the group that is told."""
    states = [code for code in case.record.facts.actions(case.treaty.id, case.known) if code != "*" and (within is None or code in within)]
    return {code: day for code in states if (day := case.exit(code))}


def _first_days(case: Case, kinds: frozenset[str], within: frozenset[str] | None) -> dict[str, date]:
    """The day on which each State first did so, within the group that is told."""
    found = {}
    for state, actions in case.record.facts.actions(case.treaty.id, case.known).items():
        done = [action.day for action in actions if action.action in kinds]
        if done and state != "*" and (within is None or state in within):
            found[state] = min(done)
    return found


def _place(case: Case, before: int, same: int, own: date, by_then: list[date]) -> bool | None:
    """Whether the place holds; None where several share a day and could each have it. Several can be the only ones together."""
    together = max(1, len(case.assertion.states))
    order, number = case.assertion.order, case.assertion.number
    if isinstance(order, int):
        if before < order <= before + same:
            return True if same == 1 else None
        return False
    if order == "first":
        return False if before else True if same == 1 else None
    if order == "only":
        return len(by_then) == together
    if order == "last":
        return own == max(by_then) if same == 1 else None if own == max(by_then) else False
    most = int(number) if number else MOST_EARLY
    if before == 0:
        return True
    return before + same <= most if before + same <= most or before >= most else None
