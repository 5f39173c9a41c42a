"""What a model is asked: guidelines, the treaties and their statements, the passage.

Guidelines and schema are data, with a version and a hash.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from ... import law
from ...law.model import Statement
from ...tuples import NamedTuple
from .pieces import Piece
from .schema import answer_schema

VERSION = "4"  # of guidelines and schema: raised with each change of what they ask for
LEAD = 600  # characters of the beginning of a report that stand before each later piece
BEFORE = 400  # and of what stands right before it
TITLE = 300
STEM = 5  # letters by which words are held to be akin
_FILE = os.path.join(os.path.dirname(__file__), "prompt", "guidelines.md")


class Prompt(NamedTuple):
    """The two messages of a request."""

    system: str
    user: str


@cache
def guidelines() -> str:
    """How to read, as the model is told."""
    with open(_FILE, encoding="utf-8") as file:
        return file.read().strip()


@cache
def prompt_hash() -> str:
    """The SHA-256 over guidelines and schema."""
    schema = json.dumps(answer_schema(), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{guidelines()}\0{schema}".encode()).hexdigest()


def prompt(text: str, piece: Piece, published: date | None, title: str, topics: Sequence[str], room: int) -> Prompt:
    """The request for one piece of a report. `topics` are the treaties that it names, the foremost first; `room` is how many
    characters their statements may take."""
    # No report can hold the mark of its frame: it would have to hold its own hash.
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    day = f"{published.isoformat()} ({published:%A})" if published else "not known"
    head = [f"Published: {day}", f"Title: {' '.join(title.split())[:TITLE]}" if title.strip() else "", _treaties(topics, room, text)]
    if piece.start:
        lead, before = text[:LEAD], text[max(LEAD, piece.start - BEFORE) : piece.start]
        head.append(f"How the report begins, to know who speaks; no claims from here:\n{_marked('begins', mark, lead)}")
        if before.strip():
            head.append(f"What stands right before the passage; no claims from here:\n{_marked('before', mark, before)}")
    what = "The report" if piece == Piece(0, len(text)) else "The passage to read, one of several of the report"
    head.append(f"{what}:\n{_marked('report', mark, text[piece.start : piece.end])}")
    return Prompt(guidelines(), "\n\n".join(part for part in head if part))


def _marked(what: str, mark: str, text: str) -> str:
    return f"<{what} {mark}>\n{text}\n</{what} {mark}>"


def _treaties(topics: Sequence[str], room: int, text: str) -> str:
    """The treaties with their ids, those that the report names with their statements, as many as there is room for."""
    named = [name for name in topics if name in law.treaty_ids()]
    lines = ["Treaties that the report seems to be about, with their statements (id: what is said of what):"] if named else []
    words, left = _stems(text), room
    for place, name in enumerate(named):
        rules = law.treaty(name)
        told = _chosen(rules.statement, words, left // (len(named) - place))
        lines += [f"\n{name} ({rules.short})", *told]
        left -= sum(len(line) + 1 for line in told)
    others = ", ".join(f"{name} ({law.treaty(name).short})" for name in law.treaty_ids() if name not in named)
    return "\n".join([*lines, f"\nThe other treaties by id: {others}."]).strip()


def _chosen(statements: Sequence[Statement], words: set[str], room: int) -> list[str]:
    """The lines of statements in their order, as many as there is room for: those of which the report has the most words go before."""
    lines = [f"- {one.id}: {one.stance} {one.about}" for one in statements]
    kept: set[int] = set()
    for place in sorted(range(len(lines)), key=lambda place: -len(words & _stems(lines[place]))):
        if len(lines[place]) + 1 > room:
            break
        kept.add(place)
        room -= len(lines[place]) + 1
    return [lines[place] for place in sorted(kept)]


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, which are alike in their forms: extend and extension."""
    return {word[:STEM] for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= STEM}
