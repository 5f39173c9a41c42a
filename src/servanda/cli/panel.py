"""The verb `panel`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from .. import record
from ..errors import UsageError
from ..lexicon.english import find_treaty
from .options import known_at
from .output import put, put_json

ABOUT = "The standing of every State under treaties as a table: one row for each State, treaty and day, month or year."
EXAMPLES = """\
examples:
  servanda panel --unit month --treaty apmbc --start 1997-01-01 > apmbc.csv
  servanda panel --unit year --treaty apmbc --treaty ccm --state UKR     CSV on standard output
  servanda panel --out panel                    State-day of all treaties since 1945, as Parquet, in a
                                                folder with codebook and datapackage.json
  servanda panel --out standing.parquet --known-at 2025-07-01            that file alone
  servanda panel --codebook                     what every column means
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `panel`."""
    told = "a month stands by its last day, a year by 31 December (default: day)"
    parser.add_argument("--unit", choices=("day", "month", "year"), default="day", help=told)
    parser.add_argument("--start", metavar="DAY", default="1945-01-01", help="the first day (default: 1945-01-01)")
    parser.add_argument("--end", metavar="DAY", help="the last day (default: today)")
    told = "one treaty, by id or name; may be given more than once (default: all)"
    parser.add_argument("--treaty", metavar="TREATY", action="append", default=[], help=told)
    told = "one State, by code or name; may be given more than once (default: all)"
    parser.add_argument("--state", metavar="STATE", action="append", default=[], help=told)
    known_at(parser)
    told = "a file that ends in .parquet or .csv, or a folder for the panel, its codebook and datapackage.json"
    parser.add_argument("--out", metavar="PATH", help=told)
    told = "form of the panel (default: by the name of --out; csv on standard output), or of the codebook"
    parser.add_argument("--format", choices=("parquet", "csv", "json"), help=told)
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
    if not args.out:
        if form == "parquet":
            raise UsageError("Parquet is no text: give a file or a folder with --out.")
        as_panel.csv_to(made, sys.stdout.buffer)
    elif ending in ("csv", "parquet"):
        count = (as_panel.write_parquet if ending == "parquet" else as_panel.write_csv)(made, args.out)
        sys.stderr.write(f"{args.out}: {count:,} rows\n")
    else:
        for path in as_panel.write_folder(made, args.out, form):
            sys.stderr.write(f"{path}\n")
    return 0
