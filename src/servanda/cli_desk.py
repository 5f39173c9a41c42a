"""The verbs of `desk`: the ledger from the command line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from . import record
from .cli_common import put, put_json, put_table
from .errors import ServandaError, UsageError
from .law.names import find_treaty
from .record.states import find

if TYPE_CHECKING:
    from .desk import Ledger


@contextmanager
def _ledger(args: Namespace) -> Iterator[Ledger]:
    try:
        from .desk import Ledger
    except ModuleNotFoundError as why:
        raise UsageError(f"The desk needs the package {why.name}: install it with pip install 'servanda[desk]'.") from None
    with Ledger.open(args.database or os.environ.get("DATABASE_URL", "")) as ledger:
        yield ledger


def add(args: Namespace) -> int:
    """Checks reports and keeps them. What cannot be read is told and passed over."""
    from .cli_desk_add import brought

    code, asked = 0, record()
    with _ledger(args) as ledger:
        for name, keep in brought(args, asked):
            try:
                made = keep(ledger, _name(args))
            except ServandaError as why:
                sys.stderr.write(f"servanda: {' '.join(str(why).split())}\n")
                code = code or why.exit_code
            else:
                told = f"{len(made.claims)} claim{'' if len(made.claims) == 1 else 's'}"
                put(f"report {made.report}  {told}  {name}" if made.new else f"report {made.report}  was here already  {name}")
    return code


def listing(args: Namespace) -> int:
    """Lists claims or reports, or shows one claim."""
    from .desk.model import plain

    with _ledger(args) as ledger:
        if args.claim is not None:
            found = ledger.claim(args.claim)
            if args.format == "json":
                put_json(plain(found))
            else:
                _show(found)
            return 0
        if args.reports:
            page: Any = ledger.reports(args.after, args.limit)
        else:
            page = ledger.claims(
                state=_state(args.state), accused=_state(args.accused), accusing=_state(args.accusing), treaty=_treaty(args.treaty),
                norm=args.norm, verdict=args.verdict, status=args.status, after=args.after, limit=args.limit,
            )  # fmt: skip
    if args.format == "json":
        put_json({"items": plain(page.items), "next": page.next})
        return 0
    if args.reports:
        rows = [(str(r.id), r.published, r.outlet or "-", str(len(r.claims)), r.title or r.url or "-") for r in page.items]
        put_table(("report", "published", "outlet", "claims", "title"), rows)
    else:
        put_table(("claim", "status", "verdict", "treaty", "told", "quote"), [
            (str(c.id), c.status, c.verdict, c.treaty or "-", str(c.told), " ".join(c.quote.split())[:60]) for c in page.items
        ])  # fmt: skip
    if page.next is not None:
        sys.stderr.write(f"There are more: --after {page.next}\n")
    return 0


def _show(claim: Any) -> None:
    put(f"claim {claim.id}  {claim.status}  {claim.verdict}\n  “{' '.join(claim.quote.split())}”")
    put(f"  {claim.speaker or '-'} for {', '.join(claim.speaker_for) or '-'}: {claim.act}, {', '.join(claim.targets) or '-'}, "
        f"{claim.treaty or '-'}, {claim.norm}")  # fmt: skip
    for told in claim.appearances:
        put(f"  told    report {told.report} ({told.published}, {told.outlet or told.title or '-'}), characters {told.start} to {told.end}")
    for found in claim.findings:
        put(f"  found   {found.at[:16]} report {found.report}{'' if found.current else ' (earlier)'}: {found.verdict}. {found.why}")
    for entry in claim.trail:
        said = f"{entry.content['decision']}: {entry.content['reason']}" if entry.kind == "review" else entry.kind
        put(f"  entry   {entry.seq} {entry.at[:16]} {entry.by}: {said}")


def review(args: Namespace) -> int:
    """Keeps a decision on a claim."""
    fields = dict(_field(text) for text in args.correct)
    decision = "accept" if args.accept else "reject" if args.reject else "correct"
    with _ledger(args) as ledger:
        entry = ledger.review(args.claim, decision, args.reason, _name(args), fields)
    put(f"claim {args.claim}  {decision}  entry {entry.seq} of the trail")
    return 0


def _field(text: str) -> tuple[str, Any]:
    """A field and its value, as the JSON contract has it."""
    name, mark, value = text.partition("=")
    if not mark:
        raise UsageError(f"Write a correction as FIELD=VALUE, such as norm=use, not {text!r}.")
    if name in ("targets", "speaker_for"):
        return name, [item.strip() for item in value.split(",") if item.strip()]
    if name in ("attributed", "direct"):
        return name, {"true": True, "false": False}.get(value.casefold(), value)
    if name == "when" and value:
        first, _, last = value.partition("/")
        return name, {"from": first, "to": last or first}
    return name, value or None


def allegations(args: Namespace) -> int:
    """Prints the table of allegations."""
    from .desk.model import plain

    by = tuple(name.strip() for name in args.by.split(",") if name.strip())
    with _ledger(args) as ledger:
        rows = ledger.allegations(by, treaty=_treaty(args.treaty), accused=_state(args.accused), accusing=_state(args.accusing))
    if args.format == "json":
        put_json([plain(row) | {"findings": plain_values(row.findings)} for row in rows])
        return 0
    headers = (*by, "claims", "denials", *VERDICTS)
    table = [
        (*(getattr(row, name) or "-" for name in by), len(row.claims), len(row.denials), *(len(row.findings.get(v, ())) for v in VERDICTS))
        for row in rows
    ]
    if args.format == "csv":
        import csv

        csv.writer(sys.stdout, lineterminator="\n").writerows([headers, *table])
    else:
        put_table(headers, [tuple(map(str, row)) for row in table])
    return 0


VERDICTS = ("supported", "contradicted", "contested", "outside the record")


def plain_values(found: dict[str, tuple[int, ...]]) -> dict[str, list[int]]:
    """The claim ids of each verdict as lists."""
    return {verdict: [*ids] for verdict, ids in found.items()}


def recheck(args: Namespace) -> int:
    """Checks old findings again and lists what differs."""
    with _ledger(args) as ledger:
        done = ledger.recheck(record(), _name(args))
    for changed in done.differences:
        put(f"claim {changed.claim}  report {changed.report}  {changed.was['verdict']} -> {changed.now['verdict']}\n  {changed.now['why']}")
    put(f"{done.reports} reports were checked again, {len(done.differences)} findings differ.")
    if done.unable:
        sys.stderr.write(f"{len(done.unable)} reports were kept without how they were read, and cannot be: check and add them again.\n")
    return 0


def export(args: Namespace) -> int:
    """Writes a table of the ledger."""
    from .desk import export as tables

    columns, rows = tables.TABLES[args.table]
    with _ledger(args) as ledger:
        if args.format == "parquet":
            if not args.out:
                raise UsageError("Parquet is written to a file: name it with --out.")
            tables.write_parquet(rows(ledger), columns, args.out)
            return 0
        with open(args.out, "w", encoding="utf-8", newline="") if args.out else _standard_output() as out:
            if args.format == "csv":
                tables.write_csv(rows(ledger), columns, out)
            else:
                tables.write_json(rows(ledger), out)
    return 0


@contextmanager
def _standard_output() -> Iterator[Any]:
    yield sys.stdout


def verify(args: Namespace) -> int:
    """Verifies the ledger and prints its head."""
    with _ledger(args) as ledger:
        found = ledger.verify(args.expect_head)
    put(f"Intact: {found.entries} entries, and all that follows from them.\nhead {found.head}")
    if not args.expect_head:
        put("Whoever can change the database can write the trail anew: compare this head with one that you kept elsewhere (--expect-head).")
    return 0


def head(args: Namespace) -> int:
    """Prints the head of the trail."""
    with _ledger(args) as ledger:
        put(ledger.head())
    return 0


def key(args: Namespace) -> int:
    """Makes, lists and ends keys."""
    with _ledger(args) as ledger:
        if args.what == "list":
            put_table(("key", "name", "scopes", "created", "by", "revoked"), [
                (str(key.id), key.name, " ".join(key.scopes), key.created_at[:16], key.created_by, (key.revoked_at or "-")[:16])
                for key in ledger.keys.list()
            ])  # fmt: skip
        elif args.what == "create":
            _, secret = ledger.keys.create(args.name or "", args.scope or ["read"], _name(args))
            put(secret)
            sys.stderr.write("This key is shown this once: keep it where others do not see it.\n")
        else:
            if not (args.name or "").isdigit():
                raise UsageError("Say which key to end by its number, as 'servanda desk key list' shows it.")
            put(f"key {ledger.keys.revoke(int(args.name), _name(args)).id}  revoked")
    return 0


def _name(args: Namespace) -> str:
    if args.by:
        return str(args.by)
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("Say who does this with --by NAME: this system knows no user name.") from None


def _state(text: str | None) -> str | None:
    return find(text).iso3 if text else None


def _treaty(text: str | None) -> str | None:
    return find_treaty(text) if text else None
