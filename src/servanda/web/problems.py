"""Errors as problem+json (RFC 9457): what is wrong, where, and what to do. Nothing of the server's inside is told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from ..errors import InputError, LedgerError, ServandaError, UsageError
from ..told import Template, Text, Told, row, say

MEDIA = "application/problem+json"
BY_STATUS: dict[int, Template] = {
    404: "There is nothing at this address: /openapi.json lists all that there is.",
    405: "This address does not take that method: see Allow.",
}
TOO_LONG: Template = "A field of the form holds more than {size} KB, the most that it takes: bring a long text as a file."
_LONG = re.compile(r"\w+ exceeded maximum size of (\d+)KB\.?")  # as what reads forms says it
# What pydantic says of the parts of a request, in its own words, by its names for them.
UNFIT: dict[str, Template] = {
    "missing": "Field required",
    "string_too_long": "String should have at most {max_length} characters",
    "int_parsing": "Input should be a valid integer, unable to parse string as an integer",
    "greater_than_equal": "Input should be greater than or equal to {ge}",
    "less_than_equal": "Input should be less than or equal to {le}",
    "literal_error": "Input should be {expected}",
}


class Problem(Exception):
    """An answer that is an error. `kind` tells programs apart what `detail` tells a person, in English or, on a page, in its language."""

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
        found = [(".".join(str(part) for part in error["loc"]), _unfit(error)) for error in why.errors()[:20]]
        told = row(say("{where}: {says}", where=Text(where), says=says) for where, says in found[:3])
        wrong = [{"where": where, "says": str(says)} for where, says in found]
        return Problem(422, say("The request does not fit: {what}.", what=told), "invalid", errors=wrong)
    if isinstance(why, HTTPException):
        long = _LONG.fullmatch(why.detail)
        if long:
            return Problem(413, say(TOO_LONG, size=Text(long[1])), "too-large")
        detail = say(BY_STATUS[why.status_code]) if why.status_code in BY_STATUS else Text(why.detail)
        return Problem(why.status_code, detail, headers=why.headers)
    if isinstance(why, InputError):
        return Problem(422, why.told, "unreadable")
    if isinstance(why, UsageError):
        return Problem(400, why.told, "usage")
    if isinstance(why, LedgerError):
        return Problem(503, say("The ledger cannot be reached or written at the moment: try again."), "ledger", {"Retry-After": "10"})
    if isinstance(why, ServandaError):
        return Problem(500, say("What the server holds is not as it should be; its log tells more."), "data")
    return Problem(500, say("A fault in servanda; its log tells more."), "fault")


def _unfit(error: Mapping[str, Any]) -> Told:
    """What is wrong with one part of a request: as a message where it is of a usual kind, else in the words of what looked at it."""
    says = str(error["msg"])[:300]
    given = {name: Text(str(value)) for name, value in error.get("ctx", {}).items()}
    if error["type"] in UNFIT:
        with suppress(KeyError):
            told = say(UNFIT[error["type"]], **given)
            return told if told == says else Text(says)
    return Text(says)


def response(request: Request, problem: Problem) -> Response:
    """A problem as a page where a browser asks for one, else as JSON."""
    page = getattr(request.app.state, "error_page", None)
    if page and not request.url.path.startswith("/v1") and "text/html" in request.headers.get("accept", ""):
        made: Response = page(request, problem)
        return made
    return answer(problem)


def install(app: FastAPI) -> None:
    """Makes every error of an application a problem. Where a browser asks for a page, `app.state.error_page` makes one of it."""

    async def handle(request: Request, why: Exception) -> Response:
        return response(request, of(why))

    for kind in (Problem, RequestValidationError, HTTPException, ServandaError, Exception):
        app.add_exception_handler(kind, handle)
