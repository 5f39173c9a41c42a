"""What if a State did this or that: the record's answer with the actions beside the one without, and drafts of the notices."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from ... import law
from ...errors import UsageError
from ...publish.drafts import draft
from ...publish.supposed import ask, in_short
from ...publish.words import treaty_told
from ...standing import Record
from ...standing.wording import the_day
from ...told import Template, Text, row, say
from ..service import Shared
from .languages import state_in, whom
from .shell import Asked, Day, Days, page

router = APIRouter()
Word = Annotated[str, Query(max_length=100)]

# The days that a form may suppose, by the names that the API and the command line have for them.
STEPS: dict[str, Template] = {
    "sign": "It signs on",
    "join": "It deposits its instrument on",
    "withdraw": "Its notice of withdrawal is received on",
    "take_back": "It takes its notice back on",
}


BOTH: Template = "More time for a duty, or its completion, needs both the duty and the day: give both or neither."
ENDS: Template = "the armed conflict ({name}) ends on {day}"


@router.get("/whatif")
def show(
    request: Request, asked: Asked, service: Shared, state: Word = "", treaty: Word = "apmbc", sign: Day = "", join: Day = "",
    withdraw: Day = "", take_back: Day = "", extend: Word = "", extend_until: Day = "", complete: Word = "", complete_on: Day = "",
    conflict_ends: Day = "",
) -> HTMLResponse:  # fmt: skip
    """The form, and below it the two answers with the drafts. A duty and its day are two fields here, one in the API."""
    record = service.record(asked.known_at)
    given = {
        "state": state.strip(), "treaty": treaty, "sign": sign, "join": join, "withdraw": withdraw, "take_back": take_back,
        "extend": extend, "extend_until": extend_until, "complete": complete, "complete_on": complete_on, "conflict_ends": conflict_ends,
    }  # fmt: skip
    known: dict[str, Any] = {
        "title": say("What if"), "days": asked, "treaties": _treaties(record, asked), "given": given,
        "steps": STEPS, "duties": sorted({clause.norm for name in record.listed_treaties() for clause in law.treaty(name).deadline}),
    }  # fmt: skip
    pairs = {"extend": _pair(extend, extend_until), "complete": _pair(complete, complete_on)}
    steps = {name: given[name] for name in STEPS}
    if not given["state"] or not (any(steps.values()) or any(pairs.values()) or conflict_ends):
        return page(request, "whatif.html", who=None, found=None, **known)
    if treaty not in record.listed_treaties():
        told: Template = "The record holds no list of actions under {treaty}: choose a treaty of the list."
        raise UsageError(say(told, treaty=Text(repr(treaty))))
    who = whom(given["state"])
    given["state"] = state_in(who.iso3, asked.language).text
    _, _, found = ask({
        "state": who.iso3, "treaty": treaty, **steps, **pairs, "conflict_ends": [conflict_ends] if conflict_ends else [],
        "as_of": (asked.as_of or record.today).isoformat(), "known_at": asked.known_at.isoformat() if asked.known_at else None,
    })  # fmt: skip
    names = {conflict.id: conflict.name for conflict in record.facts.conflicts()}
    actions = [consequence.action for consequence in found.consequences]
    return page(
        request, "whatif.html", who=who, found=found, rules=law.treaty(treaty), drafts=[d for d in map(draft, actions) if d],
        told=row([*map(in_short, actions), *(say(ENDS, name=Text(names[name]), day=the_day(day)) for name, day in found.conflict_ends)]),
        **known,
    )  # fmt: skip


def _treaties(record: Record, asked: Days) -> list[tuple[str, str]]:
    """The treaties that can be asked of, each with its name in the language of the page, in the order of their ids."""
    return [(name, asked.told_in.tell(treaty_told(name))) for name in record.listed_treaties()]


def _pair(duty: str, day: str) -> list[str]:
    """A duty with its day as the question takes it. Raises UsageError where one of the two is missing."""
    if bool(duty) != bool(day):
        raise UsageError(say(BOTH))
    return [f"{duty}={day}"] if duty else []
