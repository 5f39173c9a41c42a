"""As the how-manieth of all a State did something: among the first, as the fiftieth, as the only one."""

from __future__ import annotations

from ....assertions.model import Assertion
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .deeds import ACTS, BEHIND, COUNTS
from .parts import Said, behind, on_the_treaty, parts, timed
from .phrases import ARTICLES, MEMBERS, Scope, Who, inside, is_treaty, noun, who
from .standing import FULL
from .trailing import GROUPS, place

RANKED = {**COUNTS, "leave": "", "quit": "", "withdraw": ""}
AMONG_FIRST = (["among", "first"], ["amongst", "first"], ["one", "of", "first"])
ONLY = words("plain.only")
LONGEST = 16  # words of an infinitive with the name of a treaty and a day


def ranked(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Kenya was among the first countries to sign the treaty", "the fourteenth State to ratify it", "the only one to leave it"."""
    phrases = [phrase for phrase in (said.object, *said.rest) if phrase is not None]
    if lemma(said.verb) not in ("be", "become", "remain") or said.negated or not said.bare or said.subject is None:
        return ()
    named = who(said.subject, scope)
    if not named.states or named.none:
        return ()
    found = [t for phrase in phrases for t in inside(phrase, scope)]
    doing = next((t for t in found if lemma(t) in RANKED and t.tag_ in ("VB", "VBN") and _is_to(t)), None)
    if doing is None:
        return _only(said, named, scope) or _nth_party(said, named, scope) or _among_signatories(said, found, named, scope)
    after = {t.i for t in doing.subtree} - {t.i for t in doing.lefts}
    before = [t.lower_ for t in found if t.i not in after and not (t.head is doing and t.dep_ == "aux")]
    order = _order([word for word in before if word not in ARTICLES and word not in MEMBERS])
    deed = parts(doing, scope._replace(inside=scope.inside - {c.i for c in doing.lefts}), None, set())
    if order is None or len(after) > LONGEST or deed is None or not on_the_treaty(deed, scope, BEHIND.get(lemma(doing), "")):
        return ()
    if deed.times and said.times:
        return ()
    told = Assertion("act", ACTS[lemma(doing)], states=named.states, treaty=scope.treaty, order=order)
    return (timed(told, deed if deed.times else said),)


def _is_to(verb: Token) -> bool:
    """Whether a verb stands in an infinitive: "to sign", "ever to have left"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _order(before: list[str]) -> str | int | None:
    """The rank that words before a deed tell; None where they tell none, or more."""
    if before in AMONG_FIRST:
        return "among-first"
    told = [word for word in before if word not in ("ever", "yet", "so", "far")]
    if len(told) != 1:
        return None
    return "only" if told[0] in ONLY else place(told[0])


def _only(said: Said, named: Who, scope: Scope) -> tuple[Assertion, ...]:
    """ "Canada is the only member of NATO that has not signed it", "Lithuania is the only State that has left it"."""
    one = said.object
    if one is None or said.rest or said.times or (noun(one) not in MEMBERS and one.lower_ != "one"):
        return ()
    clause, group = next((t for t in one.subtree if t.dep_ == "relcl" and t.i in scope.inside), None), ""
    without = scope._replace(inside=scope.inside - {t.i for t in clause.subtree}) if clause is not None else scope
    rest = [c for c in one.children if c.i in without.inside and c.lower_ not in ARTICLES and not c.is_punct]
    for child in list(rest):
        of = " ".join(t.lower_ for t in inside(child, without) if t.lower_ not in ("of", "in", "the", "within", "inside"))
        if of in GROUPS and not group:
            group = GROUPS[of]
            rest.remove(child)
    if clause is None or lemma(clause) not in RANKED or [c.lower_ for c in rest] not in [[word] for word in ONLY]:
        return ()
    what = parts(clause, scope, None, set())
    if what is None or what.times or not what.bare or what.passive or what.subject is None or what.subject.lower_ not in ("that", "which"):
        return ()
    if not on_the_treaty(what, scope, BEHIND.get(lemma(clause), "")):
        return ()
    value = ACTS[lemma(clause)]
    told = Assertion("act", value, states=named.states, treaty=scope.treaty, order="only", among=group)
    if what.negated:
        told = told._replace(predicate="status", value="signatory" if value == "sign" else "party", holds=False)
    return () if what.negated and value == "leave" else (told,)


def _nth_party(said: Said, named: Who, scope: Scope) -> tuple[Assertion, ...]:
    """ "The Comoros became the 188th State Party to the Convention in February 2025"."""
    one = said.object
    on_it = len(said.rest) == 1 and said.rest[0].lower_ in ("to", "of") and is_treaty(behind(said.rest[0], scope), scope)
    if one is None or lemma(said.verb) != "become" or noun(one) not in ("party", "member", "state") or (said.rest and not on_it):
        return ()
    rest = []
    for child in one.children:
        if child.dep_ == "prep" and child.lower_ in ("to", "of") and is_treaty(behind(child, scope), scope):
            on_it = True
        elif child.i in scope.inside and not child.is_punct and child.lower_ not in ARTICLES | FULL:
            rest.append(child)
    order = _order([t.lower_ for t in rest])
    if not on_it or not isinstance(order, int) or any(any(c.i in scope.inside for c in t.children) for t in rest):
        return ()
    return (timed(Assertion("act", "join", states=named.states, treaty=scope.treaty, order=order), said),)


def _among_signatories(said: Said, found: list[Token], named: Who, scope: Scope) -> tuple[Assertion, ...]:
    """ "Kenya was among the first signatories to the treaty"."""
    those = next((t for t in found if noun(t) == "signatory"), None)
    behind_it = [c for c in those.children if c.dep_ == "prep" and c.i in scope.inside] if those is not None else []
    on_it = len(behind_it) == 1 and behind_it[0].lower_ in ("to", "of") and is_treaty(behind(behind_it[0], scope), scope)
    before = [t.lower_ for t in found if those is not None and t.i < those.i and t.lower_ not in ARTICLES]
    if not on_it or before not in AMONG_FIRST:
        return ()
    return (timed(Assertion("act", "sign", states=named.states, treaty=scope.treaty, order="among-first"), said),)
