"""A checked report as a fact-checker reads it in a terminal."""

from __future__ import annotations

import textwrap

from ..reports import Finding, Report
from ..standing.model import Basis
from ..told import NOTHING, Template, Text, Told, row, say
from ..translation.language import ENGLISH, Language
from . import words
from .verdicts import kind, verdict

PUBLISHED: Template = "Published"
SAYS: Template = "Says"
OF: Template = "About"
READ_AS: Template = "Read as"
OPEN: Template = "Open"
WHY: Template = "Why"
PARTS: Template = "Parts"
AS_KNOWN: Template = "Then"
BEARING: Template = "Bearing"
BASIS: Template = "Basis"
READ_BY: Template = "Read by"
RULE: Template = "Rule"
LABELS = (SAYS, OF, READ_AS, OPEN, WHY, PARTS, AS_KNOWN, BEARING, BASIS, READ_BY, RULE)
COLOURS = {"supported": "32", "contradicted": "31", "contested": "33", "outside the record": "36"}
REFUSED = {"cannot": "36", "not on record": "34", "past the list": "35", "day not known": "33", "not understood": "37"}
BOLD, FAINT = "1", "2"


def report_text(report: Report, width: int = 80, colour: bool = False, explain: bool = False, language: Language = ENGLISH) -> str:
    """The report's findings in the order of the text: quote, speaker, verdict, why, bearing, basis with sources.

    `explain` adds how each claim was read. Colour is for terminals only.
    """
    page = _Page(max(40, width), colour, language)
    page.line(Text(report.read.title), BOLD)
    page.field(PUBLISHED, words.published(report), indent=0)
    page.line(words.summary(report), BOLD)
    for finding in report.findings:
        _finding(page, finding, explain)
    for note in report.read.notes:
        page.line(say("Reading: {note}.", note=Text(note)), FAINT)
    complete = words.completeness(report.receipt)
    if complete and report.findings:
        page.gap()
        page.line(say("The record goes to: {days}. What happened after that day is not in it.", days=row(complete)), FAINT)
    return page.text()


def _finding(page: _Page, finding: Finding, explain: bool) -> None:
    claim = finding.claim
    page.gap()
    page.heading(claim.id, finding)
    page.line(Text(words.quoted(claim.quote)), BOLD, indent=4)
    page.field(SAYS, say("{speaker} ({manner})", speaker=words.speaker(claim), manner=words.manner(claim)))
    page.field(OF, row(told for told in (words.subject(claim), words.period(claim.when)) if told))
    parts = words.parts(finding)
    for number, understood in enumerate(() if parts else words.says(claim)):
        page.field(READ_AS if number == 0 else "", understood)
    page.field(OPEN, words.refused(finding))
    page.field(WHY, words.why(finding, page.language))
    for number, (understood, part, undecided) in enumerate(parts):
        page.field(PARTS if number == 0 else "", words.part_told(understood, part, undecided))
    page.field(AS_KNOWN, words.known_then(finding))
    page.field(BEARING, finding.bearing or NOTHING)
    for number, item in enumerate(finding.basis):
        page.field(BASIS if number == 0 else "", _basis(item))
        page.address(words.web_address(item.source))
    if explain:
        for number, (field, led_to) in enumerate(claim.trace):
            page.field(READ_BY if number == 0 else "", Text(f"{field}: {led_to}"))
        page.field(RULE, Text(finding.rule))


def _basis(item: Basis) -> Told:
    says = f": {item.says}" if item.says else ""
    source = "" if words.web_address(item.source) or not item.source or item.source == item.ref else f" [{item.source}]"
    return Text(f"{item.ref}{says}{source}")


class _Page:
    """Lines of a given width. Text from outside is cleaned here, in one place, before it is laid out."""

    def __init__(self, width: int, colour: bool, language: Language) -> None:
        self.width = width
        self.colour = colour
        self.language = language
        self.label = max(len(language.say("{label}:", label=say(label))) for label in LABELS) + 2
        self.lines: list[str] = []

    def gap(self) -> None:
        """An empty line."""
        self.lines.append("")

    def line(self, told: Told, code: str = "", indent: int = 0) -> None:
        """A paragraph, folded to the width."""
        if told:
            self._wrapped(self.language.tell(told), " " * indent, " " * indent, code)

    def heading(self, name: str, finding: Finding) -> None:
        """The id of a claim and its verdict, with the kind of a refusal."""
        shown = self.language.tell(verdict(finding.verdict)).upper()
        if finding.refusal:
            shown = self.language.say("{verdict} ({kind})", verdict=Text(shown), kind=kind(finding.refusal))
        code = REFUSED.get(finding.refusal) or COLOURS.get(finding.verdict, BOLD)
        self.lines.append(f"{name:<4}{self._painted(shown, f'{BOLD};{code}')}")

    def field(self, label: Template, told: str, indent: int = 4) -> None:
        """A label and what it says, folded under itself; nothing where there is nothing to say."""
        if told:
            head = self.language.say("{label}:", label=say(label)) if label else ""
            first = f"{' ' * indent}{head:<{self.label}}" if indent else f"{head} "
            self._wrapped(self.language.tell(told), first, " " * (indent + self.label if indent else 4))

    def address(self, url: str) -> None:
        """A link on a line of its own, never folded, so that a terminal can open it."""
        if url:
            self.lines.append(" " * (4 + self.label) + self._painted(words.clean(url), FAINT))

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
