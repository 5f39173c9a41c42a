"""Duties with a last day, as JSON, CSV, or a calendar."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from ...publish import replay
from ...publish.answers import due_json, select
from ...publish.as_ics import deadlines_ics
from ...publish.duties import article, duty_id
from ...record.states import find
from ...standing import Due
from ...translation.choosing import language
from ...translation.language import CODES
from .. import schemas
from ..answers import as_json, pinned, respond
from ..questions import After, AsOf, KnownAt, Limit, StateQuery, TreatyQuery, day
from ..service import Service, Shared
from .states import the_treaty_asked

router = APIRouter(prefix="/v1", tags=["deadlines"])
Within = Annotated[str | None, Query(description="Only those to come in this time: 30d, 8w, 6m, 1y.", max_length=8)]
Lang = Annotated[str, Query(description=f"The language of the events: {', '.join(CODES)}.", max_length=10)]
HEADERS = ("state", "treaty", "duty", "due", "status", "first_due", "completed", "article")


@router.get(
    "/deadlines", response_model=schemas.Deadlines, summary="Duties with a last day, and how they stand",
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)  # fmt: skip
async def deadlines(
    request: Request, shared: Shared, state: StateQuery = None, treaty: TreatyQuery = None, within: Within = None,
    as_of: AsOf = None, known_at: KnownAt = None, format: Literal["json", "csv"] = "json", limit: Limit = 200, after: After = None,
) -> Response:  # fmt: skip
    """In order of State, treaty and duty: `next` is the key of the page that follows. CSV holds all at once."""
    return await shared.large.run(request, _deadlines, request, shared, state, treaty, within, as_of, known_at, format, limit, after)


def _deadlines(
    request: Request, shared: Service, state: str | None, treaty: str | None, within: str | None, as_of: date | None,
    known_at: date | None, format: str, limit: int, after: str | None,
) -> Response:  # fmt: skip
    found, question = _asked(shared, state, treaty, within, as_of, known_at)
    keep = pinned(as_of, known_at, shared.today())
    if format == "csv":
        return respond(request, _csv(found), "text/csv", keep=keep, filename="deadlines.csv")
    page = sorted((due for due in found if after is None or _key(due) > after), key=_key)
    used = [question["treaty"]] if treaty else sorted({due.treaty for due in found})
    made = {
        "deadlines": [due_json(due) for due in page[:limit]],
        "next": _key(page[limit - 1]) if len(page) > limit else None,
        "receipt": replay.receipt(shared.record(known_at), question, used),
    }
    return as_json(request, made, keep=keep)


@router.get("/deadlines.ics", response_class=Response, summary="The same as a calendar to subscribe to",
            responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}})  # fmt: skip
async def calendar(
    request: Request, shared: Shared, state: StateQuery = None, treaty: TreatyQuery = None, within: Within = None,
    as_of: AsOf = None, known_at: KnownAt = None, lang: Lang = "en",
) -> Response:  # fmt: skip
    """One event of a whole day for each duty (RFC 5545)."""
    return await shared.large.run(request, _calendar, request, shared, state, treaty, within, as_of, known_at, lang)


def _calendar(
    request: Request, shared: Service, state: str | None, treaty: str | None, within: str | None, as_of: date | None,
    known_at: date | None, lang: str,
) -> Response:  # fmt: skip
    found, _ = _asked(shared, state, treaty, within, as_of, known_at)
    made = deadlines_ics(found, as_of or shared.today(), language(lang)).encode()
    return respond(request, made, "text/calendar", keep=pinned(as_of, known_at, shared.today()), filename="deadlines.ics")


def _asked(
    shared: Service, state: str | None, treaty: str | None, within: str | None, as_of: date | None, known_at: date | None
) -> tuple[list[Due], replay.Question]:
    code, when = find(state).iso3 if state else None, as_of or shared.today()
    treaty_id = the_treaty_asked(treaty) if treaty else None
    plain = {"state": code, "treaty": treaty_id, "within": within, "as_of": day(when), "known_at": day(known_at)}
    return select(shared.record(known_at), code, treaty_id, within, day(known_at), when), {"verb": "deadlines", **plain}


def _key(due: Due) -> str:
    return f"{due.state}.{due.treaty}.{due.norm}.{due.due}"


def _csv(found: list[Due]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADERS)
    writer.writerows(
        (d.state, d.treaty, duty_id(d), d.due.isoformat(), d.status, d.original.isoformat(), d.completed, article(d)) for d in found
    )
    return text.getvalue().encode()
