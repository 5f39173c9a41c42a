"""What the network is asked while it is taught, with the answers that there are.

At work it is asked less: what a claim says, as assertions, it tells too badly to be heard; being asked teaches it the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from servanda.reading.model import Period
from servanda.reading.taught.claims import ROLES as OF_CLAIM
from servanda.reading.taught.page import STATE_KINDS
from servanda.reading.taught.terms import OF

TAGS = ("outside", "begins", "goes on")
# Links that an assertion has for itself, beside those of its claim (`servanda.reading.taught.claims.ROLES`), and what can be meant.
OF_ASSERTION: dict[str, tuple[str, ...]] = {"state": STATE_KINDS, "when": ("day",), "number": ("number",)}
ROLES = {**OF_CLAIM, **OF_ASSERTION}


def label(assertion: Mapping[str, Any]) -> str:
    """The label of an assertion as JSON has it."""
    predicate, value = assertion["predicate"], assertion["value"]
    if predicate == "count":
        return f"count {assertion.get('of') or 'parties'}"
    options = OF.get(value)
    if not options:
        return f"{predicate} {value}"
    of = str(assertion.get("of") or options[0])
    of = {"ratify": "join", "accede": "join", "sign": "sign", "join": "join", "leave": "leave", "suspend": "suspend"}.get(of, "other")
    return f"{predicate} {value} {of if of in options else options[-1]}"


def inside(period: Period, first: Any, last: Any) -> bool:
    """Whether a time that a text tells is the one that an assertion holds; `None` is an open end."""
    return (first is None or period.start == first) and (last is None or period.end == last) and not (first is None and last is None)
