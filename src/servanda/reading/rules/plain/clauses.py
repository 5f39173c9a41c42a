"""From a clause to assertions: each word of it is the verb, its subject, its object, a time or idle, or nothing is asserted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ....assertions.model import Assertion
from ..attribution import Frame, has_subject
from ..clauses import ALLOWS, BANS, is_verb, lemma
from ..segments import Segment
from ..tokens import Token
from ..words import words
from .phrases import ARTICLES, IDLE, Number, Scope, Time, inside, is_treaty, number_of_states, only_names, states, time

HELPERS = words("plain.helpers")
ACTS = {
    "sign": "sign", "ratify": "ratify", "accede": "accede", "join": "join",
    "leave": "leave", "quit": "leave", "exit": "leave", "withdraw": "leave", "pull": "leave",
}  # fmt: skip
BEHIND = {"accede": "to", "withdraw": "from", "sign": "up to", "pull": "out of"}
COUNTS = {"sign": "signatories", "ratify": "ratifications", "join": "parties", "accede": "parties"}
STANCES = {
    **dict.fromkeys(BANS, "forbids"), **dict.fromkeys(ALLOWS, "allows"),
    **dict.fromkeys(("require", "oblige", "obligate", "commit", "mandate", "bind"), "requires"),
    **dict.fromkeys(("limit", "restrict"), "limits"),
    **dict.fromkeys(("provide", "apply", "establish", "contain", "cover", "define", "recognise", "recognize", "create"), "provides"),
}  # fmt: skip
MADE = {"adopt": "adopted", "conclude": "adopted", "agree": "adopted", "open": "opened"}
REQUIRING = ("require", "oblige", "obligate")
DESTROYING = {"destroy": "stockpile-destruction", "eliminate": "stockpile-destruction", "clear": "clearance"}
ALL_OF_IT = words("plain.all_of_it")
ENDING = ("expire", "lapse", "end", "terminate")


class Said(NamedTuple):
    """A clause by its parts: nothing of it is left over but what stands in `rest`."""

    verb: Token
    subject: Token | None
    object: Token | None
    rest: tuple[Token, ...]  # further phrases that hang on the verb: prepositions, infinitives, predicates
    times: tuple[Time, ...]
    passive: bool
    negated: bool
    never: bool
    modal: str  # the modal verb; empty where there is none


UNTOLD = ("?",)  # stands for the States that a pronoun means, which are told later


def plainly(piece: Segment, scope: Scope) -> tuple[Assertion, ...]:
    """What a clause asserts; nothing where one of its words is left over."""
    head = piece.head
    if piece.kind == "relative" and head.head.i not in scope.inside:  # "the Convention, which bans ..."
        noun = scope._replace(inside=frozenset(t.i for t in head.head.subtree if t.i < head.left_edge.i))
        of_states = states(head.head, noun)
        if not of_states and not is_treaty(head.head, noun):
            return ()
        scope = scope._replace(meant=of_states)
    return _clause(head, scope, None)


def hangs_on(pieces: Sequence[Segment], index: int, frame: Frame | None) -> bool:
    """Whether what a clause says hangs on another one: a condition, a time, what somebody only thinks."""
    inner = [piece for piece in pieces if piece.parent == index]
    if any(piece.kind == "adverbial" and not _marks(piece) <= ASIDE for piece in inner):
        return True
    while index >= 0:
        piece = pieces[index]
        if (piece.kind == "adverbial" and not _marks(piece) <= ASIDE) or piece.kind in ("absolute", "participle"):
            return True
        if piece.kind == "content" and (frame is None or piece.head.i not in frame.content):
            return True
        if piece.kind == "content":
            return bool({"if", "whether"} & _marks(piece))
        index = piece.parent
    return False


def going_on(pieces: Sequence[Segment], index: int) -> frozenset[int]:
    """The words of a clause and of those that go on with its subject: "signed it in 1996 but has never ratified it" is one claim."""
    found = {t.i for t in pieces[index].tokens}
    for number, piece in enumerate(pieces):
        if piece.parent == index and piece.kind == "conj" and not has_subject(piece.head):
            found |= going_on(pieces, number)
    return frozenset(found)


def _marks(piece: Segment) -> set[str]:
    """The words that tell how a clause hangs on the one around it."""
    return {c.lower_ for c in piece.head.children if c.dep_ in ("mark", "advmod") and c.i < piece.head.i and c.tag_ in ("IN", "WRB")}


ASIDE = words("plain.aside")


def referring(plain: tuple[Assertion, ...], meant: tuple[str, ...]) -> tuple[Assertion, ...]:
    """Assertions in which a pronoun stands for the States that it means; none where that is not told."""
    if not meant and any(a.states == UNTOLD for a in plain):
        return ()
    return tuple(a._replace(states=meant) if a.states == UNTOLD else a for a in plain)


def norm_of(plain: Assertion) -> str:
    """What an assertion is about."""
    if plain.predicate in ("status", "count"):
        return "membership"
    if plain.predicate == "act":
        return "withdrawal" if plain.value in ("leave", "announce-withdrawal", "suspend") else "membership"
    return plain.norm or "other"


def _idle(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ in ("cc", "preconj") or token.lower_ in IDLE


def _clause(verb: Token, scope: Scope, shared: Token | None) -> tuple[Assertion, ...]:
    """The assertions of a clause and of those that go on with its subject."""
    if not is_verb(verb):
        return ()
    further = [c for c in verb.children if c.dep_ == "conj" and c.i in scope.inside and is_verb(c)]
    said = _parts(verb, scope, shared, {c.i for c in further})
    if said is None:
        return ()
    if said.object is None and not said.rest and further:  # "signed and ratified the treaty"
        other = _parts(further[0], scope, None, set())
        said = said._replace(object=other.object, rest=other.rest) if other else said
    every = [next((made for frame in FRAMES if (made := frame(said, scope))), ())]
    every += [_clause(c, scope, said.subject) for c in further]
    return tuple(one for made in every for one in made) if all(every) else ()


def _parts(verb: Token, scope: Scope, shared: Token | None, apart: set[int]) -> Said | None:
    """The parts of a clause; None where one of them is of no kind that is known."""
    subject, thing, rest, times = shared, None, list[Token](), list[Time]()
    passive, negated, never, modal = False, False, False, ""
    for child in verb.children:
        if child.i not in scope.inside or child.i in apart or (_idle(child) and not inside(child, scope)[1:]):
            continue
        if any(part is not None and _one_name(part, child, scope) for part in (subject, thing, *rest)):
            continue  # the parser hangs a part of a long name on the verb
        if child.dep_ in ("parataxis", "acl", "appos", "dep", "advcl") and only_names(child, scope):
            continue
        if child.dep_ in ("nsubj", "nsubjpass"):
            subject, passive = child, child.dep_ == "nsubjpass"
        elif child.dep_ in ("aux", "auxpass"):
            passive = passive or child.dep_ == "auxpass"
            modal = modal if lemma(child) in HELPERS or child.lower_ == "to" else child.lower_
        elif child.dep_ == "neg":
            negated, never = not negated, child.lower_ == "never"
        elif child.dep_ in ("prep", "npadvmod", "advmod") and (told := time(child, scope)):
            times.append(told)
        elif child.dep_ in ("dobj", "attr") and thing is None:
            thing = child
        elif child.dep_ in ("prep", "prt", "agent", "xcomp", "dative", "ccomp", "oprd"):
            rest.append(child)
        elif child.dep_ == "mark" and child.lower_ in ASIDE:
            continue
        else:
            return None
    return Said(verb, subject, thing, tuple(rest), tuple(times), passive, negated, never, modal) if len(times) < 2 else None


def _one_name(part: Token, child: Token, scope: Scope) -> bool:
    """Whether a word is a part of a name that stands in another phrase."""
    name = scope.named.get(child.i)
    return name is not None and any(scope.named.get(t.i) == name for t in part.subtree)


def _behind(preposition: Token) -> Token | None:
    """The noun behind a preposition, or behind two: "up to the treaty"."""
    inner = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp", "prep")), None)
    return _behind(inner) if inner is not None and inner.dep_ == "prep" else inner


def _on_the_treaty(said: Said, scope: Scope) -> bool:
    """Whether a verb acts on the treaty and on nothing else: "signed it", "acceded to the Convention", "signed up to it"."""
    wanted = BEHIND.get(lemma(said.verb), "").split()
    if said.object is not None:
        return not said.rest and is_treaty(said.object, scope)
    words_of = [t.lower_ for phrase in said.rest for t in _prepositions(phrase)]
    nouns = [noun for phrase in said.rest if (noun := _behind(phrase)) is not None]
    return bool(wanted) and words_of == wanted and len(nouns) == 1 and is_treaty(nouns[0], scope)


def _prepositions(phrase: Token) -> list[Token]:
    inner = [c for c in phrase.children if c.dep_ in ("prep", "prt")]
    return [phrase, *(t for c in inner for t in _prepositions(c))]


def _timed(made: Assertion, said: Said) -> Assertion:
    made = made._replace(ever=said.never)
    return made._replace(when=said.times[0].when, exactly=said.times[0].exactly) if said.times else made


def _act(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Solomon Islands signed the treaty", "the treaty was ratified by Kenya in 2009"."""
    value = ACTS.get(lemma(said.verb))
    if value is None or said.modal:
        return ()
    if said.passive:
        agent = next((c for phrase in said.rest for c in phrase.children if phrase.dep_ == "agent" and c.dep_ == "pobj"), None)
        if not is_treaty(said.subject, scope) or len(said.rest) != 1 or agent is None or said.object is not None:
            return ()
        return _of(value, agent, said, scope)
    return _of(value, said.subject, said, scope) if said.subject is not None and _on_the_treaty(said, scope) else ()


def _of(value: str, who: Token, said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """An act of States, or a count of those who did it."""
    some, scope = _included(who, scope)
    number = number_of_states(who, scope)
    if number is not None:
        if said.negated or said.times or value not in COUNTS or (some is not None and not some):
            return ()
        of_each = (Assertion("act", value, states=some, treaty=scope.treaty),) if some else ()
        return (_count(number, COUNTS[value], scope), *of_each)
    named = states(who, scope) if some is None else ()
    return (_timed(Assertion("act", value, states=named, treaty=scope.treaty, holds=not said.negated), said),) if named else ()


def _included(who: Token, scope: Scope) -> tuple[tuple[str, ...] | None, Scope]:
    """The States that are named as some of those who did it, and the rest of the phrase: "37 States, including Japan"."""
    including = next((c for c in who.children if c.lower_ == "including" and c.i in scope.inside), None)
    if including is None:
        return None, scope
    noun = next((c for c in including.children if c.dep_ in ("pobj", "dobj")), None)
    return states(noun, scope), scope._replace(inside=scope.inside - {t.i for t in including.subtree})


def _count(number: Number, of: str, scope: Scope) -> Assertion:
    return Assertion("count", number.number, of=of, compare=number.compare, treaty=scope.treaty)


def _status(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "India is not a party to the treaty", "Australia has been a signatory since 1963", "42 States are parties"."""
    what = said.object
    if lemma(said.verb) not in ("be", "remain") or what is None or said.rest or said.modal or said.subject is None:
        return ()
    value = STATUS.get(lemma(what))
    if value is None:
        return ()
    negated, preposition = said.negated, None
    for child in what.children:
        if child.i not in scope.inside or child.is_punct or child.lower_ in ("a", "an", "full", "state", "states", "also"):
            continue
        if child.lower_ == "no":
            negated = not negated
        elif child.dep_ == "prep" and child.lower_ in ("to", "of") and preposition is None:
            preposition = child
        else:
            return ()
    if preposition is None or not is_treaty(_behind(preposition), scope):
        return ()
    past = said.verb.tag_ == "VBD"
    if past and not said.times:
        return ()
    number = number_of_states(said.subject, scope)
    if number is not None:
        return () if negated or said.times else (_count(number, "parties" if value == "party" else "signatories", scope),)
    named = states(said.subject, scope)
    made = Assertion("status", value, states=named, treaty=scope.treaty, holds=not negated)
    return (_timed(made, said),) if named else ()


STATUS = {"party": "party", "member": "party", "signatory": "signatory"}


def _among_first(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Kenya was among the first countries to sign the treaty", "was one of the first to ratify it"."""
    if lemma(said.verb) != "be" or said.negated or said.modal or said.times or said.subject is None:
        return ()
    found = [
        t.lower_ for phrase in (said.object, *said.rest) if phrase is not None for t in inside(phrase, scope) if t.i not in scope.named
    ]
    doing = next((t for phrase in (said.object, *said.rest) if phrase is not None for t in phrase.subtree if lemma(t) in COUNTS), None)
    if doing is None or not is_treaty(next((c for c in doing.children if c.dep_ == "dobj"), None), scope):
        return ()
    before = [word for word in found[: found.index(doing.lower_)] if word not in ARTICLES]
    if before not in AMONG_FIRST:
        return ()
    named = states(said.subject, scope)
    return (Assertion("act", ACTS[lemma(doing)], states=named, treaty=scope.treaty, order="among-first"),) if named else ()


AMONG_FIRST = [
    [*how, "first", *noun, "to"] for how in (["among"], ["amongst"], ["one", "of"]) for noun in ([], ["countries"], ["states"], ["nations"])
]


def _in_force(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty was adopted on 18 September 1997", "entered into force in 1999", "expired in 2026"."""
    name = lemma(said.verb)
    if said.negated or said.modal or not is_treaty(said.subject, scope):
        return ()
    into = [t.lower_ for phrase in said.rest for t in inside(phrase, scope)]
    if name == "come" and said.object is None and into in (["into", "being"], ["into", "existence"]) and said.times:
        return (_timed(Assertion("in-force", "adopted", treaty=scope.treaty), said),)
    if name in ("enter", "come") and said.object is None and into in (["into", "force"], ["into", "effect"]):
        return (_timed(Assertion("in-force", "entry", treaty=scope.treaty), said),)
    if name in ENDING and said.object is None and not said.rest and not said.passive:
        return (_timed(Assertion("in-force", "end", treaty=scope.treaty), said),)
    if name in MADE and said.passive and said.object is None and said.times and into in ([], ["for", "signature"]):
        return (_timed(Assertion("in-force", MADE[name], treaty=scope.treaty), said),)
    return ()


def _due(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The Convention requires Kenya to destroy its stockpiles by 2012": of a duty, its last day."""
    if lemma(said.verb) not in REQUIRING or said.negated or said.modal or said.passive or said.times or not is_treaty(said.subject, scope):
        return ()
    doing = said.rest[-1] if said.rest and said.rest[-1].dep_ in ("xcomp", "ccomp") else None
    norm = DESTROYING.get(lemma(doing)) if doing is not None else None
    if doing is None or norm is None:
        return ()
    who = said.object or next((c for c in doing.children if c.dep_ == "nsubj"), None)
    inner = _parts(doing, scope, who, set())
    named = states(who, scope)
    if inner is None or inner.negated or inner.rest or len(inner.times) != 1 or not named or not _is_all(inner.object, scope):
        return ()
    when = inner.times[0].when.removeprefix("../")
    return (Assertion("duty", "due", states=named, treaty=scope.treaty, norm=norm, when=when),)


def _is_all(thing: Token | None, scope: Scope) -> bool:
    """Whether a phrase is all that a duty is about: "its stockpiles of chemical weapons", "all mines"."""
    if thing is None:
        return False
    rest = [t for t in inside(thing, scope) if t.i not in scope.named or scope.named[t.i].kind not in ("weapon", "weak-weapon")]
    return all(t.lower_ in ALL_OF_IT for t in rest)


def _rule(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty bans the use and production of mines", "mines are banned under the treaty"."""
    stance = STANCES.get(lemma(said.verb))
    if lemma(said.verb) == "impose" and said.object is not None and not said.passive:
        return _imposed(said, scope)
    if stance is None or said.times or said.modal:
        return ()
    if said.passive:
        ways = [phrase for phrase in said.rest if phrase.lower_ in ("by", "under")]
        nouns = [c for phrase in ways for c in phrase.children if c.dep_ == "pobj"]
        if len(said.rest) != 1 or len(nouns) != 1 or not is_treaty(nouns[0], scope) or said.subject is None:
            return ()
        return _says(stance, [said.subject], said, scope)
    if not is_treaty(said.subject, scope):
        return ()
    return _says(stance, [phrase for phrase in (said.object, *said.rest) if phrase is not None], said, scope)


def _imposed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The protocol imposes restrictions on the use of mines"."""
    stance = IMPOSED.get(lemma(said.object)) if said.object is not None else None
    on = [c for holder in (said.object, said.verb) if holder is not None for c in holder.children if c.lower_ == "on"]
    if stance is None or said.times or said.modal or len(on) != 1 or not is_treaty(said.subject, scope):
        return ()
    return _says(stance, [c for c in on[0].children if c.dep_ in ("pobj", "pcomp")], said, scope)


IMPOSED = {"limit": "limits", "restriction": "limits", "limitation": "limits", "ban": "forbids", "prohibition": "forbids"}


def _says(stance: str, phrases: Sequence[Token], said: Said, scope: Scope) -> tuple[Assertion, ...]:
    matter = sorted({t for phrase in phrases for t in phrase.subtree if t.i in scope.inside}, key=lambda t: t.i)
    kinds = {scope.named[t.i].kind for t in matter if t.i in scope.named}
    if not matter or _goes_on(matter[-1]) or kinds & {"state", "organisation", "treaty"} or any(t.pos_ == "NUM" or t.text.isdigit() for t in matter):
        return ()
    about = " ".join(t.text for t in matter)
    return (Assertion("rule", stance, treaty=scope.treaty, about=about, holds=not said.negated),)


def _goes_on(last: Token) -> bool:
    """Whether a list goes on behind its last word, where the parser cut it: "production, | stockpiling and use of mines"."""
    behind = [t for t in last.doc[last.i + 1 : last.i + 3] if t.sent is last.sent]
    return len(behind) == 2 and behind[0].text == "," and behind[1].pos_ in ("NOUN", "VERB") and behind[1].tag_ in ("NN", "NNS", "VBG")


FRAMES: tuple[Callable[[Said, Scope], tuple[Assertion, ...]], ...] = (_act, _status, _among_first, _in_force, _due, _rule)
