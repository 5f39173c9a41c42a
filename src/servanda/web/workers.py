"""Reports are checked in processes of their own: a slow or hostile one holds up no other request, and is ended alone.

Short reports have a lane of their own, so that they wait for no long one: with two processes or more, half of them take short ones only.
The time of a report counts from when its check starts.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, NamedTuple

from ..apart import Apart, Ended, TooLong
from ..reading import any_language
from ..reading.documents import Document
from ..reports import Report
from ..told import Template, Text, fact, number, say
from .problems import Problem
from .settings import Settings

MORE: Template = "{name} has more than {most} characters, the most that are read here: split it."
SHORT_TEXT = 20_000  # bytes: half a second at most
SHORT_FILE = 300_000  # bytes of a page: mostly tags
SHORT_SECONDS = 15.0  # a short report that takes longer is given up
START_SECONDS = 120.0  # to load the language model, on a machine that is busy


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


def check(brought: Brought, today: date, most: int = 1_000_000) -> Checked:
    """Reads and checks a report, in this process. Raises InputError where it cannot be read, or has more characters than `most`."""
    from .. import record
    from ..dates import parse_day
    from ..errors import InputError
    from ..pipeline import check_document
    from ..reading.inputs import read_bytes

    document = read_bytes(brought.data, brought.name)
    if len(document.text) > most:
        told: Template = "{name} has {number} characters, and {most} are read here: split it."
        raise InputError(say(told, name=fact(brought.name), number=number(len(document.text)), most=number(most)))
    day = parse_day(brought.published) if brought.published else None
    return Checked(check_document(document, day, record(today), brought.title), document)


def warm(today: date) -> None:
    """Loads what checking needs."""
    check(Brought(b"Ukraine ratified the Ottawa Convention in 2005."), today)


def short(data: bytes) -> bool:
    """Whether a report is one of the short lane, by its bytes."""
    from ..reading.documents import is_html, is_pdf

    return not is_pdf(data) and len(data) <= (SHORT_FILE if is_html(data) else SHORT_TEXT)


def _characters(data: bytes) -> int:
    """How many characters a text has; 0 for a page or PDF, whose text is known once it was read."""
    from ..reading.documents import is_html, is_pdf

    return 0 if is_pdf(data) or is_html(data) else len(data.decode("utf-8", "replace"))


class _Job:
    """A report that waits, or is being checked."""

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...], seconds: float) -> None:
        self.function, self.args, self.seconds = function, args, seconds
        self.begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.done.add_done_callback(lambda done: done.cancelled() or done.exception())  # who asked may have gone


class _Worker:
    """A process, with the thread that waits for it and the lanes that it serves, the first of them first."""

    def __init__(self, lanes: tuple[deque[_Job], ...], nice: int) -> None:
        self.lanes, self.apart = lanes, Apart(nice=nice)
        self.thread = _thread()
        self.busy = False

    def next(self) -> _Job | None:
        """The report to be checked next."""
        return next((lane.popleft() for lane in self.lanes if lane), None)

    def run(self, job: _Job, today: date) -> Any:
        """Checks a report in the process, which is made ready first; in the thread."""
        if not self.apart.runs:
            self.apart.call(START_SECONDS, warm, today)
        return self.apart.call(job.seconds, job.function, *job.args)

    def close(self) -> None:
        """Ends the process; another one would be started."""
        self.apart.close()
        ended, self.thread = self.thread, _thread()
        ended.shutdown(wait=False, cancel_futures=True)


def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="servanda-check")


class Workers:
    """The processes, each started when the first report comes for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._short, self._long = deque[_Job](), deque[_Job]()
        count = max(settings.workers, 1)
        only_short = count // 2
        # what is asked in the meantime goes first, then short reports, then long ones
        self._workers = [_Worker((self._short,), 5) for _ in range(only_short)]
        lanes = (self._long, self._short) if only_short else (self._short, self._long)
        self._workers += [_Worker(lanes, 10) for _ in range(count - only_short)]
        self._tasks = set[asyncio.Task[None]]()

    async def check(self, brought: Brought, today: date) -> Checked:
        """A report checked. Raises InputError, or Problem where too many wait or this one takes too long."""
        given, most = self._settings.check_seconds, self._settings.report_characters
        if _characters(brought.data) > most:
            raise Problem(413, say(MORE, name=fact(brought.name), most=number(most)), "too-large")
        is_short = short(brought.data)
        quick = is_short and not any_language()  # a large language model takes its time over a short one too
        lane, seconds = self._short if is_short else self._long, min(given, SHORT_SECONDS) if quick else given
        if len(lane) >= self._settings.queue:
            raise busy()
        job = _Job(check, (brought, today, most), seconds)
        lane.append(job)
        self._wake(today)
        try:
            async with asyncio.timeout(self._settings.wait_seconds):
                await asyncio.shield(job.begun)
        except TimeoutError:
            if not job.begun.done():
                raise busy() from None
        finally:
            if job in lane:  # nobody waits for it any more
                lane.remove(job)
        found: Checked = await job.done
        return found

    def _wake(self, today: date) -> None:
        for worker in self._workers:
            if not worker.busy and any(worker.lanes):
                worker.busy = True
                task = asyncio.get_running_loop().create_task(self._work(worker, today))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
                return

    async def _work(self, worker: _Worker, today: date) -> None:
        """Checks what waits, until nothing does."""
        try:
            while (job := worker.next()) is not None:
                job.begun.set_result(None)
                await self._one(worker, job, today)
        finally:
            worker.busy = False

    async def _one(self, worker: _Worker, job: _Job, today: date) -> None:
        try:
            found = await asyncio.get_running_loop().run_in_executor(worker.thread, worker.run, job, today)
        except TooLong:
            told = say("The report was not read within {seconds} seconds: give a shorter one.", seconds=Text(f"{job.seconds:g}"))
            why: BaseException = Problem(503, told, "too-slow")
        except Ended:
            why = Problem(503, say("The check broke off: try again."), "broken-off", {"Retry-After": "5"})
        except asyncio.CancelledError:
            why = busy()
        except Exception as fault:
            why = fault
        else:
            if not job.done.done():
                job.done.set_result(found)
            return
        if not job.done.done():
            job.done.set_exception(why)

    def close(self) -> None:
        """Ends all processes; what waits is told to come back."""
        for lane in (self._short, self._long):
            while lane:
                job = lane.popleft()
                if not job.done.done():
                    job.begun.set_result(None)
                    job.done.set_exception(busy())
        for worker in self._workers:
            worker.close()


def busy() -> Problem:
    """What is said where too many reports wait."""
    return Problem(503, say("Too many reports are being checked: try again in some seconds."), "busy", {"Retry-After": "10"})
