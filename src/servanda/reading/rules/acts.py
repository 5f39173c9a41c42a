"""What saying something does: accuse, deny, announce, argue, state, demand, acknowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Proposition
from .attribution import Frame, subject
from .clauses import Hit
from .conduct import DUTIES
from .segments import Segment
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

OPINION = words("acts.opinion")
BLAME = words("acts.blame")
MISSED = words("acts.missed")
CONFIRMING = words("acts.confirming")
CONDUCT = ("use", "production", "stockpiling", "transfer")
RULES = ("bans", "requires", "allows", "in-force", "opened")  # what a treaty does is a plain fact


def act_of(hit: Hit, frame: Frame | None, said: Proposition, own: Sequence[str], targets: Sequence[str], piece: Segment) -> str:
    """The act, by the cue first and by what is said where the cue leaves it open."""
    if hit.relation in RULES or (said.relation in ("conflict", "period", "effect") and not targets):
        return "state"
    used = set(said.text.lower().replace(",", " ").split())
    others = bool(targets) and not set(targets) & set(own)
    if frame is not None and frame.act != "say":
        return _by_cue(hit, frame, said, used, others)
    if frame is None and not own:
        return "state"  # the outlet's own voice
    if others and _is_charge(hit, said, used):
        return "accuse"
    if said.negated and own and not others and hit.norm in CONDUCT:
        pledge = said.modality == "plan" or subject(piece.head) is None  # an item of a list: "Not export or transfer such mines"
        return "announce" if pledge else "deny"
    if said.modality == "duty" and others:
        return "demand"
    if said.modality == "plan" and own and not others:
        return "announce"
    if used & OPINION and hit.relation not in ("party", "deadline"):
        return "argue"
    of_itself = bool(set(targets) & set(own)) and hit.relation not in ("party", "bound", "signatory")
    return "announce" if of_itself and piece.head.tag_ in ("VBP", "VBZ", "VBG") else "state"


def _by_cue(hit: Hit, frame: Frame, said: Proposition, used: set[str], others: bool) -> str:
    """The act of a cue that is more than "say", weaker where what is said is a plain fact."""
    if frame.act == "acknowledge" and frame.cue is not None and frame.cue.lemma_.lower() in CONFIRMING:
        return "announce" if said.modality == "plan" else "state"
    if frame.act == "announce" and hit.relation in ("party", "bound"):
        return "state"
    if frame.act == "argue" and others and hit.norm in CONDUCT and hit.relation != "reply":
        return "accuse"
    if frame.act == "argue" and hit.norm == "membership" and not used & OPINION:
        return "state"
    return frame.act


def _is_charge(hit: Hit, said: Proposition, used: set[str]) -> bool:
    """Whether what is said of another State blames it, without a word of accusing."""
    if hit.norm in CONDUCT and said.modality == "fact" and not said.negated and hit.relation != "members":
        return True
    if hit.norm in DUTIES and (said.negated or used & MISSED):
        return True
    return bool(used & BLAME) or hit.relation == "violate" or (hit.relation == "comply" and said.negated)
