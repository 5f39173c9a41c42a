"""Answers that take much time, memory or disk: few are made at once, and fewer for one asker; the others wait a little, or come back."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from ..told import say
from .problems import Problem
from .rates import asker

T = TypeVar("T")
WAIT = 10.0  # seconds for a place
EACH = 2  # places of one asker, and so many more that wait


class Few:
    """So many places."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._free: asyncio.Semaphore | None = None
        self._of: Counter[str] = Counter()

    async def run(self, request: Request, function: Callable[..., T], *args: Any) -> T:
        """What a function gives that takes long, in a thread, once there is a place. Raises Problem 503 where there is none."""
        async with self.place(request):
            return await run_in_threadpool(function, *args)

    @asynccontextmanager
    async def place(self, request: Request) -> AsyncIterator[None]:
        """A place, until the context ends. Raises Problem 503 where there is none."""
        if self._free is None:
            self._free = asyncio.Semaphore(self._places)
        who, none = asker(request.scope), Problem(503, say("Too many large answers are being made: try again in some seconds."), "busy",
                                                  {"Retry-After": "10"})  # fmt: skip
        if self._of[who] >= 2 * EACH:
            raise none
        self._of[who] += 1
        try:
            try:
                async with asyncio.timeout(WAIT):
                    await self._free.acquire()
            except TimeoutError:
                raise none from None
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._of[who] -= 1
            self._of += Counter()
