"""Which stretch of a sentence a claim spans: the smallest clause that states it, with its attribution where it stands alone."""

from __future__ import annotations

from .attribution import has_subject
from .clauses import BANS
from .segments import Segment
from .tokens import FINITE, Token, TokenSpan

SHORT = 7  # tokens
GAP = 2  # words between two runs that are read as one


def extent(sentence: TokenSpan, pieces: list[Segment], index: int, claimed: set[int]) -> list[Token]:
    """The tokens of a claim: the whole sentence where it is the only one, else its own clause and what hangs on it."""
    piece = pieces[index]
    if piece.kind == "item":
        return list(piece.tokens)
    alone = len(claimed) == 1 and piece.kind != "relative" and not (piece.kind == "conj" and has_subject(piece.head))
    tokens = _one_side(_whole(sentence, pieces, index, claimed), piece.head) if alone else _own(pieces, index, claimed)
    if piece.head not in tokens:  # what hangs on the clause lies apart from it
        tokens = _hull(list(piece.tokens), piece.head)
    if piece.kind == "relative" and piece.head.lemma_.lower() in BANS:
        tokens = _to_end_of_list(tokens)
    return _trimmed(tokens, several=len(claimed) > 1)


def _whole(sentence: TokenSpan, pieces: list[Segment], index: int, claimed: set[int]) -> list[Token]:
    """The sentence, without clauses beside the claim's that have a subject of their own and claim nothing."""
    head = pieces[index].head
    apart = set()
    for number, piece in enumerate(pieces):
        aside = piece.kind == "adverbial" or (piece.kind == "participle" and has_subject(piece.head))
        reports = aside and any(p.kind == "content" and p.parent == number for p in pieces)
        beside = (piece.kind == "conj" and has_subject(piece.head)) or reports  # "..., though Moscow said that ..."
        if beside and number not in claimed and (not head.is_ancestor(piece.head) or piece.head in head.children):
            apart.add(number)
    if not apart or index in apart:
        return list(sentence)
    kept = [token for number, piece in enumerate(pieces) if not _hangs_on(number, apart, pieces) for token in piece.tokens]
    return _hull(sorted(kept, key=lambda t: t.i), head)


def clause_alone(tokens: list[Token], piece: Segment) -> list[Token]:
    """The tokens of a clause without those that hang on it; of a relative clause with the noun that it tells something of."""
    noun = piece.head.head
    before = [t for t in noun.subtree if t.i <= noun.i] if piece.kind == "relative" else []
    return _trimmed(_hull(sorted({*before, *tokens}, key=lambda t: t.i), piece.head), several=True)


def _one_side(tokens: list[Token], head: Token) -> list[Token]:
    """The side of a colon or semicolon on which a clause stands, where the other side tells something of its own."""
    for stop in [t for t in tokens if t.text in (":", ";")]:
        before, after = [t for t in tokens if t.i < stop.i], [t for t in tokens if t.i > stop.i]
        mine, other = (before, after) if head.i < stop.i else (after, before)
        if mine and any(t.tag_ in FINITE and has_subject(t) for t in other) and head in mine:
            tokens = mine
    return tokens


def belonging(pieces: list[Segment], index: int, claimed: set[int]) -> set[Token]:
    """The tokens of a clause and of all clauses that hang on it and claim nothing themselves."""
    mine = set()
    for number in range(len(pieces)):
        at = number
        while at not in claimed and pieces[at].parent >= 0:
            at = pieces[at].parent
        if at == index and not (number != index and _introduces(pieces, number, claimed)):
            mine.add(number)
    items = {token for piece in pieces if piece.kind == "item" for token in piece.tokens}
    return {token for number in mine if pieces[number].kind != "item" for token in pieces[number].tokens} - items


def _introduces(pieces: list[Segment], number: int, claimed: set[int]) -> bool:
    """Whether a clause names who says another claim: "Tonga joined, and the observer said that Laos would"."""
    beside = pieces[number].kind in ("conj", "adverbial") and has_subject(pieces[number].head)
    return beside and any(pieces[claim].parent == number for claim in claimed)


def with_terms(pieces: list[Segment], index: int, claimed: set[int]) -> set[Token]:
    """The tokens of a clause with what sets its terms: "six months after the depositary receives it", "... but did not"."""
    inner = belonging(pieces, index, claimed)
    terms = [p for n, p in enumerate(pieces) if n == index or p.kind == "adverbial" or _second_half(p)]
    return {t for p in terms for t in p.tokens if t in inner}


def _second_half(piece: Segment) -> bool:
    """Whether a clause is the short second half of the one before: ", but did not", "and would come within the year"."""
    return piece.kind == "conj" and len(piece.tokens) <= SHORT and not has_subject(piece.head)


def _own(pieces: list[Segment], index: int, claimed: set[int]) -> list[Token]:
    """The clause with what hangs on it; a relative clause with the noun that it tells something of."""
    own = belonging(pieces, index, claimed)
    head = pieces[index].head
    if pieces[index].kind in ("relative", "appositive"):
        own |= {token for token in head.head.subtree if token.i <= head.head.i}
    return _hull(sorted(own, key=lambda t: t.i), head)


def _to_end_of_list(tokens: list[Token]) -> list[Token]:
    """A list of what is banned to its end, where the parser cut it: on to the next finite verb."""
    doc, end = tokens[-1].doc, tokens[-1].sent.end
    listed = ("NOUN", "ADJ", "PUNCT", "CCONJ", "ADP", "DET", "PROPN", "VERB")
    at = tokens[-1].i + 1
    while at < end and doc[at].pos_ in listed and doc[at].tag_ not in FINITE:
        at += 1
    return list(doc[tokens[0].i : at]) if at < end else tokens


def _hangs_on(index: int, apart: set[int], pieces: list[Segment]) -> bool:
    """Whether a segment is, or hangs on, one that stands apart."""
    while index >= 0:
        if index in apart:
            return True
        index = pieces[index].parent
    return False


def _hull(own: list[Token], head: Token) -> list[Token]:
    """The unbroken run of tokens around a clause's head; small gaps are closed, far pieces are left to others."""
    runs: list[list[Token]] = []
    for token in own:
        if runs and sum(len(t.text.split()) for t in head.doc[runs[-1][-1].i + 1 : token.i]) <= GAP:
            runs[-1].append(token)
        else:
            runs.append([token])
    best = next((run for run in runs if any(t.i == head.i for t in run)), runs[0] if runs else [])
    return list(head.doc[best[0].i : best[-1].i + 1]) if best else []


def _trimmed(tokens: list[Token], several: bool) -> list[Token]:
    """Without the marks and joining words at either end."""

    def opens(token: Token) -> bool:
        joining = several and (token.dep_ == "cc" or (token.lower_ == "that" and token.dep_ == "mark"))
        return token.is_space or joining or (token.is_punct and token.text not in "“(")

    def closes(token: Token) -> bool:
        return token.is_space or token.dep_ == "cc" or (token.is_punct and token.text not in "”)")

    while tokens and opens(tokens[0]):
        tokens = tokens[1:]
    while tokens and closes(tokens[-1]):
        tokens = tokens[:-1]
    return tokens
