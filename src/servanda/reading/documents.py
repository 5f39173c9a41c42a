"""Web pages and PDF files as text: what is read from them is the text as extracted, and the answer carries it."""

from __future__ import annotations

import io
import logging
import re
from datetime import date
from typing import NamedTuple

from ..errors import InputError

PAGES = 200  # of a PDF; a longer one is refused, not cut
ATTRIBUTES = 1_000  # of a tag: what parses them compares each with all before
_TAG, _VALUE = re.compile(rb"<[a-zA-Z][^<>]*"), re.compile(rb"\"[^\"]*\"|'[^']*'")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")


class Document(NamedTuple):
    """The text of a report with what its file says of it. `kind`: text, html or pdf."""

    text: str
    kind: str = "text"
    title: str = ""
    outlet: str = ""
    published: date | None = None


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF file."""
    return data[:1024].lstrip().startswith(b"%PDF")


def is_html(data: bytes) -> bool:
    """Whether the bytes are those of a web page."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_HTML) or (start.startswith(b"<!--") and b"<html" in start)


def from_html(data: bytes, name: str) -> Document:
    """The main text of a web page, with its title, outlet and day of publication where it gives them.

    Nothing is fetched and no script is run. Raises InputError where the page holds no text of its own.
    """
    import trafilatura
    from trafilatura.metadata import extract_metadata

    if max((_attributes(tag) for tag in _TAG.findall(data)), default=0) > ATTRIBUTES:
        raise InputError(f"{name} has a tag with more than {ATTRIBUTES:,} attributes, which no web page has: save its text and give that.")
    for logger in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(data, include_comments=False, include_tables=True, include_links=False, favor_recall=True)
        about = extract_metadata(data)
    except (ValueError, RecursionError, LookupError) as why:
        raise InputError(f"{name} is a web page that cannot be read ({type(why).__name__}): save its text and give that.") from None
    if not text or not text.strip():
        raise InputError(f"{name} is a web page without an article in it: save the text of the report and give that.")
    published = None
    if about is not None and about.date:
        try:
            published = date.fromisoformat(about.date)
        except ValueError:
            published = None  # a day that does not exist tells nothing
    title, outlet = (about.title or "", about.sitename or "") if about is not None else ("", "")
    return Document(text, "html", " ".join(title.split())[:300], " ".join(outlet.split())[:200], published)


def _attributes(tag: bytes) -> int:
    """How many attributes a tag may have: its words, values left out."""
    return 0 if len(tag) < ATTRIBUTES else len(_VALUE.sub(b"", tag).split())


def from_pdf(data: bytes, name: str) -> Document:
    """The text of a PDF file, page by page, with its title where it has one.

    Raises InputError where it is damaged, encrypted, too long, or holds pictures only.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name} is a PDF locked by a password: save it without one.")
        if len(reader.pages) > PAGES:
            raise InputError(f"{name} has more than {PAGES} pages, the most that one report may have: split it.")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = str((reader.metadata.title if reader.metadata else "") or "")
    except InputError:
        raise
    except Exception as why:  # a damaged file fails in many ways; each means the same to its reader
        raise InputError(f"{name} is a PDF that cannot be read ({type(why).__name__}): it may be damaged.") from None
    if not text.strip():
        raise InputError(f"{name} is a PDF without text, perhaps a scan: run text recognition on it first.")
    return Document(text, "pdf", " ".join(title.split())[:300])
