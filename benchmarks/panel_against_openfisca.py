"""State-month standings of the Ottawa Convention for all its States, 1997 to 2026, against OpenFisca-core.

OpenFisca-core is AGPL: it is installed into an environment of its own in a temporary folder, run there as a program, and thrown
away. Nothing of it enters the project. Both sides have read what States did before their clock runs; both give the standing of
each State at the end of each month, and the two are compared. Two times of servanda are told: from timelines in hand, as a
loaded record answers, and the first time, when it also has to derive every timeline, with the basis of each, from the actions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from typing import Any

from lib.measure import best, told

import servanda
from servanda.record.model import CONSENT

START, END = "1997-01-01", "2026-12-31"
PEER = os.path.join(os.path.dirname(__file__), "lib", "openfisca_peer.py")
COLUMNS = ("state", "date", "status")


def main() -> None:
    """Prints rates, the ratio, and whether the answers agree."""
    record = servanda.record("2026-12-31")
    rows = record.panel("month", START, END, "apmbc").table().to_pylist()
    ours = {(row["state"], row["date"].isoformat()[:7]): row["status"] for row in rows}
    states, months = (sorted(set(names)) for names in zip(*ours, strict=True))
    theirs = ask_peer(record, states, months)
    if theirs is None:
        return
    answers = {(state, month): status for month, row in zip(months, theirs["standings"], strict=True)
               for state, status in zip(states, row, strict=True)}  # fmt: skip
    same = sum(answers.get(key) == status for key, status in ours.items())
    print(f"{len(ours):,} State-months of servanda, {len(answers):,} of OpenFisca-core; {same / len(ours):.2%} of the former agree")
    for key in [key for key, status in ours.items() if answers.get(key) != status][:3]:
        print(f"  {key}: servanda {ours[key]}, OpenFisca-core {answers.get(key)}")
    peer = len(answers) / min(theirs["seconds"])
    again = len(rows) / best(lambda: record.panel("month", START, END, "apmbc", columns=COLUMNS).table(), 20)
    whole = len(rows) / best(lambda: record.panel("month", START, END, "apmbc").table(), 20)
    first = len(rows) / min(first_time() for _ in range(5))
    print(f"OpenFisca-core: {peer / 1e6:.1f} million State-months a second")
    print(f"servanda: {again / 1e6:.1f} million a second from timelines in hand, {whole / 1e6:.1f} million with all 16 columns,"
          f" {first / 1e6:.1f} million the first time")  # fmt: skip
    told("servanda / OpenFisca-core, timelines in hand", again / peer, "times", 20, least=True)
    print(f"... with all 16 columns: {whole / peer:.1f} times; the first time: {first / peer:.1f} times")


def first_time() -> float:
    """The seconds of a panel of a record that has read its lists and derived nothing."""
    record = servanda.record("2026-12-31")
    record.facts.actions("apmbc")
    return best(lambda: record.panel("month", START, END, "apmbc", columns=COLUMNS).table(), 1)


def ask_peer(record: servanda.Record, states: list[str], months: list[str]) -> dict[str, Any] | None:
    """What OpenFisca-core answers; None, with a word why, where it cannot be had."""
    days: dict[str, list[str | None]] = {"signature": [], "deposit": [], "succeeded": [], "notice": []}
    for state in states:
        done = record.facts.of(state, "apmbc")
        for name, kinds in (("signature", {"signature"}), ("deposit", CONSENT), ("notice", {"withdrawal"})):
            days[name].append(min((a.last_day.isoformat() for a in done if a.action in kinds), default=None))
        days["succeeded"].append(next((a.effective.isoformat() for a in done if a.action in CONSENT and a.effective), None))
    start = record.start("apmbc")
    asked = {"states": states, "months": months, "threshold": str(start.threshold), "in_force": str(start.day), **days}
    with tempfile.TemporaryDirectory() as folder:
        try:
            venv.create(folder, with_pip=True)
            python = os.path.join(folder, "Scripts" if sys.platform == "win32" else "bin", "python")
            install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "openfisca-core"]
            subprocess.run(install, check=True, capture_output=True, timeout=600)
        except (subprocess.SubprocessError, OSError) as why:
            print(f"SKIPPED: OpenFisca-core cannot be installed here ({type(why).__name__}), so there is no peer to measure against.")
            return None
        done = subprocess.run([python, PEER], input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise SystemExit(f"The peer failed: {done.stderr[-1500:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
