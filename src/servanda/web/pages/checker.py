"""The checker: a report pasted or dropped, read and shown with each claim marked and its finding beside it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ...dates import parse_day
from ...publish.as_html import language
from ...publish.as_json import text_hash
from ...publish.marking import Paragraph, paragraphs
from ...publish.words import MEANING, VERDICTS, clean
from ...reports import Report
from ...version import __version__
from ..api.check import checked as check
from ..keys import session_with
from ..service import Shared
from ..sessions import cookie
from ..workers import Brought
from .shell import page

router = APIRouter()


@router.get("/check")
def form(request: Request) -> HTMLResponse:
    """The form: a text, or a file."""
    return page(request, "check.html", title="Check a report", signed=cookie(request.url.scheme) in request.cookies)


@router.post("/check")
async def checked(
    request: Request, service: Shared, text: Annotated[str, Form()] = "", published: Annotated[str, Form(max_length=10)] = "",
    title: Annotated[str, Form(max_length=300)] = "", file: Annotated[UploadFile | None, File()] = None,
    outlet: Annotated[str, Form(max_length=200)] = "", keep: Annotated[str, Form(max_length=3)] = "",
) -> Response:  # fmt: skip
    """The report marked up; or, where it is to be kept, its claims on the desk."""
    by = await run_in_threadpool(session_with, request, service, "write") if keep else None
    dropped = file is not None and bool(file.filename)
    data = await file.read() if file is not None and dropped else text.encode("utf-8", "replace")
    day = parse_day(published) if published else None
    report = (await check(service, Brought(data, "The file" if dropped else "The report", day, title))).report
    if by:
        added = await run_in_threadpool(lambda: service.ledger.add(report, outlet=outlet, by=by.name))
        return RedirectResponse(f"/reports/{added.report}", 303)
    return marked_up(request, report, text_hash(report.read.text))


def marked_up(request: Request, report: Report, sha256: str, **more: Any) -> HTMLResponse:
    """The page of a checked report, each claim marked in the text and its finding beside it."""
    text, findings = clean(report.read.text), report.findings
    return page(
        request, "checked.html", title=clean(report.read.title) or "Checked report", report=report, version=__version__,
        language=language(report.read.language), paragraphs=paragraphs(text, findings) if text else (Paragraph((), findings),),
        counts=[(v, sum(f.verdict == v for f in findings), MEANING[v]) for v in VERDICTS], sha256=sha256, **more,
    )  # fmt: skip
