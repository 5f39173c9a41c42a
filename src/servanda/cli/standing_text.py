"""What the verbs about standing print alike: whom an answer is about, what it rests on, rival readings, the JSON with its receipt."""

from __future__ import annotations

from ..dates import in_words
from ..law import treaty
from ..record.states import state_name
from .options import question_of
from .output import bold, put, put_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date

    from ..standing import Basis, Record, Standing


def put_answer(args: Namespace, asked: Record, **day: str) -> None:
    """The answer as JSON with its receipt, which only JSON carries: hashing the record costs more than any answer."""
    from ..publish.replay import answer

    put_json(answer(question_of(args, **day), asked))


def put_basis(basis: Iterable[Basis], indent: str = "  ") -> None:
    """What an answer rests on: reference, what it says, and where it can be read."""
    for item in basis:
        put(f"{indent}{item.ref}{f' [{item.sure}]' if item.sure else ''}{f': {item.says}' if item.says else ''}")
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
        holders = ", ".join(state_name(name) for name in view.proponents) or "nobody yet on record"
        put(f"  {view.reading}: {view.status}, duties {'operate' if view.operates else 'do not operate'}. {view.holds}")
        put(f"    held by {holders}")
        for address in dict.fromkeys(b.source for b in view.basis if b.kind == "reading" and b.source):
            put(f"    {address}")
    put("")


def put_how_far(asked: Record, found: Standing) -> None:
    """How far the list goes that an answer rests on, and which facts of the asker's own count beside it."""
    complete = asked.facts.list_of(found.treaty).complete_to
    put_sentence(found.caveat or (f"The record's list for this treaty is complete to {in_words(complete)}." if complete else ""))
    put_own(asked)


def put_own(asked: Record) -> None:
    """That facts of the asker's own count, where some do."""
    put_sentence(asked.facts.own.told if asked.facts.own else "")


def put_sentence(text: str) -> None:
    """A sentence on a line of its own, where there is one to say."""
    if text:
        put(text)


def who(code: str, treaty_id: str) -> str:
    """The State and the treaty that an answer is about."""
    return f"{state_name(code)} ({code}) under the {treaty(treaty_id).short} ({treaty_id})"


def span(since: date | None, until: date | None) -> str:
    """From when and until when, where there is such a day."""
    return (f" since {in_words(since)}" if since else "") + (f", until {in_words(until)}" if until else "")
