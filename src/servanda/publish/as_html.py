"""A checked report as one HTML file that opens anywhere: no script, nothing loaded from elsewhere."""

from __future__ import annotations

import os
import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..reports import Finding, Report
from ..version import __version__
from . import words
from .as_json import text_hash
from .marking import paragraphs

TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")


def report_html(report: Report) -> str:
    """The report with its claims marked in place and the finding beside each.

    All text from outside is escaped, and only http and https addresses become links.
    """
    # autoescape for every template, whatever its name: the text comes from outside
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    environment.filters.update(slug=slug, web=words.web_address, day=words.day_words, clean=words.clean)
    return environment.get_template("report.html").render(
        report=report,
        title=words.clean(report.read.title) or "Checked report",
        language=language(report.read.language),
        paragraphs=paragraphs(words.clean(report.read.text), report.findings),
        counts=[(v, sum(f.verdict == v for f in report.findings), words.MEANING[v]) for v in words.VERDICTS],
        words=words,
        sha256=text_hash(report.read.text),
        version=__version__,
    )


def slug(finding: Finding) -> str:
    """A name for links and classes: letters, digits and dashes only, as it goes into attributes."""
    return re.sub(r"[^a-z0-9]+", "-", finding.claim.id.casefold()) or "x"


def language(code: str) -> str:
    """The report's language as a tag of HTML; English where it is none."""
    return code if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) else "en"
