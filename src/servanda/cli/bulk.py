"""The verb `bulk`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ..errors import ServandaError, UsageError
from ..extras import missing
from .output import put

ABOUT = "Reads a whole crawl and checks what it says of treaties. What was stopped goes on. Needs servanda[bulk]."
EXAMPLES = """\
examples:
  servanda bulk crawl/ --out checked                     WARC, JSONL and Parquet files of a folder
  servanda bulk news.parquet --out checked --column text=body --column published=date
  servanda bulk s3://bucket/month/ --out /shared/checked --executor ray
  servanda bulk crawl/ --out checked                     the same again: goes on where it broke off
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `bulk`."""
    told = "a .warc(.gz), .jsonl(.gz) or .parquet file, or a folder of them; any fsspec address"
    parser.add_argument("source", metavar="SOURCE", help=told)
    parser.add_argument("--out", metavar="DIR", required=True, help="a folder for the result; all workers must see it")
    parser.add_argument("--executor", choices=("local", "ray", "slurm"), default="local", help="where the work is done (default: local)")
    parser.add_argument("--workers", metavar="N", type=int, default=0, help="tasks at a time (default: one a core; on Slurm no limit)")
    told = "the column or key of a field: text, html, id, url, outlet, published, title (may be given more than once)"
    parser.add_argument("--column", metavar="FIELD=NAME", action="append", default=[], help=told)
    parser.add_argument("--seconds", metavar="N", type=float, default=120.0, help="the longest that one document may take (default: 120)")
    parser.add_argument("--partition", metavar="NAME", default="", help="the partition, on Slurm")
    parser.add_argument("--time", metavar="HH:MM:SS", default="08:00:00", help="the time limit of a task, on Slurm (default: 08:00:00)")


def run(args: Namespace) -> int:
    """Runs over a crawl and prints the run report; on Slurm, hands the work over and says as which job."""
    columns = dict(_column(pair) for pair in args.column)
    if args.workers < 0 or args.seconds <= 0:
        raise UsageError("The numbers of --workers and --seconds must be above zero.")
    try:
        from loguru import logger

        from ..bulk.run import run
        from ..bulk.summary import as_text
    except ImportError as why:
        raise missing("A bulk run", why.name, "bulk") from None
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


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _column(pair: str) -> tuple[str, str]:
    field, equals, name = pair.partition("=")
    if not equals or not name:
        raise UsageError(f"{pair!r} names no column: write it as published=date.")
    return field, name
