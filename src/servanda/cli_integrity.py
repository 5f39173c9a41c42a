"""The verbs `record verify`, `record prove`, `record list`, `record export` and `record seal`."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from . import record
from .cli_common import put, put_json, put_table
from .cli_files import read_text
from .dates import in_words, parse_day
from .errors import IntegrityError
from .law import treaty_ids
from .law.names import find_treaty
from .record import export, integrity, seal
from .record.facts import Facts
from .record.states import find, state_name


def verify(args: Namespace) -> int:
    """Compares the record, or an export of one, with what it should be, and prints its root."""
    if args.file:
        things = export.read(read_text(args.file).removesuffix("\n").split("\n"))
        root = integrity.tree_root(things)
        if args.root and args.root.strip().casefold() != root:
            raise IntegrityError(f"The root of this export is {root}, not {args.root.strip()}: this is another record.")
        put(f"Intact: {len(things)} entries.\nroot {root}")
        return 0
    found = seal.verify(args.root)
    put(f"Intact: {found.entries} entries from {found.files} data files are what was sealed.\nroot {found.root}")
    if not args.root:
        put("Whoever can change the data can change the seal too: compare this root with one that you kept elsewhere (--root).")
    return 0


def prove(args: Namespace) -> int:
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


def listing(args: Namespace) -> int:
    """Prints the actions of a State with their ids."""
    facts, code = record().facts, find(args.state).iso3
    known = parse_day(args.known_at) if args.known_at else None
    wanted = [find_treaty(args.treaty)] if args.treaty else treaty_ids()
    found = [action for name in wanted for action in facts.of(code, name, known)]
    if args.format == "json":
        put_json([{"id": action.id, **integrity.plain(action)} for action in found])
    elif not found:
        put(f"The record knows no such action of {state_name(code)}{f' on {in_words(known)}' if known else ''}.")
    else:
        headers = ("id", "treaty", "action", "date", "effective", "known", "norm", "until", "notification")
        days = [(_iso(a.effective), _iso(a.known), a.norm or "-", _iso(a.until), a.notification or "-") for a in found]
        put_table(headers, [(a.id, a.treaty, a.action, a.date or "-", *more) for a, more in zip(found, days, strict=True)])
    return 0


def export_record(args: Namespace) -> int:
    """Prints the whole record as JSON Lines."""
    for line in export.export(Facts()):
        put(line)
    return 0


def seal_record(args: Namespace) -> int:
    """Seals the data files as they are now."""
    found = seal.write_seal()
    put(f"Sealed: {found.entries} entries from {found.files} data files.\nroot {found.root}")
    return 0


def _iso(day: Any) -> str:
    return day.isoformat() if day else "-"
