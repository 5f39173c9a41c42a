"""The verb `record list`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from ... import record
from ...dates import in_words, parse_day
from ...law import treaty_ids
from ...lexicon.english import find_treaty
from ...record.canonical import plain
from ...record.states import find, state_name
from ..options import forms, known_at
from ..output import put, put_json, put_table

ABOUT = "The actions of a State with their ids."
EXAMPLES = """\
examples:
  servanda record list UKR apmbc
  servanda record list UKR --known-at 2025-07-01 --format json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record list`."""
    parser.add_argument("state", metavar="STATE", help="a code such as UKR, or a name")
    parser.add_argument("treaty", metavar="TREATY", nargs="?", help="one treaty, by id or name (default: all)")
    known_at(parser)
    forms(parser, "text", "json")


def run(args: Namespace) -> int:
    """Prints the actions of a State with their ids."""
    facts, code = record().facts, find(args.state).iso3
    known = parse_day(args.known_at) if args.known_at else None
    wanted = [find_treaty(args.treaty)] if args.treaty else treaty_ids()
    found = [action for name in wanted for action in facts.of(code, name, known)]
    if args.format == "json":
        put_json([{"id": action.id, **plain(action)} for action in found])
    elif not found:
        put(f"The record knows no such action of {state_name(code)}{f' on {in_words(known)}' if known else ''}.")
    else:
        headers = ("id", "treaty", "action", "date", "effective", "known", "norm", "until", "notification")
        days = [(_iso(a.effective), _iso(a.known), a.norm or "-", _iso(a.until), a.notification or "-") for a in found]
        put_table(headers, [(a.id, a.treaty, a.action, a.date or "-", *more) for a, more in zip(found, days, strict=True)])
    return 0


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "-"
