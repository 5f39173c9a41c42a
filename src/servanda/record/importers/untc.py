"""The status page of a treaty in the UN Treaty Collection, as its site gives it (ViewDetails, English).

What is read: the heading, the table of participants, the end notes (see `untc_notes`), the table of territorial application,
and who made declarations. A State in square brackets did what stands there, and its instrument no longer has effect, or soon
will not: the end note says why.
"""

from __future__ import annotations

import re
from datetime import date

from ...errors import InputError
from ..model import CONSENT
from . import columns, days, html, names, untc_notes
from .brought import Brought
from .html import Element
from .model import Doubt, Found, Page, Statement

_NUMBER = re.compile(r"\b([IVXL]{1,7}-\d{1,3}(?:-[a-z]{1,2})*)\.en\.(?:pdf|xml)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"mtdsg_no=([IVXL]{1,7}-\d{1,3}(?:-[a-z]{1,2})*)", re.IGNORECASE)
_HEAD = re.compile(r"^\s*(\d{1,3})\.?\s*((?:[a-z]\)\s*)*)")

ENGLISH = "open the page in English (clang=_en), and save it again."


def fits(root: Element) -> bool:
    """Whether this is such a page."""
    return bool(html.with_id(root, "tblgrid") or html.with_id(root, "rptTreaty_ctl00_tcTreaty"))


def read(root: Element, brought: Brought) -> Page:
    """All that the page says. Raises InputError where it has no table of participants that can be read."""
    name = brought.name
    grids = [grid for grid in html.with_id(root, "tblgrid") if grid.tag == "table"]
    if not grids:
        raise InputError(f"{name} has the heading of a status page and no table of participants: load it to its end, and save it again.")
    found: list[Found] = []
    doubts: list[Doubt] = []
    cited = untc_notes.Cited()
    refused: list[InputError] = []
    for grid in grids:
        try:
            _participants(grid, name, found, doubts, cited)
        except InputError as why:
            refused.append(why)
    if refused and not found:
        raise refused[0]
    doubts += [Doubt("another table beside that of the participants cannot be read", where=html.clean(str(why))) for why in refused]
    if not found:
        raise InputError(f"{name} has a table of participants without a date: nothing was read.")
    cited.bracketed = {one.state for one in found if one.bracketed}
    notes = untc_notes.read(root, name, cited)
    extended, unclear = _territories(root, name)
    doubts += notes.doubts + unclear
    actions = tuple(dict.fromkeys(found + notes.found + extended))
    doubts += _brackets(actions, doubts)
    heading = _of(root, "rptTreaty_ctl00_tcTreaty")
    as_at = _as_at(_of(root, "_div3"))
    counts = _counts(_of(root, "rptStatus_ctl00_tcText"), actions, as_at)
    doubts += [Doubt(f"the page says {said} {what} and its table gives {read}") for what, said, read in counts if said != read]
    return Page("untc", html.clean(_HEAD.sub("", heading), 300), _number(root, brought, heading), as_at,
                (days.in_words(_of(root, "rptEIF_ctl00_tcText")) or [""])[0], actions, tuple(doubts), tuple(_statements(root)),
                tuple(notes.unread), counts)  # fmt: skip


def _participants(grid: Element, name: str, found: list[Found], doubts: list[Doubt], cited: untc_notes.Cited) -> None:
    rows = [cells for cells in html.rows_of(grid, name) if cells]
    if not rows or not re.match(r"participants?\b", html.line_of(rows[0][0]), re.IGNORECASE):
        raise InputError(f"{name} has a table whose first column is not headed 'Participant': {ENGLISH}")
    heads = [columns.column(html.text_of(cell)) for cell in rows[0][1:] for _ in range(html.span(cell, "colspan"))]
    if not any(heads):
        told = html.clean(", ".join(html.line_of(cell) for cell in rows[0][1:]))
        raise InputError(f"{name} has columns whose headings are not known ({told}): {ENGLISH}")
    for cells in rows[html.span(rows[0][0], "rowspan") :]:
        label = html.clean(re.sub(r"[\s,*\d\]]+$", "", html.line_of(cells[0], (*html.NOTES, "table"))).lstrip("[ "))
        if not label or label.casefold() == "participant":
            continue
        state = names.resolve(label)
        cited.add(cells, state, label)
        if not state:
            said = html.clean(" | ".join(html.line_of(cell) for cell in cells[1:]))
            doubts += [Doubt("no State is called so", label, where=said)] if days.in_words(said) else []
            continue
        if len(cells) != len(heads) + 1:
            doubts.append(Doubt(f"the row has {len(cells)} cells under {len(heads) + 1} headings", label, state))
            continue
        if any(cell.xpath(".//table") for cell in cells):
            doubts.append(Doubt("a cell of the row holds a table of its own", label, state))
            continue
        for head, cell in zip(heads, cells[1:], strict=True):
            _cell(head, html.line_of(cell), state, label, found, doubts)


def _cell(head: columns.Column | None, text: str, state: str, label: str, found: list[Found], doubts: list[Doubt]) -> None:
    if not text:
        return
    if head is None:
        if days.in_words(text):
            doubts.append(Doubt("a date stands under a heading that names no action", label, state, html.clean(text)))
        return
    read, why = columns.dated(text, head)
    for dated in read:
        note = "in square brackets on the page" if dated.bracketed else ""
        found.append(Found(state, dated.action, dated.date, name=label, note=note, bracketed=dated.bracketed))
    if why:
        doubts.append(Doubt(html.clean(why), label, state, html.clean(text)))


def _brackets(actions: tuple[Found, ...], doubts: list[Doubt]) -> list[Doubt]:
    """A doubt for each bracketed State of which no end note says how it left."""
    left = {a.state for a in actions if a.action.startswith("withdrawal")} | {d.state for d in doubts}
    return [Doubt("it stands in square brackets, and no end note that could be read says why", a.name, a.state, f"{a.action} {a.date}")
            for a in actions if a.bracketed and a.state not in left]  # fmt: skip


def _territories(root: Element, name: str) -> tuple[list[Found], list[Doubt]]:
    """The table of territorial application, where the page has one: participant, day of receipt, territories."""
    found: list[Found] = []
    doubts: list[Doubt] = []
    for table in html.with_id(root, "tblDec"):
        rows = [cells for cells in html.rows_of(table, name) if len(cells) >= 3]
        if not rows or "territor" not in html.line_of(rows[0][2]).casefold():
            continue
        label = state = ""
        for cells in rows[1:]:
            label = html.clean(re.sub(r"[\s,\d]+$", "", html.line_of(cells[0]))) or label
            received = html.line_of(cells[1])
            state, when = names.resolve(label), days.in_words(received)
            if state and len(when) == 1:
                found.append(Found(state, "territorial-extension", when[0], name=label, note=html.clean(html.line_of(cells[2]))))
            else:
                doubts.append(Doubt("a row of the table of territorial application cannot be read", label, state, html.clean(received)))
    return found, doubts


def _statements(root: Element) -> list[Statement]:
    """Who made the declarations, reservations and objections that the page gives in full, and the days that head them."""
    made = []
    for heading in html.with_id(root, "_divParticipant"):
        at = str(heading.get("id"))
        kind = "objection" if "dgObj" in at else "declaration" if "_dgDec_" in at else "notification"
        label = html.clean(re.sub(r"[\s,\d]+$", "", html.line_of(heading)))
        text = html.with_id(heading.getparent(), "_divText")
        headed = [line for line in html.text_of(text[0]).split(html.BREAK) if len(line) < 40] if text else []
        made.append(Statement(kind, label, names.resolve(label), tuple(day for line in headed for day in days.in_words(line))))
    return made


def _of(root: Element, ending: str) -> str:
    found = html.with_id(root, ending)
    return html.line_of(found[0]) if found else ""


def _as_at(text: str) -> date | None:
    """The day in "STATUS AS AT : 03-02-2026 10:16:18 EDT": day, month, year."""
    found = days.IN_DIGITS.search(text)
    made = days.iso(*found.groups()) if found else ""
    return date.fromisoformat(made) if made else None


def _number(root: Element, brought: Brought, heading: str) -> str:
    """The number of the treaty: from the links to its other forms, else from the address, else from chapter and heading."""
    for link in root.iter("a"):
        found = _NUMBER.search(str(link.get("href", "")))
        if found:
            return _tidy(found.group(1))
    found = _IN_ADDRESS.search(brought.url)
    if found:
        return _tidy(found.group(1))
    chapter, head = re.search(r"CHAPTER\s+([IVXL]+)", _of(root, "rptHead_ctl00_tcHead")), _HEAD.match(heading)
    if not chapter or not head:
        return ""
    return "-".join([chapter.group(1), head.group(1), *re.findall("[a-z]", head.group(2))])


def _tidy(number: str) -> str:
    chapter, _, rest = number.partition("-")
    return f"{chapter.upper()}-{rest.lower()}"


def _counts(text: str, actions: tuple[Found, ...], as_at: date | None) -> tuple[tuple[str, int, int], ...]:
    """What the page says of its own numbers, beside what was read: a check that no row was lost.

    A State in brackets still counts as a party until its withdrawal takes effect; whether a signature in brackets counts, the
    pages do not agree on.
    """
    said = {word.casefold(): int(number) for word, number in re.findall(r"(Signatories|Parties)\s*:\s*(\d+)", text)}
    today = as_at.isoformat() if as_at else ""
    ends = {a.state: a.effective for a in actions if a.action == "withdrawal"}
    consent = [a for a in actions if a.action in CONSENT]
    parties = {a.state for a in consent if not a.bracketed or ends.get(a.state, "") > today}
    signed = [a for a in actions if a.action in ("signature", "succession-to-signature")]
    made = []
    if "signatories" in said:
        without = sum(not a.bracketed for a in signed)
        made.append(("signatories", said["signatories"], without if said["signatories"] == without else len(signed)))
    if "parties" in said:
        made.append(("parties", said["parties"], len(parties)))
    return tuple(made)
