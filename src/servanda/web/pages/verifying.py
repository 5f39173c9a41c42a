"""An assertion composed by choosing, and what law and record say of it: verdict, what was understood, why, and how else to ask the same."""

from __future__ import annotations

import json
import shlex
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ...assertions import typed
from ...assertions.model import Assertion
from ...dates import parse_day
from ...errors import UsageError
from ...publish import replay
from ...told import fact, say
from ...translation.language import ENGLISH, Language
from ...verification import taken
from ..service import Service, Shared
from . import composing
from .composing import Composed, Given
from .shell import Tongue, page

router = APIRouter()
CARRIED = ("states", "group", "treaty", *composing.DAYS)  # from one kind of question to another


@router.get("/verify")
def show(request: Request, service: Shared, given: Composed, spoken: Tongue) -> HTMLResponse:
    """The form, and below it the answer where something is asked; a question that cannot be asked is told above it."""
    told, wrong = None, fact("")
    if given.get("value"):
        try:
            told = answered(service, given, spoken.told_in)
        except UsageError as why:
            wrong = why.told
    kept = {name: given[name] for name in CARRIED if name in given}
    form = composing.form(given | (composing.chosen(told["assertion"]) if told else {}), spoken.told_in)
    return page(
        request, "verify.html", 400 if wrong else 200, title=say("Verify an assertion"), form=form, kinds=composing.kinds(kept), told=told,
        wrong=wrong, states=composing.names_of_states(spoken.told_in), days=spoken,
    )  # fmt: skip


def answered(service: Service, given: Given, told_in: Language = ENGLISH) -> dict[str, Any]:
    """The answer to what was composed, and the same question as an address, as JSON and for the command line. Raises UsageError."""
    spoken = {} if told_in is ENGLISH else {"lang": told_in.code}
    asked = [composing.assertion_json(given)]
    (assertion,) = taken(asked)
    known = parse_day(given["known_at"]) if given.get("known_at") else None
    record = service.record(known)
    said = parse_day(given["said"]) if given.get("said") else record.today
    days = {"said": said.isoformat(), "known_at": known.isoformat() if known else None}
    answer = replay.answer({"verb": "verify", "assertions": asked, **days, **spoken, "today": record.today.isoformat()}, record)
    body = json.dumps({**{name: day for name, day in days.items() if day}, "assertions": answer["assertions"]}, ensure_ascii=False)
    return {
        "assertion": assertion, "answer": answer, "part": answer["parts"][0],
        "address": composing.address(assertion, **days), "json": body, "command": command(assertion, {**days, **spoken}, body),
    }  # fmt: skip


def command(assertion: Assertion, days: dict[str, str | None], body: str) -> str:
    """How a shell asks the same: by words, or by a line of JSON where words cannot tell it."""
    told = typed.words(assertion)
    if told is None:
        return f"echo {shlex.quote(body)} | servanda verify - --format json"
    options = [f"--{name.replace('_', '-')}={day}" for name, day in days.items() if day]
    return shlex.join(["servanda", "verify", *told, *options])
