"""What the columns of a table of participants stand for, as their headings say: "Ratification, Acceptance(A), Accession(a)"."""

from __future__ import annotations

import re

from ...tuples import NamedTuple
from . import days

# Longer ones first where one begins with the other.
LABELS = (
    ("succession to signature", "succession-to-signature"),
    ("definitive signature", "consent-to-be-bound"),
    ("signature without reservation", "consent-to-be-bound"),
    ("consent to be bound", "consent-to-be-bound"),
    ("formal confirmation", "consent-to-be-bound"),
    ("provisional application", "provisional-application"),
    ("notification of succession", "succession"),
    ("signature", "signature"),
    ("ratification", "ratification"),
    ("acceptance", "acceptance"),
    ("approval", "approval"),
    ("accession", "accession"),
    ("succession", "succession"),
    ("denunciation", "withdrawal"),
    ("withdrawal", "withdrawal"),
)
# What the Treaty Collection means by a mark wherever a heading does not say otherwise.
MARKS = {
    "A": "acceptance", "AA": "approval", "a": "accession", "c": "consent-to-be-bound", "d": "succession",
    "n": "provisional-application", "P": "consent-to-be-bound", "s": "consent-to-be-bound",
}  # fmt: skip
_LABEL = re.compile(r"^\s*(.*?)\s*(?:\(([A-Za-z]{1,2})\))?\s*$")
_MARK = r"((?!to\b|of\b)[A-Za-z]{1,2}(?![A-Za-z]))?"
_DATED = re.compile(r"(\[)?\s*" + days.IN_WORDS.pattern + r"\s*" + _MARK + r"(?:[\s,\d]*(\])\s*" + _MARK + ")?")


class Column(NamedTuple):
    """A column: what a date without a mark means there, and what each mark means. `plain` is empty where that cannot be told."""

    heading: str
    plain: str
    marks: dict[str, str]


class Dated(NamedTuple):
    """A date in a cell."""

    date: str
    action: str
    bracketed: bool


def column(heading: str) -> Column | None:
    """The column under a heading; None where the heading names no action that is known."""
    plain: list[str] = []
    marks: dict[str, str] = {}
    if "protocol" in heading.casefold():  # by which protocols of the treaty a State is bound
        return None
    for part in re.split(r"[,;/\n]", heading):
        found = _LABEL.match(part)
        label, mark = (found.group(1).casefold(), found.group(2)) if found else ("", None)
        action = next((action for word, action in LABELS if label.startswith(word)), "")
        if action and mark:
            marks[mark] = action
        elif action:
            plain.append(action)
    if not plain and not marks:
        return None
    actions = list(dict.fromkeys(plain)) or (list(marks.values()) if len(set(marks.values())) == 1 else [])
    # "Ratification, Acceptance" without marks cannot be told apart; the first one then stands for the column
    return Column(" ".join(heading.split()), actions[0] if actions else "", marks)


def dated(cell: str, under: Column) -> tuple[list[Dated], str]:
    """The dates of a cell with what was done on each, and a reason where something in it could not be read."""
    found: list[Dated] = []
    rest, end = "", 0
    for match in _DATED.finditer(cell):
        rest += cell[end : match.start()]
        end = match.end()
        opened, day, month, year, inside, closed, outside = match.groups()
        mark = inside or outside
        when = days.iso(day, month, year)
        if not when:
            return found, f"{match.group().strip()!r} is no day that exists"
        action = under.plain if not mark else under.marks.get(mark) or MARKS.get(mark, "")
        if not action:
            unmarked = f"the heading {under.heading!r} does not say what a date without a mark means"
            return found, f"the mark {mark!r} is explained nowhere" if mark else unmarked
        if action == "succession" and under.plain == "signature":
            action = "succession-to-signature"
        found.append(Dated(when, action, bool(opened or closed)))
    rest = re.sub(r"[\s\[\],;\d]+", "", rest + cell[end:])
    if rest:
        return found, f"{cell.strip()!r} holds more than dates"
    return found, ""
