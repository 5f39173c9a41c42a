"""Who may read and write: keys of the ledger, brought as `Authorization: Bearer KEY` by programs, by a session where a browser asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ..desk.model import Key
from ..told import Template, Text, say
from .origin import SAFE
from .problems import Problem
from .service import Service, Shared
from .sessions import cookie

bearer = HTTPBearer(auto_error=False, description="A key of the ledger.")
Brought = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]
TO_READ: Template = "Reading the desk needs a key here: give yours at /desk/key first."
TO_WRITE: Template = "Writing needs a key: give yours at /desk/key first."
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="servanda"'}


def key_with(scope: str) -> Callable[..., Key]:
    """A dependency that gives the key of a request. Raises Problem 401 without a valid one, 403 where it lacks the scope."""

    def found(shared: Shared, brought: Brought) -> Key:
        key = shared.ledger.keys.find(brought.credentials) if brought else None
        if key is None:
            what = "Reading the ledger" if scope == "read" else "Writing"
            raise Problem(401, f"{what} needs a key that is valid: send it as 'Authorization: Bearer KEY'.", "key", CHALLENGE)
        return _may(key, scope)

    return found


def reader(request: Request, shared: Shared, brought: Brought) -> None:
    """A dependency of what reads the ledger by an address of the API, where this server asks a key for it. Raises Problem 401 or 403."""
    if shared.settings.read_with_key and request.method in SAFE:
        key_with("read")(shared, brought)


def signed_in(request: Request, service: Service) -> Key | None:
    """The key in whose session a browser asks; None where there is none, or the key was revoked meanwhile."""
    token = request.cookies.get(cookie(request.url.scheme))
    number = service.sessions.find(token) if token else None
    return service.ledger.keys.get(number) if number is not None else None


def session_with(request: Request, service: Service, scope: str) -> Key:
    """The key in whose session a browser asks. Raises Problem 401 where there is none, 403 where the key lacks the scope."""
    key = signed_in(request, service)
    if key is None:
        raise Problem(401, say(TO_READ if scope == "read" else TO_WRITE), "key")
    return _may(key, scope)


def page_reader(request: Request, service: Shared) -> None:
    """A dependency of pages that show the ledger, where this server asks a key for it. Raises Problem 401 or 403."""
    if service.settings.read_with_key:
        session_with(request, service, "read")


def may_read(request: Request, service: Service) -> bool:
    """Whether a browser is shown what the ledger holds: where no key is asked for, or in the session of one with the scope `read`."""
    if not service.settings.read_with_key:
        return True
    key = signed_in(request, service)
    return key is not None and "read" in key.scopes


def _may(key: Key, scope: str) -> Key:
    if scope not in key.scopes:
        told: Template = "This key has the scopes {scopes}: this needs {scope}."
        raise Problem(403, say(told, scopes=Text(", ".join(key.scopes)), scope=Text(scope)), "scope")
    return key
