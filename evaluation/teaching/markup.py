"""The mark-up of a training report: a head line, and claims marked in the text where they stand.

    date: 2025-12-10 | kind: agency | topic: apmbc
    ---
    <c f=RUS a=accuse o=UKR t=apmbc n=use v=o s="the ministry">The ministry accused Ukraine of laying mines</c>, and said ...

    ===
    1 conduct use states=UKR

Below the last line each assertion of a claim has a line, with the number of its claim in the order of the text: predicate, value, what
else it says as key=value, and `not` (holds false), `ever`, `exactly`, `jointly`.

f: whom the speaker speaks for, a: act, o: on whom (targets), t: treaty, n: norm, v: verdict (s, c, x contested, o outside), s: the
speaker as written, u: the outlet's own voice, q: inside quotation marks. A claim may lie whole inside another.
"""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from servanda.assertions.validate import assertion
from servanda.errors import ServandaError

FLAGS = ("not", "ever", "exactly", "jointly")
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
    verdict: str  # empty where nobody judged it
    assertions: tuple[dict[str, Any], ...] = ()  # as JSON has them


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
    body, _, tail = body.partition("\n===\n")
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
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    try:
        told = _assertions(tail, ordered)
    except (ServandaError, ValueError) as why:
        raise ValueError(f"{path.name}: {why}") from None
    whole = tuple(claim._replace(assertions=tuple(told.get(number, ()))) for number, claim in enumerate(ordered, 1))
    return Report(path.stem, date.fromisoformat(day[1]), text + body[last:], whole)


def _assertions(tail: str, claims: list[Marked]) -> dict[int, list[dict[str, Any]]]:
    """The assertions below a report, by the number of their claim. Raises ValueError or UsageError where one is none."""
    found: dict[int, list[dict[str, Any]]] = {}
    for line in tail.splitlines():
        number, _, words = line.partition(" ")
        if not number.isdigit() or not 0 < int(number) <= len(claims):
            raise ValueError(f"{line[:60]!r} begins with the number of no claim")
        found.setdefault(int(number), []).append(told(words, claims[int(number) - 1].treaty))
    return found


def told(line: str, treaty: str | None) -> dict[str, Any]:
    """An assertion from its line, as JSON has it. Raises UsageError or ValueError where it is none."""
    predicate, value, *rest = shlex.split(line)
    made: dict[str, Any] = {"predicate": predicate, "value": int(value) if predicate == "count" else value}
    for part in rest:
        key, equals, given = part.partition("=")
        if part in FLAGS:
            made["holds" if part == "not" else part] = part != "not"
        elif not equals:
            raise ValueError(f"{part!r} is neither key=value nor one of {', '.join(FLAGS)}")
        elif key in ("states", "except", "to"):
            made[key] = [code for code in given.split(",") if code]
        elif key == "number" or (key == "order" and given.isdigit()):
            made[key] = float(given) if "." in given else int(given)
        else:
            made[key] = given
    assertion(made, treaty or "")
    return made


def _claim(path: Path, text: str, start: int, given: str) -> Marked:
    found: dict[str, str] = {}
    for part in shlex.split(given):
        key, _, value = part.partition("=")
        found[key] = value
    missing = {"f", "a", "o", "t", "n"} - found.keys()
    if missing or start == len(text):
        raise ValueError(f"{path.name}: the claim at character {start} is empty or lacks {', '.join(sorted(missing)) or 'words'}")
    return Marked(
        start, len(text), found.get("s"), _several(found["f"]), found["a"], _several(found["o"]),
        None if found["t"] == "-" else found["t"], found["n"], "u" not in found, found.get("v", ""),
    )  # fmt: skip


def _several(value: str) -> tuple[str, ...]:
    return () if value == "-" else tuple(part.replace("_", " ") for part in value.split("+"))
