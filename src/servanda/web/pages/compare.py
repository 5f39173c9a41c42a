"""Two States side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from ...publish.standings import side_by_side
from ...publish.words import state
from ...standing.wording import listing
from ...told import say
from ..service import Shared
from .languages import state_in, whom
from .shell import Asked, page

router = APIRouter()


@router.get("/compare")
def compare(
    request: Request, asked: Asked, service: Shared,
    a: Annotated[str, Query(max_length=100)] = "", b: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:  # fmt: skip
    """The standing of two States under every treaty, what differs first."""
    if not (a.strip() and b.strip()):
        return page(request, "compare.html", title=say("Two States side by side"), days=asked, a=a, b=b, rows=None, pair=())
    pair, record = (whom(a), whom(b)), service.record(asked.known_at)
    rows, _ = side_by_side(record, pair[0].iso3, pair[1].iso3, asked.as_of or record.today, asked.known_at)
    title = listing(state(each.iso3) for each in pair)
    one, other = (state_in(each.iso3, asked.language).text for each in pair)
    complete = {row.one.treaty: record.facts.list_of(row.one.treaty).complete_to for row in rows}
    return page(
        request, "compare.html", title=title, days=asked, a=one, b=other, rows=rows, pair=pair, complete=complete
    )
