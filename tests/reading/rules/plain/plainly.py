"""What the clauses of a text plainly assert, as the tests of them ask for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from servanda.assertions.model import as_json
from servanda.reading.rules.reader import RulesReader

TODAY = date(2025, 10, 1)


def plain(text: str, day: date = TODAY) -> list[dict[str, Any]]:
    """The assertions without the treaty, one after the other."""
    claims = RulesReader().read(text, day, date(2026, 1, 1)).claims
    return [{k: v for k, v in as_json(a).items() if k != "treaty"} for claim in claims for a in claim.guess]
