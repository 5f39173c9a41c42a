"""Reports that are kept: the list, and each one marked up, with its claims leading to the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse

from ...publish.retold import retold
from ...told import say
from ...translation.language import ENGLISH
from ..keys import page_reader
from ..service import Shared
from .checker import marked_up
from .notes import Findings, citation_of, kept_report, meta
from .shell import Spoken, Tongue, page

router = APIRouter(dependencies=[Depends(page_reader), Depends(Spoken)])
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("/reports")
def reports(request: Request, service: Shared, after: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None) -> HTMLResponse:
    """The reports, the latest first."""
    found = service.ledger.reports(after)
    return page(request, "reports.html", title=say("Reports"), reports=found.items, following=found.next)


@router.get("/reports/{number}")
def report(request: Request, service: Shared, number: Number, spoken: Tongue, findings: Findings = "") -> HTMLResponse:
    """One report marked up by the findings of the day when it was kept, with what changed since; or by the latest."""
    found = kept_report(service, number, findings)
    shown = found.report if spoken.told_in is ENGLISH else retold(found.report, service.record())
    return marked_up(
        request, shown, found.kept.sha256, kept=found.kept, desk=found.desk, tools="tools.html", first=not findings,
        changes=found.changes, found=found.found, end=f"?findings={findings}" if findings else "",
        metadata=meta(citation_of(request, found, findings)),
    )  # fmt: skip
