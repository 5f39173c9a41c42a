"""A clause by its parts: verb, subject, object, what stands behind prepositions, times, places; none of its words left over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....assertions.model import Assertion
from ..clauses import is_verb, lemma
from ..tokens import Token
from ..words import words
from .phrases import IDLE, MEMBERS, Scope, Time, cities, inside, is_treaty, made_of, only_names, time
from .trailing import comments, comparison

HELPERS = words("plain.helpers")
ASIDE = words("plain.aside")  # what opens a clause that only adds something
SET_PHRASES = words("plain.set_phrases")
WHERE = words("plain.where")
LONG_AGO = words("plain.long_ago")
WITH_WHOM = words("plain.with_whom")
NARROWING = words("plain.narrowing")  # "in part", "at times"
LINKS = ("parataxis", "acl", "appos", "dep", "advcl")


class Said(NamedTuple):
    """A clause by its parts: nothing of it is left over but what stands in `rest`."""

    verb: Token
    subject: Token | None
    object: Token | None
    rest: tuple[Token, ...] = ()  # further phrases that hang on the verb: prepositions, infinitives, predicates
    times: tuple[Time, ...] = ()
    places: tuple[str, ...] = ()
    passive: bool = False
    negated: bool = False
    never: bool = False
    longer: bool = False  # "no longer"
    modal: str = ""  # the modal verb; empty where there is none

    @property
    def bare(self) -> bool:
        """Whether nothing but a subject and a time stands beside the verb, said as a fact."""
        return not self.modal and not self.places and not self.longer


def idle(token: Token) -> bool:
    """Whether a word changes nothing of what is asserted."""
    return token.is_punct or token.is_space or token.dep_ in ("cc", "preconj") or token.lower_ in IDLE


def parts(verb: Token, scope: Scope, shared: Token | None, apart: set[int]) -> Said | None:
    """The parts of a clause; None where one of them is of no kind that is known."""
    said = Said(verb, shared, None)
    with_another = comparison(verb)
    for child in verb.children:
        if child is with_another:
            continue
        opens = child.lower_ in ("nor", "neither") and child.i == verb.left_edge.i + child.doc[verb.left_edge.i].is_punct  # "nor did it"
        if child.i not in scope.inside or child.i in apart or (idle(child) and not opens and not inside(child, scope)[1:]):
            continue
        if any(part is not None and _one_name(part, child, scope) for part in (said.subject, said.object, *said.rest)):
            continue  # the parser hangs a part of a long name on the verb
        if (child.dep_ in LINKS and only_names(child, scope)) or _beside(child, scope) or _labels(child, scope):
            continue
        added = _with(said, child, scope)
        if added is None:
            return None
        said = added
    return _one_time(said)


def _labels(child: Token, scope: Scope) -> bool:
    """Whether the name of a State before a colon tells who speaks: "Chile: We have cleared the last field"."""
    state = child.i in scope.named and scope.named[child.i].kind == "state"
    return state and child.i == child.sent.start and child.right_edge.i == child.i and child.doc[child.i + 1].text == ":"


def _beside(child: Token, scope: Scope) -> bool:
    """Whether a phrase changes nothing: "for its part", and before the subject where somebody stands: "across the river, "."""
    found = [t.lower_ for t in inside(child, scope)]
    if found[:1] == ["at"] and found[-1] == "headquarters" and all(made_of(t, WITH_WHOM) for t in inside(child, scope)):
        return True
    if any(t.i in scope.named for t in child.subtree):
        return False
    if "_".join(found) in SET_PHRASES:
        return True
    if child.dep_ != "prep":
        return False
    if comments(found) and not NARROWING & set(found):
        return True
    who = next((c for c in child.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    # not some of them: "across the region, 12 States"
    some = who is None or who.pos_ == "NUM" or lemma(who) in MEMBERS or any(c.dep_ == "nummod" for c in who.children)
    return child.lower_ in WHERE and child.i == child.head.left_edge.i and not some and not NARROWING & set(found)


def _with(said: Said, child: Token, scope: Scope) -> Said | None:
    """A clause with one part more; None where that is of no kind that is known."""
    if child.dep_ in ("nsubj", "nsubjpass", "csubjpass"):
        return said._replace(subject=child, passive=child.dep_ != "nsubj")
    if child.dep_ in ("aux", "auxpass"):
        if child.lower_ == "to":
            return None  # "expected it to ban cluster bombs"
        modal = "" if lemma(child) in HELPERS else child.lower_
        return said._replace(passive=said.passive or child.dep_ == "auxpass", modal=said.modal or modal)
    if child.lower_ in ("nor", "neither") and child.i < said.verb.i and child.dep_ != "preconj":
        return said._replace(negated=not said.negated)
    if child.dep_ == "neg":
        return said._replace(negated=not said.negated, never=child.lower_ == "never")
    if child.lower_ == "longer" and [t.lower_ for t in inside(child, scope)] == ["no", "longer"]:
        return said._replace(longer=True)
    if child.dep_ in ("prep", "npadvmod", "advmod") and (told := time(child, scope)):
        return said._replace(times=(*said.times, told))
    if child.dep_ == "advmod" and all(t.lower_ in LONG_AGO for t in inside(child, scope)):
        return said  # "many years ago, in 1963"
    if child.lower_ == "only" and child.dep_ == "advmod" and any(time(c, scope) for c in said.verb.children if c.i > said.verb.i):
        return said  # "only joined in 2013", not "only signed it"
    if child.dep_ in ("npadvmod", "advmod") and {t.lower_ for t in inside(child, scope)[-1:]} & {"later", "earlier"}:
        return said._replace(times=(*said.times, LATER))
    if child.dep_ == "prep" and (there := cities(child, scope)):
        return said._replace(places=(*said.places, *there))
    if child.dep_ in ("dobj", "attr") and said.object is None:
        return said._replace(object=child)
    purpose = child.dep_ == "advcl" and child.tag_ == "VB" and said.object is not None  # "was given ten years to clear its areas"
    if purpose or child.dep_ in ("prep", "prt", "agent", "xcomp", "dative", "ccomp", "oprd", "acomp") or child.lower_ == "indefinitely":
        return said._replace(rest=(*said.rest, child))
    if child.lower_ == "ahead" and child.dep_ == "advmod":
        return said._replace(rest=(*said.rest, child))
    if child.lower_ == "back" and lemma(said.verb) == "take":
        return said._replace(rest=(*said.rest, child))
    return said if child.dep_ == "mark" and child.lower_ in ASIDE else None


LATER = Time("", False, "later")  # "a year later": tells nothing by itself


def _one_time(said: Said) -> Said | None:
    """A clause with the one time that it tells; None where it tells two, or one that hangs on what was told before."""
    times = tuple(told for told in said.times if told is not LATER)
    if len(times) == 2 and LATER not in said.times:  # "two weeks ago, on 1 March 1999": the one is the other, told closer
        times = tuple(one for one in times if one.exactly and any(other.holds(one) for other in times if other is not one)) or times
    if len(times) > 1 or (LATER in said.times and not times):
        return None
    return said._replace(times=times)


def lifted(said: Said, scope: Scope) -> tuple[Said, Scope]:
    """A clause whose time or place the parser hung on its last noun, with these as its own, and the words left for the nouns."""
    phrases = [phrase for phrase in (said.object, *said.rest) if phrase is not None]
    for child in (t for phrase in phrases if not is_verb(phrase) for t in phrase.subtree):
        if child.dep_ == "prep" and child not in phrases and child.i in scope.inside and (there := cities(child, scope)):
            said, scope = said._replace(places=(*said.places, *there)), scope._replace(inside=scope.inside - {t.i for t in child.subtree})
    last = max(phrases, key=lambda t: t.right_edge.i, default=None)
    if last is None or said.times or is_verb(last):
        return said, scope
    ends = {t.i for t in last.subtree if t.i in scope.inside}
    for child in last.subtree:
        if child.dep_ == "prep" and child is not last and child.right_edge.i == max(ends) and (told := time(child, scope)):
            return said._replace(times=(told,)), scope._replace(inside=scope.inside - {t.i for t in child.subtree})
    return said, scope


def _one_name(part: Token, child: Token, scope: Scope) -> bool:
    """Whether a word is a part of a name that stands in another phrase."""
    name = scope.named.get(child.i)
    return name is not None and any(scope.named.get(t.i) == name for t in part.subtree)


def instead(said: Said) -> Said | None:
    """A clause with what its verb is to do in its place: "has yet to sign it", "aims to ban them"; None where there is none."""
    if said.object is not None or len(said.rest) != 1 or said.rest[0].dep_ != "xcomp":
        return None
    verb = said.rest[0]
    things = [c for c in verb.children if c.dep_ == "dobj"]
    rest = tuple(c for c in verb.children if c.dep_ in ("prep", "prt", "xcomp") or c.lower_ == "indefinitely")
    others = [c for c in verb.children if c.dep_ not in ("aux", "dobj") and c not in rest and not c.is_punct]
    if others or len(things) > 1:
        return None
    return said._replace(verb=verb, object=things[0] if things else None, rest=rest, passive=False)


def behind(preposition: Token, scope: Scope) -> Token | None:
    """The noun behind a preposition, or behind two ("up to the treaty"); None where more hangs on it ("to it and to its protocol")."""
    hanging = [c for c in preposition.children if c.i in scope.inside and not c.is_punct]
    if len(hanging) != 1 or hanging[0].dep_ not in ("pobj", "pcomp", "prep"):
        return None
    return behind(hanging[0], scope) if hanging[0].dep_ == "prep" else hanging[0]


def without_treaty(head: Token, scope: Scope, opening: Sequence[str] = ("under", "by")) -> tuple[bool, Scope]:
    """Whether the words of a phrase tell that it is so "under the treaty", "as set by it", and what is left to read without that."""
    for token in inside(head, scope):
        if token.lower_ in opening and token.dep_ in ("prep", "agent") and is_treaty(behind(token, scope), scope):
            whole = token.head if token.head.dep_ == "acl" and lemma(token.head) in ("set", "impose") else token
            return True, scope._replace(inside=scope.inside - {t.i for t in whole.subtree})
    return False, scope


def prepositions(phrase: Token) -> list[Token]:
    """A preposition with those that follow it: "up to"."""
    return [phrase, *(t for c in phrase.children if c.dep_ in ("prep", "prt") for t in prepositions(c))]


def agent(said: Said) -> Token | None:
    """By whom something is done, where a passive says nothing else."""
    if len(said.rest) != 1 or said.rest[0].lower_ != "by" or said.object is not None:
        return None
    return next((c for c in said.rest[0].children if c.dep_ == "pobj"), None)


def on_the_treaty(said: Said, scope: Scope, wanted: str) -> bool:
    """Whether a verb acts on the treaty and on nothing else: "signed it", "acceded to it"; alone, only with a time that can be checked."""
    if said.object is not None:
        return not said.rest and is_treaty(said.object, scope)
    if not said.rest:
        return bool(said.times) and said.times[0].how == "at"
    words_of = [t.lower_ for phrase in said.rest for t in prepositions(phrase)]
    nouns = [noun for phrase in said.rest if (noun := behind(phrase, scope)) is not None]
    return bool(wanted) and words_of == wanted.split() and len(nouns) == 1 and is_treaty(nouns[0], scope)


def timed(told: Assertion, said: Said) -> Assertion:
    """An assertion with the time of its clause."""
    told = told._replace(ever=said.never)
    return told._replace(when=said.times[0].when, exactly=said.times[0].exactly) if said.times else told
