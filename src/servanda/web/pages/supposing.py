"""What if a State gave notice of withdrawal on a day: the record's answer with the notice beside the one without."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from ... import law
from ...dates import parse_day
from ...errors import UsageError
from ...record.states import find
from ...standing.whatif import open_conflicts, suppose, whatif
from ..service import Shared
from .shell import Asked, page

router = APIRouter()


@router.get("/whatif")
def show(
    request: Request, asked: Asked, service: Shared,
    state: Annotated[str, Query(max_length=100)] = "", treaty: Annotated[str, Query(max_length=100)] = "apmbc",
    withdraw: Annotated[str, Query(max_length=10)] = "", conflict_ends: Annotated[str, Query(max_length=10)] = "",
) -> HTMLResponse:  # fmt: skip
    """The form, and below it the two answers with a draft of the notice."""
    record = service.record(asked.known_at)
    listed = [law.treaty(name) for name in record.listed_treaties()]
    known: dict[str, Any] = {
        "title": "What if", "days": asked, "treaties": listed, "chosen": treaty, "withdraw": withdraw, "ends": conflict_ends,
    }  # fmt: skip
    if not (state.strip() and withdraw):
        return page(request, "whatif.html", who=None, asked_state=state, found=None, **known)
    if treaty not in record.listed_treaties():
        raise UsageError(f"The record holds no list of actions under {treaty!r}: choose a treaty of the list.")
    who, day = find(state), parse_day(withdraw)
    end = parse_day(conflict_ends) if conflict_ends else None
    ends = [(conflict, end) for conflict in open_conflicts(record, who.iso3, end)] if end else []
    found = whatif(record, who.iso3, treaty, [suppose(who.iso3, treaty, "withdrawal", day)], ends, asked.as_of, asked.known_at)
    return page(request, "whatif.html", who=who, asked_state=who.name, found=found, rules=law.treaty(treaty), day=day, **known)
