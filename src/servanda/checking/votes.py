"""How States voted on a treaty, and how many did: from the record of votes."""

from __future__ import annotations

from ..assertions.terms import NOT_ON_RECORD, NOT_UNDERSTOOD
from ..dates import parse_partial
from ..record.model import Vote
from ..standing import Basis
from ..told import Template, Text, Told, row, say
from .answer import Held
from .case import Case
from .wording import called, named, on, the_day

SIDES = {"vote-for": "states_for", "vote-against": "states_against", "abstain": "states_abstained"}
TOLD: dict[str, Template] = {"in_favour": "{number} for", "against": "{number} against", "abstained": "{number} abstained"}
UNDER: dict[str, Template] = {
    "states_for": "the record of the vote of the {body} {when} has {who} under vote for",
    "states_against": "the record of the vote of the {body} {when} has {who} under vote against",
    "states_abstained": "the record of the vote of the {body} {when} has {who} under abstain",
}
COMMA: Template = "{first}, {last}"
NUMBERS = {"votes-for": "in_favour", "votes-against": "against", "abstentions": "abstained"}


def voted(case: Case, state: str) -> Held:
    """Whether a State voted so: as it is named in every vote that could be meant, on this side or on another."""
    votes, asked = _votes(case), SIDES[str(case.assertion.value)]
    found = [(vote, side) for vote in votes for side in SIDES.values() if state in getattr(vote, side)]
    sides = {side for _, side in found}
    untold = sides != {asked} and any(not vote.states_for and not vote.states_against for vote in votes)  # one that is not told by State
    if found and len(sides) == 1 and not untold and (case.when or len(votes) == 1):
        vote, side = found[0]
        says = say(UNDER[side], body=Text(vote.body), when=on(vote.date), who=named(state))
        return Held(side == asked, says, (_cited(case, vote),))
    says = say("the record holds no one vote of {who} on {treaty} that is surely meant", who=named(state), treaty=called(case.treaty))
    return Held(None, says, tuple(_cited(case, vote) for vote in votes[:1]), NOT_UNDERSTOOD if found else NOT_ON_RECORD)


def counted(case: Case) -> Held:
    """Whether so many voted so, in a vote of the time that is told. Another number is of another vote, which need not be on record."""
    field, value = NUMBERS[case.assertion.of], int(case.assertion.value)
    votes = [vote for vote in _votes(case) if getattr(vote, field) is not None]
    same = [vote for vote in votes if getattr(vote, field) == value]
    says = row(_told(vote) for vote in (same or votes)[:2]) or say("the record holds no such vote on {treaty}", treaty=called(case.treaty))
    refusal = "" if same else NOT_UNDERSTOOD if votes else NOT_ON_RECORD
    return Held(True if same else None, says, tuple(_cited(case, vote) for vote in (same or votes)[:2]), refusal)


def _told(vote: Vote) -> Told:
    """A vote with the numbers of it that are on record."""
    numbers = row((say(side, number=number) for field, side in TOLD.items() if (number := getattr(vote, field)) is not None), COMMA)
    told: Template = "the {body} voted {when} on {what}: {numbers}"
    return say(told, body=Text(vote.body), when=on(vote.date), what=Text(vote.what), numbers=numbers)


def _votes(case: Case) -> list[Vote]:
    """The votes on the treaty at the time that is told, by the day it was said."""
    when = case.when
    found = []
    for vote in case.record.facts.votes(case.treaty.id, case.known):
        first, last = parse_partial(vote.date)
        if first <= case.said and (when is None or when.holds(first) or when.holds(last)):
            found.append(vote)
    return found


def _cited(case: Case, vote: Vote) -> Basis:
    source = case.record.facts.source(vote.source)
    return Basis("circumstance", f"{vote.body}, {the_day(vote.date)}", source.address, vote.what)
