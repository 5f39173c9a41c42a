"""What is only added about a State or treaty that a sentence names: "Ukraine, a party since 2006, ..."; "as a signatory, it ..."."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ....assertions.model import Assertion
from ..clauses import is_verb, lemma
from ..lexicon import Mention
from ..segments import set_off
from ..tokens import Token
from .clauses import clause, opens_with, participle
from .embedded import embedded
from .events import happening, happens
from .parts import Said
from .phrases import UNTOLD, Scope, is_treaty, noun, time, who
from .provisions import STANCES
from .standing import STATUS, standing


class Aside(NamedTuple):
    """What is added, its head and its words with the name that it is added to, and what it plainly asserts."""

    head: Token
    tokens: tuple[Token, ...]
    told: tuple[Assertion, ...]
    noun: bool = False  # a noun tells it, whatever the sentence makes of it: "Syria's accession to the treaty in 2013"


def asides(tokens: Sequence[Token], scope: Scope) -> Iterator[Aside]:
    """What the words of a clause add beside what it says."""
    for token in tokens:
        if happens(token):
            own, after = _with_what_hangs_on_it(token)
            of_it = scope._replace(inside=frozenset(t.i for t in own), meant=UNTOLD)
            if told := happening(token, of_it, time(after, of_it) if after is not None else None):
                yield Aside(token, own, told, noun=True)
            continue
        if known := embedded(token):
            within = scope._replace(inside=frozenset(t.i for t in known), meant=UNTOLD)
            if told := clause(token, within):
                yield Aside(token, known, told)
            continue
        name = _name_of(token, scope.named)
        if name is None:
            continue
        inner = frozenset(t.i for t in token.subtree)
        named = scope._replace(inside=frozenset(t.i for t in name.subtree) - inner)
        meant = who(name, named)
        first = name.left_edge.i
        if {t.lower_ for t in name.doc[max(0, first - 1) : first + 1]} & {"not", "nor"}:
            continue  # "not Israel, a party to the treaty, but Iran"
        if meant.none or not (meant.states or is_treaty(name, named)):
            continue
        within = scope._replace(inside=inner, meant=meant.states, stands=name.i)
        told = participle(token, within, name) if is_verb(token) else _status(token, within, name)
        if told:
            before = [t for t in name.subtree if t.i in named.inside] if abs(token.left_edge.i - name.i) <= 2 and name.i < token.i else []
            yield Aside(token, tuple(sorted({*before, *token.subtree}, key=lambda t: t.i)), told)


def adds(tokens: Sequence[Token], named: Mapping[int, Mention]) -> bool:
    """Whether some of the words of a clause may add something to a name."""
    return any(happens(token) or embedded(token) or _name_of(token, named) is not None for token in tokens)


def _with_what_hangs_on_it(noun: Token) -> tuple[tuple[Token, ...], Token | None]:
    """A noun with the words that tell whose it is, of what and when, no clause, row or name that is only added; and what may tell when.

    The parser hangs "on 2 April 2013" on "the day of the adoption of it".
    """
    apart = {t.i for c in noun.children if c.dep_ in ("relcl", "acl", "appos", "cc", "conj", "advcl") or c.is_punct for t in c.subtree}
    own = sorted((t for t in noun.subtree if t.i not in apart), key=lambda t: t.i)
    after = noun.doc[own[-1].i + 1] if own[-1].i + 1 < noun.sent.end else None
    if after is None or after.dep_ != "prep" or after.head not in noun.ancestors:
        return tuple(own), None
    return (*own, *after.subtree), after


def _is_named(noun: Token, named: Mapping[int, Mention]) -> bool:
    """Whether a noun is the name of a treaty."""
    return any(t.i in named and named[t.i].kind == "treaty" for t in (noun, *noun.lefts))


def _name_of(token: Token, named: Mapping[int, Mention]) -> Token | None:
    """The noun that a phrase or a participle tells more of; None where it tells of none."""
    if token.dep_ == "appos" and noun(token) in STATUS and set_off(token):
        return _first(token.head) if token.tag_ in ("NNS", "NNPS") else token.head
    if token.dep_ == "acl" and token.tag_ == "VBN" and set_off(token):
        return token.head
    if opens_with(token):
        return next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if lemma(token) in STANCES and ((token.dep_ == "acl" and token.tag_ == "VBG") or (token.dep_ == "relcl" and not set_off(token))):
        return token.head if _is_named(token.head, named) else None  # "the Ottawa Convention which bans ...", not "a treaty that would"
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.dep_ == "prep" and noun(token) in STATUS and _opens(token.head):
        return next((c for c in token.head.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return None


def _first(name: Token) -> Token:
    """The first of names in a row: "Ukraine, Russia and China, parties to the Convention" tells it of all three."""
    return _first(name.head) if name.dep_ in ("conj", "appos") else name


def _opens(preposition: Token) -> bool:
    """Whether a phrase stands at the beginning of a sentence or behind a mark: "was rejected as a party" tells that it is none."""
    return preposition.i == preposition.sent.start or set_off(preposition)


def _status(what: Token, scope: Scope, name: Token) -> tuple[Assertion, ...]:
    """ "A party to the Convention since 2006", "not a signatory to it", "a party since 1975"."""
    times, kept, negated, never = [], set(scope.inside), False, False
    for child in what.children:
        if child.dep_ == "neg" or child.lower_ in ("not", "never"):
            negated, never = True, child.lower_ == "never"
            kept.discard(child.i)
        elif child.dep_ in ("prep", "npadvmod") and (told := time(child, scope)):
            times.append(told)
            kept -= {t.i for t in child.subtree}
    if len(times) > 1:
        return ()
    said = Said(what, name, what, times=tuple(times), negated=negated, never=never)
    return standing(said, scope._replace(inside=frozenset(kept)))
