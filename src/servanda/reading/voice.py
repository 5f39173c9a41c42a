"""Whose voice a report has where no one is quoted: an outlet's, a State's, a speaker's whose name stands in the heading."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from .actors import Actor, pick, role_in
from .attribution import subject, verb_cue
from .lexicon import Mention
from .text import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

FIRST = frozenset("i we our us my ours ourselves".split())
OWN_WORDS = frozenset("proud pleased honored honoured committed will remain continue support reaffirm welcome stand reiterate attach deeply grateful".split())
ASKERS = frozenset("q question reporter journalist moderator interviewer correspondent".split())
# Signs that the author sits in a parliament or speaks for no State.
LAWMAKER = re.compile(r"\b(?:Sen\.|Senator|Congress(?:man|woman)|Rep\.|\(?[DR]-[A-Z][A-Za-z.]+\)?|Federal Member for|shadow minister|opposition spokes)", re.I)


class Voice(NamedTuple):
    """The voice of a report: `actor` None for an outlet. `home` is the State that speaks or whose officials do."""

    actor: Actor | None
    home: str | None
    kind: str  # outlet | statement | transcript | release

    def label(self, block: Block) -> Actor | None:
        """Who speaks in a block of a transcript, by its label."""
        if not block.label:
            return None
        if block.label.lower() in ASKERS or block.label.lower().split()[-1] in ASKERS:
            return Actor(block.label, (), "person")
        return Actor(block.label, (self.home,) if self.home else (), "person")


def voice_of(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date) -> Voice:
    """The voice of a report, by labels, by the first person outside quotations, and by who issued it."""
    labels = [b.label for b in blocks if b.label and not b.label.lower().split()[-1] in ASKERS]
    first = words = reported = 0
    for block, doc in zip(blocks, docs, strict=True):
        for token in doc:
            if not any(q.start <= token.idx < q.end for q in block.quotes):
                words += 1
                first += token.lower_ in FIRST and token.dep_ in ("nsubj", "nsubjpass", "poss")
                reported += verb_cue(token) is not None and token.tag_ in ("VBD", "VBZ") and _third_person(token)
    # An outlet's "we" is rare beside what it reports of others; a statement says "we" and "our" throughout.
    personal = first >= 1 and first / max(words, 1) > 0.005 and first > reported
    if not personal and not labels:
        return Voice(None, None, "outlet")
    home = _home(blocks, docs, mentions, day)
    if labels:
        return Voice(None, home, "transcript")
    text = "\n".join(b.clean for b in blocks)
    lawmaker = bool(LAWMAKER.search(text[:600]))
    singular = sum(t.lower_ in ("i", "my") for d in docs for t in d)
    name = _issuer(docs, mentions) if not singular else None
    if lawmaker:
        return Voice(Actor("I" if singular else "", (), "person"), home, "statement")
    return Voice(Actor(name or ("I" if singular else "We"), (home,) if home else (), "person"), home, "statement")


def _third_person(token: Token) -> bool:
    who = subject(token)
    return who is not None and who.lower_ not in FIRST and who.lower_ not in ("it", "that", "this", "which", "who")


def _issuer(docs: list[Doc], mentions: list[list[Mention]]) -> str | None:
    for doc, found in zip(docs, mentions, strict=True):
        for mention in found:
            if mention.kind == "state" and mention.detail == "government":
                return mention.text
        if found and len(doc) > 20:
            break
    return None


def _home(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date) -> str | None:
    """The State that speaks: most often the subject, above all beside "we" and "our"."""
    score: Counter[str] = Counter()
    for block, doc, found in zip(blocks, docs, mentions, strict=True):
        for sentence in doc.sents:
            lowered = {t.lower_ for t in sentence}
            mine = bool(lowered & FIRST)
            for mention in found:
                if mention.kind != "state" or not sentence.start_char <= mention.start < sentence.end_char:
                    continue
                code = pick(mention.ids, day)
                head = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                acting = head is not None and head.root.dep_ in ("nsubj", "poss", "nsubjpass")
                score[code] += 1 + 2 * acting + (2 * mine if acting else 0) + 4 * _speaks_for_itself(head)
                if mention.detail in ("government", "ministry"):
                    score[code] += 3
    for block in blocks[:4]:
        role = role_in(block.clean.lower().replace(",", " ").split()[:14]) if len(block.clean) < 120 else None
        if role and role.for_state:
            for mention in mentions[blocks.index(block)]:
                if mention.kind == "state":
                    score[pick(mention.ids, day)] += 6
    ranked = score.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _speaks_for_itself(name: TokenSpan | None) -> bool:
    """"Cambodia is proud", "the United States will continue": how a State speaks of itself, seldom how others speak of it."""
    if name is None or name.root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = name.root.head
    words = {c.lower_ for c in verb.children} | {verb.lemma_.lower()}
    return bool(words & OWN_WORDS)



