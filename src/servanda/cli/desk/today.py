"""The verb `desk today`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta

from ...dates import parse_day
from ..options import day, forms
from ..output import put, put_json
from .common import database, opened

ABOUT = "What was told since yesterday: what is contradicted first, then what most outlets tell, each with what was understood of it."
EXAMPLES = """\
examples:
  servanda desk today
  servanda desk today --since 2026-11-20 --format json
  servanda desk today --format atom > desk.atom        a feed for any reader
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk today`."""
    parser.add_argument("--since", metavar="DAY", type=day, help="what was kept since this day began, in UTC (default: yesterday)")
    parser.add_argument("--limit", metavar="NUMBER", type=int, default=200, help="how many claims at most, the latest (default: 200)")
    told = "with atom: the address of the server whose pages the entries lead to"
    parser.add_argument("--address", metavar="URL", default="http://localhost:8000/", help=told)
    forms(parser, "text", "json", "atom")
    database(parser)


def run(args: Namespace) -> int:
    """Prints the morning list."""
    from ...desk.model import plain
    from ...publish.news import as_atom, as_text

    since = parse_day(args.since) if args.since else date.today() - timedelta(days=1)
    with opened(args) as ledger:
        found = ledger.news(since.isoformat(), args.limit)
    if args.format == "json":
        put_json({"since": since.isoformat(), "news": plain(found)})
    else:
        put(as_atom(found, args.address) if args.format == "atom" else as_text(found, since))
    return 0
