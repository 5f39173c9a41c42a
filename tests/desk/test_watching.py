"""A watch keeps what is new, once, asks servers politely, tells what it cannot read, and sends word of what is wrong."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from kept import accusation, membership, report
from watch_kills import feed, kill_watches

from servanda.desk import Ledger, alerts
from servanda.desk.watching import Watch
from servanda.errors import InputError, ServandaError, UsageError
from servanda.publish import mailing


class Server(ThreadingHTTPServer):
    """A feed, and what was asked and sent."""

    asked: list[dict[str, str]]
    sent: list[Any]
    status: int


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(dict(self.headers))
        known = self.headers.get("If-None-Match") == '"1"' and self.server.status == 200
        self.send_response(304 if known else self.server.status)
        self.send_header("ETag", '"1"')
        self.send_header("Retry-After", "7200")
        self.end_headers()
        if not known:
            self.wfile.write(feed())

    def do_POST(self) -> None:
        self.server.sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[tuple[Server, str]]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.asked, running.sent, running.status = [], [], 200
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running, f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()
        thread.join(10)


class Kept(list[Any]):
    """What a watch kept and told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def watch(self, folder: Path, *places: str) -> Watch:
        return Watch(str(folder / "state.json"), list(places), 60.0, self.append, self.file, self.told.append, allow_loopback=True)

    def file(self, path: str) -> None:
        if path.endswith("bad.txt"):
            raise InputError("it cannot be read.")
        self.append(path)


def test_a_feed_is_fetched_again_only_when_it_changed(tmp_path: Path, server: tuple[Server, str]) -> None:
    kept, (running, address) = Kept(), server
    watch = kept.watch(tmp_path, address)
    watch.look(1000.0)
    first = len(kept)
    assert first > 0 and watch.due() == 1060.0
    watch.look(1030.0)
    assert len(running.asked) == 1  # not due
    kept.watch(tmp_path, address).look(1060.0)  # begun anew, it knows what it knew
    assert len(kept) == first and running.asked[1]["If-None-Match"] == '"1"'


def test_a_server_that_asks_to_be_left_alone_is(tmp_path: Path, server: tuple[Server, str]) -> None:
    kept, (running, address) = Kept(), server
    running.status = 429
    watch = kept.watch(tmp_path, address)
    watch.look(1000.0)
    assert watch.due() == 1000.0 + 7200 and "later" in kept.told[0] and not kept


def test_a_place_that_fails_is_asked_ever_more_seldom_and_hinders_no_other(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("A report.")
    os.utime(inbox / "a.txt", (1, 1))
    kept, now, waits = Kept(), 1000.0, []
    watch = kept.watch(tmp_path, str(tmp_path / "gone"), str(inbox))
    for _ in range(4):
        watch.look(now)
        waits.append(watch.state["places"][str(tmp_path / "gone")]["next"] - now)
        now += waits[-1]
    assert waits == [120.0, 240.0, 480.0, 960.0]
    assert kept == [str(inbox / "a.txt")]


def test_files_are_kept_once_they_are_still_and_again_when_they_change(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, moment in (("a.txt", 1), ("bad.txt", 1), ("writing.txt", 999)):
        (inbox / name).write_text("A report.")
        os.utime(inbox / name, (moment, moment))
    kept = Kept()
    watch = kept.watch(tmp_path, str(inbox))
    watch.look(1000.0)
    assert [Path(path).name for path in kept] == ["a.txt"] and "bad.txt" in kept.told[0]
    watch.look(1100.0)
    assert [Path(path).name for path in kept] == ["a.txt", "writing.txt"] and len(kept.told) == 1
    (inbox / "a.txt").write_text("Another report.")
    os.utime(inbox / "a.txt", (1101, 1101))
    watch.look(1200.0)
    assert len(kept) == 3


def test_one_look_passes_over_nothing_without_a_word(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    feed = "http://127.0.0.1:1/feed.xml"  # nobody answers there
    kept = Kept()
    watch = kept.watch(tmp_path, str(inbox), feed)
    watch.look(1000.0, once=True)
    (inbox / "a.txt").write_text("A report.")
    os.utime(inbox / "a.txt", (1001, 1001))
    (inbox / "b.txt").write_text("Another.")
    os.utime(inbox / "b.txt", (1009, 1009))
    kept.told.clear()
    watch.look(1010.0, once=True)
    assert [Path(path).name for path in kept] == ["a.txt"]
    assert "b.txt: it was written to just now" in kept.told[0] and "is asked again from" in kept.told[1]


def test_a_state_that_is_damaged_is_told(tmp_path: Path) -> None:
    for text in ("", "[]", "{", '{"places": 1}'):
        (tmp_path / "state.json").write_text(text)
        with pytest.raises(InputError, match="no state of a watch"):
            Kept().watch(tmp_path, "x")


def test_what_the_ledger_holds_is_known_without_checking(database_url: str) -> None:
    given = report(membership())
    with Ledger.open(database_url) as ledger:
        assert not ledger.holds(given.read.text, "The Gazette", "")
        ledger.add(given, outlet="The Gazette", by="ann")
        assert ledger.holds(given.read.text, "The Gazette", "") and not ledger.holds(given.read.text, "The Herald", "")


def test_word_is_sent_to_a_webhook_and_a_refusal_is_told(tmp_path: Path, server: tuple[Server, str]) -> None:
    running, address = server
    with Ledger.open(f"sqlite:///{tmp_path / 'desk.db'}") as ledger:
        ledger.add(report(accusation()), by="ann")
        found = ledger.news("2000")
    alerts.webhook(address, found)
    assert running.sent[0]["news"][0]["claim"]["id"] == 1
    running.status = 500
    with pytest.raises(ServandaError, match="answers with status"):
        alerts.webhook(address, found)


def test_word_is_sent_by_mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []

    class Mail:
        def __init__(self, host: str, port: int, timeout: float) -> None:
            sent.append((host, port))

        def __enter__(self) -> Mail:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def login(self, *given: str) -> None:
            sent.append(given)

        def send_message(self, message: Any) -> None:
            sent.append(message)

    monkeypatch.setattr(mailing.smtplib, "SMTP_SSL", Mail)
    with Ledger.open(f"sqlite:///{tmp_path / 'desk.db'}") as ledger:
        ledger.add(report(membership("Ukraine is a party to the Ottawa Convention\nBcc: x@evil.example")), by="ann")
        found = ledger.news("2000")
    from datetime import date

    alerts.mail("smtps://desk:p%40ss@mail.example", "desk@a.example", ["editor@a.example"], found, date(2026, 1, 1))
    assert sent[:2] == [("mail.example", 465), ("desk", "p@ss")]
    assert sent[2]["To"] == "editor@a.example" and sent[2]["Bcc"] is None and "Ukraine is a party" in sent[2].get_content()
    for server, sender in (("ftp://x", "a@b"), ("smtp://x", "")):
        with pytest.raises(UsageError):
            alerts.mail(server, sender, ["a@b"], found, date(2026, 1, 1))


def test_killed_watches_lose_nothing_and_keep_nothing_twice(database_url: str, tmp_path: Path) -> None:
    kill_watches(database_url, tmp_path, 3)
