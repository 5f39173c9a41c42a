"""Standing over HTTP from `servanda serve`, beside a bare FastAPI endpoint that answers with a constant of the same length.

One question asked again and again is answered from what was kept; ever new questions are worked out each time.

Both are served by one process of uvicorn with the same settings, and asked in turn over connections kept alive. The limits of
`servanda serve` are in force but set high, as one address asks for all; its log goes to nowhere.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count, islice
from urllib.request import urlopen

from lib.load import load
from lib.measure import told

HERE = os.path.dirname(__file__)
PROGRAM = os.path.join(os.path.dirname(sys.executable), "servanda")
STANDING = "/v1/states/UKR/status?treaty=apmbc&as_of=2025-07-02"
ASKED = "/asked/UKR?treaty=apmbc&as_of=2025-07-02"
CONNECTIONS, REQUESTS, ROUNDS = 16, 4000, 7


def main() -> None:
    """Prints requests a second and p99 of the round that was disturbed least, and the ratios of these."""
    ours_at, bare_at = free_port(), free_port()
    high = os.environ | {"SERVANDA_READS": "100000000", "DATABASE_URL": "sqlite:////nowhere/desk.db"}
    new = every_question()
    with running([PROGRAM, "serve", "--port", str(ours_at)], ours_at, "/healthz", high):
        with urlopen(f"http://127.0.0.1:{ours_at}{STANDING}") as answer:
            length = len(answer.read())
        peer = [sys.executable, os.path.join(HERE, "lib", "constant_peer.py"), str(bare_at), str(length)]
        with running(peer, bare_at, "/", dict(os.environ)):
            rounds = [
                {
                    "a standing asked before": load(ours_at, [STANDING] * REQUESTS, CONNECTIONS),
                    "a constant": load(bare_at, ["/"] * REQUESTS, CONNECTIONS),
                    "a standing not asked before": load(ours_at, islice(new, REQUESTS), CONNECTIONS),
                    "a constant, the same parameters read": load(bare_at, [ASKED] * REQUESTS, CONNECTIONS),
                }
                for _ in range(ROUNDS)
            ]
    print(f"{length} bytes, {CONNECTIONS} connections kept alive, the best of {ROUNDS} rounds of {REQUESTS:,} requests each")
    best = {what: max(each[what].rate for each in rounds) for what in rounds[0]}
    for what, rate in best.items():
        print(f"{what}: {rate:,.0f} requests a second, p99 {min(each[what].percentile(0.99) for each in rounds) * 1e3:.1f} ms")
    bare = best["a constant"]
    for what in ("a standing asked before", "a standing not asked before"):
        told(f"{what} / a constant", best[what] / bare, "of the requests", 0.5, least=True)
    parameters = best["a standing not asked before"] / best["a constant, the same parameters read"]
    print(f"a standing not asked before / a constant, the same parameters read: {parameters:.2f} of the requests")


def every_question() -> Iterator[str]:
    """The standing of every State under the Ottawa Convention on one day after the other."""
    from servanda.record.states import states

    codes = sorted(states())
    for number in count():
        day = date(2025, 7, 1) - timedelta(days=number)
        yield from (f"/v1/states/{code}/status?treaty=apmbc&as_of={day}" for code in codes)


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int, path: str, environment: dict[str, str]) -> Iterator[None]:
    """A server that answers, for as long as the context lasts."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + 60
            while True:
                try:
                    urlopen(f"http://127.0.0.1:{port}{path}", timeout=5).close()
                    break
                except OSError:
                    if server.poll() is not None or time.monotonic() > until:
                        raise
                    time.sleep(0.05)
            yield
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
