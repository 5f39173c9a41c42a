"""Reports that are kept: the list, and each one marked up, with its claims leading to the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse

from ...errors import UsageError
from ..keys import page_reader
from ..problems import Problem
from ..service import Shared
from .checker import marked_up
from .shell import page

router = APIRouter(dependencies=[Depends(page_reader)])
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/reports")
def reports(request: Request, service: Shared, after: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> HTMLResponse:
    """The reports, the latest first."""
    found = service.ledger.reports(after)
    return page(request, "reports.html", title="Reports", reports=found.items, following=found.next)


@router.get("/reports/{number}")
def report(request: Request, service: Shared, number: Number) -> HTMLResponse:
    """One report marked up, by the findings that the ledger has now."""
    try:
        found = service.ledger.retold(number)
    except UsageError as why:
        raise Problem(404, str(why)) from None
    return marked_up(request, found.report, found.kept.sha256, kept=found.kept, desk=found.desk)
