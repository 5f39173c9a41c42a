"""The verb `allegations`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ..extras import missing

ABOUT = "From a bulk run: allegations a month by who accuses whom, under which treaty and norm, with codebook, data package and plots."
EXAMPLES = """\
examples:
  servanda allegations checked/ --out tables             of the folder that 'servanda bulk' wrote
  servanda allegations checked/ --out tables --format parquet
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `allegations`."""
    parser.add_argument("run", metavar="DIR", help="the folder that 'servanda bulk' wrote")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="a folder for the table and what comes with it")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv", help="form of the table (default: csv)")


def run(args: Namespace) -> int:
    """Writes the table of allegations of a bulk run, with codebook, data package and pictures."""
    try:
        from ..bulk.allegations import allegations as counted
        from ..publish.as_allegations import write_folder

        made = counted(args.run)
        paths = write_folder(made, args.out, args.format)
    except ImportError as why:
        raise missing("The table", why.name, "panel") from None
    for path in paths:
        sys.stderr.write(f"{path}\n")
    sys.stderr.write(f"{len(made.rows):,} rows\n")
    return 0
