"""Ends a watch in the middle of its work again and again and looks at what it left. As a script it does so fifty times on both databases:

    python tests/desk/watch_kills.py [TIMES]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import databases  # noqa: E402

from servanda.desk import Ledger  # noqa: E402

ITEMS, FILES = 40, 40


def feed() -> bytes:
    """A feed whose items speak of no treaty: it is what is kept that counts, not what is found."""
    items = "".join(
        f"<item><title>Item {number}</title><link>https://gazette.example/{number}</link>"
        f"<description>It rained {number} days in a row.</description></item>" for number in range(ITEMS)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>{items}</channel></rss>'.encode()


class Handler(BaseHTTPRequestHandler):
    """Gives the feed, once to each who knows its tag."""

    def do_GET(self) -> None:
        known = self.headers.get("If-None-Match") == '"1"'
        self.send_response(304 if known else 200)
        self.send_header("ETag", '"1"')
        self.end_headers()
        if not known:
            self.wfile.write(feed())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of the feed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/feed.xml"
        finally:
            server.shutdown()
            thread.join(10)


def kill_watches(url: str, folder: Path, times: int, seed: int = 1) -> list[int]:
    """Ends so many watches at random moments, and lets the last one end. How many reports were kept each time.

    Raises AssertionError where one is lost or kept twice.
    """
    inbox, moments, counts = folder / "inbox", random.Random(seed), list[int]()
    inbox.mkdir()
    for number in range(FILES):
        path = inbox / f"{number}.txt"
        path.write_text(f"It snowed {number} days in a row.", encoding="utf-8")
        os.utime(path, (1, 1))
    with serving() as address:
        watch = [
            sys.executable, "-m", "servanda", "watch", address, str(inbox), "--every", "0.001", "--allow-loopback", "--by", "ann",
            "--database", url, "--state", str(folder / "state.json"),
        ]  # fmt: skip
        with Ledger.open(url) as ledger:
            for _ in range(times):
                running = subprocess.Popen(watch, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                began, before = time.monotonic(), ledger.statistics()["reports"]
                # the moment is counted from when it keeps something, so that it is ended at work and not while it starts
                while ledger.statistics()["reports"] == before < ITEMS + FILES and time.monotonic() - began < 120:
                    time.sleep(0.01)
                time.sleep(moments.uniform(0.0, 0.05))
                running.kill()
                running.wait()
                counts.append(ledger.statistics()["reports"])
            subprocess.run([*watch, "--once"], check=True, stdout=subprocess.DEVNULL, timeout=300)
            (folder / "state.json").unlink()
            subprocess.run([*watch, "--once"], check=True, stdout=subprocess.DEVNULL, timeout=300)  # without what it knew of before
            kept = [report.url or report.sha256 for report in ledger.reports(limit=1000).items]
            assert len(kept) == len(set(kept)) == ITEMS + FILES, f"{len(kept)} reports, {len(set(kept))} of them different"
            ledger.verify()
    return counts


def main(times: int) -> None:
    """On both databases, with the figures."""
    with tempfile.TemporaryDirectory() as folder, databases.running() as server:
        for kind, url in (("SQLite", f"sqlite:///{folder}/watched.db"), ("PostgreSQL", server.url("watched"))):
            (Path(folder) / kind).mkdir()
            counts = kill_watches(url, Path(folder) / kind, times)
            at_work = sum(0 < count < ITEMS + FILES for count in counts)
            print(f"{kind}: {times} watches ended by SIGKILL, {at_work} of them with work left; {ITEMS + FILES} reports kept, each once")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
