"""Taken along: a checked report as a note of one page for an editor and as a citation, a State under a treaty as a note for a minister."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from ...desk.retelling import Retold
from ...errors import UsageError
from ...publish.briefs.content import brief
from ...publish.briefs.of_report import report_note
from ...publish.briefs.writers import written
from ...publish.citation import AUTHOR, Citation, cited, of_report
from ...reading.inputs import THE_REPORT
from ...record.states import find
from ...reports import Report
from ...standing import Record
from ..api.check import checked as check
from ..api.states import the_treaty_asked
from ..keys import page_reader
from ..problems import Problem
from ..questions import StateName
from ..service import Service, Shared
from ..workers import Brought
from .checker import Asked
from .shell import Asked as Days

router = APIRouter()
NoteForm = Literal["pdf", "docx", "md"]
MEDIA = {
    "pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8", "txt": "text/plain; charset=utf-8", "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}  # fmt: skip
CITED = {"txt": "text", "bib": "bibtex", "ris": "ris"}
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Findings = Literal["", "latest"]  # the latest, or those of the day when the report was kept


@router.post("/check/note")
async def note(
    service: Shared, text: Annotated[str, Form()], form: Annotated[NoteForm, Form()], published: Annotated[str, Form(max_length=10)] = "",
    title: Annotated[str, Form(max_length=300)] = "",
) -> Response:  # fmt: skip
    """The note on a report that is not kept."""
    asked = Asked(text, published, title)
    done = await check(service, Brought(text.encode("utf-8", "replace"), THE_REPORT, asked.day, title))
    return await run_in_threadpool(_note, done.report, form, "report")


@router.get("/states/{name}/note.{form}")
def note_of_state(
    service: Shared, name: StateName, form: NoteForm, treaty: Annotated[str, Query(max_length=200)], asked: Days
) -> Response:  # fmt: skip
    """The note on a State under a treaty, as `servanda brief` writes it."""
    code, which = find(name).iso3, the_treaty_asked(treaty)
    record = Record(asked.as_of) if asked.as_of else service.record(asked.known_at)
    found = brief(record, code, which, asked.known_at.isoformat() if asked.known_at else None)
    return _file(written(found, form), form, f"{code}-{which}")


@router.get("/reports/{number}/note.{form}", dependencies=[Depends(page_reader)])
def kept_note(request: Request, service: Shared, number: Number, form: NoteForm, findings: Findings = "") -> Response:
    """The note on a kept report."""
    found = kept_report(service, number, findings)
    return _note(found.report, form, f"report-{number}", f"{request.base_url}reports/{number}")


@router.get("/reports/{number}/citation.{form}", dependencies=[Depends(page_reader)])
def citation(request: Request, service: Shared, number: Number, form: Literal["txt", "bib", "ris"], findings: Findings = "") -> Response:
    """The citation of a kept report with its findings."""
    made = citation_of(request, kept_report(service, number, findings), findings)
    return _file(cited(made, CITED[form]).encode("utf-8", "replace"), form, f"report-{number}")


def kept_report(service: Service, number: int, findings: Findings) -> Retold:
    """A kept report with the findings that are asked for. Raises Problem 404 where there is none."""
    try:
        return service.ledger.retold(number, first=not findings)
    except UsageError as why:
        raise Problem(404, why.told) from None


def citation_of(request: Request, found: Retold, findings: Findings) -> Citation:
    """How the page of a kept report is cited."""
    address = f"{request.base_url}reports/{found.kept.id}{'?findings=latest' if findings else ''}"
    return of_report(found.report, date.fromisoformat(found.found[:10]), address)


def meta(made: Citation) -> list[tuple[str, str]]:
    """A citation as the meta elements that reference managers read."""
    day = made.day.strftime("%Y/%m/%d")
    return [
        ("citation_title", made.title), ("citation_author", AUTHOR), ("citation_online_date", day), ("citation_publication_date", day),
        ("citation_public_url", made.url), ("citation_language", "en"),
        ("DC.type", "webpage"), ("DC.description", made.receipt),
    ]  # fmt: skip


def _note(report: Report, form: NoteForm, name: str, address: str = "") -> Response:
    return _file(written(report_note(report, address), form), form, name)


def _file(data: bytes, form: str, name: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    if form not in ("txt", "md"):
        headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return Response(data, headers=headers, media_type=MEDIA[form])
