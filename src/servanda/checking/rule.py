"""`rule`: what a treaty says, held against its statements. Which statements are meant was found before, outside checking."""

from __future__ import annotations

from ..assertions.terms import DUTIES, NOT_ON_RECORD
from ..dates import add_months
from ..law.clauses import first_due
from ..law.model import ADDRESSED, DAYS, Quantity, Statement
from ..law.references import in_figures
from ..standing import Basis
from ..told import Template, Text, Told, row, say
from .answer import Held
from .case import Case
from .count import compared
from .wording import called, listing, named, on, the_day

# What is asserted, and the stance of the statement: whether it holds where the treaty says so, and where it says that it does not.
FOLLOWS: dict[tuple[str, str], tuple[bool | None, bool | None]] = {
    ("forbids", "allows"): (False, True), ("allows", "forbids"): (False, True),
    ("forbids", "limits"): (None, False), ("allows", "limits"): (None, True),  # what is not even limited is not forbidden
    ("provides", "requires"): (True, None), ("provides", "allows"): (True, False), ("provides", "limits"): (True, None),
    ("provides", "forbids"): (True, None), ("requires", "provides"): (True, False), ("allows", "provides"): (True, False),
    ("limits", "provides"): (True, False), ("allows", "requires"): (True, None),  # what is required is allowed
}  # fmt: skip

FREE = ("no party", "withdrawn", "not in force")  # of whom the treaty asks nothing
FREE_NOW = (*FREE, "expired")
UNBOUND = (*FREE_NOW, "signatory", "pending", "provisionally applying")
NEAR = 0.1  # share by which two times in different units may differ and be the same time


def check(case: Case, statements: tuple[Statement, ...]) -> Held:
    """Whether the treaty says what is asserted, by the statements that it is about, of States that it binds."""
    told = _said(case, statements)
    disputed = any(statement.contested for statement in statements)
    free = _asks_nothing(case) if (statements or not case.assertion.about) and not disputed else None
    return free if free and (told.holds or not case.assertion.holds) else told


def _said(case: Case, statements: tuple[Statement, ...]) -> Held:
    """Whether the treaty says what is asserted, of whomever."""
    if not statements:
        return Held(None, say("no statement of {treaty} could be found that this is surely about", treaty=called(case.treaty)))
    numbered = [statement for statement in statements if _number(case, statement) is not None]  # a number may belong to one of them
    held = [_one(case, statement, statement in numbered or not numbered) for statement in statements]
    basis = tuple(entry for one in held for entry in one.basis)
    says = row(dict.fromkeys(one.says for one in held))
    if any(one.contested for one in held):
        return Held(None, says, basis, contested=True)
    values = {one.holds for one in held}
    if values == {True} and case.when is not None and case.assertion.norm in DUTIES:
        return _by_then(case, says, basis)
    if len(values) == 1:
        return Held(values.pop(), says, basis, held[0].refusal)
    return Held(None, say("{says}: this holds in part only", says=says), basis)


def _by_then(case: Case, says: Told, basis: tuple[Basis, ...]) -> Held:
    """Whether the time told is that of a last day which the treaty sets for all of its parties, with or without all the time that it lets
    be added (CWC IV(6): ten years from its entry into force, and five more). One that runs for each State from a day of its own is none.
    """
    told, began = case.when, case.treaty.entry_into_force.published
    if told is None or (told.last is None and told.first is not None):
        return Held(True, says, basis)  # since when it requires it
    for clause in case.treaty.deadline:
        if clause.norm != case.assertion.norm or clause.counts_from != "treaty" or not began:
            continue
        last = first_due(clause, began, began)
        longest = add_months(last, 12 * clause.extension_years)
        fits = [day for day in (last, longest) if (told.holds(day) if told.first else told.last and day.year == told.last.year)]
        if fits:
            facts = {"says": says, "article": Text(clause.article), "day": the_day(fits[0])}
            exact = say("{says}; Article {article} sets {day} as the last day", **facts)
            added = say("{says}; with all the time that may be added to that of Article {article}, {day} is the last day", **facts)
            return Held(True, exact if fits[0] == last else added, (*basis, case.provision(clause.article)))
    return Held(None, say("{says}; whether by the time that is told is not decided", says=says), basis)


def _one(case: Case, statement: Statement, numbered: bool = True) -> Held:
    a = case.assertion
    provision = case.provision(statement.provision)
    if statement.stance in ("forbids", "requires", "limits") and statement.holds and (free := _free(case, provision)):
        return free
    stance = statement.stance if statement.holds else f"not {statement.stance}"
    facts = {"provision": Text(provision.ref), "about": Text(statement.about)}
    says = say(STANCES[stance], **facts)
    if statement.unless:
        says = say("{says}, save {unless}", says=says, unless=Text(statement.unless))
    if statement.contested:
        readings = row(map(Text, statement.contested))
        told = say("readings differ on whether {says} ({readings})", says=says, readings=readings)
        return Held(None, told, (provision,), contested=True)
    if statement.who and a.states and not _addressed(case, statement.who):
        return Held(
            None, say("{says} of {whom}; whether that is said of them is not decided", says=says, whom=Text(statement.who)), (provision,)
        )
    if statement.until and case.said > statement.until:
        return Held(None, say("{says} until {day}", says=says, day=the_day(statement.until)), (provision,), NOT_ON_RECORD)
    said, not_said = (True, False) if a.value == statement.stance else FOLLOWS.get((str(a.value), statement.stance), (None, None))
    holds = said if statement.holds else not_said
    number = _number(case, statement) if numbered else True
    if number is False:
        holds = False if holds else None
    elif number is None and a.number is not None:
        return Held(None, say("{says}; it sets no such number", says=says), (provision,))
    if a.article and holds is not None and not _article(a.article, statement.provision):
        holds = None
        says = say("{says}; whether Article {article} says so too is not decided", says=says, article=Text(a.article))
    return Held(holds, says, (provision,))


STANCES: dict[str, Template] = {
    "forbids": "{provision} forbids {about}",
    "allows": "{provision} allows {about}",
    "requires": "{provision} requires {about}",
    "limits": "{provision} limits {about}",
    "provides": "{provision} provides {about}",
    "not forbids": "{provision} does not forbid {about}",
    "not allows": "{provision} does not allow {about}",
    "not requires": "{provision} does not require {about}",
    "not limits": "{provision} does not limit {about}",
    "not provides": "{provision} does not provide for {about}",
}


def _addressed(case: Case, who: str) -> bool:
    """Whether the States that are named are those that a statement addresses, where the record holds who these are, and bound."""
    group, inside = ADDRESSED.get(who, ("", False))
    members = case.members(group) if group else None
    if members is None:
        return False
    bound = [now is not None and now.status not in FREE for now in (case.at(state, case.said) for state in case.assertion.states)]
    return all(bound) and all((state in members) == inside for state in case.assertion.states)


def _free(case: Case, provision: Basis) -> Held | None:
    """That the treaty asks nothing of the States that are named, at the time that is told; None where it does, or none is told."""
    when, a = case.when, case.assertion
    if not a.states or when is None:
        return None
    day = when.start or when.last or case.said
    divided = next((views for state in a.states if (views := case.divided(state, day))), ())
    if divided:
        return case.differing(divided, (provision,))
    free = [state for state in a.states if (now := case.at(state, day)) and now.status in FREE]
    if len(free) < len(a.states):
        return None
    says = say("{treaty} does not bind {whom} {when}", treaty=called(case.treaty), whom=listing(map(named, free)), when=on(day))
    return Held(a.value not in ("forbids", "requires", "limits"), says, (provision,))


def _asks_nothing(case: Case) -> Held | None:
    """That a treaty asks nothing of States, where it binds none of them.

    That it asks something of them is left open all the same: who says that it forbids a State to test may mean what its text forbids.
    """
    a, states = case.assertion, case.about()
    if a.value not in ("forbids", "requires", "limits") or case.when is not None or isinstance(states, Held) or not states:
        return None
    now = [case.at(state, case.said) for state in states]
    if any(one is not None and one.status == "not in force" for one in now) and a.holds:
        return None  # what it will ask of those who join is told before it is in force
    closed = [case.closed_to(state) for state in states]
    unbound = all(shut or (one is not None and one.status in UNBOUND and case.settled(one.status, case.said))
                  for shut, one in zip(closed, now, strict=True))  # fmt: skip
    if not unbound or any(case.divided(state, case.said) for state in states):
        return None
    # What a signature asks of a State is left open.
    signed = a.group != "non-parties" and any(one is not None and one.status not in FREE_NOW for one in now)
    says = say("{treaty} does not bind {whom} {when}", treaty=called(case.treaty), whom=listing(map(named, states)), when=on(case.said))
    basis = tuple(entry for one in now if one for entry in one.basis) or (case.provision(case.treaty.entry_into_force.article),)
    return Held(None if a.holds or signed else False, says, basis)


def _number(case: Case, statement: Statement) -> bool | None:
    """Whether the number told is one that the provision sets; None where it sets none of that unit."""
    a = case.assertion
    if a.number is None:
        return True
    of_the_unit = [q for q in statement.numbers if _unit(q.unit) == _unit(a.unit) or not a.unit]
    if not of_the_unit:
        return _apart(float(a.number), a.compare, _unit(a.unit), statement)
    return any(_meets(q, a.compare, float(a.number)) for q in of_the_unit)


def _meets(set_by: Quantity, compare: str, number: float) -> bool:
    """Whether a number told is the one that a provision sets: of two bounds to the same side, only the very same one is."""
    if compare[:1] in ("<", ">") and compare[0] == set_by.compare[:1]:
        return set_by.number == number
    return compared(set_by.number, compare, number)


def _apart(number: float, compare: str, unit: str, statement: Statement) -> bool | None:
    """By times in other units, where these are far from what is told: six months are not 90 days; whether three are is left open."""
    times = [q.number * DAYS[_unit(q.unit)] for q in statement.numbers if _unit(q.unit) in DAYS]
    if unit not in DAYS or not times:
        return None
    told = number * DAYS[unit]
    if any(abs(told - days) <= NEAR * max(told, days) for days in times):
        return None
    return any(compared(days, compare, told) for days in times)


def _unit(unit: str) -> str:
    """A unit in the singular."""
    return unit.lower().rstrip("s")


def _article(told: str, provision: str) -> bool:
    """Whether a provision lies in the article that is told: VI, 20, 20(3); "4" is IV, too."""
    told, provision = in_figures(told), in_figures(provision)
    return provision == told or provision.startswith(f"{told}(") or told.startswith(f"{provision}(")
