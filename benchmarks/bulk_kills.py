"""A bulk run that is killed at random times and started again by the same command, twenty times: what comes out must be what a run
gives that nothing disturbs, row for row, and what `servanda check` says of each report alone.

    python benchmarks/bulk_kills.py                     on this machine's cores
    python benchmarks/bulk_kills.py --executor ray      on Ray (pip install 'servanda[ray]')
    python benchmarks/bulk_kills.py --kills 5 --seed 7  another stretch of chance

SIGKILL goes to the whole session. A run that comes to its end before it is to be killed is compared, and the next begins anew.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from lib.reports import corpus
from lib.training_reports import training

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from bulk.crawls import command, jsonl, page, rows, warc  # of the tests, which are no package that is installed

DAY = "2025-12-10"
FILES = 12


def crawl(folder: Path) -> dict[str, str]:
    """Writes a crawl of every second report of the project, copies and pages among them, and gives those that are texts."""
    folder.mkdir()
    texts = {f"c{report.id}": report.text for report in corpus()} | {f"t{name}": text for name, text in training().items()}
    names = list(texts)[::2]
    texts = {name: texts[name] for name in names}
    for number in range(FILES):
        jsonl(folder / f"{number:02d}.jsonl", {name: texts[name] for name in names[number::FILES]})
    jsonl(folder / "copies.jsonl", {f"copy-{name}": texts[name] + "\n\nMore news follows." for name in names[::9]})
    (folder / "pages.warc.gz").write_bytes(warc([page(texts[name]) for name in names[::7]] + [b"<html>landmines</html>"]))
    return texts


def alone(texts: dict[str, str], folder: Path) -> dict[str, Any]:
    """What `servanda check` says of each text, by the hash of the text."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode())
    said = subprocess.run(
        [sys.executable, "-m", "servanda", "check", str(folder), "--published", DAY, "--format", "json"], capture_output=True, check=True
    ).stdout.splitlines()
    return {told["report"]["sha256"]: told for told in map(json.loads, said)}


def differences(out: Path, wanted: dict[str, list[dict[str, Any]]], said: dict[str, Any]) -> int:
    """Prints and counts where a finished run differs from an undisturbed one, or from what is said of a report alone."""
    found, count = rows(out), 0
    for table, lines in wanted.items():
        if found[table] != lines:
            count += 1
            print(f"{table}: {len(found[table])} rows differ from {len(lines)} of the undisturbed run")
    about = ("document", "url", "outlet", "published")
    for document in found["documents"]:
        told = said.get(document["sha256"])
        for table in ("claims", "findings") if told else ():
            mine = [{k: v for k, v in row.items() if k not in about} for row in found[table] if row["document"] == document["document"]]
            if document["published"].isoformat() == DAY and mine != told[table]:
                count += 1
                print(f"{document['document']}: its {table} are not those of `servanda check`")
    return count


def main() -> int:
    parser = ArgumentParser()
    parser.add_argument("--executor", choices=("local", "ray"), default="local")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20250702)
    args = parser.parse_args()
    chance, work = random.Random(args.seed), Path(tempfile.mkdtemp(prefix="servanda-kills-"))
    said = alone(texts := crawl(work / "crawl"), work / "texts")
    words = ("--workers", "2", "--executor")
    start = time.monotonic()
    subprocess.run(command(work / "crawl", work / "undisturbed", *words, "local"), capture_output=True, check=True)
    wanted = rows(work / "undisturbed")
    compared = sum(document["sha256"] in said for document in wanted["documents"])
    print(f"{len(texts)} reports; undisturbed on local: {', '.join(f'{len(lines)} {table}' for table, lines in wanted.items())}, "
          f"{compared} of the documents also checked alone; {time.monotonic() - start:.0f} s", flush=True)  # fmt: skip
    faults = differences(work / "undisturbed", wanted, said)
    start = time.monotonic()
    subprocess.run(command(work / "crawl", work / "whole", *words, args.executor), capture_output=True, check=True)
    length = time.monotonic() - start
    faults += differences(work / "whole", wanted, said)
    print(f"undisturbed on {args.executor}: {length:.0f} s, {faults} differences", flush=True)
    killed, ended, out = 0, 0, work / "killed"
    while True:
        with (work / "told").open("wb") as told:
            run = command(work / "crawl", out, *words, args.executor)
            running = subprocess.Popen(run, start_new_session=True, stdout=told, stderr=told)
        after = chance.uniform(0.2, length * 0.8) if killed < args.kills else None
        try:
            if running.wait(after):
                raise SystemExit(f"The run failed with code {running.returncode}: {(work / 'told').read_text()[-2000:]}")
        except subprocess.TimeoutExpired:
            done = {folder.parent.name: len(list(folder.iterdir())) for folder in sorted(out.glob("work/logs/*/completions"))}
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            killed += 1
            print(f"kill {killed} after {after:.1f} s; tasks done: {done}", flush=True)
            continue
        ended += 1
        here = differences(out, wanted, said)
        faults += here
        print(f"came to its end: {here} differences", flush=True)
        shutil.rmtree(out)
        if killed >= args.kills:
            break
    print(f"{args.executor}: killed {killed} times, came to its end {ended} times: {faults} differences in all")
    shutil.rmtree(work)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
