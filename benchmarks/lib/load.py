"""A load of HTTP requests on loopback that costs next to nothing to make: bytes made before, on connections kept alive."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast


class Load(NamedTuple):
    """What came of a load: requests a second, and the seconds of each in order."""

    rate: float
    seconds: tuple[float, ...]

    def percentile(self, share: float) -> float:
        """The time within which this share of the requests was answered."""
        return self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * share))]


class Asker(asyncio.Protocol):
    """One connection: a request, its whole answer, the next request, as long as there are any."""

    def __init__(self, requests: Iterator[bytes], seconds: list[float], done: asyncio.Future[None]) -> None:
        self._requests, self._seconds, self._done = requests, seconds, done
        self._answer, self._length, self._begun = bytearray(), 0, 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks first."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is of another class with the same methods
        self._ask()

    def _ask(self) -> None:
        request = next(self._requests, None)
        if request is not None:
            self._begun = time.perf_counter()
            self._transport.write(request)
            return
        self._transport.close()
        if not self._done.done():
            self._done.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Reads an answer until its end, and asks again."""
        self._answer += data
        if not self._length:
            head, mark, _ = self._answer.partition(b"\r\n\r\n")
            if not mark:
                return
            assert head.startswith(b"HTTP/1.1 200"), head[:200]
            told = head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]
            self._length = len(head) + 4 + int(told)
        if len(self._answer) >= self._length:
            self._seconds.append(time.perf_counter() - self._begun)
            self._answer.clear()
            self._length = 0
            self._ask()

    def connection_lost(self, why: Exception | None) -> None:
        """Tells that the server ended it, where there was more to ask."""
        if not self._done.done():
            self._done.set_exception(why or ConnectionError("the server closed the connection"))


async def _loaded(port: int, requests: Iterator[bytes], connections: int) -> Load:
    loop, seconds = asyncio.get_running_loop(), list[float]()
    done = [loop.create_future() for _ in range(connections)]
    begun = time.perf_counter()
    for future in done:
        await loop.create_connection(lambda future=future: Asker(requests, seconds, future), "127.0.0.1", port)
    await asyncio.gather(*done)
    return Load(len(seconds) / (time.perf_counter() - begun), tuple(sorted(seconds)))


def load(port: int, paths: Iterable[str], connections: int, within: float = 60) -> Load:
    """One request for each address, over so many connections. Raises TimeoutError where all take longer than `within` seconds."""
    import uvloop

    requests = [f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n\r\n".encode() for path in paths]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(asyncio.wait_for(_loaded(port, iter(requests), connections), within))
