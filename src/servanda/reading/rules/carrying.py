"""What a clause asserts of a treaty: by its own words, or by going on with the claim before it."""

from __future__ import annotations

from .attribution import Frame
from .clauses import Clause, Hit, lemma, lemmas_beneath
from .memory import DUTIES, REACH, Memory
from .norms import detect
from .scene import Scene
from .segments import Segment
from .tokens import Token
from .words import words

SAYING = ("accuse", "deny", "acknowledge", "announce", "argue", "demand", "say")
# A clause about aid, training or casualties names its norm only in passing (guidelines).
IDLE = words("carrying.idle")
PASSING = IDLE | words("carrying.passing")
TALK = PASSING | words("carrying.talk")
JOB = words("carrying.job")
FINISHING = words("carrying.finishing")
POINTING = words("carrying.pointing")
CHARGES = words("carrying.charges")
STEPS = words("carrying.steps")
STOPPING = words("carrying.stopping")
AUXILIARY = words("carrying.auxiliary")
LIKEWISE = words("carrying.likewise")
LIKEWISE_LAST = words("carrying.likewise_last")


def assertion(
    memory: Memory, scene: Scene, piece: Segment, clause: Clause, hits: list[Hit], frame: Frame | None, before: list[Hit], own_voice: bool
) -> Hit | None:  # fmt: skip
    """What a clause asserts by the rules, or None where it asserts nothing of a treaty.

    `hits` are the norms that it touches, `before` those of the sentence so far; `own_voice` tells that the report itself speaks
    for someone.
    """
    if scene.reports(piece):
        return _reply(memory, piece, frame)
    if not hits:
        answer = _reply(memory, piece, frame) or _ellipsis(memory, piece)
        return answer or _unfinished(memory, clause, before) or _carried(memory, scene, clause, piece, frame)
    best = hits[0]
    if own_voice and frame is None and _by_the_way(best, clause):
        return None
    if best.strength == 1 and not own_voice and (frame is None or frame.act not in SAYING):
        return None
    told = frame is not None and frame.act in ("announce", "accuse", "deny", "acknowledge", "demand") and best.strength == 3
    if best.strength <= 3 and ((not told and _idle(clause, best)) or (piece.kind == "adverbial" and not clause.treaties)):
        return None
    return memory.in_context(clause, best, frame, before)


def condition(memory: Memory, scene: Scene, index: int) -> Hit | None:
    """ "... expected to begin once the six-month withdrawal is over": the term it hangs on is what rule and record can tell."""
    for piece in scene.pieces:
        if piece.kind == "adverbial" and piece.parent == index:
            return next((h for h in detect(memory.clause(scene, piece)) if h.norm == "withdrawal"), None)
    return None


def _reply(memory: Memory, piece: Segment, frame: Frame | None) -> Hit | None:
    """ "The government denies it": an answer to the claim before, with that claim's norm."""
    if frame is None or frame.cue is None or frame.cue.i != piece.head.i or memory.since_topic > memory.reach:
        return None
    before = memory.last_charge or memory.last_conduct or memory.last  # a denial answers a charge
    if before is not None and frame.act in ("deny", "acknowledge"):
        answered = [t for t in piece.head.children if t.dep_ in ("dobj", "ccomp") or t.i in frame.content]
        if any(t.lower_ in CHARGES or lemma(t) in CHARGES for t in answered):
            return Hit(before.norm, "reply", piece.head, 3)
    if memory.last is not None and frame.act == "demand" and lemmas_beneath(piece.head) & STOPPING:
        return Hit(memory.last.norm, "reply", piece.head, 3)
    return None


def _ellipsis(memory: Memory, piece: Segment) -> Hit | None:
    """ "Neither has Russia", "nor is Lebanon": the claim before, said of another State."""
    spoken = [t for t in piece.tokens if not t.is_punct]
    auxiliary = piece.head.pos_ == "AUX" or piece.head.lower_ in AUXILIARY
    if memory.last is None or len(spoken) > 7 or not auxiliary:
        return None
    if any(t.lower_ in LIKEWISE for t in spoken[:2]) or spoken[-1].lower_ in LIKEWISE_LAST:
        return Hit(memory.last.norm, memory.last.proposition.relation, piece.head, 3)
    return None


def _unfinished(memory: Memory, clause: Clause, before: list[Hit]) -> Hit | None:
    """ "They should have finished by March", "promised to complete the job": a duty named in the claim before."""
    norm = before[-1].norm if before and before[-1].norm in DUTIES else memory.duty
    if not norm:
        return None
    named = {lemma(t) for t in clause.tokens}
    for token in clause.tokens:
        if lemma(token) == "deadline":
            return Hit(norm, "deadline", token, 3)
        finishing = token.pos_ == "VERB" and lemma(token) in FINISHING and (token.i == clause.head.i or token.dep_ in ("xcomp", "conj"))
        bare = lemma(token) in ("finish", "complete") and not any(c.dep_ == "dobj" for c in token.children)
        if finishing and (named & JOB or bare):
            return Hit(norm, "deadline", token, 3)
    return None


def _carried(memory: Memory, scene: Scene, clause: Clause, piece: Segment, frame: Frame | None) -> Hit | None:
    """What an actor says in a report about one treaty, where the words alone show no norm: it goes on with the claim before."""
    if frame is None or not frame.source or frame.act not in SAYING:
        return None
    if memory.last is None or not memory.dense or memory.since_topic > REACH:
        return None
    spoken = [t for t in piece.tokens if not t.is_punct]
    points = any(lemma(t) in STEPS and any(c.lower_ == "the" for c in t.children) for t in spoken)  # "the decision"
    if len(spoken) < 5 or ({lemma(t) for t in spoken} & TALK and not points):
        return None
    refers = clause.weak or clause.weapons or clause.anaphors or any(_points(t, piece, frame) for t in spoken)
    refers = refers or points or frame.act == "accuse"
    before = (memory.last_charge or memory.last_conduct or memory.last) if frame.act in ("accuse", "deny") else memory.last
    return Hit(before.norm, "carried", piece.head, 2) if refers else None


def _points(token: Token, piece: Segment, frame: Frame) -> bool:
    """Whether a pronoun points back to what was said before; "members asked to read what was sent to them" does not."""
    if token.lower_ not in POINTING:
        return False
    if token.lower_ in ("they", "them", "their") and any(token.doc[i].tag_ == "NNS" for i in frame.source):
        return False
    return not any(t.dep_ == "relcl" and t.i > piece.head.i for t in token.ancestors)


def _by_the_way(hit: Hit, clause: Clause) -> bool:
    """Whether a statement only touches clearance with a noun, with no treaty in sight: "leadership in the clearance of mines"."""
    return hit.strength <= 2 and hit.norm == "clearance" and hit.token.pos_ == "NOUN" and not clause.links


def _idle(clause: Clause, hit: Hit) -> bool:
    """Whether the clause is about aid, training or casualties, and names its norm only in passing."""
    named = {lemma(t) for t in clause.tokens}
    return bool(named & (IDLE if hit.strength == 3 else PASSING)) and not clause.treaties and not clause.anaphors
