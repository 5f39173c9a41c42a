"""Whom a request is for, and from which site it comes: only names of this server are answered, and only its own pages write.

A page elsewhere may make a browser send requests here, under another name that leads to this machine (rebinding), or under the right
one with the cookies of this host, from another port or site. Browsers say so: in Host, in Origin and in Sec-Fetch-Site.
"""

from __future__ import annotations

from starlette.types import Scope

from .problems import Problem
from .settings import Settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FREE = frozenset({"/healthz", "/readyz"})  # what a balancer asks, by the address of the machine


def headers(scope: Scope, name: bytes) -> list[str]:
    """The values of a header, as often as it was sent."""
    return [value.decode("latin-1").strip() for given, value in scope["headers"] if given == name]


def check(scope: Scope, settings: Settings) -> None:
    """Looks at Host, and for what writes at the site that it comes from. Raises Problem 400, 421 or 403."""
    told = headers(scope, b"host")
    if len(told) != 1 or not told[0]:
        raise Problem(400, "A request names the host that it is for, once: send one Host header.", "host")
    if scope["path"] not in FREE and bare(told[0]) not in settings.hosts:
        raise Problem(421, "This server is not asked by that name: use one of its own, which SERVANDA_HOSTS lists.", "host")
    if scope["method"] not in SAFE:
        _own(scope, told[0])


def bare(host: str) -> str:
    """A host without its port, in small letters."""
    name, mark, port = host.casefold().rpartition(":")
    return name if mark and port.isascii() and port.isdigit() else host.casefold()


def _own(scope: Scope, host: str) -> None:
    """Raises Problem 403 where a browser sends what another site made it send."""
    sites, origins = headers(scope, b"sec-fetch-site"), headers(scope, b"origin")
    own = f"{scope['scheme']}://{host}".casefold()
    wrong = any(site not in ("same-origin", "none") for site in sites) or any(origin.casefold() != own for origin in origins)
    if wrong:
        raise Problem(403, "This was sent by a page of another site: nothing was done. Open the form on this server itself.", "cross-site")
    if not (sites or origins) and not scope["path"].startswith("/v1/"):
        raise Problem(403, "A form of these pages is sent by a browser that says from which page: programs use the addresses under /v1.",
                      "cross-site")  # fmt: skip
