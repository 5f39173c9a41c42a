"""The verb `desk export`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import nullcontext

from ...errors import UsageError
from ..options import forms
from .common import database, opened

ABOUT = "Claims, findings or the trail as a table."
EXAMPLES = """\
examples:
  servanda desk export claims --format csv > claims.csv
  servanda desk export findings --format parquet --out findings.parquet
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk export`."""
    parser.add_argument("table", choices=("claims", "findings", "trail"), help="what to export")
    parser.add_argument("--out", metavar="FILE", help="where to write it (default: standard output; Parquet needs a file)")
    forms(parser, "csv", "json", "parquet")
    database(parser)


def run(args: Namespace) -> int:
    """Writes a table of the ledger."""
    from ...desk import export as tables

    columns, rows = tables.TABLES[args.table]
    with opened(args) as ledger:
        if args.format == "parquet":
            if not args.out:
                raise UsageError("Parquet is written to a file: name it with --out.")
            tables.write_parquet(rows(ledger), columns, args.out)
            return 0
        with open(args.out, "w", encoding="utf-8", newline="") if args.out else nullcontext(sys.stdout) as out:
            if args.format == "csv":
                tables.write_csv(rows(ledger), columns, out)
            else:
                tables.write_json(rows(ledger), out)
    return 0
