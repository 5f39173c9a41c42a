"""A duty with a last day: what has to be done by it, and whether it was kept: "must clear its mined areas by 2030"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ....assertions.model import Assertion
from ....dates import parse_partial
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .last_days import BY_TREATY, LAST_DAYS, of_deadline
from .parts import Said, without_treaty
from .phrases import ARTICLES, Scope, Time, inside, is_treaty, of_the_treaty, time, who
from .provisions import STANCES
from .works import DEEDS, THINGS, WHOLE, article_in, duty_of, is_its_weapon, work_of

REQUIRING = frozenset(verb for verb, stance in STANCES.items() if stance == "requires")
HAVING = words("plain.having_to")  # "has an obligation to", "has until 2030 to"
ACCORDING = words("plain.according")  # "in fulfilment of"
KINDS = words("plain.kinds_of_duty")  # "a treaty obligation"
SETTING = words("plain.setting")  # "sets a deadline of 2012"
MATTERS = {"stockpile-destruction": "destruction of stockpiles", "clearance": "clearance of mined areas"}
FINISHING = words("plain.completing")
ON_ITS_SOIL = ("on", "of", "its", "our", "their", "territory", "soil")


def due(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty requires Chad to clear its mined areas by 2030", "Chad must clear them by 2030", "it has until 2030 to do so"."""
    if said.negated or said.longer or said.places:
        return ()
    _, scope = without_treaty(said.verb, scope, BY_TREATY)
    verb, doer, left = said.verb, said.subject, [phrase for phrase in said.rest if phrase.i in scope.inside]
    if said.modal == "must" and not said.passive:
        return _due(doer, verb, (), scope, {t.i for t in doer.subtree} if doer is not None else set())
    if said.modal or said.subject is None:
        return ()
    to_do = [phrase for phrase in left if phrase.dep_ in ("xcomp", "ccomp")]
    if lemma(verb) in REQUIRING and not said.passive and is_treaty(doer, scope) and len(left) == 1 and to_do:
        own = next((c for c in to_do[0].children if c.dep_ == "nsubj"), None)
        doer = own if own is not None else said.object
        return _due(doer, to_do[0], said.times, scope, {t.i for t in own.subtree} if own is not None else set())
    if lemma(verb) in REQUIRING and said.passive and said.object is None and len(to_do) == 1:
        return _due(doer, to_do[0], said.times, scope, set())
    if lemma(verb) == "have" and said.object is not None and lemma(said.object) in HAVING:
        inner = [c for c in said.object.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"] or to_do
        beside = [c for c in said.object.children if c not in inner and c.i in scope.inside and c.lower_ not in ARTICLES | KINDS]
        told = [time(c, scope) for c in beside]
        times = (*said.times, *(one for one in told if one is not None))
        return _due(doer, inner[0], times, scope, set()) if len(inner) == 1 and None not in told else ()
    if lemma(verb) == "have" and said.object is None and len(to_do) == 1:
        return _due(doer, to_do[0], said.times, scope, set())
    return ()


def done(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "India completed the destruction of its stockpile in March 2009", "Chile has finished clearing its mined areas"."""
    if lemma(said.verb) not in FINISHING or said.negated or said.modal or said.longer or said.places or said.passive or len(said.times) > 1:
        return ()
    work = said.object if said.object is not None else next((phrase for phrase in said.rest if phrase.dep_ == "xcomp"), None)
    said, ahead = _ahead_of(said)
    for head in (said.verb, work):
        _, scope = without_treaty(head, scope, BY_TREATY) if head is not None else (False, scope)
    left = [phrase for phrase in said.rest if phrase is not work and phrase.i in scope.inside]
    as_due = [phrase for phrase in left if _as_required(phrase, scope)]
    left = [phrase for phrase in left if phrase not in as_due]
    named = who(said.subject, scope)
    if work is None or left or not named.states or named.none or (said.times and said.times[0].how not in ("at", "until")):
        return ()
    norm = work_of(work, [t for t in inside(work, scope) if t.lower_ not in ON_ITS_SOIL], scope)
    when = said.times[0].when if said.times else ""
    if not norm or (said.verb.tag_ == "VBD" and not when):
        return ()
    if any(_as_required(phrase, scope) != norm for phrase in as_due):
        return ()
    duty = Assertion("duty", "met", states=named.states, treaty=scope.treaty, norm=norm, when=when)
    if as_due:
        return (duty, duty._replace(value="missed", holds=False, when=""))
    if ahead is None:
        return (duty,)
    told = of_deadline(ahead, (), scope, norm)
    if told is None or told[0] != norm or not told[1] or not when or _last(when) >= _last(told[1]):
        return ()
    return (duty, duty._replace(value="due", when=told[1]))


def _last(when: str) -> date:
    """The last day of a time."""
    return parse_partial(when.removeprefix("../"))[1]


def _ahead_of(said: Said) -> tuple[Said, Token | None]:
    """A clause without "well ahead of its 2018 deadline", and the last day."""
    for phrase in said.rest:
        if phrase.lower_ == "ahead" and all(c.lower_ in ("of", "well", "far") for c in phrase.children):
            of = next((c for c in phrase.children if c.lower_ == "of"), None)
            day = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
            if day is not None and lemma(day) in LAST_DAYS:
                return said._replace(rest=tuple(other for other in said.rest if other is not phrase)), day
    return said, None


def _as_required(phrase: Token, scope: Scope) -> str:
    """The duty with which something accords that was done: "in fulfilment of Article 5 of the treaty"; empty where that is not told."""
    found = [t for t in inside(phrase, scope) if not of_the_treaty(t, scope) and t.lower_ not in ARTICLES]
    if not {t.lower_ for t in found} & ACCORDING:
        return ""
    article, left = article_in(found)
    rest = [t for t in left if t.lower_ not in ACCORDING and lemma(t) not in HAVING]
    return duty_of(rest, article, scope) if article or rest else ""


def for_all(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty sets a deadline of 2012 for the destruction of stocks", "under it all chemical weapons must be destroyed by 2012"."""
    under, left = without_treaty(said.verb, scope, BY_TREATY)
    if said.negated or said.longer or said.places or not scope.treaty:
        return ()
    if lemma(said.verb) in SETTING and said.object is not None and lemma(said.object) in LAST_DAYS and not said.passive and not said.modal:
        told = of_deadline(said.object, said.times, scope) if is_treaty(said.subject, scope) and not said.rest else None
        return _of_all(*told, scope) if told and told[1] else ()
    rest = [phrase for phrase in said.rest if phrase.i in left.inside]
    if said.modal != "must" or not said.passive or said.subject is None or rest or not under or len(said.times) != 1:
        return ()
    norm = next((norm for norm, deeds in DEEDS.items() if lemma(said.verb) in deeds), "")
    thing = [t for t in inside(said.subject, left) if t.lower_ not in ARTICLES | WHOLE]
    whole = norm and thing and all(t.lower_ in THINGS[norm] or is_its_weapon(t, scope) for t in thing)
    if not whole or said.times[0].how != "until":
        return ()
    return _of_all(norm, said.times[0].when.removeprefix("../"), scope)


def _of_all(norm: str, when: str, scope: Scope) -> tuple[Assertion, ...]:
    """That the treaty requires a thing to be done by a day, whoever has it to do."""
    return (Assertion("rule", "requires", treaty=scope.treaty, norm=norm, when=f"../{when}", about=MATTERS[norm]),)


def _due(doer: Token | None, verb: Token, times: Sequence[Time], scope: Scope, apart: set[int]) -> tuple[Assertion, ...]:
    """That some States have to do by a day what a verb says."""
    named = who(doer, scope)
    inner = {c: one for c in verb.children if c.i in scope.inside and c.dep_ in ("prep", "npadvmod") and (one := time(c, scope))}
    told = [*times, *inner.values()]
    used = apart | {t.i for c in inner for t in c.subtree}
    norm = work_of(verb, [t for t in inside(verb, scope) if t.i not in used], scope)
    if not norm or not named.states or named.none or len(told) != 1 or told[0].how not in ("until", "at"):
        return ()
    when = told[0].when.removeprefix("../")
    return (Assertion("duty", "due", states=named.states, treaty=scope.treaty, norm=norm, when=when),)
