"""The State that speaks where a report says "we" and no head tells whose words they are."""

from __future__ import annotations

from collections import Counter
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


def home_of(blocks: list[Block], docs: list[Doc], mentions: list[list[Mention]], day: date, labelled: bool) -> tuple[str, ...]:
    """The State that speaks: the one most often the subject, above all beside "we".

    One that is blamed, or told of in words that are "ours", and nowhere speaks as itself does not count. Where no label tells who
    speaks, it must be the one named most, more than all others or with a sign that it speaks, and seldom by its officials: whom a
    senator, a club or a columnist writes about is named as often.
    """
    score: Counter[str] = Counter()
    named: Counter[str] = Counter()
    itself: set[str] = set()
    told_of: set[str] = set()
    signed: set[str] = set()
    officials: Counter[str] = Counter()
    for doc, found in zip(docs, mentions, strict=True):
        for sentence in doc.sents:
            mine = any(map(first_person, sentence))
            # "we urge Russia": Russia is not who speaks
            others = any(t.lower_ in ("we", "i") and t.dep_ == "nsubj" and first_person(t) for t in sentence)
            for mention in found:
                if mention.kind != "state" or not sentence.start_char <= mention.start < sentence.end_char:
                    continue
                code = pick(mention.ids, day)
                named[code] += 1
                head = doc.between(mention.start, mention.end)
                acting = head is not None and head.root.dep_ in ("nsubj", "poss", "nsubjpass")
                accused, ours = _accused(head), _in_our_words(head)
                speaks = _speaks_for_itself(head) and not ours  # not "I hope that India will"
                official = mention.detail in ("government", "ministry")
                score[code] += (acting if others else acting + 2 * mine) if acting else -others
                score[code] += 4 * speaks - 4 * accused + 3 * official
                if official or speaks or (acting and mine and not others and not ours):
                    itself.add(code)
                if ours or (accused and labelled):
                    told_of.add(code)
                if speaks:
                    signed.add(code)
                officials[code] += official
    for block, doc, found in zip(blocks[:4], docs, mentions, strict=False):
        if len(block.clean) < 160 and not block.label and (block.heading or not has_verb(doc)):  # a heading names whose statement it is
            for mention in found[:1]:
                if mention.kind == "state":
                    code = pick(mention.ids, day)
                    score[code] += 8
                    itself.add(code)
                    signed.add(code)
    ranked = [(code, count) for code, count in score.most_common() if code in itself or code not in told_of][:2]
    if not ranked or ranked[0][1] <= 0 or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1]):
        return ()
    home = ranked[0][0]
    speaking = home in signed or 2 * named[home] >= named.total() or any(map(_of_a_state, docs))
    most = all(count <= named[home] for code, count in named.items() if code not in told_of) and 3 * officials[home] < named[home]
    return (home,) if labelled or (speaking and most) else ()


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
