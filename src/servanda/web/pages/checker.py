"""The checker: reports pasted, dropped or brought by a bookmark, read and shown with each claim marked and its finding beside it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response

from ...assertions.terms import VERDICTS
from ...dates import parse_day
from ...desk.model import Key
from ...errors import InputError
from ...pipeline import only_address
from ...publish.as_html import text_language
from ...publish.as_json import text_hash
from ...publish.marking import Paragraph, paragraphs
from ...publish.words import clean, summary
from ...reading.inputs import THE_REPORT
from ...record.importers.fetch import bring
from ...reports import Report
from ...told import NOTHING, Template, Told, say
from ...version import __version__
from ..api.check import checked as check
from ..keys import session_with
from ..problems import Problem
from ..service import Service, Shared
from ..sessions import cookie
from ..workers import Brought, Checked
from .shell import onward, page, query

router = APIRouter()
Lang = Annotated[str, Query(max_length=10)]  # the language of the page, which `page` reads
FILES = 20  # dropped at once
LINK = 8_000  # characters of an address that carries a whole report; longer ones are cut on their way


class Asked(NamedTuple):
    """What the form holds."""

    text: str = ""
    published: str = ""
    title: str = ""
    outlet: str = ""
    undated: str = ""  # whether its day is known to be unknown

    @property
    def day(self) -> date | None:
        """The day that was given."""
        return parse_day(self.published) if self.published else None

    @property
    def address(self) -> str:
        """The page that gives this answer again; nothing where it would be too long."""
        made = "/check" + query({name: value for name, value in self._asdict().items() if value})
        return made if len(made) <= LINK else ""


@router.get("/check")
async def form(
    request: Request, service: Shared, text: Annotated[str, Query()] = "", published: Annotated[str, Query(max_length=10)] = "",
    title: Annotated[str, Query(max_length=300)] = "", outlet: Annotated[str, Query(max_length=200)] = "",
    undated: Annotated[str, Query(max_length=3)] = "", lang: Lang = "",
) -> Response:  # fmt: skip
    """The form; or the answer, where the address carries a report. What it carries is not kept."""
    asked = Asked(text, published, title, outlet, undated)
    return await _one(request, service, asked, text.encode("utf-8", "replace"), THE_REPORT) if text.strip() else _form(request, asked)


@router.post("/check")
async def checked(
    request: Request, service: Shared, text: Annotated[str, Form()] = "", published: Annotated[str, Form(max_length=10)] = "",
    title: Annotated[str, Form(max_length=300)] = "", file: Annotated[list[UploadFile] | None, File()] = None,
    outlet: Annotated[str, Form(max_length=200)] = "", keep: Annotated[str, Form(max_length=3)] = "",
    undated: Annotated[str, Form(max_length=3)] = "", lang: Lang = "",
) -> Response:  # fmt: skip
    """The report marked up, or a list where several files came; or, where they are to be kept, their claims on the desk."""
    by = await run_in_threadpool(session_with, request, service, "write") if keep else None
    asked = Asked(text, published, title, outlet, undated)
    dropped = [one for one in file or [] if one.filename]
    if len(dropped) > FILES:
        told: Template = "{number} files were dropped, and {most} are read at once: drop some of them."
        raise Problem(413, say(told, number=len(dropped), most=FILES), "too-large")
    if len(dropped) > 1:
        return await _several(request, service, asked, dropped, by)
    data = await dropped[0].read() if dropped else text.encode("utf-8", "replace")
    return await _one(request, service, asked, data, say("The file") if dropped else THE_REPORT, by)


async def _one(request: Request, service: Service, asked: Asked, data: bytes, name: str, by: Key | None = None) -> Response:
    """The answer to one report. What cannot be read is told above the form; one whose day nothing tells is asked for its day."""
    try:
        if service.settings.fetch and (place := only_address(asked.text)):
            data, name = (await run_in_threadpool(bring, place)).data, say("The page")
        done = await check(service, Brought(data, name, asked.day, asked.title))
    except InputError as why:
        return _form(request, asked, 422, wrong=why.told)
    report = done.report
    asked = asked._replace(text=report.read.text)
    if report.read.dating.source == "today" and not asked.undated and report.findings:
        return _form(request, asked, dayless=True)
    if by:
        return onward(request, f"/reports/{await _kept(service, report, asked.outlet or done.document.outlet, by)}")
    return marked_up(request, report, text_hash(report.read.text), tools="tools.html", asked=asked, signed=_signed(request))


async def _several(request: Request, service: Service, asked: Asked, dropped: list[UploadFile], by: Key | None) -> HTMLResponse:
    """Several files: for each its counts, and the way to its page; what cannot be read is told in its place."""
    rows: list[dict[str, Any]] = []
    for one in dropped:
        name = clean(one.filename or "").strip()[:100] or say("The file")
        row: dict[str, Any] = {"name": name, "wrong": "", "summary": "", "number": None, "asked": None}
        rows.append(row)
        try:
            done: Checked = await check(service, Brought(await one.read(), name, asked.day))
        except InputError as why:
            row["wrong"] = why.told
            continue
        report = done.report
        outlet = asked.outlet or done.document.outlet
        row |= {"summary": summary(report), "asked": Asked(report.read.text, _day(asked, report), report.read.title, outlet)}
        if by:
            row["number"] = await _kept(service, report, outlet, by)
    return page(request, "several.html", title=say("Checked reports"), rows=rows)


def _day(asked: Asked, report: Report) -> str:
    return asked.published or ("" if report.read.dating.source == "today" else report.read.dating.day.isoformat())


async def _kept(service: Service, report: Report, outlet: str, by: Key) -> int:
    return (await run_in_threadpool(lambda: service.ledger.add(report, outlet=outlet, by=by.name))).report


def _form(request: Request, asked: Asked, status: int = 200, wrong: Told = NOTHING, dayless: bool = False) -> HTMLResponse:
    shown = {"signed": _signed(request), "wrong": wrong, "dayless": dayless}
    return page(request, "check.html", status, title=say("Check a report"), asked=asked, **shown)


def _signed(request: Request) -> bool:
    return cookie(request.url.scheme) in request.cookies


def marked_up(request: Request, report: Report, sha256: str, **more: Any) -> HTMLResponse:
    """The page of a checked report, each claim marked in the text and its finding beside it."""
    text, findings = clean(report.read.text), report.findings
    return page(
        request, "checked.html", title=clean(report.read.title) or say("Checked report"), report=report, version=__version__,
        language=text_language(report.read.language), paragraphs=paragraphs(text, findings) if text else (Paragraph((), findings),),
        counts=[(v, sum(f.verdict == v for f in findings)) for v in VERDICTS], sha256=sha256, **more,
    )  # fmt: skip
