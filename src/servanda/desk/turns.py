"""Writers of one process take turns in the order in which they came.

Without it they would all ask the database for its one lock by way of a pool of connections, which wakes whom it likes: a few would
wait for seconds. Writers of other processes queue at the database.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from ..errors import LedgerError


class Turns:
    """A queue, first come, first served."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Waits for one's turn, and has it until the context ends. Raises LedgerError where it has not come within so many seconds."""
        mine = Lock()
        mine.acquire()
        with self._guard:
            if self._taken:
                self._waiting.append(mine)
            else:
                self._taken = True
                mine.release()
        try:
            if not mine.acquire(timeout=seconds):
                raise LedgerError(f"The ledger cannot be written: others have been writing for more than {seconds:g} seconds. Try again.")
            yield
        finally:
            with self._guard:
                if mine in self._waiting:  # given up before the turn came
                    self._waiting.remove(mine)
                elif self._waiting:
                    self._waiting.popleft().release()
                else:
                    self._taken = False
