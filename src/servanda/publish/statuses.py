"""A standing as it is told: the status, from when and until when, whom and what it is about."""

from __future__ import annotations

from ..law import treaty
from ..record.states import state_name
from ..standing.wording import status_told, the_day
from ..told import Template, Text, Told, say
from ..told import named as name_of

__all__ = ["head", "span", "status_told"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from ..standing import Standing


def span(status: Told, since: date | None, until: date | None) -> Told:
    """A status with the days from which and until which it holds, where there are such days."""
    if since and until:
        return say("{status} since {since}, until {until}", status=status, since=the_day(since), until=the_day(until))
    if since:
        return say("{status} since {since}", status=status, since=the_day(since))
    return say("{status}, until {until}", status=status, until=the_day(until)) if until else status


def head(found: Standing) -> Told:
    """Whom, what and which day an answer is about."""
    about = {
        "who": name_of(state_name(found.state), "state", found.state), "code": Text(found.state),
        "treaty": name_of(treaty(found.treaty).short, "title", found.treaty), "id": Text(found.treaty), "day": the_day(found.as_of),
    }  # fmt: skip
    if found.known_at:
        known: Template = "{who} ({code}) under the {treaty} ({id}), as of {day}, as known on {known}:"
        return say(known, known=the_day(found.known_at), **about)
    return say("{who} ({code}) under the {treaty} ({id}), as of {day}:", **about)
