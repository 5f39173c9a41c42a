"""Claims that share a clause with another: items of a list, and charges in a noun phrase (guidelines: each is a claim of its own)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from .attribution import is_place
from .clauses import STATUS, Hit, lemma
from .lexicon import Mention
from .memory import DUTIES, Memory, main_treaty
from .scene import Scene
from .segments import Segment
from .tokens import Token

CHARGES = ("violation", "breach", "noncompliance", "non-compliance")
LISTED = (*STATUS, *DUTIES)


NEITHER = ("neither", "nor", "not")
TURNING = (*NEITHER, "never", "no", "hardly", "almost", "nearly")
_BETWEEN = re.compile(r"\s*(?:,|,?\s*(?:and|or|nor|as well as))\s*(?:the\s+)?", re.IGNORECASE)  # treaties of a row
_OBJECT = re.compile(r"\s+(?:the\s+)?", re.IGNORECASE)  # between a State and a treaty that share the verb of the clause before


class Item(NamedTuple):
    """A further claim inside a clause: its words as a segment, what it asserts, and its treaty where it names another one."""

    piece: Segment
    hit: Hit
    treaty: str = ""
    said: tuple[Token, ...] = ()  # what it says in full, with the words that it shares with the others


_PERFECT = frozenset({"has", "have", "had"})


def charges(scene: Scene, memory: Memory) -> list[Item]:
    """ "Russia's violations of New START": a charge of whoever speaks, whatever else the sentence says."""
    found = []
    for place, piece in enumerate(scene.pieces):
        for token in piece.tokens:
            if lemma(token) not in CHARGES:
                continue
            clause = memory.clause(scene, piece)
            owner = next((c for c in token.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
            if owner is not None and any(t.i in clause.links for t in token.subtree):
                words = tuple(t for t in token.subtree if t.i >= owner.left_edge.i and t in piece.tokens)
                found.append(Item(Segment(token, _unbroken(words), "item", place), Hit("other", "violate", token, 2)))
    return found


def further_states(scene: Scene, place: int, hit: Hit) -> list[Item]:
    """ "Lithuania became a party in 2003, Estonia in 2004 and Latvia in 2006": the second and third; each with its own treaty too."""
    piece = scene.pieces[place]
    if hit.norm not in LISTED:
        return []
    found = _with_treaties(scene, place, hit)
    for mention in scene.here:
        tokens = [t for t in piece.tokens if mention.kind == "state" and mention.start <= t.idx < mention.end]
        if not tokens or tokens[0].i <= hit.token.i or tokens[0].i == 0 or (hit.relation == "signed" and is_place(tokens[0], hit.token)):
            continue
        first, last = tokens[0], tokens[-1]
        doc = scene.doc
        before, after = doc[first.i - 1].text, doc[last.i + 1] if last.i + 1 < len(doc) else None
        verbs = any(t.pos_ in ("VERB", "AUX") for t in doc[hit.token.i + 1 : first.i])
        if before in (",", "and") and after is not None and after.lower_ in ("in", "on") and not verbs:
            words = [*tokens, after]
            at = after.i + 1
            while at < scene.sentence.end and (doc[at].pos_ in ("NUM", "PROPN") and doc[at].text != "and"):
                words.append(doc[at])
                at += 1
            if len(words) > len(tokens) + 1:
                found.append(Item(Segment(first, tuple(words), "item", place), _with_its_verb(hit, first)))
    return found


def _with_its_verb(hit: Hit, token: Token) -> Hit:
    """What an item says with the verb of its clause; nothing that can be weighed where that is negated or not yet done."""
    verb = next((t for t in (hit.token, *hit.token.ancestors) if t.pos_ in ("VERB", "AUX")), hit.token)
    around = [c for t in {hit.token, verb} for c in t.children]
    turned = any((c.dep_ in ("aux", "neg") and c.lower_ not in _PERFECT) or c.lower_ in TURNING for c in around)
    return hit._replace(token=token, relation="carried" if turned else hit.relation)


def _with_treaties(scene: Scene, place: int, hit: Hit) -> list[Item]:
    """ "Austria ratified the Ottawa Convention, and Kenya the Convention on Cluster Munitions": the second."""
    piece, found = scene.pieces[place], []
    named = [m for m in scene.here if m.kind in ("state", "treaty", "weak-treaty")]
    for state, treaty in pairwise(named):
        both = state.kind == "state" and treaty.kind != "state" and _OBJECT.fullmatch(scene.block.clean, state.end, treaty.start)
        first = next((t for t in piece.tokens if t.idx == state.start), None)
        if not both or first is None or first.i <= hit.token.i or scene.doc[first.i - 1].lower_ not in (",", "and", "while", "but"):
            continue
        after = next((t.i for t in piece.tokens if t.idx >= treaty.end and (t.is_punct or t.dep_ == "cc")), len(scene.doc))
        words = _unbroken(tuple(t for t in piece.tokens if first.i <= t.i < after))
        told = _with_its_verb(hit, first)
        said = tuple(t for t in piece.tokens if t.i == hit.token.i or t in words) if told.relation == hit.relation else ()
        found.append(Item(Segment(first, words, "item", place), told, main_treaty(treaty.ids) or "", said))
    return found


def further_treaties(scene: Scene, place: int, hit: Hit, treaty: str) -> list[Item]:
    """ "has ratified the test-ban treaty and the prohibition treaty": the second, and what follows it in the row."""
    if hit.norm not in STATUS:
        return []
    piece = scene.pieces[place]
    named = [m for m in scene.here if m.kind == "treaty"]
    found = []
    for number, mention in enumerate(named):
        head = _head_of(mention, scene)
        other = main_treaty(mention.ids) or ""
        if head is None or other == treaty or head not in piece.tokens or not hit.token.is_ancestor(head):
            continue
        if scene.block.clean[mention.end : mention.end + 2] in ("'s", "’s"):
            continue  # "the Moon Agreement's protocol"
        row = _row(named[: number + 1], scene)
        governed = head.dep_ == "conj" and head.head.dep_ in ("dobj", "pobj", "conj")
        if not governed and not row:
            continue
        article = [t for t in piece.tokens if row and t.lower_ == "the" and t.idx + 4 == mention.start]
        words = tuple(t for t in ([*article, *scene.named_by(mention)] if row else head.subtree) if t in piece.tokens and t.dep_ != "cc")
        words = _unbroken(words)
        found.append(Item(Segment(head, words, "item", place), hit, other, _in_full(piece, named, row, words)))
    return found


def _row(named: list[Mention], scene: Scene) -> list[Mention]:
    """The treaties of a row that ends in the last one named, where nothing else stands between them: "X, Y and Z"."""
    row = named[-1:]
    for before, after in pairwise(named[::-1]):
        if not _BETWEEN.fullmatch(scene.block.clean, after.end, before.start):
            break
        row.insert(0, after)
    return row if len(row) > 1 else []


def _in_full(piece: Segment, named: list[Mention], row: list[Mention], words: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Kenya has ratified the second", where the clause says "has ratified the first, the second and the third"."""
    if not row:
        return ()
    last = row[-1]
    for mention in named[named.index(last) + 1 :]:
        last = mention if _BETWEEN.fullmatch(piece.head.doc.text, last.end, mention.start) else last
    kept = [t for t in piece.tokens if not row[0].start <= t.idx < last.end or t in words or t.lower_ in NEITHER]
    return tuple(kept)


def _head_of(mention: Mention, scene: Scene) -> Token | None:
    inside = [t for t in scene.sentence if mention.start <= t.idx < mention.end]
    return next((t for t in inside if t.head not in inside), None)


def _unbroken(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The first run of tokens without a gap."""
    kept: list[Token] = []
    for token in words:
        if kept and token.i != kept[-1].i + 1:
            break
        kept.append(token)
    return tuple(kept)
