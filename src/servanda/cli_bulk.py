"""The verbs `bulk` and `allegations`."""

from __future__ import annotations

import sys
from argparse import Namespace

from .cli_common import put
from .errors import ServandaError, UsageError


def bulk(args: Namespace) -> int:
    """Runs over a crawl and prints the run report; on Slurm, hands the work over and says as which job."""
    columns = dict(_column(pair) for pair in args.column)
    if args.workers < 0 or args.seconds <= 0:
        raise UsageError("The numbers of --workers and --seconds must be above zero.")
    try:
        from loguru import logger

        from .bulk.run import run
        from .bulk.summary import as_text
    except ImportError as why:
        raise UsageError(f"Bulk runs need the package {why.name}: install it with pip install 'servanda[bulk]'.") from None
    logger.remove()  # the tasks' own logs are in work/logs
    try:
        made = run(args.source, args.out, args.executor, args.workers, columns, args.seconds, args.partition, args.time, _tell)
    except RuntimeError as why:
        raise ServandaError(f"The run is not complete: {why}. What is done is kept; run the same command again.") from None
    if "job" in made:
        put(f"Handed to Slurm; the last job is {made['job']}, which writes {args.out}/report.txt.")
        return 0
    put(as_text(made))
    return 0


def allegations(args: Namespace) -> int:
    """Writes the table of allegations of a bulk run, with codebook, data package and pictures."""
    try:
        from .bulk.allegations import allegations as counted
        from .publish.as_allegations import write_folder

        made = counted(args.run)
        paths = write_folder(made, args.out, args.format)
    except ImportError as why:
        raise UsageError(f"The table needs the package {why.name}: install it with pip install 'servanda[panel]'.") from None
    for path in paths:
        sys.stderr.write(f"{path}\n")
    sys.stderr.write(f"{len(made.rows):,} rows\n")
    return 0


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _column(pair: str) -> tuple[str, str]:
    field, equals, name = pair.partition("=")
    if not equals or not name:
        raise UsageError(f"{pair!r} names no column: write it as published=date.")
    return field, name
