"""A checked report as a fact-checker reads it in a terminal."""

from __future__ import annotations

import textwrap

from ..reports import Finding, Report
from ..standing.model import Basis
from . import words

LABEL = 10  # the width of "Basis:    "
COLOURS = {"supported": "32", "contradicted": "31", "contested": "33", "outside the record": "36"}
REFUSED = {"cannot": "36", "not on record": "34", "past the list": "35", "day not known": "33", "not understood": "37"}
BOLD, FAINT = "1", "2"


def report_text(report: Report, width: int = 80, colour: bool = False, explain: bool = False) -> str:
    """The report's findings in the order of the text: quote, speaker, verdict, why, bearing, basis with sources.

    `explain` adds how each claim was read. Colour is for terminals only.
    """
    page = _Page(max(40, width), colour)
    page.line(report.read.title, BOLD)
    page.field("Published", words.published(report), indent=0)
    page.line(words.summary(report), BOLD)
    for finding in report.findings:
        _finding(page, finding, explain)
    for note in report.read.notes:
        page.line(f"Reading: {note}.", FAINT)
    complete = words.completeness(report.receipt)
    if complete and report.findings:
        page.gap()
        page.line(f"The record goes to: {'; '.join(complete)}. What happened after that day is not in it.", FAINT)
    return page.text()


def _finding(page: _Page, finding: Finding, explain: bool) -> None:
    claim = finding.claim
    page.gap()
    kind = f" ({finding.refusal})" if finding.refusal else ""
    page.heading(claim.id, finding.verdict.upper() + kind, REFUSED.get(finding.refusal) or COLOURS.get(finding.verdict, BOLD))
    page.line(words.quoted(claim.quote), BOLD, indent=4)
    page.field("Says", f"{words.speaker(claim)} ({words.manner(claim)})")
    page.field("About", words.subject(claim) + (f"; {words.period(claim.when)}" if claim.when else ""))
    parts = words.parts(finding)
    for number, sentence in enumerate(() if parts else words.says(claim)):
        page.field("Read as" if number == 0 else "", sentence)
    page.field("Open", words.refused(finding))
    page.field("Why", finding.why)
    for number, (sentence, part, undecided) in enumerate(parts):
        kind = f"{part.verdict} ({undecided})" if undecided else part.verdict
        page.field("Parts" if number == 0 else "", f"{sentence}: {kind}. {part.why}")
    page.field("Then", words.known_then(finding))
    page.field("Bearing", finding.bearing or "")
    for number, item in enumerate(finding.basis):
        page.field("Basis" if number == 0 else "", _basis(item))
        page.address(words.web_address(item.source))
    if explain:
        for number, (field, led_to) in enumerate(claim.trace):
            page.field("Read by" if number == 0 else "", f"{field}: {led_to}")
        page.field("Rule", finding.rule)


def _basis(item: Basis) -> str:
    says = f": {item.says}" if item.says else ""
    source = "" if words.web_address(item.source) or not item.source or item.source == item.ref else f" [{item.source}]"
    return f"{item.ref}{says}{source}"


class _Page:
    """Lines of a given width. Text from outside is cleaned here, in one place, before it is laid out."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = width
        self.colour = colour
        self.lines: list[str] = []

    def gap(self) -> None:
        """An empty line."""
        self.lines.append("")

    def line(self, text: str, code: str = "", indent: int = 0) -> None:
        """A paragraph, folded to the width."""
        if text:
            self._wrapped(text, " " * indent, " " * indent, code)

    def heading(self, name: str, verdict: str, code: str) -> None:
        """The id of a claim and its verdict."""
        self.lines.append(f"{name:<4}{self._painted(verdict, f'{BOLD};{code}')}")

    def field(self, label: str, text: str, indent: int = 4) -> None:
        """A label and what it says, folded under itself; nothing where there is nothing to say."""
        if text:
            head = f"{label}:" if label else ""
            self._wrapped(text, f"{' ' * indent}{head:<{LABEL}}" if indent else f"{head} ", " " * (indent + LABEL if indent else 4))

    def address(self, url: str) -> None:
        """A link on a line of its own, never folded, so that a terminal can open it."""
        if url:
            self.lines.append(" " * (4 + LABEL) + self._painted(words.clean(url), FAINT))

    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines) + "\n"

    def _wrapped(self, text: str, first: str, rest: str, code: str = "") -> None:
        folded = textwrap.wrap(
            words.clean(text), self.width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )
        self.lines += [self._painted(line, code) for line in folded or [first.rstrip()]]

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text
