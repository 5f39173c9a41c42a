"""One document at a time in a process of its own: one that hangs, eats memory or crashes is set aside, and nothing else is lost."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import cache
from typing import Any

from ..apart import Apart, Ended
from ..errors import ServandaError

SECONDS = 120.0  # for one document; the longest report takes a tenth of it


class SetAside(Exception):
    """A document that cannot be read or checked: the message says why."""


class Guard:
    """The process in which the functions of `work` run."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds, self._apart = seconds, Apart()

    def call(self, function: Callable[..., Any], *args: Any) -> Any:
        """What the function gives. Raises SetAside where it fails, takes too long, or takes its process with it."""
        try:
            return self._apart.call(self.seconds, function, *args)
        except (ServandaError, Ended) as why:
            raise SetAside(str(why)) from None

    def close(self) -> None:
        """Ends the process."""
        self._apart.close()


@cache
def guard(seconds: float) -> Guard:
    """The guard of this process, shared by the tasks that run in it one after the other."""
    made = Guard(seconds)
    atexit.register(made.close)
    return made
