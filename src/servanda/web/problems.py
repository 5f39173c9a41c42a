"""Errors as problem+json (RFC 9457): what is wrong, where, and what to do. Nothing of the server's inside is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from ..errors import InputError, LedgerError, ServandaError, UsageError

MEDIA = "application/problem+json"


class Problem(Exception):
    """An answer that is an error. `kind` tells programs apart what `detail` tells a person."""

    def __init__(self, status: int, detail: str, kind: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.kind, self.headers, self.more = status, detail, kind, dict(headers or {}), more

    def body(self) -> bytes:
        """The problem as JSON. Without a kind of its own it says no more than its status."""
        made = {
            "type": f"urn:servanda:problem:{self.kind}" if self.kind else "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        return json.dumps(made | self.more, ensure_ascii=False).encode("utf-8", "replace")


def answer(problem: Problem) -> Response:
    """A problem as a response, which nobody keeps."""
    return Response(problem.body(), problem.status, {"Cache-Control": "no-store", **problem.headers}, MEDIA)


def of(why: Exception) -> Problem:
    """The problem that an exception stands for; a fault of ours tells nothing of itself."""
    if isinstance(why, Problem):
        return why
    if isinstance(why, RequestValidationError):
        wrong = [{"where": ".".join(str(part) for part in error["loc"]), "says": str(error["msg"])[:300]} for error in why.errors()[:20]]
        told = "; ".join(f"{error['where']}: {error['says']}" for error in wrong[:3])
        return Problem(422, f"The request does not fit: {told}.", "invalid", errors=wrong)
    if isinstance(why, HTTPException):
        told = {404: "There is nothing at this address: /openapi.json lists all that there is.",
                405: "This address does not take that method: see Allow."}.get(why.status_code, str(why.detail))  # fmt: skip
        return Problem(why.status_code, told, headers=why.headers)
    if isinstance(why, InputError):
        return Problem(422, str(why), "unreadable")
    if isinstance(why, UsageError):
        return Problem(400, str(why), "usage")
    if isinstance(why, LedgerError):
        return Problem(503, "The ledger cannot be reached or written at the moment: try again.", "ledger", {"Retry-After": "10"})
    if isinstance(why, ServandaError):
        return Problem(500, "What the server holds is not as it should be; its log tells more.", "data")
    return Problem(500, "A fault in servanda; its log tells more.", "fault")


def install(app: FastAPI) -> None:
    """Makes every error of an application a problem. Where a browser asks for a page, `app.state.error_page` makes one of it."""

    async def handle(request: Request, why: Exception) -> Response:
        problem = of(why)
        page = getattr(request.app.state, "error_page", None)
        if page and not request.url.path.startswith("/v1") and "text/html" in request.headers.get("accept", ""):
            made: Response = page(request, problem)
            return made
        return answer(problem)

    for kind in (Problem, RequestValidationError, HTTPException, ServandaError, Exception):
        app.add_exception_handler(kind, handle)
