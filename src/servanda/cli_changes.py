"""The verb `diff`."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from typing import Any

from . import record
from .cli_common import bold, find_treaty, put, put_json, width
from .dates import in_words, parse_day
from .publish.change_words import HEADINGS, change_json, told
from .publish.words import clean
from .record.states import find
from .standing import Record
from .standing.changes import Change, changes


def diff(args: Namespace) -> int:
    """Prints what changed between two days."""
    from .replay import answer, question_of

    question = question_of(args, to=args.to or record().today.isoformat())
    if args.format == "json":
        put_json(answer(question))
        return 0
    asked, plain, found = ask(question)
    first, last = parse_day(plain["from"]), parse_day(plain["to"])
    if args.format == "text":
        _tell(asked, found, first, last, plain["treaty"])
        return 0
    from .publish.as_atom import changes_atom, changes_json_feed

    made = (told(found), first, last, plain["treaty"], plain["state"])
    if args.format == "atom":
        sys.stdout.write(changes_atom(*made))
    else:
        put_json(changes_json_feed(*made))
    return 0


def ask(question: dict[str, Any]) -> tuple[Record, dict[str, Any], tuple[Change, ...]]:
    """What changed by a question, and the question with every id in it."""
    first, last = parse_day(question["from"]), parse_day(question["to"])
    treaty = find_treaty(question["treaty"]) if question["treaty"] else None
    state = find(question["state"]).iso3 if question["state"] else None
    asked = Record(last)
    plain = {"from": first.isoformat(), "to": last.isoformat(), "treaty": treaty, "state": state}
    return asked, plain, changes(asked, first, last, treaty, state)


def diff_json(question: dict[str, Any], found: tuple[Change, ...]) -> dict[str, Any]:
    """What changed as plain tables, in words and in full."""
    lines = [{"day": line.day.isoformat(), "kind": line.kind, "says": line.says} for line in told(found)]
    return {**question, "in_words": lines, "changes": [change_json(change) for change in found]}


def _tell(asked: Record, found: tuple[Change, ...], first: date, last: date, treaty: str | None) -> None:
    from textwrap import wrap

    lines = told(found)
    put(f"From {in_words(first)} to {in_words(last)}:" if lines else f"Nothing changed from {in_words(first)} to {in_words(last)}.")
    for kind, heading in HEADINGS.items():
        group = [line for line in lines if line.kind == kind]
        if group:
            put(f"\n{bold(heading)}:")
        for line in group:
            text = clean(f"{line.day.isoformat()}  {line.says}")
            put("\n".join(wrap(text, width(), subsequent_indent=" " * 12, break_long_words=False, break_on_hyphens=False)))
    complete = asked.facts.list_of(treaty).complete_to if treaty else None
    if treaty and complete and last > complete:
        put(f"\nAs far as the record goes: its list for this treaty is complete to {in_words(complete)}.")
    elif not treaty:
        put("\nThe record goes as far as its lists do: 'servanda treaties' shows to which day each is complete.")
