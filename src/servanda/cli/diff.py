"""The verb `diff`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from ..dates import in_words, parse_day
from ..errors import UsageError
from ..publish.answers import asked_changes
from ..publish.change_words import HEADINGS, told
from ..publish.words import clean
from ..standing import Record
from ..standing.changes import Change
from .options import day, forms, mail, mail_server, opened, own_facts, question_of, watch, watched
from .output import bold, put, put_json, width

ABOUT = (
    "What changed between two days: actions that became known, standings that changed, contested questions, last days that"
    " passed. Each day is answered as it was known on that day."
)
EXAMPLES = """\
examples:
  servanda diff --from 2025-06-01 --to 2025-08-01
  servanda diff --from 2025-06-01 --to 2025-08-01 --treaty apmbc --state UKR
  servanda diff --from 2025-01-01 --to 2026-01-01 --treaty apmbc --format atom > changes.xml
  servanda diff --from 2025-06-01 --watch watch.txt --format atom > mine.xml     a feed of one's own
  servanda diff --from 2025-06-01 --watch watch.txt --mail officer@example.org   by mail, where something changed
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `diff`."""
    parser.add_argument("--from", metavar="DAY", type=day, required=True, help="the earlier day, as 2025-06-01")
    parser.add_argument("--to", metavar="DAY", type=day, help="the later day (default: today)")
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name (default: all)")
    parser.add_argument("--state", metavar="STATE", help="one State, by code or name (default: all)")
    watch(parser)
    own_facts(parser)
    mail(parser, "send the text")
    forms(parser, "text", "json", "atom", "jsonfeed")


def run(args: Namespace) -> int:
    """Prints what changed between two days."""
    from ..publish.replay import answer

    if args.mail and args.format != "text":
        raise UsageError(f"--mail sends the text: leave out --format {args.format}.")
    listed, server = watched(args), mail_server(args)
    given = opened(args, args.to)
    question = question_of(args, to=given.today.isoformat(), watch=listed)
    if args.format == "json":
        put_json(answer(question, given))
        return 0
    asked, plain, found = asked_changes(question, given)
    first, last = parse_day(plain["from"]), parse_day(plain["to"])
    if args.format == "text":
        lines = _lines(asked, found, first, last, plain["treaty"])
        if args.mail and found:
            from ..publish.mailing import send

            number = f"{len(found)} change{'' if len(found) == 1 else 's'}"
            send(*server, args.mail, f"servanda: {number}, {in_words(first)} to {in_words(last)}", "\n".join(lines))
            put(f"{number} sent to {', '.join(args.mail)}.")
        else:
            put("\n".join(bold(line) if line.removesuffix(":") in HEADINGS.values() else line for line in lines))
        return 0
    from ..publish.as_atom import changes_atom, changes_json_feed

    made = (told(found), first, last, plain["treaty"], plain["state"], listed)
    if args.format == "atom":
        sys.stdout.write(changes_atom(*made))
    else:
        put_json(changes_json_feed(*made))
    return 0


def _lines(asked: Record, found: tuple[Change, ...], first: date, last: date, treaty: str | None) -> list[str]:
    """What changed, under its headings, and how far the record goes."""
    from textwrap import wrap

    changes, span = told(found), f"rom {in_words(first)} to {in_words(last)}"
    lines = [f"F{span}:" if changes else f"Nothing changed f{span}."]
    for kind, heading in HEADINGS.items():
        group = [change for change in changes if change.kind == kind]
        lines += ["", f"{heading}:"] if group else []
        for change in group:
            text = clean(f"{change.day.isoformat()}  {change.says}")
            lines += wrap(text, width(), subsequent_indent=" " * 12, break_long_words=False, break_on_hyphens=False)
    complete = asked.facts.list_of(treaty).complete_to if treaty else None
    if treaty and complete and last > complete:
        lines += ["", f"As far as the record goes: its list for this treaty is complete to {in_words(complete)}."]
    elif not treaty:
        lines += ["", "The record goes as far as its lists do: 'servanda treaties' shows to which day each is complete."]
    return lines + ([asked.facts.own.told] if asked.facts.own else [])
