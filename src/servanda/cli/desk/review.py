"""The verb `desk review`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from ...assertions.terms import VERDICTS
from ...errors import UsageError
from ..output import put
from .common import by, database, name_of, opened

ABOUT = "Accept, correct or reject the reading of a claim."
EXAMPLES = """\
examples:
  servanda desk review 12 --accept --reason "as the ministry's page has it"
  servanda desk review 12 --correct norm=use --correct targets=RUS --reason "the other side is meant"
  servanda desk review 12 --accept --reason "rightly read" --verdict contradicted --why "the ministry's own page of 3 May says otherwise"
  servanda desk review 12 --reason "outside" --correct 'assertions=[{"predicate": "status", "states": ["RUS"], "value": "outside"}]'
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk review`."""
    parser.add_argument("claim", metavar="CLAIM", type=int, help="the number of the claim")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--accept", action="store_true", help="it was read rightly")
    what.add_argument("--reject", action="store_true", help="it is no claim, or not to be counted")
    told = "this field is otherwise, such as norm=use, targets=UKR,RUS, treaty= for none (may be given more than once)"
    what.add_argument("--correct", metavar="FIELD=VALUE", action="append", default=[], help=told)
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why: the trail keeps it")
    parser.add_argument("--verdict", choices=VERDICTS, help="your own verdict, which stands beside the one that was found")
    parser.add_argument("--why", metavar="TEXT", default="", help="with --verdict: your reasons for it")
    by(parser)
    database(parser)


def run(args: Namespace) -> int:
    """Keeps a decision on a claim."""
    fields = dict(_field(text) for text in args.correct)
    if args.why and not args.verdict:
        raise UsageError("--why gives the reasons of a verdict: give that with --verdict.")
    judged = (args.verdict, args.why) if args.verdict else None
    decision = "accept" if args.accept else "reject" if args.reject else "correct"
    with opened(args) as ledger:
        entry = ledger.review(args.claim, decision, args.reason, name_of(args), fields, judged=judged)
    put(f"claim {args.claim}  {decision}  entry {entry.seq} of the trail")
    return 0


def _field(text: str) -> tuple[str, Any]:
    """A field and its value, as the JSON contract has it."""
    name, mark, value = text.partition("=")
    if not mark:
        raise UsageError(f"Write a correction as FIELD=VALUE, such as norm=use, not {text!r}.")
    if name in ("targets", "speaker_for"):
        return name, [item.strip() for item in value.split(",") if item.strip()]
    if name == "assertions":
        try:
            return name, json.loads(value)
        except (ValueError, RecursionError):
            raise UsageError("assertions takes a list as JSON, as 'servanda desk list NUMBER --format json' shows it.") from None
    if name in ("attributed", "direct"):
        return name, {"true": True, "false": False}.get(value.casefold(), value)
    if name == "when" and value:
        first, _, last = value.partition("/")
        return name, {"from": first, "to": last or first}
    return name, value or None
