"""The verb `brief`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..errors import UsageError
from ..lexicon.english import find_treaty
from ..publish.datapackage import whole_file
from .options import days, forms, opened, own_facts, state_and_treaty
from .output import put

ABOUT = "A note of one page on a State under a treaty: standing, since, until, duties and last days, who objects, sources, both days."
EXAMPLES = """\
examples:
  servanda brief FIN apmbc
  servanda brief FIN apmbc --as-of 2025-12-10 --format docx --out finland.docx
  servanda brief UKR apmbc --format pdf --out ukraine.pdf
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `brief`."""
    state_and_treaty(parser)
    days(parser)
    own_facts(parser)
    forms(parser, "md", "docx", "pdf")
    parser.add_argument("--out", metavar="FILE", help="write here; docx and pdf need it (default: standard output)")


def run(args: Namespace) -> int:
    """Writes the note."""
    from ..publish.briefs.content import brief
    from ..publish.briefs.writers import written

    if args.format != "md" and not args.out:
        raise UsageError(f"{args.format} is no text: give a file with --out, such as --out note.{args.format}.")
    note = brief(opened(args, args.as_of), args.state, find_treaty(args.treaty), args.known_at)
    made = written(note, args.format)
    if not args.out:
        put(made.decode())
        return 0
    with whole_file(args.out) as file:
        file.write(made)
    return 0
