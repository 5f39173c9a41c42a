"""What States did, as the record holds it, and what changed between two days."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from ...law.loader import treaty_ids
from ...publish.answers import asked_changes, diff_json
from ...publish.as_atom import changes_atom, changes_json_feed
from ...publish.change_words import told
from ...record.canonical import plain
from ...record.states import find
from .. import schemas
from ..answers import as_json, respond
from ..questions import After, KnownAt, Limit, StateQuery, TreatyQuery, day
from ..service import Service, Shared
from .states import the_treaty_asked

router = APIRouter(prefix="/v1", tags=["record"])
From = Annotated[date, Query(alias="from", description="The earlier day.", le=date(9000, 12, 31))]
To = Annotated[date | None, Query(description="The later day; today where it is not given.", le=date(9000, 12, 31))]


@router.get("/actions", response_model=schemas.Actions, summary="What States did under treaties")
def actions(
    request: Request, shared: Shared, state: StateQuery = None, treaty: TreatyQuery = None, known_at: KnownAt = None,
    limit: Limit = 200, after: After = None,
) -> Response:  # fmt: skip
    """In order of treaty, State and id, with corrections taken into account: `next` is the key of the page that follows."""
    code, facts = find(state).iso3 if state else None, shared.record(known_at).facts
    names = [the_treaty_asked(treaty)] if treaty else treaty_ids()
    found: list[dict[str, Any]] = []
    following = None
    for name in names:
        if after and name < after.partition(".")[0]:
            continue
        by_state = facts.actions(name, known_at)
        for whose in sorted(by_state):
            if code and whose != code:
                continue
            keyed = sorted((f"{name}.{whose}.{action.id}", action) for action in by_state[whose])
            for key, action in keyed:
                if after and key <= after:
                    continue
                if len(found) == limit:
                    return as_json(request, {"actions": found, "next": following}, keep=False)
                found.append({"id": action.id, **plain(action), "source": facts.source(action.source).address})
                following = key
    return as_json(request, {"actions": found, "next": None}, keep=False)


@router.get("/changes", response_model=dict[str, Any], summary="What changed between two days", responses={
    200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}, "application/feed+json": {"schema": {"type": "object"}}}}})
async def changes(
    request: Request, shared: Shared, since: From, to: To = None, state: StateQuery = None, treaty: TreatyQuery = None,
    format: Literal["json", "atom", "jsonfeed"] = "json",
) -> Response:  # fmt: skip
    """Each day is answered as it was known on that day. As Atom or JSON Feed it is for subscribers."""
    return await shared.large.run(request, _changes, request, shared, since, to, state, treaty, format)


def _changes(
    request: Request, shared: Service, since: date, to: date | None, state: str | None, treaty: str | None, format: str
) -> Response:  # fmt: skip
    last = to or shared.today()
    question = {"from": day(since), "to": day(last), "treaty": treaty and the_treaty_asked(treaty), "state": state and find(state).iso3}
    _, asked, found = asked_changes(question)
    keep = to is not None and to <= shared.today()
    if format == "json":
        return as_json(request, diff_json(asked, found), keep=keep)
    made = (told(found), since, last, asked["treaty"], asked["state"])
    if format == "atom":
        return respond(request, changes_atom(*made).encode(), "application/atom+xml", keep=keep)
    return as_json(request, changes_json_feed(*made), keep=keep, media="application/feed+json")
