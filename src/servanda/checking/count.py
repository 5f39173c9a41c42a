"""`count`: how many States signed, ratified, are parties, left. Lists are counted in more than one way: each way must agree."""

from __future__ import annotations

from datetime import date

from ..assertions.terms import NOT_UNDERSTOOD
from ..record.model import CONSENT
from .answer import Held
from .case import Case
from .wording import called, on

DIFFER = 5  # lists differ by so many: the Union, a State that joined on the day, one that was counted and did not exist
OF = {
    "parties": "parties", "signatories": "signatories", "ratifications": "ratifications", "outside": "States outside it",
    "withdrawals": "withdrawals", "signed-or-ratified": "States that signed or joined",
    "signed-not-ratified": "signatories that have not ratified",
}  # fmt: skip


def check(case: Case, state: str = "") -> Held:
    """Whether the number told is that of the record on the day."""
    a, day = case.assertion, min(case.day, case.said) if case.assertion.mode == "fact" else case.day
    if a.of not in OF:
        return case.not_on_record("no votes on a treaty")
    if case.complete_to is None or not case.silent(day):
        return case.past_the_list(f"the number of {OF[a.of]} cannot be told", None)
    group = case.members(a.group) if a.group else None
    if a.group and group is None:
        return case.not_on_record(f"no list of the group {a.group}")
    numbers = _numbers(case, day, group)
    if numbers is None:
        return case.not_on_record(f"no whole list of actions under {called(case.treaty)}")
    told = " or ".join(str(number) for number in sorted(set(numbers)))
    says = f"{called(case.treaty)} had {told} {OF[a.of]} {on(day)}"
    value = int(a.value)
    fits = {compared(number, a.compare, value) for number in numbers}
    basis = (case.list_entry(says),)
    if fits == {True} or (True in fits and a.compare in ("=", "~")):
        return Held(True, says, basis)
    if a.of == "signatories":  # some count with those who joined without a signature
        numbers = [*numbers, *(_numbers(case._replace(assertion=a._replace(of="signed-or-ratified")), day, group) or [])]
    near = min(abs(number - value) for number in numbers)
    if len(fits) > 1 or near <= DIFFER or (a.compare == "=" and _round(value) and near < value * 0.05):
        return Held(None, f"{says}; lists and ways of counting differ by as much", basis, NOT_UNDERSTOOD)
    return Held(False, says, basis)


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
        if state == "*" or (group is not None and state not in group):
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
