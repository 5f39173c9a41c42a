"""Ends writers in the middle of their work and looks at what they leave. As a script it does so a hundred times on both databases:

    python tests/desk/faults.py [TIMES]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import databases  # noqa: E402
from kept import accusation, report  # noqa: E402

from servanda.desk import Ledger  # noqa: E402


class Killed(NamedTuple):
    """How often a writer was ended, and how many steps had been acknowledged by then."""

    times: int
    acknowledged: int


def kill_writers(url: str, times: int, seed: int = 1) -> Killed:
    """Ends a writer by SIGKILL at a random moment of its work, again and again. Raises AssertionError where a step it told is not kept."""
    moments, told = random.Random(seed), list[list[str]]()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent)))}
    for number in range(times):
        command = [sys.executable, str(HERE / "writer.py"), url, f"writer-{number}"]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        lines = [writer.stdout.readline() for _ in range(moments.randint(1, 5))]  # so far it gets on a machine of any speed
        time.sleep(moments.uniform(0.0, 0.05))
        writer.kill()
        lines += writer.stdout.read().split("\n")[:-1]  # what is not a whole line was not told
        writer.wait()
        writer.stdout.close()
        told += [line.split() for line in lines]
    with Ledger.open(url) as ledger:
        ledger.verify()
        entries = {entry.seq: entry.hash for entry in _all(ledger)}
        for kind, *what in told:
            if kind == "entry":
                assert entries[int(what[0])] == what[1]
            else:
                assert ledger.report(int(what[0])).text
    return Killed(times, len(told))


def _all(ledger: Ledger) -> list:  # type: ignore[type-arg]
    found, after = [], 0
    while page := ledger.trail(after=after, limit=1000).items:
        found += page
        after = page[-1].seq
    return found


class Load(NamedTuple):
    """What many writers did at once; seconds from call to acknowledgement, in order."""

    writers: int
    acknowledged: int
    seconds: tuple[float, ...]
    whole: float  # from the first call to the last acknowledgement

    def percentile(self, share: float) -> float:
        """The time within which this share of the steps was acknowledged."""
        return self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * share))]


def many_writers(url: str, writers: int, each: int) -> Load:
    """So many threads add so many reports each. Raises AssertionError where one that was acknowledged is not kept."""
    made = report(accusation())
    seconds, kept, wrong = list[float](), list[int](), list[Exception]()

    def write(number: int, ledger: Ledger) -> None:
        try:
            for place in range(each):
                start = time.perf_counter()
                added = ledger.add(made, outlet=f"{number}-{place}", by=f"writer {number}")
                seconds.append(time.perf_counter() - start)
                kept.append(added.report)
        except Exception as why:
            wrong.append(why)

    with Ledger.open(url) as ledger:
        threads = [threading.Thread(target=write, args=(number, ledger)) for number in range(writers)]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        whole = time.perf_counter() - begun
        assert not wrong, wrong[0]
        assert sorted(kept) == list(range(1, writers * each + 1))
        assert ledger.statistics()["reports"] == writers * each
        assert ledger.claim(1).told == writers * each
        ledger.verify()
    return Load(writers, len(kept), tuple(sorted(seconds)), whole)


def main(times: int) -> None:
    """Both faults on both databases, with the figures."""
    with tempfile.TemporaryDirectory() as folder, databases.running() as server:
        for kind, url in (("SQLite", f"sqlite:///{folder}/killed.db"), ("PostgreSQL", server.url("killed"))):
            done = kill_writers(url, times)
            print(f"{kind}: {done.times} writers ended by SIGKILL, {done.acknowledged} acknowledged steps all there, the chain holds")
        load = many_writers(server.url("load"), 100, 10)
        print(f"PostgreSQL: {load.writers} writers at once, {load.acknowledged} acknowledged reports all there; seconds: "
              f"median {load.percentile(0.5):.3f}, p99 {load.percentile(0.99):.3f}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
