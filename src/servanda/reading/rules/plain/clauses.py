"""From a clause to assertions: each word of it is the verb, its subject, its object, a time or idle, or nothing is asserted."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from ....assertions.model import Assertion
from ..attribution import Frame, has_subject
from ..clauses import TREATY_NOUNS, is_verb, lemma
from ..segments import Segment, set_off
from ..tokens import Token
from ..words import words
from .bindings import BINDING, UNDERTAKING, bound, illegal, renounced, undertaken
from .deeds import act, at_home, extended
from .duties import done, due, for_all
from .events import welcomed
from .extensions import more_time
from .force import by_number, dated, entry, exit_of, life, made, not_yet, over
from .in_order import in_order
from .last_days import facing, falling, kept
from .meetings import convened, ended
from .papers import instrument, notice
from .parts import ASIDE, HELPERS, Said, behind, lifted, parts
from .phrases import MEMBERS, UNTOLD, Scope, inside, is_treaty, noun, who
from .provisions import STANCES, has_none, imposed, notice_needed, rule
from .ranks import ONLY, ranked
from .standing import STATUS, count, signed_only, status
from .trailing import comment, compared, comparing, comparison
from .undone import undone

MORE = words("plain.more")
TURNS = words("plain.turns")
BARE = ("be", "do", "have")
# Inside an object they turn what is said: "belong neither to the one nor to the other".
TURNING = words("plain.turning")
# In what a treaty bans or allows, these are held against the words of its statements: "supply without safeguards".
LEFT_TO_STATEMENTS = frozenset({"no", "not", "without", "except", "unless", "excluding"})
FRAMES: tuple[Callable[[Said, Scope], tuple[Assertion, ...]], ...] = (
    undone, at_home, ranked, act, extended, instrument, notice, status, count, entry, by_number, not_yet, made, dated, over, life, exit_of,
    notice_needed, imposed, kept, falling, facing, more_time, done, due, for_all, undertaken, renounced, illegal, rule, bound, welcomed,
    convened,
)  # fmt: skip


def plainly(piece: Segment, scope: Scope, shared: Token | None = None) -> tuple[Assertion, ...]:
    """What a clause asserts; nothing where one of its words is left over. `shared`: the subject that it has of another clause."""
    head = piece.head
    if piece.kind == "relative" and head.head.i not in scope.inside:  # "the Convention, which bans ..."
        noun = scope._replace(inside=frozenset(t.i for t in head.head.subtree if t.i < head.left_edge.i))
        of_states = who(head.head, noun).states
        if not of_states and not is_treaty(head.head, noun):
            return ()
        scope = scope._replace(meant=of_states)
    return clause(head, scope, shared)


def participle(verb: Token, scope: Scope, name: Token) -> tuple[Assertion, ...]:
    """What a participle or a relative clause says of the noun before it: "the Convention, adopted in Dublin in 2008"."""
    return clause(verb, scope, name, passive=verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"))


def tells_more(pieces: Sequence[Segment], index: int) -> bool:
    """Whether what goes on with a clause tells more of the same: "ratified it and was the 50th to do so", "and is still in force"."""
    after = [piece for piece in pieces if piece.parent == index and piece.kind == "conj"]
    # "and never will", not "and has never missed one"
    elliptic = [p for p in after if p.head.tag_ == "MD" or (lemma(p.head) in BARE and not any(c.dep_ == "dobj" for c in p.head.children))]
    more, turns = (t for piece in after for t in piece.tokens), (t for piece in elliptic for t in piece.tokens)
    nor = any(t.lower_ == "nor" and t.dep_ == "cc" for t in pieces[index].tokens) and bool(after)
    return nor or any(lemma(t) in MORE for t in more) or any(lemma(t) in TURNS for t in turns)


def subject_of_all(pieces: Sequence[Segment], index: int) -> tuple[Token | None, frozenset[int]]:
    """The subject that a clause shares with the one it goes on from, and its words: "entered into force in 2010 and has 111 parties".

    None where the clause has its own, or where a "not" or a "may" before may be meant of both.
    """
    piece = pieces[index]
    if piece.kind != "conj" or has_subject(piece.head):
        return None, frozenset()
    before = pieces[piece.parent]
    turned = any(t.dep_ == "neg" or (t.dep_ in ("aux", "auxpass") and lemma(t) not in HELPERS) for t in before.head.children)
    if turned and not any(t.dep_ in ("aux", "auxpass") for t in piece.head.children):
        return None, frozenset()
    subject = next((t for t in before.head.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return subject_of_all(pieces, piece.parent)
    return subject, frozenset(t.i for t in before.tokens) & {t.i for t in subject.subtree}


def hangs_on(pieces: Sequence[Segment], index: int, frame: Frame | None) -> bool:
    """Whether what a clause says hangs on another one: a condition, a time, what somebody only thinks."""
    beside = comment(pieces[index].head) | comparing(pieces[index].head)
    inner = [piece for piece in pieces if piece.parent == index and piece.head.i not in beside]
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


def going_on(pieces: Sequence[Segment], index: int, named: Container[int], apart: Container[int] = ()) -> frozenset[int]:
    """The words of a clause and of those that go on with its subject: "signed it in 1996 but has never ratified it" is one claim.

    `named`: the words that name a State, a treaty or the like. `apart`: the places of clauses that are claims of their own.
    """
    head, tokens = pieces[index].head, pieces[index].tokens
    found = ({t.i for t in tokens} - _aside(head) - comment(head) - _added(tokens, named)) | comparing(head)
    for number, piece in enumerate(pieces):
        if piece.parent == index and piece.kind == "item" and number in apart:
            found -= {t.i for t in piece.tokens}
        if piece.parent == index and piece.kind == "conj" and number not in apart and not has_subject(piece.head):
            found |= going_on(pieces, number, named, apart)
    return frozenset(found)


def _aside(head: Token) -> set[int]:
    """The words of what is only added: " ... has not ratified it, joining Russia and China in refusing to be bound"."""
    doc = head.doc
    added = [c for c in head.children if c.dep_ == "advcl" and _going_on_ing(c) and not has_subject(c) and c.i > head.i]
    opening = [c for c in head.children if opens_with(c)]
    return {t.i for c in (*opening, *added) if c in opening or doc[c.left_edge.i - 1].text in (",", "—", "–") for t in c.subtree}


def opens_with(verb: Token) -> bool:
    """Whether a participle opens a sentence before its subject: "Adopted in Oslo in 1997, the Convention has 164 parties"."""
    head, end = verb.head, verb.right_edge.i
    opens = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i == verb.sent.start == head.left_edge.i and end < head.i
    return opens and "," in (head.doc[end].text, head.doc[end + 1].text)


def _going_on_ing(verb: Token) -> bool:
    """ "Joining Russia and China", "having given notice in May"."""
    return verb.tag_ == "VBG" or any(c.lower_ == "having" for c in verb.children)


def _added(tokens: Sequence[Token], named: Container[int]) -> set[int]:
    """The words of what is only added to a name: "Ukraine, a party since 2006, ...", "Protocol II, an older agreement"."""
    added = [t for t in tokens if t.dep_ in ("appos", "acl") and set_off(t) and t.head.i < t.i and t.head.i in named]
    words = {a: [t.i for t in a.subtree] for a in added}  # "a party, has signed it": what is said of the party then is left over
    # "A signatory since 1972", "the last treaty that limits their arsenals" are told apart.
    apart = {a for a in added if any(t.text.isdigit() for t in a.subtree) or (a.dep_ == "appos" and noun(a) in TREATY_NOUNS)}
    return {i for a, own in words.items() if a in apart or any(i in named for i in own) == (noun(a) in STATUS) for i in own}


def _marks(piece: Segment) -> set[str]:
    """The words that tell how a clause hangs on the one around it."""
    return {c.lower_ for c in piece.head.children if c.dep_ in ("mark", "advmod") and c.i < piece.head.i and c.tag_ in ("IN", "WRB")}


def referring(plain: tuple[Assertion, ...], meant: tuple[str, ...]) -> tuple[Assertion, ...]:
    """Assertions in which a pronoun stands for the States that it means; none where that is not told."""
    if not meant and any(a.states == UNTOLD for a in plain):
        return ()
    return tuple(a._replace(states=meant) if a.states == UNTOLD else a for a in plain)


def about(plain: tuple[Assertion, ...], meant: tuple[str, ...]) -> tuple[str, ...]:
    """The States that plain assertions are about, where that is told; those that are `meant` elsewhere."""
    if not plain or any(a.states == UNTOLD for a in plain):
        return meant
    return tuple(dict.fromkeys(state for a in plain for state in a.states))


def norm_of(plain: Assertion) -> str:
    """What an assertion is about."""
    leaving = plain.predicate == "act" and plain.value in ("leave", "announce-withdrawal", "notify-withdrawal", "suspend")
    if leaving or (plain.predicate == "in-force" and plain.value == "exit"):
        return "withdrawal"
    return "membership" if plain.predicate in ("status", "count", "act") or plain.states else plain.norm or "other"


def _turned(said: Said, scope: Scope) -> bool:
    """Whether a word within the parts of a clause turns what it says; "no party" is read where it stands."""
    binds = lemma(said.verb) in UNDERTAKING or lemma(said.verb) in BINDING  # "undertake never to use", "are required not to use"
    for phrase in (said.object, *said.rest):
        if phrase is not None and phrase is said.object and any(c.lower_ in ONLY for c in phrase.children) and noun(phrase) in MEMBERS:
            continue  # "the only State that has not signed it" is read where it stands
        own = [t for t in inside(phrase, scope) if not (binds and t.dep_ == "neg" and t.head is phrase)] if phrase is not None else []
        words_of = {t.lower_ for t in own}
        none = phrase is said.object and has_none(said)
        if lemma(said.verb) in STANCES and not none:
            words_of -= {t.lower_ for t in own if t.lower_ in LEFT_TO_STATEMENTS and t.head is not said.object}
        if phrase is not None and TURNING & (words_of - {"no"} if none or noun(phrase) in STATUS else words_of):
            return True
    return False


def _in_a_row(said: Said, scope: Scope) -> tuple[Said, Scope, tuple[str, ...]]:
    """A clause without further treaties that its verb takes in one row, and those: "ratified the test ban and the nuclear ban treaty"."""
    taken = [said.object, *(behind(phrase, scope) for phrase in said.rest if phrase.dep_ == "prep")]
    for first in [name for name in taken if name is not None and name.i in scope.named]:
        row = [t for c in first.children if c.dep_ == "conj" for t in (c, *c.conjuncts) if t.i != first.i]
        named = [scope.named.get(t.i) for t in row]
        ids = [m.ids[0] for m in named if m is not None and m.kind == "treaty" and len(m.ids) == 1]
        if row and len(ids) == len(row) and all(c.lower_ != "or" for t in (first, *row) for c in t.children if c.dep_ == "cc"):
            apart = {t.i for c in first.children if c.dep_ in ("conj", "cc") or c.is_punct for t in c.subtree}
            return said, scope._replace(inside=scope.inside - apart), tuple(dict.fromkeys(ids))
    return said, scope, ()


def _framed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """What the first frame that fits a clause makes of it."""
    return next((told for frame in FRAMES if (told := frame(said, scope))), ())


def _done_before(said: Said) -> tuple[Said, list[Token]]:
    """A clause without what its subject did before, and that: "became a party after depositing its instrument on 16 March"."""
    deeds = {
        phrase: next((c for c in phrase.children if c.dep_ == "pcomp" and c.tag_ == "VBG" and not has_subject(c)), None)
        for phrase in said.rest if phrase.lower_ == "after" and not said.negated
    }  # fmt: skip
    done = [deed for deed in deeds.values() if deed is not None]
    return said._replace(rest=tuple(phrase for phrase in said.rest if deeds.get(phrase) is None)), done


def clause(verb: Token, scope: Scope, shared: Token | None = None, passive: bool = False) -> tuple[Assertion, ...]:
    """The assertions of a clause and of those that go on with its subject; `passive`: as the one before it was."""
    if not is_verb(verb):
        return ()
    further = [c for c in verb.children if c.dep_ == "conj" and c.i in scope.inside and is_verb(c)]
    said = parts(verb, scope, shared, {c.i for c in further})
    agent = verb.dep_ in ("acl", "advcl") or any(c.lower_ == "by" for c in verb.children)
    if said is not None and passive and verb.tag_ in ("VBN", "VBD") and agent:
        said = said._replace(passive=True)  # "signed by 187 States and ratified by 178"
    if said is not None and not further and (told := ended(said, scope)):
        return told  # "ended without a final document": it reads what turns it
    if said is None or _turned(said, scope):
        return ()
    said, scope, also = _in_a_row(*lifted(said, scope))
    if further and (counted := signed_only(said, further, scope)):
        return counted
    if said.object is None and not said.rest and further and not said.passive:  # "signed and ratified the treaty"
        other = parts(further[0], scope, None, set())
        said = said._replace(object=other.object, rest=other.rest) if other else said
    if said.negated and any(not any(t.dep_ in ("aux", "auxpass") for t in c.children) for c in further):
        return ()  # "never signed or joined it": the denial is of both, "did not sign and left": of one
    told, before = _framed(said, scope), list[Token]()
    if not told and (parted := _done_before(said))[1]:
        said, before = parted
        told = _framed(said, scope)
    every = [told]
    if every[0] and (compares := comparison(verb)) is not None:
        more = compared(compares, every[0][0], scope)
        every = [(*every[0], *more) if more else ()]
    every += [clause(c, scope, said.subject, said.passive) for c in further]
    for deed in before:
        earlier = clause(deed, scope, said.subject)
        every.append(earlier if in_order((*every[0][:1], *earlier)) else ())
    every += [tuple(a._replace(treaty=other) for a in told) for other in also for told in every]
    return tuple(one for told in every for one in told) if all(every) else ()
