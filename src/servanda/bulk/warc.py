"""The records of a WARC file: pages as crawlers have them, texts as Common Crawl's WET files have them; of all others, of which kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from ..reading.encodings import codec, utf8
from ..reading.stated import stated, told

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
READ = ("response", "resource", "conversion")  # the types of records that hold what somebody published
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_KIND = re.compile(rb"(?:^|\n)content-type:[ \t]*([^\s;]+)(?:[^\r\n]{0,200}?;[ \t]*charset=[\"']?([\w.:-]{1,40}))?", re.IGNORECASE)
_PACKED = re.compile(rb"(?:^|\n)(?:content-encoding|transfer-encoding):[ \t]*(?!identity)\S", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Record(NamedTuple):
    """A record: what it holds, or why that was not read. `passed` is a kind of record that no run reads, `aside` a loss."""

    name: str
    data: bytes | None = None
    form: str = "html"
    about: Mapping[str, Any] = MappingProxyType({})
    aside: str = ""
    passed: str = ""


def records(file: BinaryIO, largest: int) -> Iterator[Record]:
    """The records, those with more than `largest` bytes set aside. Raises EOFError where the file breaks off inside of one."""
    from fastwarc.warc import ArchiveIterator

    for record in ArchiveIterator(file, parse_http=False, quirks_mode=True):  # which takes plain line ends as well
        kind, name, size = str(record.record_type).rpartition(".")[2], record.record_id or "", record.content_length
        if kind not in READ:
            yield Record(name, passed=f"records of the type {kind}, which hold no page")
            continue
        day = stated(record.headers.get("WARC-Date") or "")
        about = {"url": record.headers.get("WARC-Target-URI"), "crawled": told(day) if day else ""}
        if size > largest:
            yield Record(name, about=about, aside=f"It is larger than {largest:,} bytes.")
            continue
        content = record.reader.read()
        if len(content) < size:
            raise EOFError(f"{size - len(content):,} bytes of {name} are missing")
        told_kind = (record.headers.get("Content-Type") or "").encode("latin-1", "replace")
        if told_kind.lower().startswith(b"application/http") or (kind == "response" and content.startswith(b"HTTP/")):
            yield _answer(name, content, about, largest)
        else:
            found = _KIND.match(b"\ncontent-type:" + told_kind) if told_kind else None
            yield _held(name, content, found, "text" if kind == "conversion" else "html", about)


def _answer(name: str, content: bytes, about: Mapping[str, Any], largest: int) -> Record:
    """What an answer of a server holds, unpacked where it says that it is packed."""
    end = _EMPTY_LINE.search(content)
    head, body = (content[: end.start()], content[end.end() :]) if end else (content, b"")
    if _PACKED.search(head):
        body = _unpacked(content, largest) or body
        if len(body) > largest:
            return Record(name, about=about, aside=f"It is larger than {largest:,} bytes.")
        if _CONTROL.search(body[:512]) and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
            return Record(name, about=about, aside="Its page is packed, and could not be unpacked.")
    return _held(name, body, _KIND.search(head), "html", about)


def _unpacked(content: bytes, largest: int) -> bytes:
    """The body of an answer without its packing; nothing where it has none, though its head says so, or a broken one."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    made = WarcRecord()
    made.record_type, made.is_http = WarcRecordType.response, True
    made.set_bytes_content(content)
    try:
        made.parse_http(quirks_mode=True, auto_decode="all")
        return bytes(made.reader.read(largest + 1))
    except (OSError, ValueError):
        return b""  # many crawlers keep the head as it was, and the body unpacked


def _held(name: str, data: bytes, found: re.Match[bytes] | None, form: str, about: Mapping[str, Any]) -> Record:
    """The record by the kind of what it holds; one that does not say it is taken for what its type mostly is."""
    kind = found[1].decode("latin-1").lower() if found else ""
    if kind and kind not in (*PAGES, *TEXTS):
        return Record(name, passed=f"records that hold {kind}, which is not read here")
    named = codec(found[2].decode("latin-1")) if found and found[2] else ""
    form = "text" if kind in TEXTS else "html" if kind in PAGES else form
    return Record(name, utf8(data, named) if named else data, form, about)
