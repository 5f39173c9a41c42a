"""`count`: how many States signed, ratified, are parties, left. Lists are counted in more than one way: each way must agree."""

from __future__ import annotations

from datetime import date, timedelta

from ..record.model import CONSENT
from ..record.states import states
from ..standing.model import View
from .answer import Held
from .case import Case
from .votes import NUMBERS, counted
from .wording import called, listing, named, on

LATE = timedelta(days=45)
DIFFER = 5  # lists differ by so many: the Union, a State that joined on the day, one that was counted and did not exist
OF = {
    "parties": "parties", "signatories": "signatories", "ratifications": "ratifications", "outside": "States outside it",
    "withdrawals": "withdrawals", "signed-or-ratified": "States that signed or joined",
    "signed-not-ratified": "signatories that have not ratified",
}  # fmt: skip


def check(case: Case, state: str = "") -> Held:
    """Whether the number told is that of the record on the day, or was within the weeks before it, in which texts are written."""
    a, day = case.assertion, case.day if case.assertion.when else case.said
    if a.of in NUMBERS:
        return counted(case)
    complete = case.complete_to
    if complete is None:
        return case.past_the_list(f"the number of {OF[a.of]} cannot be told", None)
    if not case.silent(day):
        last = check(case._replace(said=complete, assertion=a._replace(when="")))
        return case.past_the_list(last.says, last.holds, last.basis)
    group = case.members(a.group) if a.group else None
    if a.group and group is None:
        return case.not_on_record(f"no list of the group {a.group}")
    now, earlier = _numbers(case, day, group), _numbers(case, day - LATE, group)
    if now is None or earlier is None:
        return case.not_on_record(f"no whole list of actions under {called(case.treaty)}")
    value = int(a.value)
    within = f" of the group {a.group}" if a.group else ""
    says = f"{called(case.treaty)} had {_told(a.of, now)}{within} {on(day)}"
    basis = (case.list_entry(says),)
    if a.compare in ("=", "~"):
        fits = {any(compared(number, a.compare, value) or min(then, number) <= value <= max(then, number)
                    for then, number in zip(earlier, now, strict=True))}  # fmt: skip
    else:
        fits = {compared(number, a.compare, value) for number in (now if a.of != "signatories" else now[:1])}
    rival = _rival(case, day, group)
    if rival:
        says = f"{says}, without {listing(map(named, rival))}, of whose membership there are rival readings"
    if fits == {True}:
        return Held(True, says, basis)
    if rival and any(compared(number + more, a.compare, value) for number in now for more in range(1, len(rival) + 1)):
        told = [entry for state, views in rival.items() for view in views for entry in view.basis]
        return Held(None, says, (*basis, *told), contested=True)
    ways = now + (_doubtful(case, day, group) if a.of == "signatories" else [])
    near = min(abs(number - value) for number in ways)
    if len(fits) > 1 or near <= DIFFER or (a.compare == "=" and _round(value) and near < value * 0.05):
        return Held(None, f"{says}; lists and ways of counting differ by as much", basis)
    return Held(False, says, basis)


def _rival(case: Case, day: date, group: frozenset[str] | None) -> dict[str, tuple[View, ...]]:
    """The States that are no parties by the count and are by a rival reading, each with its readings; asked only of parties."""
    if case.assertion.of != "parties":
        return {}
    parties = case.parties(day) or frozenset()
    asked = {reading.state for reading in case.record.facts.readings(case.treaty.id, "", case.known)} - parties
    found = {state: case.divided(state, day) for state in sorted(asked) if group is None or state in group}
    return {state: views for state, views in found.items() if views}


def _told(of: str, now: list[int]) -> str:
    """The numbers in words: ways of counting one thing by "or", two things each by its name."""
    if of == "signatories":
        return f"{now[0]} signatories, {now[1]} of them with no instrument in place,"
    if of == "withdrawals":
        return f"{now[0]} notices of withdrawal, {now[1]} of them in effect,"
    return f"{' or '.join(str(number) for number in sorted(set(now)))} {OF[of]}"


def _doubtful(case: Case, day: date, group: frozenset[str] | None) -> list[int]:
    """Those who signed counted together with those who joined without a signature: some do, and none is wrong for it."""
    return _numbers(case._replace(assertion=case.assertion._replace(of="signed-or-ratified")), day, group) or []


def compared(number: float, compare: str, value: float) -> bool:
    """Whether a number stands to another as told; about is within five in a hundred."""
    return {
        "=": number == value, "~": abs(number - value) <= max(0.05 * value, 1), ">": number > value, "<": number < value,
        ">=": number >= value, "<=": number <= value,
    }[compare]  # fmt: skip


def _round(value: int) -> bool:
    """A multiple of ten may be a round number, said without "about"."""
    return value >= 20 and value % 10 == 0


def _numbers(case: Case, day: date, group: frozenset[str] | None) -> list[int] | None:
    """The number by each way in which it may be counted."""
    signed, given, left, back = set(), set(), set(), set()
    for state, actions in case.record.facts.actions(case.treaty.id, case.known).items():
        ended = states().get(state)
        if state == "*" or (group is not None and state not in group) or (ended and ended.valid_until and ended.valid_until < day):
            continue
        for action in actions:
            if action.day > day:
                continue
            if action.action in ("signature", "succession-to-signature"):
                signed.add(state)
            elif action.action in CONSENT:
                given.add(state)
            elif action.action == "withdrawal":
                left.add(state)
            elif action.action == "withdrawal-of-ratification":
                back.add(state)
    parties = case.parties(day)
    if parties is None:
        return None
    if group is not None:
        parties &= group
    gone = {state for state in left if (effect := case.exit(state)) and effect <= day}
    standing = given - gone - back
    of = case.assertion.of
    if of == "parties":
        return [len(parties), len(standing)]  # before entry into force for each, news counts the instruments
    if of == "ratifications":
        return [len(standing), len(given)]
    if of == "signatories":
        return [len(signed), len(signed - standing)]
    if of == "signed-or-ratified":
        return [len(signed | standing)]
    if of == "signed-not-ratified":
        return [len(signed - standing)]
    if of == "withdrawals":
        return [len(left), len(gone)]
    everyone = group if group is not None else case.members("un") or frozenset()
    return [len(everyone - parties), len(everyone - standing), len(everyone - standing - signed)]
