"""What all requests share: the record of today, the workers that check reports, the ledger."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from ..standing import Record
from .settings import Settings
from .workers import Workers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..desk import Ledger

RECORDS = 8  # for so many days `known_at` the timelines are kept


class Service:
    """One for an application, made when it starts."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers = Workers(settings.workers, settings.queue, settings.check_seconds)
        self._ledger: Ledger | None = None
        self._lock = Lock()
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

                self._ledger = Ledger.open(self.settings.database)
            return self._ledger

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
