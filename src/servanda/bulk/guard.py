"""One document at a time in a process of its own: one that hangs, eats memory or crashes is set aside, and nothing else is lost."""

from __future__ import annotations

import atexit
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

SECONDS = 120.0  # for one document; the longest report takes a tenth of it
MEMORY = 4 << 30  # bytes of address space


class SetAside(Exception):
    """A document that cannot be read or checked: the message says why."""


class Guard:
    """A child process that runs functions of `work`, started when first needed and again after it died."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def call(self, function: Callable[..., Any], *args: Any) -> Any:
        """What the function gives. Raises SetAside where it fails, takes too long, or takes the child with it."""
        pipe = self._pipe or self._start()
        try:
            pipe.send((function, args))
            if not pipe.poll(self.seconds):
                self.close()
                raise SetAside(f"It took longer than {self.seconds:g} seconds.")
            done, value = pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            code = self._child.wait() if self._child else 0
            self.close()
            raise SetAside(f"Reading it ended its process (code {code}).") from None
        if not done:
            raise SetAside(value)
        return value

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        self._child = subprocess.Popen([sys.executable, "-m", __name__, str(theirs.fileno())], pass_fds=[theirs.fileno()])
        theirs.close()
        self._pipe = ours
        return ours

    def close(self) -> None:
        """Ends the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        if self._pipe is not None:
            self._pipe.close()
        self._child = self._pipe = None


@cache
def guard(seconds: float) -> Guard:
    """The guard of this process, shared by the tasks that run in it one after the other."""
    made = Guard(seconds)
    atexit.register(made.close)
    return made


def serve(pipe: Connection) -> None:
    """The child's work: until the other end is gone."""
    from ..errors import ServandaError

    while True:
        try:
            function, args = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        try:
            answer = True, function(*args)
        except ServandaError as why:
            answer = False, str(why)
        except MemoryError:
            answer = False, "It needs more memory than one document may take."
        except Exception as why:
            answer = False, f"{type(why).__name__}: {why}"
        pipe.send(answer)


if __name__ == "__main__":
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    serve(Connection(int(sys.argv[1])))
