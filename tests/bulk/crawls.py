"""Small crawls for the tests of bulk runs, and a run of the command line over one."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from pyarrow import parquet

CORPUS = sorted((Path(__file__).parents[2] / "evaluation" / "corpus").glob("?/*.txt"))
OFF_TOPIC = "The harvest was good this year, and the mayor said to the press that the market would open on Monday."

COLUMNS = ("--column", "html=body", "--workers", "2")  # what a run over the crawl of conftest.py is given


def page(text: str, title: str = "A report") -> bytes:
    """A web page with a text as its article."""
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    head = f"<head><title>{title}</title><meta property='article:published_time' content='2025-12-10'></head>"
    return f"<!DOCTYPE html><html>{head}<body><nav>Home</nav><article><h1>{title}</h1>{body}</article></body></html>".encode()


def warc(pages: list[bytes], first: int = 0) -> bytes:
    """A WARC file in the shape of CC-NEWS: one gzip member a record, responses with their HTTP headers."""
    made = b""
    for number, body in enumerate(pages, first):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
                f"WARC-Date: 2025-12-11T00:00:00Z\r\nWARC-Target-URI: https://www.example.org/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n")  # fmt: skip
        made += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return made


def jsonl(path: Path, texts: dict[str, str]) -> None:
    """A JSONL file of texts by their ids, all published on one day."""
    rows = [{"id": name, "text": text, "published": "2025-12-10", "url": f"https://example.org/{name}"} for name, text in texts.items()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def run(source: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """`servanda bulk`, to its end."""
    return subprocess.run(command(source, out, *more), capture_output=True, text=True, check=False)


def command(source: Path, out: Path, *more: str) -> list[str]:
    """The words of the command."""
    return [sys.executable, "-m", "servanda", "bulk", str(source), "--out", str(out), *more]


def kill(command: list[str], after: float) -> None:
    """Starts a command and ends it with all its processes, by SIGKILL, after some seconds."""
    running = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def rows(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of a run, table by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in ("documents", "claims", "findings"):
        found[name] = [row for path in sorted(out.glob(f"{name}-*.parquet")) for row in parquet.read_table(path).to_pylist()]
    return found


def record(
    body: bytes, kind: str = "response", holds: str = "application/http; msgtype=response", number: int = 0, end: str = "\r\n"
) -> bytes:  # fmt: skip
    """One record of a WARC file, not packed, with the line ends that are wanted."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>",
             "WARC-Date: 2025-03-05T10:00:00Z", f"WARC-Target-URI: https://www.example.org/{number}", f"Content-Type: {holds}",
             f"Content-Length: {len(body)}", "", ""]  # fmt: skip
    return end.join(lines).encode() + body + 2 * end.encode()
