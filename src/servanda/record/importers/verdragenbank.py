"""The table of parties in the Dutch Treaty Database (Verdragenbank), in Dutch or in English, in its present and its former form.

Its column of ratifications marks acceptance and approval as ratification ("R"): beside the record, either of the three agrees with
it. The day of entry into force for a State is computed here from rules, so the one that the table gives goes into the note.
"""

from __future__ import annotations

import re

from ...errors import InputError
from . import days, dutch, html
from .brought import Brought
from .html import Element
from .model import ANY_CONSENT, EXACT, RATIFYING, Doubt, Found, Page

# Headings by their first word or words, in both languages.
HEADS = (
    ("provisional", "provisional"), ("voorlopige", "provisional"), ("ondertekening", "signature"), ("signature", "signature"),
    ("signed", "signature"), ("ratifi", "consent"), ("type", "type"), ("in werking", "in force"), ("entry into force", "in force"),
    ("in force", "in force"), ("opzegging", "notice"), ("renunciation", "notice"), ("denunciation", "notice"), ("withdrawal", "notice"),
    ("buiten werking", "end"), ("termination", "end"), ("expiry", "end"), ("partij", "party"), ("party", "party"), ("parties", "party"),
)  # fmt: skip
# Marks of both languages: what was done, and how far a mark tells it.
TYPES = {
    "R": ("ratification", RATIFYING), "T": ("accession", EXACT), "A": ("accession", EXACT), "VG": ("succession", EXACT),
    "Su": ("succession", EXACT), "O": ("consent-to-be-bound", EXACT), "S": ("consent-to-be-bound", EXACT),
    "DO": ("consent-to-be-bound", EXACT), "DS": ("consent-to-be-bound", EXACT), "NB": ("consent-to-be-bound", ANY_CONSENT),
    "NK": ("consent-to-be-bound", ANY_CONSENT), "": ("consent-to-be-bound", ANY_CONSENT),
}  # fmt: skip
_DATED = re.compile(r"^" + days.IN_DIGITS.pattern + r"\s*(?:\(\s*([A-Za-z]{1,2})\s*\))?$")
_ADDRESS = re.compile(r"/Details/(\d{6})")


def fits(root: Element) -> bool:
    """Whether the page holds such a table."""
    return _table(root) is not None


def read(root: Element, brought: Brought) -> Page:
    """All that the table says. Raises InputError where it gives no date."""
    table = _table(root)
    rows = [cells for cells in html.rows_of(table, brought.name) if cells]
    heads = _heads(rows[0])
    found: list[Found] = []
    doubts: list[Doubt] = []
    for cells in rows[1:]:
        label = html.clean(re.sub(r"[\s,*\d]+$", "", html.line_of(cells[0])))
        state = dutch.resolve(label)
        if not label:
            continue
        given = {head: html.line_of(cell) for head, cell in zip(heads, cells, strict=False) if head}
        if not state:
            said = html.clean(" | ".join(text for head, text in given.items() if head != "party" and text))
            doubts += [Doubt("no State is called so", label, where=said)] if days.IN_DIGITS.search(said) else []
        elif len(cells) != len(heads):
            doubts.append(Doubt(f"the row has {len(cells)} cells under {len(heads)} headings", label, state))
        else:
            _row(given, state, label, found, doubts)
    if not found:
        raise InputError(f"{brought.name} has a table of parties without a date: nothing was read.")
    title = next((html.clean(html.line_of(head), 300) for head in root.iter("h1", "title") if html.line_of(head)), "")
    return Page("verdragenbank", title, _number(root, brought), None, "", tuple(dict.fromkeys(found)), tuple(doubts))


def _row(given: dict[str, str], state: str, label: str, found: list[Found], doubts: list[Doubt]) -> None:
    day, marks = {}, {}
    for head in ("signature", "provisional", "consent", "in force", "notice", "end"):
        text = given.get(head, "")
        match = _DATED.match(text)
        day[head] = days.iso(*match.groups()[:3]) if match else ""
        marks[head] = (match.group(4) or "") if match else ""
        if text and not day[head]:
            doubts.append(Doubt("it is no day that can be read", label, state, html.clean(text)))
    if day["signature"]:
        found.append(Found(state, "signature", day["signature"], name=label))
    if day["provisional"]:
        found.append(Found(state, "provisional-application", day["provisional"], name=label))
    mark = marks["consent"] or given.get("type", "").strip("() *")
    if day["consent"] and mark not in TYPES:
        doubts.append(Doubt(f"the mark {mark!r} is explained nowhere", label, state, html.clean(given["consent"])))
    elif day["consent"]:
        action, loose = TYPES[mark]
        note = f"in force {day['in force']} according to the table" if day["in force"] else ""
        found.append(Found(state, action, day["consent"], name=label, note=note, loose=loose))
    if day["notice"]:
        found.append(Found(state, "withdrawal", day["notice"], day["end"], name=label))
    elif day["end"]:
        doubts.append(Doubt("it ended for this State, and no notice is given: perhaps the treaty itself ended", label, state, day["end"]))


def _table(root: Element) -> Element | None:
    for table in root.iter("table"):
        first = next((cells for cells in html.rows_of(table, "The page") if cells), [])
        heads = _heads(first)
        if heads[:1] == ["party"] and "consent" in heads:
            return table
    return None


def _heads(cells: list[Element]) -> list[str]:
    texts = [html.line_of(cell, ()).casefold() for cell in cells]
    return [next((head for word, head in HEADS if text.startswith(word)), "") for text in texts]


def _number(root: Element, brought: Brought) -> str:
    """The number of the treaty in the database, from the address or the links of the page."""
    places = [brought.url, *(str(link.get("href", "")) for link in root.iter("link", "a"))]
    return next((found.group(1) for place in places if (found := _ADDRESS.search(place))), "")
