"""What a treaty bans and what it leaves out: the norms named must be prohibitions of it, the things outside lie outside its definitions."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ....assertions.model import Assertion
from ....assertions.terms import CONTRADICTED, SUPPORTED
from ....law.model import Treaty
from ....lexicon import english
from ....lexicon.english import terms
from ....lexicon.likeness import concepts
from ....lexicon.statements import ALL, EVERY, UNDOING, accounted, statements_for
from .case import Answer, Case, Part, combine, norm_of, sentence
from .words import CONDITIONS, HEDGES, NEGATIONS, TIME_UNITS, has, may_be, proper, residue, state_words, treaty_words, vocabulary, words

_BANS = vocabulary("provisions.bans")
_ALLOWS = vocabulary("provisions.allows")
_NORMS = ("use", "production", "stockpiling", "transfer")
_ITEMS = {word: norm for norm in _NORMS for word in vocabulary(f"provisions.{norm}")}
_POLICY = frozenset({"will", "would", "should", "must", "policy", "policies", "president", "government", "law", "except"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_POINTING = frozenset({"those", "these", "such"})  # "those exports": what is meant stands elsewhere
_BAN_WORDS = _BANS | _ALLOWS | frozenset(_ITEMS) | NEGATIONS | vocabulary("provisions.ban_words")
_MODALS = frozenset({"may", "must"})
_ALLOWED_DEEDS = ("keep", "transferred")
_ENDS = {
    "training": frozenset({"teach", "training", "train"}), "destruction": frozenset({"destruction"}), "detection": frozenset({"detection"}),
    "clearance": frozenset({"clearance"}), "destroyed": frozenset({"destruction"}),
}  # fmt: skip
_COVERS = vocabulary("provisions.covers")
_SCOPE_WORDS = _BANS | _ALLOWS | NEGATIONS | _COVERS | vocabulary("provisions.scope_words")


_DUAL = vocabulary("provisions.dual")  # what is banned for one purpose and not for another
_PURPOSE = re.compile(r"\bfor (?:the )?(?:purposes? of )?(?:destruction|disposal|training|research|detection|clearance)\b", re.IGNORECASE)


def bans(case: Case) -> Answer | None:
    """That the treaty bans production, stockpiling, use ..., each of which must be a prohibition of it; or that it allows one of them."""
    found, used = case.words, set(case.words)
    if case.claim.targets or case.claim.act == "demand" or used & (HEDGES | CONDITIONS | _POLICY) or case.p.modality not in ("fact", ""):
        return None
    if _POINTING & used or UNDOING & concepts(" ".join(found)) or has(found, "no treaty") or has(found, "no convention"):
        return None
    if case.treaty.adopted and case.dating.first < case.treaty.adopted:
        return None
    if narrower(case, found) or "only" in used or _DUAL & used or any(p.search(case.p.text) for p in (_PURPOSE, EVERY)):
        return None
    if case.dates or TIME_UNITS & used or {"all", "every"} & used:
        return None  # "bans mines until 2030", "in force since 1985, bans tests", "bans all gases": more is said than that it bans them
    plain = without_names(found, case.treaty)
    verbs = (_BANS | _ALLOWS) & set(plain) or _forbidding_modal(plain)
    if (
        not verbs
        or (verbs - _MODALS and may_be(case.p.text))
        or residue(case.p.text, case.treaty, _BAN_WORDS)
        or _outside(case.treaty, found)
    ):
        return None
    negatives = [word for word in found if word in NEGATIONS]
    if len(negatives) > 1 or (case.p.negated and not negatives) or (negatives and "but" in used):
        return None
    if negatives and not verbs & _MODALS and not _denies(plain, verbs):
        return None
    forbidden = bool(_BANS & verbs) != bool(negatives)  # what the claim says of the conduct it names
    norms = sorted({_ITEMS[word] for word in plain if word in _ITEMS})
    if not norms:
        if not _names_weapon(case.treaty, plain) or {"all", "every", "any"} & used:
            return None
        norms = list(_NORMS)
    refs = [_prohibition(case.treaty, norm) for norm in norms]
    if None in refs or not all(cites(found, ref) for ref in refs if ref) or not _as_the_treaty_says(case, found, verbs):
        return None  # not forbidden under this name; another rule of the treaty may still reach it
    return combine([rule_part(case, ref, forbidden) for ref in dict.fromkeys(refs) if ref])


def _as_the_treaty_says(case: Case, found: tuple[str, ...], verbs: set[str] | frozenset[str]) -> bool:
    """Whether what is banned is told as narrowly as the treaty bans it: not "all tests", nor "weapons in orbit"."""
    place = max(place for place, word in enumerate(found) if word in verbs)
    matter = found[place + 1 :]
    if _BE & set(found[max(0, place - 3) : place]):  # "nuclear tests are banned by it", "under it, nuclear tests are banned"
        plain = without_names(found, case.treaty)
        end = max(i for i, word in enumerate(plain) if word in _BE)
        matter = tuple(word for word in plain[:end] if word not in ("under", "treaty"))
    told = Assertion("rule", "forbids", treaty=case.treaty.id, about=" ".join(matter))
    statements = statements_for(told)
    return all(s.holds for s in statements) and (accounted(told, statements) if statements else not ALL.search(told.about))


def _forbidding_modal(found: tuple[str, ...]) -> frozenset[str]:
    """The modal of "a party may never use", "no member may keep"; nothing where "may" stands without a denial beside it."""
    place = next((i for i, word in enumerate(found) if word in _MODALS), -1)
    beside = {*found[max(0, place - 3) : place], *found[place + 1 : place + 2]} if place >= 0 else set()
    return frozenset({found[place]}) if beside & {"not", "never", "no"} else frozenset()


def _denies(found: tuple[str, ...], verbs: set[str] | frozenset[str]) -> bool:
    """Whether the one negation stands right before the verb: "does not ban", "are not allowed"."""
    place = next(i for i, word in enumerate(found) if word in NEGATIONS)
    return bool(verbs & set(found[place + 1 : place + 4]))


def narrower(case: Case, found: tuple[str, ...]) -> bool:
    """Whether States or groups are named, so that more is said than what the treaty forbids its parties."""
    other = state_words() - treaty_words(case.treaty) - {"state", "states", "council", "security", "article"}
    return (
        bool(case.p.others)
        or any(word in other and word in proper(case.p.text) for word in found)
        or bool({"group", "groups", "armed"} & set(found))
    )


def cites(found: tuple[str, ...], ref: str) -> bool:
    """Whether the article that the words name, if they name one, is that of a provision: "Article 6" fits 6(3), not 7."""
    named = {after for word, after in pairwise(found) if word == "article"}
    numbered = {name for name in named if name.isdigit() or not set(name) - set("ivx")}
    return not numbered or numbered == {ref.partition("(")[0].lower()}


def rule_part(case: Case, ref: str, holds: bool) -> Part:
    """A provision as what decides: its words, and whether they bear out what is claimed."""
    return Part(holds, _rule(case, ref), (case.provision(ref),))


def _rule(case: Case, ref: str) -> str:
    provision = case.treaty.find(ref)
    says = provision.says.rstrip(".") if provision else ""
    return f"{case.art(ref)}: {says[:1].lower()}{says[1:]}"


def _prohibition(treaty: Treaty, norm: str) -> str | None:
    """The provision that forbids a norm outright, or None."""
    entry = norm_of(treaty, norm)
    return entry.provision if entry and entry.kind == "prohibition" else None


def exceptions(case: Case) -> Answer | None:
    """That the treaty allows keeping or transfer for an end that it names: training, destruction (Ottawa 3, CCM 3(6) and (7))."""
    used = set(case.words)
    if case.claim.targets or case.claim.act == "demand" or case.p.modality not in ("fact", "") or used & (HEDGES | CONDITIONS | NEGATIONS):
        return None
    if case.dates or any(word.replace(",", "").isdigit() for word in case.words):
        return None  # how many, and until when, is more than that it allows it
    deed = next((deed for deed in _ALLOWED_DEEDS if vocabulary(f"provisions.{deed}") & used), "")
    end = next((end for end in _ENDS if end in used), "")
    if not _ALLOWS & used or not deed or not end or residue(case.p.text, case.treaty, _BAN_WORDS | vocabulary("provisions.exceptions")):
        return None
    for provision in case.treaty.provision:
        says = set(words(provision.says))
        if _ALLOWS & says | ({"may"} & says) and vocabulary(f"provisions.{deed}") & says and _ENDS[end] & says:
            return combine([rule_part(case, provision.ref, True)])
    return None


@lru_cache(maxsize=64)
def _aliases(treaty: Treaty) -> tuple[tuple[str, ...], ...]:
    """The names of the treaty that hold a ban as a noun, longest first: "Mine Ban Treaty" says nothing of what is banned."""
    made = {words(name) for name in (treaty.name, treaty.short, *english.names(treaty.id))}
    nouns = {"ban", "mine-ban", "test-ban", "prohibition"}
    return tuple(sorted((name for name in made if len(name) > 1 and nouns & set(name)), key=len, reverse=True))


@lru_cache(maxsize=1024)
def without_names(found: tuple[str, ...], treaty: Treaty) -> tuple[str, ...]:
    """The words without such names of the treaty."""
    left = list(found)
    for name in _aliases(treaty):
        place = 0
        while place <= len(left) - len(name):
            if tuple(left[place : place + len(name)]) == name:
                left[place : place + len(name)] = ["treaty"]
            place += 1
    return tuple(left)


def _names_weapon(treaty: Treaty, found: tuple[str, ...]) -> bool:
    """Whether the words name the weapon of the treaty."""
    named = {words(term) for weapon in terms(treaty.id).weapon[:1] for term in (weapon.name, *weapon.terms)}
    return any(has(found, " ".join(term)) or has(found, " ".join(term) + "s") for term in named)


def _outside(treaty: Treaty, found: tuple[str, ...]) -> list[int]:
    """The places, in the law's list of things outside the definitions, of those that the words name."""
    return [
        place for place, thing in enumerate(terms(treaty.id).outside)
        if any(has(found, " ".join(words(term))) or has(found, " ".join(words(term)) + "s") for term in (thing.name, *thing.terms))
    ]  # fmt: skip


def scope(case: Case) -> Answer | None:
    """That a weapon lies outside, or inside, what the treaty is about: "anti-vehicle mines are not banned"."""
    found, used = case.words, set(case.words)
    if case.claim.targets or case.claim.act == "demand" or used & (HEDGES | CONDITIONS) or case.p.modality not in ("fact", ""):
        return None
    named, plain = _outside(case.treaty, found), set(without_names(found, case.treaty))
    if len(named) != 1 or not (_COVERS | _BANS | _ALLOWS) & plain or "only" in used:
        return None
    if residue(case.p.text, case.treaty, _SCOPE_WORDS | _outside_words(case.treaty)):
        return None
    negatives = [word for word in found if word in NEGATIONS]
    allows = bool(_ALLOWS & plain)
    if len(negatives) > 1 or (negatives and (allows or not (negatives == ["outside"] or _denies(found, set(_COVERS | _BANS))))):
        return None
    name = terms(case.treaty.id).outside[named[0]].name
    thing = next(thing for thing in case.treaty.outside if thing.name == name)
    says = sentence(f"{case.art(thing.provision)}: {thing.why}")
    return Answer(SUPPORTED if negatives or allows else CONTRADICTED, says, (case.provision(thing.provision),))


@lru_cache(maxsize=64)
def _outside_words(treaty: Treaty) -> frozenset[str]:
    found = {word for thing in terms(treaty.id).outside for term in (thing.name, *thing.terms) for word in words(term)}
    return frozenset(found | {f"{word}s" for word in found})
