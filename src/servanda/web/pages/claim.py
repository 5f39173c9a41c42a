"""One claim on the desk, and a person's review of it: every field of its reading by choosing, and a verdict of one's own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from ... import limits
from ...assertions.terms import ACTS, NORMS, VERDICTS
from ...assertions.validate import assertion
from ...desk.model import Json, KeptClaim
from ...errors import UsageError
from ...law import treaty_ids
from ...publish.retold import reasons
from ...publish.understood import understood
from ...told import NOTHING, Text, Told, say
from ...translation.language import ENGLISH
from ..keys import page_reader, session_with, signed_in
from ..problems import Problem
from ..service import Service, Shared
from . import composing
from .languages import whom
from .shell import Spoken, onward, page, spoken_by

router = APIRouter(dependencies=[Depends(Spoken)])
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Given(NamedTuple):
    """What the form of a review holds, as a browser sends it."""

    decision: str = ""
    reason: str = ""
    act: str = ""
    treaty: str = ""
    norm: str = ""
    targets: str = ""
    speaker: str = ""
    speaker_for: str = ""
    attributed: str = ""
    direct: str = ""
    when_from: str = ""
    when_to: str = ""
    verdict: str = ""
    why: str = ""


LONG = ("reason", "why")


async def given(request: Request) -> dict[str, str]:
    """The fields of the form that were sent; those left empty too, which says something else than those left out."""
    sent = await request.form(max_files=0, max_fields=50)
    told = {name: value for name, value in sent.items() if name in Given._fields and isinstance(value, str)}
    for name, value in told.items():
        limits.text(value, name, limits.REASON if name in LONG else limits.TITLE)
    return told


@router.get("/desk/claims/{number}", dependencies=[Depends(page_reader)])
def claim(request: Request, service: Shared, number: Number) -> HTMLResponse:
    """One claim: where it was told, what was found, the form of the review, the trail."""
    found = _claim(service, number)
    return _page(request, service, found, as_given(found))


@router.post("/desk/claims/{number}")
def review(request: Request, service: Shared, number: Number, sent: Annotated[dict[str, str], Depends(given)]) -> Response:
    """Keeps a decision; a correction holds the fields that were changed. What cannot be kept is told in the form, which stays filled."""
    by, now = session_with(request, service, "review"), _claim(service, number)
    told = as_given(now)._replace(**{"verdict": "", "why": "", **sent})
    try:
        fields = changed(now, told)
        judged = (told.verdict, told.why) if told.verdict else None
        service.ledger.review(number, told.decision, told.reason, by.name, fields, service.record(), judged)
    except UsageError as why:
        return _page(request, service, now, told, why.told)
    return onward(request, f"/desk/claims/{number}#trail")


def as_given(now: KeptClaim) -> Given:
    """A claim as the form of its review begins."""
    when, judged = now.when or {"from": "", "to": ""}, now.judged or {"verdict": "", "why": ""}
    return Given(
        "", "", now.act, now.treaty or "", now.norm, ", ".join(now.targets), now.speaker or "", ", ".join(now.speaker_for),
        _word(now.attributed), _word(now.direct), when["from"], when["to"], judged["verdict"], judged["why"],
    )  # fmt: skip


def changed(now: KeptClaim, told: Given) -> Json:
    """The fields that differ from the claim as it is. Raises UsageError for a State that is none."""
    before = as_given(now)
    made: Json = {}
    for name in ("act", "norm"):
        if getattr(told, name) and getattr(told, name) != getattr(before, name):
            made[name] = getattr(told, name)
    for name in ("treaty", "speaker"):
        if getattr(told, name).strip() != getattr(before, name):
            made[name] = getattr(told, name).strip() or None
    for name in ("targets", "speaker_for"):
        if _parts(getattr(told, name)) != _parts(getattr(before, name)):
            parts = _parts(getattr(told, name))
            made[name] = [whom(part).iso3 for part in parts] if name == "targets" else parts
            if made[name] == list(getattr(now, name)):
                del made[name]
    for name in ("attributed", "direct"):
        if getattr(told, name) and getattr(told, name) != getattr(before, name):
            made[name] = getattr(told, name) == "yes"
    if (told.when_from, told.when_to) != (before.when_from, before.when_to):
        first = told.when_from or told.when_to
        made["when"] = {"from": first, "to": told.when_to or first} if first else None
    return made


def _page(request: Request, service: Service, found: KeptClaim, told: Given, wrong: Told = NOTHING) -> HTMLResponse:
    may = signed_in(request, service)
    now = next((finding for finding in reversed(found.findings) if finding.current), None)
    parts = now.parts if now and len(now.parts) == len(found.assertions) else [None] * len(found.assertions)
    held, days = [assertion(one) for one in found.assertions], spoken_by(request)
    asks = [composing.address(one, said=found.first_published) for one in held]
    english = days.told_in is ENGLISH
    sentences = found.understood if english else [understood(one) for one in held]
    said = [date.fromisoformat(place.published) for place in found.appearances]
    known = {} if english else reasons(held, said, service.record())
    open_ones = service.ledger.claims(status="unreviewed", limit=2).items
    shown: dict[str, Any] = {"acts": ACTS, "norms": NORMS, "treaties": treaty_ids(), "verdicts": VERDICTS}
    return page(
        request, "claim.html", 400 if wrong else 200, title=say("Claim {id}", id=Text(str(found.id))), days=days, claim=found,
        may=may and "review" in may.scopes, told=told, wrong=wrong, understood=list(zip(sentences, parts, asks, strict=True)), known=known,
        states=composing.names_of_states(days.told_in), next=next((c.id for c in open_ones if c.id != found.id), None), **shown,
    )  # fmt: skip


def _claim(service: Service, number: int) -> KeptClaim:
    try:
        return service.ledger.claim(number, limits.HISTORY)
    except UsageError as why:
        raise Problem(404, why.told) from None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _word(held: bool) -> str:
    return "yes" if held else "no"
