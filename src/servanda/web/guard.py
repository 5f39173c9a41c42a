"""What every request passes: its host and origin, rates, the size and speed of its body, headers of security, a line in the log, metrics.

One ASGI layer and not five, because each layer costs as much as a pinned answer itself.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import limits
from ..told import Template, number, say
from . import origin
from .origin import FREE, SAFE
from .problems import Problem, answer, response
from .rates import BROUGHT, BYTES, Rates, asker, cost
from .settings import Settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),  # with no-referrer a browser would send no Origin along with a form
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]

LARGE: Template = "The request is larger than {most} bytes, the most that is taken here: send less."

REGISTRY = CollectorRegistry()
REQUESTS = Counter("servanda_requests_total", "Requests by method and status.", ("method", "status"), registry=REGISTRY)
SECONDS = Histogram("servanda_request_seconds", "From the request to the end of its answer.", registry=REGISTRY)


class Guard:
    """The layer around the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._reads, self._writes = Rates(settings.reads), Rates(settings.writes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it with what is wrong with it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, size = time.perf_counter(), 500, 0

        async def sending(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *HEADERS]
            else:
                size += len(message.get("body", b""))
                if scope["method"] == "HEAD":
                    message = {**message, "body": b""}
            await send(message)

        try:
            try:
                origin.check(scope, self._settings)
                self._admit(scope)
                if scope["method"] not in SAFE:
                    receive = await self._whole_body(scope, receive)
            except Problem as why:
                # a page costs more than a line of JSON, so that only who brought a file that is too large is shown one
                made = response(Request(scope), why) if why.kind == "too-large" else answer(why)
                await made(scope, receive, sending)
                return
            # what GET would answer, without its body: link checkers, monitors and calendar programs ask so first
            asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await self._app(asked, receive, sending)
        finally:
            if scope["path"] not in FREE:
                self._reads.charge(asker(scope), time.monotonic(), size // BYTES)
            self._tell(scope, status, time.perf_counter() - begun)

    def _admit(self, scope: Scope) -> None:
        if scope["path"] in FREE:
            return
        reading = scope["method"] in SAFE
        rates, tokens = (self._reads, cost(scope["path"])) if reading else (self._writes, 1)
        if wait := rates.wait(asker(scope), time.monotonic(), tokens):
            told = f"Too many requests from this address: try again in {int(wait) + 1} seconds."
            raise Problem(429, told, "too-many-requests", {"Retry-After": str(int(wait) + 1)})

    async def _whole_body(self, scope: Scope, receive: Receive) -> Receive:
        """The body, read whole before anything is done with it. Raises Problem where it is too large or too slow."""
        path = scope["path"]
        most = self._settings.body_bytes
        if path not in limits.REPORTS:
            most = min(most, limits.BODIES.get(path, limits.BODY))
        large = Problem(413, say(LARGE, most=number(most)), "too-large", {"Connection": "close"})
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit() and int(value[:20]) > most:
                raise large
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._settings.body_seconds):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Problem(400, "The request broke off.", "broken-off")
                    part = message.get("body", b"")
                    size += len(part)
                    if size > most:
                        raise large
                    parts.append(part)
                    more = message.get("more_body", False)
        except TimeoutError:
            told = f"The request did not arrive within {self._settings.body_seconds:g} seconds."
            raise Problem(408, told, "too-slow", {"Connection": "close"}) from None
        self._writes.charge(asker(scope), time.monotonic(), size // BROUGHT)
        body, given = b"".join(parts), False

        async def replayed() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        return replayed

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in SAFE | {"POST", "PUT", "PATCH", "DELETE"} else "other"
        REQUESTS.labels(method, str(status)).inc()
        SECONDS.observe(seconds)
        if self._settings.log and scope["path"] not in FREE:
            line = {
                "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "method": method, "path": scope["path"][:500],
                "status": status, "seconds": round(seconds, 4),
            }  # fmt: skip
            sys.stderr.write(json.dumps(line) + "\n")
