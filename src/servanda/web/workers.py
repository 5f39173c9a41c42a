"""Reports are checked in processes of their own: a slow or hostile one holds up no other request, and can be ended."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from typing import NamedTuple

from ..reading.documents import Document
from ..reports import Report
from .problems import Problem


class Brought(NamedTuple):
    """A report as it was brought: its bytes, what it is called, and what is known of it."""

    data: bytes
    name: str = "The report"
    published: date | None = None
    title: str = ""


class Checked(NamedTuple):
    """A checked report, with what its file said of itself."""

    report: Report
    document: Document


def check(brought: Brought, today: date) -> Checked:
    """Reads and checks a report, in this process. Raises InputError where it cannot be read."""
    from .. import check as check_text
    from .. import record
    from ..reading.inputs import read_bytes

    document = read_bytes(brought.data, brought.name)
    asked, title = record(today), brought.title or document.title
    return Checked(check_text(document.text, brought.published, title, asked, document.published), document)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server ends its workers itself


class Workers:
    """The processes, started when the first report comes."""

    def __init__(self, count: int, queue: int, seconds: float) -> None:
        self._count, self._queue, self._seconds = max(count, 1), queue, seconds
        self._pool: ProcessPoolExecutor | None = None
        self._waiting = 0
        self._lock = threading.Lock()

    async def check(self, brought: Brought, today: date) -> Checked:
        """A report checked. Raises InputError, or Problem where too many wait or this one takes too long."""
        if self._waiting >= self._queue:
            raise Problem(503, "Too many reports are being checked: try again in some seconds.", "busy", {"Retry-After": "10"})
        self._waiting += 1
        pool = self._opened()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(pool.submit(check, brought, today)), self._seconds)
        except TimeoutError:
            self._end(pool)
            told = f"The report was not read within {self._seconds:g} seconds: give a shorter one."
            raise Problem(503, told, "too-slow") from None
        except BrokenProcessPool:
            self._end(pool)
            raise Problem(503, "The check broke off: try again.", "broken-off", {"Retry-After": "5"}) from None
        finally:
            self._waiting -= 1

    def _opened(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                # spawned and not forked: the server has threads, and a fork would copy their locks
                self._pool = ProcessPoolExecutor(self._count, multiprocessing.get_context("spawn"), _begin)
            return self._pool

    def _end(self, pool: ProcessPoolExecutor) -> None:
        """Ends the processes of a pool at once. Reports that wait in it are answered with 503."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        for process in list((getattr(pool, "_processes", None) or {}).values()):  # the pool itself ends none that is at work
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Ends all processes."""
        if self._pool is not None:
            self._end(self._pool)
