"""The JSON Schema of an answer, made of the terms of claims and assertions: what an endpoint that can is held to."""

from __future__ import annotations

from functools import cache
from typing import Any

from ...assertions import terms

_TEXT = {"type": "string"}
_CODES = {"type": "array", "items": _TEXT}
_FLAG = {"type": "boolean"}
# Fields that an assertion may have besides predicate and value.
_ANY: dict[str, Any] = {
    "states": _CODES, "group": {"enum": list(terms.GROUPS)}, "except": _CODES, "actor": _TEXT, "treaty": _TEXT, "name": _TEXT,
    "holds": _FLAG, "mode": {"enum": list(terms.MODES)}, "when": _TEXT, "ever": _FLAG, "exactly": _FLAG,
    "number": {"type": "number"}, "unit": _TEXT, "compare": {"enum": list(terms.COMPARE)}, "jointly": _FLAG, "about": _TEXT,
}  # fmt: skip
_NORM = {"norm": {"enum": list(terms.NORMS)}}
_OWN: dict[str, dict[str, Any]] = {
    "act": {"of": _TEXT, "to": _CODES, "order": {"anyOf": [{"enum": list(terms.ORDERS)}, {"type": "integer"}]},
            "among": {"enum": list(terms.GROUPS)}},
    "status": {"order": {"anyOf": [{"enum": list(terms.ORDERS)}, {"type": "integer"}]}, "among": {"enum": list(terms.GROUPS)}},
    "duty": {"norm": {"enum": list(terms.DUTIES)}},
    "count": {"of": {"enum": list(terms.COUNTED)}},
    "rule": {"article": _TEXT, "statement": _TEXT, **_NORM},
    "found": {"by": _TEXT, "deed": _TEXT, "weapon": _TEXT, **_NORM},
    "conduct": {"weapon": _TEXT},
    "event": {"by": _TEXT},
}  # fmt: skip


@cache
def answer_schema() -> dict[str, Any]:
    """The schema of `{"voice": ..., "claims": [...]}`."""
    claim = {
        "quote": _TEXT,
        "speaker": {"type": ["string", "null"]},
        "speaker_for": _CODES,
        "act": {"enum": list(terms.ACTS)},
        "targets": _CODES,
        "treaty": {"type": ["string", "null"]},
        "norm": {"enum": list(terms.NORMS)},
        "attributed": _FLAG,
        "assertions": {"type": "array", "items": {"anyOf": [_assertion(predicate) for predicate in terms.PREDICATES]}},
    }
    voice = {"anyOf": [{"type": "null"}, _object({"name": {"type": ["string", "null"]}, "for": _CODES}, "name", "for")]}
    return _object({"voice": voice, "claims": {"type": "array", "items": _object(claim, *claim)}}, "voice", "claims")


def _assertion(predicate: str) -> dict[str, Any]:
    values = terms.PREDICATES[predicate]
    value = {"enum": list(values)} if values else {"type": "integer"}
    needed = {"duty": ("norm",), "count": ("of",)}.get(predicate, ())
    fields = {"predicate": {"enum": [predicate]}, "value": value, **_OWN.get(predicate, {}), **_ANY}
    return _object(fields, "predicate", "value", *needed)


def _object(fields: dict[str, Any], *needed: str) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(needed), "additionalProperties": False}
