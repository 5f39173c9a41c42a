"""The end notes of a status page: what States told the depositary, with the numbers of its notifications.

What acts a note tells is read in `untc_acts`. What gives no action is told by its number, and what gives half of one is a doubt.
"""

from __future__ import annotations

import re

from ...tuples import NamedTuple
from . import days, html, names, wording
from .html import Element
from .model import Doubt, Found
from .untc_acts import LONGEST, LONGEST_SENTENCE, NUMBERED, Act, acts_of

MOST_NOTES = 1_000  # more than any page has


class Notes(NamedTuple):
    """What the end notes give."""

    found: list[Found]
    doubts: list[Doubt]
    unread: list[tuple[str, str]]


class Cited:
    """Which rows of the table refer to an end note, and which States stand in brackets there."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[str, str]]] = {}
        self.bracketed: set[str] = set()

    def add(self, cells: list[Element], state: str, name: str) -> None:
        """Notes down the end notes to which the cells of a row refer."""
        for number in dict.fromkeys(number for cell in cells for number in cites(cell)):
            self.rows.setdefault(number, []).append((state, name))


def cites(cell: Element) -> list[str]:
    """The numbers of the end notes that a cell refers to."""
    found: list[str] = []
    for mark in cell.iter("sup", "superscript"):
        for link in mark.iter("a"):
            found += re.findall(r"#(\d{1,3})$", str(link.get("href", "")))
        found += re.findall(r"\b\d{1,3}\b", html.line_of(mark, ()))
    return list(dict.fromkeys(found))


def read(root: Element, page: str, cited: Cited) -> Notes:
    """What all end notes give."""
    made = Notes([], [], [])
    for note in html.with_id(root, "divNotesAll")[:MOST_NOTES]:
        number, text = _numbered(note)
        rows = cited.rows.get(number, [])
        acts = acts_of(text[:LONGEST], rows[0][0] if len(rows) == 1 else "", cited.bracketed)
        for table in note.iter("table"):
            acts += _listed(table, page, wording.kind(wording.unquoted(text)[0][:LONGEST_SENTENCE]) or "withdrawal")
        for act in acts:
            _keep(act, number, rows, made)
        if not acts:
            made.unread.append((number, ", ".join(dict.fromkeys(state for state, _ in rows if state))))
    return made


def _keep(act: Act, number: str, rows: list[tuple[str, str]], made: Notes) -> None:
    """Takes an act for an action, or for a doubt that says what is missing."""
    label = next((name for state, name in rows if state == act.state), "")
    why = ""
    if not act.state:
        why = f"it does not say which State's {act.action} it tells"
    elif not act.date and not act.effective:
        why = f"it tells a {act.action} and no day"
    elif act.action in NUMBERED and not act.notification:
        why = f"it tells a {act.action} and no number of a notification"
    elif act.date and act.effective and act.action == "withdrawal" and act.effective < act.date:
        why = f"it tells a withdrawal of {act.date} that takes effect before, on {act.effective}"
    if why:
        made.doubts.append(Doubt(why, label, act.state, f"end note {number}"))
        return
    told = f": {act.notification}{f' of {act.of}' if act.of else ''}" if act.notification else ""
    made.found.append(Found(act.state, act.action, act.date, act.effective, act.notification, label, f"end note {number}{told}"))


def _numbered(note: Element) -> tuple[str, str]:
    """Number and text of a note, the tables in it left out."""
    text = html.text_of(note, ("table",))
    anchor = next((str(a.get("name")) for a in note.iter("a") if str(a.get("name", "")).isdigit()), "")
    lead = re.match(r"\s*(\d{1,3})\s*", text)
    if lead and (not anchor or lead.group(1) == anchor):
        text = text[lead.end() :]
    return anchor or (lead.group(1) if lead else ""), text


def _listed(table: Element, page: str, kind: str) -> list[Act]:
    """The rows of a table inside a note: participant, day of notification, day of effect."""
    rows = [[html.line_of(cell) for cell in cells] for cells in html.rows_of(table, page)]
    head = next((row for row in rows if row and row[0].casefold().startswith("participant")), None)
    if not head or len(head) < 2:
        return []
    effect = next((i for i, cell in enumerate(head) if "effect" in cell.casefold()), 0)
    acts = []
    for row in rows[rows.index(head) + 1 :]:
        if len(row) != len(head):
            continue
        when = days.in_words(row[1])
        act = Act(kind, names.resolve(re.sub(r"[\s,\d]+$", "", row[0])), when[0] if when else "")
        cited = wording.NOTIFICATION.search(" ".join(row))
        act.notification = re.sub(r"\s", "", cited.group()) if cited else ""
        acts.append(act)
        stated = days.in_words(row[effect]) if effect > 1 else []
        if effect > 1 and wording.TAKEN_BACK.search(row[effect]):  # "Withdrawn on 10 Feb 2017" in the place of the effect
            acts.append(Act(f"{kind}-of-notice" if kind == "withdrawal" else kind, act.state, stated[0] if stated else ""))
        elif stated:
            act.effective = stated[0]
    return acts
