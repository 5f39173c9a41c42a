"""The pages: the same answers as the library gives, made on the server; they work without script, and better with it."""

from __future__ import annotations

import os

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from ...publish.as_html import TEMPLATES as REPORT_TEMPLATES
from ...told import say
from ..problems import Problem
from . import checker, claim, compare, correcting, desk, home, notes, reference, reports, state, supposing, treaty, tree, verifying
from .shell import page

router = APIRouter()
for part in (home, checker, claim, compare, correcting, desk, notes, reference, reports, supposing, state, tree, treaty, verifying):
    router.include_router(part.router)


def error_page(request: Request, problem: Problem) -> Response:
    """An error as a person reads it: what is wrong and what to do."""
    shown = page(request, "error.html", problem.status, title=say("That did not work"), detail=problem.detail)
    shown.headers.update({**problem.headers, "Cache-Control": "no-store"})
    return shown


@router.get("/static/report.css")
def report_style() -> FileResponse:
    """The style of a checked report, on which that of the pages builds: one design, kept in one place."""
    return FileResponse(os.path.join(REPORT_TEMPLATES, "report.css"), media_type="text/css")
