"""When a State finished a duty that has a last day: the day of it, the day on which it declared it, or the day by which it was told."""

from __future__ import annotations

from datetime import date

from ..dates import parse_partial
from ..record.model import Decision
from ..standing import Basis
from ..standing.deadlines import DECLARED
from ..told import Template, Told, say
from ..tuples import NamedTuple
from .case import Case
from .wording import named, on, the_day

WORDS: dict[str, Template] = {
    "stockpile-destruction": "destroying its stockpiles",
    "clearance": "clearing its mined or contaminated areas",
    "transparency-report": "its report",
}
BY = "by then"  # only that it was done by the day is on record, so that it may have been done long before


class Completed(NamedTuple):
    """The day (ISO, possibly partial) of a completion, and what the day is: empty where it is that of the deed, DECLARED, or BY."""

    day: str
    how: str
    basis: tuple[Basis, ...]

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return parse_partial(self.day)[0]

    @property
    def last(self) -> date:
        """The last day that it can be."""
        return parse_partial(self.day)[1]


def completion(case: Case, state: str, norm: str) -> Completed | None:
    """When a State completed a duty; None where no completion is on record."""
    if done := case.actions(state, {"completion"}, norm):
        how = BY if not done[0].date else DECLARED if done[0].about == DECLARED else ""
        return Completed(done[0].date or done[0].known.isoformat(), how, case.cited(done[0]))
    told = [d for d in case.record.facts.decisions(case.treaty.id, state, norm, case.known) if d.outcome == "completion-confirmed"]
    return Completed(told[0].date, "", (cited(case, told[0]),)) if told else None


def finished(state: str, norm: str, done: Completed) -> Told:
    """That a State finished a duty, as far as its day is on record."""
    facts = {"who": named(state), "duty": say(WORDS[norm])}
    if done.how == BY:
        return say("{who} had finished {duty} by {day}, of which the day is not on record", day=the_day(done.last), **facts)
    if done.how == DECLARED:
        return say("{who} declared {when} that it had finished {duty}", when=on(done.day), **facts)
    return say("{who} finished {duty} {when}", when=on(done.day), **facts)


def cited(case: Case, decision: Decision) -> Basis:
    """A formal decision as a basis."""
    source = case.record.facts.source(decision.source)
    return Basis("circumstance", f"{decision.body}, {the_day(decision.date)}", source.address, decision.says)
