"""The verb `deadlines`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from ..dates import in_words
from ..law import treaty
from ..lexicon.english import find_treaty
from ..publish.answers import select, select_watched
from ..publish.duties import applies_to, article, duty_id
from ..publish.tables import csv_rows
from ..standing import Due, Record
from ..standing.model import own
from .options import days, excel, forms, opened, own_facts, question_of, watch, watched
from .output import put, put_json, put_table
from .standing_text import put_own

ABOUT = "Duties with a last day, computed from the rules and the record: missed ones first, then those to come."
EXAMPLES = """\
examples:
  servanda deadlines UKR
  servanda deadlines --treaty apmbc --within 1y
  servanda deadlines UKR --treaty apmbc --as-of 2010-05-31
  servanda deadlines --treaty ccm --format csv > deadlines.csv
  servanda deadlines --treaty apmbc --within 1y --format ics > deadlines.ics
  servanda deadlines --watch watch.txt --within 1y --format ics > mine.ics     a calendar of one's own
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `deadlines`."""
    parser.add_argument("state", metavar="STATE", nargs="?", help="a code such as UKR, or a name (default: all States)")
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name (default: all)")
    told = "only those still to be met that fall due in this time from the day asked about: 30d, 8w, 6m, 1y"
    parser.add_argument("--within", metavar="PERIOD", help=told)
    days(parser)
    watch(parser)
    own_facts(parser)
    excel(parser)
    forms(parser, "text", "json", "csv", "ics")


IF = "if it applies"
HEADERS = ("state", "treaty", "duty", "due", "status", "first due", "completed", "article")


def run(args: Namespace) -> int:
    """Prints the duties with a last day of one State or all."""
    asked, listed = opened(args, args.as_of), watched(args)
    treaty_id, day = find_treaty(args.treaty) if args.treaty else None, asked.today
    if args.format == "json":
        from ..publish.replay import answer

        put_json(answer(question_of(args, as_of=day.isoformat(), watch=listed), asked))
        return 0
    if listed:
        found = select_watched(asked, listed, args.within, args.known_at, day)
    else:
        found = select(asked, args.state, treaty_id, args.within, args.known_at, day)
    if args.format == "csv":
        sys.stdout.write(csv_rows([header.replace(" ", "_") for header in HEADERS], [row(due) for due in found], args.excel))
    elif args.format == "ics":
        from ..publish.as_ics import deadlines_ics

        sys.stdout.write(deadlines_ics(found, day))
    else:
        _text(asked, found, day)
    return 0


def _text(asked: Record, found: Sequence[Due], day: date) -> None:
    if not found:
        put(f"No duty with a last day is found, as of {in_words(day)}.")
        put_own(asked)
        return
    sure, open_ones = [due for due in found if due.status != IF], [due for due in found if due.status == IF]
    if sure:
        put_table(HEADERS, [row(due) for due in sure])
    if open_ones:
        put("\nOnly if it applies, of which the record shows nothing:")
        put_table(HEADERS, [row(due) for due in open_ones])
    for told in sorted({f"{article(due)} binds only: {who}" for due in found if (who := applies_to(due))}):
        put(told)
    for told in sorted({due.caveat if _yearly(due) else f"{due.state} {article(due)}: {due.caveat}" for due in found if due.caveat}):
        put(told)
    for name in sorted({due.treaty for due in found}):
        complete = asked.facts.list_of(name).complete_to
        if complete and day > complete:
            put(f"As far as the record goes: its list for the {treaty(name).short} is complete to {in_words(complete)}.")
    put_own(asked)


def _yearly(due: Due) -> bool:
    """Whether a duty comes round every year, so that what is told of it is told of every State alike."""
    return any(clause.norm == due.norm and clause.yearly_by for clause in treaty(due.treaty).deadline)


def row(due: Due) -> tuple[str, ...]:
    """A duty as the cells of a table."""
    days = (due.due.isoformat(), due.status + own(due.basis), due.original.isoformat(), due.completed)
    return (due.state, due.treaty, duty_id(due), *days, article(due))
