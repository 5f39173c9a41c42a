"""Reports from a feed, RSS or Atom: from the address that the operator names and from no other.

The text of an item is what the feed itself carries. The pages that items link to are not fetched: their addresses come from outside.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..errors import InputError
from ..reading.model import Period
from ..reading.stated import stated
from ..record.importers.brought import Brought
from ..record.importers.fetch import bring

ITEMS = 1000  # of a feed; the usual ones have tens
BLOCKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "blockquote", "tr")


class Item(NamedTuple):
    """An item of a feed. `text` is plain; `published` is the day where it was written, where the feed tells it."""

    title: str
    url: str
    outlet: str
    published: Period | None
    text: str


def items(place: str, allow_loopback: bool = False) -> list[Item]:
    """The items of a feed at an address, or in a file, that hold a text. Raises InputError."""
    return items_of(bring(place, allow_loopback))


def items_of(brought: Brought) -> list[Item]:
    """The items of a feed that was brought. Raises InputError where it is none."""
    import feedparser

    # feedparser is given bytes, never an address: what fetches is `bring`, which refuses private networks
    found = feedparser.parse(brought.data, response_headers={"content-type": "application/xml"}, sanitize_html=True)
    if not found.get("version"):
        raise InputError(f"{brought.name} is no RSS or Atom feed: give the address of the feed itself.")
    if len(found.entries) > ITEMS:
        raise InputError(f"{brought.name} has more than {ITEMS:,} items: no news feed has, so nothing of it was kept.")
    outlet = _line(found.feed.get("title"), 200)
    made = [_item(entry, outlet) for entry in found.entries]
    return [item for item in made if item.text]


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    start = data[:2048].lower()
    return b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start


def _item(entry: Any, outlet: str) -> Item:
    bodies = [part.get("value", "") for part in entry.get("content", [])] + [entry.get("summary", "")]
    text = max((_plain(body) for body in bodies), key=len)
    title = _line(entry.get("title"), 300)
    day = stated(entry.get("published")) or stated(entry.get("updated"))
    link = str(entry.get("link", ""))
    return Item(title, link if link.startswith(("https://", "http://")) and len(link) < 2000 else "", outlet, day, text)


def _plain(body: str) -> str:
    """The text of a piece of HTML, a line a block."""
    import lxml.html

    if not body.strip():
        return ""
    try:
        tree = lxml.html.fromstring(f"<div>{body}</div>")
    except (ValueError, lxml.etree.ParserError):
        return ""
    for element in tree.iter(*BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _line(text: object, most: int) -> str:
    return " ".join(_plain(str(text or "")).split())[:most]
