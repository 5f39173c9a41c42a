"""What is told as done by a noun: "welcomed the ratification of the treaty by Kenya", "Syria's accession in 2013 came after ..."."""

from __future__ import annotations

from .... import law
from ....assertions.model import Assertion
from ..actors import pick
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .deeds import COUNTS
from .parts import Said, behind
from .phrases import ARTICLES, Scope, Time, cities, inside, is_treaty, number_of_states, time, who, whose
from .standing import counting

WELCOMING = words("plain.welcoming")  # verbs that take what they are said of for a fact
ACTS = {
    "signing": "sign", "signature": "sign", "ratification": "ratify", "accession": "accede", "withdrawal": "leave", "exit": "leave",
    "departure": "leave", "suspension": "suspend",
}  # fmt: skip
MADE_OR_ENDED = {
    "adoption": "adopted", "conclusion": "adopted", "opening": "opened", "signing": "opened", "signature": "opened",
    "expiry": "end", "expiration": "end", "lapse": "end", "demise": "end", "end": "end", "termination": "end",
}  # fmt: skip
COLOUR = words("plain.colour")


def welcomed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The group welcomed New Zealand's ratification of the treaty", "the club marks its entry into force on 1 March 1999"."""
    thing = said.subject if said.passive else said.object
    if lemma(said.verb) not in WELCOMING or thing is None or said.negated or said.modal or said.longer:
        return ()
    if any(phrase.lower_ not in ("by", "as", "at", "with") for phrase in said.rest):
        return ()
    return _happened(thing, said, scope)


def happens(word: Token) -> bool:
    """Whether a word is a noun for something that happens to a treaty or under it."""
    return word.pos_ == "NOUN" and (lemma(word) in ACTS or lemma(word) in MADE_OR_ENDED or lemma(word) == "entry")


def happening(noun: Token, scope: Scope, when: Time | None) -> tuple[Assertion, ...]:
    """ "Syria's accession to the treaty in 2013", whatever the sentence makes of it; only with its time, which may stand behind it."""
    told = _happened(noun, Said(noun, None, None, times=(when,) if when else ()), scope)
    return told if any(a.when for a in told) else ()


def _happened(thing: Token, said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """What a noun such as "ratification" tells with all that hangs on it."""
    doer: Token | None = None
    on_it, told, into = False, list[Time](), list[str]()
    hanging = [c for c in thing.children if c.i in scope.inside and not c.is_punct]
    for child in [*hanging, *(g for c in hanging if c.dep_ == "prep" for g in _further(c, scope))]:
        if child.i not in scope.inside or child.lower_ in ARTICLES or child.lower_ in COLOUR:
            continue
        inner = scope._replace(inside=scope.inside - {t.i for g in _further(child, scope) for t in g.subtree})
        if child.dep_ in ("prep", "nmod", "npadvmod") and (when := time(child, scope)):
            told.append(when)
        elif doer is None and (child.dep_ == "poss" or _names_a_state(child, scope)):
            doer = child
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("of", "to", "from", "by"):
            noun = behind(child, inner) or next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is not None and is_treaty(noun, inner):
                on_it = True
            elif noun is not None and doer is None:
                doer = noun
            else:
                return ()
        elif lemma(thing) in ("signing", "signature") and child.dep_ == "prep" and (there := cities(child, inner)):
            if not set(there) <= set(law.treaty(scope.treaty).opened_in):
                return ()
        elif child.dep_ == "prep" and child.lower_ == "into":
            into = [t.lower_ for t in inside(child, inner)]
        else:
            return ()
    if not told:
        told = list(said.times)  # the parser hangs "on 2 April" on "marks"
    dated = doer is not None and lemma(thing) in ACTS and bool(told)  # "the accession of Vanuatu last month", of the treaty in hand
    return _told(lemma(thing), doer, told, into, said, scope) if (on_it or dated) and len(told) < 2 else ()


def _further(preposition: Token, scope: Scope) -> list[Token]:
    """The prepositions that the parser hangs on the noun behind another, and that are no part of its name: "of the treaty | by Kenya"."""
    return [g for noun in preposition.children for g in noun.children if g.dep_ == "prep" and g.i not in scope.named]


def _told(name: str, doer: Token | None, told: list[Time], into: list[str], said: Said, scope: Scope) -> tuple[Assertion, ...]:
    when, exactly = (told[0].when, told[0].exactly) if told else ("", False)
    if name == "entry" and into == ["into", "force"] and doer is None:
        return (Assertion("in-force", "entry", treaty=scope.treaty, when=when, exactly=exactly),)
    if name in MADE_OR_ENDED and doer is None and told:
        return (Assertion("in-force", MADE_OR_ENDED[name], treaty=scope.treaty, when=when, exactly=exactly),)
    act = ACTS.get(name)
    if act is None or doer is None:
        return ()
    number, states = number_of_states(doer, scope), _doers(doer, scope)
    if number is not None and act in COUNTS:
        return counting(number, COUNTS[act], said._replace(times=tuple(told)), scope)
    return (Assertion("act", act, states=states, treaty=scope.treaty, when=when, exactly=exactly),) if states else ()


def _names_a_state(word: Token, scope: Scope) -> bool:
    """Whether a word before a noun names a State: "the US withdrawal"."""
    mention = scope.named.get(word.i)
    return word.dep_ in ("compound", "amod", "nmod") and mention is not None and mention.kind == "state"


def _doers(doer: Token, scope: Scope) -> tuple[str, ...]:
    """Who did it: "Kenya's", "by Kenya and Chad", "the US withdrawal", "the Russian withdrawal"."""
    named, mention = whose(doer, scope) if doer.dep_ == "poss" else who(doer, scope), scope.named.get(doer.i)
    if mention is not None and mention.detail == "demonym" and not any(doer.children):
        return (pick(mention.ids, scope.day),)
    return () if named.none else named.states
