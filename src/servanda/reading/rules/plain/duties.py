"""A duty with a last day: what has to be done by it, and whether it was kept: "must clear its mined areas by 2030"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .... import law
from ....assertions.model import Assertion
from ..clauses import lemma
from ..times import expressions
from ..tokens import Token
from ..words import words
from .parts import Said, behind, without_treaty
from .phrases import ARTICLES, Scope, Time, inside, is_treaty, of_the_treaty, time, who
from .provisions import STANCES

DEEDS = {"stockpile-destruction": words("plain.destroying"), "clearance": words("plain.clearing")}
THINGS = {"stockpile-destruction": words("plain.stocks"), "clearance": words("plain.areas")}
WHOLE = words("plain.whole")  # beside what has to be destroyed or cleared: all of it
REQUIRING = frozenset(verb for verb, stance in STANCES.items() if stance == "requires")
HAVING = words("plain.having_to")  # "has an obligation to", "has until 2030 to"
KINDS = words("plain.kinds_of_duty")  # "a treaty obligation"
SETTING, LAST_DAYS = words("plain.setting"), words("plain.last_days")  # "sets a deadline of 2012"
MATTERS = {"stockpile-destruction": "destruction of stockpiles", "clearance": "clearance of mined areas"}
KEEPING = ("meet", "keep")
FINISHING = words("plain.completing")
ON_ITS_SOIL = ("on", "of", "its", "our", "their", "territory", "soil")
COMPLETING = ("completion", "completing", "complete")
AHEAD = ("will", "can", "could", "would")
BY_TREATY = ("under", "of", "in", "by")  # "the deadline of the treaty", "imposed by the treaty"
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    for head in (said.verb, work):
        _, scope = without_treaty(head, scope, BY_TREATY) if head is not None else (False, scope)
    left = [phrase for phrase in said.rest if phrase is not work and phrase.i in scope.inside]
    named = who(said.subject, scope)
    if work is None or left or not named.states or named.none or (said.times and said.times[0].how not in ("at", "until")):
        return ()
    norm = _norm(work, [t for t in inside(work, scope) if t.lower_ not in ON_ITS_SOIL], scope)
    when = said.times[0].when if said.times else ""
    if not norm or (said.verb.tag_ == "VBD" and not when):
        return ()
    return (Assertion("duty", "met", states=named.states, treaty=scope.treaty, norm=norm, when=when),)


def for_all(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty sets a deadline of 2012 for the destruction of stocks", "under it all chemical weapons must be destroyed by 2012"."""
    under, left = without_treaty(said.verb, scope, BY_TREATY)
    if said.negated or said.longer or said.places or not scope.treaty:
        return ()
    if lemma(said.verb) in SETTING and said.object is not None and lemma(said.object) in LAST_DAYS and not said.passive and not said.modal:
        told = _of_deadline(said.object, said.times, scope) if is_treaty(said.subject, scope) and not said.rest else None
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
    norm = _norm(verb, [t for t in inside(verb, scope) if t.i not in used], scope)
    if not norm or not named.states or named.none or len(told) != 1 or told[0].how not in ("until", "at"):
        return ()
    when = told[0].when.removeprefix("../")
    return (Assertion("duty", "due", states=named.states, treaty=scope.treaty, norm=norm, when=when),)


def kept(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Ukraine missed its 2010 deadline for destroying its stockpile", "it will not meet the deadline of the treaty".

    That a deadline was met is more than that the duty was done, and nothing is made of it.
    """
    thing, name = said.object, lemma(said.verb)
    failed = name == "fail" and len(said.rest) == 1 and lemma(said.rest[0]) in KEEPING
    if failed:
        thing = next((c for c in said.rest[0].children if c.dep_ == "dobj"), None)
    missed = said.negated if name in KEEPING else (name == "miss" or failed) and not said.negated
    if not missed or thing is None or lemma(thing) != "deadline" or said.passive or said.longer or (said.rest and not failed):
        return ()
    mode = "plan" if said.modal in AHEAD else "fact"
    named, told = who(said.subject, scope), _of_deadline(thing, said.times, scope)
    if not named.states or named.none or told is None or (said.modal and mode == "fact"):
        return ()
    norm, when = told
    duty = Assertion("duty", "missed", states=named.states, treaty=scope.treaty, norm=norm, mode=mode)
    return (duty._replace(value="due", mode="fact", when=when), duty._replace(when=when)) if when else (duty,)


def _of_deadline(thing: Token, times: Sequence[Time], scope: Scope) -> tuple[str, str] | None:
    """The norm and day of a deadline: "its 2010 deadline for destroying its stockpile"; None where more is said of it."""
    norms = [deadline.norm for deadline in law.treaty(scope.treaty).deadline if deadline.norm in DEEDS] if scope.treaty else []
    norm = norms[0] if len(norms) == 1 else ""
    when = times[0].when if len(times) == 1 and times[0].how == "at" else ""
    _, scope = without_treaty(thing, scope, BY_TREATY)
    for child in thing.children:
        text = " ".join(t.text for t in inside(child, scope))
        if child.i not in scope.inside or child.is_punct or child.lower_ in ARTICLES or of_the_treaty(child, scope):
            continue
        if _YEAR.fullmatch(text):
            when = text
        elif child.lower_ == "of" and (told := _day_of(child, scope)):
            when = told
        elif child.dep_ == "prep" and (day := time(child, scope)) and not when:
            when = day.when.removeprefix("../")
        elif child.lower_ in ("for", "to") or child.tag_ == "VB":
            inner = behind(child, scope) if child.dep_ == "prep" else child
            if inner is not None and lemma(inner) in COMPLETING:  # "for completion of the destruction"
                of = [c for c in inner.children if c.lower_ == "of"]
                inner = behind(of[0], scope) if len(of) == 1 else None
            found = inside(inner, scope) if inner is not None else []
            norm = (_norm(inner, found, scope) or _named(found)) if inner is not None else ""
        elif child.dep_ not in ("compound", "amod") or not (norm := _named(inside(child, scope))):
            return None
    return (norm, when) if norm else None


def _day_of(preposition: Token, scope: Scope) -> str:
    """The day behind "of": "the deadline of 1 June 2010"."""
    text = " ".join(t.text for t in inside(preposition, scope)[1:])
    found = expressions(text, scope.day, scope.known)
    return found[0].period.partial if len(found) == 1 and not (text[: found[0].start] + text[found[0].end :]).strip() else ""


def _norm(verb: Token, found: Sequence[Token], scope: Scope) -> str:
    """The duty that a verb or noun with its object is; empty where words stand beside it that it does not take: half of it, one site."""
    norm = next((norm for norm, deeds in DEEDS.items() if lemma(verb) in deeds), "")
    if not norm:
        return ""
    rest = [t for t in found if t.i != verb.i and t.lower_ not in ARTICLES and t.lower_ not in WHOLE and t.dep_ not in ("aux", "mark")]
    things = [t for t in rest if t.lower_ in THINGS[norm] or is_its_weapon(t, scope)]
    return norm if things and len(things) == len(rest) else ""


def _named(found: Sequence[Token]) -> str:
    """The duty that words before "deadline" name: "stockpile destruction", "mine clearance"."""
    kinds = [norm for norm in DEEDS if all(t.lower_ in DEEDS[norm] | THINGS[norm] for t in found)]
    return kinds[0] if len(kinds) == 1 else ""


def is_its_weapon(token: Token, scope: Scope) -> bool:
    """Whether a word names a weapon of the treaty."""
    mention = scope.named.get(token.i)
    return mention is not None and mention.kind in ("weapon", "weak-weapon") and scope.treaty in mention.ids
