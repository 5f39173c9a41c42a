"""What States did under a treaty: signed, ratified, joined, left it; as the how-manieth; gave notice of it."""

from __future__ import annotations

import re

from .... import law
from ....assertions.model import Assertion
from ..clauses import lemma
from ..tokens import Token
from ..words import words, words_in_order
from .parts import Said, agent, instead, on_the_treaty, timed
from .phrases import ARTICLES, Scope, inside, is_treaty, number_of_states, who, whole_number
from .standing import counting, signatory

ACTS = {
    "sign": "sign", "ratify": "ratify", "accede": "accede", "join": "join",
    "leave": "leave", "quit": "leave", "exit": "leave", "withdraw": "leave", "pull": "leave",
}  # fmt: skip
BEHIND = {"accede": "to", "withdraw": "from", "sign": "up to", "pull": "out of"}
COUNTS = {"sign": "signatories", "ratify": "ratifications", "join": "parties", "accede": "parties"}
JOINING = ("join", "ratify", "accede")
_OF_STATES = words_in_order("plain.parliaments")
PARLIAMENTS = dict(zip(_OF_STATES[::2], _OF_STATES[1::2], strict=True))  # a chamber by its name, and its State
REFUSING = words("plain.refusing")
INSTRUMENTS = {"ratification": "ratify", "accession": "accede", "acceptance": "join", "approval": "join"}
OF_ANNEX = re.compile(r"([\w-]+) of (?:the )?(?:44 |forty - four |remaining )?annex (?:2|ii) (?:states|countries|nations)")


def act(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Solomon Islands signed the treaty", "the treaty was ratified by Kenya in 2009"."""
    if lemma(said.verb) == "become" and signatory(said, scope):
        return _of("sign", said.subject, said, scope) if said.bare and said.subject is not None else ()
    said = _refused(_owed(said))
    value = ACTS.get(lemma(said.verb))
    there = value == "sign" and _at_the_opening(said, scope)  # "signed it in Oslo on 3 December 2008"
    if value is None or not (said.bare or there):
        return ()
    if said.passive:
        by = agent(said)
        return _of(value, by, said, scope) if by is not None and is_treaty(said.subject, scope) else ()
    on_it = said.subject is not None and on_the_treaty(said, scope, BEHIND.get(lemma(said.verb), ""))
    return _of(value, said.subject, said, scope) if said.subject is not None and on_it else ()


def _owed(said: Said) -> Said:
    """ "Nine States have still to ratify the treaty", "it has yet to sign it": they have not."""
    yet = lemma(said.verb) == "have" and any(c.lower_ in ("yet", "still") for c in said.verb.children)
    due = instead(said) if yet and not said.negated else None
    return due._replace(negated=True) if due else said


def _refused(said: Said) -> Said:
    """ "India has refused to sign the treaty", "has so far failed to ratify it": it has not, to this day."""
    lasting = said.verb.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("has", "have") for c in said.verb.children)
    due = instead(said) if lasting and lemma(said.verb) in REFUSING and not said.negated and not said.modal and not said.times else None
    return due._replace(negated=True) if due else said


def _at_the_opening(said: Said, scope: Scope) -> bool:
    """Whether a clause names a city and a time at which the treaty was opened for signature."""
    rules = law.treaty(scope.treaty) if scope.treaty else None
    if rules is None or rules.opened is None or not said.times or said.times[0].how != "at" or said._replace(places=()).bare is False:
        return False
    return set(said.places) <= set(rules.opened_in) and said.times[0].covers(rules.opened)


def _of(value: str, doer: Token, said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """An act of States, or a count of those who did it."""
    if (among := _of_annex(doer, scope)) is not None and value == "ratify":
        of = "outside" if said.negated else "ratifications"
        return (Assertion("count", among, of=of, group="annex2", treaty=scope.treaty),) if not said.times else ()
    some, rest = _included(doer, scope)
    number = number_of_states(doer, rest)
    if number is not None and said.negated and value in JOINING and some is None and not said.never:
        alone = doer.left_edge.lower_ in ("only", "just")  # "only four countries have not joined it": no other is outside
        return counting(number, "outside", said._replace(negated=False), rest) if alone else ()
    if number is not None:
        if said.negated or value not in COUNTS or (some is not None and not some):
            return ()
        of_each = (Assertion("act", value, states=some, treaty=scope.treaty),) if some else ()
        told = counting(number, COUNTS[value], said, scope)
        return (*told, *of_each) if told else ()
    named = who(doer, scope)
    if not named.states or (named.none and said.negated) or ((said.negated or named.none) and said.times and said.times[0].how != "at"):
        return ()
    return (timed(Assertion("act", value, states=named.states, treaty=scope.treaty, holds=not (said.negated or named.none)), said),)


def _of_annex(doer: Token, scope: Scope) -> int | None:
    """How many of the States of Annex 2 to the Comprehensive Nuclear-Test-Ban Treaty: "nine of the 44 Annex 2 States"."""
    told = OF_ANNEX.fullmatch(" ".join(t.lower_ for t in inside(doer, scope)))
    return whole_number(told[1]) if told else None


def _included(doer: Token, scope: Scope) -> tuple[tuple[str, ...] | None, Scope]:
    """The States that are named as some of those who did it, and the rest of the phrase: "37 States, including Japan"."""
    including = next((c for c in doer.children if c.lower_ == "including" and c.i in scope.inside), None)
    if including is None:
        return None, scope
    noun = next((c for c in including.children if c.dep_ in ("pobj", "dobj")), None)
    return who(noun, scope).states, scope._replace(inside=scope.inside - {t.i for t in including.subtree})


def at_home(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The Senate ratified the treaty in 1997", "it was approved by the State Duma"."""
    if lemma(said.verb) not in ("ratify", "approve") or not said.bare or said.negated:
        return ()
    doer, thing = (agent(said), said.subject) if said.passive else (said.subject, said.object)
    if doer is None or not is_treaty(thing, scope) or (not said.passive and said.rest):
        return ()
    found = [t for t in inside(doer, scope) if t.lower_ not in ARTICLES and t.lower_ != "state"]
    state = PARLIAMENTS.get(lemma(found[-1])) if found else None
    named = [scope.named[t.i] for t in found[:-1] if t.i in scope.named]
    if state is None or len(named) < len(found) - 1 or any(m.kind != "state" or state not in m.ids for m in named):
        return ()
    return (timed(Assertion("act", "approve-at-home", states=(state,), treaty=scope.treaty, of="ratify", by="parliament"), said),)


def extended(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Russia and the United States extended the treaty for five years", "it was extended indefinitely in 1995"."""
    if lemma(said.verb) == "extend" and said.passive and said.bare and not said.negated and is_treaty(said.subject, scope):
        told = timed(Assertion("act", "extend", treaty=scope.treaty, group="parties"), said)
        return (told,) if _without_end(said, scope) or not said.rest else ()
    agreed = instead(said) if lemma(said.verb) in ("decide", "agree") and not said.passive and not said.negated else None
    if agreed and lemma(agreed.verb) == "extend" and said.bare and is_treaty(agreed.object, scope):
        told = timed(Assertion("act", "extend", treaty=scope.treaty, group="parties"), said)
        return (told,) if _without_end(agreed, scope) or not agreed.rest else ()
    plain = lemma(said.verb) == "extend" and said.bare and not said.passive and not said.negated
    if not plain or len(said.rest) > 1 or not is_treaty(said.object, scope):
        return ()
    named, told = who(said.subject, scope), Assertion("act", "extend", treaty=scope.treaty)
    for phrase in said.rest:
        length = [t for t in inside(phrase, scope) if t.lower_ not in ("for", "by", "another", "further")]
        years = whole_number(length[0].text) if len(length) == 2 and lemma(length[1]) == "year" else None
        if years is None:
            return ()
        told = told._replace(number=years, unit="years")
    return (timed(told._replace(states=named.states), said),) if named.states and not named.none else ()


def _without_end(said: Said, scope: Scope) -> bool:
    """Whether a treaty was extended "indefinitely", which one with a last day was not."""
    found = [t.lower_ for phrase in said.rest for t in inside(phrase, scope)]
    return found == ["indefinitely"] and law.treaty(scope.treaty).expires is None
