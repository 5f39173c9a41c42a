"""States: their codes, what binds them on a day, and how that came to be."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from ...publish import replay
from ...publish.answers import state_json
from ...publish.standings import standings_json
from ...record.states import states as all_states
from .. import schemas
from ..answers import as_json, pinned
from ..problems import Problem
from ..questions import After, AsOf, KnownAt, Limit, StateName, day, the_state, the_treaty
from ..service import Shared

router = APIRouter(prefix="/v1", tags=["States"])
Treaty = Annotated[str, Query(description="An id such as apmbc, or a name.", max_length=200)]


@router.get("/states", response_model=schemas.States, summary="All States with their codes")
def states(request: Request, limit: Limit = 300, after: After = None) -> Response:
    """In order of their ISO 3166-1 alpha-3 code."""
    codes = sorted(code for code in all_states() if after is None or code > after)
    page = {"states": [state_json(all_states()[code]) for code in codes[:limit]], "next": codes[limit - 1] if len(codes) > limit else None}
    return as_json(request, page, keep=False)


@router.get("/states/{state}", response_model=dict[str, Any], summary="A State with its names")
def state(request: Request, state: StateName) -> Response:
    """Codes, official name, former names, demonyms, capital."""
    return as_json(request, state_json(the_state(state), in_full=True), keep=False)


@router.get("/states/{state}/status", response_model=schemas.Standing, summary="What binds a State under a treaty on a day")
async def status(
    request: Request, shared: Shared, state: StateName, treaty: Treaty, as_of: AsOf = None, known_at: KnownAt = None
) -> Response:
    """Its standing, since when and until when, by which provisions and actions, and under each reading where readings differ."""
    code, treaty_id = the_state(state).iso3, the_treaty_asked(treaty)
    question = {"verb": "status", "state": code, "treaty": treaty_id, "as_of": day(as_of or shared.today()), "known_at": day(known_at)}
    return as_json(request, replay.answer(question, shared.record(known_at)), keep=pinned(as_of, known_at, shared.today()))


@router.get("/states/{state}/standings", response_model=schemas.Standings, summary="A State under all treaties on a day")
def standings(request: Request, shared: Shared, state: StateName, as_of: AsOf = None, known_at: KnownAt = None) -> Response:
    """Its standing under every treaty of which the record can tell it, as `servanda status STATE` has it."""
    when = as_of or shared.today()
    made = standings_json(shared.record(known_at), the_state(state).iso3, when, day(known_at))
    return as_json(request, made, keep=pinned(as_of, known_at, shared.today()))


@router.get("/states/{state}/timeline", response_model=schemas.Timeline, summary="The standing of a State under a treaty over time")
def timeline(request: Request, shared: Shared, state: StateName, treaty: Treaty, as_of: AsOf = None, known_at: KnownAt = None) -> Response:
    """All its intervals; the readings and the caveat are those of the day asked about."""
    code, treaty_id = the_state(state).iso3, the_treaty_asked(treaty)
    question = {"verb": "timeline", "state": code, "treaty": treaty_id, "known_at": day(known_at), "today": day(as_of or shared.today())}
    return as_json(request, replay.answer(question, shared.record(known_at)), keep=pinned(as_of, known_at, shared.today()))


def the_treaty_asked(text: str) -> str:
    """The id of the treaty in a query. Raises Problem 400."""
    try:
        return the_treaty(text).id
    except Problem as why:
        raise Problem(400, why.detail, why.kind) from None
