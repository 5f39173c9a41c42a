"""The verb `desk verify`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..output import put
from .common import database, opened

ABOUT = "Find any change, deletion or cut of the ledger."
EXAMPLES = """\
examples:
  servanda desk verify --expect-head "$(cat head.txt)"
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk verify`."""
    told = "the head that was kept elsewhere: a trail that does not lead through it was cut or written anew"
    parser.add_argument("--expect-head", metavar="SEQ:HASH", default="", help=told)
    database(parser)


def run(args: Namespace) -> int:
    """Verifies the ledger and prints its head."""
    with opened(args) as ledger:
        found = ledger.verify(args.expect_head)
    put(f"Intact: {found.entries} entries, and all that follows from them.\nhead {found.head}")
    if not args.expect_head:
        put("Whoever can change the database can write the trail anew: compare this head with one that you kept elsewhere (--expect-head).")
    return 0
