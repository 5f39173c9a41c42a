"""How States voted on a treaty, and how many did: from the record of votes."""

from __future__ import annotations

from ..assertions.terms import NOT_UNDERSTOOD
from ..dates import parse_partial
from ..record.model import Vote
from ..standing import Basis
from .answer import Held
from .case import Case
from .wording import called, named, on

SIDES = {"vote-for": "states_for", "vote-against": "states_against", "abstain": "states_abstained"}
NUMBERS = {"votes-for": "in_favour", "votes-against": "against", "abstentions": "abstained"}


def voted(case: Case, state: str) -> Held:
    """Whether a State voted so: as it is named on one side of a vote, or on another."""
    votes = _votes(case)
    asked = SIDES[str(case.assertion.value)]
    for vote in votes:
        named_on = [side for side in SIDES.values() if state in getattr(vote, side)]
        if named_on:
            side = next(value for value, field in SIDES.items() if field == named_on[0]).replace("-", " ")
            says = f"the record of the vote of the {vote.body} {on(vote.date)} has {named(state)} under {side}"
            return Held(named_on[0] == asked, says, (_cited(case, vote),))
    says = f"the record holds no vote of {named(state)} on {called(case.treaty)}"
    return Held(None, says, tuple(_cited(case, vote) for vote in votes[:1]), "not on record")


def counted(case: Case) -> Held:
    """Whether so many voted so, in a vote of the time that is told."""
    field, value = NUMBERS[case.assertion.of], int(case.assertion.value)
    votes = [vote for vote in _votes(case) if getattr(vote, field) is not None]
    same = [vote for vote in votes if getattr(vote, field) == value]
    if same or len(votes) == 1:
        vote = (same or votes)[0]
        says = f"the {vote.body} voted {on(vote.date)}: {vote.in_favour} for, {vote.against} against, {vote.abstained} abstained"
        return Held(bool(same), says, (_cited(case, vote),))
    says = f"the record holds no such vote on {called(case.treaty)}" if not votes else "more than one vote could be meant"
    return Held(None, says, tuple(_cited(case, vote) for vote in votes[:2]), NOT_UNDERSTOOD if votes else "not on record")


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
    return Basis("circumstance", f"{vote.body}, {on(vote.date).split(' ', 1)[1]}", source.address, vote.what)
