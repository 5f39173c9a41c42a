"""A process that writes to a ledger until it is ended, and tells each step only after it was acknowledged.

Run: python writer.py URL NAME. Each line of its output is the seq and the hash of an entry.
"""

from __future__ import annotations

import itertools
import sys

from kept import accusation, membership, report

from servanda.desk import Ledger


def main(url: str, name: str) -> None:
    """Adds reports and reviews, one after the other."""
    with Ledger.open(url) as ledger:
        made = report(accusation(), membership())
        print("ready", flush=True)
        for number in itertools.count():
            added = ledger.add(made, outlet=f"{name}-{number}", by=name)
            print("report", added.report, flush=True)
            entry = ledger.review(added.claims[0], "accept", reason=f"{name} {number}", by=name)
            print("entry", entry.seq, entry.hash, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
