"""The verbs `status` and `timeline`."""

from __future__ import annotations

from . import record
from .cli_common import bold, put, put_json, put_table
from .dates import in_words
from .law import treaty
from .law.names import find_treaty
from .record.states import find, state_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from typing import Any

    from .standing import Basis, Interval, Record, Standing


def status(args: Namespace) -> int:
    """Prints the standing of a State under a treaty on a day."""
    treaty_id = find_treaty(args.treaty)
    asked = record(args.as_of)
    found = asked.standing(args.state, treaty_id, known_at=args.known_at)
    if args.format == "json":
        _put_answer(args, as_of=found.as_of.isoformat())
        return 0
    known = f", as known on {in_words(found.known_at)}" if found.known_at else ""
    put(f"{_who(found.state, treaty_id)}, as of {in_words(found.as_of)}{known}:")
    put(f"{bold(found.status)}{_since(found.since, found.until)}")
    put_sentence(found.undetermined)
    put_basis(found.basis)
    put_readings(asked, found)
    put_sentence(found.caveat)
    return 0


def timeline(args: Namespace) -> int:
    """Prints the intervals of a State under a treaty."""
    treaty_id = find_treaty(args.treaty)
    asked = record()
    intervals = asked.timeline(args.state, treaty_id, args.known_at)
    code = find(args.state).iso3
    # standing on the day that is asked from brings the readings and says how far the list goes
    now = asked.standing(code, treaty_id, known_at=args.known_at)
    if args.format == "json":
        _put_answer(args, today=asked.today.isoformat())
        return 0
    put(f"{_who(code, treaty_id)}{f', as known on {args.known_at}' if args.known_at else ''}:")
    put_table(("from", "until", "status", "basis"), [interval_row(interval) for interval in intervals])
    for interval in intervals:
        put_sentence(interval.undetermined)
    put_readings(asked, now)
    put_sentence(now.caveat)
    return 0


def _put_answer(args: Namespace, **day: str) -> None:
    """The answer as JSON with its receipt, which only JSON carries: hashing the record costs more than any answer."""
    from .replay import answer, question_of

    put_json(answer(question_of(args, **day)))


def interval_row(interval: Interval) -> tuple[str, ...]:
    """An interval as the cells of a table."""
    until = "undetermined" if interval.undetermined and not interval.until else _day(interval.until)
    return (_day(interval.since), until, interval.status, "; ".join(item.ref for item in interval.basis))


def put_basis(basis: Iterable[Basis], indent: str = "  ") -> None:
    """What an answer rests on: reference, what it says, and where it can be read."""
    for item in basis:
        put(f"{indent}{item.ref}{f': {item.says}' if item.says else ''}")
        if item.source and item.source != item.ref:
            put(f"{indent}  {item.source}")


def put_readings(asked: Record, found: Standing) -> None:
    """Rival readings one after the other, each with those who hold it."""
    if not found.readings:
        return
    put("")
    for question in asked.facts.readings(found.treaty, found.state, found.known_at):
        put(f"{bold('Contested')}: {question.question}")
    for view in found.readings:
        who = ", ".join(state_name(name) for name in view.proponents) or "nobody yet on record"
        put(f"  {view.reading}: {view.status}, duties {'operate' if view.operates else 'do not operate'}. {view.holds}")
        put(f"    held by {who}")
        for address in dict.fromkeys(b.source for b in view.basis if b.kind == "reading" and b.source):
            put(f"    {address}")
    put("")


def put_sentence(text: str) -> None:
    """A sentence on a line of its own, where there is one to say."""
    if text:
        put(text)


def _who(code: str, treaty_id: str) -> str:
    return f"{state_name(code)} ({code}) under the {treaty(treaty_id).short} ({treaty_id})"


def _since(since: Any, until: Any) -> str:
    return (f" since {in_words(since)}" if since else "") + (f", until {in_words(until)}" if until else "")


def _day(day: Any) -> str:
    return _iso(day) or "-"


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
