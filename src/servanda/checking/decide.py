"""An assertion decided: which predicate answers it, and what its mode leaves open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ..assertions.days import days_of
from ..assertions.model import Assertion
from ..assertions.terms import CANNOT, NOT_ON_RECORD, NOT_UNDERSTOOD, OTHER, OUTSIDE
from ..law.clauses import offset
from ..law.model import Statement, Treaty
from ..standing import Record
from ..told import Template, Text, say, sentence
from . import act, count, duty, event, finding, in_force, ranks, rule, status
from .answer import Held, Part, part
from .case import Case
from .wording import called, named, on

SOON = timedelta(days=366)  # a deed that follows so soon belies a denial of the plan

_OF_EACH_STATE: dict[str, Callable[[Case, str], Held]] = {
    "status": status.check, "act": act.check, "duty": duty.check, "found": finding.found, "conduct": finding.conduct,
}  # fmt: skip
_OF_NOBODY: dict[str, Callable[[Case], Held]] = {"found": finding.found, "conduct": finding.happened}  # "sarin was used at ..."
_KINDS: dict[str, Template] = {
    "opinion": "This is an opinion, which no record decides.",
    "demand": "This is a demand, which is neither true nor false.",
    "policy": "This is a pledge or policy, of which no treaty record tells.",
    "speech": "This is what was said, of which no treaty record tells.",
    "fact": "This is a fact of a kind that no treaty record holds.",
    "law": "This is law other than that of the treaty.",
}
_MODES: dict[str, Template] = {
    "plan": "this is a plan or forecast, which what is so on the day does not decide",
    "possible": "this is a possibility, which what is so on the day does not decide",
    "ought": "this is a demand, which what is so on the day does not decide",
}


def decide(
    assertion: Assertion, treaty: Treaty | None, said: date, record: Record, known: date | None = None,
    statements: tuple[Statement, ...] = (), details: tuple[str, ...] = (),
) -> Part:  # fmt: skip
    """What law and record, as known on `known` (None: all that is known), say of an assertion that was said on a day.

    `statements` are those of the treaty that a `rule` is about, `details` the places and weapons of what was found. Nothing else is
    looked at: no word of any report.
    """
    if assertion.predicate == "unmodelled":
        return Part(OUTSIDE, say(_KINDS[str(assertion.value)]), refusal=CANNOT)
    if treaty is None and assertion.treaty == OTHER:
        return Part(OUTSIDE, say("The record holds no rules of {name}.", name=Text(assertion.name)), refusal=NOT_ON_RECORD)
    if treaty is None:
        return Part(OUTSIDE, say("The record holds no treaty that this is surely about."), refusal=NOT_UNDERSTOOD)
    case = Case(assertion, treaty, said, record, known, details)
    if assertion.actor and not assertion.states:
        told = say("{actor} is no State, and no treaty record tells of it", actor=Text(assertion.actor))
        return Part(OUTSIDE, sentence(told), refusal=NOT_ON_RECORD)
    if assertion.predicate == "rule" and assertion.mode not in ("possible", "ought"):
        held = rule.check(case, statements).denied(assertion.holds)
        return part([held])._replace(statement=" ".join(statement.id for statement in statements))
    if assertion.mode == "fact":
        return part(_held(case))
    return part(_not_yet(case))


def _held(case: Case) -> list[Held]:
    """What is found of each State, or of the treaty where none is named; turned where the assertion denies it."""
    a = case.assertion
    states = case.about()
    if isinstance(states, Held):
        return [states]
    if a.predicate == "count":
        return [count.check(case).denied(a.holds)]
    if a.predicate == "event":
        return [event.check(case, states).denied(a.holds)]
    if a.predicate == "in-force":
        found = [_narrowed(case, in_force.check(case, state).denied(a.holds)) for state in states or ("",)]
        leaving = case._replace(assertion=a._replace(predicate="act", value="leave", when=""))
        return [*found, *(ranks.ranked(leaving, state).denied(a.holds) for state in states if a.order and a.value == "exit")]
    if not states and a.predicate in _OF_NOBODY:
        return [_OF_NOBODY[a.predicate](case).denied(a.holds)]
    if not states:
        return [Held(None, say("no State is named that this is about"))]
    if a.jointly and a.number is not None:
        if a.predicate == "conduct" and (held := finding.together(case, states)):
            return [held.denied(a.holds)]
        told = say("no total of several States under {treaty} is on record", treaty=called(case.treaty))
        return [Held(None, told, refusal=NOT_ON_RECORD)]
    check = _OF_EACH_STATE[a.predicate]
    if a.order and (a.predicate in ("status", "duty") or _alone_in_not(a)):
        return _among_others(case, states, check)
    return [_narrowed(case, check(case, state).denied(a.holds)) for state in states]


def _alone_in_not(a: Assertion) -> bool:
    """Whether States are told to be the only ones that are no parties, or that have not joined."""
    return a.order == "only" and not a.holds and (a.predicate == "status" or (a.predicate == "act" and a.value in ranks.JOINING))


def _among_others(case: Case, states: tuple[str, ...], check: Callable[[Case, str], Held]) -> list[Held]:
    """How States stand, kept a duty or have not joined, as the only ones or in another place."""
    a, alone_in_not = case.assertion, _alone_in_not(case.assertion)
    plain = case._replace(assertion=a._replace(order=""))

    def asked(state: str) -> Held:
        return check(plain, state).denied(not alone_in_not)

    found = ranks.alone(case, states, [_narrowed(case, asked(state)) for state in states], asked)
    if not alone_in_not:
        return [held.denied(a.holds) for held in found]
    if a.predicate == "status":
        return found
    # That they are not the only ones that have joined may be meant, too.
    return [held if held.holds is not False else held._replace(holds=None, refusal=NOT_UNDERSTOOD) for held in found]


def _narrowed(case: Case, held: Held) -> Held:
    """What more is told of an act, a duty or an entry into force is not read here: it may be of a part of it, or of another text.

    So the act is not denied then; and of what was announced the record holds the kind alone, so that it does not bear out more of it
    ("with immediate effect").
    """
    a = case.assertion
    narrow = a.about and (a.predicate in ("duty", "in-force") or (a.predicate == "act" and a.value not in act.LISTED))
    if not narrow or (held.holds is not False and not (held.holds and a.value == "announce-withdrawal")):
        return held
    return held._replace(holds=None, refusal=NOT_UNDERSTOOD)


def _not_yet(case: Case) -> list[Held]:
    """A plan, a forecast or a possibility. What came by the time that is told bears a plan out or not; else nothing decides it."""
    a = case.assertion
    open_ = [Held(None, say(_MODES[a.mode]), refusal=CANNOT)]
    if a.mode == "possible" and a.predicate == "conduct" and a.holds is False:
        cannot = [held for held in _held(case) if held.holds is not None]
        return cannot or open_  # who is not bound cannot breach
    if a.mode != "plan" or a.predicate not in ("act", "duty", "in-force", "event"):
        return open_
    if a.value == "leave" and a.holds and (held := _too_early(case)):
        return held
    if a.holds is False and a.predicate == "act":
        return _denied_plan(case) or open_
    horizon = case.known or case.record.today
    if a.when:
        end = days_of(a.when).last or case.said
        if end > horizon:
            return open_
        if a.predicate == "act" and days_of(a.when).first is None:  # "by autumn" is from the day it was said
            a = a._replace(when=f"{case.said.isoformat()}/{end.isoformat()}" if end > case.said else a.when)
        return _held(case._replace(said=max(case.said, end), assertion=a))
    if a.number is not None or (a.predicate == "duty" and a.value == "missed"):  # told in so many words that it can be held to them
        found = _held(case._replace(said=horizon))
        return found if all(held.holds for held in found) else open_
    return open_


def _denied_plan(case: Case) -> list[Held]:
    """A denial that something is planned, belied by the deed that soon followed."""
    until = case.said + SOON
    if until > (case.known or case.record.today):
        return []
    later = case._replace(said=until, assertion=case.assertion._replace(when=f"{case.said.isoformat()}/{until.isoformat()}", holds=True))
    if case.assertion.value == "leave":
        later = later._replace(assertion=later.assertion._replace(value="notify-withdrawal"))
    found = _held(later)
    return [held.denied(False) for held in found] if found and all(held.holds for held in found) else []


def _too_early(case: Case) -> list[Held]:
    """That a State will leave before any notice could take effect: the rule makes it impossible on the day it was said."""
    clause, when = case.treaty.withdrawal, case.when
    states = case.about()
    if clause is None or not clause.allowed or when is None or when.last is None or isinstance(states, Held):
        return []
    earliest = offset("days", clause.days, offset("months", clause.months, case.said))
    found = []
    for state in states:
        given = [action for action in case.actions(state, {"withdrawal"}) if action.day <= case.said]
        if given or when.last >= earliest or not case.silent(case.said):
            return []
        says = say("{who} had given no notice {then}; one given then takes effect {when} at the earliest",
                   who=named(state), then=on(case.said), when=on(earliest))  # fmt: skip
        found.append(Held(False, says, (case.provision(clause.article),)))
    return found
