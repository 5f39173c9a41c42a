"""What a report has spoken of so far: the treaty in hand, the weapon, the duty, the claims. "The convention" means nothing without it."""

from __future__ import annotations

import re
from collections import Counter, deque
from datetime import date

from ... import law
from ...lexicon.english import terms
from ..model import Claim
from .actors import pick
from .attribution import Frame, subject
from .clauses import TREATY_NOUNS, Clause, Hit, lemma
from .conduct import CONDUCT
from .lexicon import STRONG, Mention
from .other_treaties import KIND as OTHER
from .scene import Scene
from .segments import Segment
from .text import Block
from .tokens import Token
from .words import words

OTHER_REACH = 3  # sentences over which they may mean another treaty
LATELY = 6  # sentences within which another treaty that was named may be the one that is meant
REACH = 8  # sentences over which "the treaty" and "them" still mean the treaty and weapon named before
DENSE = 0.06  # mentions a sentence from which on a report is about its treaty all through
ANAPHORA = re.compile(r"^(the|this|that|these|those|said|such|same|its|whose|bare)$")
THINGS = words("memory.things")
DUTIES = ("stockpile-destruction", "clearance")
TIME = words("memory.time")
STOCKS = words("memory.stocks")
CLEARING = words("memory.clearing")


class Memory:
    """The treaty and the claims in hand while a report is read."""

    def __init__(self, blocks: list[Block], mentions: list[list[Mention]], day: date) -> None:
        self.count = Counter(main_treaty(m.ids) or "" for found in mentions for m in found if m.kind in STRONG)
        self.main = self.count.most_common(1)[0][0] if self.count else ""  # the treaty that the report is about most
        self.topic: tuple[str, ...] = (self.main,) if self.main else ()  # the treaty in hand
        self.before: tuple[str, ...] = self.topic  # the one in hand before this sentence
        self.proper: tuple[str, ...] = ()  # the one in hand that is no protocol: what "the convention" means
        self.since_topic = 0
        self.density = self.count.total() / max(sum(len(b.sentences) for b in blocks), 1)  # mentions a sentence
        self.reach = 5 * REACH if self.density > DENSE else REACH
        self.block = self.topic_block = self.other_block = 0  # the paragraph in hand, and the one that named the treaty in hand
        self.named_at = 0  # where in its paragraph the treaty in hand was named last
        self.weapon: Mention | None = None
        self.lately: deque[tuple[tuple[str, ...], ...]] = deque(maxlen=LATELY)  # the treaties named, by sentence
        self.other = REACH  # sentences since another treaty was named, of which no file of law is: "the treaty" is then that one
        named = Counter(pick(m.ids, day) for found in mentions for m in found if m.kind == "state")
        self.main_states = tuple(code for code, _ in named.most_common(1))
        self.duty = ""  # the duty with a last day that was spoken of last
        self.duties = False  # whether that was one of several
        self.last: Claim | None = None
        self.last_charge: Claim | None = None
        self.last_conduct: Claim | None = None  # the last claim of use, production, stockpiling or transfer
        self.last_targets: tuple[str, ...] = ()

    @property
    def dense(self) -> bool:
        """Whether the report is about one treaty all through."""
        return self.reach > REACH

    def heading(self, found: list[Mention]) -> None:
        """Notes what a heading announces: a section about another treaty."""
        self.note(found)
        if any(m.kind == "treaty" for m in found):
            self.main = main_treaty(self.topic) or self.main

    def note(self, here: list[Mention]) -> None:
        """Notes the treaties and weapons that a sentence names."""
        self.before = self.topic
        named = [m for m in here if m.kind == "treaty"]
        weapons = [m for m in here if m.kind == "weapon"]
        others = [m for m in here if m.kind == OTHER]
        self.lately.append(tuple(m.ids for m in (*named, *others)))
        if others and others[-1].start > max((m.start for m in (*named, *weapons)), default=-1):
            self.other, self.other_block = 0, self.block
        elif named or weapons:
            self.other = REACH
        if named:
            self.topic, self.since_topic, self.topic_block = named[-1].ids, 0, self.block
            self.named_at = named[-1].start
            rules = law.treaty(named[-1].ids[0])
            if rules.kind != "protocol":
                self.proper = named[-1].ids
            if terms(rules.id).weapon and not weapons:  # after "the cluster munitions convention", "such weapons" are its weapon
                self.weapon = named[-1]._replace(kind="weapon", detail=terms(rules.id).weapon[0].name)
        elif weapons and (self.since_topic > self.reach or not set(self.topic) & set(weapons[-1].ids)):
            self.topic, self.since_topic, self.topic_block = weapons[-1].ids, 0, self.block
        elif weapons:
            self.since_topic = 0
        if weapons:
            self.weapon = weapons[-1]

    def hear(self, lemmas: set[str]) -> None:
        """Notes the duty that a sentence speaks of, whether or not it claims anything."""
        self.duties = bool(lemmas & STOCKS and lemmas & CLEARING) or (self.duties and not lemmas & (STOCKS | CLEARING))
        if lemmas & STOCKS:
            self.duty = "stockpile-destruction"
        elif lemmas & CLEARING:
            self.duty = "clearance"

    def remember(self, made: list[Claim]) -> None:
        """Notes the claims of a sentence."""
        if made:
            self.last = made[-1]
            self.last_targets = next((c.targets for c in reversed(made) if c.targets), self.last_targets)
            self.duty = next((c.norm for c in reversed(made) if c.norm in DUTIES), self.duty)
            self.last_conduct = next((c for c in reversed(made) if c.norm in CONDUCT[3:]), self.last_conduct)
            self.last_charge = next((c for c in reversed(made) if c.act == "accuse"), self.last_charge)
        self.since_topic += 1
        self.other += 1

    def of_one(self, treaty: str) -> bool:
        """Whether the report names a treaty again and again, and no other."""
        return set(self.count) == {treaty} and self.count[treaty] > 2

    def rival(self, treaty: str) -> bool:
        """Whether another treaty was named within the last sentences."""
        return any(treaty not in ids for named in self.lately for ids in named)

    def clause(self, scene: Scene, piece: Segment) -> Clause:
        """A segment as detection looks at it: with the mentions in it, and with what stands for a treaty or weapon named before."""
        inside = {t.i for t in piece.tokens}
        if piece.kind in ("relative", "appositive") and piece.head.head.i != piece.head.i:
            inside |= {t.i for t in piece.head.head.subtree if t.i <= piece.head.i}
        tokens = [t for t in scene.sentence if t.i in inside]
        groups: dict[str, dict[int, Mention]] = {k: {} for k in ("treaty", "weapon", "weak-weapon", "outside", "weak-treaty")}
        for mention in scene.here:
            if mention.kind in groups:
                groups[mention.kind].update({t.i: mention for t in scene.named_by(mention) if t.i in inside})
        on_topic = bool(self.topic) and self.since_topic <= self.reach and not self.of_another()
        named = {t for kind in ("treaty", "weapon") for m in groups[kind].values() for t in m.ids}
        hand = ({*self.topic, *self.proper, self.main} - {""}) | named
        weak = {i: m for i, m in groups["weak-weapon"].items() if on_topic and hand.intersection(m.ids)}
        if on_topic and self.weapon is not None:
            weak.update({t.i: self.weapon for t in tokens if lemma(t) in THINGS and any(ANAPHORA.match(c.lower_) for c in t.children)})
        outside = {i: m for i, m in groups["outside"].items() if hand.intersection(m.ids)}
        anaphors = frozenset(t.i for t in tokens if on_topic and t.i not in groups["treaty"] and stands_for_treaty(t))
        treaties = groups["treaty"] or _shared(scene, piece) or (groups["weak-treaty"] if on_topic else {})
        inner = [scene.doc[i] for i in sorted(inside)]
        return Clause(piece.head, inner, treaties, groups["weapon"], weak, outside, anaphors, on_topic, frozenset(hand))

    def of_another(self) -> bool:
        """Whether "the treaty" and "it" may mean another treaty than those that the law files are of."""
        return self.other < OTHER_REACH and (self.block == self.other_block or not self.dense)

    def treaty(self, clause: Clause, hit: Hit, frame: Frame | None) -> str | None:
        """The treaty that a clause is about: the one it names, the one whose weapon it names, the one in hand."""
        if hit.relation == "reply" and self.last:
            return (self.last_charge or self.last).treaty
        candidates: tuple[str, ...] = ()
        if clause.treaties:
            candidates = clause.treaties[min(clause.treaties, key=lambda i: abs(i - hit.token.i))].ids
        elif clause.weapons:
            candidates = next(iter(clause.weapons.values())).ids
            if set(candidates) & set(self.topic) and self.since_topic <= self.reach:
                candidates = tuple(t for t in self.topic if t in candidates)
        elif clause.weak and not clause.anaphors:
            candidates = next(iter(clause.weak.values())).ids
            if self.main in candidates or set(candidates) & set(self.topic):
                candidates = (self.main,) if self.main in candidates else self.topic
        elif clause.on_topic and (clause.anaphors or clause.outside or _says_enough(hit) or (frame is not None and self.dense)):
            candidates = self._in_hand(clause)
        return main_treaty(candidates)

    def _in_hand(self, clause: Clause) -> tuple[str, ...]:
        """The treaty meant where none is named."""
        if self.since_topic == 0 and self.before and not clause.anaphors and clause.head.idx < self.named_at:
            return self.before  # a treaty is named only in a later clause of the sentence
        lasting = self.main in ("", *self.topic) or self.topic_block == self.block or self.count[main_treaty(self.topic) or ""] > 1
        found = self.topic if lasting else (self.main,)  # named once in passing, in a report about another
        protocol = any(clause.head.doc[i].lemma_.lower() == "protocol" for i in clause.anaphors)
        if clause.anaphors and not protocol and self.proper and law.treaty(found[0]).kind == "protocol":
            return self.proper
        return found

    def in_context(self, clause: Clause, hit: Hit, frame: Frame | None, before: list[Hit]) -> Hit:
        """The norm that the claims before supply: "the treaty gives four years" speaks of the duty in hand."""
        if self.last is None or hit.norm != "other":
            return hit
        named = {lemma(t) for t in clause.tokens}
        norm = before[-1].norm if before else self.last.norm
        if hit.relation in ("requires", "allows") and named & TIME and norm in (*DUTIES, "withdrawal"):
            return hit._replace(norm=norm)
        if hit.relation == "treaty" and frame is not None and frame.act == "deny" and self.last.norm == "withdrawal":
            return hit._replace(norm="withdrawal", relation="leave")
        return hit


def _shared(scene: Scene, piece: Segment) -> dict[int, Mention]:
    """The treaty that is the subject of the clause before and of this one: "the Convention was negotiated in Dublin and signed in Oslo"."""
    who = subject(piece.head) if piece.kind == "conj" else None
    under = {t.i for t in who.subtree} if who is not None else set()
    return {t.i: m for m in scene.here if m.kind == "treaty" for t in scene.named_by(m) if t.i in under}


def _says_enough(hit: Hit) -> bool:
    """Whether the words of a claim are those of the treaty in hand, though nothing in its clause points to it."""
    return hit.strength >= 3 or hit.relation == "carried" or hit.norm in (*DUTIES, "withdrawal")


def stands_for_treaty(token: Token) -> bool:
    """ "the convention", "this ban": a noun for a treaty with an article, and no name of another one."""
    if lemma(token) not in TREATY_NOUNS or any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children):
        return False
    return any(ANAPHORA.match(c.lower_) for c in token.children) or token.text[0].isupper() or token.dep_ in ("poss", "compound", "pobj")


def main_treaty(ids: tuple[str, ...]) -> str | None:
    """Of several treaties that a word may point to, the one that people mean: a treaty proper before a protocol."""
    return min(ids, key=lambda t: (law.treaty(t).kind != "treaty", ids.index(t)), default=None)
