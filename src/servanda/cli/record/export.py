"""The verb `record export`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...record import export
from ...record.facts import Facts
from ..output import put

ABOUT = "The whole record as JSON Lines, which keep its root."
EXAMPLES = """\
examples:
  servanda record export > record.jsonl
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record export`."""



def run(args: Namespace) -> int:
    """Prints the whole record as JSON Lines."""
    for line in export.export(Facts()):
        put(line)
    return 0
