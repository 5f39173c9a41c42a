"""How long small questions and small reports wait while others do their worst. As a script, with the figures of another version beside:

    python tests/web/load.py [SECONDS] [SRC]      SRC: the src folder of the other version

Two hundred slow clients, each of an address of its own, send heads and bodies byte by byte, or read nothing of a large answer; four heavy
reports come at once and again when they are answered; meanwhile small questions and small reports are asked one after the other.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from typing import NamedTuple

sys.path[:0] = [os.path.dirname(__file__)]

from serving import command, resident  # noqa: E402

SLOW = 200
LONG = "Ukraine ratified the Ottawa Convention in 2005, the ministry said. Russia accused Finland of using mines on Monday. "
SMALL = "Ukraine never ratified the Ottawa Convention, the ministry said on Monday. Finland has left it."
TAG = "<html><body><p " + " ".join(f'a{n}="x"' for n in range(40_000)) + f">{LONG}</p></body></html>"
HEAVY = [LONG * (40_000 // len(LONG)), LONG * (40_000 // len(LONG)), LONG * (1_000_000 // len(LONG)), TAG]


class Waited(NamedTuple):
    """Seconds of every answer to one kind of question, and how they ended."""

    seconds: list[float]
    ends: Counter[int]

    def __str__(self) -> str:
        told = sorted(self.seconds) or [float("nan")]
        p50, p99 = (told[min(len(told) - 1, int(len(told) * share))] for share in (0.5, 0.99))
        return f"{len(self.seconds)} answers, p50 {p50:.3f} s, p99 {p99:.3f} s, longest {told[-1]:.3f} s, {dict(self.ends)}"

    @property
    def p99(self) -> float:
        """The time within which 99 of a hundred were answered."""
        told = sorted(self.seconds)
        return told[min(len(told) - 1, int(len(told) * 0.99))]


class Found(NamedTuple):
    """What came of one run."""

    questions: Waited
    reports: Waited
    heavy: Waited
    memory: int  # the most that the server's own process held, in bytes


def run(port: int, pid: int, seconds: float) -> Found:
    """Asks for so long."""
    stop = threading.Event()
    waited = Waited([], Counter()), Waited([], Counter()), Waited([], Counter())
    threads = [threading.Thread(target=_slow, args=(port, number, stop)) for number in range(SLOW)]
    threads += [threading.Thread(target=_heavy, args=(port, text, stop, waited[2], number)) for number, text in enumerate(HEAVY)]
    for thread in threads:
        thread.start()
    time.sleep(2)
    asking = [threading.Thread(target=_questions, args=(port, stop, waited[0], number)) for number in range(2)]
    asking += [threading.Thread(target=_reports, args=(port, stop, waited[1], number)) for number in range(2)]
    for thread in asking:
        thread.start()
    most, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(0.25)
        most = max(most, resident(pid))
    stop.set()
    for thread in asking + threads:
        thread.join()
    return Found(*waited, most)


def _ask(port: int, method: str, path: str, body: str | None, source: str, most: float = 120) -> tuple[int, float]:
    """Status and seconds; 0 where there was no answer."""
    begun = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=most, source_address=(source, 0))
    try:
        connection.request(method, path, body, {"Content-Type": "application/json", "Host": "localhost"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.monotonic() - begun
    except (OSError, http.client.HTTPException):
        return 0, time.monotonic() - begun
    finally:
        connection.close()


def _keep(waited: Waited, found: tuple[int, float]) -> int:
    waited.ends[found[0]] += 1
    waited.seconds.append(found[1])
    return found[0]


def _questions(port: int, stop: threading.Event, waited: Waited, number: int) -> None:
    days = random.Random(number)
    while not stop.is_set():
        day = f"{days.randint(2000, 2025)}-{days.randint(1, 12):02}-{days.randint(1, 28):02}"
        _keep(waited, _ask(port, "GET", f"/v1/states/UKR/status?treaty=apmbc&as_of={day}", None, f"127.0.2.{number + 1}"))
        stop.wait(0.05)


def _reports(port: int, stop: threading.Event, waited: Waited, number: int) -> None:
    """A report that is told to come back does so; its time goes on."""
    while not stop.is_set():
        status, took = 503, 0.0
        while status == 503 and took < 120:
            status, once = _ask(port, "POST", "/v1/check", json.dumps({"text": SMALL}), f"127.0.3.{number + 1}")
            took += once
            if status == 503:
                waited.ends[503] += 1
                stop.wait(1)
                took += 1
            if stop.is_set() and status == 503:
                break
        _keep(waited, (status, took))
        stop.wait(0.2)


def _heavy(port: int, text: str, stop: threading.Event, waited: Waited, number: int) -> None:
    while not stop.is_set():
        if text is TAG:
            data = f'--x\r\nContent-Disposition: form-data; name="file"; filename="x.html"\r\n\r\n{text}\r\n--x--\r\n'
            begun = time.monotonic()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120, source_address=(f"127.0.4.{number + 1}", 0))
            try:
                connection.request("POST", "/v1/check/file", data, {"Content-Type": "multipart/form-data; boundary=x", "Host": "localhost"})
                status = connection.getresponse().status
            except (OSError, http.client.HTTPException):
                status = 0
            connection.close()
            _keep(waited, (status, time.monotonic() - begun))
        else:
            _keep(waited, _ask(port, "POST", "/v1/check", json.dumps({"text": text}), f"127.0.4.{number + 1}"))
        stop.wait(1)


def _slow(port: int, number: int, stop: threading.Event) -> None:
    """A client that sends or reads as slowly as it is let, and comes again."""
    starts = (
        b"GET /v1/states HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{",
        b"GET /v1/deadlines.ics HTTP/1.1\r\nHost: localhost\r\n\r\n",
    )
    while not stop.is_set():
        try:
            with socket.socket() as made:
                made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                made.settimeout(5)
                made.bind((f"127.1.{number // 250}.{number % 250 + 1}", 0))
                made.connect(("127.0.0.1", port))
                made.sendall(starts[number % 3])
                while not stop.wait(1):
                    if number % 3 < 2:
                        made.sendall(b"a")
                    elif not made.recv(16):
                        break
        except OSError:
            stop.wait(0.5)


def of(source: str, seconds: float) -> Found:
    """The figures of one version: this one, or the one whose src folder is given."""
    with tempfile.TemporaryDirectory() as folder:
        free = {"SERVANDA_READS": "0", "SERVANDA_WRITES": "0", "SERVANDA_WORKERS": "2"}
        with command(folder, source, **free) as (port, pid):
            _ask(port, "POST", "/v1/check", json.dumps({"text": SMALL}), "127.0.0.1")  # models are loaded
            return run(port, pid, seconds)


def main() -> None:
    """Prints the figures."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    for name, source in [*(("before", other) for other in sys.argv[2:3]), ("now", "")]:
        found = of(source, seconds)
        print(f"{name}:\n  small questions: {found.questions}\n  small reports:   {found.reports}\n  heavy reports:   {found.heavy}"
              f"\n  memory of the server's process: {found.memory // 1_000_000} MB", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
