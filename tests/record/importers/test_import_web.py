"""Fetching a page: from a server on this computer that serves the fixture pages, and what is never fetched."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.errors import InputError
from servanda.record import importers
from servanda.record.importers import fetch, web
from servanda.record.importers.addresses import permitted

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
MINES = (PAGES / "untc-mines.html").read_bytes()


class Handler(BaseHTTPRequestHandler):
    """Serves the fixture pages, and answers that no server should give."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        if name == "away":
            self.answer(302, b"", Location="/untc-mines.html")
        elif name == "round":
            self.answer(302, b"", Location="/round")
        elif name == "inside":
            self.answer(302, b"", Location="http://10.0.0.1/page.html")
        elif name == "file":
            self.answer(302, b"", Location="file:///etc/hostname")
        elif name == "packed":
            self.answer(200, gzip.compress(MINES), **{"Content-Encoding": "gzip"})
        elif name == "bomb":
            self.answer(200, gzip.compress(b" " * 50_000_000), **{"Content-Encoding": "gzip"})
        elif name == "torn":
            self.answer(200, gzip.compress(MINES)[:-50], **{"Content-Encoding": "gzip"})
        elif name == "strange":
            self.answer(200, MINES, **{"Content-Encoding": "br"})
        elif name == "latin":
            latin = MINES.decode().replace("charset=utf-8", "").encode("latin-1", "replace")
            self.answer(200, latin, **{"Content-Type": "text/html; charset=ISO-8859-1"})
        elif name == "large":
            self.send_response(200)
            self.send_header("Content-Length", "50000000")
            self.end_headers()
        elif name == "endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(20_000):
                self.wfile.write(b"x" * 1_000)
        elif name == "short":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(MINES[:500])
        elif name == "drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif (PAGES / name).is_file():
            self.answer(200, (PAGES / name).read_bytes())
        else:
            self.answer(404, b"nothing here")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """The client hung up, as it should."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this computer."""
    made = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir()))
def test_a_page_is_the_same_from_a_server_as_from_a_file(server: str, name: str) -> None:
    there = importers.read(fetch.bring(f"{server}/{name}", allow_loopback=True))
    assert there == importers.read(fetch.bring(str(PAGES / name)))


@pytest.mark.parametrize("name", ["away", "packed"])
def test_redirects_are_followed_and_packed_pages_unpacked(server: str, name: str) -> None:
    brought = fetch.bring(f"{server}/{name}", allow_loopback=True)
    assert brought.data == MINES and brought.url.startswith(server)


def test_what_the_server_says_of_the_encoding_is_used(server: str) -> None:
    found = importers.read(fetch.bring(f"{server}/latin", allow_loopback=True))
    assert {"CIV", "TUR"} <= {f.state for f in found.found}


@pytest.mark.parametrize(("name", "expected"), [
    ("nowhere.html", "status 404"),
    ("round", "more than 5 times"),
    ("inside", "private network"),
    ("file", "no address that is fetched"),
    ("bomb", "larger than 8,000,000 bytes"),
    ("torn", "broke off in the middle"),
    ("strange", "packs its pages"),
    ("large", "larger than 8,000,000 bytes"),
    ("endless", "larger than 8,000,000 bytes"),
    ("short", "gives no page|broke off"),
])  # fmt: skip
def test_an_answer_that_is_no_page_is_one_sentence(server: str, name: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected) as why:
        fetch.bring(f"{server}/{name}", allow_loopback=True)
    assert str(why.value).endswith(".") and "\n" not in str(why.value)


def test_a_page_that_drips_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 1.0)
    start = time.monotonic()
    with pytest.raises(InputError, match=r"took longer than 1 seconds|gives no page"):
        fetch.bring(f"{server}/drip", allow_loopback=True)
    assert time.monotonic() - start < 5


def test_this_computer_is_not_asked_unless_it_is_allowed(server: str) -> None:
    with pytest.raises(InputError, match="private network, or this computer"):
        fetch.bring(f"{server}/untc-mines.html")


@pytest.mark.parametrize("url", [
    "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data", "http://0.0.0.0/", "http://[::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://224.0.0.1/", "http://100.64.0.1/",
])  # fmt: skip
def test_addresses_of_private_networks_are_never_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was asked"))
    with pytest.raises(InputError, match=r"private network|is not found"):
        fetch.bring(url)


@pytest.mark.parametrize("address", [
    "192.0.0.192", "fec0::1", "::7f00:1", "3fff::1", "192.0.0.9", "192.88.99.1", "192.31.196.1", "198.19.255.255", "255.255.255.255",
    "0.1.2.3",
    "::", "::ffff:0:7f00:1", "100::1", "100:0:0:1::1", "2001::1", "2001:1::1", "2001:4:112::1", "2001:20::1", "2001:db8::1",
    "2620:4f:8000::1",
    "5f00::1", "fdff::1", "febf::1", "ff02::1", "4000::1", "64:ff9b:1::a00:1", "::ffff:169.254.169.254", "fe80::1%eth0",
])  # fmt: skip
def test_what_a_registry_sets_apart_is_not_public(address: str) -> None:
    assert not permitted(address) and not permitted(address, allow_loopback=True)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "1.1.1.1", "2a00::1", "::ffff:1.1.1.1"])
def test_what_is_public_is_asked(address: str) -> None:
    assert permitted(address)


def test_a_name_that_also_points_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it was asked"))
    with pytest.raises(InputError, match=r"private network, or this computer \(127\.0\.0\.1\)"):
        fetch.bring("http://example.org/")


def test_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, names = list[tuple[str, int]](), list[str]()

    def connect(address: tuple[str, int], timeout: float, source_address: None) -> socket.socket:
        asked.append(address)
        raise OSError("refused")

    def looked_up(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        names.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14" if len(names) == 1 else "127.0.0.1", 443))]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(InputError, match=r"example\.org gives no page: refused"):
        fetch.bring("https://example.org/page")
    assert (asked, names) == ([("93.184.215.14", 443)], ["example.org"])  # looked up once


@pytest.mark.parametrize(("url", "expected"), [
    ("ftp://example.org/page", "ftp:// is not fetched"),
    ("file:///etc/passwd", "file:// is not fetched"),
    ("http://", "no address"),
    ("http://user:secret@example.org/", "user name or password"),
    ("http://example.org:99999/", "no address"),
    ("http://example.org/a b", "written with %"),
    ("http://example.org/\r\nHost: x", "written with %|no address"),
    ("http://no-such-host.invalid/", "is not found"),
])  # fmt: skip
def test_other_addresses_are_refused(url: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected) as why:
        fetch.bring(url)
    assert "secret" not in str(why.value) or "user name" in str(why.value)


def test_the_command_fetches(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "import", f"{server}/untc-mines.html", "--treaty", "apmbc", "--dry-run", "--allow-loopback"]) == 0
    assert "45 actions read" in capsys.readouterr().out
    assert main(["record", "import", f"{server}/untc-mines.html", "--treaty", "apmbc", "--dry-run"]) == 2
    out = capsys.readouterr()
    assert not out.out and out.err.startswith("servanda: 127.0.0.1 is in a private network") and out.err.count("\n") == 1
