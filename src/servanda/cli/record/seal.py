"""The verb `record seal`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...record import rules_seal, seal
from ..output import put

ABOUT = "Seal the data files of the record and of the rules again after they were edited on purpose."
EXAMPLES = """\
examples:
  servanda record seal                                 after an edit that was meant
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record seal`."""



def run(args: Namespace) -> int:
    """Seals the data files as they are now."""
    found, rules = seal.write_seal(), rules_seal.write()
    put(f"Sealed: {found.entries} entries from {found.files} data files, and {rules.files} files of rules.")
    put(f"root {found.root}\nrules {rules.hash}")
    return 0
