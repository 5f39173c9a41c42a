"""Fetches one page over HTTP: only from public addresses, within limits of size, time and redirects, and through no proxy.

A name is looked up once, and the address that was checked is the one that is connected to, so that it cannot point elsewhere in between.
Where a page redirects, all of it is done anew.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore

from ...errors import InputError
from ...told import Template, Text, say
from ...version import __version__
from .addresses import permitted
from .brought import Brought, Known, Later, too_large

SECONDS = 60.0  # for all of it
REDIRECTS = 5
AGAIN = 900.0  # seconds after which a server is asked again that does not say when
LINE = 300  # characters of a header that is sent back
UNPROTECTED: Template = "{host} redirects from https to an unprotected address: nothing was fetched."
LATER: Template = "{host} asks to come again later (status {status})."
NO_PAGE: Template = (
    "{host} answers with status {status} instead of a page. Open the address in a browser, save the page, and give that file."
)
SCHEME: Template = "{address} is no address that is fetched: it must begin with https:// or http:// and name a host."
PRIVATE: Template = "{host} is in a private network, or this computer ({address}): pages are fetched from public addresses only."
SLOW: Template = "{host} took longer than {seconds} seconds. Open the address in a browser, save the page, and give that file."
PACKED: Template = (
    "{host} packs its pages in a way that is not read ({encoding}). Open the address in a browser, save the page, and give that file."
)


def get(url: str, most: int, allow_loopback: bool = False, known: Known | None = None) -> Brought:
    """The page at an address; where it is still the one that is `known`, it is not sent again. Raises InputError with one sentence.

    Raises Later where the server asks to be left alone.
    """
    for _ in range(REDIRECTS + 1):
        parts = _checked(url)
        status, headers, data = _exchange(url, str(parts.hostname), allow_loopback, most, known)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            target = urljoin(url, headers["location"])
            if parts.scheme == "https" and not target.casefold().startswith("https:"):
                raise InputError(say(UNPROTECTED, host=Text(parts.hostname)))
            url = target
            continue
        if status == 304 and known:
            return Brought(b"", url, url, known=known, unchanged=True)
        if status in (429, 503):
            told = headers.get("retry-after", "")
            seconds = float(told) if told.isascii() and told.isdigit() and len(told) < 8 else AGAIN
            raise Later(say(LATER, host=Text(parts.hostname), status=Text(str(status))), seconds)
        if status != 200:
            raise InputError(say(NO_PAGE, host=Text(parts.hostname), status=Text(str(status))))
        charset = re.search(r"charset=\"?([\w-]+)", headers.get("content-type", ""), re.IGNORECASE)
        again = Known(headers.get("etag", "")[:LINE], headers.get("last-modified", "")[:LINE])
        return Brought(data, url, url, charset.group(1) if charset else "", again)
    raise InputError(say("{address} redirects more than {number} times: nothing was fetched.", address=Text(url), number=REDIRECTS))


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise InputError(say("{address} is no address of a page.", address=Text(repr(url)))) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise InputError(say(SCHEME, address=Text(repr(url))))
    if parts.username or parts.password:
        raise InputError(say("An address with a user name or password is not fetched: give it without."))
    if any(ord(c) <= 32 or ord(c) > 126 for c in url):
        told: Template = "{address} holds characters that must be written with %: copy the address from the browser."
        raise InputError(say(told, address=Text(repr(url))))
    return parts


class _Late(Exception):
    """The time for all of it is over."""


class _Stream(httpcore.NetworkStream):
    """A connection on which nothing waits beyond the time for all of it."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream, self._until = stream, until

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise _Late
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._left()), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Public(httpcore.NetworkBackend):
    """Connects to public addresses only: a name is looked up, all its addresses are checked, and one of them is connected to."""

    def __init__(self, allow_loopback: bool, until: float) -> None:
        self._allow_loopback, self._until = allow_loopback, until

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        try:
            found = list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError):
            raise InputError(say("{host} is not found: check the address and the connection.", host=Text(host))) from None
        for text in found:
            if not permitted(text, self._allow_loopback):
                raise InputError(say(PRIVATE, host=Text(host), address=Text(text)))
        for place, text in enumerate(found, 1):
            left = self._until - time.monotonic()
            if left <= 0:
                raise _Late
            try:
                stream = httpcore.SyncBackend().connect_tcp(text, port, min(left, SECONDS / 2), local_address, socket_options)
                return _Stream(stream, self._until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(found):
                    raise
        raise httpcore.ConnectError("it has no address")


def _exchange(url: str, host: str, allow_loopback: bool, most: int, known: Known | None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request."""
    headers_sent = [*_HEADERS, *_conditions(known)]
    backend = _Public(allow_loopback, time.monotonic() + SECONDS)
    try:
        pool = httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend)
        with pool, pool.stream("GET", url, headers=headers_sent) as response:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            data = _body(response, headers, host, most)
            return response.status, headers, _unpacked(data, headers.get("content-encoding", ""), most, host)
    except (_Late, httpcore.TimeoutException):
        raise InputError(say(SLOW, host=Text(host), seconds=int(SECONDS))) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, ValueError) as why:
        cause = why.__cause__ or why.__context__ or why
        reason = getattr(cause, "strerror", None) or getattr(cause, "reason", None) or str(why) or type(why).__name__
        raise InputError(say("{host} gives no page: {why}.", host=Text(host), why=Text(str(reason).rstrip(".")))) from None


_HEADERS: list[tuple[bytes | str, bytes | str]] = [
    ("User-Agent", f"servanda/{__version__}"), ("Accept", "text/html, application/json"), ("Accept-Encoding", "identity"),
    ("Connection", "close"),
]  # fmt: skip


def _conditions(known: Known | None) -> list[tuple[bytes | str, bytes | str]]:
    """The headers that ask for a page only if it is another one than that which is known."""
    told = (("If-None-Match", known.tag), ("If-Modified-Since", known.modified)) if known else ()
    return [(name, value) for name, value in told if value and value.isprintable() and value.isascii()]


def _body(response: httpcore.Response, headers: dict[str, str], host: str, most: int) -> bytes:
    told = headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:20]) > most:
        raise InputError(too_large(host))
    parts, size = list[bytes](), 0
    for part in response.iter_stream():
        size += len(part)
        if size > most:
            raise InputError(too_large(host))
        parts.append(part)
    return b"".join(parts)


def _unpacked(data: bytes, encoding: str, most: int, host: str) -> bytes:
    if encoding.casefold() in ("", "identity"):
        return data
    if encoding.casefold() not in ("gzip", "x-gzip", "deflate"):
        raise InputError(say(PACKED, host=Text(host), encoding=Text(repr(encoding[:20]))))
    try:
        opened = zlib.decompressobj(zlib.MAX_WBITS | 32)
        made = opened.decompress(data, most + 1)
    except zlib.error:
        raise InputError(say("{host} sent a page that cannot be unpacked: try again.", host=Text(host))) from None
    if len(made) > most:
        raise InputError(too_large(host))
    if not opened.eof:
        raise InputError(say("{host} broke off in the middle of the page: try again.", host=Text(host)))
    return made
