"""A State: what binds it on a day, its treaties on a timeline, its deadlines."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ... import law
from ...errors import UsageError
from ...publish.answers import select
from ...publish.words import state as state_told
from ...record.states import fate, find
from ...standing import Record
from ...standing.model import BOUND, Standing, Timeline
from ..questions import StateName
from ..service import Shared
from . import drawing
from .shell import Asked, Days, page

router = APIRouter()
Line = tuple[str, Timeline, Standing]


def lines(record: Record, code: str, asked: Days) -> tuple[list[Line], list[str]]:
    """Each treaty that the State has to do with, its timeline and standing; and the treaties whose standing cannot be given."""
    found, silent = [], []
    for name in record.listed_treaties():
        try:
            timeline = record.timeline(code, name, asked.known_at)
            found.append((name, timeline, record.standing(code, name, asked.as_of, asked.known_at)))
        except UsageError:
            silent.append(name)
    return found, silent


@router.get("/states/{name}")
def show(request: Request, name: StateName, asked: Asked, service: Shared) -> HTMLResponse:
    """One State on a day."""
    state, record = find(name), service.record(asked.known_at)
    every, silent = lines(record, state.iso3, asked)
    shown = [line for line in every if any(i.status not in ("no party", "not in force") for i in line[1])]
    shown.sort(key=lambda line: (line[2].status not in BOUND, law.treaty(line[0]).short))
    day = asked.as_of or record.today
    known = asked.known_at.isoformat() if asked.known_at else None
    axis = drawing.axis([timeline for _, timeline, _ in shown], day)
    return page(
        request, "state.html", title=state_told(state.iso3), days=asked, state=state, fate=fate(state.iso3), day=day, axis=axis,
        silent=silent,
        lines=[(name, drawing.bars(timeline, axis), standing) for name, timeline, standing in shown],
        outside=[name for name, _, standing in every if standing.status in ("no party", "signatory", "withdrawn", "pending")],
        bound=[standing for _, _, standing in shown if standing.status in BOUND],
        dues=select(record, state.iso3, None, None, known, day),
    )  # fmt: skip
