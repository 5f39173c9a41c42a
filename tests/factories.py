"""Hand-made claims for the tests of checking: what reading would give, without reading."""

from __future__ import annotations

from datetime import date
from typing import Any

from servanda.pipeline import findings
from servanda.reading.model import Claim, Dating, Period, Proposition
from servanda.reports import Finding
from servanda.standing import Record


def claim(text: str, *targets: str, norm: str = "membership", act: str = "state", treaty: str | None = "apmbc", **more: Any) -> Claim:
    """A claim with these words; fields of the proposition (relation, negated, dates ...) may be given by name."""
    said = {name: more.pop(name) for name in list(more) if name in Proposition._fields}
    fields: dict[str, Any] = {
        "id": "c1", "start": 0, "end": len(text), "quote": text, "speaker_for": (), "attributed": False,
        "speaker": "the ministry" if more.get("speaker_for") else None,
        "direct": False, "when": None, **more,
    }  # fmt: skip
    return Claim(act=act, targets=targets, treaty=treaty, norm=norm, proposition=Proposition(text, **said), **fields)


def published(day: str) -> Dating:
    """The dating of a report that was published on a day given with it."""
    found = date.fromisoformat(day)
    return Dating(found, found, found, "given")


def period(first: str, last: str = "") -> Period:
    """The days from first to last, or the one day."""
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def found(record: Record, day: str, *claims: Claim) -> Finding:
    """The finding on the last of the claims of a report published on a day."""
    return findings(claims, published(day), record)[-1]
