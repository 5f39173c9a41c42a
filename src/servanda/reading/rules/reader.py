"""A report read from end to end: dated, cut into paragraphs, its claims found."""

from __future__ import annotations

import os
from datetime import date

from ...checking.receipt import hashed
from ...lexicon.language import UNKNOWN, language_of, name_of
from ...record import loader
from ...record.states import state_name
from ...version import __version__
from ..model import Dating, ReadReport
from .claims import Found, find
from .dating import dated, given
from .language import looks_english, named_in_english
from .lexicon import on_topic, scan
from .preparing import prepared
from .text import blocks

NEWS = ("announcement", "domestic-step", "withdrawal", "suspension")  # actions that reports tell of soon after


class RulesReader:
    """Claims by word lists, a parser of English and weights on signs."""

    name = "rules"

    def read(self, text: str, published: date | None, today: date, title: str = "") -> ReadReport:
        """The claims of a report. A text in another language than English has none: it is said to be so, not guessed at."""
        shown = prepared(text)
        language = _language(shown.text)
        day = dating(text, published, today)
        found = find(blocks(shown.text), day.day, known=day.known) if language == "en" and on_topic(shown.text) else Found()
        claims = tuple(claim._replace(quote=text[claim.start : claim.end]) for claim in found.claims)
        notes = shown.notes if language == "en" else (refusal(language),)
        return ReadReport(text, title, language, day, claims, notes, speaking=found.speaking)

    def identity(self) -> dict[str, str]:
        """Name, version, and the hash of its word lists and weights."""
        return {"name": self.name, "version": __version__, "weights": hashed(os.path.dirname(__file__))}


def _language(text: str) -> str:
    """The language of a report, as far as it is told apart."""
    language = language_of(text)
    if language == "en":
        return "en" if looks_english(text) else UNKNOWN
    return "en" if language == UNKNOWN and named_in_english(text) else language


def refusal(language: str) -> str:
    """Why a report in this language is not read, and the way out."""
    return f"the report is in {name_of(language)}, which only a large language model reads: check it with --reader llm"


def dating(text: str, published: date | None, today: date) -> Dating:
    """The day of a report: the one given, else told from the text and the record where that can be done, else `today`."""
    if published:
        return given(published)
    found = scan(text)
    named = {code for m in found if m.kind == "state" for code in m.ids}
    treaties = {treaty for m in found if m.kind in ("treaty", "weapon") for treaty in m.ids}
    fought = [("|".join(state_name(code) for code in c.states), c) for c in loader.conflicts() if named.issuperset(c.states)]
    # A war in the news is counted from the phase that everybody means, where the record tells one.
    wars = [(parties, c.start) for parties, c in fought] + [(parties, day) for parties, c in fought for day in c.phases]
    events = [a.day for t in treaties for a in loader.actions(t) if a.state in named and a.action in NEWS]
    return dated(text, wars[::-1], events, today)
