"""Assertions put to law and record by the tests of checking, and a record made by hand where the rule itself is the point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from servanda import law
from servanda.assertions import terms
from servanda.assertions.validate import assertion
from servanda.checking.answer import Part
from servanda.checking.decide import decide
from servanda.dates import parse_partial
from servanda.law.model import Statement, Treaty
from servanda.record.facts import Facts
from servanda.record.model import Action, Decision, Meeting, TreatyList, Vote
from servanda.standing import Record

TODAY = "2026-08-22"
OPPOSITE = {"supported": "contradicted", "contradicted": "supported"}


def asked(
    record: Record, said: str, treaty: str = "apmbc", known: str = "", statements: Sequence[Statement] = (), rules: Treaty | None = None,
    details: Sequence[str] = (), **fields: Any,
) -> Part:  # fmt: skip
    """What is said of one assertion, given by the fields of its JSON; `rules` are those of a treaty made by hand."""
    day = date.fromisoformat(known) if known else None
    given = {"except" if field == "exclude" else field: value for field, value in fields.items()}
    held_to = rules or (law.treaty(treaty) if treaty in law.treaty_ids() else None)
    part = decide(assertion(given, treaty), held_to, date.fromisoformat(said), record, day, tuple(statements), tuple(details))
    well_formed(part)
    return part


def well_formed(part: Part) -> None:
    """What holds of every part: a verdict or a kind of refusal, a reason that is whole sentences, a basis for what is decided."""
    decided = ("supported", "contradicted")
    assert part.verdict in terms.VERDICTS
    assert (part.verdict == terms.OUTSIDE) == (part.refusal in terms.REFUSALS)
    assert part.verdict == terms.OUTSIDE or not part.refusal
    assert part.then in ("", *decided, terms.CONTESTED)
    assert part.verdict == terms.OUTSIDE or not part.then
    assert part.why[:1].isupper() or part.why[:1].isdigit(), part.why
    assert part.why.endswith("."), part.why
    assert not re.search(r"[{}]|\bNone\b|\bTrue\b|\bFalse\b|datetime|  |\.\.|;\.| ,|: \.", part.why), part.why
    assert part.basis or part.verdict not in decided, part.why
    assert part.basis or part.verdict != terms.CONTESTED, part.why


def told(part: Part) -> tuple[str, str]:
    """The verdict of a part and why it is none, or the verdict as of the last day of the list."""
    return part.verdict.removesuffix(" the record"), part.then or part.refusal


class Made(Facts):
    """The facts of the package, with decisions, meetings and votes made by hand in place of its own, and a list that goes so far."""

    def __init__(
        self, actions: Iterable[Action] = (), decisions: Iterable[Decision] = (), meetings: Iterable[Meeting] = (),
        votes: Iterable[Vote] = (), listed: TreatyList | None = None,
    ) -> None:  # fmt: skip
        super().__init__(actions)
        self._decisions, self._meetings, self._votes, self._listed = tuple(decisions), tuple(meetings), tuple(votes), listed

    def decisions(self, treaty: str, state: str = "", norm: str = "", known_at: date | None = None) -> tuple[Decision, ...]:
        """Those made by hand, narrowed as those of the package are."""
        return tuple(
            d for d in self._decisions
            if d.treaty == treaty and (not state or state in d.states) and (not norm or d.norm == norm)
            and (known_at is None or parse_partial(d.date)[1] <= known_at)
        )  # fmt: skip

    def meetings(self, treaty: str) -> tuple[Meeting, ...]:
        """Those made by hand."""
        return tuple(meeting for meeting in self._meetings if meeting.treaty == treaty)

    def votes(self, treaty: str, known_at: date | None = None) -> tuple[Vote, ...]:
        """Those made by hand."""
        return tuple(
            vote for vote in self._votes if vote.treaty == treaty and (known_at is None or parse_partial(vote.date)[1] <= known_at)
        )

    def list_of(self, treaty: str) -> TreatyList:
        """The list made by hand, of its treaty; that of the package for the others."""
        return self._listed if self._listed and self._listed.treaty == treaty else super().list_of(treaty)


def made_record(
    *actions: Action, decisions: Iterable[Decision] = (), meetings: Iterable[Meeting] = (), votes: Iterable[Vote] = (), **listed: Any
) -> Record:
    """A record of these facts alone beside the actions of the package; `listed` are fields of the list of the Ottawa Convention."""
    row = Facts().list_of("apmbc")._replace(**listed) if listed else None
    return Record(TODAY, Made(actions, decisions, meetings, votes, row))


def decision(state: str, day: str, says: str = "Found it.", treaty: str = "apmbc", **more: Any) -> Decision:
    """A formal finding about a State, unless fields say otherwise."""
    fields: dict[str, Any] = {"norm": "", "body": "Meeting of the States Parties", "source": "made-up", "by": ("parties",),
                              "outcome": "finding", **more}  # fmt: skip
    return Decision(treaty=treaty, date=day, state=state, says=says, **fields)
