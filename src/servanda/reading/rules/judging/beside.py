"""What stands beside a claim and makes it say more, or something else, than any rule here takes it for. Patterns in vocabulary.toml."""

from __future__ import annotations

import re
from functools import cache

from .... import law
from ....assertions.terms import DUTIES
from ....record.states import names
from ..clauses import STATUS
from ..lexicon import scan
from ..times import PART_OF_A_TIME
from .case import Case
from .words import vocabulary

_DOCUMENTS = vocabulary("beside.documents")
_OF_ANOTHER = re.compile(
    rf"\b(?:sign|ratif|join|left|leav|withdr|quit|acced)\w*\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(_DOCUMENTS))})s?\s+"
    r"(?:[\w-]+\s+){0,4}?(?:with|under|to|on|of|about|from|for)\b", re.IGNORECASE,
)  # fmt: skip
_IN_BREACH = re.compile(r"\bin (?:clear |direct |open )?(?:breach|violation|contravention|defiance) of\b", re.IGNORECASE)
_AS_REQUIRED = re.compile(r"\bas (?:the )?(?:[\w-]+ ){0,6}(?:requires?|required|demands?|demanded|obliges?|obliged)\b")
_SOME_OF_THEM = re.compile(
    r"\b(?:one|either|some|many|most|several) of\b"
    r"(?! (?:the|its|[\w' ]{1,30}'s?) (?:very )?(?:first|founding|last|original))|\bamong them\b",
    re.IGNORECASE,
)  # fmt: skip
_NOT_ALL = re.compile(r"\b(?:not|n't)\b.{1,80}\b(?:both|all of)\b|^\W*not\b.{1,60}\bbut\b", re.IGNORECASE)
# A rank among those who left, which only "the first country to leave" tells of all.
_RANKED = re.compile(
    r"\b(?:first|second|third|last|latest|only|sole)\b"
    r"(?! (?:ever )?(?:(?:state|country|nation|party|member) )?(?:ever )?to\b)"
    r"(?= (?:[\w-]+ ){0,4}(?:to (?:have )?(?:leave|left|quit|withdraw|exit)|that (?:left|quit|has)))"
    r"|\b(?:only|sole) (?:state|country|nation|party|member) to\b", re.IGNORECASE,
)  # fmt: skip
# "ratified it before 2015": no year in which it was done
_BEFORE_A_YEAR = re.compile(
    r"\b(?:before|after|prior to|(?:earlier|later|sooner) than|as early as) (?:(?:early|late|mid) )?(?:[A-Z]\w+ )?(?:19|20)\d\d\b(?!,? .)"
    r"|\b(?:signed|ratified|joined|acceded to)\b.{1,80}\bby (?:19|20)\d\d\b"
    r"|\bha(?:s|ve) (?:signed|ratified|joined)\b.{1,80}\bsince (?:19|20)\d\d\b"
)
_IN_A_CITY = re.compile(r"\b(?:signed|ratified|joined|acceded)\b.{0,120}?\b(?:in|at) ([A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
_TAIL = re.compile(
    r"\bbefore any\b|\b(?:signed|ratified|joined|acceded)\b.{1,80}\bfor (?:\w+ ){0,2}(?:years?|months?)\b"
    r"|\bwithin (?:\w+ ){1,2}(?:days?|weeks?|months?|years?|decades?) of\b", re.IGNORECASE,
)  # fmt: skip
_OURS = re.compile(
    r"^\W*(?:\w+ ){0,2}our (?:[\w-]+ )?(?:neighbours?|neighbors?|ally|allies|partners?|friends?|enem(?:y|ies))\b", re.IGNORECASE,
)  # fmt: skip


# Whom a notice, a report or a request for more time goes to, under any treaty.
TOLD_TO = {"withdrawal": frozenset({"UN", "UNSC"}), **dict.fromkeys(DUTIES, frozenset({"UN", "OPCW"}))}


def beside(case: Case) -> bool:
    """Whether what is signed or left is another thing, of which part of a time, some of several or not all of them is told."""
    text = case.p.text
    if PART_OF_A_TIME.search(text) or _OURS.search(text):
        return True
    if case.claim.norm in DUTIES and case.claim.targets and (_IN_BREACH.search(text) or _AS_REQUIRED.search(text)):
        return True  # whether it was done in time is more than that it was done
    if (case.claim.norm == "other" and _of_others_too(case)) or (not case.claim.targets and _another_body(case)):
        return True
    if case.claim.norm not in STATUS:
        return False
    if case.claim.targets and _BEFORE_A_YEAR.search(text):
        return True
    if case.claim.norm == "withdrawal" and _RANKED.search(text):
        return True
    if any(pattern.search(text) for pattern in (_SOME_OF_THEM, _NOT_ALL, _TAIL)) or _placed(case):
        return True
    return bool(_OF_ANOTHER.search(text)) and not _is_a_document(case)

def _of_others_too(case: Case) -> bool:
    """Whether another treaty stands beside this one, so that a verdict would be one on half of what is said."""
    own, text = case.treaty.short, case.p.text
    return any(short in text and short not in own and own not in short for short in _shorts())


def _another_body(case: Case) -> bool:
    """Whether what a treaty says is told with a body of which it knows nothing: "it requires reports to the IAEA", of mines."""
    found = scan(case.p.text)
    first = next((m.end for m in found if m.kind in ("treaty", "weak-treaty")), 0)
    known = TOLD_TO.get(case.claim.norm) or _bodies(case.treaty.id)
    return any(m.kind == "organisation" and m.start >= first and not known.issuperset(m.ids) for m in found)


@cache
def _bodies(treaty: str) -> frozenset[str]:
    """The bodies that the law of a treaty names, and the United Nations."""
    rules = law.treaty(treaty)
    told = [*rules.depositary, *(provision.says for provision in rules.provision)]
    told += [text for statement in rules.statement for text in (statement.about, *statement.also)]
    return frozenset(code for text in told for m in scan(text) if m.kind == "organisation" for code in m.ids) | {"UN"}


@cache
def _shorts() -> tuple[str, ...]:
    return tuple(law.treaty(treaty).short for treaty in law.treaty_ids())


def _placed(case: Case) -> bool:
    """Whether a deed is placed in a city in which the treaty was not opened: "signed it in Nairobi"."""
    cities = _IN_A_CITY.findall(case.p.text)
    return any(city.lower() in _capitals() for city in set(cities) - {*case.treaty.opened_in, *case.treaty.adopted_in})


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name.name.lower() for name in names() if name.kind == "capital")


def _is_a_document(case: Case) -> bool:
    """Whether the treaty is itself called one of these: the Moon Agreement, Protocol V, an amendment."""
    return bool(_DOCUMENTS & {word.removesuffix("s") for word in _own(case.treaty.name, case.treaty.short)})


@cache
def _own(*names: str) -> set[str]:
    return {word.lower() for name in names for word in re.findall(r"\w+", name)}
