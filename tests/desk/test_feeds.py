"""Feeds: their items become reports; hostile ones are refused or lose what is hostile; nothing but the named address is fetched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from servanda.desk.feeds import items
from servanda.errors import InputError
from servanda.reading.model import Period

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title>
<item><title>Mines &amp;amp; treaties</title><link>https://gazette.example/1</link><pubDate>Wed, 02 Jul 2025 10:00:00 GMT</pubDate>
<description>short</description>
<content:encoded><![CDATA[<p>Ukraine is a party to the Ottawa Convention.</p><script>alert(1)</script>
<p>A second &lt;line&gt;.</p>]]></content:encoded></item>
<item><title>Elsewhere</title><link>javascript:alert(1)</link><description>Latvia left the convention.</description></item>
<item><title>Empty</title></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A feed</title><id>x</id>
<entry><id>1</id><title>One</title><link href="https://a.example/1"/><updated>2025-07-03T01:00:00+03:00</updated>
<content type="html">&lt;p&gt;Some text.&lt;/p&gt;</content></entry></feed>"""


class Server(ThreadingHTTPServer):
    """Serves pages by their paths and keeps which were asked for."""

    pages: dict[str, tuple[int, str]]
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    """Answers with a page, or a redirect where its status is one."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, body = self.server.pages[self.path]
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.pages, running.asked = {}, []
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def address(server: Server, path: str) -> str:
    """The address of a page."""
    return f"http://127.0.0.1:{server.server_port}{path}"


def written(folder: Path, text: str) -> str:
    """A file with a feed."""
    path = folder / "feed.xml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_items_of_rss_are_plain_text_with_their_address_and_day(server: Server) -> None:
    server.pages["/feed"] = (200, RSS)
    first, second = items(address(server, "/feed"), allow_loopback=True)
    assert (first.title, first.url, first.outlet, first.published) == (
        "Mines & treaties", "https://gazette.example/1", "The Gazette", Period(date(2025, 7, 2), date(2025, 7, 2)),
    )  # fmt: skip
    assert first.text == "Ukraine is a party to the Ottawa Convention.\n\nA second <line>."
    assert (second.url, second.published) == ("", None)
    assert server.asked == ["/feed"]


def test_atom_is_read_from_a_file_and_its_day_is_that_of_the_place_where_it_was_written(tmp_path: Path) -> None:
    day = date(2025, 7, 3)  # one in the morning there; in London it is still the second
    assert [(item.text, item.published) for item in items(written(tmp_path, ATOM))] == [("Some text.", Period(day, day))]


def test_this_computer_and_private_networks_are_refused(server: Server) -> None:
    server.pages["/feed"] = (200, RSS)
    for place in (address(server, "/feed"), "http://10.0.0.1/feed", "http://[::ffff:169.254.169.254]/x", "http://localhost/feed"):
        with pytest.raises(InputError, match="private network"):
            items(place)
    assert server.asked == []


def test_a_redirect_into_a_private_network_is_refused(server: Server) -> None:
    server.pages["/feed"] = (302, "http://10.0.0.1/feed")
    with pytest.raises(InputError, match="private network"):
        items(address(server, "/feed"), allow_loopback=True)


def test_what_is_no_feed_or_too_large_is_refused(server: Server, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no RSS or Atom"):
        items(written(tmp_path, "<html><body>A page.</body></html>"))
    with pytest.raises(InputError, match="more than 1,000 items"):
        items(written(tmp_path, ATOM.replace("</feed>", "<entry><title>x</title></entry>" * 1000 + "</feed>")))
    server.pages["/large"] = (200, "x" * 8_000_001)
    with pytest.raises(InputError, match="larger than"):
        items(address(server, "/large"), allow_loopback=True)


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE feed [<!ENTITY f SYSTEM "file://{secret}"><!ENTITY e0 "x">{bomb}]>'
    hostile = ATOM.replace('<?xml version="1.0"?>', f'<?xml version="1.0"?>{head}').replace("Some text.", "Some &e11; &f; text.")
    try:
        told = "".join(item.text for item in items(written(tmp_path, hostile)))
    except InputError:
        told = ""
    assert "a secret" not in told
    assert len(told) < 10_000
