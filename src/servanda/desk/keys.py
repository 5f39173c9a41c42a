"""Keys of the API: told once when made, kept as a hash, with scopes, and revocable.

A key is 32 random bytes, so that one SHA-256 is enough to keep it by: there is nothing to guess, as there is with a password.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence

import sqlalchemy as sa

from ..errors import UsageError
from . import database, trail
from .model import Key
from .projection import next_ids
from .schema import keys

SCOPES = ("read", "write", "review")


class Keys:
    """The keys of a ledger."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def create(self, name: str, scopes: Sequence[str], by: str) -> tuple[Key, str]:
        """A new key and its secret, which is not told again. Raises UsageError."""
        by, name = trail.name_of(by), trail.name_of(name)
        wrong = [scope for scope in scopes if scope not in SCOPES]
        if wrong or not scopes:
            raise UsageError(f"A key has scopes among {', '.join(SCOPES)}{f', not {wrong[0]!r}' if wrong else ''}.")
        ordered = [scope for scope in SCOPES if scope in scopes]
        with database.writing(self._engine) as connection:
            [number] = next_ids(connection, keys)
            secret = f"servanda_{number}_{secrets.token_urlsafe(32)}"
            entry = trail.append(connection, by, "key", {"key": number, "name": name, "scopes": ordered, "hash": _hash(secret)})
        return Key(number, name, tuple(ordered), entry.at, by, None), secret

    def find(self, secret: str) -> Key | None:
        """The key with this secret, if there is one that was not revoked."""
        head, _, rest = secret.partition("_")
        number = rest.partition("_")[0]
        if head != "servanda" or not (number.isascii() and number.isdigit() and len(number) < 10):
            return None
        with database.reading(self._engine) as connection:
            row = connection.execute(sa.select(keys).where(keys.c.id == int(number))).one_or_none()
        if row is None or row.revoked_at is not None or not hmac.compare_digest(row.hash, _hash(secret)):
            return None
        return _key(row)

    def get(self, id: int) -> Key | None:
        """The key with this id, if there is one that was not revoked."""
        with database.reading(self._engine) as connection:
            row = connection.execute(sa.select(keys).where(keys.c.id == id)).one_or_none()
        return None if row is None or row.revoked_at is not None else _key(row)

    def list(self) -> tuple[Key, ...]:
        """All keys, revoked ones too."""
        with database.reading(self._engine) as connection:
            return tuple(_key(row) for row in connection.execute(sa.select(keys).order_by(keys.c.id)))

    def revoke(self, id: int, by: str) -> Key:
        """Ends a key; it stays in the list. Raises UsageError where there is none that could be ended."""
        by = trail.name_of(by)
        with database.writing(self._engine) as connection:
            row = connection.execute(sa.select(keys).where(keys.c.id == id)).one_or_none()
            if row is None or row.revoked_at is not None:
                raise UsageError(f"There is no key {id}." if row is None else f"The key {id} was revoked already, at {row.revoked_at}.")
            entry = trail.append(connection, by, "revocation", {"key": id})
        return _key(row)._replace(revoked_at=entry.at)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _key(row: sa.Row[tuple[object, ...]]) -> Key:
    found = row._mapping
    return Key(found["id"], found["name"], tuple(found["scopes"].split()), found["created_at"], found["created_by"], found["revoked_at"])
