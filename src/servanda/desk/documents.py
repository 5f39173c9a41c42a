"""A checked report as the ledger keeps it, from the JSON of the contract; it may come from other tools, so that all of it is looked at."""

from __future__ import annotations

from typing import Any

from .. import limits
from ..assertions.model import as_json
from ..errors import InputError, UsageError
from ..publish.understood import understood
from ..verification import taken
from .model import Json


def kept(document: Json) -> Json:
    """What the ledger keeps of a checked report: how each claim was read word by word (`trace`) is not.

    Raises InputError where it is none, or where an assertion in it is none.
    """
    try:
        claims, findings = [_claim(claim) for claim in document["claims"]], document["findings"]
        told = {claim["id"]: len(claim.get("assertions") or ()) for claim in claims}
        if sorted(told) != sorted(finding["claim"] for finding in findings) or len(told) != len(claims):
            raise ValueError("each claim needs one finding")
        for finding in findings:
            _look_at_parts(finding.get("parts") or [], told[finding["claim"]])
        return {
            "report": {key: value for key, value in document["report"].items() if key != "text"},
            "claims": claims,
            "findings": findings,
            "receipt": {key: value for key, value in document["receipt"].items() if key != "question"},
        }
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        raise InputError(f"This is no checked report ({type(why).__name__}: {why}): give the JSON of 'servanda check'.") from None


def understanding(assertions: Any) -> Json:
    """Assertions as a claim carries them, with what they say as sentences. Raises UsageError, which names field and cure."""
    limits.assertions(assertions)
    made = taken(assertions) if assertions else []
    return {"assertions": [as_json(one) for one in made], "understood": [understood(one) for one in made]}


def _claim(claim: Json) -> Json:
    made = {key: value for key, value in claim.items() if key != "trace"}
    if "assertions" in made:
        try:
            made |= understanding(made["assertions"])
        except UsageError as why:
            raise InputError(f"Claim {str(claim['id'])[:20]} of this report holds what is no assertion: {why}") from None
    return made


def _look_at_parts(parts: Any, assertions: int) -> None:
    """Raises ValueError where the parts of a finding are not one for each assertion, with verdict, reason and basis."""
    if parts and len(parts) != assertions:
        raise ValueError("a finding has one part for each assertion")
    for part in parts:
        if not (isinstance(part["verdict"], str) and isinstance(part["why"], str) and isinstance(part["basis"], list)):
            raise ValueError("a part has verdict, why and basis")
