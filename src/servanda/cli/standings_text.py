"""What `status` prints of a State under all treaties, and of two States side by side."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from ..dates import in_words
from ..errors import UsageError
from ..lexicon.english import find_treaty
from ..publish.standings import Side, concerned, side_by_side, standings
from ..publish.tables import csv_rows
from ..publish.words import listed, treaty_name
from ..record.states import find, state_name
from ..standing import Record, Standing
from ..standing.model import own
from .options import opened
from .output import bold, put, put_table
from .standing_text import put_answer, put_basis, put_own, put_sentence

COLUMNS = ("state", "treaty", "status", "since", "until", "undetermined", "contested", "list_complete_to")


def run_all(args: Namespace) -> int:
    """Prints the standing of a State under all treaties, or of two States, as it was asked."""
    if args.treaty and args.other:
        raise UsageError("--with shows two States under all treaties: leave the treaty out.")
    if args.other and args.format == "csv":
        raise UsageError("Two States side by side are given as text or json; csv is one State at a time.")
    asked, state = opened(args, args.as_of), find(args.state)
    if args.format == "json":
        put_answer(args, asked, as_of=asked.today.isoformat())
        return 0
    if args.other:
        _two(asked, state.iso3, find(args.other).iso3, args.known_at)
        return 0
    found, silent = standings(asked, state.iso3, asked.today, args.known_at)
    if args.format == "csv":
        one = find_treaty(args.treaty) if args.treaty else None
        sys.stdout.write(csv_rows(COLUMNS, [_cells(asked, now) for now in found if one in (None, now.treaty)], args.excel))
        return 0
    _one(asked, state.iso3, found, silent)
    return 0


def _one(asked: Record, code: str, found: list[Standing], silent: list[str]) -> None:
    known = f", as known on {in_words(found[0].known_at)}" if found[0].known_at else ""
    put(f"{state_name(code)} ({code}) under all treaties, as of {in_words(asked.today)}{known}:")
    theirs = [now for now in found if concerned(asked, now)]
    headers = ("treaty", "", "status", "since", "until", "list complete to")
    put_table(headers, [
        (now.treaty, treaty_name(now.treaty), _status(now), _iso(now.since),
         "undetermined" if now.undetermined and not now.until else _iso(now.until), _iso(asked.facts.list_of(now.treaty).complete_to))
        for now in theirs
    ])  # fmt: skip
    for now in theirs:
        put_sentence(f"{treaty_name(now.treaty)}: {now.undetermined}" if now.undetermined else "")
    _put_rest(asked, [now.treaty for now in found if now not in theirs], silent)


def _two(asked: Record, one: str, other: str, known_at: str | None) -> None:
    found, silent = side_by_side(asked, one, other, asked.today, known_at)
    known = f", as known on {known_at}" if known_at else ""
    put(f"{state_name(one)} ({one}) and {state_name(other)} ({other}), as of {in_words(asked.today)}{known}:")
    theirs = [side for side in found if concerned(asked, side.one) or concerned(asked, side.other)]
    put_table(("treaty", "", one, other, "in force between them"), [
        (side.one.treaty, treaty_name(side.one.treaty), _told(side.one), _told(side.other), "yes" if side.both_bound else "no")
        for side in theirs
    ])  # fmt: skip
    _put_between(theirs)
    _put_rest(asked, [side.one.treaty for side in found if side not in theirs], silent)


def _put_between(found: list[Side]) -> None:
    for side in found:
        if side.between:
            put(f"\n{bold(treaty_name(side.one.treaty))}, reservations, declarations and objections:")
            put_basis(side.between)
    if not any(side.between for side in found):
        put("\nThe record holds no reservation, declaration or objection of the one that bears on the other.")


def _put_rest(asked: Record, nothing: list[str], silent: list[str]) -> None:
    """The treaties that the table leaves out, how far the lists go, and facts of the asker's own."""
    put("")
    if nothing:
        put(f"No part in: {listed([treaty_name(name) for name in nothing])}.")
    if silent:
        put(f"The record holds too little to tell of: {listed([treaty_name(name) for name in silent])}.")
    days = [day for name in asked.listed_treaties() if (day := asked.facts.list_of(name).complete_to)]
    put(f"As far as the record goes: its lists are complete to days between {in_words(min(days))} and {in_words(max(days))}.")
    put_own(asked)


def _told(now: Standing) -> str:
    since = f" {now.since.isoformat()}" if now.since and now.status not in ("no party", "not in force") else ""
    return f"{now.status}{since}{' (contested)' if now.readings else ''}{own(now.basis)}"


def _status(now: Standing) -> str:
    return f"{now.status}{' (contested)' if now.readings else ''}{own(now.basis)}"


def _cells(asked: Record, now: Standing) -> tuple[str, ...]:
    complete = asked.facts.list_of(now.treaty).complete_to
    readings = "; ".join(view.reading for view in now.readings)
    days = (_iso(now.since, ""), _iso(now.until, ""), now.undetermined, readings, _iso(complete, ""))
    return (now.state, now.treaty, now.status + own(now.basis), *days)


def _iso(day: date | None, none: str = "-") -> str:
    return day.isoformat() if day else none
