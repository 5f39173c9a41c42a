"""A command run to its end, with the most memory that one of its processes and all together held, and the processor time of all."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")


class Spent(NamedTuple):
    """What a command took. Memory in GiB, time in seconds; processor time as last seen of each process."""

    seconds: float
    processor: float
    largest: float
    together: float


def run(command: list[str], every: float = 0.25, cores: int = 0) -> Spent:
    """Runs a command in a session of its own and looks at its processes; on so many cores alone, where that is asked for. Raises
    CalledProcessError where it fails."""
    start = time.perf_counter()
    if cores:
        command = ["taskset", "--cpu-list", ",".join(map(str, sorted(os.sched_getaffinity(0))[:cores])), *command]
    running = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert running.stderr is not None
    os.set_blocking(running.stderr.fileno(), False)
    told, largest, together, used = b"", 0, 0, dict[str, float]()
    while running.poll() is None:
        told = (told + (running.stderr.read() or b""))[-4000:]
        now = 0
        for process in _of_session(running.pid):
            try:
                fields = (process / "stat").read_text().rpartition(")")[2].split()
                status = (process / "status").read_text()
            except OSError:
                continue  # it has just ended
            used[process.name] = (int(fields[11]) + int(fields[12])) / TICK
            largest = max(largest, _kib(status, "VmHWM"))
            now += _kib(status, "RssAnon")  # pages that are shared count once for nobody
        together = max(together, now)
        time.sleep(every)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command, stderr=told.decode("utf-8", "replace"))
    return Spent(time.perf_counter() - start, sum(used.values()), largest / 2**20, together / 2**20)


def _of_session(leader: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == leader:
                found.append(process)
        except OSError:
            continue
    return found


def _kib(status: str, field: str) -> int:
    _, _, rest = status.partition(f"{field}:")
    return int(rest.split()[0]) if rest else 0
