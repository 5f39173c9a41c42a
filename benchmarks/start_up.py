"""What the command line costs beside what nobody can save: `servanda status`, help and `servanda verify` beside an interpreter that
does nothing, and `servanda check` beside loading the language model. The runs alternate, so that both see the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence

from lib.measure import seconds, told

from servanda.cli.parsing import names

HERE = os.path.dirname(__file__)
PROGRAM = os.path.join(os.path.dirname(sys.executable), "servanda")
REPORT = os.path.join(HERE, "..", "examples", "report.txt")
NOTHING = [sys.executable, "-c", "pass"]
QUICK = (  # what is asked, and how many times a bare interpreter's start it may take
    (("status", "UKR", "apmbc"), 4),
    (("--help",), 4),
    (("verify", "status", "RUS", "apmbc", "party", "--not", "--said", "2025-07-02"), 2),
)
MODEL = [sys.executable, "-c", "from servanda.reading.rules.language import model; model()"]


def main() -> None:
    """Prints medians in milliseconds and their ratios."""
    verbs = {"--help", *names()}
    for words, most in QUICK:
        if words[0] not in verbs:
            print(f"servanda {words[0]}: there is no such verb.")
            continue
        ours, bare = medians([PROGRAM, *words], NOTHING, 25)
        print(f"servanda {' '.join(words)}: {ours * 1e3:.0f} ms; python -c pass: {bare * 1e3:.0f} ms")
        told(f"servanda {words[0]} / bare interpreter", ours / bare, "times", most)
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
