"""Bulk runs over a made crawl (lib/made_crawl.py): documents a second and a core, beside pipelines that only read and take the text
out of every page on the same executor; speed-up from one core to two; memory by number of documents.

    python benchmarks/bulk_crawl.py                     200,000 pages, half an hour
    python benchmarks/bulk_crawl.py --pages 20000       a tenth of it
    pip install resiliparse                             the quicker of the two peers; left out where it is not installed

Other work on the machine takes from two cores more than from one: the load is told, and the best of some rounds counts.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path

from lib.made_crawl import write
from lib.measure import told
from lib.watched import Spent, run

PER_FILE = 2000  # pages: small tasks, so that no core waits long for the last one


def bulk(source: Path, workers: int) -> tuple[Spent, dict[str, int]]:
    """What `servanda bulk` took on as many cores as it has workers, and its counts of documents. Without that bound one worker takes a
    core and a quarter: the process beside it, which takes the text out of pages, works while it waits.
    """
    with tempfile.TemporaryDirectory() as out:
        spent = run([sys.executable, "-m", "servanda", "bulk", str(source), "--out", out, "--workers", str(workers)], cores=workers)
        return spent, json.loads((Path(out) / "report.json").read_text())["documents"]


def extraction(source: Path, by: str, files: int) -> Spent:
    """What reading some files and taking the text out of their pages took, on one core."""
    with tempfile.TemporaryDirectory() as logs:
        return run([sys.executable, str(Path(__file__).parent / "lib" / "extraction_peer.py"), str(source), by, str(files), logs, "1"])


def show(what: str, pages: int, spent: Spent) -> None:
    """A line of figures, with the load of the machine at its end."""
    rate, own = pages / spent.seconds, pages / max(spent.processor, 0.01)
    print(f"{what}: {rate:,.0f} documents a second ({spent.seconds:,.0f} s; {own:,.0f} a second of processor time); memory "
          f"{spent.largest:.2f} GiB the largest process, {spent.together:.2f} all; load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "servanda-made-crawl"))
    args = parser.parse_args()
    large, small = (Path(args.folder) / str(pages) for pages in (args.pages, args.pages // 10))
    files = max(args.pages // PER_FILE, 20)
    crawl = write(large, args.pages, files)
    write(small, args.pages // 10, max(files // 10, 4))
    print(f"crawl: {args.pages:,} pages in {files} files, {sum(path.stat().st_size for path in crawl) / 1e6:,.0f} MB", flush=True)
    part = max(files // 10, 1)
    peers = {}
    for by in ("trafilatura", "resiliparse"):
        if find_spec(by):
            spent = extraction(large, by, part)
            peers[by] = spent.processor / (part * args.pages // files)
            show(f"reading and {by}, 1 worker, {part} files", part * args.pages // files, spent)
    best: dict[int, Spent] = {}
    for _ in range(args.rounds):
        for workers in (2, 1):
            spent, counts = bulk(large, workers)
            best[workers] = min(spent, best.get(workers, spent))
            show(f"bulk, {workers} worker(s) on {workers} core(s)", args.pages, spent)
    print(counts)
    for by, seconds in peers.items():
        print(f"documents a second of processor time: bulk / reading and {by} = {seconds / (best[1].processor / args.pages):.1f}")
    told("speed-up from one core to two", best[1].seconds / best[2].seconds, "times", 1.8, least=True)
    less, counts = bulk(small, 2)
    show(f"bulk, 2 workers, {args.pages // 10:,} pages", args.pages // 10, less)
    told("memory of the largest process, all pages / a tenth of them", best[2].largest / less.largest, "times", 1.1)
    shutil.rmtree(small)


if __name__ == "__main__":
    main()
