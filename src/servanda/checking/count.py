"""`count`: how many States signed, ratified, are parties, left. Lists are counted in more than one way: each way must agree."""

from __future__ import annotations

from datetime import date, timedelta

from ..record.loader import continuations
from ..record.model import CONSENT
from ..record.states import states
from ..standing.model import View
from ..told import Name, Template, Text, Told, row, say
from ..told import named as number_of
from .answer import Held
from .case import Case
from .votes import NUMBERS, counted
from .wording import called, listing, named, on

LATE = timedelta(days=45)
YEAR = 366
DIFFER = 5  # lists differ by so many: the Union, a State that joined on the day, one that was counted and did not exist
# {numbers} are the ways of counting one thing, parted by "or"; of two things each is told by its name.
HAD: dict[str, Template] = {
    "parties": "{treaty} had {numbers} parties {when}",
    "signatories": "{treaty} had {number} signatories, {other} of them with no instrument in place, {when}",
    "ratifications": "{treaty} had {numbers} ratifications {when}",
    "outside": "{treaty} had {numbers} States outside it {when}",
    "withdrawals": "{treaty} had {number} notices of withdrawal, {other} of them in effect, {when}",
    "signed-or-ratified": "{treaty} had {numbers} States that signed or joined {when}",
    "signed-not-ratified": "{treaty} had {numbers} signatories that have not ratified {when}",
}
HAD_WITHIN: dict[str, Template] = {
    "parties": "{treaty} had {numbers} parties of the group {group} {when}",
    "signatories": "{treaty} had {number} signatories, {other} of them with no instrument in place, of the group {group} {when}",
    "ratifications": "{treaty} had {numbers} ratifications of the group {group} {when}",
    "outside": "{treaty} had {numbers} States outside it of the group {group} {when}",
    "withdrawals": "{treaty} had {number} notices of withdrawal, {other} of them in effect, of the group {group} {when}",
    "signed-or-ratified": "{treaty} had {numbers} States that signed or joined of the group {group} {when}",
    "signed-not-ratified": "{treaty} had {numbers} signatories that have not ratified of the group {group} {when}",
}
CANNOT_BE_TOLD: dict[str, Template] = {
    "parties": "the number of parties cannot be told",
    "signatories": "the number of signatories cannot be told",
    "ratifications": "the number of ratifications cannot be told",
    "outside": "the number of States outside it cannot be told",
    "withdrawals": "the number of withdrawals cannot be told",
    "signed-or-ratified": "the number of States that signed or joined cannot be told",
    "signed-not-ratified": "the number of signatories that have not ratified cannot be told",
}
OR: Template = "{first} or {last}"


def check(case: Case, state: str = "") -> Held:
    """Whether the number told is that of the record on the day, or was within the weeks before it, in which texts are written."""
    a, day = case.assertion, case.day if case.assertion.when else case.said
    if case.when and case.when.first and case.when.first <= case.said < day:
        day = case.said  # of a time that is not over
    if a.of in NUMBERS:
        return counted(case)
    complete = case.complete_to
    if complete is None:
        return case.past_the_list(say(CANNOT_BE_TOLD[a.of]), None)
    if not case.silent(day):
        last = check(case._replace(said=complete, assertion=a._replace(when="")))
        return case.past_the_list(last.says, last.holds, last.basis)
    group = case.members(a.group) if a.group else None
    if a.group and group is None:
        return case.not_on_record(say("no list of the group {group}", group=Text(a.group)))
    now, earlier = _numbers(case, day, group), _numbers(case, day - LATE, group)
    if now is None or earlier is None:
        return case.not_on_record(say("no whole list of actions under {treaty}", treaty=called(case.treaty)))
    value = int(a.value)
    says = _told(case, now, day)
    basis = (case.list_entry(says),)
    if a.compare in ("=", "~"):
        within = any(min(then, number) <= value <= max(then, number) for then, number in zip(earlier, now, strict=True))
        fits = {any(compared(number, a.compare, value) for number in now) or (within and _stood(case, value, day, group))}
    else:
        fits = {compared(number, a.compare, value) for number in (now if a.of != "signatories" else now[:1])}
    rival = _rival(case, day, group)
    if rival:
        rivals = listing(map(named, rival))
        says = say("{says}, without {states}, of whose membership there are rival readings", says=says, states=rivals)
    if fits == {True}:
        return Held(True, says, basis)
    if rival and any(compared(number + more, a.compare, value) for number in now for more in range(1, len(rival) + 1)):
        told = [entry for state, views in rival.items() for view in views for entry in view.basis]
        return Held(None, says, (*basis, *told), contested=True)
    ways = now + (_doubtful(case, day, group) if a.of == "signatories" else [])
    near = min(abs(number - value) for number in ways)
    if len(fits) > 1 or near <= DIFFER or (a.compare == "=" and _round(value) and near < value * 0.05):
        return Held(None, say("{says}; lists and ways of counting differ by as much", says=says), basis)
    first = case.when.first if case.when else None
    if first and first < day and (was := _numbers(case, first - timedelta(days=1), group)):
        ends = [*was, *now]
        if a.compare not in ("=", "~") and any(compared(number, a.compare, value) for number in ends):
            return Held(True, says, basis)
        if min(ends) <= value <= max(ends):  # it may have been that on a day of the time told
            span = range(min((day - first).days, YEAR) + 1)
            if any(value in (_numbers(case, day - timedelta(days=back), group) or ()) for back in span):
                return Held(True, _told(case, now, day), basis)
    return Held(False, says, basis)


def _stood(case: Case, value: int, day: date, group: frozenset[str] | None) -> bool:
    """Whether that was the number at the end of one of the days: on the day of an opening hundreds may sign, and forty never was it."""
    return any(value in (_numbers(case, day - timedelta(days=back), group) or ()) for back in range(LATE.days + 1))


def _rival(case: Case, day: date, group: frozenset[str] | None) -> dict[str, tuple[View, ...]]:
    """The States that are no parties by the count and are by a rival reading, each with its readings; asked only of parties."""
    if case.assertion.of != "parties":
        return {}
    parties = case.parties(day) or frozenset()
    asked = {reading.state for reading in case.record.facts.readings(case.treaty.id, "", case.known)} - parties
    found = {state: case.divided(state, day) for state in sorted(asked) if group is None or state in group}
    return {state: views for state, views in found.items() if views}


def _told(case: Case, now: list[int], day: date) -> Told:
    """The numbers in words."""
    of, group = case.assertion.of, case.assertion.group
    numbers = row((_number(number) for number in sorted(set(now))), OR)
    facts = {"treaty": called(case.treaty), "when": on(day), "numbers": numbers, "group": Text(group)}
    return say((HAD_WITHIN if group else HAD)[of], number=now[0], other=now[-1], **facts)


def _number(number: int) -> Name:
    return number_of(str(number), "number", str(number))


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


def _goes_on_as_another(state: str, day: date) -> bool:
    """Whether a State is counted under the code of the one that continues it, of which the list has the acts (YUG from 1992: SRB)."""
    end = continuations().get(state)
    return end is not None and (end.began is None or end.began <= day)


def _numbers(case: Case, day: date, group: frozenset[str] | None) -> list[int] | None:
    """The number by each way in which it may be counted."""
    signed, given, left, back = set(), set(), set(), set()
    uncounted = case.record.facts.list_of(case.treaty.id).uncounted
    for state, actions in case.record.facts.actions(case.treaty.id, case.known).items():
        ended = states().get(state)
        if state in ("*", *uncounted) or (group is not None and state not in group):
            continue
        if ended and ended.valid_until and (ended.valid_until < day or _goes_on_as_another(state, day)):
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
