"""The end notes of a status page: what States told the depositary, with the numbers of its notifications.

A note is read sentence by sentence. One that names a kind of act and a day begins an action; the number of a notification and
the day of effect that follow belong to it. Words that the note quotes are the State's own: they only help to tell the kind.
What gives no action is told by its number, and what gives half of one is a doubt.
"""

from __future__ import annotations

import re

from ...tuples import NamedTuple
from . import days, html, names, wording
from .html import Element
from .model import Doubt, Found

NUMBERED = frozenset({"communication", "objection"})  # without a notification of its own, such a note may be about anything
MOST_NOTES, LONGEST, LONGEST_SENTENCE = 1_000, 100_000, 4_000  # more than any page has


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


class _Act:
    """An act that a note tells, as far as it was read."""

    def __init__(self, action: str, state: str, date: str) -> None:
        self.action, self.state, self.date = action, state, date
        self.effective = self.notification = self.of = ""


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
        acts = _acts(text[:LONGEST], rows[0][0] if len(rows) == 1 else "", cited.bracketed)
        for table in note.iter("table"):
            acts += _listed(table, page, wording.kind(wording.unquoted(text)[0][:LONGEST_SENTENCE]) or "withdrawal")
        for act in acts:
            _keep(act, number, rows, made)
        if not acts:
            made.unread.append((number, ", ".join(dict.fromkeys(state for state, _ in rows if state))))
    return made


def _keep(act: _Act, number: str, rows: list[tuple[str, str]], made: Notes) -> None:
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


def _acts(text: str, state: str, bracketed: set[str]) -> list[_Act]:
    """The acts that a note tells, in order; `state` is the State whose row refers to it."""
    numbers: list[str] = []

    def aside(match: re.Match[str]) -> str:
        numbers.append(re.sub(r"\s", "", match.group()).replace("–", "-"))
        return f"\x02{len(numbers) - 1}\x03"

    own, quoted = wording.unquoted(text.translate({2: None, 3: None}))
    acts: list[_Act] = []
    group: list[_Act] = []  # what one sentence told, to which the notifications of the next belong
    for whole in wording.SENTENCE.split(wording.NOTIFICATION.sub(aside, own)):
        sentence = whole[:LONGEST_SENTENCE]
        cited = list(wording.CITED.finditer(sentence))
        bare = re.sub(r"\([^()]*\)", lambda m: m.group() if days.in_words(m.group()) else " ", wording.CITED.sub(" ", sentence))
        effect = wording.EFFECT.search(bare)
        when = days.in_words(wording.EFFECT.sub(" ", bare))
        kind = wording.kind(bare)
        if cited and not kind and not acts:  # "See C.N.… (withdrawal)"
            kind = wording.kind(wording.CITED.sub(" ", sentence))
        named = _governments(bare)
        who = named[0] if named else None
        owner = state if who is None else who
        if kind == "communication" and when and not acts:
            kind = _quoted_kind(quoted, owner in bracketed) or kind
        begun: list[_Act] = []
        items = _items(bare)
        if (kind or acts) and len(items) == len(cited) > 1:
            begun = [_Act(kind or acts[-1].action, code, day) for code, day in items]
        elif kind and when and acts and (acts[-1].action, acts[-1].date) == (kind, "") and who in (None, acts[-1].state):
            acts[-1].date, begun = when[0], acts[-1:]  # "See C.N.… (withdrawal). It was received on …"
            acts.pop()
        elif kind in NUMBERED and when and len(named) > 1 and (len(numbers) >= len(named) or "overnments of" in bare):
            each = when if len(when) == len(named) else when[:1] * len(named)
            begun = [_Act(kind, code, day) for code, day in zip(named, each, strict=True)]
        elif kind and when:
            several = kind in NUMBERED and len(when) == len(cited) > 1  # as many days as notifications: one act each
            begun = [_Act(kind, owner, day) for day in (when if several else when[:1])]
        elif kind and (effect or cited) and not acts:
            begun = [_Act(kind, owner, "")]
        elif cited and acts and acts[-1].notification and (when or who):  # the next of a list
            begun = [_Act(acts[-1].action, who or acts[-1].state, when[0] if when else "")]
        acts += begun
        group = begun or group
        if not acts:
            continue
        if effect and not acts[-1].effective and acts[-1].action not in NUMBERED:
            acts[-1].effective = days.iso(*effect.groups())
        for act, match in zip(begun or (group if len(group) == len(cited) else acts[-1:]), cited, strict=False):
            if not act.notification:
                act.notification = numbers[int(match.group(1))]
                act.of = days.iso(*match.groups()[1:]) if match.group(2) else ""
    return acts


def _quoted_kind(quoted: str, bracketed: bool) -> str:
    """What a State's own words say that its communication is; a withdrawal only where the table shows it in brackets."""
    for sentence in wording.SENTENCE.split(quoted[:LONGEST]):
        kind = wording.kind(sentence[:LONGEST_SENTENCE])
        if kind == "withdrawal-of-signature" or (bracketed and kind == "withdrawal"):
            return kind
    return ""


def _items(sentence: str) -> list[tuple[str, str]]:
    """The States of a list with their days: "Norway, 3 May 2021; and Malta, 4 May 2021"."""
    found = []
    for match in wording.ITEM.finditer(sentence):
        name = match.group(1)
        code = names.resolve(name) or names.resolve(re.split(r"\b(?:from|by)\s+(?=[A-Z])", name)[-1])
        found.append((code, days.iso(*match.groups()[1:])))
    return [(code, day) for code, day in found if code and day]


def _governments(sentence: str) -> list[str]:
    """The States of which a sentence speaks: the first of a list, else its Governments, else its first word.

    None where it names none; one that is empty where it names a Government that is not known.
    """
    for code, _ in _items(sentence):
        return [code]
    found: list[str] = []
    governments = list(wording.GOVERNMENT.finditer(sentence))
    for match in governments:
        rest = match.group(1)
        while name := names.first_name(rest):
            found.append(names.resolve(name))
            after = wording.NEXT_GOVERNMENT.match(rest[len(name) :])
            if not after:
                break
            rest = rest[len(name) + after.end() :]
    first = "" if governments else names.first_in(sentence.strip(" .,;:()"))
    return list(dict.fromkeys(found)) or ([""] if governments else [first] if first else [])


def _listed(table: Element, page: str, kind: str) -> list[_Act]:
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
        act = _Act(kind, names.resolve(re.sub(r"[\s,\d]+$", "", row[0])), when[0] if when else "")
        cited = wording.NOTIFICATION.search(" ".join(row))
        act.notification = re.sub(r"\s", "", cited.group()) if cited else ""
        acts.append(act)
        stated = days.in_words(row[effect]) if effect > 1 else []
        if effect > 1 and wording.TAKEN_BACK.search(row[effect]):  # "Withdrawn on 10 Feb 2017" in the place of the effect
            acts.append(_Act(f"{kind}-of-notice" if kind == "withdrawal" else kind, act.state, stated[0] if stated else ""))
        elif stated:
            act.effective = stated[0]
    return acts
