"""A sentence cut into the clauses that may each carry a claim of its own."""

from __future__ import annotations

from typing import NamedTuple

from .attribution import Frame, has_subject
from .tokens import Token, TokenSpan
from .words import words

CONSEQUENCE = words("segments.consequence")
BANNING = words("segments.banning")
EXPECTED = words("segments.expected")
COMPLEMENTS = frozenset({
    "dobj", "prep", "ccomp", "xcomp", "attr", "acomp", "prt", "advcl", "advmod", "agent", "npadvmod",
})  # fmt: skip


# What hangs on another word by one of these may head a clause.
HEADING = frozenset({"ccomp", "advcl", "parataxis", "dep", "conj", "relcl", "acl", "pcomp"})


MARKS = (",", "—", "–", "-", "(")


class Segment(NamedTuple):
    """A clause: its head, its own tokens (without those of nested segments), and the segment around it."""

    head: Token
    tokens: tuple[Token, ...]
    kind: str  # root | content | conj | relative | participle | adverbial | appositive | absolute
    parent: int  # index of the segment around it, -1 for the first


def segments(sentence: TokenSpan, found: list[Frame]) -> list[Segment]:
    """The segments of a sentence, the outermost first. Every token of the sentence lies in exactly one."""
    contents = {frame.cue.i: frame for frame in found if frame.cue is not None}
    starts: list[tuple[Token, str]] = []
    root = sentence.root.i
    for token in sentence:
        kind = _kind(token, root, contents)
        if kind:
            starts.append((token, kind))
    heads = {token.i: index for index, (token, _) in enumerate(starts)}
    for index, (token, kind) in enumerate(starts):
        if kind == "absolute":  # its subject stands above it in the tree
            at = token
            while at.head.lower_ != "with" and at.head.i != at.i and at.head.i not in heads:
                at = at.head
            heads.update({t.i: index for t in (at, at.head) if t.i not in heads})
    owner: dict[int, int] = {}
    owned: list[list[Token]] = [[] for _ in starts]
    for token in sentence:
        at = token
        while at.i not in heads and at.head is not at:
            at = at.head
        owner[token.i] = index = heads.get(at.i, 0)
        owned[index].append(token)
    made = []
    for index, (head, kind) in enumerate(starts):
        parent = -1 if head.head.i == head.i else owner[head.head.i]
        if parent == index:
            parent = -1
        made.append(Segment(head, tuple(owned[index]), kind, parent))
    return [_reattached(piece, made) for piece in made]


def _reattached(piece: Segment, made: list[Segment]) -> Segment:
    """An adverbial clause right behind an absolute one belongs to it, whatever the parser says."""
    if piece.kind != "adverbial":
        return piece
    for index, other in enumerate(made):
        if other.kind == "absolute" and other.tokens and other.tokens[-1].i + 1 == piece.tokens[0].i:
            return piece._replace(parent=index)
    return piece


def _kind(token: Token, root: int, contents: dict[int, Frame]) -> str:
    """Whether a token heads a segment, and which kind."""
    if token.dep_ == "ROOT" or token.i == root:
        return "root"
    if token.dep_ not in HEADING:
        return ""
    verbal = token.pos_ in ("VERB", "AUX")
    own_subject = has_subject(token)
    governor = contents.get(token.head.i)
    said = token.dep_ == "ccomp" or (token.dep_ in ("advcl", "parataxis") and verbal)
    if governor is not None and token.i in governor.content and said:
        return "content"
    if token.dep_ == "ccomp" and verbal and token.head.dep_ == "ROOT" and own_subject:
        return "content" if token.i < token.head.i else ""
    if verbal and token.dep_ in ("ccomp", "parataxis", "dep", "conj") and own_subject and _behind_stop(token):
        return "conj"
    if token.dep_ == "conj" and verbal and token.head.pos_ in ("VERB", "AUX"):
        return "conj" if own_subject or _second_predicate(token) else ""
    if token.dep_ == "conj" and own_subject:
        return "conj"
    if token.dep_ == "relcl" and set_off(token):
        return "relative"
    if token.dep_ in ("advcl", "acl") and token.i in contents:
        return "participle"
    if token.dep_ in ("advcl", "parataxis") and verbal and own_subject:
        return "adverbial"
    if token.dep_ == "acl" and token.lemma_.lower() in BANNING and token.tag_ == "VBG":
        return "appositive" if token.head.dep_ == "appos" or set_off(token.head) else ""
    if token.dep_ == "acl" and token.lemma_.lower() in EXPECTED and _absolute(token):
        return "absolute"
    if token.dep_ == "pcomp" and token.head.lower_ == "with" and verbal and own_subject:
        return "absolute"
    return ""


def _second_predicate(verb: Token) -> bool:
    """Whether a verb without a subject says something of its own: "signed the treaty and ratified it in 2004"."""
    if any(c.lower_ in CONSEQUENCE and c.dep_ == "advmod" for c in verb.children):
        return False  # "is no party and therefore cannot breach it": one claim
    return _complete(verb.head) and _heads_clause(verb.head)


def _absolute(token: Token) -> bool:
    """ ", with production expected to begin next year": a clause that tells something of its own."""
    noun = token.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "with" and set_off(noun.head)


def _behind_stop(token: Token) -> bool:
    """Whether a colon or semicolon parts a clause from the one it hangs on."""
    first = token.left_edge
    before = token.doc[first.i - 1].text if first.i > token.sent.start else ""
    after = token.doc[token.right_edge.i + 1].text if token.right_edge.i + 1 < token.sent.end else ""
    return (before in (":", ";") and token.head.i < token.i) or (after == ";" and token.head.i > token.i)


def _complete(verb: Token) -> bool:
    """Whether a verb has what belongs to it. In "use, make or sell mines" the first two have not: that is one claim."""
    return any(c.dep_ in COMPLEMENTS and c.i > verb.i for c in verb.children)


def _heads_clause(verb: Token) -> bool:
    """Whether a verb is the finite verb of a clause, not an infinitive inside one."""
    if verb.dep_ == "conj":
        return _heads_clause(verb.head)
    return verb.dep_ in ("ROOT", "ccomp", "relcl", "advcl", "parataxis")


def set_off(token: Token) -> bool:
    """Whether a phrase stands behind a mark: ", which ..." tells something of its own, "that ..." only says which one is meant."""
    first = token.left_edge
    return first.i > 0 and token.doc[first.i - 1].text in MARKS
