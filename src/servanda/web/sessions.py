"""Who has signed in by a browser: a token of its own for each, so that the key itself travels once and is kept in no browser.

Sessions live in the memory of the server: they end with it, with their time, with their key, and by signing out.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import OrderedDict
from threading import Lock

HOURS = 12
MOST = 10_000  # at once; the oldest goes first


class Sessions:
    """The sessions of a server. Of a token only its hash is kept."""

    def __init__(self) -> None:
        self._of: OrderedDict[bytes, tuple[int, float]] = OrderedDict()  # the id of the key, and until when
        self._lock = Lock()

    def start(self, key: int) -> str:
        """A new session of a key: its token, which is told this one time."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._of[_hash(token)] = (key, time.monotonic() + HOURS * 3600)
            while len(self._of) > MOST:
                self._of.popitem(last=False)
        return token

    def find(self, token: str) -> int | None:
        """The id of the key whose session this is; None where it is none, or over."""
        with self._lock:
            key, until = self._of.get(_hash(token), (None, 0.0))
            if key is not None and until < time.monotonic():
                del self._of[_hash(token)]
                return None
            return key

    def end(self, token: str) -> None:
        """Ends a session, if it is one."""
        with self._lock:
            self._of.pop(_hash(token), None)


def cookie(scheme: str) -> str:
    """The name of the cookie: over TLS one that no other port, host or unprotected page can set (`__Host-`)."""
    return "__Host-servanda" if scheme == "https" else "servanda_session"


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
