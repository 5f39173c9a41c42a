"""What saying something does: accuse, deny, announce, argue, state, demand, acknowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .attribution import Frame
from .clauses import Hit
from .model import Proposition
from .segments import Segment
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

OPINION = words("acts.opinion")
BLAME = words("acts.blame")
CONDUCT = ("use", "production", "stockpiling", "transfer")


def act_of(hit: Hit, frame: Frame | None, said: Proposition, own: Sequence[str], targets: Sequence[str], piece: Segment) -> str:
    """The act, by the cue first and by what is said where the cue leaves it open."""
    words = set(said.text.lower().replace(",", " ").split())
    others = bool(targets) and not set(targets) & set(own)
    if hit.relation in ("bans", "requires", "allows", "in-force", "opened") or (said.relation in ("conflict", "period", "effect") and not targets):
        return "state"
    if frame is not None and frame.act != "say":
        if frame.act == "acknowledge" and frame.cue is not None and frame.cue.lemma_.lower() in ("confirm", "recognise", "recognize"):
            return "announce" if said.modality == "plan" else "state"
        if frame.act == "announce" and hit.relation in ("party", "bound"):
            return "state"
        if frame.act == "argue" and others and hit.norm in CONDUCT and hit.relation != "reply":
            return "accuse"
        if frame.act == "argue" and hit.norm == "membership" and not words & OPINION:
            return "state"
        return frame.act
    speaks = frame is not None or own
    if others and speaks and (hit.norm in CONDUCT and said.modality == "fact" and not said.negated and hit.relation != "members"):
        return "accuse"
    missed = hit.norm in ("stockpile-destruction", "clearance", "transparency-report") and (said.negated or words & {"supposed", "should", "missed", "late", "overdue"})
    if others and speaks and (words & BLAME or hit.relation == "violate" or (hit.relation == "comply" and said.negated) or missed):
        return "accuse"
    if said.negated and speaks and not others and own and hit.norm in CONDUCT and piece.head.tag_ != "VB":
        return "announce" if said.modality == "plan" else "deny"
    if said.modality == "duty" and others and speaks:
        return "demand"
    if said.modality == "plan" and own and (not targets or set(targets) & set(own)):
        return "announce"
    if words & OPINION and speaks and hit.relation not in ("bans", "requires", "party", "in-force", "deadline"):
        return "argue"
    if piece.head.tag_ in ("VBP", "VBZ", "VBG") and own and speaks and set(targets) & set(own) and hit.relation not in ("party", "bound", "signatory"):
        return "announce"
    return "state"
