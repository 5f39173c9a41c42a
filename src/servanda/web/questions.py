"""What the parts of an address mean: days, States, treaties. What does not exist is a 404 in a path and a 400 in a query."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import StringConstraints

from .. import limits
from ..dates import LAST_YEAR
from ..errors import UsageError
from ..law import Treaty, treaty
from ..lexicon.english import find_treaty
from ..record.states import State, find
from .problems import Problem

Name = Annotated[str, StringConstraints(max_length=limits.NAME)]
AsOf = Annotated[date | None, Query(description="The day asked about; today where it is not given.", le=date(LAST_YEAR, 12, 31))]
KnownAt = Annotated[date | None, Query(description="The day on which one asks: what became known later is not seen.",
                                       le=date(LAST_YEAR, 12, 31))]  # fmt: skip
StateName = Annotated[str, Path(description="A code such as UKR, or a name.", max_length=100)]
TreatyName = Annotated[str, Path(description="An id such as apmbc, or a name.", max_length=200)]
StateQuery = Annotated[str | None, Query(description="One State, by code or name; all where it is not given.", max_length=100)]
TreatyQuery = Annotated[str | None, Query(description="One treaty, by id or name; all where it is not given.", max_length=200)]
Limit = Annotated[int, Query(ge=1, le=1000, description="The most entries of one answer.")]
After = Annotated[str | None, Query(description="The `next` of the answer before.", max_length=100)]


def the_state(text: str) -> State:
    """The State that a part of a path names. Raises Problem 404."""
    try:
        return find(text)
    except UsageError as why:
        raise Problem(404, why.told, "unknown-state") from None


def the_treaty(text: str) -> Treaty:
    """The treaty that a part of a path names. Raises Problem 404."""
    try:
        return treaty(find_treaty(text))
    except UsageError as why:
        raise Problem(404, why.told, "unknown-treaty") from None


def day(value: date | None) -> str | None:
    """A day as a question carries it."""
    return value.isoformat() if value else None
