"""Fetches one page over HTTP: only from public addresses, within limits of size, time and redirects, and through no proxy.

The address that was checked is the address that is connected to, so that a name cannot point elsewhere in between.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import zlib
from urllib.parse import SplitResult, urljoin, urlsplit

from ...errors import InputError
from ...version import __version__
from .brought import Brought, too_large

SECONDS = 60.0  # for all of it
REDIRECTS = 5
BY_HAND = "Open the address in a browser, save the page, and give that file."
# what carries an IPv4 address inside: the rules for that address could be evaded through them
_CARRIERS = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))


def get(url: str, most: int, allow_loopback: bool = False) -> Brought:
    """The page at an address. Raises InputError with one sentence."""
    for _ in range(REDIRECTS + 1):
        parts = _checked(url)
        status, headers, data = _exchange(parts, _addresses(parts, allow_loopback), most)
        if status in (301, 302, 303, 307, 308) and headers.get("Location"):
            target = urljoin(url, headers["Location"])
            if parts.scheme == "https" and not target.casefold().startswith("https:"):
                raise InputError(f"{parts.hostname} redirects from https to an unprotected address: nothing was fetched.")
            url = target
            continue
        if status != 200:
            raise InputError(f"{parts.hostname} answers with status {status} instead of a page. {BY_HAND}")
        charset = re.search(r"charset=\"?([\w-]+)", headers.get("Content-Type", ""), re.IGNORECASE)
        return Brought(data, url, url, charset.group(1) if charset else "")
    raise InputError(f"{url} redirects more than {REDIRECTS} times: nothing was fetched.")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise InputError(f"{url!r} is no address of a page.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise InputError(f"{url!r} is no address that is fetched: it must begin with https:// or http:// and name a host.")
    if parts.username or parts.password:
        raise InputError("An address with a user name or password is not fetched: give it without.")
    if any(ord(c) <= 32 or ord(c) > 126 for c in url):
        raise InputError(f"{url!r} holds characters that must be written with %: copy the address from the browser.")
    return parts


def _addresses(parts: SplitResult, allow_loopback: bool) -> list[tuple[str, int]]:
    """The addresses of the host to connect to. All of them must be public."""
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise InputError(f"{host} is not found: check the address and the connection.") from None
    for text in found:
        if not _permitted(text, allow_loopback):
            raise InputError(f"{host} is in a private network, or this computer ({text}): pages are fetched from public addresses only.")
    return [(text, port) for text in dict.fromkeys(found)]


def _permitted(text: str, allow_loopback: bool) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_loopback:
        return allow_loopback
    carried = address.version == 6 and any(address in net for net in _CARRIERS)
    return address.is_global and not address.is_multicast and not carried


def _connected(addresses: list[tuple[str, int]]) -> socket.socket:
    """A connection to the first address that answers."""
    for place, address in enumerate(addresses, 1):
        try:
            return socket.create_connection(address, timeout=SECONDS / 2)
        except OSError:
            if place == len(addresses):
                raise
    raise OSError("it has no address")


def _exchange(parts: SplitResult, addresses: list[tuple[str, int]], most: int) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request. A timer ends a connection that drips."""
    host, late = str(parts.hostname), threading.Event()
    with contextlib.ExitStack() as open_things:
        try:
            sock = _connected(addresses)
            open_things.callback(lambda: sock.close())
            if parts.scheme == "https":
                sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
            timer = threading.Timer(SECONDS, _shut, (sock, late))
            timer.daemon = True
            timer.start()
            open_things.callback(timer.cancel)
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = http.client.HTTPConnection(host)
            connection.sock = sock
            open_things.callback(connection.close)
            connection.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=_headers(parts))
            response = open_things.enter_context(connection.getresponse())
            data = _body(response, host, most)
            if late.is_set():
                raise TimeoutError
            return response.status, dict(response.getheaders()), _unpacked(data, response.getheader("Content-Encoding", ""), most, host)
        except (OSError, http.client.HTTPException, ValueError) as why:
            if late.is_set():
                raise InputError(f"{host} took longer than {SECONDS:.0f} seconds. {BY_HAND}") from None
            reason = getattr(why, "strerror", None) or getattr(why, "reason", None) or str(why) or type(why).__name__
            raise InputError(f"{host} gives no page: {reason}.") from None


def _headers(parts: SplitResult) -> dict[str, str]:
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else str(parts.hostname)
    return {
        "Host": f"{host}:{parts.port}" if parts.port else host,
        "User-Agent": f"servanda/{__version__}",
        "Accept": "text/html, application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _body(response: http.client.HTTPResponse, host: str, most: int) -> bytes:
    told = response.getheader("Content-Length", "")
    if told.isdigit() and int(told) > most:
        raise InputError(too_large(host))
    data = response.read(most + 1)
    if len(data) > most:
        raise InputError(too_large(host))
    if told.isdigit() and len(data) < int(told):
        raise InputError(f"{host} broke off after {len(data):,} of {int(told):,} bytes: try again.")
    return data


def _shut(sock: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # below TLS, which another thread is reading


def _unpacked(data: bytes, encoding: str, most: int, host: str) -> bytes:
    if encoding.casefold() in ("", "identity"):
        return data
    if encoding.casefold() not in ("gzip", "x-gzip", "deflate"):
        raise InputError(f"{host} packs its pages in a way that is not read ({encoding[:20]!r}). {BY_HAND}")
    try:
        opened = zlib.decompressobj(zlib.MAX_WBITS | 32)
        made = opened.decompress(data, most + 1)
    except zlib.error:
        raise InputError(f"{host} sent a page that cannot be unpacked: try again.") from None
    if len(made) > most:
        raise InputError(too_large(host))
    if not opened.eof:
        raise InputError(f"{host} broke off in the middle of the page: try again.")
    return made
