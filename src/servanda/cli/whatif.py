"""The verb `whatif`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..dates import in_words
from ..law import treaty
from ..publish.duties import duty
from ..publish.supposed import ask, in_short
from ..publish.words import listed
from ..record.states import state_name
from ..standing import Record, View
from ..standing.whatif import Outcome, WhatIf
from .options import days, forms, opened, own_facts, question_of, state_and_treaty
from .output import bold, put, put_json, put_table
from .standing_text import put_basis, put_how_far

ABOUT = (
    "The standing of a State if it did this or that, beside its standing as it is: when a notice would take effect, under which"
    " reading, and what becomes of its duties. Nothing is written to the record."
)
EXAMPLES = """\
examples:
  servanda whatif UKR apmbc --withdraw 2025-07-21 --conflict-ends 2027-03-01
  servanda whatif UKR apmbc --withdraw today             a notice deposited today
  servanda whatif LTU apmbc --take-back 2025-12-01 --as-of 2026-01-15
  servanda whatif USA apmbc --join 2027-01-10            entry into force, and the duties that follow
  servanda whatif UKR apmbc --extend clearance=2038-12-01
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `whatif`."""
    state_and_treaty(parser)
    parser.add_argument("--withdraw", metavar="DAY", help="the depositary receives a notice of withdrawal; a day, or 'today'")
    parser.add_argument("--take-back", metavar="DAY", help="the notice of withdrawal is taken back")
    parser.add_argument("--join", metavar="DAY", help="the State deposits its instrument: ratification where it has signed, else accession")
    parser.add_argument("--sign", metavar="DAY", help="the State signs")
    told = "a longer time is granted for a duty, such as clearance=2030-01-01 (may be given more than once)"
    parser.add_argument("--extend", metavar="DUTY=DAY", action="append", default=[], help=told)
    told = "a duty is completed on that day (may be given more than once)"
    parser.add_argument("--complete", metavar="DUTY=DAY", action="append", default=[], help=told)
    told = "the armed conflicts in which the State is engaged on that day end, or the one with that id (may be given more than once)"
    parser.add_argument("--conflict-ends", metavar="[ID=]DAY", action="append", default=[], help=told)
    days(parser)
    own_facts(parser)
    forms(parser, "text", "json")


def run(args: Namespace) -> int:
    """Prints what would follow, with what follows now beside it."""
    from ..publish.replay import answer

    given = opened(args, args.as_of)
    question = question_of(args, as_of=given.today.isoformat())
    if args.format == "json":
        put_json(answer(question, given))
        return 0
    asked, _, found = ask(question, given)
    _tell(asked, found)
    return 0


def _tell(asked: Record, found: WhatIf) -> None:
    now, then = found.baseline, found.supposed
    known = f", as known on {in_words(now.standing.known_at)}" if now.standing.known_at else ""
    who = f"{state_name(now.standing.state)} ({now.standing.state}) under the {treaty(now.standing.treaty).short} ({now.standing.treaty})"
    put(f"{who}, as of {in_words(now.standing.as_of)}{known}.\n\n{bold('Supposed')}:")
    for consequence in found.consequences:
        put(f"  {in_short(consequence.action)}")
    names = {conflict.id: conflict.name for conflict in asked.facts.conflicts()}
    for conflict, day in found.conflict_ends:
        put(f"  the armed conflict {conflict} ({names[conflict]}) ends on {in_words(day)}")
    if not found.consequences and not found.conflict_ends:
        put("  nothing")
    put(f"\n{bold('Then')}:")
    for consequence in found.consequences:
        put(f"  {consequence.says}")
        put_basis(consequence.basis, "    ")
    put(f"\n{bold('Standing')}:")
    put_table(("", "status", "since", "until"), [_row("now", now), _row("what if", then)])
    other = [*_intervals("now", now, then), *_intervals("what if", then, now)]
    if other:
        put("\nIntervals that differ:")
        put_table(("", "from", "until", "status"), other)
    _readings(now.standing.readings, then.standing.readings)
    if found.changed_deadlines:
        put(f"\n{bold('Duties with a last day that would stand otherwise')}:")
        put_table(("duty", "now", "what if"), [
            (duty(told), _due(one), _due(other)) for one, other in found.changed_deadlines if (told := one or other)
        ])  # fmt: skip
    put_how_far(asked, then.standing)


def _row(label: str, outcome: Outcome) -> tuple[str, ...]:
    standing = outcome.standing
    return label, standing.status, _iso(standing.since), "undetermined" if standing.undetermined else _iso(standing.until)


def _intervals(label: str, outcome: Outcome, other: Outcome) -> Iterable[tuple[str, ...]]:
    shared = {interval[:3] for interval in other.timeline}
    for interval in outcome.timeline:
        if interval[:3] in shared:
            continue
        until = "undetermined" if interval.undetermined and not interval.until else _iso(interval.until)
        yield label, _iso(interval.since), until, interval.status


def _readings(now: tuple[View, ...], then: tuple[View, ...]) -> None:
    if not now and not then:
        return
    put(f"\n{bold('Under each reading')}:")
    before = {view.reading: view for view in now}
    rows = []
    for view in then:
        was = before.get(view.reading)
        who = listed([state_name(name) for name in view.proponents]) or "nobody yet on record"
        rows.append((view.reading, _view(was), _view(view), who))
    put_table(("reading", "now", "what if", "held by"), rows)


def _view(view: View | None) -> str:
    return f"{view.status}, duties {'operate' if view.operates else 'do not operate'}" if view else "-"


def _due(due: Any) -> str:
    return f"{due.due.isoformat()}, {due.status}" if due else "-"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "-"
