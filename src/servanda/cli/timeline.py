"""The verb `timeline`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from ..lexicon.english import find_treaty
from ..record.states import find
from ..standing import Interval
from ..standing.model import own
from .options import forms, known_at, opened, own_facts, state_and_treaty
from .output import put, put_table
from .standing_text import put_answer, put_how_far, put_readings, put_sentence, who

ABOUT = "All intervals of a State's standing under a treaty, each with the provisions and actions it rests on."
EXAMPLES = """\
examples:
  servanda timeline LTU apmbc
  servanda timeline LTU apmbc --known-at 2025-06-01      what could be known on that day
  servanda timeline UKR apmbc --format json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `timeline`."""
    state_and_treaty(parser)
    known_at(parser)
    own_facts(parser)
    forms(parser, "text", "json")


def run(args: Namespace) -> int:
    """Prints the intervals of a State under a treaty."""
    treaty_id = find_treaty(args.treaty)
    asked = opened(args)
    intervals = asked.timeline(args.state, treaty_id, args.known_at)
    code = find(args.state).iso3
    # standing on the day that is asked from brings the readings and says how far the list goes
    now = asked.latest(code, treaty_id, known_at=args.known_at)
    if args.format == "json":
        put_answer(args, asked, today=asked.today.isoformat())
        return 0
    put(f"{who(code, treaty_id)}{f', as known on {args.known_at}' if args.known_at else ''}:")
    put_table(("from", "until", "status", "basis"), [_row(interval) for interval in intervals])
    for interval in intervals:
        put_sentence(interval.undetermined)
    put_readings(asked, now)
    put_how_far(asked, now)
    return 0


def _row(interval: Interval) -> tuple[str, ...]:
    """An interval as the cells of a table."""
    until = "undetermined" if interval.undetermined and not interval.until else _iso(interval.until)
    return (_iso(interval.since), until, interval.status, "; ".join(item.ref for item in interval.basis) + own(interval.basis))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "-"
