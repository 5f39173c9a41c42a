"""The verb `record seal`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...record import seal
from ..output import put

ABOUT = "Seal the data files again after they were edited on purpose."
EXAMPLES = """\
examples:
  servanda record seal                                 after an edit that was meant
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record seal`."""



def run(args: Namespace) -> int:
    """Seals the data files as they are now."""
    found = seal.write_seal()
    put(f"Sealed: {found.entries} entries from {found.files} data files.\nroot {found.root}")
    return 0
