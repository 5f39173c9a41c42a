"""The checker: a report pasted or dropped, read and shown with each claim marked and its finding beside it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ... import __version__, check
from ...documents import from_html, from_pdf, is_html, is_pdf
from ...inputs import LIMIT, decode
from ...publish.as_html import language
from ...publish.as_json import text_hash
from ...publish.marking import paragraphs
from ...publish.words import MEANING, VERDICTS, clean
from ..problems import Problem
from ..service import Shared
from .desk import key, ledger
from .shell import page

router = APIRouter()


@router.get("/check")
def form(request: Request) -> HTMLResponse:
    """The form: a text, or a file."""
    return page(request, "check.html", title="Check a report")


@router.post("/check")
def checked(
    request: Request, service: Shared, text: Annotated[str, Form()] = "", published: Annotated[str, Form(max_length=10)] = "",
    title: Annotated[str, Form(max_length=300)] = "", file: Annotated[UploadFile | None, File()] = None,
    outlet: Annotated[str, Form(max_length=200)] = "", keep: Annotated[str, Form(max_length=3)] = "",
) -> Response:  # fmt: skip
    """The report marked up; or, where it is to be kept, its claims on the desk."""
    by = key(request, ledger(request, service), "write") if keep else None
    stated = None
    if file is not None and file.filename:
        data, name = file.file.read(LIMIT * 4 + 1), "The file"
        if len(data) > LIMIT * 4:
            raise Problem(413, "The file is too long: give the report alone.")
        if is_pdf(data) or is_html(data):
            document = from_pdf(data, name) if is_pdf(data) else from_html(data, name)
            text, title, stated = document.text, title or document.title, document.published
        else:
            text = decode(data, name)
    report = check(text, published or None, title, service.record(), stated)
    if by:
        added = ledger(request, service).add(report, outlet=outlet, by=by.name)
        return RedirectResponse(f"/desk?report={added.report}", 303)
    return page(
        request, "checked.html", title=clean(report.read.title) or "Checked report", report=report, version=__version__,
        language=language(report.read.language), paragraphs=paragraphs(clean(report.read.text), report.findings),
        counts=[(v, sum(f.verdict == v for f in report.findings), MEANING[v]) for v in VERDICTS], sha256=text_hash(report.read.text),
    )  # fmt: skip
