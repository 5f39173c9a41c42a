"""What was understood of a claim, changed by choosing: the new verdict stands beside the old one before anything is kept."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Path, Request
from fastapi.responses import HTMLResponse, Response

from ... import limits
from ...assertions.model import as_json
from ...assertions.validate import assertion
from ...desk.model import Json, KeptClaim
from ...errors import UsageError
from ...publish.as_json import text_hash
from ...publish.understood import understood
from ...told import Template, Text, fact, say
from ..keys import page_reader, session_with, signed_in
from ..problems import Problem
from ..service import Service, Shared
from . import composing
from .composing import Composed, Given
from .shell import Spoken, Tongue, onward, page

CHANGED: Template = "What the claim says was changed by somebody else meanwhile: look at it, and choose again."
router = APIRouter(dependencies=[Depends(Spoken)])
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Place = Annotated[int, Path(ge=1, le=limits.ASSERTIONS)]


@router.get("/desk/claims/{id}/assertions/{place}", dependencies=[Depends(page_reader)])
def choose(request: Request, service: Shared, id: Id, place: Place, given: Composed, spoken: Tongue) -> HTMLResponse:
    """One thing that a claim says, or after the last a further one: the form, and what would be found if it were so understood."""
    claim = _claim(service, id)
    held = claim.assertions[place - 1] if place <= len(claim.assertions) else None
    if held is None and place > len(claim.assertions) + 1:
        parts = len(claim.assertions)
        told_of: Template = "What claim {id} says has {number} parts: a further one is {next}."
        raise Problem(404, say(told_of, id=Text(str(id)), number=parts, next=parts + 1))
    asked = given or (composing.chosen(assertion(held)) if held else _begun(claim))
    told, wrong = None, fact("")
    if asked.get("value"):
        try:
            told = _proposed(service, claim, place, asked)
        except UsageError as why:
            wrong = why.told
    may = signed_in(request, service)
    here = f"/desk/claims/{id}/assertions/{place}"
    about: Given = {name: asked[name] for name in ("states", "group", "treaty") if name in asked}
    return page(
        request, "assertion.html", 400 if wrong else 200, title=say("What claim {id} says", id=Text(str(id))), claim=claim,
        place=place, held=held,
        wrong=wrong, sentence=understood(assertion(held)) if held else "", told=told, may=may and "review" in may.scopes, seen=_mark(claim),
        kinds=composing.kinds(about, here), form=composing.form(asked, spoken.told_in, days=False),
        states=composing.names_of_states(spoken.told_in), without=_without(claim, place), days=spoken,
    )  # fmt: skip


@router.post("/desk/claims/{id}/assertions")
def keep(
    request: Request, service: Shared, id: Id, assertions: Annotated[str, Form(max_length=limits.BODY)],
    seen: Annotated[str, Form(max_length=64)], reason: Annotated[str, Form(max_length=limits.REASON)],
) -> Response:  # fmt: skip
    """Keeps what was chosen as a correction, with its reason; the trail has the old assertions and the new ones."""
    by, claim = session_with(request, service, "review"), _claim(service, id)
    if seen != _mark(claim):
        raise Problem(409, say(CHANGED), "changed")
    try:
        chosen = json.loads(assertions)
    except (ValueError, RecursionError):
        raise UsageError(say("The assertions are no JSON: send the form as it stands.")) from None
    service.ledger.review(id, "correct", reason, by.name, {"assertions": chosen}, service.record())
    return onward(request, f"/desk/claims/{id}#understood")


def _claim(service: Service, id: int) -> KeptClaim:
    try:
        return service.ledger.claim(id, 1)
    except UsageError as why:
        raise Problem(404, why.told) from None


def _begun(claim: KeptClaim) -> Given:
    """Where a further assertion begins: with the treaty and the States of the claim."""
    about = {"states": list(claim.targets), "treaty": claim.treaty}
    return {"predicate": "status"} | {name: value for name, value in about.items() if value}


def _proposed(service: Service, claim: KeptClaim, place: int, asked: Given) -> dict[str, Any]:
    """What would be found if this stood in the place; `assertions` are all that the claim then says. Raises UsageError."""
    made = assertion(composing.assertion_json(asked))
    assertions = [*claim.assertions[: place - 1], as_json(made), *claim.assertions[place:]]
    found = service.ledger.proposed(claim.id, {"assertions": assertions}, service.record())
    told = {"sentence": understood(made), "assertions": json.dumps(assertions), "changed": assertions != claim.assertions}
    return told | {"finding": found[-1] if found else None, "part": found[-1]["parts"][place - 1] if found else None}


def _without(claim: KeptClaim, place: int) -> str:
    """All that the claim says but this, as JSON."""
    return json.dumps([*claim.assertions[: place - 1], *claim.assertions[place:]])


def _mark(claim: KeptClaim) -> str:
    """A hash of what a claim says, by which a form tells what its reader saw."""
    said: list[Json] = claim.assertions
    return text_hash(json.dumps(said, sort_keys=True))
