"""The verb `record verify`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...errors import IntegrityError
from ...record import export, integrity, rules_seal, seal
from ..files import read_text
from ..output import put

ABOUT = "Compare the record and the rules with their seals and tell their hashes."
EXAMPLES = """\
examples:
  servanda record verify                               is the record here what was sealed?
  servanda record verify --root HASH                   ... and what was kept elsewhere?
  servanda record verify record.jsonl                  an export
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record verify`."""
    told = "an export to verify (default: the record that came with servanda)"
    parser.add_argument("file", metavar="FILE", nargs="?", help=told)
    parser.add_argument("--root", metavar="HASH", default="", help="the root that was kept elsewhere: any other is an integrity failure")
    parser.add_argument("--rules", metavar="HASH", default="", help="the same for the rules: law, statements, lexicon, weights")


def run(args: Namespace) -> int:
    """Compares the record, or an export of one, with what it should be, and prints its root."""
    if args.file:
        things = export.read(read_text(args.file).removesuffix("\n").split("\n"))
        root = integrity.tree_root(things)
        if args.root and args.root.strip().casefold() != root:
            raise IntegrityError(f"The root of this export is {root}, not {args.root.strip()}: this is another record.")
        put(f"Intact: {len(things)} entries.\nroot {root}")
        return 0
    found, rules = seal.verify(args.root), rules_seal.verify(args.rules)
    put(f"Intact: {found.entries} entries from {found.files} data files are what was sealed, and so are {rules.files} files of rules.")
    put(f"root {found.root}\nrules {rules.hash}")
    if not (args.root and args.rules):
        put("Whoever can change the data can change the seals too: compare both with what you kept elsewhere (--root, --rules).")
    return 0
