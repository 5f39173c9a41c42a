"""The verb `schema`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

ABOUT = "What an assertion may hold, as JSON Schema (draft 2020-12): predicates, values, fields, and which go together."
EXAMPLES = """\
examples:
  servanda schema
  servanda schema > assertion.schema.json
"""


def arguments(parser: ArgumentParser) -> None:
    """`schema` has no arguments."""


def run(args: Namespace) -> int:
    """Prints the schema."""
    from ..assertions.schema import FILE
    from .output import put

    with open(FILE, encoding="utf-8") as file:
        put(file.read())
    return 0
