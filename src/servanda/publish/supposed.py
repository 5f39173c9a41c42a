"""What-if: a question's suppositions put to the record, and both answers as plain tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ..dates import parse_day
from ..errors import UsageError
from ..lexicon.english import find_treaty
from ..record.canonical import plain
from ..record.model import Action
from ..record.states import find, state_name
from ..standing import Record
from ..standing.whatif import Outcome, WhatIf, deadline_clause, open_conflicts, suppose
from ..standing.whatif import whatif as supposed
from ..standing.wording import the_day
from ..told import NOTHING, Template, Text, Told, say
from .answers import due_json, interval_json, standing_json
from .as_json import basis_json
from .duties import duty_of

STEPS = {"sign": "signature", "join": "accession", "withdraw": "withdrawal", "take_back": "withdrawal-of-notice"}
DATED = {"extend": "extension", "complete": "completion"}
WORDS: dict[str, Template] = {
    "withdrawal": "a notice of withdrawal that the depositary receives on {day}",
    "withdrawal-of-notice": "the notice of withdrawal taken back on {day}",
    "accession": "an instrument of accession deposited on {day}",
    "ratification": "an instrument of ratification deposited on {day}",
    "signature": "a signature on {day}",
    "extension": "an extension for {norm} to {until}, granted on {day}",
    "completion": "{norm} completed on {day}",
}


def ask(question: dict[str, Any], opened: Record | None = None) -> tuple[Record, dict[str, Any], WhatIf]:
    """What a question supposes, put to the record; and the question itself with every day and id in it."""
    asked = Record(parse_day(question["as_of"]), opened.facts if opened else None)
    code, treaty_id = find(question["state"]).iso3, find_treaty(question["treaty"])
    known = parse_day(question["known_at"]) if question["known_at"] else None
    told: dict[str, Any] = {"state": code, "treaty": treaty_id, "as_of": asked.today.isoformat(), "known_at": known and known.isoformat()}
    actions: list[Action] = []
    for name, kind in STEPS.items():
        day = _day(question[name], asked) if question[name] else None
        told[name] = day.isoformat() if day else None
        if day:
            done = (*asked.facts.of(code, treaty_id), *actions)
            actions.append(suppose(code, treaty_id, _consent(done, day) if name == "join" else kind, day))
    for name, kind in DATED.items():
        told[name] = []
        for pair in question[name]:
            norm, day = _pair(pair, asked, "clearance=2030-01-01")
            deadline_clause(treaty_id, norm)
            granted = min(asked.today, known or asked.today) if name == "extend" else day
            actions.append(suppose(code, treaty_id, kind, granted, norm, day if name == "extend" else None))
            told[name].append(f"{norm}={day.isoformat()}")
    ends: dict[str, date] = {}
    for pair in question["conflict_ends"]:
        if "=" in pair:
            conflict, day = _pair(pair, asked, "rus-ukr-2014=2027-03-01")
            ends[conflict] = day
        else:
            day = _day(pair, asked)
            ends |= dict.fromkeys(open_conflicts(asked, code, day), day)
    told["conflict_ends"] = [f"{conflict}={day.isoformat()}" for conflict, day in ends.items()]
    return asked, told, supposed(asked, code, treaty_id, actions, ends.items(), asked.today, known)


def _consent(done: Iterable[Action], day: date) -> str:
    """How a State joins: a signatory ratifies, any other accedes."""
    signed = any(action.action in ("signature", "succession-to-signature") and action.last_day <= day for action in done)
    return "ratification" if signed else "accession"


def _day(text: str, asked: Record) -> date:
    return asked.today if text == "today" else parse_day(text)


def _pair(text: str, asked: Record, example: str) -> tuple[str, date]:
    name, equals, day = text.partition("=")
    if not (name and equals and day):
        raise UsageError(say("{text} is not a name and a day: write it as {example}.", text=Text(repr(text)), example=Text(example)))
    return name, _day(day, asked)


def whatif_json(asked: Record, found: WhatIf) -> dict[str, Any]:
    """Both answers as plain tables, what was supposed, and what it leads to."""
    now = found.baseline.standing
    return {
        "state": now.state,
        "name": state_name(now.state),
        "treaty": now.treaty,
        "as_of": now.as_of.isoformat(),
        "known_at": now.known_at.isoformat() if now.known_at else None,
        "supposed": {
            "actions": [{**plain(c.action), "in_words": in_short(c.action)} for c in found.consequences],
            "conflict_ends": [{"conflict": name, "end": day.isoformat()} for name, day in found.conflict_ends],
        },
        "consequences": [
            {
                "action": c.action.action, "date": c.action.date, "effective": c.effective.isoformat() if c.effective else None,
                "says": c.says, "basis": basis_json(c.basis),
            }
            for c in found.consequences
        ],
        "baseline": _outcome_json(asked, found.baseline),
        "whatif": _outcome_json(asked, found.supposed),
    }  # fmt: skip


def _outcome_json(asked: Record, outcome: Outcome) -> dict[str, Any]:
    return {
        "standing": standing_json(asked, outcome.standing),
        "intervals": [interval_json(interval) for interval in outcome.timeline],
        "deadlines": [due_json(due) for due in outcome.deadlines],
    }


def in_short(action: Action) -> Told:
    """A supposed action in words."""
    until = the_day(action.until) if action.until else NOTHING
    return say(WORDS[action.action], day=the_day(action.last_day), norm=_norm(action), until=until)


def _norm(action: Action) -> Told:
    return duty_of(deadline_clause(action.treaty, action.norm)) if action.norm else NOTHING

