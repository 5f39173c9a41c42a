"""Why a claim lies outside the record: said plainly, by what kind of claim it is."""

from __future__ import annotations

from ....assertions.terms import OUTSIDE
from ....dates import in_words
from ....lexicon.english import terms
from ....standing.wording import called
from .bearing import CONDUCT
from .case import Answer, Case, listing, sentence

_DEEDS = {"use": "used", "production": "produced", "stockpiling": "kept", "transfer": "transferred"}
_ALLEGES = frozenset({"accuse", "deny", "acknowledge", "state", "argue"})


def _weapon(treaty_id: str) -> str:
    weapons = terms(treaty_id).weapon
    return weapons[0].name if weapons else "weapon"


def _unfound(case: Case) -> str:
    """That no body found it, where none did: else that what was found need not be what is told."""
    found = [
        decision
        for state in case.claim.targets
        for decision in case.record.facts.decisions(case.treaty.id, state, known_at=case.known)
        if decision.formal and decision.finds in (case.claim.norm, "violation", "programme")
    ]
    if not found:
        return "no body of the treaty is on record as having found it"
    return f"what the {found[-1].body} found need not be what is told here"


def undecided(case: Case) -> Answer:
    """The answer where no rule decides: outside the record, with the reason."""
    claim = case.claim
    if claim.act == "demand":
        return Answer(OUTSIDE, "A demand or an appeal asserts nothing that rule or record could bear out.")
    if case.p.modality == "condition":
        return Answer(OUTSIDE, "What is said depends on a condition that neither rule nor record decides.")
    if claim.norm in CONDUCT and claim.targets and claim.act in _ALLEGES and case.p.modality != "plan":
        who, weapon = listing(case.name(state) for state in claim.targets), _weapon(case.treaty.id)
        weapons = weapon if weapon.endswith("s") else f"{weapon}s"
        question = f"whether {who} {_DEEDS[claim.norm]} {weapons} is a question of fact"
        return Answer(
            OUTSIDE,
            sentence(f"{question} that the depositary's list does not answer, and {_unfound(case)}"),
        )
    late = _past_the_list(case)
    if case.p.modality == "plan":
        return Answer(OUTSIDE, "What is planned, expected or intended: the record shows what was done." + late)
    if claim.act == "argue":
        return Answer(OUTSIDE, "An opinion, a motive or a reading: no rule and no entry of the record decides it." + late)
    return Answer(OUTSIDE, "Rule and record do not decide this, or not in the words in which it is said." + late)


def _past_the_list(case: Case) -> str:
    """That the list of the treaty ends before the day that is asked about."""
    complete = case.complete_to
    if complete and case.dating.last > complete and case.known is None:
        return f" The list of actions under {called(case.treaty)} is complete to {in_words(complete)}."
    return ""
