"""Answers of the record that were given before, given again without being worked out again.

What may be kept, and for how long, is what each answer says of itself in `Cache-Control`: `immutable` for ever, `max-age` for so many
seconds of the same day. Only answers under /v1 with a strong ETag are kept, and never those of the ledger, which say `no-cache`.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from datetime import date
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .answers import PINNED, SHORT, SHORT_SECONDS, matches

LARGEST = 1_000_000  # bytes of an answer that is kept
MOST = 32_000_000  # bytes of all of them; those not asked for longest go first
ANSWERS = 5_000  # of them, however small
Headers = list[tuple[bytes, bytes]]
Key = tuple[str, bytes, bytes]  # path, query, Accept
BODY = frozenset({b"content-length", b"content-type", b"content-disposition"})  # what 304 does not tell


class Answer(NamedTuple):
    """An answer as it was sent, and until when it holds."""

    headers: Headers
    body: bytes
    tag: str
    until: float  # of the monotonic clock
    day: date | None  # None: it holds on every day


class Kept:
    """The layer between the guard and the application. Memory is bounded."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers from what was kept, or passes the request on and keeps the answer where it may be."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/v1/"):
            await self._app(scope, receive, send)
            return
        accept, have = _asked(scope)
        key = (scope["path"], scope["query_string"], accept)
        found = self._answers.get(key)
        if found is not None and found.until > time.monotonic() and found.day in (None, date.today()):
            self._answers.move_to_end(key)
            await _give(found, have, send)
            return
        begun: Message = {}

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = {**message, "headers": list(message["headers"])}
            elif begun and begun["status"] == 200 and not message.get("more_body"):
                self._keep(key, begun["headers"], message.get("body", b""))
                begun = {}
            else:
                begun = {}  # it comes in pieces
            await send(message)

        await self._app(scope, receive, sending)

    def _keep(self, key: Key, headers: Headers, body: bytes) -> None:
        said = dict(headers)
        control, tag = said.get(b"cache-control", b"").decode("latin-1"), said.get(b"etag", b"").decode("latin-1")
        if control not in (PINNED, SHORT) or not tag or len(body) > LARGEST:
            return
        for_ever = control == PINNED
        until = float("inf") if for_ever else time.monotonic() + SHORT_SECONDS
        if before := self._answers.pop(key, None):
            self._bytes -= len(before.body)
        self._answers[key] = Answer(headers, body, tag, until, None if for_ever else date.today())
        self._bytes += len(body)
        while self._bytes > MOST or len(self._answers) > ANSWERS:
            self._bytes -= len(self._answers.popitem(last=False)[1].body)


def _asked(scope: Scope) -> tuple[bytes, str]:
    """What a request says it accepts, and which answers it has."""
    accept, have = b"", ""
    for name, value in scope["headers"]:
        if name == b"accept":
            accept = value
        elif name == b"if-none-match":
            have = value.decode("latin-1")
    return accept, have


async def _give(found: Answer, have: str, send: Send) -> None:
    if have and matches(have, found.tag):
        headers = [header for header in found.headers if header[0] not in BODY]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": found.headers})
    await send({"type": "http.response.body", "body": found.body})
