"""What is covered: the agreements that are known, what of each is modelled, how far and how old its list is, its numbers elsewhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from .. import law
from ..law.model import Treaty
from ..record.facts import Facts

UNTC = re.compile(r"mtdsg_no=([\w-]+)")
UNODA = re.compile(r"treaties\.unoda\.org/t/([\w-]+)")
COLUMNS = (
    "id", "short", "name", "kind", "adopted", "opened", "expires", "untc", "unoda", "provisions", "norms", "statements", "deadlines",
    "withdrawal", "titles", "not_modelled", "list", "complete_to", "days_old", "actions", "states",
)  # fmt: skip


def coverage(facts: Facts, today: date) -> list[dict[str, Any]]:
    """A row for each agreement, with the names of COLUMNS.

    `list`: full, partial, or none where the record holds no actions; `days_old` counts from the day to which it is complete to `today`.
    `untc` and `unoda` are its numbers in the UN Treaty Collection and the treaties database of UNODA, by which other data cross over.
    """
    return [_row(law.treaty(name), facts, today) for name in law.treaty_ids()]


def _row(rules: Treaty, facts: Facts, today: date) -> dict[str, Any]:
    listed, actions = facts.list_of(rules.id), facts.actions(rules.id)
    leave = rules.withdrawal
    row = {
        "id": rules.id, "short": rules.short, "name": rules.name, "kind": rules.kind, "adopted": _iso(rules.adopted),
        "opened": _iso(rules.opened), "expires": _iso(rules.expires), "untc": _number(UNTC, rules.status_page),
        "unoda": _number(UNODA, rules.status_page), "provisions": len(rules.provision), "norms": len(rules.norm),
        "statements": len(rules.statement), "deadlines": len(rules.deadline),
        "withdrawal": rules.reference(leave.article) if leave else None, "titles": ["en", *rules.titles.by_language()],
        "not_modelled": list(rules.not_modelled), "list": listed.coverage, "complete_to": _iso(listed.complete_to),
        "days_old": (today - listed.complete_to).days if listed.complete_to else None,
        "actions": sum(len(done) for done in actions.values()), "states": len([code for code in actions if code != "*"]),
    }  # fmt: skip
    return {name: row[name] for name in COLUMNS}


def _number(pattern: re.Pattern[str], address: str) -> str | None:
    found = pattern.search(address)
    return found[1] if found else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
