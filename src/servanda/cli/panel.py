"""The verb `panel`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from .. import record
from ..errors import UsageError
from ..lexicon.english import find_treaty
from .options import day, known_at
from .output import put, put_json

if TYPE_CHECKING:
    from ..standing.panel import Panel

ABOUT = "The standing of every State under treaties as a table: one row for each State, treaty and day, month or year."
EXAMPLES = """\
examples:
  servanda panel --unit month --treaty apmbc --start 1997-01-01 > apmbc.csv
  servanda panel --unit year --treaty apmbc --treaty ccm --state UKR     CSV on standard output
  servanda panel --out panel                    State-day of all treaties since 1945, as Parquet, in a
                                                folder with codebook and datapackage.json
  servanda panel --unit year --start 1990-01-01 --shape wide > wide.csv                 a column a treaty
  servanda panel --unit year --start 2000-01-01 --shape dyadic --out dyads.parquet      a row a pair of States
  servanda panel --out standing.parquet --known-at 2025-07-01            that file alone
  servanda panel --codebook                     what every column means
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `panel`."""
    told = "a month stands by its last day, a year by 31 December (default: day)"
    parser.add_argument("--unit", choices=("day", "month", "year"), default="day", help=told)
    parser.add_argument("--start", metavar="DAY", type=day, default="1945-01-01", help="the first day (default: 1945-01-01)")
    parser.add_argument("--end", metavar="DAY", type=day, help="the last day (default: today)")
    told = "one treaty, by id or name; may be given more than once (default: all)"
    parser.add_argument("--treaty", metavar="TREATY", action="append", default=[], help=told)
    told = "one State, by code or name; may be given more than once (default: all)"
    parser.add_argument("--state", metavar="STATE", action="append", default=[], help=told)
    known_at(parser)
    told = "a file that ends in .parquet or .csv, or a folder for the panel, its codebook and datapackage.json"
    parser.add_argument("--out", metavar="PATH", help=told)
    told = "form of the panel (default: by the name of --out; csv on standard output), or of the codebook"
    parser.add_argument("--format", choices=("parquet", "csv", "json"), help=told)
    told = "long: a row for each State, treaty and date (default); wide: a column a treaty; dyadic: a row for each pair of States"
    parser.add_argument("--shape", choices=("long", "wide", "dyadic"), default="long", help=told)
    told = "CSV that Excel opens as it is: with a mark of UTF-8 (BOM) before it"
    parser.add_argument("--excel", action="store_true", help=told)
    parser.add_argument("--codebook", action="store_true", help="print the codebook instead, as Markdown or JSON")


def run(args: Namespace) -> int:
    """Writes a panel: CSV on standard output, one file, or a folder with codebook and data package."""
    treaties = [find_treaty(name) for name in args.treaty] or None
    asked = record()
    made = asked.panel(args.unit, args.start, args.end, treaties, args.known_at, args.state or None)
    from ..publish import as_panel

    if args.codebook:
        book = as_panel.codebook(made)
        put_json(book) if args.format == "json" else put(as_panel.codebook_text(book))
        return 0
    if args.format == "json":
        raise UsageError("A panel is written as csv or parquet; json is a form of the codebook: add --codebook.")
    ending = args.out.rpartition(".")[2].lower() if args.out else ""
    form = args.format or (ending if ending in ("csv", "parquet") else "parquet" if args.out else "csv")
    if ending in ("csv", "parquet") and form != ending:
        raise UsageError(f"{args.out} is to be written as {form}: give it a name that ends in .{form}.")
    if not args.out and form == "parquet":
        raise UsageError("Parquet is no text: give a file or a folder with --out.")
    if args.excel and form != "csv":
        raise UsageError("--excel is about CSV: leave it out, or write the panel as csv.")
    if args.shape != "long" or (args.excel and args.out):
        return _in_shape(made, args, form, ending)
    if not args.out:
        as_panel.csv_to(made, sys.stdout.buffer, args.excel)
    elif ending in ("csv", "parquet"):
        count = (as_panel.write_parquet if ending == "parquet" else as_panel.write_csv)(made, args.out)
        sys.stderr.write(f"{args.out}: {count:,} rows\n")
    else:
        for path in as_panel.write_folder(made, args.out, form):
            sys.stderr.write(f"{path}\n")
    return 0


def _in_shape(made: Panel, args: Namespace, form: str, ending: str) -> int:
    """Writes a panel in another shape than the long one, or for Excel, as one file or CSV on standard output."""
    from ..publish import as_panel
    from ..publish.datapackage import whole_file

    if args.out and ending not in ("csv", "parquet"):
        raise UsageError("This shape is written as one file: give --out a name that ends in .parquet or .csv.")
    if args.shape == "long":
        with whole_file(args.out) as file:
            as_panel.csv_to(made, file, args.excel)
        return 0
    table = made.wide() if args.shape == "wide" else made.dyads()
    if not args.out:
        as_panel.table_csv(table, sys.stdout.buffer, args.excel)
    else:
        with whole_file(args.out) as file:
            as_panel.table_csv(table, file, args.excel) if form == "csv" else as_panel.table_parquet(table, made, file)
        sys.stderr.write(f"{args.out}: {table.num_rows:,} rows\n")
    return 0
