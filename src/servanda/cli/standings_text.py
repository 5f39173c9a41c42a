"""What `status` prints of a State under all treaties, and of two States side by side."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from ..checking.wording import listing, the_day
from ..errors import UsageError
from ..lexicon.english import find_treaty
from ..publish.standings import Side, concerned, side_by_side, standings
from ..publish.statuses import status_told
from ..publish.tables import csv_rows
from ..publish.words import state, treaty_told
from ..record.states import find
from ..standing import Record, Standing
from ..standing.model import own
from ..told import Template, Text, Told
from ..translation.language import Language
from .options import language_of, opened
from .output import bold, put, put_table
from .standing_text import put_answer, put_basis, put_own

HEADERS: tuple[Template, ...] = ("treaty", "", "status", "since", "until", "list complete to")
STALE = 365  # days: where a list ended so long before the day asked about, its silence tells of then only
LIST_TO: Template = "list to {day}"
COLUMNS = ("state", "treaty", "status", "since", "until", "undetermined", "contested", "list_complete_to")


def run_all(args: Namespace) -> int:
    """Prints the standing of a State under all treaties, or of two States, as it was asked."""
    if args.treaty and args.other:
        raise UsageError("--with shows two States under all treaties: leave the treaty out.")
    if args.other and args.format == "csv":
        raise UsageError("Two States side by side are given as text or json; csv is one State at a time.")
    asked, one, told_in = opened(args, args.as_of), find(args.state).iso3, language_of(args)
    if args.format == "json":
        put_answer(args, asked, as_of=asked.today.isoformat())
        return 0
    if args.other:
        _two(asked, one, find(args.other).iso3, args.known_at, told_in)
        return 0
    found, silent = standings(asked, one, asked.today, args.known_at)
    if args.format == "csv":
        only = find_treaty(args.treaty) if args.treaty else None
        sys.stdout.write(csv_rows(COLUMNS, [_cells(asked, now) for now in found if only in (None, now.treaty)], args.excel))
        return 0
    _one(asked, one, found, silent, told_in)
    return 0


def _one(asked: Record, code: str, found: list[Standing], silent: list[str], told_in: Language) -> None:
    known: Template = "{who} ({code}) under all treaties, as of {day}, as known on {known}:"
    head: Template = "{who} ({code}) under all treaties, as of {day}:"
    at = found[0].known_at
    put(told_in.say(known if at else head, who=state(code), code=Text(code), day=the_day(asked.today), known=the_day(at)))
    theirs = [now for now in found if concerned(asked, now)]
    undetermined = told_in.say("undetermined")
    put_table(tuple(told_in.say(header) if header else "" for header in HEADERS), [
        (now.treaty, told_in.tell(treaty_told(now.treaty)), _status(now, told_in), _iso(now.since),
         undetermined if now.undetermined and not now.until else _iso(now.until), _iso(asked.facts.list_of(now.treaty).complete_to))
        for now in theirs
    ])  # fmt: skip
    for now in theirs:
        if now.undetermined:
            put(told_in.say("{treaty}: {what}", treaty=treaty_told(now.treaty), what=Text(now.undetermined)))
    _put_rest(asked, [now.treaty for now in found if now not in theirs], silent, told_in)


def _two(asked: Record, one: str, other: str, known_at: str | None, told_in: Language) -> None:
    found, silent = side_by_side(asked, one, other, asked.today, known_at)
    known: Template = "{one} ({code}) and {other} ({code_of_other}), as of {day}, as known on {known}:"
    head: Template = "{one} ({code}) and {other} ({code_of_other}), as of {day}:"
    facts: dict[str, Told] = {"one": state(one), "code": Text(one), "other": state(other), "code_of_other": Text(other)}
    put(told_in.say(known if known_at else head, day=the_day(asked.today), known=Text(known_at or ""), **facts))
    theirs = [side for side in found if concerned(asked, side.one) or concerned(asked, side.other)]
    yes, no = told_in.say("yes"), told_in.say("no")
    put_table((told_in.say("treaty"), "", one, other, told_in.say("in force between them")), [
        (side.one.treaty, told_in.tell(treaty_told(side.one.treaty)), _told(asked, side.one, told_in), _told(asked, side.other, told_in),
         yes if side.both_bound else no)
        for side in theirs
    ])  # fmt: skip
    _put_between(theirs, told_in)
    _put_rest(asked, [side.one.treaty for side in found if side not in theirs], silent, told_in)


def _put_between(found: list[Side], told_in: Language) -> None:
    for side in found:
        if side.between:
            treaty = Text(bold(told_in.tell(treaty_told(side.one.treaty))))
            put("\n" + told_in.say("{treaty}, reservations, declarations and objections:", treaty=treaty))
            put_basis(side.between)
    if not any(side.between for side in found):
        put("\n" + told_in.say("The record holds no reservation, declaration or objection of the one that bears on the other."))


def _put_rest(asked: Record, nothing: list[str], silent: list[str], told_in: Language) -> None:
    """The treaties that the table leaves out, how far the lists go, and facts of the asker's own."""
    put("")
    if nothing:
        named = [Text(told_in.tell(treaty_told(treaty)) + _list_to(asked, treaty, told_in)) for treaty in nothing]
        put(told_in.say("No part in: {treaties}.", treaties=listing(named)))
    if silent:
        put(told_in.say("The record holds too little to tell of: {treaties}.", treaties=listing(map(treaty_told, silent))))
    days = [day for name in asked.listed_treaties() if (day := asked.facts.list_of(name).complete_to)]
    far: Template = "As far as the record goes: its lists are complete to days between {first} and {last}."
    put(told_in.say(far, first=the_day(min(days)), last=the_day(max(days))))
    put_own(asked)


def _list_to(asked: Record, treaty: str, told_in: Language) -> str:
    """In brackets the day on which a list ended long ago, beside what follows from its silence."""
    ends = asked.facts.list_of(treaty).complete_to
    return f" ({told_in.say(LIST_TO, day=the_day(ends))})" if ends and (asked.today - ends).days > STALE else ""


def _told(asked: Record, now: Standing, told_in: Language) -> str:
    if now.status == "no party":
        return told_in.tell(status_told(now.status)) + _list_to(asked, now.treaty, told_in) + _contested(now, told_in) + own(now.basis)
    since = f" {now.since.isoformat()}" if now.since and now.status not in ("no party", "not in force") else ""
    return f"{told_in.tell(status_told(now.status))}{since}{_contested(now, told_in)}{own(now.basis)}"


def _status(now: Standing, told_in: Language) -> str:
    return f"{told_in.tell(status_told(now.status))}{_contested(now, told_in)}{own(now.basis)}"


def _contested(now: Standing, told_in: Language) -> str:
    return f" ({told_in.say('contested')})" if now.readings else ""


def _cells(asked: Record, now: Standing) -> tuple[str, ...]:
    complete = asked.facts.list_of(now.treaty).complete_to
    readings = "; ".join(view.reading for view in now.readings)
    days = (_iso(now.since, ""), _iso(now.until, ""), now.undetermined, readings, _iso(complete, ""))
    return (now.state, now.treaty, now.status + own(now.basis), *days)


def _iso(day: date | None, none: str = "-") -> str:
    return day.isoformat() if day else none
