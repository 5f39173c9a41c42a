"""A draft checked before it is said: for each claim the verdict, its sources, proofs that these are in the record, or why it is open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .as_json import basis_json, text_hash

if TYPE_CHECKING:
    from ..record.facts import Facts
    from ..reports import Finding, Report
    from ..standing.model import Basis

ABOUT_REFUSALS = {
    "cannot": "no treaty record can decide it: an opinion, a demand, a plan, conduct that nobody formally found",
    "not on record": "there is no list for this treaty, State or kind of fact, or it is not modelled",
    "past the list": "it lies after the day to which the list of the treaty goes",
    "day not known": "it hangs on a day that is not known",
    "not understood": "two things could be meant, or the words are not wholly understood",
    "contested": "readings or formal findings point both ways: tell both",
}


def draft_json(report: Report, facts: Facts) -> dict[str, Any]:
    """What an assistant needs before it says a text: which claims stand, which do not, and which it cannot know."""
    claims = [_claim(finding) for finding in report.findings]
    return {
        "safe": all(claim["verdict"] == "supported" for claim in claims),
        "claims": claims,
        "refusals": {claim["refusal"]: ABOUT_REFUSALS[claim["refusal"]] for claim in claims if claim["refusal"]},
        "proofs": _proofs(facts, (item for finding in report.findings for item in finding.basis)),
        "notes": list(report.read.notes),
        "sha256": text_hash(report.read.text),
    }


def _claim(finding: Finding) -> dict[str, Any]:
    claim = finding.claim
    refusal = finding.refusal or {"contested": "contested", "outside the record": "not understood"}.get(finding.verdict)
    return {
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "verdict": finding.verdict,
        "why": finding.why,
        "refusal": refusal,
        "sources": basis_json(finding.basis),
    }


def _proofs(facts: Facts, used: Iterable[Basis]) -> list[dict[str, Any]]:
    """For each action that a finding rests on the proof that it is in the record's tree; `servanda record prove --check` checks one."""
    from ..record.integrity import prove

    known = _ids(facts)
    ids = dict.fromkeys(known[item.ref, item.source] for item in used if (item.ref, item.source) in known)
    return [prove(facts, action) for action in ids]


@lru_cache(2)
def _ids(facts: Facts) -> dict[tuple[str, str], str]:
    """The id of each action by how it is cited."""
    from ..record.canonical import identity
    from ..record.integrity import things
    from ..record.model import Action
    from ..standing.timeline import action_basis

    cited = ((action_basis(facts, thing), identity(thing)) for thing in things(facts) if isinstance(thing, Action))
    return {(basis.ref, basis.source): action for basis, action in cited}
