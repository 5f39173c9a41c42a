"""A person's decision on the reading of a claim."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from .. import limits
from ..assertions.terms import ACTS, NORMS, VERDICTS
from ..errors import LedgerError, UsageError, shown
from ..law import treaty_ids
from ..record.states import find
from ..standing import Record
from ..told import Template, Text, number, say
from . import again, database, schema, trail
from .asking import NO_CLAIM
from .documents import understanding
from .model import Entry, Json

DECISIONS = ("accept", "correct", "reject")
NO_DECISION: Template = "A reading is reviewed by {decisions}, not by {given}."
NO_REASON: Template = "Give a reason, in up to {most} characters: who reads the trail later wants to know why."
NOTHING_CHANGED: Template = "A correction says what was read wrongly, and nothing was changed: change a field, or accept the reading."
NO_CORRECTION: Template = "Fields were changed, and only a correction changes any: choose corrected, or leave the fields as they are."
ATTEMPTS = 5  # at a correction, where the claim changes meanwhile
FIELDS = ("speaker", "speaker_for", "act", "targets", "treaty", "norm", "attributed", "direct", "when", "assertions")


def review(
    engine: sa.Engine, claim: int, decision: str, reason: str, by: str, fields: Json, record: Record | None,
    judged: tuple[str, str] | None = None,
) -> Entry:  # fmt: skip
    """Appends the decision to the trail. Raises UsageError where it is none that can be kept."""
    by, reason = trail.name_of(by), reason.strip()
    if decision not in DECISIONS:
        raise UsageError(say(NO_DECISION, decisions=Text(", ".join(DECISIONS)), given=Text(repr(decision))))
    if not reason or len(reason) > limits.REASON or "\0" in reason:
        raise UsageError(say(NO_REASON, most=number(limits.REASON)))
    if decision == "correct" and not fields:
        raise UsageError(say(NOTHING_CHANGED))
    if fields and decision != "correct":
        raise UsageError(say(NO_CORRECTION))
    correct = corrected(fields)
    content: Json = {"claim": claim, "decision": decision, "reason": reason, "fields": correct, "findings": []}
    if judged is not None:
        content["judged"] = _judged(*judged)
    if not correct:
        with database.writing(engine) as connection:
            _now(connection, claim)
            return trail.append(connection, by, "review", content)
    for _ in range(ATTEMPTS):
        with database.reading(engine) as connection:
            now, told = _now(connection, claim), _told(connection, claim)
        # checked again before the ledger is held: a claim may be told in many reports
        before = json.loads(now[0])
        changed = _followed(before, correct)
        reading, corrections = before | changed, json.loads(now[1]) | changed
        more = {
            "fields": changed, "was": {name: before.get(name) for name in changed}, "reading": reading, "corrections": corrections,
            **_checked_again(told, corrections, record or _today()),
        }  # fmt: skip
        with database.writing(engine) as connection:
            if _now(connection, claim) == now:
                return trail.append(connection, by, "review", content | more)
    raise LedgerError(f"The claim {claim} was changed by others again and again meanwhile: try again.")


def _judged(verdict: str, why: str) -> Json:
    """A verdict of a person's own. Raises UsageError where it is none, or has no reasons."""
    why = why.strip()
    if verdict not in VERDICTS:
        raise UsageError(say("{given} is no verdict: {verdicts} are.", given=shown(verdict), verdicts=Text(", ".join(VERDICTS))))
    if not why or len(why) > limits.REASON or "\0" in why:
        raise UsageError(say("A verdict of your own needs your reasons, in up to {most} characters.", most=number(limits.REASON)))
    return {"verdict": verdict, "why": why}


def proposed(engine: sa.Engine, claim: int, fields: Json, record: Record | None) -> tuple[Json, ...]:
    """What would be found of a claim with these corrections, on each appearance. Raises UsageError; keeps nothing."""
    correct = corrected(fields)
    with database.reading(engine) as connection:
        now, told = _now(connection, claim), _told(connection, claim)
    corrections = json.loads(now[1]) | _followed(json.loads(now[0]), correct)
    found = _checked_again(told, corrections, record or _today())
    return tuple(one["finding"] for one in found.get("findings", ()))


def _followed(before: Json, correct: Json) -> Json:
    """The corrections; where treaty or target States are among them and the assertions are not, those that are about the old ones follow.

    Else the claim would say one thing, and be judged by another.
    """
    if "assertions" in correct or not before.get("assertions"):
        return correct
    moved = [dict(one) for one in before["assertions"]]
    for one in moved:
        if "treaty" in correct and one.get("treaty") == before["treaty"]:
            one["treaty"] = correct["treaty"] or ""
        if "targets" in correct and one.get("states") == before["targets"]:
            one["states"] = correct["targets"]
    told = [{name: value for name, value in one.items() if value not in ("", [])} for one in moved]
    return correct if told == before["assertions"] else correct | _understood(told)


def _now(connection: sa.Connection, claim: int) -> tuple[str, str, int]:
    """A claim as it is now: its reading, its corrections, and how often it is told. Raises UsageError where there is none."""
    table = schema.claims
    found = connection.execute(sa.select(table.c.reading, table.c.corrections, table.c.told).where(table.c.id == claim)).one_or_none()
    if found is None:
        raise UsageError(say(NO_CLAIM, id=Text(str(claim))))
    return found.reading, found.corrections, found.told


def _told(connection: sa.Connection, claim: int) -> list[tuple[int, str, str]]:
    """Where a claim is told: appearance, reading, and what is known of the report."""
    table = schema.appearances
    query = sa.select(table.c.id, table.c.reading, schema.reports.c.about).join(schema.reports, schema.reports.c.id == table.c.report)
    return [(row.id, row.reading, row.about) for row in connection.execute(query.where(table.c.claim == claim).order_by(table.c.id))]


def corrected(fields: Json) -> Json:
    """The corrections as JSON carries them. Raises UsageError where a field is none of a claim, or its value is none that it takes."""
    made: Json = {}
    for name, value in fields.items():
        if name not in FIELDS:
            raise UsageError(f"{name!r} is no field that is corrected: {', '.join(FIELDS)} are.")
        made |= _understood(value) if name == "assertions" else {name: _value(name, value)}
    return made


def _understood(assertions: Any) -> Json:
    """What a person says that a claim says: then it no longer matters what the reader was not sure of."""
    return understanding(assertions) | ({"doubt": None, "unsure": None} if assertions else {})


def _value(name: str, value: Any) -> Any:
    if name in ("targets", "speaker_for") and isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        if len(value) > limits.PARTIES:
            told: Template = "The field {field} names {number} parties, and {most} are taken at most."
            raise UsageError(say(told, field=Text(repr(name)), number=number(len(value)), most=limits.PARTIES))
        value = [limits.text(item, name, limits.NAME) for item in value]
        return [find(item).iso3 if name == "targets" else _party(item) for item in value]
    if name in ("attributed", "direct") and isinstance(value, bool):
        return value
    if name == "speaker" and (value is None or (isinstance(value, str) and 0 < len(value) <= 300 and value.isprintable())):
        return value
    if name == "when":
        return _period(value)
    known: dict[str, tuple[str | None, ...]] = {"act": ACTS, "norm": NORMS, "treaty": (None, *treaty_ids())}
    if name in known and value in known[name]:
        return value
    given, field = shown(str(value)), Text(repr(name))
    if name not in ("act", "norm"):
        raise UsageError(say("{given} is nothing that the field {field} takes.", given=given, field=field))
    values = Text(", ".join(str(item) for item in known[name]))
    raise UsageError(say("{given} is nothing that the field {field} takes: {values}.", given=given, field=field, values=values))


def _party(text: str) -> str:
    """A State by its code; any other party as it is written, for organisations speak too."""
    try:
        return find(text).iso3
    except UsageError:
        if 0 < len(text) <= 200 and text.isprintable():
            return text
        raise


def _period(value: Any) -> Json | None:
    from ..dates import parse_day

    if value is None:
        return None
    if not (isinstance(value, dict) and set(value) == {"from", "to"} and all(isinstance(day, str) for day in value.values())):
        raise UsageError('The field \'when\' takes a first and a last day: {"from": "2025-06-01", "to": "2025-06-30"}.')
    first, last = parse_day(value["from"]), parse_day(value["to"])
    if last < first:
        raise UsageError(say("A period cannot end ({last}) before it begins ({first}).", last=Text(str(last)), first=Text(str(first))))
    return {"from": first.isoformat(), "to": last.isoformat()}


def _checked_again(told: list[tuple[int, str, str]], correct: Json, record: Record) -> Json:
    """Findings on every appearance of the claim as corrected; none where it was kept without what checking needs."""
    readings = [json.loads(reading) | correct for _, reading, _ in told]
    if not again.can_be(readings):
        return {}
    found = [
        {"appearance": number, "finding": again.checked([reading], json.loads(about), record)[0]}
        for (number, _, about), reading in zip(told, readings, strict=True)
    ]
    return {"findings": found, "receipt": again.receipt_of(record, [reading["treaty"] for reading in readings])}


def _today() -> Record:
    from .. import record

    return record()
