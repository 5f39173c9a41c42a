"""What would follow if a State did this or that."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from ...publish import replay
from ..answers import as_json, pinned
from ..questions import AsOf, KnownAt, Name, day, the_state
from ..service import Shared
from .states import the_treaty_asked

router = APIRouter(prefix="/v1", tags=["what-if"])
Day = Annotated[str | None, Query(description="A day, or `today`.", max_length=10)]
Pairs = Annotated[list[Name] | None, Query(description="A duty, an equals sign and a day: clearance=2030-01-01.", max_length=10)]
Ends = Annotated[list[Name] | None, Query(description="A day on which the State's conflicts end, or id=day.", max_length=10)]


@router.get("/whatif", response_model=dict[str, Any], summary="The same question, with actions added")
def whatif(
    request: Request, shared: Shared, state: Annotated[str, Query(max_length=100)], treaty: Annotated[str, Query(max_length=200)],
    withdraw: Day = None, take_back: Day = None, join: Day = None, sign: Day = None, extend: Pairs = None, complete: Pairs = None,
    conflict_ends: Ends = None, as_of: AsOf = None, known_at: KnownAt = None,
) -> Response:  # fmt: skip
    """Both answers beside each other, and what each supposed action leads to. Nothing is written to the record."""
    question = {
        "verb": "whatif", "state": the_state(state).iso3, "treaty": the_treaty_asked(treaty), "withdraw": withdraw, "take_back": take_back,
        "join": join, "sign": sign, "extend": extend or [], "complete": complete or [], "conflict_ends": conflict_ends or [],
        "as_of": day(as_of or shared.today()), "known_at": day(known_at),
    }  # fmt: skip
    return as_json(request, replay.answer(question), keep=pinned(as_of, known_at, shared.today()))
