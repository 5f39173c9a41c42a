"""What the verbs about standing print alike: whom an answer is about, what it rests on, rival readings, the JSON with its receipt."""

from __future__ import annotations

from ..checking.wording import the_day
from ..law import treaty
from ..publish.statuses import status_told
from ..record.states import state_name
from ..told import Template, Text, named, row, say
from ..translation.language import ENGLISH, Language
from .options import question_of
from .output import bold, put, put_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

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


COMMA: Template = "{first}, {last}"
OPERATES: dict[bool, Template] = {
    True: "{reading}: {status}, duties operate. {holds}",
    False: "{reading}: {status}, duties do not operate. {holds}",
}


def put_readings(asked: Record, found: Standing, told_in: Language = ENGLISH) -> None:
    """Rival readings one after the other, each with those who hold it."""
    if not found.readings:
        return
    put("")
    for question in asked.facts.readings(found.treaty, found.state, found.known_at):
        put(told_in.say("{contested}: {question}", contested=Text(bold(told_in.say("Contested"))), question=Text(question.question)))
    for view in found.readings:
        holders = row((named(state_name(name), "state", name) for name in view.proponents), COMMA) or say("nobody yet on record")
        told = told_in.say(OPERATES[view.operates], reading=Text(view.reading), status=status_told(view.status), holds=Text(view.holds))
        put(f"  {told}")
        put(f"    {told_in.say('held by {whom}', whom=holders)}")
        for address in dict.fromkeys(b.source for b in view.basis if b.kind == "reading" and b.source):
            put(f"    {address}")
    put("")


def put_how_far(asked: Record, found: Standing, told_in: Language = ENGLISH) -> None:
    """How far the list goes that an answer rests on, and which facts of the asker's own count beside it."""
    complete = asked.facts.list_of(found.treaty).complete_to
    if complete and not found.caveat:
        put(told_in.say("The record's list for this treaty is complete to {day}.", day=the_day(complete)))
    put_sentence(found.caveat)
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
