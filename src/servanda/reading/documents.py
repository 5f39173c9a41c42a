"""Web pages, archives of them and PDF files as text: what is read from them is the text as extracted, and the answer carries it."""

from __future__ import annotations

import io
import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import InputError
from ..told import Template, Text, fact, say
from ..told import number as count_of
from .encodings import page_text
from .model import Period
from .pages import in_one
from .stated import stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = "60"  # characters that are an article
PAGES = 200  # of a PDF; a longer one is refused, not cut
ATTRIBUTES = 1_000  # of a tag: what parses them compares each with all before
TAG: Template = "{name} has a tag with more than {number} attributes, which no web page has: save its text and give that."
NO_PAGE: Template = "{name} is a web page that cannot be read ({fault}): save its text and give that."
FEED: Template = "{name} is a feed, which only links reports: save the text of one and give that, or give its address to 'servanda watch'."
NO_ARTICLE: Template = "{name} is a web page without an article in it: save the text of the report and give that."
NO_PDF: Template = "{name} is a PDF that cannot be read ({fault}): it may be damaged."
TOO_MANY_PAGES: Template = "{name} has more than {number} pages, the most that one report may have: split it."
_TAG, _VALUE = re.compile(rb"<[a-zA-Z][^<>]*"), re.compile(rb"\"[^\"]*\"|'[^']*'")
_PDF = re.compile(rb"(?:^|[\x00-\x08\r\n\x80-\xff])%PDF-\d\.\d")
_STYLE = "translate(@style, 'DISPLAYNOEVBTHG ', 'displaynoevbthg')"  # in small letters, without spaces
_UNSEEN = f"contains({_STYLE}, 'display:none') or contains({_STYLE}, 'visibility:hidden')"
_HIDDEN = f"//template|//iframe|//noframes|//noembed|//*[(@hidden and @hidden != 'until-found') or {_UNSEEN}]"
_NOTE, _BEFORE_A_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z]|[*†‡])\]?"), re.compile(r"[^\W\d_]{4}$|[.,;:\"”’)]$")
_FOOT = "self::footer or contains(@id, 'footer') or contains(@class, 'footer')"
_OTHER_DAYS = f"//table|//figcaption|//aside|//*[({_FOOT}) and not(.//time)]"
_FEED = re.compile(rb"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")


class Document(NamedTuple):
    """The text of a report with what its file says of it. `kind`: text, html or pdf."""

    text: str
    kind: str = "text"
    title: str = ""
    outlet: str = ""
    published: Period | None = None  # the day that the file gives of itself, or the days where it leaves several open
    notes: tuple[str, ...] = ()  # what of it was not read, or how, a sentence each


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF file; its first words may stand some bytes behind the beginning."""
    return data[:1024].lstrip().startswith(b"%PDF") or (_PDF.search(data[:1024]) is not None and b"startxref" in data)


def is_html(data: bytes) -> bool:
    """Whether the bytes are those of a web page."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_HTML) or (start.startswith(b"<!--") and b"<html" in start)


def from_html(data: bytes, name: str) -> Document:
    """The main text of a web page, with its title, outlet and day of publication where it gives them.

    Nothing is fetched and no script is run. Raises InputError for a feed, and where the page holds no text of its own.
    """
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    if _FEED.match(data[:2048].removeprefix(b"\xef\xbb\xbf")):
        raise InputError(say(FEED, name=fact(name)))
    if max((_attributes(tag) for tag in _TAG.findall(data)), default=0) > ATTRIBUTES:
        raise InputError(say(TAG, name=fact(name), number=count_of(ATTRIBUTES)))
    for logger in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        tree = load_html(page_text(data))
        if tree is None:
            raise ValueError
        _without_hidden(tree)
        _without_notes(tree)
        about = extract_metadata(_without_other_days(deepcopy(tree)), extensive=False)
        text = _article(tree)
    except (ValueError, RecursionError, LookupError) as why:
        raise InputError(say(NO_PAGE, name=fact(name), fault=Text(type(why).__name__))) from None
    if not text or not text.strip():
        raise InputError(say(NO_ARTICLE, name=fact(name)))
    published = _day_of(about.date, tree) if about is not None and about.date else None
    title, outlet = (about.title or "", about.sitename or "") if about is not None else ("", "")
    return Document(text, "html", " ".join(title.split())[:300], " ".join(outlet.split())[:200], published)


def _article(tree: HtmlElement) -> str | None:
    """The text of the article on a page, a line each paragraph; a short one would else come in one line, heading and all."""
    import trafilatura
    from trafilatura.settings import use_config

    def extracted(**more: Any) -> str | None:
        found: str | None = trafilatura.extract(deepcopy(tree), include_comments=False, include_tables=True, include_links=False, **more)
        return found

    text = extracted(favor_recall=True)
    if text and "\n" in text.strip():
        return text
    short = use_config()
    short.set("DEFAULT", "MIN_EXTRACTED_SIZE", SHORT)
    return extracted(favor_recall=True, config=short) or text


def _without_hidden(tree: HtmlElement) -> None:
    """Takes out what the page shows to no reader: elements that are hidden by themselves, and the text in frames.

    The page itself stays, hidden or not.
    """
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def _without_notes(tree: HtmlElement) -> None:
    """Takes out the raised marks of notes behind words, which would become their last letters; "km²" and "10⁶" stay."""
    for mark in list(tree.iter("sup")):
        before = mark.getprevious()
        text = (before.tail if before is not None else mark.getparent().text if mark.getparent() is not None else "") or ""
        if _NOTE.fullmatch(mark.text_content().strip()) and _BEFORE_A_NOTE.search(text[-20:].rstrip()):
            mark.drop_tree()


def _without_other_days(tree: HtmlElement) -> HtmlElement:
    """The page without what has days of its own: tables, captions, other news, and a foot without a time of publication in it."""
    for element in tree.xpath(_OTHER_DAYS):
        if element.getparent() is not None and element.tag not in ("html", "body", "article", "main"):
            element.drop_tree()
    return tree


def _day_of(day: str, tree: HtmlElement) -> Period | None:
    """The day that was found on a page; both, where all that the page has for it is figures that may be read either way."""
    found = stated(day)
    if found is None or found.start != found.end:
        return found
    one = found.start
    if one.day > 12 or one.day == one.month:
        return found
    written = " ".join(tree.itertext()) + " ".join(" ".join(element.attrib.values()) for element in tree.iter("meta", "time", "script"))
    figures = rf"0?{one.day}[-/]0?{one.month}[-/]{one.year}|0?{one.month}[-/]0?{one.day}[-/]{one.year}"
    sure = rf"{one.year}[-/.]?0?{one.month}[-/.]?0?{one.day}(?!\d)|\b0?{one.day}(?:st|nd|rd|th)?\s{one:%b}|\b{one:%b}[a-z.]*\s0?{one.day}\b"
    if re.search(rf"(?<!\d)(?:{figures})(?!\d)", written) and not re.search(sure, written):
        return stated(f"{one.day}/{one.month}/{one.year}")
    return found


def _attributes(tag: bytes) -> int:
    """How many attributes a tag may have: its words, values left out."""
    return 0 if len(tag) < ATTRIBUTES else len(_VALUE.sub(b"", tag).split())


def from_pdf(data: bytes, name: str) -> Document:
    """The text of a PDF file, page by page, with its title where it has one.

    A page that holds no text is told in the notes. Raises InputError where it is damaged, encrypted, too long, or holds pictures only.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data[max(0, data[:1024].find(b"%PDF")) :]))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(say("{name} is a PDF locked by a password: save it without one.", name=fact(name)))
        if len(reader.pages) > PAGES:
            raise InputError(say(TOO_MANY_PAGES, name=fact(name), number=PAGES))
        pages = [page.extract_text() for page in reader.pages]
        title = str((reader.metadata.title if reader.metadata else "") or "")
    except InputError:
        raise
    except Exception as why:  # a damaged file fails in many ways; each means the same to its reader
        raise InputError(say(NO_PDF, name=fact(name), fault=Text(type(why).__name__))) from None
    text = in_one(pages)
    if not text.strip():
        raise InputError(say("{name} is a PDF without text, perhaps a scan: run text recognition on it first.", name=fact(name)))
    return Document(text, "pdf", _title(title), notes=_unread([number for number, page in enumerate(pages, 1) if not page.strip()]))


def _title(title: str) -> str:
    """The title of a PDF, where its author gave one: programs write a name of their own there."""
    line = " ".join(title.split())[:300]
    return "" if line.casefold() in ("untitled", "untitled document", "(anonymous)", "anonymous") else line


def _unread(pages: list[int]) -> tuple[str, ...]:
    if not pages:
        return ()
    end = "not read: run text recognition on the file first"
    if len(pages) == 1:
        return (f"page {pages[0]} holds no text, perhaps a scan, and was {end}",)
    listed = ", ".join(map(str, pages[:20])) + (" and more" if len(pages) > 20 else "")
    return (f"pages {listed} hold no text, perhaps scans, and were {end}",)
