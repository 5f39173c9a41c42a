"""The verb `desk head`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..output import put
from .common import database, opened

ABOUT = "The last entry of the trail, to keep elsewhere."
EXAMPLES = """\
examples:
  servanda desk head > head.txt                        to keep where the ledger is not
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk head`."""
    database(parser)


def run(args: Namespace) -> int:
    """Prints the head of the trail."""
    with opened(args) as ledger:
        put(ledger.head())
    return 0
