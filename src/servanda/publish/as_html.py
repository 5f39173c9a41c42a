"""A checked report as one HTML file that opens anywhere: no script, nothing loaded from elsewhere."""

from __future__ import annotations

import os
import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..assertions.terms import VERDICTS
from ..reports import Finding, Report
from ..translation.language import ENGLISH, Language
from ..translation.pages import speaking
from ..version import __version__
from . import verdicts, words
from .as_json import text_hash
from .marking import paragraphs

TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")


def report_html(report: Report, language: Language = ENGLISH) -> str:
    """The report with its claims marked in place and the finding beside each, told in a language.

    All text from outside is escaped, and only http and https addresses become links.
    """
    return environment().get_template("report.html").render(
        report=report,
        title=words.clean(report.read.title) or language.say("Checked report"),
        told_in=language,
        language=text_language(report.read.language),
        paragraphs=paragraphs(words.clean(report.read.text), report.findings),
        counts=[(v, sum(f.verdict == v for f in report.findings)) for v in VERDICTS],
        words=words,
        verdict=verdicts.verdict,
        sha256=text_hash(report.read.text),
        version=__version__,
    )


@cache
def environment() -> Environment:
    """The templates of this room; all text is escaped, whatever the name of the template: it comes from outside."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )  # fmt: skip
    made.filters.update(slug=slug, web=words.web_address, clean=words.clean, day=words.day_words)
    speaking(made)
    return made


def slug(finding: Finding) -> str:
    """A name for links and classes: letters, digits and dashes only, as it goes into attributes."""
    return re.sub(r"[^a-z0-9]+", "-", finding.claim.id.casefold()) or "x"


def text_language(code: str) -> str:
    """The report's language as a tag of HTML; English where it is none."""
    return code if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) else "en"
