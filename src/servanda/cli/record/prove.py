"""The verb `record prove`."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from ...dates import parse_day
from ...errors import IntegrityError
from ...record import integrity
from ...record.facts import Facts
from ..files import read_text
from ..options import day
from ..output import put, put_json

ABOUT = "Prove that an action is in the record, or check such a proof."
EXAMPLES = """\
examples:
  servanda record prove bb89faa113fbf3fd > proof.json  that an action is in the record
  servanda record prove --known-at 2025-07-01          that the record of that day begins that of today
  servanda record prove --check proof.json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record prove`."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("id", metavar="ACTION-ID", nargs="?", help="the id of an action or a circumstance, 16 digits")
    told = "prove instead that the record as known on this day is the beginning of the record as it is now"
    what.add_argument("--known-at", metavar="DAY", type=day, help=told)
    what.add_argument("--check", metavar="FILE", help="check a proof; '-' reads standard input")
    told = "with --check: the root that the proof must lead to (default: that of the record here)"
    parser.add_argument("--root", metavar="HASH", default="", help=told)


def run(args: Namespace) -> int:
    """Prints a proof as JSON, or checks one."""
    if args.check:
        return _check(args)
    if args.known_at:
        put_json(integrity.prove_beginning(Facts(), parse_day(args.known_at)))
    else:
        put_json(integrity.prove(Facts(), args.id))
    return 0


def _check(args: Namespace) -> int:
    try:
        proof = json.loads(read_text(args.check))
    except (ValueError, RecursionError):
        raise IntegrityError(f"{args.check} is no proof: it is not JSON.") from None
    integrity.check_proof(proof)
    if not args.root:
        integrity.check_against(Facts(), proof)
    elif proof["root"].casefold() != args.root.strip().casefold():
        raise IntegrityError(f"The proof holds, but for the root {proof['root']}, not {args.root.strip()}.")
    if proof["proof"] == "consistency":
        put(f"The proof holds: the {proof['first_size']} entries known on {proof['known_at']} begin the {proof['size']} of the record.")
        put(f"root then {proof['first_root']}")
    else:
        put(f"The proof holds: entry {proof['id']} stands at place {proof['index']} of the {proof['size']} entries of the record.")
    put(f"root {proof['root']}")
    return 0
