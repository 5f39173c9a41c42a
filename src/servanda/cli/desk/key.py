"""The verb `desk key`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from ...errors import UsageError
from ..output import put, put_table
from .common import by, database, name_of, opened

ABOUT = "Keys of the API."
EXAMPLES = """\
examples:
  servanda desk key create "the newsroom" --scope read --scope write
  servanda desk key list
  servanda desk key revoke 3
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk key`."""
    parser.add_argument("what", choices=("create", "list", "revoke"), help="make a key and print it once, list all, or end one")
    parser.add_argument("name", metavar="NAME|NUMBER", nargs="?", help="what a new key is for, or the number of the one to end")
    told = "what a new key may do: read, write or review (may be given more than once; default: read)"
    parser.add_argument("--scope", metavar="SCOPE", action="append", default=[], help=told)
    by(parser)
    database(parser)


def run(args: Namespace) -> int:
    """Makes, lists and ends keys."""
    with opened(args, new=True) as ledger:
        if args.what == "list":
            put_table(("key", "name", "scopes", "created", "by", "revoked"), [
                (str(key.id), key.name, " ".join(key.scopes), key.created_at[:16], key.created_by, (key.revoked_at or "-")[:16])
                for key in ledger.keys.list()
            ])  # fmt: skip
        elif args.what == "create":
            _, secret = ledger.keys.create(args.name or "", args.scope or ["read"], name_of(args))
            put(secret)
            sys.stderr.write("This key is shown this once: keep it where others do not see it.\n")
        else:
            if not (args.name or "").isdigit():
                raise UsageError("Say which key to end by its number, as 'servanda desk key list' shows it.")
            put(f"key {ledger.keys.revoke(int(args.name), name_of(args)).id}  revoked")
    return 0
