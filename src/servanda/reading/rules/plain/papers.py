"""Papers given to the depositary: instruments by which States consent, notices by which they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .... import law
from ....assertions.model import Assertion
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .deeds import INSTRUMENTS
from .parts import WITH_WHOM, Said, timed
from .phrases import ARTICLES, Scope, Who, inside, made_of, of_the_treaty, who, whose

HANDING = words("plain.handing")
GIVING = words("plain.giving")
RECEIVING = words("plain.receiving")  # what is done with a paper, where it is told in the passive
REACHING = words("plain.reaching")
TELLING = words("plain.telling")
LEAVING = words("plain.leaving")
BY_VERB = words("plain.leaving_by_verb")
DECIDING = words("plain.deciding")  # "of its decision to withdraw", "that it is leaving"
NOTICES = ("notice", "notification")
BESIDE = frozenset({"of", "to", "its", "their", "for", "formal", "formally", "a", "an", "from", "written", "official"})


def instrument(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Ghana deposited its instrument of ratification with the United Nations", "its instrument was received on Friday"."""
    given = _given(said, scope, HANDING, lambda thing: lemma(thing) in ("instrument", "document", *INSTRUMENTS))
    if given is None:
        return ()
    thing, named, found = given
    kinds = [INSTRUMENTS[lemma(t)] for t in (thing, *found) if lemma(t) in INSTRUMENTS]
    rest = [t for t in found if lemma(t) not in INSTRUMENTS and t.lower_ not in BESIDE]
    if len(kinds) > 1 or rest or (not kinds and not said.times):
        return ()
    return (timed(Assertion("act", kinds[0] if kinds else "join", states=named.states, treaty=scope.treaty, holds=not named.none), said),)


def notice(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Finland notified the United Nations of its withdrawal on 10 July", "gave notice that it is leaving the treaty"."""
    if lemma(said.verb) in TELLING:
        thing = said.subject if said.passive else said.object
        if thing is None or not (said.passive or lemma(thing) in WITH_WHOM or made_of(thing, WITH_WHOM) or _is_partner(thing, scope)):
            return ()
        given = _given(said, scope, TELLING, lambda _: True)
    else:
        given = _given(said, scope, GIVING, lambda thing: lemma(thing) in NOTICES)
    if given is None:
        return ()
    thing, named, found = given
    told = [*found, thing]
    rest = [t for t in found if lemma(t) not in LEAVING | BY_VERB and t.lower_ not in BESIDE | DECIDING and lemma(t) not in NOTICES]
    leaves = any(lemma(t) in LEAVING | BY_VERB for t in told) or (lemma(thing) in NOTICES and said.passive)
    if rest or not leaves:
        return ()
    return (timed(Assertion("act", "notify-withdrawal", states=named.states, treaty=scope.treaty, holds=not named.none), said),)


def _given(said: Said, scope: Scope, verbs: frozenset[str], is_paper: Callable[[Token], bool]) -> tuple[Token, Who, list[Token]] | None:
    """A paper that is given, whose it is, and the words left beside it and those it is given to; None where none is given."""
    if said.negated or said.modal or said.longer:
        return None
    reaches = lemma(said.verb) in REACHING and said.object is not None and not said.passive
    done = said.passive and lemma(said.verb) in verbs | RECEIVING
    passive = done or reaches
    thing = said.subject if passive else said.object
    if thing is None or not is_paper(thing) or not (passive or (lemma(said.verb) in verbs and not said.passive)):
        return None
    owner = next((c for c in thing.children if c.dep_ == "poss"), None) if passive else said.subject
    if owner is None:
        return None
    named = whose(owner, scope) if passive else who(owner, scope)
    own = {t.i for t in owner.subtree}
    phrases: Sequence[Token | None] = (thing, said.object if reaches else None, *said.rest)
    found = [t for phrase in phrases if phrase is not None for t in inside(phrase, scope) if t is not thing and t.i not in own]
    to = (t for t in found if t.lower_ in ARTICLES or made_of(t, WITH_WHOM) or of_the_treaty(t, scope) or _to_a_state(t, scope))
    given_to = frozenset(t.i for t in to)
    return (thing, named, [t for t in found if t.i not in given_to]) if named.states else None


def _is_partner(token: Token, scope: Scope) -> bool:
    """Whether a word names a State to which notice may be given: another party to a treaty between few."""
    mention = scope.named.get(token.i)
    return mention is not None and mention.kind == "state" and law.treaty(scope.treaty).closed


def _to_a_state(token: Token, scope: Scope) -> bool:
    """Whether a word names a State to which a paper is given: "handed Moscow notice", "gave notice to Russia"."""
    to = token.dep_ in ("dative", "dobj") or (token.head.dep_ in ("prep", "dative") and token.head.lower_ == "to")
    return to and _is_partner(token, scope)
