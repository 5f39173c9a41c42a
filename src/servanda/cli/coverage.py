"""The verb `coverage`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from ..errors import UsageError
from ..publish.coverage import COLUMNS, coverage
from ..publish.tables import csv_rows
from ..publish.words import clean
from ..record.facts import Facts
from .options import excel, forms
from .output import put, put_json, put_table

ABOUT = "Which agreements are known, what of each is modelled, how far and how old its list is, and its numbers in other collections."
EXAMPLES = """\
examples:
  servanda coverage
  servanda coverage --format csv > coverage.csv          a row an agreement, with its numbers in the UN's collections
  servanda coverage --format json
  servanda coverage --against agreements.csv             which titles of another list are known here
  servanda coverage --against list.csv --column treaty_name --format csv > crossed.csv
"""
SHOWN = ("id", "short", "untc", "unoda", "provisions", "statements", "deadlines", "list", "complete_to", "days_old", "actions", "states")


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `coverage`."""
    told = "a list of agreements of others, as CSV with a column of titles: which of them are known here"
    parser.add_argument("--against", metavar="LIST", help=told)
    parser.add_argument("--column", metavar="NAME", default="", help="its column of titles (default: title, name, treaty or agreement)")
    forms(parser, "text", "csv", "json")
    excel(parser)


def run(args: Namespace) -> int:
    """Prints a row an agreement, or a row a title of another list."""
    if args.column and not args.against:
        raise UsageError("--column names a column of the list of --against: give that too.")
    if args.against:
        return _cross(args)
    rows = coverage(Facts(), date.today())
    if args.format == "json":
        put_json(rows)
    elif args.format == "csv":
        told = [["; ".join(cell) if isinstance(cell, list) else "" if cell is None else cell for cell in row.values()] for row in rows]
        sys.stdout.write(csv_rows(COLUMNS, told, args.excel))
    else:
        put_table([name.replace("_", " ") for name in SHOWN], [["-" if row[n] is None else str(row[n]) for n in SHOWN] for row in rows])
        whole, acts = sum(row["list"] == "full" for row in rows), sum(row["actions"] for row in rows)
        put(f"{len(rows)} agreements, {whole} of them with a whole list; {acts:,} actions of States.")
        put("What a treaty's file leaves out: 'servanda treaties ID', or not_modelled in csv and json.")
    return 0


def _cross(args: Namespace) -> int:
    from ..publish import crossing

    rows = crossing.crossed(crossing.titles(args.against, args.column))
    if args.format == "json":
        put_json(rows)
    elif args.format == "csv":
        told = [["" if cell is None else cell for cell in row.values()] for row in rows]
        sys.stdout.write(csv_rows(crossing.COLUMNS, told, args.excel))
    else:
        put_table(crossing.COLUMNS, [["-" if cell is None else clean(str(cell)) for cell in row.values()] for row in rows])
        counts = (f"{sum(row['match'] == match for row in rows):,} {match}" for match in crossing.MATCHES)
        put(f"{len(rows):,} titles: {', '.join(counts)}.")
    return 0
