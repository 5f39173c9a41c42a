"""The verb `desk list`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from ...assertions.terms import REFUSALS
from ..options import forms
from ..output import put, put_json, put_table
from .common import database, opened, state_of, treaty_of

ABOUT = "The claims that are kept, or one of them in full."
EXAMPLES = """\
examples:
  servanda desk list --accused UKR --treaty apmbc
  servanda desk list --words '"landmine ban" -Finland' --speaker ministry --verdict contradicted
  servanda desk list 12                                one claim with its appearances, findings and trail
  servanda desk list --reports --format json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk list`."""
    parser.add_argument("claim", metavar="CLAIM", type=int, nargs="?", help="the number of a claim, to see all of it")
    for name, told in (("state", "accused, meant or spoken for"), ("accused", "accused"), ("accusing", "accusing")):
        parser.add_argument(f"--{name}", metavar="STATE", help=f"claims with this State {told}")
    told = "claims that hold these words in their quotation, in what was understood, or in who says it; \"some words\" together, -word not"
    parser.add_argument("--words", metavar="WORDS", help=told)
    parser.add_argument("--speaker", metavar="NAME", help="said by, or for, one whose name holds this")
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name")
    parser.add_argument("--norm", metavar="NORM", help="one norm, such as use")
    parser.add_argument("--verdict", metavar="VERDICT", help="one verdict, such as contradicted")
    parser.add_argument("--refusal", choices=REFUSALS, help="those that are not decided, of one kind")
    parser.add_argument("--status", choices=("unreviewed", "accepted", "corrected", "rejected"), help="how they were reviewed")
    parser.add_argument("--reports", action="store_true", help="list reports instead")
    parser.add_argument("--after", metavar="NUMBER", type=int, help="go on after this one, as the end of a list tells")
    parser.add_argument("--limit", metavar="NUMBER", type=int, default=50, help="how many (default: 50, at most 1000)")
    forms(parser, "text", "json")
    database(parser)


def run(args: Namespace) -> int:
    """Lists claims or reports, or shows one claim."""
    from ...desk.model import plain

    with opened(args) as ledger:
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
                state=state_of(args.state), accused=state_of(args.accused), accusing=state_of(args.accusing), treaty=treaty_of(args.treaty),
                norm=args.norm, verdict=args.verdict, refusal=args.refusal, status=args.status, words=args.words, speaker=args.speaker,
                after=args.after, limit=args.limit,
            )  # fmt: skip
    if args.format == "json":
        put_json({"items": plain(page.items), "next": page.next})
        return 0
    if args.reports:
        told = (("not told" if report.published_from == "today" else report.published, report) for report in page.items)
        rows = [(str(r.id), day, r.outlet or "-", str(len(r.claims)), r.title or r.url or "-") for day, r in told]
        put_table(("report", "published", "outlet", "claims", "title"), rows)
    else:
        put_table(("claim", "status", "verdict", "treaty", "told", "quote"), [
            (str(c.id), c.status, c.verdict, c.treaty or "-", str(c.told), " ".join(c.quote.split())[:60]) for c in page.items
        ])  # fmt: skip
    if page.next is not None:
        sys.stderr.write(f"There are more: --after {page.next}\n")
    return 0


def _show(claim: Any) -> None:
    kind = f" ({claim.refusal})" if claim.refusal else ""
    put(f"claim {claim.id}  {claim.status}  {claim.verdict}{kind}\n  “{' '.join(claim.quote.split())}”")
    put(f"  {claim.speaker or '-'} for {', '.join(claim.speaker_for) or '-'}: {claim.act}, {', '.join(claim.targets) or '-'}, "
        f"{claim.treaty or '-'}, {claim.norm}")  # fmt: skip
    for sentence in claim.understood:
        put(f"  says    {sentence}")
    if claim.judged:
        put(f"  desk    {claim.judged['verdict']}. {claim.judged['why']}")
    for told in claim.appearances:
        put(f"  told    report {told.report} ({told.published}, {told.outlet or told.title or '-'}), characters {told.start} to {told.end}")
    for found in claim.findings:
        put(f"  found   {found.at[:16]} report {found.report}{'' if found.current else ' (earlier)'}: {found.verdict}. {found.why}")
    for entry in claim.trail:
        said = f"{entry.content['decision']}: {entry.content['reason']}" if entry.kind == "review" else entry.kind
        put(f"  entry   {entry.seq} {entry.at[:16]} {entry.by}: {said}")
        for when, fields in (("before", entry.content.get("was") or {}), ("now", entry.content.get("fields") or {})):
            if "understood" in fields:
                put(f"          {when}: {'; '.join(fields['understood'] or ['by words alone'])}")
