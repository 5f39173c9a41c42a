"""What an operator sets. The environment is read here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import UsageError


@dataclass(frozen=True)
class Settings:
    """How the server is to run. Every field has a variable of the environment, told beside it."""

    database: str = ""  # DATABASE_URL: the ledger of the desk; without it a SQLite file of this user
    workers: int = 1  # SERVANDA_WORKERS: processes that check reports; each holds the language model, some 300 MB
    queue: int = 16  # SERVANDA_QUEUE: reports that may wait or be checked; more are refused with 503
    check_seconds: float = 60.0  # SERVANDA_CHECK_SECONDS: a report that takes longer is given up
    body_bytes: int = 5_000_000  # SERVANDA_BODY_BYTES: the most that a request may carry
    body_seconds: float = 20.0  # SERVANDA_BODY_SECONDS: the time in which it must arrive
    reads: int = 600  # SERVANDA_READS: requests a minute from one address or key; 0 is no limit
    writes: int = 30  # SERVANDA_WRITES: reports and entries a minute from one address or key; 0 is no limit
    log: bool = True  # SERVANDA_LOG: a JSON line on stderr for each request; 0 for none
    connections: int = 512  # SERVANDA_CONNECTIONS: open at once; more are answered with 503
    proxies: str = ""  # SERVANDA_PROXIES: addresses of proxies whose X-Forwarded-For is believed, parted by commas
    panel_rows: int = 2_000_000  # SERVANDA_PANEL_ROWS: the most that one panel may have


VARIABLES = {
    "DATABASE_URL": "database", "SERVANDA_WORKERS": "workers", "SERVANDA_QUEUE": "queue", "SERVANDA_CHECK_SECONDS": "check_seconds",
    "SERVANDA_BODY_BYTES": "body_bytes", "SERVANDA_BODY_SECONDS": "body_seconds", "SERVANDA_READS": "reads", "SERVANDA_WRITES": "writes",
    "SERVANDA_LOG": "log", "SERVANDA_CONNECTIONS": "connections", "SERVANDA_PROXIES": "proxies", "SERVANDA_PANEL_ROWS": "panel_rows",
}  # fmt: skip


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment gives. Raises UsageError, naming the variable, where one is no number or below zero."""
    defaults = Settings()
    found: dict[str, Any] = {}
    for variable, field in VARIABLES.items():
        if text := environ.get(variable, "").strip():
            kind = type(getattr(defaults, field))
            try:
                found[field] = text != "0" if kind is bool else kind(text)
                if kind is not str and not 0 <= found[field] < 1e12:
                    raise ValueError
            except ValueError:
                raise UsageError(f"{variable} is {text!r}: give a number, not below zero.") from None
    return Settings(**found)
