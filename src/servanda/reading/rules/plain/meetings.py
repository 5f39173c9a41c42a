"""That a meeting of the parties was or will be held: which, where and when; and what a review conference ended with."""

from __future__ import annotations

from ....assertions.model import Assertion
from ....lexicon.asides import YEAR, understood
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .force import COMING
from .parts import Said
from .phrases import Scope, inside, time
from .trailing import ORDINALS

MEETINGS, VERBS = words("plain.meetings"), words("plain.meeting_verbs")
BESIDE = words("plain.beside_meetings")  # words of their names


def convened(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The Review Conference of the treaty opened in New York today", "its First Meeting of States Parties will be held in May", "its
    parties met in Nairobi in 2004".
    """
    what, name = said.subject, lemma(said.verb)
    there = [t for phrase in said.rest for t in inside(phrase, scope)]
    if what is not None and lemma(what) == "party":
        told = inside(said.object, scope) if said.object is not None else []
        if name == "hold" and [t.lower_ for t in told[:2]] == ["a", "meeting"]:
            said, name, there = said._replace(object=None), "meet", told[2:] + there
        if name != "meet":
            return ()
    held = (name == "hold" and said.passive) or (name == "take" and said.object is not None and said.object.lower_ == "place")
    if what is None or lemma(what) not in (*MEETINGS, "party") or said.modal not in COMING:
        return ()
    if said.negated or said.longer or len(said.times) != 1:
        return ()
    if (not held and (name not in VERBS or said.object is not None)) or said.times[0].how != "at":
        return ()
    named = [t for t in inside(what, scope) if t.i in scope.named]
    rest = [t.lower_ for t in inside(what, scope) if t not in named and t is not what and t.lower_ not in BESIDE]
    order = ORDINALS.get(rest[0]) if len(rest) == 1 else None
    if not named or any(scope.treaty not in scope.named[t.i].ids for t in named) or (rest and order is None):
        return ()
    if any(t.pos_ != "PROPN" and t.lower_ not in ("in", "at") for t in there):
        return ()
    where = [*said.places, *[" ".join(t.text for t in there if t.pos_ == "PROPN")]]
    about = " ".join(f"in {place}" for place in where if place)
    when = said.times[0].when
    return (Assertion("event", "meeting", treaty=scope.treaty, when=when, order="first" if order == 1 else order or "", about=about),)


def ended(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The 2022 review conference of the treaty ended without a final document", "they agreed on one at the Sixth Review Conference".

    All that the clause says beside the conference must tell of such an end; which words do is known where assertions are understood.
    """
    clause = [t for t in said.verb.subtree if t.i in scope.inside and not t.is_punct]
    found = [t for t in clause if t.lower_ == "conference" and t.i > 0 and t.doc[t.i - 1].lower_ == "review"]
    named = {t.i for t in clause if t.i in scope.named}
    if len(found) != 1 or said.modal or len(said.times) > 1 or any(scope.treaty not in scope.named[i].ids for i in named):
        return ()
    timed = {t.i for child in said.verb.children if time(child, scope) for t in child.subtree}
    there = next((child for child in said.verb.children if child.i in scope.inside and _is_place(child, scope)), None)
    placed = {t.i for t in there.subtree} if there is not None else set()
    about = [t.lower_ for t in clause if t.i not in named | timed | placed and not YEAR.fullmatch(t.text)]
    years = [t.text for t in clause if t.i not in timed and YEAR.fullmatch(t.text)]
    order = [ORDINALS[t.lower_] for t in clause if t.lower_ in ORDINALS]
    if len(years) > 1 or len(order) > 1 or (years and said.times):
        return ()
    when = years[0] if years else said.times[0].when if said.times else ""
    made = Assertion("event", "decision", treaty=scope.treaty, when=when, order=order[0] if order else "", about=" ".join(about))
    if not understood(made).of:
        return ()
    where = " ".join(t.text for t in inside(there, scope)[1:]) if there is not None else ""
    return (made, made._replace(value="meeting", about=f"review conference in {where}")) if where else (made,)


def _is_place(child: Token, scope: Scope) -> bool:
    """Whether a phrase names a place: "in The Hague"."""
    found = inside(child, scope)
    return child.dep_ == "prep" and child.lower_ in ("in", "at") and len(found) > 1 and all(t.pos_ == "PROPN" for t in found[1:])
