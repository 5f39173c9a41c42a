"""Who may write: keys of the ledger, brought as `Authorization: Bearer KEY`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ..desk.model import Key
from .problems import Problem
from .service import Shared

bearer = HTTPBearer(auto_error=False, description="A key of the ledger.")
Brought = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="servanda"'}


def key_with(scope: str) -> Callable[..., Key]:
    """A dependency that gives the key of a request. Raises Problem 401 without a valid one, 403 where it lacks the scope."""

    def found(shared: Shared, brought: Brought) -> Key:
        key = shared.ledger.keys.find(brought.credentials) if brought else None
        if key is None:
            raise Problem(401, "Writing needs a key that is valid: send it as 'Authorization: Bearer KEY'.", "key", CHALLENGE)
        if scope not in key.scopes:
            raise Problem(403, f"This key has the scopes {', '.join(key.scopes)}: this needs {scope}.", "scope")
        return key

    return found
