"""The verb `desk add`: checks reports, answers of `check`, feeds and the tables of bulk runs, and keeps them."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ... import record
from ...dates import parse_day
from ...errors import InputError, ServandaError, UsageError
from ...standing import Record
from .. import readers
from ..files import read_text
from ..options import day
from ..output import put
from .common import by, database, name_of, opened

if TYPE_CHECKING:
    from ...desk import Added, Ledger
    from ...desk.feeds import Item

Keep = Callable[["Ledger", str], "Added"]

ABOUT = "Check reports and keep them with their claims and findings."
EXAMPLES = """\
examples:
  servanda desk add news/ --outlet "The Gazette"       every report of a folder
  servanda desk add https://example.org/feed.xml       those that a feed carries
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `desk add`."""
    told = (
        "reports, folders of them or of a bulk run, answers of 'servanda check --format json', feeds (RSS, Atom) as files or"
        " addresses; '-' reads a report"
    )
    parser.add_argument("places", metavar="FILE|FOLDER|FEED", nargs="+", help=told)
    parser.add_argument("--published", metavar="DAY", type=day, help="the day of publication of all of them (default: as each tells)")
    parser.add_argument("--outlet", metavar="NAME", default="", help="who published them (default: as each tells)")
    parser.add_argument("--url", metavar="URL", default="", help="where the report is on the web, for one report; nothing is fetched")
    parser.add_argument("--allow-loopback", action="store_true", help="fetch feeds from this computer too, for tests")
    readers.arguments(parser)
    by(parser)
    database(parser)


def run(args: Namespace) -> int:
    """Checks reports and keeps them. What cannot be read is told and passed over."""
    code, asked = 0, record()
    args.chosen = readers.for_desk(args)
    with opened(args, new=True) as ledger:
        for name, keep in _brought(args, asked):
            try:
                made = keep(ledger, name_of(args))
            except ServandaError as why:
                sys.stderr.write(f"servanda: {' '.join(str(why).split())}\n")
                code = code or why.exit_code
            else:
                told = f"{len(made.claims)} claim{'' if len(made.claims) == 1 else 's'}"
                put(f"report {made.report}  {told}  {name}" if made.new else f"report {made.report}  was here already  {name}")
    readers.tell(args.chosen)
    return code


def _brought(args: Namespace, record: Record) -> Iterator[tuple[str, Keep]]:
    """For each report its name, and a function that checks and keeps it."""
    from ...desk.crawls import parts
    from ...reading.inputs import files_in

    if args.published:
        parse_day(args.published)
    if args.url and (len(args.places) > 1 or os.path.isdir(args.places[0])):
        raise UsageError("--url is the address of one report: give that report alone.")
    for place in args.places:
        if place.casefold().startswith(("http://", "https://")):
            yield from _feed(args, record, place)
        elif place.casefold().endswith((".json", ".jsonl")):
            yield from _answers(args, place)
        elif os.path.isdir(place) and (found := parts(place)):
            for path in found:
                yield from _crawled(args, path)
        else:
            for path in files_in([place]):
                yield from _feed(args, record, path) if _holds_feed(path) else [(path, partial(_report, args, record, path))]


def _holds_feed(path: str) -> bool:
    if path == "-" or not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        from ...desk.feeds import is_feed

        return is_feed(file.read(2048))


def _report(args: Namespace, record: Record, path: str, ledger: Ledger, by: str) -> Added:
    from ...pipeline import check_document
    from ...reading.inputs import read_report

    document = read_report(path)
    checked = check_document(document, _day(args), record, "", args.chosen)
    return ledger.add(checked, outlet=args.outlet or document.outlet, url=args.url, by=by)


def _feed(args: Namespace, record: Record, place: str) -> Iterator[tuple[str, Keep]]:
    from ...desk.feeds import items

    for item in items(place, args.allow_loopback):
        yield item.title or item.url, partial(_item, args, record, item)


def _item(args: Namespace, record: Record, item: Item, ledger: Ledger, by: str) -> Added:
    from ...pipeline import check_document
    from ...reading.documents import Document

    checked = check_document(Document(item.text, "text", item.title, item.outlet, item.published), _day(args), record, "", args.chosen)
    return ledger.add(checked, outlet=args.outlet or item.outlet, url=item.url, by=by)


def _day(args: Namespace) -> date | None:
    return parse_day(args.published) if args.published else None


def _crawled(args: Namespace, path: str) -> Iterator[tuple[str, Keep]]:
    from ...desk.crawls import reports

    for document, row in reports(path):
        yield row["document"], partial(_crawl, args, document, row)


def _crawl(args: Namespace, document: dict[str, Any], row: dict[str, Any], ledger: Ledger, by: str) -> Added:
    outlet, url = args.outlet or row["outlet"] or "", row["url"] or ""
    return ledger.add_document(document, outlet=outlet, url=url, by=by, text=row["text"])


def _answers(args: Namespace, path: str) -> Iterator[tuple[str, Keep]]:
    text = read_text(path)
    try:
        documents = [json.loads(text)]
    except (ValueError, RecursionError):
        try:
            documents = [json.loads(line) for line in text.split("\n") if line.strip()]
        except (ValueError, RecursionError):
            raise InputError(f"{path} is no JSON: give the answers of 'servanda check --format json'.") from None
    for number, document in enumerate(documents, 1):
        if not isinstance(document, dict) or not isinstance(document.get("report"), dict):
            raise InputError(f"{path} holds no checked report at place {number}: give the answers of 'servanda check --format json'.")
        yield f"{path}, place {number}", partial(_answer, args, document)


def _answer(args: Namespace, document: dict[str, Any], ledger: Ledger, by: str) -> Added:
    about = document["report"]
    return ledger.add_document(document, outlet=args.outlet or about.get("outlet") or "", url=args.url, by=by, text=about.get("text"))
