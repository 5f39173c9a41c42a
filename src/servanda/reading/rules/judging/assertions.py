"""The elementary assertions about who is bound that one claim holds: "signed in 1997 but ratified only in 2012" holds two."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ...model import Period, Proposition
from .when import explicit, speaks_of_time
from .words import MONTH_WORDS, NEGATIONS, WEEKDAYS, vocabulary

_KINDS = ("sign", "signatory", "ratify", "accede", "join", "party", "bound", "deposit")
TRIGGERS = {word: kind for kind in _KINDS for word in vocabulary(f"assertions.{kind}")}
# What the field `relation` says where the words have no verb of their own: "Estonia in 2004".
RELATIONS = {
    "party": "party", "signatory": "signatory", "signed": "sign", "ratified": "ratify", "acceded": "accede", "joined": "join",
    "bound": "bound",
}  # fmt: skip
UNDERSTOOD = NEGATIONS | frozenset(TRIGGERS) | vocabulary("assertions.also")
_GROUPS = vocabulary("assertions.groups")
_BECOMES = vocabulary("assertions.becomes")
_NO_PARTY = frozenset({"outside", "out", "away", "non-party", "non-member", "non-signatory"})
# A clause that begins so sets the time of something else and asserts nothing itself: "before thirty States have ratified it".
SUBORDINATE = vocabulary("assertions.subordinate")
_CREATES = frozenset({"creates", "create", "created", "has", "have", "had"})
_INSTRUMENT = (("instrument", "of"), ("instruments", "of"))
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
AUXILIARIES = frozenset({"has", "have", "had", "is", "are", "was", "were", "did", "does", "do", "will", "would"})


class Assertion(NamedTuple):
    """One predicate about a State, its polarity, and the time it is given."""

    kind: str  # sign | signatory | ratify | accede | deposit | join | become | party | bound
    negated: bool = False
    never: bool = False
    no_longer: bool = False
    since: bool = False
    period: Period | None = None


def assertions(p: Proposition, found: tuple[str, ...], resolved: list[Period] | None) -> list[Assertion] | None:
    """The assertions in order of the text; None where polarity or time cannot be told for sure."""
    if found[:1] in (("while",), ("whereas",)) and not _PRONOUNS & set(found[1:2]):
        found = found[1:]  # a contrast: both of its sides are asserted
    if found[:1] and found[0] in SUBORDINATE and not (found[0] == "since" and _a_day(found[1:2])):
        return None
    if any(a in AUXILIARIES and b in _PRONOUNS for a, b in pairwise(found)) and not {"nor", "neither"} & set(found):
        return None  # "has it signed": a question, or the rest of a "nor" that was cut off
    places = triggers(found)
    if not places:
        return _from_relation(p, found, resolved)
    made: list[Assertion] = []
    start = 0
    for number, (place, kind) in enumerate(places):
        inherited = bool(made) and made[-1].negated
        polarity = _polarity(found[start:place], found[place], inherited)
        if polarity is None or (inherited and not polarity[0] and found[start:place] == ("and",)):
            return None  # "has not signed and ratified": how far the negation reaches is open
        following = places[number + 1][0] if number + 1 < len(places) else len(found)
        own = found[start if number == 0 else place : following]
        written = [period for _, period in explicit(own)]
        if len(written) > 1:
            return None
        since = "since" in own or (kind == "bound" and ("from" in own or found[place] in ("force", "effect") or "became" in found[:place]))
        if polarity[0] and "until" in own:  # "was not bound until 2010": it came about then
            polarity, since = (False, False, False), True
        made.append(Assertion(kind, *polarity, since, written[0] if written else None))
        if kind == "sign" and place and found[place - 1] == "only" and len(places) == 1:
            made.append(Assertion("ratify", True))  # "it had only signed"
        start = place + 1
    if any(word in NEGATIONS for word in found[start:]):
        return None  # "is bound by no treaty at all"
    return _timed([entry for number, entry in enumerate(made) if entry not in made[:number]], found, resolved)


def _a_day(following: tuple[str, ...]) -> bool:
    """Whether a time follows: "since Saturday", "since 1999"."""
    return bool(following) and (
        following[0] in WEEKDAYS or following[0] in MONTH_WORDS or following[0][:1].isdigit() or following[0] in ("last", "the")
    )


def triggers(found: tuple[str, ...]) -> list[tuple[int, str]]:
    """The places of the words that assert something, and what."""
    places = []
    for place, word in enumerate(found):
        kind = TRIGGERS.get(word)
        before = found[place - 1] if place else ""
        if word == "name" and "put" in found[max(0, place - 3) : place]:
            kind = "sign"
        elif (word in ("out", "away") and before in ("kept", "keeps", "stayed", "stays", "keep", "stay", "remained", "remains")) or (
            word == "in"
            and before in ("is", "are", "stays", "stay", "remains", "remain")
            and found[place + 1 : place + 2] in ((), ("the",))
        ):
            kind = "party"
        elif kind in ("ratify", "accede") and found[max(0, place - 2) : place] in _INSTRUMENT:
            kind = None  # "deposited its instrument of accession": the deposit is asserted
        elif kind == "deposit" and not {"instrument", "instruments", "accession"} & set(found[max(0, place - 3) : place + 4]):
            kind = None
        elif kind == "party" and (before in _GROUPS or _GROUPS & set(found[place + 1 : place + 4])):
            kind = None  # a NATO member, a member of the EU
        elif kind == "party" and _BECOMES & set(found[max(0, place - 4) : place]):
            kind = "become"
        elif word == "binding" and before != "legally" and found[place + 1 : place + 2] not in (("on",), ("for",)):
            kind = None
        elif _begins_to_bind(found, place) or (word in ("obligation", "obligations") and _no_duty(found, place)):
            kind = "bound"
        if kind:
            places.append((place, kind))
    return places


def _begins_to_bind(found: tuple[str, ...], place: int) -> bool:
    """Whether the word ends "in force for", "took effect for": the treaty then binds the State that follows."""
    before = found[place - 1] if place else ""
    said = (found[place] == "force" and before in ("in", "into")) or (found[place] == "effect" and before == "took")
    return said and "for" in found[place + 1 : place + 2]


def _no_duty(found: tuple[str, ...], place: int) -> bool:
    """Whether "obligation" denies that anything binds: "creates no obligation for it", "has no obligations under it"."""
    following = found[place + 1 : place + 2]
    denied = "no" in found[max(0, place - 2) : place]
    return denied and following in ((), ("for",), ("under",)) and bool(_CREATES & set(found[max(0, place - 4) : place]))


def other_object(found: tuple[str, ...]) -> bool:
    """Whether something else than the treaty is joined or signed: "joined NATO in 2023"; or it is so in name only."""
    return any(_GROUPS & set(found[place + 1 : place + 3]) for place, kind in triggers(found) if kind != "party") or "all but" in " ".join(
        found
    )


def _polarity(stretch: tuple[str, ...], trigger: str, inherited: bool) -> tuple[bool, bool, bool] | None:
    """Whether the stretch before a trigger negates it, never, no longer; None where two negations meet."""
    no_longer = ("no", "longer") in pairwise(stretch)
    counted = [
        word for place, word in enumerate(stretch)
        if word in NEGATIONS and word not in _NO_PARTY and not (word == "yet" and stretch[place + 1 : place + 2] != ("to",))
    ]  # fmt: skip
    of_itself = trigger in _NO_PARTY
    if len(counted) + of_itself > 1 + ("neither" in counted and "nor" in counted):
        return None
    if not counted and not of_itself and inherited and stretch[:1] and stretch[0] in ("or", "nor"):
        return True, False, False
    return bool(counted) or of_itself, "never" in counted, no_longer


def _timed(made: list[Assertion], found: tuple[str, ...], resolved: list[Period] | None) -> list[Assertion] | None:
    """The assertions with the days that reading resolved, where it is clear to which they belong."""
    if resolved is None:
        return None
    written = [entry.period for entry in made if entry.period]
    if len(resolved) == len(written) or not resolved:
        return made
    if len(made) == len(resolved) and all(entry.period in (None, day) for entry, day in zip(made, resolved, strict=True)):
        return [entry._replace(period=day) for entry, day in zip(made, resolved, strict=True)]
    if len(made) == 1 and len(resolved) == 1:
        return [made[0]._replace(period=resolved[0], since=made[0].since)]
    if not written and len(resolved) == 1 and speaks_of_time(found):
        return None
    return made if written and len(resolved) < len(written) else None


def _from_relation(p: Proposition, found: tuple[str, ...], resolved: list[Period] | None) -> list[Assertion] | None:
    """What the fields say where the words are elliptical; the polarity must stand in the words too."""
    kind = RELATIONS.get(p.relation)
    shown = [word for word in found if word in NEGATIONS]
    if kind is None or resolved is None or len(resolved) > 1 or len(shown) > 1 or (p.negated and not shown):
        return None
    if resolved and kind == "party":
        kind = "become"
    return [Assertion(kind, bool(shown), "never" in shown, False, False, resolved[0] if resolved else None)]
