"""What a claim says, given as data: the verdict on it, and the part of each assertion."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from ... import limits
from ...dates import parse_day
from ...errors import UsageError
from ...publish import replay
from ...publish.verified import claimed, id_or_none
from .. import schemas
from ..problems import Problem
from ..service import Service, Shared

router = APIRouter(prefix="/v1", tags=["verify"])


Answer = schemas.Verified | schemas.Named


@router.post("/verify", response_model=Answer | list[Answer | schemas.Refused], summary="What law and record say of what a claim says")
async def verify(request: Request, shared: Shared, asked: schemas.VerifyIn) -> Response:
    """One claim, or a list of them: each with its assertions, the day it was said, the day by whose knowledge it is judged.

    Of several, each is answered in its place, and one that is refused stands there as a problem. No word of any text is looked at.
    """
    async with shared.large.place(request):
        made: Any = await run_in_threadpool(_answers if isinstance(asked, list) else _answer, shared, asked)
    body = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


def _answer(shared: Service, given: Any) -> dict[str, Any]:
    """The answer to one claim, with its receipt. Raises UsageError."""
    question = claimed(given)
    if question["id"] is None:
        del question["id"]
    record = shared.record(parse_day(question["known_at"]) if question["known_at"] else None)
    return replay.answer(question | {"today": record.today.isoformat()}, record)


def _answers(shared: Service, given: Any) -> list[dict[str, Any]]:
    """One answer or problem for each claim of a list. Raises UsageError where the list is empty or too long."""
    if not 0 < len(given) <= limits.CLAIMS:
        raise UsageError(f"The list holds {len(given):,} claims: give 1 to {limits.CLAIMS}.")
    told = [claim.get("assertions") if isinstance(claim, dict) else None for claim in given]
    if (number := sum(len(one) for one in told if isinstance(one, list))) > limits.ASSERTIONS:
        raise UsageError(f"The list holds {number:,} assertions in all: give at most {limits.ASSERTIONS}, and the others in another list.")
    return [_in_its_place(shared, place, claim) for place, claim in enumerate(given, 1)]


def _in_its_place(shared: Service, place: int, claim: Any) -> dict[str, Any]:
    try:
        return _answer(shared, claim)
    except UsageError as why:
        problem = Problem(400, f"Claim {place}: {why}", "usage", id=id_or_none(claim), place=place)
        told: dict[str, Any] = json.loads(problem.body())
        return told
