"""Importing twice is importing once, whatever the page and the record hold."""

from __future__ import annotations

import os
import tempfile
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from servanda.record import accept, loader
from servanda.record.importers import diff
from servanda.record.importers.model import ANY_CONSENT, EXACT, RATIFYING, Found, Page
from servanda.record.model import Action

KNOWN = date(2026, 11, 24)
DAYS = st.dates(date(2000, 1, 1), date(2000, 1, 6)).map(date.isoformat)  # few, so that rows meet
STATES = st.sampled_from(["KEN", "MLT"])
KINDS = st.sampled_from(["signature", "ratification", "accession", "withdrawal", "communication", "objection", "territorial-extension"])


@st.composite
def founds(draw: st.DrawFn) -> Found:
    """An action as a page might give it."""
    kind, when = draw(KINDS), draw(DAYS)
    effective = draw(st.sampled_from(["", "2001-01-01", "2001-02-02"])) if kind == "withdrawal" else ""
    loose = draw(st.sampled_from([EXACT, RATIFYING, ANY_CONSENT])) if kind == "ratification" else EXACT
    return Found(draw(STATES), kind, when, effective, draw(st.sampled_from(["", "C.N.1.2000", "C.N.2.2000"])), loose=loose)


class Held:
    """A record of a few actions, as `compare` asks it: what was corrected is not seen."""

    def __init__(self, rows: tuple[Action, ...]) -> None:
        gone = {row.corrects for row in rows}
        self.rows = [row for row in rows if row.id not in gone]

    def actions(self, _: str) -> dict[str, tuple[Action, ...]]:
        return {state: tuple(row for row in self.rows if row.state == state) for state in {row.state for row in self.rows}}


def compared(page: Page, rows: tuple[Action, ...]) -> diff.Diff:
    return diff.compare(page, "apmbc", Held(rows))  # type: ignore[arg-type]


def loaded(rows: list[dict[str, str]]) -> tuple[Action, ...]:
    """The rows as the record reads them from a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "apmbc.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(accept._csv(accept.FIELDS, rows))
        return loader.load_actions(path)


TWO_NOTICES = [Found("MLT", "withdrawal", "2000-01-01", effect, "", loose=EXACT) for effect in ("2001-01-01", "2001-02-02")]


@settings(max_examples=150)
@example([Found("MLT", "withdrawal", "2000-01-01", "", "", loose=EXACT)], TWO_NOTICES)
@example([Found("MLT", "withdrawal", "2000-01-01", "", "", loose=EXACT)], TWO_NOTICES[::-1])
@given(before=st.lists(founds(), max_size=5), onpage=st.lists(founds(), max_size=6))
def test_what_was_accepted_is_neither_new_nor_changed(before: list[Found], onpage: list[Found]) -> None:
    held = accept.fresh([accept._row(found, "s", None) for found in before], ())
    page = Page("untc", "", "", None, "", tuple(dict.fromkeys(onpage)), ())
    found = compared(page, loaded(held))
    rows = [accept._row(one, "s", KNOWN) for one in found.new] + [accept._correction(one, "s", KNOWN) for one in found.changed]
    held += accept.fresh(rows, Held(loaded(held)).rows)
    again = compared(page, loaded(held))
    assert not again.new and not again.changed


@settings(max_examples=60)
@given(onpage=st.lists(founds(), max_size=6, unique_by=lambda f: (f.state, f.action)))
def test_one_import_is_enough_where_a_page_gives_each_act_once(onpage: list[Found]) -> None:
    page = Page("untc", "", "", None, "", tuple(onpage), ())
    found = compared(page, ())
    again = compared(page, loaded([accept._row(one, "s", KNOWN) for one in found.new]))
    assert len(found.new) == len(onpage) and not again.new and not again.changed and again.same == len(onpage)
