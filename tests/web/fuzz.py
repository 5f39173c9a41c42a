"""Hostile heads and bodies for a real server, made at random. As a script it goes on for so many minutes and tells what it held:

    python tests/web/fuzz.py [MINUTES] [SEED]
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from typing import Any

sys.path[:0] = [os.path.dirname(__file__)]

from serving import ask, command, resident  # noqa: E402

PATHS = (
    "/", "/check", "/v1/states", "/v1/states/UKR/status", "/v1/states/UKR/timeline", "/v1/treaties/apmbc", "/v1/deadlines", "/v1/actions",
    "/v1/changes", "/v1/panel", "/v1/whatif", "/v1/check", "/v1/check/file", "/v1/replay", "/v1/reports",
    "/v1/claims", "/v1/claims/1", "/v1/claims/1/review", "/v1/trail", "/v1/allegations", "/healthz", "/readyz", "/metrics", "/openapi.json",
    "/desk", "/desk/key", "/desk/key/end", "/desk/claims/1", "/reports/1", "/search", "/docs", "/compare", "/whatif", "/static/pages.css",
    "/treaties/apmbc", "/states/UKR", "/allegations", "/v1/verify", "/verify",
)  # fmt: skip
NAMES = ("treaty", "state", "as_of", "known_at", "limit", "after", "format", "unit", "start", "end", "from", "to", "withdraw", "extend",
         "by", "month", "ids", "q", "then", "lang")  # fmt: skip
VALUES = (
    "", "UKR", "apmbc", "2025-07-02", "9999-12-31", "0001-01-01", "-1", "1e9", "99999999999999999999", "%00", "%ff", "%ud800", "null", "[]",
    "a" * 3000, "٣", "../../etc/passwd", "<script>", "' OR 1=1 --", "clearance=2030-01-01", "today", "csv", "day", "1900-01-01",
    "۲۰۲۵-۰۷-۰۲",
)  # fmt: skip
TEXTS = ("", "x", "\ud800", "\0", "Ukraine ratified the Ottawa Convention in 2005.", "Ukraine " * 2000, "<html><body><p>" * 500, "%PDF-1.4",
         "\u202e\u200b", "🜁" * 500, "'" * 900, "Article " * 900, "-" * 5000)  # fmt: skip
KEYS = ("text", "published", "title", "explain", "outlet", "url", "decision", "reason", "fields", "receipt", "question", "verb", "extra",
        "predicate", "states", "value", "holds", "assertions")  # fmt: skip


def value(made: random.Random, depth: int = 0) -> Any:
    """Anything that JSON can say."""
    kind = made.randrange(9 if depth < 4 else 6)
    if kind < 2:
        return made.choice(TEXTS)
    if kind < 6:
        return made.choice([None, True, 0, -1, 10**30, 1.5, "2025-07-02", "UKR", "status", "whatif", "diff", float("inf"), *VALUES])
    if kind == 6:
        return [value(made, depth + 1) for _ in range(made.randrange(4))] * made.choice([1, 1, 1, 300])
    return {made.choice(KEYS): value(made, depth + 1) for _ in range(made.randrange(5))}


def body(made: random.Random) -> tuple[str, bytes]:
    """A media type and a body that may fit it."""
    kind = made.randrange(6)
    if kind < 3:
        return "application/json", json.dumps({made.choice(KEYS): value(made) for _ in range(made.randrange(1, 5))}).encode()
    if kind == 3:
        odd = [b"[" * 50_000, b"{" * 9, b"\xff\xfe", b"", b'"\\ud800"', b"9" * 5000, b'{"text":"a","text":"b"}']
        return "application/json", made.choice(odd)
    if kind == 4:
        pairs = "&".join(f"{made.choice(KEYS)}={made.choice(VALUES)}" for _ in range(made.choice([1, 4, 2000])))
        return "application/x-www-form-urlencoded", pairs.encode()
    parts = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{made.choice((*KEYS, "file"))}"; filename="{made.choice(VALUES)}"\r\n\r\n'
        f"{made.choice(TEXTS)}\r\n" for _ in range(made.choice([1, 3, 1200]))
    )  # fmt: skip
    return "multipart/form-data; boundary=x", (parts + made.choice(["--x--\r\n", "", "--x"])).encode("utf-8", "replace")


def request(made: random.Random, key: str = "") -> bytes:
    """One request, more or less of HTTP."""
    path = made.choice(PATHS)
    if made.random() < 0.6:
        path += "?" + "&".join(f"{made.choice(NAMES)}={made.choice(VALUES)}" for _ in range(made.choice([1, 2, 3, 90])))
    method = made.choice(["GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "TRACE", "FOO", "get", ""])
    media, data = body(made)
    lines = [f"{method} {path} HTTP/{made.choice(['1.1', '1.1', '1.1', '1.0', '2.0', '9'])}".encode("utf-8", "replace")]
    lines.append(made.choice([b"Host: localhost"] * 4 + [b"Host: x", b"", b"Host : y"]))
    lines += [b"Content-Type: " + media.encode(), made.choice([b"Accept: text/html", b"Accept: */*", b"Accept: " + b"a," * 900])]
    lines.append(made.choice([b"Origin: http://localhost", b"Origin: null", b"X: y"] + [b"Sec-Fetch-Site: same-origin"] * 3))
    if key and made.random() < 0.5:
        lines.append(f"Authorization: Bearer {key}".encode())
    if made.random() < 0.3:
        lines.append(made.choice([
            b"Cookie: " + b"a=b; " * 500, b"Cookie: servanda_session=\xff", b"Range: bytes=0-,0-,0-", b"If-None-Match: " + b'"a",' * 900,
            b"X-Forwarded-For: ::1", b"Expect: 100-continue", b"Upgrade: websocket\r\nConnection: Upgrade", b"Transfer-Encoding: chunked",
            b"Content-Length: 5\r\nContent-Length: 6", b"Content-Length: -1", b"\0: a", b"X:" + b" " * 3000, b"Authorization: Basic \xff",
            b"Authorization: Bearer " + b"servanda_1_" * 90, b"TE: x" * 90, b"X\xff: \xff",
        ]))  # fmt: skip
    lines += [b"Content-Length: %d" % len(data), b"Connection: close"]
    made_up = b"\r\n".join(line for line in lines if line) + b"\r\n\r\n" + data
    if made.random() < 0.05:  # bytes changed, or cut off
        place = made.randrange(len(made_up))
        made_up = made_up[:place] + bytes([made.randrange(256)]) + made_up[place + 1 :] if made.random() < 0.7 else made_up[:place]
    return made_up


def fuzz(port: int, pid: int, seconds: float, seed: int, key: str = "", least: int = 0) -> tuple[Counter[str], int]:
    """Sends requests for so long, and so many at least: how they were answered, and the most that the server's process held.

    Raises AssertionError at a fault.
    """
    made, ends, most = random.Random(seed), Counter[str](), 0
    until = time.monotonic() + seconds
    while time.monotonic() < until or ends.total() < least:
        sent = request(made, key)
        answer = ask(port, sent, 90)
        status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/1.1 ") else "none"
        ends[status] += 1
        if status.startswith("5") and status != "503":
            raise AssertionError(f"{status} for {sent[:2000]!r}: {answer[:500]!r}")
        if ends.total() % 20 == 0:
            most = max(most, resident(pid))
    return ends, most


def main() -> None:
    """Goes on for so many minutes."""
    minutes, seed = (float(given) for given in (*sys.argv[1:], *("1", "1")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        from servanda.desk import Ledger

        with Ledger.open(f"sqlite:///{folder}/desk.db") as ledger:
            key = ledger.keys.create("fuzz", ["read", "write", "review"], "fuzz")[1]
        with command(folder, SERVANDA_READS="0", SERVANDA_WRITES="0", SERVANDA_CHECK_SECONDS="20") as (port, pid):
            begun = resident(pid)
            ends, most = fuzz(port, pid, minutes * 60, int(seed), key)
        print(f"{ends.total():,} requests in {minutes:g} minutes: {dict(sorted(ends.items()))}; memory {begun // 1_000_000} MB at first,"
              f" {most // 1_000_000} MB at most")  # fmt: skip
        with Ledger.open(f"sqlite:///{folder}/desk.db") as ledger:
            print(f"the ledger is intact: {ledger.verify().entries} entries")


if __name__ == "__main__":
    main()
