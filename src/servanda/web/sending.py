"""A file sent in pieces: it has no name any more when the first piece goes, and is given back however the sending ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import IO, Any

from fastapi import Response
from fastapi.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

PIECE = 1 << 16


class Sent(Response):
    """An open file as an answer. `done` is awaited at the end, also where the client hung up or took too long."""

    def __init__(
        self, file: IO[bytes], seconds: float, headers: Mapping[str, str], media: str, done: Callable[[], Coroutine[Any, Any, Any]]
    ) -> None:
        super().__init__(None, headers=headers, media_type=media)
        self._file, self._seconds, self._done = file, seconds, done
        self.headers["Content-Length"] = str(file.seek(0, 2))
        file.seek(0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends all of it, unless the client goes or the time is over: then the connection ends."""
        try:
            gone = asyncio.ensure_future(self._left(receive))
            try:
                async with asyncio.timeout(self._seconds):
                    await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
                    while piece := await run_in_threadpool(self._file.read, PIECE):
                        if gone.done():
                            return
                        await send({"type": "http.response.body", "body": piece, "more_body": True})
                    await send({"type": "http.response.body", "body": b""})
            except TimeoutError:
                return  # an answer that is not whole: uvicorn ends the connection
            finally:
                gone.cancel()
        finally:
            self._file.close()
            await self._done()

    @staticmethod
    async def _left(receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
