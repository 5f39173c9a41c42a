"""What all requests share: the record of today, the workers that check reports, the ledger."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from datetime import date
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from ..errors import LedgerError
from ..standing import Record
from .few import Few
from .problems import Problem
from .sessions import Sessions
from .settings import Settings
from .workers import Workers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..desk import Ledger

READY = 3.0  # seconds in which record and ledger must answer
AGAIN = 3.0  # seconds until a ledger that could not be opened is tried again
LARGE = 2  # other answers that take long, made at once
RECORDS = 8  # for so many days `known_at` the timelines are kept


class Service:
    """One for an application, made when it starts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers = Workers(settings)
        self.sessions = Sessions()
        self.panels, self.large = Few(settings.panels), Few(LARGE)
        self._ledger: Ledger | None = None
        self._lock = Lock()
        self._failed: tuple[float, LedgerError] | None = None
        self._asked: asyncio.Future[None] | None = None
        self._asked_at = 0.0
        self._records: OrderedDict[date | None, Record] = OrderedDict()

    @staticmethod
    def today() -> date:
        """The day of the clock; every answer that hangs on it says so in its receipt."""
        return date.today()

    def record(self, known_at: date | None = None) -> Record:
        """The record, for questions of one `known_at`.

        A record keeps what it worked out for each `known_at` it was asked by, so there is one for each, and few of them: who asks
        for many days fills no memory.
        """
        today, found = self.today(), self._records.get(known_at)
        if found is None or found.today != today:
            found = self._records[known_at] = Record(today)
            while len(self._records) > RECORDS:
                self._records.popitem(last=False)
        elif known_at is not None:
            self._records.move_to_end(known_at)
        return found

    @property
    def ledger(self) -> Ledger:
        """The ledger of the desk, opened when it is first asked for. Raises LedgerError where it cannot be reached."""
        with self._lock:
            if self._ledger is None:
                from ..desk import Ledger

                if self._failed and time.monotonic() - self._failed[0] < AGAIN:
                    raise self._failed[1]  # else all threads would wait, one after the other, for what is not there
                try:
                    self._ledger = Ledger.open(self.settings.database)
                except LedgerError as why:
                    self._failed = (time.monotonic(), why)
                    raise
            return self._ledger

    async def ready(self) -> None:
        """Returns where record and ledger answer; asked once a second at most, however many ask. Raises what is wrong with them."""
        if self._asked is None or (self._asked.done() and time.monotonic() - self._asked_at > 1):
            self._asked_at = time.monotonic()
            self._asked = asyncio.ensure_future(run_in_threadpool(self._answers))
        try:
            await asyncio.wait_for(asyncio.shield(self._asked), READY)
        except TimeoutError:
            told = "The ledger has not answered for some seconds: try again."
            raise Problem(503, told, "not-ready", {"Retry-After": "5"}) from None

    def _answers(self) -> None:
        self.record().standing("UKR", "apmbc")
        self.ledger.head()

    def close(self) -> None:
        """Ends the workers and gives back the connections of the ledger."""
        self.workers.close()
        if self._ledger is not None:
            self._ledger.close()


async def service(request: Request) -> Service:
    """The service of the application that a request came to: a dependency of endpoints.

    It waits for nothing; but were it not `async`, a thread would be asked for it at every request, which costs more than most answers.
    """
    found: Service = request.app.state.service
    return found


Shared = Annotated[Service, Depends(service)]
