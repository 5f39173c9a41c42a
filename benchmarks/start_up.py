"""What the command line costs beside what nobody can save: `servanda status` beside an interpreter that does nothing, and
`servanda check` beside loading the language model. The runs alternate, so that both see the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence

from lib.measure import seconds, told

HERE = os.path.dirname(__file__)
PROGRAM = os.path.join(os.path.dirname(sys.executable), "servanda")
REPORT = os.path.join(HERE, "..", "examples", "report.txt")
NOTHING = [sys.executable, "-c", "pass"]
MODEL = [sys.executable, "-c", "from servanda.reading.rules.language import model; model()"]


def main() -> None:
    """Prints medians in milliseconds and their ratios."""
    ours, bare = medians([PROGRAM, "status", "UKR", "apmbc"], NOTHING, 25)
    print(f"servanda status: {ours * 1e3:.0f} ms; python -c pass: {bare * 1e3:.0f} ms")
    told("servanda status / bare interpreter", ours / bare, "times", 4)
    ours, bare = medians([PROGRAM, "check", REPORT, "--published", "2025-12-10"], MODEL, 5)
    print(f"servanda check: {ours * 1e3:.0f} ms; loading the language model: {bare * 1e3:.0f} ms")
    told("servanda check / loading the model", ours / bare, "times", 6)


def medians(one: Sequence[str], other: Sequence[str], runs: int) -> tuple[float, float]:
    """The median seconds of two commands, run in turn after one run of each that does not count."""
    run(one)
    run(other)
    times = [(seconds(lambda: run(one)), seconds(lambda: run(other))) for _ in range(runs)]
    return statistics.median(t for t, _ in times), statistics.median(t for _, t in times)


def run(command: Sequence[str]) -> None:
    """Runs a command, its output thrown away."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
