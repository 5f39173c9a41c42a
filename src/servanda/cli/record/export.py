"""The verb `record export`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ...errors import UsageError
from ...record import export
from ...record.facts import Facts
from ..options import forms
from ..output import put

ABOUT = "The whole record as JSON Lines, which keep its root; or as a SQLite file with what follows from it, for SQL and datasette."
EXAMPLES = """\
examples:
  servanda record export > record.jsonl
  servanda record export --format sqlite --out record.db     then: datasette record.db -m record.metadata.json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record export`."""
    forms(parser, "jsonl", "sqlite")
    parser.add_argument("--out", metavar="FILE", help="the SQLite file to write")


def run(args: Namespace) -> int:
    """Prints the whole record as JSON Lines, or writes it as SQLite."""
    if args.format == "sqlite":
        if not args.out:
            raise UsageError("SQLite is no text: give a file with --out, such as --out record.db.")
        from ... import record
        from ...publish.as_sqlite import write_sqlite

        for path in write_sqlite(record(), args.out):
            sys.stderr.write(f"{path}\n")
        return 0
    if args.out:
        raise UsageError("JSON Lines go to standard output: leave out --out, or give --format sqlite.")
    for line in export.export(Facts()):
        put(line)
    return 0
