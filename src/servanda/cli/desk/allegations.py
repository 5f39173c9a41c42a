"""The verb `desk allegations`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ...assertions.terms import VERDICTS
from ..options import forms
from ..output import put_json, put_table
from .common import database, opened, state_of, treaty_of

ABOUT = "Who accuses whom of what, when, with denials and findings."
EXAMPLES = """\
examples:
  servanda desk allegations --by accused,month
  servanda desk allegations --treaty apmbc --format csv > allegations.csv
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk allegations`."""
    told = "the dimensions of the table, with commas (default: accused,accusing,treaty,norm,month)"
    parser.add_argument("--by", metavar="NAMES", default="accused,accusing,treaty,norm,month", help=told)
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name")
    parser.add_argument("--accused", metavar="STATE", help="one State accused")
    parser.add_argument("--accusing", metavar="STATE", help="one State accusing")
    forms(parser, "text", "json", "csv")
    database(parser)


def run(args: Namespace) -> int:
    """Prints the table of allegations."""
    from ...desk.model import plain

    by = tuple(name.strip() for name in args.by.split(",") if name.strip())
    with opened(args) as ledger:
        rows = ledger.allegations(by, treaty=treaty_of(args.treaty), accused=state_of(args.accused), accusing=state_of(args.accusing))
    if args.format == "json":
        put_json([plain(row) | {"findings": {verdict: [*ids] for verdict, ids in row.findings.items()}} for row in rows])
        return 0
    headers = (*by, "claims", "denials", *VERDICTS)
    table = [
        (*(getattr(row, name) or "-" for name in by), len(row.claims), len(row.denials), *(len(row.findings.get(v, ())) for v in VERDICTS))
        for row in rows
    ]
    if args.format == "csv":
        import csv

        csv.writer(sys.stdout, lineterminator="\n").writerows([headers, *table])
    else:
        put_table(headers, [tuple(map(str, row)) for row in table])
    return 0
