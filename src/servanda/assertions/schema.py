"""An assertion as JSON Schema (draft 2020-12), made from the same terms that the validator checks by.

The package ships it as a file; `python -m servanda.assertions.schema` writes that file anew, and a test holds the two equal. One thing a
schema cannot tell: that a day exists, and that a time does not end before it begins.
"""

from __future__ import annotations

import json
import os

from .. import law
from ..record.states import states
from . import terms
from .model import Assertion
from .validate import LARGEST, LAST_PLACE, LONGEST, MOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FILE = os.path.join(os.path.dirname(__file__), "assertion.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
WHEN = rf"^({DAY}|{DAY}/{DAY}|{DAY}/\.\.|\.\./{DAY})$"


def schema() -> dict[str, Any]:
    """The schema of one assertion."""
    text = {"type": "string", "maxLength": LONGEST}
    codes = {"type": "array", "items": {"enum": sorted({*states(), *terms.EXTRA_CODES})}, "maxItems": MOST}
    flag, group, when = {"type": "boolean"}, {"enum": list(terms.GROUPS)}, {"type": "string", "pattern": WHEN}
    fields: dict[str, Any] = {
        "predicate": {"enum": list(terms.PREDICATES), "description": "what kind of thing is said"},
        "value": {"type": ["string", "integer"], "description": "what is said; which values there are hangs on the predicate"},
        "states": codes | {"description": "the States it is about, each of them, by ISO 3166-1 alpha-3 code"},
        "group": group | {"description": "all States of a group"},
        "except": codes | {"description": "States left out of the group"},
        "treaty": {"enum": [*law.treaty_ids(), terms.OTHER], "description": "the treaty's id"},
        "name": text | {"description": "the agreement, where treaty is other"},
        "holds": flag | {"default": True, "description": "false where the claim says that it is not so"},
        "mode": {"enum": list(terms.MODES), "default": "fact", "description": "told as a fact, a plan, a possibility, a demand"},
        "when": when | {"description": "the time of it, as said: 2025, 2025-06, 2025-06-27, 2025-01/2025-03, 2022/.., ../2010"},
        "ever": flag | {"default": False, "description": "ever, never, at any time"},
        "exactly": flag | {"default": False, "description": "the day is said to be exact"},
        "of": text | {"description": "what is approved, announced or taken back; of a count: what is counted"},
        "to": {"anyOf": [text, {"type": "array", "items": text, "maxItems": MOST}],
               "description": "to whom: codes of States, names of bodies"},
        "order": {"anyOf": [{"enum": list(terms.ORDERS)}, {"type": "integer", "minimum": 1, "maximum": LAST_PLACE}],
                  "description": "first, last, only, among the first, or the how-manieth"},
        "among": group | {"description": "the group in which the order is counted"},
        "number": {"type": "number", "minimum": 0, "maximum": LARGEST, "description": "a number that belongs to it"},
        "unit": text | {"description": "of what: days, months, years, mines, warheads"},
        "compare": {"enum": list(terms.COMPARE), "default": "=", "description": "how a number is meant"},
        "jointly": flag | {"default": False, "description": "the number is a total of the States together"},
        "norm": {"enum": list(terms.NORMS), "description": "what a provision asks"},
        "article": text | {"description": "the article that is named"},
        "about": text | {"description": "the matter, in at most 12 plain English words"},
        "statement": text | {"description": "the treaty's statement that a rule is about"},
        "by": text | {"description": "the body that found it"},
        "deed": when | {"description": "when that happened which a body found"},
        "weapon": text | {"description": "with which weapon"},
        "actor": text | {"description": "an armed group or another actor that is no State"},
    }  # fmt: skip
    return {
        "$schema": DIALECT,
        "title": "Assertion",
        "description": "What a claim says of States under a treaty, free of language.",
        "type": "object",
        "properties": fields,
        "required": list(Assertion._fields[:2]),
        "additionalProperties": False,
        "allOf": [*(_values(predicate, values) for predicate, values in terms.PREDICATES.items()), *_together()],
    }


def _values(predicate: str, values: tuple[str, ...]) -> dict[str, Any]:
    """The values that go with a predicate, and what it needs beside."""
    allowed: dict[str, Any] = {"value": {"enum": list(values)}}
    needed = {"count": ("of", terms.COUNTED), "duty": ("norm", terms.DUTIES)}.get(predicate)
    if predicate == "count":
        allowed = {"value": {"type": "integer", "minimum": 0, "maximum": LARGEST}}
    then: dict[str, Any] = {"properties": allowed}
    if needed:
        allowed[needed[0]] = {"enum": list(needed[1])}
        then["required"] = [needed[0]]
    return {"if": {"properties": {"predicate": {"const": predicate}}, "required": ["predicate"]}, "then": then}


def _together() -> list[dict[str, Any]]:
    """What goes together: exceptions with a group, another agreement with its name, a unit with a number; not ever with exactly."""
    filled = {"type": "string", "minLength": 1}
    return [
        {"if": {"properties": {"except": {"minItems": 1}}, "required": ["except"]}, "then": {"required": ["group"]}},
        {"if": {"properties": {"treaty": {"const": terms.OTHER}}, "required": ["treaty"]},
         "then": {"properties": {"name": filled}, "required": ["name"]}},
        {"if": {"properties": {"unit": filled}, "required": ["unit"]}, "then": {"required": ["number"]}},
        {"not": {"properties": {"ever": {"const": True}, "exactly": {"const": True}}, "required": ["ever", "exactly"]}},
    ]  # fmt: skip


def written() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    with open(FILE, "w", encoding="utf-8") as out:
        out.write(written())
