"""Drafts of the notices that supposed actions would need: plain words to work on, each with the article that it rests on."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .. import law
from ..law.model import Deadline, Treaty
from ..record.model import Action
from ..record.states import states
from ..standing.whatif import deadline_clause
from ..standing.wording import the_day
from ..told import Name, Template, Text, Told, named, row, say
from .duties import duty_of

COMMON_NOUNS = re.compile(
    r"\b(Republic|Kingdom|Federation|States?|Union|Sultanate|Principality|Emirates|Commonwealth|Confederation|Duchy|Islands|Holy See)\b"
)
KINDS: dict[str, Template] = {
    "withdrawal": "notice of withdrawal",
    "withdrawal-of-notice": "taking back of the notice",
    "ratification": "instrument of ratification",
    "accession": "instrument of accession",
    "extension": "request for an extension",
    "completion": "declaration of completion",
}
TEXTS: dict[str, Template] = {
    "withdrawal": "The Government of {who} gives notice of its withdrawal from the {title}, in accordance with Article {article}.",
    "withdrawal-of-notice": "The Government of {who} takes back its notice of withdrawal from the {title}.",
    "ratification": (
        "The Government of {who}, having considered the {title}, ratifies it and undertakes to perform faithfully what it stipulates."
    ),
    "accession": (
        "The Government of {who}, having considered the {title}, accedes to it and undertakes to perform faithfully what it stipulates."
    ),
    "completion": "The Government of {who} declares that on {day} it completed its duty under Article {article} ({duty}).",
}
MORE_TIME: Template = (
    "The Government of {who} requests that its time for the duty under Article {article} ({duty}) be extended to {day}."
)
MORE_TIME_UNDER: Template = (
    "The Government of {who} requests that its time for the duty under Article {article} ({duty}) be extended to {day}, in accordance with"
    " Article {under}."
)


class Draft(NamedTuple):
    """A notice: what it is, to whom it goes, what it says, and its day where the supposition gives one."""

    kind: Told
    to: Told
    text: Told
    day: date | None


def draft(action: Action) -> Draft | None:
    """The draft for a supposed action; None where it needs none (a signature) or the treaty has no clause for it."""
    rules = law.treaty(action.treaty)
    if action.action in ("extension", "completion"):
        return _on_duty(action, deadline_clause(action.treaty, action.norm))
    if action.action not in TEXTS:
        return None
    article = ""
    if action.action == "withdrawal":
        if rules.withdrawal is None or not rules.withdrawal.allowed:
            return None
        article = rules.withdrawal.article
    to = row([say(each) for each in rules.depositary]) or say("The other parties")
    said = say(TEXTS[action.action], who=_full(action.state), title=_title(rules), article=Text(article))
    return Draft(say(KINDS[action.action]), to, said, action.last_day)


def _on_duty(action: Action, clause: Deadline) -> Draft | None:
    kind, to = say(KINDS[action.action]), say("The States Parties to the {title}", title=_title(law.treaty(action.treaty)))
    duty, article = duty_of(clause), Text(clause.article)
    who = _full(action.state)
    if action.action == "completion":
        said = say(TEXTS["completion"], who=who, day=the_day(action.last_day), article=article, duty=duty)
        return Draft(kind, to, said, action.last_day)
    if not clause.extendable or action.until is None:
        return None
    under, day = clause.extension_article, the_day(action.until)
    if under:
        said = say(MORE_TIME_UNDER, who=who, article=article, duty=duty, day=day, under=Text(under))
    else:
        said = say(MORE_TIME, who=who, article=article, duty=duty, day=day)
    return Draft(kind, to, said, None)  # it must come before the decision, whose day is supposed


def _title(rules: Treaty) -> Name:
    """The official title of a treaty."""
    return named(rules.name, "official", rules.id)


def _full(code: str) -> Name:
    """A State's official name as it stands in a sentence: the Republic of Finland, Ukraine."""
    state = states()[code]
    name = state.official_name or state.name
    return named(f"the {name}" if COMMON_NOUNS.search(name) else name, "state", code)
