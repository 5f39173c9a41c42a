"""The verb `desk recheck`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ... import record
from ..output import put
from .common import by, database, name_of, opened

ABOUT = "Check old findings again where rules or record have changed."
EXAMPLES = """\
examples:
  servanda desk recheck                                after rules or record have changed
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk recheck`."""
    by(parser)
    database(parser)


def run(args: Namespace) -> int:
    """Checks old findings again and lists what differs."""
    with opened(args) as ledger:
        done = ledger.recheck(record(), name_of(args))
    for changed in done.differences:
        put(f"claim {changed.claim}  report {changed.report}  {changed.was['verdict']} -> {changed.now['verdict']}\n  {changed.now['why']}")
    put(f"{done.reports} reports were checked again, {len(done.differences)} findings differ.")
    if done.unable:
        sys.stderr.write(f"{len(done.unable)} reports were kept without how they were read, and cannot be: check and add them again.\n")
    return 0
