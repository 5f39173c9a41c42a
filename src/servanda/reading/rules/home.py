"""The State that speaks where a report says "we" and no head tells whose words they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from .actors import first_person, pick
from .attribution import SUBJECTS
from .clauses import lemma
from .letterhead import has_verb
from .lexicon import Mention
from .text import Block
from .tokens import Doc, TokenSpan
from .words import words

OWN_WORDS = words("voice.own_words")
HOSTILE = words("voice.hostile")
HOSTILITY = words("voice.hostility")
OURS = words("voice.ours")  # "my government"


@dataclass
class Seen:
    """What tells that a State speaks, and that it is only spoken of."""

    named: int = 0
    score: int = 0  # how often it is the subject, above all beside "we"
    officials: int = 0
    itself: bool = False
    signed: bool = False
    told_of: bool = False


def home_of(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date, labelled: bool) -> tuple[str, ...]:
    """The State that speaks: the one most often the subject, above all beside "we".

    One that is blamed, or told of in words that are "ours", and nowhere speaks as itself does not count. Where no label tells who
    speaks, it must be the one named most, more than all others or with a sign that it speaks, and seldom by its officials: whom a
    senator, a club or a columnist writes about is named as often.
    """
    seen: defaultdict[str, Seen] = defaultdict(Seen)
    for doc, found in zip(docs, mentions, strict=True):
        for sentence in doc.sents:
            mine = any(map(first_person, sentence))
            # "we urge Russia": Russia is not who speaks
            others = any(t.lower_ in ("we", "i") and t.dep_ == "nsubj" and first_person(t) for t in sentence)
            for mention in found:
                if mention.kind == "state" and sentence.start_char <= mention.start < sentence.end_char:
                    state, name = seen[pick(mention.ids, day)], doc.between(mention.start, mention.end)
                    _count(state, name, mention, mine, others)
                    state.told_of |= labelled and _accused(name)
    for block, doc, found in zip(blocks[:4], docs, mentions, strict=False):
        heading = len(block.clean) < 160 and not block.label and (block.heading or not has_verb(doc))
        if heading and found and found[0].kind == "state":  # it names whose statement it is
            headed = seen[pick(found[0].ids, day)]
            headed.score, headed.itself, headed.signed = headed.score + 8, True, True
    able = sorted((code for code, state in seen.items() if state.itself or not state.told_of), key=lambda code: -seen[code].score)
    if not able or seen[able[0]].score <= 0 or (len(able) > 1 and seen[able[0]].score < 1.2 * seen[able[1]].score):
        return ()
    home = seen[able[0]]
    speaks = home.signed or 2 * home.named >= sum(state.named for state in seen.values()) or any(map(_of_a_state, docs))
    most = all(state.named <= home.named for state in seen.values() if not state.told_of) and 3 * home.officials < home.named
    return (able[0],) if labelled or (speaks and most) else ()


def _count(state: Seen, name: TokenSpan | None, mention: Mention, mine: bool, others: bool) -> None:
    """Counts what one mention of a State tells, in a sentence that is `mine` or in which "we" tell of `others`."""
    acting = name is not None and name.root.dep_ in ("nsubj", "poss", "nsubjpass")
    ours, official = _in_our_words(name), mention.detail in ("government", "ministry")
    speaks = _speaks_for_itself(name) and not ours  # not "I hope that India will"
    state.named += 1
    state.officials += official
    state.score += (acting if others else acting + 2 * mine) if acting else -others
    state.score += 4 * speaks - 4 * _accused(name) + 3 * official
    state.itself |= official or speaks or (acting and mine and not others and not ours)
    state.told_of |= ours
    state.signed |= speaks


def _of_a_state(doc: Doc) -> bool:
    """Whether somebody says "my government", "our country"."""
    return any(first_person(t) and t.dep_ == "poss" and lemma(t.head) in OURS for t in doc)


def _in_our_words(name: TokenSpan | None) -> bool:
    """ "Our view is that Kenya may": of a State that is told of by one who says "we"."""
    if name is None:
        return False
    return any(first_person(t) for verb in name.root.ancestors for c in verb.children if c.dep_ in SUBJECTS for t in c.subtree)


def _accused(name: TokenSpan | None) -> bool:
    """Whether a State is spoken of as one who fights, breaks or uses: a State seldom says so of itself."""
    if name is None:
        return False
    verb = name.root.head
    if name.root.dep_ == "poss":
        return verb.lemma_.lower() in HOSTILITY
    return name.root.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in HOSTILE


def _speaks_for_itself(name: TokenSpan | None) -> bool:
    """ "Cambodia is proud", "the United States will continue": how a State speaks of itself, seldom how others speak of it."""
    if name is None or name.root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = name.root.head
    return bool(({c.lower_ for c in verb.children} | {verb.lemma_.lower()}) & OWN_WORDS)
