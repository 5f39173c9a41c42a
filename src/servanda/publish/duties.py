"""What a duty with a last day is called, which provision sets it, and who has it at all."""

from __future__ import annotations

from ..law import treaty
from ..law.model import Deadline
from ..standing import Due
from ..standing.wording import norm_told
from ..told import Told, say


def duty(due: Due) -> Told:
    """What is due, in plain words: the name that the treaty's file gives the duty, or the words of its norm."""
    clause = _clause(due)
    return duty_of(clause) if clause else norm_told(due.norm)


def duty_of(clause: Deadline) -> Told:
    """What a clause sets a last day for, in plain words."""
    return say(clause.duty) if clause.duty else norm_told(clause.norm)


def duty_id(due: Due) -> str:
    """What is due, as a word of a table: safeguards-agreement."""
    return duty(due).replace(" ", "-")


def article(due: Due) -> str:
    """The provision that sets the duty."""
    return next((item.ref for item in due.basis if item.kind == "provision"), "")


def applies_to(due: Due) -> str:
    """Who has the duty at all, where not every party has it. Whether a State is among them is not computed."""
    clause = _clause(due)
    return clause.requires if clause else ""


def _clause(due: Due) -> Deadline | None:
    """The clause that sets a duty; None for a withdrawal, which is none."""
    rules = treaty(due.treaty)
    return next((d for d in rules.deadline if d.norm == due.norm and rules.reference(d.article) == article(due)), None)
