"""Functions run in a process of their own, within limits of time and memory: what hangs, eats memory or crashes takes nothing else with it.

Not loky, nor the pools of the standard library: when one of their processes is ended, every task in the pool fails with it (tried: of
three tasks in a loky pool of two, all three), and here the one that takes too long is ended while the others go on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from .errors import ServandaError

MEMORY = 4 << 30  # bytes of address space


class Ended(Exception):
    """The function gave nothing: the message says why in one sentence."""


class TooLong(Ended):
    """It was ended because its time was over."""


class Apart:
    """A child process, started when first needed and again after it died. One call at a time."""

    def __init__(self, memory: int = MEMORY, nice: int = 0) -> None:
        self._limits = (str(memory), str(nice))
        self._child: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    @property
    def runs(self) -> bool:
        """Whether there is a process now."""
        return self._child is not None

    def call(self, seconds: float, function: Callable[..., Any], *args: Any) -> Any:
        """What the function gives. Raises the ServandaError that it raises, TooLong after so many seconds, Ended for all else."""
        until = time.monotonic() + seconds
        pipe = self._pipe or self._start()
        try:
            pipe.send((function, args))
            if not pipe.poll(max(0.0, until - time.monotonic())):
                self.close()
                raise TooLong(f"It took longer than {seconds:g} seconds.")
            done, value = pipe.recv()
        except (EOFError, OSError):
            code = self._child.wait() if self._child else 0
            self.close()
            raise Ended(f"Reading it ended its process (code {code}).") from None
        if isinstance(value, ServandaError):
            raise value
        if not done:
            raise Ended(value)
        return value

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        command = [sys.executable, "-m", __name__, str(theirs.fileno()), *self._limits]
        finds = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}  # the modules that we find
        self._child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], start_new_session=True, env=finds
        )  # fmt: skip
        theirs.close()
        self._pipe = ours
        return ours

    def close(self) -> None:
        """Ends the child, which a call under way notices."""
        child, pipe, self._child, self._pipe = self._child, self._pipe, None, None
        if child is not None:
            child.kill()
            child.wait()
        if pipe is not None:
            pipe.close()

    def __del__(self) -> None:
        self.close()


def serve(pipe: Connection) -> None:
    """The child's work: until the other end is gone."""
    while True:
        try:
            function, args = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[bool, Any] = True, function(*args)
        except ServandaError as why:
            answer = False, why
        except MemoryError:
            answer = False, "It needs more memory than one document may take."
        except Exception as why:
            answer = False, f"{type(why).__name__}: {why}"
        pipe.send(answer)


if __name__ == "__main__":
    import resource

    number, memory, nice = map(int, sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    os.nice(nice)
    serve(Connection(number))
