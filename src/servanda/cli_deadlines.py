"""The verb `deadlines`."""

from __future__ import annotations

import csv
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from . import record
from .cli_common import find_treaty, put, put_json, put_table
from .dates import add_days, add_months, in_words
from .errors import UsageError
from .law import treaty
from .publish.as_json import basis_json
from .record.states import state_name
from .standing import Due, Record

HEADERS = ("state", "treaty", "duty", "due", "status", "first due", "completed", "article")


def deadlines(args: Namespace) -> int:
    """Prints the duties with a last day of one State or all."""
    asked = record(args.as_of)
    treaty_id, day = find_treaty(args.treaty) if args.treaty else None, asked.today
    if args.format == "json":
        from .replay import answer, question_of

        put_json(answer(question_of(args, as_of=day.isoformat())))
        return 0
    found = select(asked, args.state, treaty_id, args.within, args.known_at)
    if args.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow([header.replace(" ", "_") for header in HEADERS])
        writer.writerows(row(due) for due in found)
    elif args.format == "ics":
        from .publish.as_ics import deadlines_ics

        sys.stdout.write(deadlines_ics(found, day))
    else:
        _text(asked, found, day)
    return 0


def select(asked: Record, state: str | None, treaty_id: str | None, within: str | None, known_at: str | None) -> list[Due]:
    """The duties of one State or all; with `within`, those still to be met that fall due in this time from the day asked about."""
    day = asked.today
    last = later(day, within) if within else None
    found = asked.deadlines(state, treaty_id, day, known_at)
    return [due for due in found if day <= due.due <= last and due.status == "running"] if last else found


def _text(asked: Record, found: Sequence[Due], day: date) -> None:
    if not found:
        put(f"No duty with a last day is found, as of {in_words(day)}.")
        return
    put_table(HEADERS, [row(due) for due in found])
    for told in sorted({f"{article(due)} binds only: {who}" for due in found if (who := applies_to(due))}):
        put(told)
    for name in sorted({due.treaty for due in found}):
        complete = asked.facts.list_of(name).complete_to
        if complete and day > complete:
            put(f"As far as the record goes: its list for the {treaty(name).short} is complete to {in_words(complete)}.")


def row(due: Due) -> tuple[str, ...]:
    """A duty as the cells of a table."""
    days = (due.due.isoformat(), due.status, due.original.isoformat(), due.completed)
    return (due.state, due.treaty, due.norm, *days, article(due))


def article(due: Due) -> str:
    """The provision that sets the duty."""
    return next((item.ref for item in due.basis if item.kind == "provision"), "")


def applies_to(due: Due) -> str:
    """Who has the duty at all, where not every party has it. Whether a State is among them is not computed."""
    rules = treaty(due.treaty)
    return next((d.requires for d in rules.deadline if d.norm == due.norm and rules.reference(d.article) == article(due)), "")


def due_json(due: Due) -> dict[str, Any]:
    """A duty as plain tables."""
    return {
        "state": due.state,
        "name": state_name(due.state),
        "treaty": due.treaty,
        "norm": due.norm,
        "due": due.due.isoformat(),
        "status": due.status,
        "first_due": due.original.isoformat(),
        "completed": due.completed or None,
        "binds_only": applies_to(due) or None,
        "basis": basis_json(due.basis),
    }


def later(day: date, period: str) -> date:
    """The day that lies a period such as 30d, 8w, 6m or 1y after another. Raises UsageError."""
    number, unit = period[:-1], period[-1:].casefold()
    if not (number.isascii() and number.isdigit() and len(number) < 5 and unit in "dwmy" and unit):
        raise UsageError(f"{period!r} is no period: write it as 30d, 8w, 6m or 1y.")
    try:
        if unit in "dw":
            return add_days(day, int(number) * (7 if unit == "w" else 1))
        return add_months(day, int(number) * (12 if unit == "y" else 1))
    except (ValueError, OverflowError):
        raise UsageError(f"{period!r} leads beyond the calendar: give a shorter period.") from None
