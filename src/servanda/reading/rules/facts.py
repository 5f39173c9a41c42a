"""Whether a clause tells a fact: not what somebody waits to see, what comes once another thing is done, or one of two things."""

from __future__ import annotations

from itertools import takewhile

from .clauses import ALLOWS, BANS, is_verb, lemma
from .segments import Segment
from .tokens import Token
from .words import words

SEEING = words("facts.seeing")
UNTIL, ONCE, MODALS = words("facts.until"), words("facts.once"), words("facts.modals")
PENDING = words("facts.pending")
WAITING = UNTIL | words("facts.waiting")
PUT_OFF = UNTIL | {"once"}
DONE_ONCE = words("facts.done_once")
INTENDING = words("facts.intending")
MOMENTS = words("facts.moments")  # "by the time India has joined"


def told(piece: Segment, word: Token) -> bool:
    """Whether a clause tells as a fact what one of its words claims."""
    verb = piece.head
    other = _seen(word) or _waits(verb) or _at_a_moment(piece, word) or _either(verb) or _intended(verb) or _by_the_way(word)
    return not (other or _is_to(verb))


def _is_to(verb: Token) -> bool:
    """Whether a thing is only to be done: "forty ratifications are needed for the Convention to enter into force"."""
    beside = {(c.dep_, c.lower_) for c in verb.children if c.i < verb.i}
    return verb.tag_ == "VB" and {("mark", "for"), ("aux", "to")} <= beside


def _seen(word: Token) -> bool:
    """Whether somebody sees, lets or wants a thing done: "we have yet to see the United States ratify it"."""
    verb = word
    while not is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
    sees = lemma(verb.head) in SEEING and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return bare and verb.dep_ in ("ccomp", "xcomp") and sees


def _at_a_moment(piece: Segment, word: Token) -> bool:
    """Whether a clause tells of a time to come: "by the time India has joined", "the day that it signs"."""
    if piece.kind == "relative":
        return lemma(piece.head.head) in MOMENTS
    if any(t.dep_ == "relcl" and t.head.dep_ == "pobj" and lemma(t.head) in MOMENTS for t in (word, *word.ancestors)):
        return True
    before = [c for c in piece.head.children if c.i < piece.head.i]
    times = any(lemma(t) in MOMENTS for c in before if c.dep_ == "prep" for t in c.children)
    marks = {c.lower_ for c in before if c.dep_ in ("mark", "prep", "advmod")}
    around = [c.lower_ for c in piece.head.head.children if c.dep_ == "aux"]
    waits = bool(marks & UNTIL) or (bool(marks & ONCE) and bool(MODALS & set(around)))  # "it can come only after they have signed"
    return piece.kind == "adverbial" and (times or waits)


def _waits(verb: Token) -> bool:
    """Whether what will be waits for something else: "it will enter into force once all 44 States have ratified it"."""
    coming = any(c.dep_ == "aux" and c.lower_ in ("will", "shall") for c in verb.children)
    clauses = [c for c in verb.children if c.dep_ in ("advcl", "conj", "ccomp") and c.tag_ != "VBG"]  # all of these by the parser
    after = verb.doc[verb.i + 1 : verb.sent.end] if coming else ()  # whatever the parser made of it
    soon = any(t.lower_ in WAITING for t in takewhile(lambda t: not t.is_punct, after))
    later = any(t.lower_ in PUT_OFF and t.i + 1 < len(t.doc) and not is_verb(t.doc[t.i + 1]) for t in after)  # not "that once bound it"
    return soon or later or (coming and any(c.left_edge.lower_ in UNTIL | ONCE for c in clauses))


def _by_the_way(word: Token) -> bool:
    """Whether a deed is only what something else waits for: "after Congressional ratification, it will ..."."""
    return word.pos_ == "NOUN" and word.dep_ == "pobj" and word.head.lower_ in PENDING


def present(piece: Segment) -> bool:
    """Whether a deed is told in the present tense, as plots, proposals and headlines are: "article two: Israel joins the NPT"."""
    verb = piece.head
    return lemma(verb) in DONE_ONCE and verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def elliptic(piece: Segment) -> bool:
    """Whether what is said of a State is left to be understood: "neither did Beijing", "Peking has not"."""
    verb = piece.head
    own = [c for c in verb.children if c.dep_ not in ("nsubj", "nsubjpass", "neg", "cc", "punct", "advmod", "preconj", "mark", "conj")]
    return lemma(verb) in ("do", "have", "be") and not own


def _intended(verb: Token) -> bool:
    """Whether a State only intends nothing of the kind: "plans no withdrawal"."""
    nothing = (c.lower_ == "no" for t in verb.children if t.dep_ == "dobj" for c in t.children)
    return lemma(verb) in INTENDING and any(nothing)


def _either(verb: Token) -> bool:
    """Whether one of two things is told: "has signed or ratified it", "either India or Pakistan has signed"."""
    if any(c.dep_ == "neg" for c in verb.children) or lemma(verb) in BANS | ALLOWS:
        return False  # "use or production is banned" tells of both
    subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    rows = [verb, *subject, *(t for s in subject for t in s.conjuncts)]
    return any(c.dep_ in ("cc", "preconj") and c.lower_ in ("or", "either") for t in rows for c in t.children)
