"""The panel of States, treaties and days, as CSV or Parquet."""

from __future__ import annotations

import tempfile
from contextlib import AsyncExitStack
from datetime import date
from typing import IO, Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from ...publish import as_panel
from ...standing.panel import Panel
from ..answers import PINNED, SHORT
from ..problems import Problem
from ..questions import KnownAt, Name, day
from ..sending import Sent
from ..service import Service, Shared
from .states import the_treaty_asked

router = APIRouter(prefix="/v1", tags=["panel"])
Some = Annotated[list[Name] | None, Query(max_length=50)]
Start = Annotated[date, Query(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
End = Annotated[date | None, Query(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
Unit = Literal["day", "month", "year"]
Form = Literal["csv", "parquet"]


@router.get("/panel", response_class=Response, summary="One row for each State, treaty and day, month or year", responses={
    200: {"content": {"text/csv": {"schema": {"type": "string"}}, "application/vnd.apache.parquet": {"schema": {"type": "string"}}}}})
async def panel(
    request: Request, shared: Shared, unit: Unit = "year", start: Start = date(1945, 1, 1), end: End = None,
    treaty: Some = None, state: Some = None, known_at: KnownAt = None, format: Form = "csv",
) -> Response:  # fmt: skip
    """Sent in pieces from a file that has no name any more: memory, rows, time, and panels at once are bounded."""
    last = end or shared.today()
    names = [the_treaty_asked(name) for name in treaty] if treaty else None
    keep = end is not None and known_at is not None and known_at <= shared.today()
    headers = {"Cache-Control": PINNED if keep else SHORT, "Content-Disposition": f'attachment; filename="panel.{format}"'}
    async with AsyncExitStack() as held:
        await held.enter_async_context(shared.panels.place(request))
        file = await run_in_threadpool(_written, shared, unit, start, last, names, known_at, state, format)
        media = "text/csv" if format == "csv" else "application/vnd.apache.parquet"
        return Sent(file, shared.settings.send_seconds, headers, media, held.pop_all().aclose)


def _written(
    shared: Service, unit: Unit, start: date, last: date, names: list[str] | None, known_at: date | None,
    states: list[str] | None, form: Form,
) -> IO[bytes]:  # fmt: skip
    """The panel in a file that is open and has no name. Raises Problem where it would have too many rows."""
    made: Panel = shared.record(known_at).panel(unit, start, last, names, day(known_at), states)
    if made.num_rows > shared.settings.panel_rows:
        raise Problem(400, f"The panel would have {made.num_rows:,} rows, and {shared.settings.panel_rows:,} are given at once:"
                      " ask for fewer treaties, States or days, or write it with 'servanda panel'.", "too-many-rows")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="servanda-") as folder:
        path = f"{folder}/panel"
        (as_panel.write_csv if form == "csv" else as_panel.write_parquet)(made, path)
        return open(path, "rb")  # the folder goes at once, with the name in it
