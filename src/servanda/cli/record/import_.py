"""The verb `record import`: a page of a depositary beside the record, and what a person accepts of it into the record."""

from __future__ import annotations

import hashlib
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from ...dates import in_words, parse_day
from ...errors import UsageError
from ...lexicon.english import find_treaty
from ...record import accept, importers
from ...record.facts import Facts
from ...record.importers import diff as comparing
from ...record.importers import fetch, origin
from ...record.importers.brought import Brought
from ...record.importers.model import Change, Diff, Found, Page
from ...record.model import Source
from ...record.states import state_name
from ..options import day, forms
from ..output import bold, put, put_json, put_table

Case = tuple[str, Page, Source, Diff]
FORMATS = {"untc": "UN Treaty Collection", "unoda": "UNODA treaties database", "verdragenbank": "Dutch Treaty Database"}
ENDINGS = {"untc": "html", "unoda": "json", "verdragenbank": "html"}

SHOWN = 20  # rows of the record that a page has not, in the text

ABOUT = "Compare a depositary's page with the record, and write what you accept."
EXAMPLES = """\
examples:
  servanda record import page.html --treaty apmbc --dry-run
  servanda record import page.html --treaty apmbc --accept all --keep pages
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `record import`."""
    told = "a page of the UN Treaty Collection, the UNODA database or the Dutch Treaty Database: a file, '-' or an address"
    parser.add_argument("page", metavar="FILE|URL", help=told)
    parser.add_argument("--treaty", metavar="TREATY", help="the treaty, by id or name (default: the one that the page is about)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing and keep nothing")
    forms(parser, "text", "json")
    told = "write these rows into the record, by the ids of the first column, or 'all' that is new or changed"
    parser.add_argument("--accept", metavar="IDS", help=told)
    parser.add_argument("--keep", metavar="DIR", help="keep the page here, under a name with its hash (default: it is not kept)")
    told = "the day from which written rows are known, or 'dates': each from its own (default: today, so that no earlier answer changes)"
    parser.add_argument("--known", metavar="DAY", type=day, help=told)
    parser.add_argument("--allow-loopback", action="store_true", help="fetch from this computer too, for tests")


def run(args: Namespace) -> int:
    """Shows what a page says that the record does not, and writes what is accepted."""
    wanted = (args.accept or "").split(",") if args.accept else []
    if wanted and args.dry_run:
        raise UsageError("--accept writes and --dry-run does not: give one of them.")
    asked = find_treaty(args.treaty) if args.treaty else ""
    known = None if args.known == "dates" else parse_day(args.known) if args.known else date.today()
    brought = fetch.bring(args.page, args.allow_loopback)
    (treaty, page, source, found), digest = examined(brought, asked)
    new, changed, unknown = comparing.chosen(page, found, treaty, wanted)
    if unknown:
        raise UsageError(f"No row has the id {', '.join(unknown)}: nothing was written. Ids stand in the first column without --accept.")
    if args.format == "json":
        put_json(as_json((treaty, page, source, found), brought.url, digest))
    else:
        _print((treaty, page, source, found))
    if args.keep and not args.dry_run:
        _hint(f"Kept as {accept.keep(args.keep, f'{source.id}.{ENDINGS[page.format]}', brought.data)}.")
    if wanted:
        whole = "all" in wanted and page.format == "untc" and not page.doubts
        done = accept.write(treaty, new, changed, source, date.today(), known, page.as_at if whole else None)
        _tell(done, treaty, source, args.keep, page, whole)
    elif not args.dry_run and (found.new or found.changed):
        _hint("Nothing was written. Accept rows with --accept ID,ID or all of them with --accept all.")
    return 0


def examined(brought: Brought, asked: str = "") -> tuple[Case, str]:
    """A page beside the record, and the SHA-256 of its bytes. `asked` is the treaty that it is to be of; nothing: the one it says.

    Raises InputError where it is broken, and UsageError where it is of another treaty, or does not say of which.
    """
    page = importers.read(brought)
    theirs = origin.treaty_of(page)
    treaty = asked or theirs
    if not treaty:
        raise UsageError(f"{brought.name} does not say of which treaty it is: name it with --treaty.")
    if told := origin.misfit(page, treaty):
        cure = f"Give --treaty {theirs}" if theirs else "Give the page of this treaty"
        raise UsageError(f"{told}: nothing was read into the record. {cure}.")
    digest = hashlib.sha256(brought.data).hexdigest()
    return (treaty, page, origin.source(page, treaty, date.today(), digest), comparing.compare(page, treaty, Facts())), digest


def as_json(case: Case, url: str, digest: str) -> dict[str, Any]:
    """All that was found, as plain tables."""
    treaty, page, source, found = case
    return {
        "treaty": treaty,
        "page": {
            "format": page.format, "title": page.title, "number": page.number or None, "url": url or None, "sha256": digest,
            "as_at": page.as_at.isoformat() if page.as_at else None, "entry_into_force": page.entry_into_force or None,
            "counts": [{"of": what, "page": said, "read": read} for what, said, read in page.counts],
        },
        "source": source._asdict(),
        "actions": [_action(one, treaty, source) for one in page.found],
        "new": [_action(one, treaty, source) for one in found.new],
        "changed": [
            {**_action(one.now, treaty, source), "fields": list(one.fields),
             "was": {"id": one.was.id, **{field: _was(one, field) for field in one.fields}}}
            for one in found.changed
        ],
        "doubtful": [{key: value or None for key, value in doubt._asdict().items()} for doubt in page.doubts],
        "same": found.same,
        "not_on_page": [
            {"id": a.id, "state": a.state, "action": a.action, "date": a.date or None, "source": a.source} for a in found.missing
        ],
        "declarations": [{**one._asdict(), "state": one.state or None, "dates": list(one.dates)} for one in page.statements],
        "notes_without_action": [{"note": number, "state": state or None} for number, state in page.unread_notes],
    }  # fmt: skip


def _action(found: Found, treaty: str, source: Source) -> dict[str, Any]:
    made: dict[str, Any] = {"id": found.id(treaty), "state": found.state, "action": found.action}
    made.update({key: getattr(found, key) or None for key in ("date", "effective", "notification", "name", "note")})
    return {**made, "source": source.id, **({"covers": found.loose} if found.loose else {})}


def _was(change: Change, field: str) -> str | None:
    value = getattr(change.was, field)
    return value.isoformat() if isinstance(value, date) else value or None


def _print(case: Case) -> None:
    treaty, page, _, found = case
    day = f", as at {in_words(page.as_at)}" if page.as_at else ""
    put(bold(f"{page.title or treaty} ({treaty}): {FORMATS[page.format]}{f' {page.number}' if page.number else ''}{day}"))
    put(f"{len(page.found)} actions read: {len(found.new)} new, {len(found.changed)} changed, {found.same} as in the record; "
        f"{len(page.doubts)} doubtful.")  # fmt: skip
    if found.new:
        put("\nNew:")
        put_table(("id", "state", "action", "date", "effective", "notification"), [
            (one.id(treaty), state_name(one.state), one.action, one.date or "-", one.effective or "-", one.notification or "-")
            for one in found.new
        ])  # fmt: skip
    if found.changed:
        put("\nChanged:")
        put_table(("id", "state", "action", "field", "in the record", "on the page"), [
            (one.now.id(treaty), state_name(one.now.state), one.was.action, field, _was(one, field) or "-", getattr(one.now, field) or "-")
            for one in found.changed for field in one.fields
        ])  # fmt: skip
    if page.doubts:
        put("\nDoubtful, not taken:")
        for doubt in page.doubts:
            who = doubt.name or (state_name(doubt.state) if doubt.state else "")
            put(f"  {f'{who}: ' if who else ''}{doubt.why}{f' ({doubt.where})' if doubt.where else ''}")
    if found.missing:
        put("\nIn the record, not on the page:")
        for action in found.missing[:SHOWN]:
            put(f"  {state_name(action.state)}: {action.action} {action.date} ({action.source})")
        if len(found.missing) > SHOWN:
            put(f"  and {len(found.missing) - SHOWN} more: --format json tells them all")
    if page.unread_notes:
        notes = ", ".join(f"{number}{f' ({state})' if state else ''}" for number, state in page.unread_notes)
        put(f"\nEnd notes that give no action: {notes}")
    if page.statements:
        put("\nDeclarations on the page, not taken: " + ", ".join(dict.fromkeys(one.name for one in page.statements)))


def _tell(done: accept.Written, treaty: str, source: Source, kept: str | None, page: Page, whole: bool) -> None:
    """Says on standard error what was written, and what was not."""
    if not done.files:
        _hint("Nothing was written: the record has all of it.")
        return
    _hint(f"Written: {done.rows} rows for {treaty} under the source {source.id} ({', '.join(done.files)}). Root: {done.root}.")
    if whole and "lists.csv" in done.files and page.as_at:
        _hint(f"The list of {treaty} is now complete to {in_words(page.as_at)}.")
    if not kept:
        _hint("The page itself was not kept: --keep DIR keeps it, with its hash.")


def _hint(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
