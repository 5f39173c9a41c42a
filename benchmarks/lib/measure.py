"""Clocks, memory, and one way to print a figure beside its target."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], runs: int = 5) -> float:
    """The shortest of some runs: what the machine's other work disturbed least."""
    return min(seconds(work) for _ in range(runs))


def peak_gib() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def told(what: str, value: float, unit: str, target: float, least: bool = False) -> None:
    """Prints a figure and whether it meets its target: at most that, or at least that."""
    met = value >= target if least else value <= target
    print(f"{what}: {value:,.2f} {unit} (target {'at least' if least else 'at most'} {target:g}: {'met' if met else 'MISSED'})", flush=True)
