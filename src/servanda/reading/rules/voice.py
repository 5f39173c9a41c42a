"""Whose voice a report has where no one is quoted: an outlet's, a State's, a speaker's whose name stands in the heading."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from .actors import Actor, Cast, first_person, pick, role_in
from .attribution import frames, subject
from .clauses import lemma
from .cues import verb_cue
from .home import home_of
from .letterhead import ISSUED, issuer
from .lexicon import Mention
from .text import Block
from .tokens import Doc, Token
from .words import words

ASKERS = words("voice.askers")
# Signs that the author sits in a parliament or speaks for no State.
LAWMAKER = re.compile(
    r"\b(?:Sen\.|Senator|Congress(?:man|woman)|Rep\.|\(?[DR]-[A-Z][A-Za-z.]+\)?"
    r"|Federal Member for|shadow minister|opposition spokes"
    r"|(?:Labou?r|Liberals?|Greens?|Conservatives?|Nationals?|Democrats?|Socialists?|Party|Opposition)(?:['’]s)?"
    r" (?:[\w-]+ ){0,2}(?:leader|spokes))", re.I,
)  # fmt: skip
LAWMAKING = words("voice.lawmaking")  # what lawmakers speak of, and those who speak for a State seldom
LEGISLATORS = re.compile(r"\b(?:senators?|congress(?:wo)?m[ae]n|lawmakers|members of (?:parliament|congress))\b", re.I)


class Voice(NamedTuple):
    """The voice of a report: `actor` None for an outlet. `home` is the State that speaks or whose officials do, `answers` for whom
    those speak who answer in a transcript."""

    actor: Actor | None
    home: tuple[str, ...]
    kind: str  # outlet | statement | transcript | release
    answers: tuple[str, ...] = ()

    def label(self, block: Block) -> Actor | None:
        """Who speaks in a block of a transcript, by its label."""
        if not block.label:
            return None
        office = role_in(block.label.lower().split())
        if asks(block.label) or (office is not None and not office.for_state):
            return Actor(block.label, (), "person")
        return Actor(block.label, self.answers, "person")


def asks(label: str) -> bool:
    """Whether the label of a transcript is that of one who asks."""
    return label.lower() in ASKERS or label.lower().split()[-1] in ASKERS


def voice_of(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date) -> Voice:
    """The voice of a report, by labels, by the first person outside quotations, and by who issued it."""
    released = _release(blocks, docs, mentions, day)
    labels = [b.label for b in blocks if b.label and not asks(b.label)]
    first = spoken = reported = 0
    for block, doc in zip(blocks, docs, strict=True):
        for token in doc:
            if not block.quotes or block.quote_at(token.idx) is None:
                spoken += 1
                first += token.dep_ in ("nsubj", "nsubjpass", "poss") and first_person(token)
                reported += token.tag_ in ("VBD", "VBZ") and verb_cue(token) is not None and _third_person(token)
    # An outlet's "we" is rare beside what it reports of others; a statement says "we" and "our" throughout.
    personal = first >= 1 and first / max(spoken, 1) > 0.005 and first > reported
    if not personal and not labels:
        return released or Voice(None, (), "outlet")
    head = issuer(blocks, docs, mentions, day)
    if head is not None and head.organisation and not labels:
        return Voice(Actor("We", head.stands_for, "organisation"), (), "statement")
    if labels and head is not None and head.organisation:
        return Voice(None, (), "transcript", head.stands_for)
    home = head.stands_for if head is not None and not head.organisation else home_of(blocks, docs, mentions, day, bool(labels))
    if labels:
        return Voice(None, home, "transcript", home[:1])
    text = "\n".join(b.clean for b in blocks)
    lawmaker = bool(LAWMAKER.search(text[:600])) or (head is None and any(lemma(t) in LAWMAKING for doc in docs for t in doc))
    singular = sum(t.lower_ in ("i", "my") and first_person(t) for d in docs for t in d)
    name = _issuer(docs, mentions) if not singular else None
    if lawmaker:
        return Voice(Actor("I" if singular else "", (), "person"), home, "statement")
    return Voice(Actor(name or ("I" if singular else "We"), home, "person"), home, "statement")


def _third_person(token: Token) -> bool:
    who = subject(token)
    return who is not None and not first_person(who) and who.lower_ not in ("it", "that", "this", "which", "who")


def _issuer(docs: list[Doc], mentions: list[list[Mention]]) -> str | None:
    for doc, found in zip(docs, mentions, strict=True):
        for mention in found:
            if mention.kind == "state" and mention.detail == "government":
                return mention.text
        if found and len(doc) > 20:
            break
    return None


def _release(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date) -> Voice | None:
    """A government's own news: no dateline, and all that is quoted is said by one State's officials, "today"."""
    if not docs or any(b.lead == "dateline" for b in blocks[:3]) or any(LEGISLATORS.search(b.clean) for b in blocks[:5]):
        return None
    headed = issuer(blocks, docs, mentions, day)
    if headed is not None and headed.organisation:
        return Voice(Actor("", headed.stands_for, "institution"), (), "release")
    if headed is not None:
        return Voice(Actor("", headed.stands_for, "person"), headed.stands_for, "release")
    states: Counter[str] = Counter()
    others = 0
    cast = Cast(day)
    opening = ""
    for block, doc, found in zip(blocks, docs, mentions, strict=True):
        if not block.heading and not opening:
            opening = " ".join(block.clean.split()[:60])
        for mention in found:
            if mention.kind == "state" and len(block.clean) < 90 and block.lead != "bullet":
                states[pick(mention.ids, day)] += 1
        for frame in frames(doc, block):
            if frame.act in ("say", "announce") and frame.source and frame.cue is not None:
                near = cast.states_in(tuple(t.i for t in doc), doc, found)
                actor = cast.actor(frame.source, doc, found, near)
                if actor.kind == "state" and actor.text.split()[0].lower() in ("the", "a") and actor.stands_for:
                    states[actor.stands_for[0]] += 1
                elif actor.text.lower() not in ("he", "she", "it", "they", "i", "we"):
                    others += 1
    issued = any(ISSUED.search(b.clean) for b in blocks[:5] if len(b.clean) < 90)
    if not states or not (issued or "today" in opening.lower().split()):
        return None
    (home, count), *rest = states.most_common(2)
    if rest and rest[0][1] == count:
        return None
    whose = () if any(LAWMAKER.search(b.clean) for b in blocks[:5]) else (home,)  # a party's release names its State as often
    return Voice(Actor("", whose, "person"), whose, "release") if issued or count > others else None
