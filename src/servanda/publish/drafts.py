"""Drafts of the notices that supposed actions would need: plain words to work on, each with the article that it rests on."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .. import law
from ..dates import in_words
from ..law.model import Deadline
from ..record.model import Action
from ..record.states import states
from ..standing.whatif import deadline_clause

COMMON_NOUNS = re.compile(
    r"\b(Republic|Kingdom|Federation|States?|Union|Sultanate|Principality|Emirates|Commonwealth|Confederation|Duchy|Islands|Holy See)\b"
)
KINDS = {
    "withdrawal": "notice of withdrawal",
    "withdrawal-of-notice": "taking back of the notice",
    "ratification": "instrument of ratification",
    "accession": "instrument of accession",
    "extension": "request for an extension",
    "completion": "declaration of completion",
}


class Draft(NamedTuple):
    """A notice: what it is, to whom it goes, what it says, and its day where the supposition gives one."""

    kind: str
    to: str
    text: str
    day: date | None


def draft(action: Action) -> Draft | None:
    """The draft for a supposed action; None where it needs none (a signature) or the treaty has no clause for it."""
    rules, who = law.treaty(action.treaty), f"The Government of {_full(action.state)}"
    to = "; ".join(rules.depositary) or "The other parties"
    if action.action == "withdrawal":
        clause = rules.withdrawal
        if clause is None or not clause.allowed:
            return None
        under = f"in accordance with Article {clause.article}"
        return _made(action, to, f"{who} gives notice of its withdrawal from the {rules.name}, {under}.")
    if action.action == "withdrawal-of-notice":
        return _made(action, to, f"{who} takes back its notice of withdrawal from the {rules.name}.")
    if action.action in ("ratification", "accession"):
        does = "ratifies it" if action.action == "ratification" else "accedes to it"
        said = f"{who}, having considered the {rules.name}, {does} and undertakes to perform faithfully what it stipulates."
        return _made(action, to, said)
    if action.action in ("extension", "completion"):
        return _on_duty(action, who, deadline_clause(action.treaty, action.norm))
    return None


def _on_duty(action: Action, who: str, clause: Deadline) -> Draft | None:
    duty, to = clause.duty or clause.norm.replace("-", " "), f"The States Parties to the {law.treaty(action.treaty).name}"
    if action.action == "completion":
        said = f"{who} declares that on {in_words(action.last_day)} it completed its duty under Article {clause.article} ({duty})."
        return _made(action, to, said)
    if not clause.extendable or action.until is None:
        return None
    under = f", in accordance with Article {clause.extension_article}" if clause.extension_article else ""
    said = f"{who} requests that its time for the duty under Article {clause.article} ({duty}) be extended to {in_words(action.until)}"
    return Draft(KINDS["extension"], to, f"{said}{under}.", None)  # it must come before the decision, whose day is supposed


def _made(action: Action, to: str, said: str) -> Draft:
    return Draft(KINDS[action.action], to, said, action.last_day)


def _full(code: str) -> str:
    """A State's official name as it stands in a sentence: the Republic of Finland, Ukraine."""
    state = states()[code]
    name = state.official_name or state.name
    return f"the {name}" if COMMON_NOUNS.search(name) else name
