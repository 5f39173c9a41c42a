"""What changed as a feed that readers subscribe to: Atom (RFC 4287) and JSON Feed 1.1.

Feeds and entries have identities that follow from what they tell, and days that the record gives: the same question makes
the same bytes, and an entry that was told before keeps its identity.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree

from ..record.states import state_name
from .change_words import HEADINGS, Told
from .words import treaty_name

ATOM = "http://www.w3.org/2005/Atom"


def changes_atom(
    lines: Sequence[Told], first: date, last: date, treaty: str | None = None, state: str | None = None, watched: str = ""
) -> str:
    """The lines of a diff as an Atom feed, the newest first. `watched` is the watch list that they are about, where it is one."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(name("feed"))
    add(feed, "title", _title(treaty, state, watched))
    add(feed, "subtitle", f"What changed from {first.isoformat()} to {last.isoformat()}")
    add(feed, "id", urn("feed", treaty or "", state or "", *([watched] if watched else [])))
    add(feed, "updated", _stamp(last))
    add(feed, "generator", "servanda")
    ElementTree.SubElement(ElementTree.SubElement(feed, name("author")), name("name")).text = "servanda"
    for line in reversed(lines):
        entry = ElementTree.SubElement(feed, name("entry"))
        add(entry, "title", _title_of(line))
        add(entry, "id", urn(line.id))
        add(entry, "updated", _stamp(line.day))
        ElementTree.SubElement(entry, name("category"), term=line.kind, label=HEADINGS[line.kind])
        if line.address:
            ElementTree.SubElement(entry, name("link"), rel="alternate", href=line.address)
        add(entry, "summary", line.says)
        add(entry, "content", f"{line.says}\n{_basis(line)}".rstrip())
    ElementTree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def changes_json_feed(
    lines: Sequence[Told], first: date, last: date, treaty: str | None = None, state: str | None = None, watched: str = ""
) -> dict[str, Any]:
    """The lines of a diff as a JSON Feed, the newest first."""
    items = []
    for line in reversed(lines):
        item: dict[str, Any] = {"id": urn(line.id), "title": _title_of(line), "content_text": f"{line.says}\n{_basis(line)}".rstrip()}
        if line.address:
            item["external_url"] = line.address
        items.append({**item, "date_published": _stamp(line.day), "tags": [line.kind]})
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(treaty, state, watched),
        "description": f"What changed from {first.isoformat()} to {last.isoformat()}",
        "language": "en",
        "items": items,
    }


def _title(treaty: str | None, state: str | None, watched: str) -> str:
    about = [treaty_name(treaty)] if treaty else []
    about += [state_name(state)] if state else []
    about += ["a watch list"] if watched else []
    return "Arms-control treaties: what changed" + (f" ({', '.join(about)})" if about else "")


def _title_of(line: Told) -> str:
    """The sentence without its details: up to the first bracket, colon or semicolon that follows some words."""
    ends = [place for mark in (" (", ": ", "; ") if (place := line.says.find(mark)) > 0]
    return line.says[: min(ends)].rstrip(".") if ends else line.says.rstrip(".")


def _basis(line: Told) -> str:
    """What a line rests on, each once."""
    return "\n".join(dict.fromkeys(f"{item.ref} {item.source}".rstrip() for change in line.changes[:1] for item in change.basis))


def add(parent: ElementTree.Element, tag: str, text: str) -> None:
    """Adds an element with a text, without what XML does not have."""
    ElementTree.SubElement(parent, name(tag)).text = _xml(text)


def _xml(text: str) -> str:
    """The text without the characters that XML 1.0 does not have."""
    return "".join(c for c in text if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000")


def name(tag: str) -> str:
    """The name of an element of Atom."""
    return f"{{{ATOM}}}{tag}"


def urn(*parts: str) -> str:
    """A name that follows from content: a UUID of version 8 (RFC 9562), made from a SHA-256."""
    digest = bytearray(hashlib.sha256("\x1f".join(("servanda", *parts)).encode()).digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    return uuid.UUID(bytes=bytes(digest)).urn


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
