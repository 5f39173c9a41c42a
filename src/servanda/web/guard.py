"""What every request passes: rate limits, the size and speed of its body, headers of security, a line in the log, metrics.

One ASGI layer and not five, because each layer costs as much as a pinned answer itself.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import OrderedDict

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import Problem, answer
from .settings import Settings

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
ADDRESSES = 10_000  # whose rates are kept; the one not seen for longest is forgotten
FREE = frozenset({"/healthz", "/readyz", "/metrics"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

REGISTRY = CollectorRegistry()
REQUESTS = Counter("servanda_requests_total", "Requests by method and status.", ("method", "status"), registry=REGISTRY)
SECONDS = Histogram("servanda_request_seconds", "From the request to the end of its answer.", registry=REGISTRY)


class Rates:
    """A bucket of tokens for each asker, filled a minute's worth a minute. Memory is bounded."""

    def __init__(self, a_minute: int) -> None:
        self.a_minute = a_minute
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens left, when

    def wait(self, who: str, now: float) -> float:
        """Takes a token: 0, or the seconds until there is one."""
        if not self.a_minute:
            return 0.0
        left, then = self._buckets.pop(who, (float(self.a_minute), now))
        left = min(self.a_minute, left + (now - then) * self.a_minute / 60)
        taken = left >= 1
        self._buckets[who] = (left - taken, now)
        if len(self._buckets) > ADDRESSES:
            self._buckets.popitem(last=False)
        return 0.0 if taken else (1 - left) * 60 / self.a_minute


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
        begun, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        try:
            try:
                self._admit(scope)
                if scope["method"] not in SAFE:
                    receive = await self._whole_body(scope, receive)
            except Problem as why:
                await answer(why)(scope, receive, sending)
                return
            await self._app(scope, receive, sending)
        finally:
            self._tell(scope, status, time.perf_counter() - begun)

    def _admit(self, scope: Scope) -> None:
        if scope["path"] in FREE:
            return
        reading = scope["method"] in SAFE
        wait = (self._reads if reading else self._writes).wait(asker(scope), time.monotonic())
        if wait:
            told = f"Too many requests from this address: try again in {int(wait) + 1} seconds."
            raise Problem(429, told, "too-many-requests", {"Retry-After": str(int(wait) + 1)})

    async def _whole_body(self, scope: Scope, receive: Receive) -> Receive:
        """The body, read whole before anything is done with it. Raises Problem where it is too large or too slow."""
        most = self._settings.body_bytes
        large = Problem(413, f"The request is larger than {most:,} bytes, the most that is taken: split it.", "too-large",
                        {"Connection": "close"})  # fmt: skip
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit() and int(value) > most:
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


def asker(scope: Scope) -> str:
    """Who asks, for rates: the address, of IPv6 the network of 64 bits that one asker commonly holds. Keys count by address too."""
    address: str = scope["client"][0] if scope.get("client") else ""
    return ":".join(address.split(":")[:4]) if ":" in address else address
