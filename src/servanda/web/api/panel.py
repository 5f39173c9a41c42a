"""The panel of States, treaties and days, as CSV or Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from ...publish import as_panel
from ...standing.panel import Panel
from ..answers import PINNED, SHORT
from ..problems import Problem
from ..questions import KnownAt, day
from ..service import Shared
from .states import the_treaty_asked

router = APIRouter(prefix="/v1", tags=["panel"])
Some = Annotated[list[str] | None, Query(max_length=50)]
Start = Annotated[date, Query(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
End = Annotated[date | None, Query(ge=date(1900, 1, 1), le=date(2200, 12, 31))]


@router.get("/panel", response_class=StreamingResponse, summary="One row for each State, treaty and day, month or year", responses={
    200: {"content": {"text/csv": {"schema": {"type": "string"}}, "application/vnd.apache.parquet": {"schema": {"type": "string"}}}}})
def panel(
    shared: Shared, unit: Literal["day", "month", "year"] = "year", start: Start = date(1945, 1, 1), end: End = None,
    treaty: Some = None, state: Some = None, known_at: KnownAt = None, format: Literal["csv", "parquet"] = "csv",
) -> StreamingResponse:  # fmt: skip
    """Written to a file and sent from there in pieces, so that memory stays bounded; how many rows one panel may have is bounded too."""
    last = end or shared.today()
    names = [the_treaty_asked(name) for name in treaty] if treaty else None
    made = shared.record(known_at).panel(unit, start, last, names, day(known_at), state)
    if made.num_rows > shared.settings.panel_rows:
        raise Problem(400, f"The panel would have {made.num_rows:,} rows, and {shared.settings.panel_rows:,} are given at once:"
                      " ask for fewer treaties, States or days, or write it with 'servanda panel'.", "too-many-rows")  # fmt: skip
    keep = end is not None and known_at is not None and known_at <= shared.today()
    headers = {"Cache-Control": PINNED if keep else SHORT, "Content-Disposition": f'attachment; filename="panel.{format}"'}
    media = "text/csv" if format == "csv" else "application/vnd.apache.parquet"
    return StreamingResponse(_pieces(made, format), headers=headers, media_type=media)


def _pieces(made: Panel, form: str) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="servanda-") as folder:
        path = f"{folder}/panel"
        (as_panel.write_csv if form == "csv" else as_panel.write_parquet)(made, path)
        with open(path, "rb") as file:
            while piece := file.read(1 << 16):
                yield piece
