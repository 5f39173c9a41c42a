"""What the words of a claim assert, as far as checking needs it: relation, polarity, modality, days, numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model import Period, Proposition
from .actors import Cast
from .clauses import Hit, lemma
from .lexicon import Mention
from .naming import in_short
from .segments import Segment
from .tokens import Doc, Token
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

NEGATIONS = words("propositions.negations")
PLANS = words("propositions.plans")
FUTURE = words("propositions.future")
DUTIES = words("propositions.duties")
DEMANDS = words("propositions.demands")
CONDITIONS = words("propositions.conditions")
POSSIBLE = words("propositions.possible")
NOBODY = words("propositions.nobody")
UNDONE = words("propositions.undone")
HELPERS = ("aux", "neg", "advmod", "det", "preconj")
DENYING = ("neg", "det", "preconj", "advmod")
CONFLICT = words("propositions.conflict")
OVER = words("propositions.over")
ENDING = words("propositions.ending")
TERM = words("propositions.term")
LENGTHS = words("propositions.lengths")
VOTING = words("propositions.voting")
NOTIFYING = words("propositions.notifying")
EFFECT = words("propositions.effect")
UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip
_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3}){1,5}\b|\b\d{1,7}\b")


def proposition(
    hit: Hit, piece: Segment, content: Sequence[Token], dates: tuple[Period, ...], cast: Cast, doc: Doc, found: list[Mention],
    targets: Sequence[str],
) -> Proposition:  # fmt: skip
    """The proposition of a claim, from the tokens of its content and the hit that made it one."""
    tokens = _without_comment(sorted(content, key=lambda t: t.i), hit.token)
    text = in_short(tokens, found)
    used = {t.lower_ for t in tokens} | {lemma(t) for t in tokens}
    verb = hit.token if hit.token.pos_ in ("VERB", "AUX") else piece.head
    chain = [verb, *[a for a in verb.ancestors if a in tokens and a.pos_ in ("VERB", "AUX")]]
    helpers = {c.lower_ for v in chain for c in v.children if c.dep_ in HELPERS}
    others = tuple(code for code in cast.states_in(tuple(t.i for t in tokens), doc, found) if code not in targets)
    outside = next((m for m in found if m.kind == "outside" and any(m.start <= t.idx < m.end for t in tokens)), None)
    return Proposition(
        text,
        _relation(hit, used, bool(targets)),
        _negated(hit, verb, tokens),
        _modality(chain, helpers, used),
        dates,
        _numbers(text),
        "never" in used,
        outside.detail if outside else "",
        others,
    )


def _without_comment(tokens: list[Token], hit: Token) -> list[Token]:
    """The tokens up to a remark behind a dash that counts, names and denies nothing: "... — bringing us one step closer"."""
    for at, (mark, verb) in enumerate(pairwise(tokens)):
        tail = tokens[at:]
        if mark.text in ("—", "–") and verb.tag_ == "VBG" and at and hit not in tail:
            tells = any((t.pos_ == "NUM" and t.lower_ != "one") or t.dep_ == "neg" or t.lower_ in NEGATIONS for t in tail)
            return tokens if tells else tokens[:at]
    return tokens


def _negated(hit: Hit, verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether the assertion is denied: by a negation at its verb or noun; "non-party" and "failed to" deny as well."""
    places = {c.i for node in (verb, hit.token) for c in node.children if c.dep_ in DENYING and c.lower_ in NEGATIONS}
    if verb.dep_ == "xcomp":
        places |= {c.i for c in verb.head.children if c.dep_ == "neg"}
        places |= {verb.head.i} if lemma(verb.head) in UNDONE else set()
    for thing in (c for node in (verb, hit.token) for c in node.children if c.dep_ in ("dobj", "pobj", "prep")):
        inner = [thing, *(c for c in thing.children if c.dep_ == "pobj")]
        places |= {c.i for noun in inner for c in noun.children if c.lower_ == "neither"}  # "signed neither the first nor the second"
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and {subject.lower_, *(c.lower_ for c in subject.children)} & NOBODY:
        places.add(subject.i)
    first = verb.left_edge.i
    turned = [i for i in (first - 1, first) if i >= 0 and verb.doc[i].dep_ == "cc" and verb.doc[i].lower_ == "nor"]
    if subject is not None:
        places.update(turned)  # "nor has it signed"
    near = [t for t in tokens if abs(t.i - hit.token.i) <= 3]
    outside = hit.token.lower_.startswith(("non-", "nonpart", "outsider")) or any(t.lower_ in ("non", "outside") for t in near)
    no_longer = any(t.lower_ == "longer" and t.i and t.doc[t.i - 1].lower_ == "no" for t in tokens)
    ended = lemma(verb) in ("cease", "stop")
    return (len(places) + outside + no_longer + ended) % 2 == 1


def _modality(chain: list[Token], helpers: set[str], used: set[str]) -> str:
    lemmas = {lemma(v) for v in chain}
    verb = chain[0]
    if verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and not helpers:
        return "wish"  # "would see us accede"
    if used & CONDITIONS or helpers & POSSIBLE:
        return "condition"
    if helpers & DUTIES or lemmas & DEMANDS:
        return "duty"
    if helpers & FUTURE or lemmas & PLANS:
        return "plan"
    return "fact"


def _relation(hit: Hit, used: set[str], aimed: bool) -> str:
    """The predicate in one word; for withdrawal by what is said of it: its day, its period, the conflict, the vote."""
    if hit.norm != "withdrawal" or hit.relation == "reply":
        return hit.relation
    if hit.relation in ("requires", "deadline", "allows"):
        return "period"
    if used & CONFLICT and used & OVER and used & ENDING:
        return "conflict"
    lasting = used & TERM and used & LENGTHS
    if lasting and not aimed:
        return "period"  # how long any notice runs, not when one of them took effect
    if used & EFFECT or ("force" in used and used & {"come", "enter"}):
        return "effect"
    if used & VOTING and not used & {"notice", "notify", "deposit"}:
        return "vote"
    if lasting:
        return "period"
    return "notify" if used & NOTIFYING else hit.relation


def _numbers(text: str) -> tuple[int, ...]:
    """Whole numbers in a text, in figures or in one word; years and days of a month are left to `times`."""
    found = []
    for match in _NUMBER.finditer(text):
        value = int(match.group().replace(",", ""))
        if not (1900 <= value <= 2100 and "," not in match.group()):
            found.append(value)
    found += [UNITS[w] for w in re.findall(r"[a-z]+", text.lower().replace("-", " ")) if w in UNITS]
    return tuple(found)
