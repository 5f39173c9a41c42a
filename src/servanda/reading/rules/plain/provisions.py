"""What a treaty itself says: what it bans, allows, requires, provides for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....assertions.model import Assertion
from ..clauses import ALLOWS, BANS, lemma
from ..tokens import Token
from ..words import words
from .parts import Said, behind
from .phrases import ARTICLES, MEMBERS, THE_STATE, Scope, inside, is_treaty, noun, who, whole_number

STANCES = {
    **dict.fromkeys(BANS, "forbids"), **dict.fromkeys(ALLOWS, "allows"),
    **dict.fromkeys(("require", "oblige", "obligate", "commit", "mandate", "bind"), "requires"),
    **dict.fromkeys(("limit", "restrict"), "limits"),
    **dict.fromkeys(("provide", "apply", "establish", "contain", "cover", "define", "recognise", "recognize", "create"), "provides"),
}  # fmt: skip
IMPOSED = {"limit": "limits", "restriction": "limits", "limitation": "limits", "ban": "forbids", "prohibition": "forbids"}
LEAVES = frozenset({"withdraw", "leave", "quit"})
UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
NUMERAL = re.compile(r"[IVXLC]+|[0-9]+")
POINTING = words("plain.pointing")  # "those exports": what is meant stands elsewhere


def imposed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The protocol imposes restrictions on the use of mines"."""
    if lemma(said.verb) != "impose" or said.object is None or said.passive or said.times or not said.bare:
        return ()
    stance = IMPOSED.get(lemma(said.object))
    on = [c for holder in (said.object, said.verb) for c in holder.children if c.lower_ == "on" and c.i in scope.inside]
    if stance is None or len(on) != 1 or not is_treaty(said.subject, scope):
        return ()
    return _says(stance, [noun for noun in (behind(on[0], scope),) if noun is not None], said, scope)


def notice_needed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "A State may withdraw from the treaty on six months' notice"."""
    who_may, leaves = said.subject, lemma(said.verb) in LEAVES and said.modal in ("may", "can")
    if who_may is None or not leaves or said.negated or said.passive or said.times:
        return ()
    anyone = noun(who_may) in THE_STATE | MEMBERS and not any(c.lower_ == "no" for c in who_may.children)
    of = [phrase for phrase in said.rest if phrase.lower_ in ("on", "with", "upon")]
    left = [said.object, *(behind(phrase, scope) for phrase in said.rest if phrase.lower_ in ("from", "of"))]
    if not (anyone or who(who_may, scope).states) or len(of) != 1 or len(said.rest) != 1 + (said.object is None):
        return ()
    told = [t for t in inside(of[0], scope)[1:] if t.lower_ not in (*ARTICLES, "'s", "'", "’", "’s")]
    named = [thing for thing in left if thing is not None and is_treaty(thing, scope)]
    if len(named) != 1 or len(told) != 3 or lemma(told[2]) != "notice" or (unit := UNITS.get(lemma(told[1]))) is None:
        return ()
    length = whole_number(told[0].text)
    return (Assertion("rule", "requires", treaty=scope.treaty, norm="withdrawal", number=length, unit=unit),) if length else ()


def rule(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty bans the use and production of mines", "mines are banned under the treaty"."""
    stance = STANCES.get(lemma(said.verb))
    if stance is None or said.times or not said.bare:
        return ()
    if said.passive:
        ways = [c for phrase in said.rest if phrase.lower_ in ("by", "under") for c in phrase.children if c.dep_ == "pobj"]
        if len(said.rest) != 1 or len(ways) != 1 or not is_treaty(ways[0], scope) or said.subject is None:
            return ()
        return _says(stance, [said.subject], said, scope)
    article = _article(said.subject, scope)
    if article is None:
        return ()
    told = _says(stance, [phrase for phrase in (said.object, *said.rest) if phrase is not None], said, scope)
    return tuple(a._replace(article=article) for a in told)


def _article(subject: Token | None, scope: Scope) -> str | None:
    """The article that says something: "Article VI of the treaty"; empty where the treaty does; None where it is neither."""
    if subject is None or is_treaty(subject, scope):
        return "" if subject is not None else None
    found = inside(subject, scope)
    if len(found) < 2 or found[0].lower_ not in ("article", "art", "art.") or not NUMERAL.fullmatch(found[1].text):
        return None
    of = found[2] if len(found) > 2 else None
    return found[1].text if of is None or (of.lower_ == "of" and is_treaty(behind(of, scope), scope)) else None


def _says(stance: str, phrases: Sequence[Token], said: Said, scope: Scope) -> tuple[Assertion, ...]:
    matter = sorted({t for phrase in phrases for t in phrase.subtree if t.i in scope.inside}, key=lambda t: t.i)
    kinds = {scope.named[t.i].kind for t in matter if t.i in scope.named}
    if not matter or _goes_on(matter[-1]) or kinds & {"state", "organisation", "treaty"}:
        return ()
    if any(t.pos_ == "NUM" or t.text.isdigit() or t.lower_ in POINTING for t in matter):
        return ()
    about = HYPHEN.sub("-", " ".join(t.text for t in matter))
    return (Assertion("rule", stance, treaty=scope.treaty, about=about, holds=not said.negated),)


def _goes_on(last: Token) -> bool:
    """Whether a list goes on behind its last word, where the parser cut it: "production, | stockpiling and use of mines"."""
    after = [t for t in last.doc[last.i + 1 : last.i + 3] if t.sent is last.sent]
    return len(after) == 2 and after[0].text == "," and after[1].pos_ in ("NOUN", "VERB") and after[1].tag_ in ("NN", "NNS", "VBG")
