"""How States stand under a treaty, and how many of them there are."""

from __future__ import annotations

from .... import law
from ....assertions.model import Assertion
from ....dates import parse_partial
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .parts import Said, behind, prepositions, timed
from .phrases import BESIDE_MEMBERS, Number, Scope, Who, counted, inside, is_treaty, noun, number_of_states, who, whole_number

STATUS = {"party": "party", "member": "party", "part": "party", "signatory": "signatory"}
COUNTED = {"party": "parties", "member": "parties", "signatory": "signatories", "ratification": "ratifications", "signature": "signatories"}
FULL = words("plain.full")  # words beside "party" that change nothing


def counting(number: Number, of: str, said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """A number of States at the time that is told; none where it is told since or until when."""
    opening = bool(said.times) and _all_by_then(of, said, scope)
    if said.negated or said.modal or (said.times and said.times[0].how != "as of" and not opening):
        return ()
    when = said.times[0].when if said.times else ""
    if opening:  # as of the last day of that time: within it there was any smaller number, too
        when = min(parse_partial(when.rpartition("/")[2])[1], scope.day).isoformat()
    return (Assertion("count", number.number, of=of, compare=number.compare, treaty=scope.treaty, when=when),)


def _all_by_then(of: str, said: Said, scope: Scope) -> bool:
    """Whether those who signed then are all who had signed by its end: the treaty was opened for signature at that time."""
    opened = law.treaty(scope.treaty).opened
    return of == "signatories" and opened is not None and said.times[0].how == "at" and said.times[0].covers(opened)


def signed_only(said: Said, further: list[Token], scope: Scope) -> tuple[Assertion, ...]:
    """ "17 States have signed but not ratified it"."""
    number = number_of_states(said.subject, scope)
    other = further[0]
    if number is None or len(further) > 1 or lemma(said.verb) != "sign" or lemma(other) != "ratify" or said.rest or said.negated:
        return ()
    beside = [t for t in inside(other, scope) if t is not other]
    thing = next((c for c in other.children if c.dep_ == "dobj"), None)
    own = {t.i for t in thing.subtree} if thing is not None else set[int]()
    rest = [t.lower_ for t in beside if t.i not in own]
    if rest not in (["not"], ["have", "not"], ["not", "yet"]) or (thing is not None and not is_treaty(thing, scope)):
        return ()
    return counting(number, "signed-not-ratified", said, scope) if said.object is None or is_treaty(said.object, scope) else ()


def status(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "India is not a party to the treaty", "Australia has been a signatory since 1963", "42 States are parties"."""
    name, what = lemma(said.verb), said.object
    if said.modal or said.places or said.subject is None:
        return ()
    if name == "belong" and what is None:
        on = [behind(phrase, scope) for phrase in said.rest if phrase.lower_ == "to"]
        return _standing("party", said, scope) if len(said.rest) == 1 and on and is_treaty(on[0], scope) else ()
    if name == "bind" and said.passive and what is None and len(said.rest) == 1:
        by = next((c for c in said.rest[0].children if c.dep_ == "pobj"), None)
        return _standing("party", said, scope) if said.rest[0].lower_ == "by" and is_treaty(by, scope) else ()
    if name == "bind" and not said.passive and what is not None and not said.rest and is_treaty(said.subject, scope):
        return _standing("party", said._replace(subject=what, object=None), scope) if said.verb.tag_ != "VBD" or said.times else ()
    among: tuple[Assertion, ...] = ()
    of_one = False
    if what is not None and what.lower_ == "one" and (of := _of_many(what, scope)) is not None:
        what, of_one = of, len(inside(what, scope)) > len(inside(of, scope)) + 2  # the parser hangs "to it" on "one"
        scope, among = _how_many(of, said, scope)
    value = STATUS.get(noun(what)) if what is not None else None
    on_it = len(said.rest) == 1 and said.rest[0].lower_ in ("to", "of") and is_treaty(behind(said.rest[0], scope), scope)
    if name == "become" and what is not None and value == "party" and (on_it or not said.rest):
        return _became(said, what, scope)
    if name in ("be", "remain", "stay", "keep") and what is None and _outside(said, scope):
        return _standing("party", said._replace(negated=not said.negated), scope) if not said.times else ()
    if name not in ("be", "remain", "stay") or what is None or value is None or (said.rest and not on_it):
        return ()
    beside = _beside(what, scope, alone=bool(said.times) or on_it or of_one)
    past = said.verb.tag_ == "VBD" and not said.times
    said = said._replace(negated=said.negated != beside)
    if beside is None or (past and not said.negated):
        return ()
    told = _standing(value, said._replace(never=said.never or past), scope)  # who "was not a party" never was one
    return (*told, *among) if told else ()


def _became(said: Said, what: Token, scope: Scope) -> tuple[Assertion, ...]:
    """ "Finland became a party to it in 2012": it joined it, by its deposit or by what follows from that."""
    named = who(said.subject, scope)
    again = any(c.lower_ == "again" for c in said.verb.children)  # that it had been one before is told, too
    fact = (said.times or said.verb.tag_ == "VBN") and all(told.how == "at" for told in said.times)
    if not fact or said.negated or said.longer or again or not named.states or named.none or _beside(what, scope, alone=True) is not False:
        return ()
    return (timed(Assertion("act", "join", states=named.states, treaty=scope.treaty), said),)


def _outside(said: Said, scope: Scope) -> bool:
    """Whether a verb takes "outside the treaty", "out of it"."""
    words_of = [t.lower_ for phrase in said.rest for t in prepositions(phrase)]
    nouns = [noun for phrase in said.rest if (noun := behind(phrase, scope)) is not None]
    return words_of in (["outside"], ["out", "of"], ["outside", "of"]) and len(nouns) == 1 and is_treaty(nouns[0], scope)


def standing(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """What a noun such as "party" says of a State that it stands beside; nothing where it is of no treaty, and no time is told."""
    what = said.object
    beside = _beside(what, scope, alone=bool(said.times)) if what is not None else None
    if what is None or beside is None:
        return ()
    return _standing(STATUS[noun(what)], said._replace(negated=said.negated != beside), scope)


def signatory(said: Said, scope: Scope) -> bool:
    """Whether a verb takes "a signatory to the treaty"."""
    what = said.object
    if what is None or noun(what) != "signatory":
        return False
    on_it = len(said.rest) == 1 and said.rest[0].lower_ in ("to", "of") and is_treaty(behind(said.rest[0], scope), scope)
    return (on_it or not said.rest) and _beside(what, scope, alone=on_it) is False


def _of_many(one: Token, scope: Scope) -> Token | None:
    """ "Parties" in "one of the parties to it", where no more is said of either, on whichever of the two the treaty hangs."""
    beside = [c for c in one.children if c.i in scope.inside and not c.is_punct]
    on_it = len(beside) == 2 and beside[1].lower_ == "to" and is_treaty(behind(beside[1], scope), scope)
    return behind(beside[0], scope) if beside and beside[0].lower_ == "of" and (on_it or not beside[1:]) else None


def _how_many(those: Token, said: Said, scope: Scope) -> tuple[Scope, tuple[Assertion, ...]]:
    """What is left to read of "112 parties", and their number."""
    number = next((c for c in those.children if c.dep_ == "nummod" and c.i in scope.inside), None)
    value = whole_number(" ".join(t.text for t in inside(number, scope))) if number is not None else None
    if number is None or value is None:
        return scope, ()
    left = scope._replace(inside=scope.inside - {t.i for t in number.subtree})
    return left, counting(Number(value, "="), COUNTED[noun(those)], said, scope) if noun(those) in COUNTED else ()


def _beside(what: Token, scope: Scope, alone: bool = False) -> bool | None:
    """Whether "no" stands before "party"; None where it is not one to the treaty, unless it may be told `alone`, or more is said of it."""
    none, on_it = False, alone
    for child in what.children:
        if child.i not in scope.inside or child.is_punct or child.lower_ in FULL:
            continue
        if child.lower_ == "no":
            none = True
        elif child.dep_ == "prep" and child.lower_ in ("to", "of") and is_treaty(behind(child, scope), scope):
            on_it = True
        else:
            return None
    return none if on_it else None


def _standing(value: str, said: Said, scope: Scope) -> tuple[Assertion, ...]:
    number = number_of_states(said.subject, scope)
    if number is not None:
        today = scope.day.isoformat()
        said = said._replace(times=tuple(told for told in said.times if told.when != today))  # "160 are bound by it today"
        return counting(number, COUNTED[value], said, scope) if not said.longer else ()
    named = who(said.subject, scope)
    if not named.states or (named.none and said.negated):
        return ()
    if said.times and (said.negated or named.none or said.times[0].how == "until"):
        return ()  # "has not been a party since 2020", "was a party until 2020": that it was one before, or is none after, is half of it
    if said.longer:
        return _gone(said, named, scope) if value == "party" and not said.negated else ()
    return (timed(Assertion("status", value, states=named.states, treaty=scope.treaty, holds=not (said.negated or named.none)), said),)


def _gone(said: Said, named: Who, scope: Scope) -> tuple[Assertion, ...]:
    """ "Lithuania is no longer a party": it left; with a day from which on, its exit took effect then."""
    if named.none:
        return ()
    if not said.times:
        return (Assertion("status", "left", states=named.states, treaty=scope.treaty),)
    when = said.times[0].when.removesuffix("/..")
    return (Assertion("in-force", "exit", states=named.states, treaty=scope.treaty, when=when, exactly=len(when) == len("2025-03-06")),)


def count(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The Convention has 164 parties", "it counts 88 States Parties"."""
    what = said.object
    if lemma(said.verb) not in ("have", "count", "number") or what is None or said.rest or not is_treaty(said.subject, scope):
        return ()
    kinds = [noun(what), *(noun(t) for t in what.children if noun(what) == "state")]  # "193 Member States"
    of = next((COUNTED[kind] for kind in kinds if kind in COUNTED), None)
    number = counted(what, scope, BESIDE_MEMBERS)
    return counting(number, of, said, scope) if number is not None and of is not None else ()
