"""A last day as a noun, and whether it was kept: "its 2010 deadline for destroying its stockpile", "missed the treaty's deadline"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .... import law
from ....assertions.model import Assertion
from ....dates import parse_partial
from ..actors import pick
from ..clauses import lemma
from ..times import expressions
from ..tokens import Token
from ..words import words
from .parts import Said, behind, without_treaty
from .phrases import ARTICLES, UNTOLD, Scope, Time, inside, of_the_treaty, time, who
from .works import DEEDS, article_in, duty_of, named_work, work_of

LAST_DAYS = words("plain.last_days")
FALLING = words("plain.falling")  # "its deadline expires on 1 June 2030"
FACING = words("plain.facing")
BESIDE = words("plain.beside_last_days")
KEEPING = ("meet", "keep")
COMPLETING = ("completion", "completing", "complete")
AHEAD = ("will", "can", "could", "would")
BY_TREATY = ("under", "of", "in", "by")  # "the deadline of the treaty", "imposed by the treaty"
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    named, told = who(said.subject, scope), of_deadline(thing, said.times, scope)
    if not named.states or named.none or told is None or (said.modal and mode == "fact"):
        return ()
    norm, when = told
    duty = Assertion("duty", "missed", states=named.states, treaty=scope.treaty, norm=norm, mode=mode)
    return (duty._replace(value="due", mode="fact", when=when), duty._replace(when=when)) if when else (duty,)


def _last_day(own: Sequence[Token], scope: Scope) -> tuple[Assertion, ...]:
    """What words such as "its 2033 clearance deadline under Article 5" tell; only with a day, and with nothing besides."""
    text, starts = "", list[int]()
    for token in own:
        starts.append(len(text))
        text += f"{token.text} "
    found = expressions(text, scope.day, scope.known)
    if len(found) != 1:
        return ()
    told = found[0]
    left = [t for t, start in zip(own, starts, strict=True) if not told.start <= start < told.end]
    return _due_on(left, told.period.partial, scope)


def falling(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Its deadline under Article 5 is 1 June 2030", "its clearance deadline expires on 1 June 2030"."""
    thing, verb = said.subject, said.verb
    if thing is None or lemma(thing) not in LAST_DAYS or lemma(verb) not in FALLING or verb.tag_ != "VBZ" or not said.bare or said.negated:
        return ()
    _, left = without_treaty(verb, scope, BY_TREATY)
    days = [told.when for told in said.times if told.how == "at"] or [""] * bool(said.times)
    days += [_day(inside(said.object, left), scope)] if said.object is not None else []
    if len(days) != 1 or not days[0] or any(phrase.i in left.inside for phrase in said.rest):
        return ()
    own = inside(thing, scope)
    return _due_on([*own, *(t for t in inside(verb, scope) if t not in own and of_the_treaty(t, scope))], days[0], scope)


def facing(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Ukraine faces a 2033 clearance deadline under the treaty", "is working towards its 2033 deadline for clearing its mined areas"."""
    hanging = [phrase for phrase in (said.object, *said.rest) if phrase is not None]
    under = [phrase for phrase in hanging if phrase.lower_ in BY_TREATY]
    things = [phrase for phrase in hanging if phrase not in under]
    now = lemma(said.verb) in FACING and said.verb.tag_ != "VBD"  # one of the past may have been put off since
    if not now or said.negated or not said.bare or said.passive or said.times or len(things) != 1:
        return ()
    thing = things[0] if said.object is not None else behind(things[0], scope)
    named = who(said.subject, scope)
    if thing is None or lemma(thing) not in LAST_DAYS or not named.states or named.none:
        return ()
    own = [*inside(thing, scope), *(t for phrase in under for t in inside(phrase, scope))]
    return tuple(told._replace(states=named.states) for told in _last_day(own, scope) if told.states == UNTOLD)


def _due_on(left: Sequence[Token], when: str, scope: Scope) -> tuple[Assertion, ...]:
    """That the duty which some words name, for the States that they name or point back to, is due on a day."""
    states = [t for t in left if (mention := scope.named.get(t.i)) is not None and mention.kind == "state"]
    owners = tuple(dict.fromkeys(pick(scope.named[t.i].ids, scope.day) for t in states)) or UNTOLD
    of_it = [t for t in left if of_the_treaty(t, scope)]
    rest = [t for t in left if t not in states and t not in of_it and t.lower_ not in BESIDE and lemma(t) not in LAST_DAYS]
    article, rest = article_in(rest)
    norm = duty_of(rest, article, scope)
    if "/" in when:
        return ()  # "at the end of 2028"
    ahead = parse_partial(when)[1] >= scope.day  # else it may have been put off since
    if not norm or not (of_it or rest or article) or len(owners) > 1 or not ahead:
        return ()
    return (Assertion("duty", "due", states=owners, treaty=scope.treaty, norm=norm, when=when),)


def of_deadline(thing: Token, times: Sequence[Time], scope: Scope, norm: str = "") -> tuple[str, str] | None:
    """The norm and day of a deadline: "its 2010 deadline for destroying its stockpile"; None where more is said of it.

    `norm`: the one that is meant where the words name none.
    """
    norms = [deadline.norm for deadline in law.treaty(scope.treaty).deadline if deadline.norm in DEEDS] if scope.treaty else []
    norm = norms[0] if len(norms) == 1 else norm
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
            norm = (work_of(inner, found, scope) or named_work(found)) if inner is not None else ""
        elif child.dep_ not in ("compound", "amod") or not (norm := named_work(inside(child, scope))):
            return None
    return (norm, when) if norm else None


def _day_of(preposition: Token, scope: Scope) -> str:
    """The day behind "of": "the deadline of 1 June 2010"."""
    return _day(inside(preposition, scope)[1:], scope)


def _day(found: Sequence[Token], scope: Scope) -> str:
    """The day that words tell and nothing else; empty where they tell more."""
    text = " ".join(t.text for t in found)
    told = expressions(text, scope.day, scope.known)
    return told[0].period.partial if len(told) == 1 and not (text[: told[0].start] + text[told[0].end :]).strip() else ""
