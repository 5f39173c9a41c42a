"""What a body of a treaty found of a State: "the OPCW concluded that Syria had used chlorine", "the IAEA found Iran in breach"."""

from __future__ import annotations

from collections.abc import Sequence

from ....assertions.model import Assertion
from ....record.model import BODIES
from ..attribution import Frame
from ..clauses import lemma
from ..lexicon import Mention
from ..tokens import Doc, Token
from ..words import words
from .parts import Said, parts
from .phrases import ARTICLES, Scope, inside, is_treaty, time, who

FINDING = words("plain.finding")
USING, BREAKING = words("plain.using"), words("plain.breaking")
KEPT = words("plain.kept")  # "its safeguards obligations"
BESIDE = (*ARTICLES, "of", "'s", "’s", "board", "governors")
IN_BREACH = {
    ("in", "breach"), ("in", "violation"), ("in", "non", "compliance"), ("in", "noncompliance"), ("out", "of", "compliance"),
    ("not", "in", "compliance"),
}  # fmt: skip


def body_of(frame: Frame, doc: Doc, mentions: Sequence[Mention]) -> str:
    """The body of a treaty that a clause says to have found something; empty where it says no such thing."""
    if frame.cue is None or lemma(frame.cue) not in FINDING or frame.passive:
        return ""
    named = [m for m in mentions if m.kind == "organisation" and any(m.start <= doc[i].idx < m.end for i in frame.source)]
    ids = {m.ids[0] for m in named}
    others = [doc[i] for i in frame.source if not any(m.start <= doc[i].idx < m.end for m in named)]
    rest = [t for t in others if not t.is_punct and t.lower_ not in BESIDE]
    return next(iter(ids)) if len(ids) == 1 and ids <= BODIES and not rest else ""


def found_by(verb: Token, scope: Scope, body: str, cue: Token) -> tuple[Assertion, ...]:
    """What the body found by the clause of a verb, with the time beside its cue; nothing where the time of the deed is told, too."""
    said = parts(verb, scope, None, set())
    if said is None or said.modal or said.times or said.places or said.longer or said.passive:
        return ()
    named, value = who(said.subject, scope), _value(said, scope)
    told = [one for child in cue.children if child.dep_ in ("prep", "npadvmod", "advmod") if (one := time(child, _around(child, scope)))]
    if not value or not named.states or named.none or len(told) > 1:
        return ()
    when = told[0].when if told and told[0].how == "at" else ""
    return (Assertion("found", value, states=named.states, treaty=scope.treaty, by=body, when=when),)


def _around(child: Token, scope: Scope) -> Scope:
    return scope._replace(inside=frozenset(t.i for t in child.subtree))


def _value(said: Said, scope: Scope) -> str:
    """What was found: use, or a violation."""
    beside = [t for phrase in (said.object, *said.rest) if phrase is not None for t in inside(phrase, scope) if t.lower_ not in ARTICLES]
    if lemma(said.verb) in USING and not said.negated and said.object is not None and not said.rest:
        kinds = [scope.named[t.i] for t in beside if t.i in scope.named]
        its = kinds and all(m.kind in ("weapon", "weak-weapon") and scope.treaty in m.ids for m in kinds)
        return "use" if its and len([t for t in beside if t.i in scope.named]) == len(beside) else ""
    if lemma(said.verb) in BREAKING and not said.negated and said.object is not None:
        return "violation" if _what_binds(beside, said.object, scope) else ""
    if lemma(said.verb) != "be":
        return ""
    told = [t for t in beside if t.text != "-"]
    lowered = tuple(["not"] * said.negated + [t.lower_ for t in told])
    for length in (3, 2):
        if lowered[:length] in IN_BREACH:
            after = told[length - said.negated :]
            with_it = after[1:] if after and after[0].lower_ in ("with", "of") else after
            return "violation" if not after or (with_it != after and _what_binds(with_it, with_it[-1] if with_it else None, scope)) else ""
    return ""


def _what_binds(found: list[Token], noun: Token | None, scope: Scope) -> bool:
    """Whether words are the treaty, or the duties under it."""
    return is_treaty(noun, scope) or (bool(found) and all(t.lower_ in KEPT or t.i in scope.named for t in found))
