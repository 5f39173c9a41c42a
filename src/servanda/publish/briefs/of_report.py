"""A note of one page on a checked report, for an editor: what is wrong in it first, then what holds, and what is not decided."""

from __future__ import annotations

from collections.abc import Iterable

from ...reports import Finding, Report
from ...standing import Basis
from ...version import __version__
from .. import words
from ..as_json import text_hash
from .content import Brief, Section, Source

MOST = {"contradicted": 8, "contested": 4, "supported": 10, "outside the record": 8}  # claims of each, in this order
SOURCES = 8
QUOTE, WHY = 180, 320  # characters


def report_note(report: Report, address: str = "") -> Brief:
    """The note on a report; `address` is that of its page, where it has one."""
    sections = tuple(
        Section(f"{verdict.capitalize()}: {words.MEANING[verdict]}", lines)
        for verdict in MOST if (lines := _lines(report, verdict))
    )  # fmt: skip
    read = report.read
    hashes = {"law": report.receipt.get("law", ""), "record": report.receipt.get("record", ""), "text": text_hash(read.text)}
    told = ", ".join(f"{name} {str(value)[:16]}" for name, value in hashes.items())
    foot = [f"servanda {report.receipt.get('servanda', __version__)}, {told} (SHA-256, their first 16 digits)."]
    if address:
        foot.append(f"In full: {address}")
    return Brief(
        words.clean(read.title) or "A report, checked", f"Published {words.published(report)}.", words.summary(report), sections,
        _sources(report), tuple(foot),
    )  # fmt: skip


def _lines(report: Report, verdict: str) -> tuple[str, ...]:
    told = [_line(found) for found in report.findings if found.verdict == verdict]
    more = len(told) - MOST[verdict]
    return (*told[: MOST[verdict]], f"and {more} more") if more > 0 else tuple(told)


def _line(found: Finding) -> str:
    """The quotation, who says it, and why; of what is not decided of which kind that is."""
    who = words.speaker(found.claim)
    why = words.refused(found) or found.why
    then = f" {words.known_then(found)}" if words.known_then(found) else ""
    return f"{_short(words.quoted(found.claim.quote), QUOTE)} ({who}): {_short(why, WHY)}{then}"


def _short(text: str, most: int) -> str:
    """The text, or its beginning, up to the end of a word."""
    folded = " ".join(text.split())
    return folded if len(folded) <= most else f"{folded[:most].rpartition(' ')[0]} …"


def _sources(report: Report) -> tuple[Source, ...]:
    """What the findings rest on that are decided, those on what is wrong first; each address once."""
    found: dict[str, Source] = {}
    for item in _bases(report):
        address = words.web_address(item.source) or item.source
        found.setdefault(address or item.ref, Source(item.ref, address))
    return tuple(found.values())[:SOURCES]


def _bases(report: Report) -> Iterable[Basis]:
    return (item for verdict in MOST for found in report.findings if found.verdict == verdict for item in found.basis)
