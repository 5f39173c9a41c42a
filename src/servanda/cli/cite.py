"""The verb `cite`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import date

from ..errors import InputError
from ..publish.citation import FORMS, cited, of_answer, of_record
from .files import read_text
from .options import forms
from .output import put

ABOUT = "How to cite an answer, with both days and its receipt; without one, servanda itself with the root of its record."
EXAMPLES = """\
examples:
  servanda cite
  servanda status FIN apmbc --as-of 2025-12-10 --format json > answer.json
  servanda cite answer.json
  servanda cite answer.json --format bibtex > answer.bib
  servanda cite answer.json --format ris > answer.ris      Zotero and others open it
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `cite`."""
    told = "an answer as JSON with its receipt, such as status, deadlines or check write it; '-' reads standard input"
    parser.add_argument("file", metavar="FILE", nargs="?", help=told)
    forms(parser, *FORMS)


def run(args: Namespace) -> int:
    """Prints the citation of an answer, or of servanda with its record."""
    if args.file:
        try:
            found = of_answer(json.loads(read_text(args.file)))
        except (ValueError, RecursionError):
            raise InputError(f"{args.file} is no answer as JSON: give what a verb wrote with --format json.") from None
    else:
        from ..record.integrity import packaged_root

        found = of_record(packaged_root(), date.today())
    put(cited(found, args.format))
    return 0
