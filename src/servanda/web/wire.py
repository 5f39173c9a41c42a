"""What a connection may take, before any request is one: the size of its head, the time it sends and reads in, how many a client opens.

uvicorn bounds none of these. A head that is too large gets 431, one that does not arrive 408, a client with too many connections 429,
and where the server has no room left the connection goes that has waited longest without a question, else the new one gets 503.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from .problems import MEDIA, Problem
from .settings import Settings

HEADERS = 100  # of one request
WATCH = 1.0  # seconds between two looks at a connection
STALLED = 20.0  # seconds in which a client must take something of what it asked for


class Crowd:
    """The connections of a server: how many each client has, and those that are open, the oldest first."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.of: Counter[str] = Counter()
        self.open: dict[Wire, None] = {}

    def refusal(self, client: str) -> Problem | None:
        """Why one more connection of a client is not taken; None where it is. Makes room where there is none."""
        most = self.settings.client_connections
        if most and client and self.of[client] >= most and not self.settings.trusts(client):
            told = f"This address has {most} connections open, the most that it may have: close some."
            return Problem(429, told, "too-many-connections", {"Retry-After": "10"})
        if len(self.open) >= self.settings.connections:
            waiting = next((wire for wire in self.open if wire.waits), None)
            if waiting is None:
                return Problem(503, "The server has no connection left: try again in some seconds.", "busy", {"Retry-After": "10"})
            waiting.leave()
        return None


class Wire(HttpToolsProtocol):
    """One connection, watched. `protocol` binds it to the crowd of a server."""

    crowd: Crowd
    refused = False  # answered already: what else comes is not looked at
    fed = size = number = 0  # of the head that is arriving: bytes in all, bytes of what is whole of it, headers
    since: float | None = None  # when the head that is arriving, or waited for, began
    left = 0  # bytes that the client had not taken when it last took something
    taken = 0.0  # when that was
    look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes the connection, or says why not."""
        super().connection_made(transport)
        self.since = self.taken = time.monotonic()
        why = self.crowd.refusal(self.who)
        self.crowd.open[self] = None
        self.crowd.of[self.who] += 1
        self.look = self.loop.call_later(WATCH, self.watch)
        if why:
            self.refuse(why)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        self.gone()
        if self.look:
            self.look.cancel()
        super().connection_lost(exc)

    @property
    def who(self) -> str:
        """The address at the other end; empty for a socket that is a file."""
        return self.client[0] if self.client else ""

    @property
    def waits(self) -> bool:
        """Whether nobody waits for an answer on it."""
        return (self.cycle is None or self.cycle.response_complete) and not self.pipeline

    def gone(self) -> None:
        """Counts the connection no longer."""
        if self.crowd.open.pop(self, self) is None:
            self.crowd.of[self.who] -= 1
            self.crowd.of += Counter()  # clients without a connection are not remembered

    def leave(self) -> None:
        """Ends the connection at once, whatever was not taken of it."""
        self.gone()
        self.transport.abort()

    def refuse(self, why: Problem) -> None:
        """Answers with a problem and ends the connection; nothing is read from it any more."""
        if not self.refused and not self.transport.is_closing():
            body = why.body()
            lines = {"content-type": MEDIA, "content-length": len(body), "cache-control": "no-store", "connection": "close", **why.headers}
            head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
            self.transport.write(STATUS_LINE[why.status] + head.encode("latin-1") + b"\r\n" + body)
            self.transport.close()
        self.refused = True

    def watch(self) -> None:
        """Looks whether the head came in time, and whether the client takes what it asked for."""
        now, left = time.monotonic(), self.transport.get_write_buffer_size()
        if not left or left < self.left:
            self.taken = now
        self.left = left
        if now - self.taken > STALLED:
            self.leave()
            return
        most = self.crowd.settings.head_seconds
        if self.since is not None and now - self.since > most:
            if self.fed:
                self.refuse(Problem(408, f"The head of the request did not arrive within {most:g} seconds.", "too-slow"))
            else:
                self.transport.close()
            self.since = None
        self.look = self.loop.call_later(WATCH, self.watch)

    def data_received(self, data: bytes) -> None:
        """Reads on, unless the head has become too large."""
        if self.refused:
            return
        if self.since is None and self.waits:
            self.since = time.monotonic()  # also where it sends what begins no request, such as empty lines
        arriving = self.since is not None
        super().data_received(data)
        if arriving and self.since is not None and not self.refused:
            self.fed += len(data)
            if self.fed > self.crowd.settings.head_bytes:
                self.refuse(self.too_large())

    def on_message_begin(self) -> None:
        """A head begins."""
        self.fed = self.size = self.number = 0
        self.since = time.monotonic()
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """A piece of the address: it counts as the headers do."""
        self.size += len(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header, also one that comes after the body."""
        self.size += len(name) + len(value)
        self.number += 1
        if self.size <= self.crowd.settings.head_bytes and self.number <= HEADERS:
            super().on_header(name, value)
        else:
            self.refuse(self.too_large())

    def on_headers_complete(self) -> None:
        """The head is whole: the question may be asked."""
        self.since = None
        self.fed = 0
        if not self.refused:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        if not self.refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        if not self.refused:
            super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP is told as every other problem is."""
        self.refuse(Problem(400, "This is no request of HTTP/1.1 that can be read.", "no-http"))

    def too_large(self) -> Problem:
        """The problem of a head that is too large."""
        most = self.crowd.settings.head_bytes
        return Problem(431, f"Address and headers may have {most:,} bytes and {HEADERS} lines: send fewer.", "head-too-large")


def protocol(settings: Settings) -> type[Wire]:
    """The class of the connections of one server."""
    return type("WireOfServer", (Wire,), {"crowd": Crowd(settings)})
