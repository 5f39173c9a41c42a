"""What a server says in the terminal where it was started, so that whoever started it can review at once."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable

from ..desk import Ledger
from ..errors import ServandaError
from .settings import Settings

SCOPES = ("read", "write", "review")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def said(settings: Settings, host: str, address: str, terminal: Callable[[], bool] = sys.stderr.isatty) -> str:
    """Who may read what is kept, where others than this machine may ask, and how to keep and review reports with this server."""
    return _reading(settings, host) + _keeping(settings, host, address, terminal)


def _reading(settings: Settings, host: str) -> str:
    if settings.read_with_key:
        return "Reading what is kept needs a key with the scope read; SERVANDA_READ=all opens it to whoever reaches this server.\n"
    if host in LOOPBACK and not settings.asked_by_others:
        return ""
    return "Whoever reaches this server reads what is kept; SERVANDA_READ=keys asks a key for it.\n"


def _keeping(settings: Settings, host: str, address: str, terminal: Callable[[], bool]) -> str:
    """How to keep and review reports.

    On a ledger that has no key yet, served to this machine alone and started by a person, it makes the first key and tells it in
    a link, after the #, which no browser sends and no log holds. A log is told no key.
    """
    more = "servanda desk key create NAME --scope read --scope write --scope review"
    try:
        with Ledger.open(settings.database) as ledger:
            if any(key.revoked_at is None for key in ledger.keys.list()):
                return f"To keep and review reports, give your key at {address}/desk/key (another one: {more}).\n"
            if host not in LOOPBACK or not terminal():
                return f"Nobody can keep or review reports yet: make a key with '{more}' and give it at {address}/desk/key.\n"
            secret = ledger.keys.create(_name(), SCOPES, "servanda serve")[1]
    except ServandaError as why:
        return f"The ledger is not ready: {why}\n"  # the rest is served; /readyz says when it is
    return (
        f"To keep and review reports as {_name()}, open this link once; it is shown this one time:\n  {address}/desk/key#{secret}\n"
        f"Another key: {more}\n"
    )


def _name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name
        return "the first user"
