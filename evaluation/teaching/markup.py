"""The mark-up of a training report: a head line, and claims marked in the text where they stand.

    date: 2025-12-10 | kind: agency | topic: apmbc
    ---
    <c f=RUS a=accuse o=UKR t=apmbc n=use v=o s="the ministry">The ministry accused Ukraine of laying mines</c>, and said ...

f: whom the speaker speaks for, a: act, o: on whom (targets), t: treaty, n: norm, v: verdict (s, c, x contested, o outside), s: the
speaker as written, u: the outlet's own voice, q: inside quotation marks. A claim may lie whole inside another.
"""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from typing import NamedTuple

_TAG = re.compile(r"<c ([^<>]{1,300})>|</c>")


class Marked(NamedTuple):
    """A claim as annotated, with its place in the text."""

    start: int
    end: int
    speaker: str | None
    speaker_for: tuple[str, ...]
    act: str
    targets: tuple[str, ...]
    treaty: str | None
    norm: str
    attributed: bool
    verdict: str


class Report(NamedTuple):
    """A training report: its text without mark-up, and the claims in it."""

    name: str
    day: date
    text: str
    claims: tuple[Marked, ...]


def reports(folder: Path) -> list[Report]:
    """Every report of a folder, by name. Raises ValueError with file and place where the mark-up is not whole."""
    return [report(path) for path in sorted(folder.glob("*.txt"))]


def report(path: Path) -> Report:
    """One report. Raises ValueError where its mark-up is not whole."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    day = re.match(r"date: (\d{4}-\d{2}-\d{2})", head)
    if day is None:
        raise ValueError(f"{path.name}: the first line must be 'date: YYYY-MM-DD | kind: ... | topic: ...'")
    text, last = "", 0
    open_tags: list[tuple[int, str]] = []
    claims: list[Marked] = []
    for tag in _TAG.finditer(body):
        text += body[last : tag.start()]
        last = tag.end()
        if tag[1] is not None:
            open_tags.append((len(text), tag[1]))
        elif open_tags:
            start, given = open_tags.pop()
            claims.append(_claim(path, text, start, given))
        else:
            raise ValueError(f"{path.name}: a claim ends at character {len(text)} that did not start")
    if open_tags:
        raise ValueError(f"{path.name}: the claim at character {open_tags[0][0]} does not end")
    return Report(path.stem, date.fromisoformat(day[1]), text + body[last:], tuple(sorted(claims, key=lambda c: (c.start, c.end))))


def _claim(path: Path, text: str, start: int, given: str) -> Marked:
    found: dict[str, str] = {}
    for part in shlex.split(given):
        key, _, value = part.partition("=")
        found[key] = value
    missing = {"f", "a", "o", "t", "n", "v"} - found.keys()
    if missing or start == len(text):
        raise ValueError(f"{path.name}: the claim at character {start} is empty or lacks {', '.join(sorted(missing)) or 'words'}")
    return Marked(
        start, len(text), found.get("s"), _several(found["f"]), found["a"], _several(found["o"]),
        None if found["t"] == "-" else found["t"], found["n"], "u" not in found, found["v"],
    )  # fmt: skip


def _several(value: str) -> tuple[str, ...]:
    return () if value == "-" else tuple(part.replace("_", " ") for part in value.split("+"))
