"""The verb `record update`: the pages of depositaries that an operator allows, beside the record. It writes nothing to the record."""

from __future__ import annotations

import shlex
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from ...errors import InputError, ServandaError, UsageError
from ...law import treaty, treaty_ids
from ...lexicon.english import find_treaty
from ...record import accept
from ...record.facts import Facts
from ...record.importers import fetch
from ...record.model import TreatyList
from ...tuples import NamedTuple
from ..files import read_text
from ..options import forms
from ..output import put, put_json, put_table
from .import_ import ENDINGS, Case, as_json, examined

MOST = 200  # pages at once
ABOUT = (
    "Fetch the depositaries' pages of the hosts that you allow, and show what is new, changed and doubtful beside the record. Nothing"
    " is written to the record: pages are kept, and what you accept of one is written by 'record import'."
)
EXAMPLES = """\
examples:
  servanda record update                               how old each list is, and where its page lies
  servanda record update --allow treaties.un.org --keep pages
  servanda record update apmbc ccm --allow treaties.un.org --keep pages
  servanda record update --pages pages.csv --allow mirror.example.org --keep pages    treaty,url: pages of your own
"""


class Page(NamedTuple):
    """A page to look at: of which treaty, and its address."""

    treaty: str
    url: str

    @property
    def host(self) -> str:
        """The host that the page lies on, with its port where the address names one."""
        try:
            parts = urlsplit(self.url)
            return f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
        except ValueError:
            return ""


class Looked(NamedTuple):
    """What came of one page: what stands beside the record, where it is kept, or why it was not taken."""

    page: Page
    case: Case | None = None
    digest: str = ""
    kept: str = ""
    why: str = ""
    code: int = 0


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record update`."""
    parser.add_argument("treaties", metavar="TREATY", nargs="*", help="treaties, by id or name (default: all that have a page)")
    told = "a host that pages may be fetched from, such as treaties.un.org (may be given more than once; none is allowed by itself)"
    parser.add_argument("--allow", metavar="HOST", action="append", default=[], help=told)
    told = "a CSV file with the columns treaty,url: where pages lie, in the place of the addresses in the treaties' files"
    parser.add_argument("--pages", metavar="FILE", help=told)
    parser.add_argument("--keep", metavar="DIR", help="keep the pages here, under names with their hashes; needed to fetch any")
    parser.add_argument("--pause", metavar="SECONDS", type=float, default=2.0, help="between two pages of a host (default: 2)")
    forms(parser, "text", "json")
    parser.add_argument("--allow-loopback", action="store_true", help="fetch from this computer too, for tests")


def run(args: Namespace) -> int:
    """Shows how old the lists are, and what the pages of allowed hosts say that the record does not."""
    found, facts, today = pages(args), Facts(), date.today()
    allowed = {host.casefold() for host in args.allow}
    wanted = [page for page in found if page.host.casefold() in allowed]
    if allowed and not wanted:
        hosts = ", ".join(sorted({page.host for page in found}))
        raise UsageError(f"No page lies on {', '.join(sorted(allowed))}: the pages asked for lie on {hosts or 'no host'}.")
    if wanted and not args.keep:
        raise UsageError("Give with --keep a folder for the pages: what you accept is written from the page that you saw.")
    if args.pause < 0:
        raise UsageError("--pause is a number of seconds, 0 or more.")
    looked = list(_look(wanted, args))
    if args.format == "json":
        put_json({
            "today": today.isoformat(),
            "lists": [_list_json(facts.list_of(page.treaty), page, today) for page in found],
            "looked": [_looked_json(one) for one in looked],
        })  # fmt: skip
    else:
        _tell(found, looked, facts, today)
    return next((one.code for one in looked if one.code), 0)


def pages(args: Namespace) -> list[Page]:
    """The pages that are asked for, from the treaties' files or the operator's own list. Raises InputError or UsageError."""
    asked = [find_treaty(name) for name in args.treaties]
    if args.pages:
        found = list(_listed(args.pages))
    else:
        found = [Page(name, treaty(name).status_page) for name in treaty_ids() if treaty(name).status_page]
    if len(found) > MOST:
        raise InputError(f"{args.pages} has more than {MOST} pages: give fewer at once.")
    return [page for page in found if not asked or page.treaty in asked]


def _listed(path: str) -> Iterator[Page]:
    import csv

    rows = csv.DictReader(read_text(path).splitlines())
    for row in rows:
        if not row.get("treaty") or not row.get("url"):
            raise InputError(f"{path}, line {rows.line_num}: it names no treaty or no url. Write treaty,url in its first line.")
        yield Page(find_treaty(row["treaty"]), row["url"])


def _look(wanted: list[Page], args: Namespace) -> Iterator[Looked]:
    """One page after the other, with a pause between two of a host. What goes wrong with one is told, and the next is looked at."""
    last: dict[str, float] = {}
    for page in wanted:
        wait = last.get(page.host, -args.pause) + args.pause - time.monotonic() if page.host in last else 0
        if wait > 0:
            time.sleep(wait)
        try:
            brought = fetch.bring(page.url, args.allow_loopback)
            if Page("", brought.url).host.casefold() not in {host.casefold() for host in args.allow}:
                raise InputError(f"{page.host} redirects to {Page('', brought.url).host}, which is not allowed: nothing of it was taken.")
            case, digest = examined(brought, page.treaty)
            kept = accept.keep(args.keep, f"{case[2].id}.{ENDINGS[case[1].format]}", brought.data)
            yield Looked(page, case, digest, kept)
        except ServandaError as why:
            yield Looked(page, why=" ".join(str(why).split()), code=why.exit_code)
        last[page.host] = time.monotonic()


def _tell(found: list[Page], looked: list[Looked], facts: Facts, today: date) -> None:
    by_treaty = {one.page.treaty: one for one in looked}
    put_table(("treaty", "list complete to", "days old", "page as at", "new", "changed", "doubtful", "host"), [
        (page.treaty, _iso(listed.complete_to), str((today - listed.complete_to).days) if listed.complete_to else "-",
         *_counts(by_treaty.get(page.treaty)), page.host)
        for page in found for listed in [facts.list_of(page.treaty)]
    ])  # fmt: skip
    for one in looked:
        if one.why:
            put(f"\n{one.page.treaty}: not taken. {one.why}")
        elif one.case and (one.case[3].new or one.case[3].changed):
            put(f"\n{one.page.treaty}: look at it, and accept by their ids what is right, or all:")
            put(f"  servanda record import {shlex.quote(one.kept)} --treaty {one.page.treaty} --dry-run")
            put(f"  servanda record import {shlex.quote(one.kept)} --treaty {one.page.treaty} --accept IDS")
    if not looked:
        sys.stderr.write("Nothing was fetched: allow hosts with --allow HOST and give a folder with --keep DIR.\n")


def _counts(one: Looked | None) -> tuple[str, str, str, str]:
    if one is None:
        return ("-", "-", "-", "-")
    if one.case is None:
        return ("not taken", "-", "-", "-")
    _, page, _, found = one.case
    return (_iso(page.as_at), str(len(found.new)), str(len(found.changed)), str(len(page.doubts)))


def _list_json(listed: TreatyList, page: Page, today: date) -> dict[str, Any]:
    complete = listed.complete_to
    days = (today - complete).days if complete else None
    return {"treaty": page.treaty, "complete_to": complete.isoformat() if complete else None, "days_old": days, "url": page.url}


def _looked_json(one: Looked) -> dict[str, Any]:
    told = {"treaty": one.page.treaty, "url": one.page.url, "kept": one.kept or None, "not_taken": one.why or None}
    return {**told, "found": as_json(one.case, one.page.url, one.digest) if one.case else None}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "-"
