"""The verb `replay`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from ..errors import IntegrityError
from ..publish.replay import Replayed
from ..publish.replay import replay as repeated
from ..publish.words import clean, counted, listed
from ..record.own import read
from .files import read_text
from .options import forms, own_facts
from .output import put, put_json

ABOUT = "Repeats an answer by its receipt: the same bytes, or what changed. Exit code 5 where it is not repeated."
EXAMPLES = """\
examples:
  servanda status UKR apmbc --format json > answer.json
  servanda replay answer.json
  servanda replay checked.json --report report.txt      the report lies elsewhere now
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `replay`."""
    told = "an answer as JSON of check, verify, status, timeline, deadlines, whatif or diff; '-' reads standard input"
    parser.add_argument("file", metavar="FILE", help=told)
    parser.add_argument("--report", metavar="FILE", default="", help="where the report is that 'check' read (default: where it was)")
    told = "where the answers of a language model are kept that read the report (default: where they were)"
    parser.add_argument("--kept", metavar="DIR", default="", help=told)
    own_facts(parser)
    forms(parser, "text", "json")


MOST_TOLD = 20


def run(args: Namespace) -> int:
    """Repeats the answers in a file and tells what changed. Raises IntegrityError, exit code 5, where one is not repeated."""
    own = read(args.facts) if args.facts else None
    found = list(repeated(read_text(args.file), args.report, args.kept, own))
    wrong = [one for one in found if not one.same]
    if args.format == "json":
        put_json([_json(one) for one in found])
    else:
        for one in found:
            _tell(one)
    if wrong:
        raise IntegrityError(f"{len(wrong)} of {counted(len(found), 'answer')} in {args.file} not repeated: {_why(wrong[0])}.")
    return 0


def _json(one: Replayed) -> dict[str, Any]:
    changed = [change._asdict() for change in one.changes]
    return {"question": one.question, "repeated": one.same, "why": None if one.same else _why(one), "changed": changed}


def _why(one: Replayed) -> str:
    if one.foundation:
        return f"{listed(list(one.foundation))} {'is another' if len(one.foundation) == 1 else 'are others'} than the receipt names"
    if one.changes:
        return "the same rules, record and question give another answer, so the answer was altered"
    return "the same answer, but not the same bytes: the file was written anew"


def _tell(one: Replayed) -> None:
    what = clean(" ".join(f"{key}={value}" for key, value in one.question.items() if value not in (None, "", False)))
    put(f"{'Repeated to the byte' if one.same else 'Not repeated'}: {what}")
    if not one.same:
        put(f"  {_why(one)}")
    for change in one.changes[:MOST_TOLD]:
        put(f"  {clean(change.field)}: was {_shown(change.was)}, is {_shown(change.now)}")
    if len(one.changes) > MOST_TOLD:
        put(f"  and {len(one.changes) - MOST_TOLD} more")


def _shown(value: Any) -> str:
    text = clean(json.dumps(value, ensure_ascii=False))
    return text if len(text) < 100 else text[:97] + "..."
