"""What a treaty forbids, allows, requires, limits or lacks in general, as reports word it: "forbids placing nuclear weapons in orbit".

The assertions that are understood stand in `asked.toml`, each with its provision. One is decided where the words name all of it, say
nothing more, and their stance (forbids, allows, requires ...) is clear; the provision then bears it out or says the opposite.
"""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import tomli

from ....standing.model import BOUND
from .anchor import names_treaty
from .case import Answer, Case, combine
from .provisions import cites, narrower, rule_part, without_names
from .when import explicit
from .words import CONDITIONS, HEDGES, NEGATIONS, TIME_UNITS, has, number, proper, residue

_FILE = os.path.join(os.path.dirname(__file__), "asked.toml")
_FIGURES = re.compile(r"\d[\d,]*")
_MODALS = frozenset({"may", "can", "must", "cannot"})
_TIMED = frozenset({"stockpile-destruction", "clearance", "transparency-report"})
_STANCES = ("forbids", "allows", "requires", "limits")
# What the negation of a stance says, and which stances bear out or deny each kind of provision.
_DENIED = {"forbids": "frees", "allows": "forbids", "requires": "waives", "limits": "frees", "has": "lacks"}
_BORNE_OUT = {
    "forbids": {"forbids"}, "allows": {"allows", "frees"}, "requires": {"requires"}, "limits": {"limits"}, "has": {"has"},
    "lacks": {"lacks"},
}  # fmt: skip
_BELIED = {
    "forbids": {"frees", "allows"}, "allows": {"forbids"}, "requires": {"waives"}, "limits": {"frees"}, "has": {"lacks"},
    "lacks": {"has"},
}  # fmt: skip


class Asked(NamedTuple):
    """One assertion that a provision decides: a word of each set, none of `unless`, none but those of `understood`,

    and the numbers that it sets."""

    treaty: str
    provision: str
    kind: str
    words: tuple[frozenset[str], ...]
    understood: frozenset[str]
    numbers: frozenset[int]
    exact: bool
    unless: frozenset[str]


@cache
def forms(name: str) -> frozenset[str]:
    """The words of one list of forms: how texts say that something is forbidden, allowed, required ..."""
    return _split(_data()["forms"][name])


@cache
def entries(treaty: str = "") -> tuple[Asked, ...]:
    """The assertions about one treaty, or all of them."""
    common = frozenset(word for name in _data()["forms"] if name != "unsure" for phrase in forms(name) for word in phrase.split())
    made = []
    for row in _data()["asked"]:
        lines = tuple(_split(line) for line in row["words"])
        also = _split(row.get("also", "")).union(*lines)
        understood = common | {word for phrase in also for word in phrase.split()}
        numbers = frozenset(int(value) for value in row.get("numbers", "").split())
        made.append(
            Asked(
                row["treaty"],
                row["provision"],
                row["kind"],
                lines,
                understood,
                numbers,
                row.get("exact", False),
                _split(row.get("unless", "")),
            )
        )
    return tuple(entry for entry in made if treaty in ("", entry.treaty))


@cache
def _data() -> dict[str, Any]:
    with open(_FILE, "rb") as file:
        return tomli.load(file)


def _split(line: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in line.split())


def asked(case: Case) -> Answer | None:
    """What the treaty itself forbids, allows, requires, limits or lacks."""
    found = without_names(case.words, case.treaty)
    if not _general(case, found):
        return None
    answers = [answer for entry in entries(case.treaty.id) if (answer := _answer(case, entry, found))]
    return answers[0] if len({answer.verdict for answer in answers}) == 1 else None


def _general(case: Case, found: tuple[str, ...]) -> bool:
    """Whether the claim can be one about the rules: of the treaty or its parties, with no condition, day or State beside them."""
    used, adopted = set(found), case.treaty.adopted
    if case.claim.act in ("demand", "deny", "announce") or used & (HEDGES | CONDITIONS | forms("unsure")) or case.dates or explicit(found):
        return False
    if (adopted and case.dating.first < adopted) or {"no treaty", "no convention"} & _pairs(found):
        return False
    if case.claim.targets:
        bound = all(case.status(state) in BOUND for state in case.claim.targets)
        return bound and case.claim.act != "accuse" and bool({"article", "treaty", "convention"} & used) and not _MODALS & used
    named = names_treaty(case) or bool(forms("subject") & used) or case.claim.norm in _TIMED
    return not narrower(case, found) and named


def _pairs(found: tuple[str, ...]) -> set[str]:
    return {f"{one} {other}" for one, other in pairwise(found)}


def _answer(case: Case, entry: Asked, found: tuple[str, ...]) -> Answer | None:
    """The answer of one provision, where the claim is about it."""
    if not all(any(has(found, phrase) for phrase in line) for line in entry.words):
        return None
    if TIME_UNITS & set(found) - entry.understood or residue(case.p.text, case.treaty, entry.understood, 0):
        return None
    if not cites(found, entry.provision) or any(has(found, phrase) for phrase in entry.unless):
        return None
    stance, fits = stance_of(case, entry, found), _numbers(case, entry, found)
    if fits is None or stance not in _BORNE_OUT[entry.kind] | _BELIED[entry.kind]:
        return None
    holds = stance in _BORNE_OUT[entry.kind]
    if (not fits and not holds) or (case.claim.targets and not (holds and fits)):
        return None
    return combine([rule_part(case, entry.provision, holds and fits)])


def stance_of(case: Case, entry: Asked, found: tuple[str, ...]) -> str:
    """What the words say of the treaty: forbids, allows, requires, limits, or the contrary (frees, waives, lacks); else nothing."""
    kind = entry.kind
    if kind == "limits":
        found = _without_contrast(found)
    month = "may" in proper(case.p.text)
    names = ("has",) if kind in ("has", "lacks") else _STANCES
    shown = {name: [i for i, _ in enumerate(found) if _form_at(found, i, name, month)] for name in names}
    stances = [name for name, places in shown.items() if places]
    denials = [i for i, word in enumerate(found) if word in NEGATIONS and not _object(entry, found, i)]
    if len(stances) != 1 or len(denials) > 1:
        return ""
    stance, places = stances[0], shown[stances[0]]
    if _MODALS & {found[i] for i in places} and len(places) > 1:
        return ""  # "may allow": what is possible, not what is allowed
    if not denials:
        return stance
    denial = denials[0]
    before = any(0 <= place - denial <= 3 for place in places)  # "does not ban", "no party may", "cannot"
    after = any(denial == place + 1 for place in places)  # "may not", "requires no"
    if not before and not after:
        return ""
    return "forbids" if stance == "requires" and "must" in found else _DENIED[stance]


def _object(entry: Asked, found: tuple[str, ...], place: int) -> bool:
    """Whether a negation only names what the rule is about: countries "outside it", States that "haven't joined"."""
    phrases = (phrase for line in entry.words for phrase in line if NEGATIONS & set(phrase.split()))
    return any(found[place : place + len(phrase.split())] == tuple(phrase.split()) for phrase in phrases)


def _form_at(found: tuple[str, ...], place: int, name: str, month: bool) -> bool:
    """Whether a form of the stance begins at a place; "May" with a capital is the month."""
    word = found[place]
    if word == "cannot":
        return name == "allows"
    if word == "may" and month:
        return False
    following = f"{word} {found[place + 1]}" if place + 1 < len(found) else word
    return word in forms(name) or following in forms(name)


def _without_contrast(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words without "without outlawing them": what a limit is not."""
    if "without" not in found:
        return found
    start = found.index("without")
    after = start + 1
    return found[:start] + found[after + 1 :] if set(found[after : after + 1]) & forms("forbids") else found


def _numbers(case: Case, entry: Asked, found: tuple[str, ...]) -> bool | None:
    """Whether the numbers named are those of the provision; None where they are others and the provision sets no single one."""
    years = {int(found[place]) for place, _ in explicit(found) if found[place].isdigit()}
    article = {int(after) for word, after in pairwise(found) if word == "article" and after.isdigit()}
    figures = {int(text.replace(",", "")) for text in _FIGURES.findall(case.p.text) if len(text) < 9}
    spelt = {value for word in found if not word[0].isdigit() and word != "one" and (value := number(word))}
    named = ({figure for figure in figures if not 1900 <= figure <= 2099} - article - years) | spelt
    if entry.exact:
        return named == entry.numbers if len(named) == 1 else None
    return True if named <= entry.numbers else None
