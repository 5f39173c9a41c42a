"""How many States signed, ratified or are bound, and whether a whole group of States is among them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ....assertions.model import Assertion as NewAssertion
from ....dates import in_words
from ....standing.model import BOUND
from ....standing.wording import called
from .assertions import SUBORDINATE, TRIGGERS, UNDERSTOOD, Assertion
from .case import Answer, Case, Part, combine, listing
from .status import evaluate, signature
from .words import NEGATIONS, at, has, number, residue, vocabulary

_MORE = ("more than", "over", "at least", "upwards of", "in excess of")
_LESS = ("fewer than", "less than", "under", "not even")
_NEAR = ("nearly", "almost", "close to")
_ABOUT = ("about", "around", "some", "roughly", "approximately")
_MODIFIERS = {"more": _MORE, "less": _LESS, "near": _NEAR, "about": _ABOUT}
_COUNTED = vocabulary("counts.counted")
_GROUPS = {"nato": "NATO", "nato's": "NATO", "eu": "EU", "eu's": "EU", "csto": "CSTO", "g7": "G7"}
_BANNED = vocabulary("counts.banned")
_NAMED = dict.fromkeys((*_BANNED, "name", "names"), "")
# "49 parties in Africa", "eight members with stockpiles": some of them, whom the list does not tell apart.
_SOME = re.compile(
    r"\b(?:part(?:y|ies)|members?|signatories|ratifications|accessions|adherents|states|countries)\s+(?:with|within|from|across|among|outside)\b"
    r"|\b(?:parties|members|signatories|ratifications|accessions|adherents)\s+in\s+(?!all\b|total\b|\d|(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b)|\bamong them\b", re.IGNORECASE,
)  # fmt: skip
_ANY_KIND = frozenset({"un", "member", "sovereign", "other", "more", "additional", "further", "different", "independent", "of", "or"})
_BINDING = frozenset({"party", "join", "bound", "become"})
_MEMBERS = vocabulary("counts.members")
_STANDS = {"sign": "had signed", "signatory": "had signed", "party": "was a party", "bound": "was bound"}
_EXCEPT = ("except", "but", "apart from", "other than", "with the exception of", "save", "bar", "excluding")
_WORDS = (
    UNDERSTOOD | frozenset(" ".join((*_MORE, *_LESS, *_NEAR, *_ABOUT, *_EXCEPT)).split()) | _COUNTED | _BANNED | vocabulary("counts.words")
)


_OTHERS = frozenset({"but", "these", "those", "other", "another", "remaining", "further", "first", "last", "both", "its", "their"})
_FURTHER = frozenset({"more", "others", "further"})


class Count(NamedTuple):
    """How many States stand so on a day: `few` by the strict sense of the word, `many` by the loose one."""

    few: int
    many: int
    what: str


def counts(case: Case) -> Answer | None:
    """The number of parties, signatories or ratifications as reports give it, on the day of publication."""
    if not case.whole_list or case.claim.act in ("demand", "deny") or case.p.negated or case.p.modality not in ("fact", ""):
        return None
    found = _without_age(case, case.words)
    place = _counted_at(found)
    if _SOME.search(case.p.text):
        return None
    if place > 0 and found[place - 1] == "all":
        return None  # "all 193 nations signed up to it" tells how many there are
    if has(found, "first day") or any(period.end < case.dating.first for period in case.dates):
        return None  # as many as there were then, not as there are
    if place < 0 or found[0] in SUBORDINATE or ({"force"} | NEGATIONS) & set(found) or residue(case.p.text, case.treaty, _WORDS):
        return None
    wanted = number(found[place])
    counted = [_count(case, found, day) for day in sorted({case.dating.first, case.dating.last})]
    if wanted is None or None in counted:
        return None
    modifier = next((kind for kind, phrases in _MODIFIERS.items() if any(_before(found, place, p) for p in phrases)), "exact")
    holds = {_compare(modifier, wanted, entry) for entry in counted if entry}
    first = counted[0]
    if len(holds) > 1 or first is None or (holds == {False} and _of_some(found, place)):
        return None
    says = f"on {in_words(case.day)} {called(case.treaty)} had {first.few} {first.what}"
    if first.many != first.few:
        says += f", and {first.many} States had deposited an instrument that stands"
    compare = {"more": ">", "less": "<", "about": "~", "exact": "="}.get(modifier)
    of = {"signatories": "signatories", "ratifications and accessions": "ratifications", "parties": "parties"}[first.what]
    means = NewAssertion("count", wanted, of=of, compare=compare) if compare else None
    parts = [Part(holds.pop(), says, (case.listed(says),), means=means)]
    if "including" in found:
        parts.append(_group(case, found[found.index("including") + 1 :], Assertion("party")))
    return combine(parts)


def groups(case: Case) -> Answer | None:
    """That every member of a group, or none, is a party or signed: "no NATO member has signed"."""
    found = case.words
    if case.claim.act in ("demand", "deny") or case.p.modality not in ("fact", "") or case.periods() != []:
        return None
    if residue(case.p.text, case.treaty, _WORDS):
        return None
    kinds = {TRIGGERS[word] for place, word in enumerate(found) if word in TRIGGERS and (not place or found[place - 1] not in _GROUPS)}
    if len(kinds) != 1 or any(word in found for word in ("not", "never", "neither", "outside", "including", "nor", "yet")):
        return None
    return combine([_group(case, found, Assertion(kinds.pop()))])


def _without_age(case: Case, found: tuple[str, ...]) -> tuple[str, ...]:
    """The words without how old the treaty is: "since 2013" where it was opened then or later, "after eleven years"."""
    start = case.treaty.opened or case.treaty.adopted
    for place, word in enumerate(found[:-1]):
        following = found[place + 1]
        if word == "since" and start and following.isdigit() and 1900 < int(following) <= start.year:
            return found[:place] + found[place + 2 :]
        if word == "after" and number(following) and found[place + 2 : place + 3] == ("years",):
            return found[:place] + found[place + 3 :]
    return found


def _counted_at(found: tuple[str, ...]) -> int:
    """The place of the one number that counts States, or -1."""
    numbers = [
        i for i, word in enumerate(found) if number(word) not in (None, 0) and not (word == "one" and found[i + 1 : i + 2] == ("of",))
    ]
    if any(set(found[max(0, i - 1) : i]) & _OTHERS or set(found[i + 1 : i + 2]) & _FURTHER for i in numbers):
        return -1  # "all but five States", "these four", "24 more"
    places = [i for i in numbers if _COUNTED & set(found[i + 1 : i + 3])]
    kind = found[places[0] + 1] if places else ""
    if kind and kind not in _COUNTED and kind not in _ANY_KIND and found[places[0] + 2] in _MEMBERS:
        return -1  # "112 African States"
    share = "of" in found[max(0, places[0] - 3) : places[0]] if places else False  # "one in five of the 164 parties"
    return places[0] if len(places) == len(numbers) == 1 and not share else -1


def _of_some(found: tuple[str, ...], place: int) -> bool:
    """Whether a number may be that of States spoken of before, or of a region: "the three are parties", "only two are parties"."""
    return "only" in found or found[max(0, place - 1) : place] == ("the",)


def _before(found: tuple[str, ...], place: int, phrase: str) -> bool:
    """Whether a phrase stands right before a number, an article between them or not."""
    wanted = tuple(phrase.split())
    ends = (place, place - 1) if place and found[place - 1] in ("a", "the") else (place,)
    return any(found[max(0, end - len(wanted)) : end] == wanted for end in ends)


def _count(case: Case, found: tuple[str, ...], day: date) -> Count | None:
    """What the words count, as it stood on a day; None where they count more than one thing or the list does not reach."""
    kinds = {TRIGGERS.get(word, "sign" if word in ("name", "names") else "party") for word in found if word in TRIGGERS | _NAMED}
    if not case.settled("bound", day) or not case.settled("no party", day) or (not case.listed_to(day) and not kinds <= _BINDING):
        return None
    states = [code for code in case.record.facts.actions(case.treaty.id, case.known) if code != "*"]
    if kinds <= {"sign", "signatory"} and kinds:
        signed = [code for code in states if (act := signature(case, code)) and act.day <= day]
        return Count(len(signed), len(signed), "signatories")
    statuses = [standing.status for code in states if (standing := case.standing(code, day))]
    bound = sum(status in BOUND for status in statuses)
    consented = bound + sum(status in ("pending", "provisionally applying") for status in statuses)
    if kinds <= {"ratify", "accede"} and kinds:
        return Count(consented, consented, "ratifications and accessions")
    if kinds <= _BINDING and kinds:
        return Count(bound, consented, "parties") if case.record.start(case.treaty.id, case.known).day else None
    return None


def _compare(modifier: str, wanted: int, count: Count) -> bool | None:
    """Whether a number fits. Lists differ by a State or two, so what lies that near a limit is open."""
    if modifier == "more":
        return True if count.few > wanted else False if count.many + 2 < wanted else None
    if modifier == "less":
        return True if count.many < wanted else False if count.few - 2 > wanted else None
    if modifier == "near":
        return True if 0.9 * wanted <= count.many and count.few < wanted else False if not 0.8 * wanted < count.few < 1.1 * wanted else None
    off = min(abs(wanted - count.few), abs(wanted - count.many))
    if modifier == "about":
        return True if off <= 0.05 * wanted else False if off > 0.15 * wanted else None
    return True if off == 0 else False if off > max(3, 0.03 * wanted) else None


def _group(case: Case, found: tuple[str, ...], asserted: Assertion) -> Part:
    """Whether all, or none, of a group of States stand as asserted; the speaker's own State is no ally of its own."""
    place = next((i for i, word in enumerate(found) if word in _GROUPS), -1)
    quantifiers = {"all": True, "every": True, "each": True, "no": False, "none": False}
    said = [quantifiers[word] for word in found[:place] if word in quantifiers] if place > 0 else []
    if len(said) != 1 or not _MEMBERS & set(found[place + 1 : place + 3]):
        return Part(None, "")
    group, everyone = _GROUPS[found[place]], said[0]
    excepted = _excepted(case, found)
    if excepted is None:
        return Part(None, "")
    if "our" in found[:place] or "allies" in found:
        excepted = excepted | set(case.claim.speaker_for)
    states = sorted(case.record.facts.members(group, case.day) - excepted)
    results = {state: evaluate(case, state, asserted).holds for state in states}
    if not states or None in results.values():
        return Part(None, "")
    apart = [state for state, holds in results.items() if holds is not everyone]
    stands = _STANDS.get(asserted.kind, "had joined")
    name = group if group == "NATO" else f"the {group}"
    who = f"{'every' if everyone else 'no'} member of {name}"
    beside = f" other than {listing(case.name(s) for s in sorted(excepted))}" if excepted else ""
    but = f", {listing(case.name(s) for s in apart)} aside," if apart else ""
    says = f"{who}{beside}{but} {stands} on {in_words(case.day)}"
    return Part(not apart, says, (case.listed(says),))


def _excepted(case: Case, found: tuple[str, ...]) -> set[str] | None:
    """The States that the words leave out of a group; None where they leave out something that reading did not name."""
    if not any(has(found, phrase) and at(found, phrase) > 0 for phrase in _EXCEPT):
        return set()
    named = set(case.p.others) | set(case.claim.targets)
    return named or None
