"""The desk: claims kept over time, a person's review of each with its trail, and the table of allegations."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from ... import limits
from ...assertions.terms import ACTS, REFUSALS, VERDICTS
from ...assertions.validate import assertion
from ...dates import parse_day
from ...errors import UsageError
from ...law import treaty_ids
from ...publish import verdicts
from ...publish import words as words_of
from ...publish.news import as_atom
from ...publish.retold import reasons
from ...publish.understood import understood
from ...told import Told, say
from ...translation.language import ENGLISH
from ..keys import page_reader, signed_in
from ..problems import Problem
from ..service import Service, Shared
from ..sessions import HOURS, cookie
from .languages import whom
from .searching import search
from .shell import REVIEWS, Spoken, Tongue, onward, page

router = APIRouter(dependencies=[Depends(Spoken)])
READS = [Depends(page_reader)]
MOST = 400  # claims that one address may name
NEAR = 3  # States that words which are nowhere may have meant
Short = Annotated[str, Query(max_length=100)]
Word = Annotated[str, Form(max_length=300)]


@router.get("/desk", dependencies=READS)
def desk(
    request: Request, service: Shared, state: Short = "", treaty: Short = "", verdict: Short = "", refusal: Short = "", status: Short = "",
    act: Short = "", words: Annotated[str, Query(max_length=200)] = "", speaker: Short = "",
    report: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None, after: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    ids: Annotated[str, Query(max_length=8 * MOST)] = "",
) -> HTMLResponse:  # fmt: skip
    """Claims by conditions, or those that a figure counts."""
    kept = service.ledger
    given: dict[str, Any] = {
        "state": state, "treaty": treaty, "verdict": verdict, "refusal": refusal, "status": status, "act": act, "report": report,
        "words": words.strip(), "speaker": speaker.strip(),
    }  # fmt: skip
    wanted = {name: value for name, value in given.items() if value}
    if state:
        wanted["state"] = whom(state).iso3
    if ids:
        claims, following = [kept.claim(number, 1) for number in _numbers(ids)], None
    else:
        found = kept.claims(after=after, **wanted)
        claims, following = list(found.items), found.next
    near = search(given["words"]).states[:NEAR] if given["words"] and not claims else []
    return page(
        request, "desk.html", title=say("The desk"), claims=claims, following=following, given=given, choices=_choices(),
        statistics=kept.statistics(), near=near,
    )  # fmt: skip


def _choices() -> list[tuple[str, Told, list[tuple[str, Told]]]]:
    """The conditions that are chosen, each with its values and their words."""
    return [
        ("treaty", say("Treaty"), [(name, words_of.treaty_told(name)) for name in treaty_ids()]),
        ("verdict", say("Verdict"), [(name, verdicts.verdict(name)) for name in VERDICTS]),
        ("refusal", say("Why not decided"), [(name, verdicts.kind(name)) for name in REFUSALS]),
        ("status", say("Its review"), [(name, say(told)) for name, told in REVIEWS.items()]),
        ("act", say("Act"), [(name, say(words_of.ACTS[name])) for name in ACTS]),
    ]


def _numbers(ids: str) -> list[int]:
    parts = ids.split(".")
    if len(parts) > MOST or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise UsageError(say("Claims are named by numbers parted by dots, {most} at most.", most=MOST))
    return [int(part) for part in parts]


@router.get("/desk/today", dependencies=READS)
def today(request: Request, service: Shared, spoken: Tongue, since: Annotated[str, Query(max_length=10)] = "") -> HTMLResponse:
    """The morning list: what was told since a day, by default since yesterday; what is contradicted first."""
    day = _since(service, since)
    news = service.ledger.news(day.isoformat())
    sentences: dict[int, list[str]] = {one.claim.id: one.claim.understood for one in news}
    known: dict[int, dict[str, Told]] = {one.claim.id: {} for one in news}
    if spoken.told_in is not ENGLISH:
        for claim in (one.claim for one in news):
            held = [assertion(one) for one in claim.assertions]
            sentences[claim.id] = [understood(one) for one in held]
            known[claim.id] = reasons(held, [parse_day(claim.first_published)], service.record())
    return page(request, "today.html", title=say("Today"), news=news, since=day, days=spoken, sentences=sentences, known=known)


@router.get("/desk/today.atom", dependencies=READS)
def feed(request: Request, service: Shared, spoken: Tongue, since: Annotated[str, Query(max_length=10)] = "") -> Response:
    """The same as a feed, in the language of its address."""
    found = service.ledger.news(_since(service, since).isoformat())
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    made = as_atom(found, str(request.base_url), spoken.told_in)
    return Response(made.encode("utf-8", "replace"), headers=headers, media_type="application/atom+xml")


def _since(service: Service, since: str) -> date:
    return parse_day(since) if since else service.today() - timedelta(days=1)


@router.get("/desk/key")
def key_form(request: Request, service: Shared, then: Annotated[str, Query(max_length=300)] = "") -> HTMLResponse:
    """Where a person gives the key under whose name reviews are kept; `then` is the page to go on to."""
    return page(request, "key.html", title=say("Your key"), then=_own(then), by=signed_in(request, service))


@router.post("/desk/key")
def key_given(request: Request, service: Shared, secret: Word, then: Word = "") -> Response:
    """Begins a session of a valid key; its token is a cookie that no script reads and no other site sends. The key itself is not kept."""
    found = service.ledger.keys.find(secret.strip())
    if found is None:
        raise Problem(401, say("No key of this ledger is that: check it, or ask who runs this server."), "key")
    answer, scheme = onward(request, _own(then)), request.url.scheme
    token = service.sessions.start(found.id)
    answer.set_cookie(cookie(scheme), token, HOURS * 3600, httponly=True, samesite="strict", secure=scheme == "https")
    return answer


@router.post("/desk/key/end")
def key_ended(request: Request, service: Shared) -> Response:
    """Ends the session of this browser."""
    name = cookie(request.url.scheme)
    service.sessions.end(request.cookies.get(name, ""))
    answer = onward(request, "/desk/key")
    answer.delete_cookie(name, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def _own(path: str) -> str:
    """A path of this site, and no other site's address, as a browser reads it; else the checker."""
    return path if re.fullmatch(r"/(?![/\\])[\w/?=&.#-]*", path, re.ASCII) else "/check"


@router.get("/desk/trail", dependencies=READS)
def trail(request: Request, service: Shared, after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None) -> HTMLResponse:
    """The trail, and whether the ledger is what was written."""
    kept = service.ledger
    return page(request, "trail.html", title=say("The trail"), entries=kept.trail(after), head=kept.head())


@router.get("/allegations", dependencies=READS)
def allegations(request: Request, service: Shared, accused: Short = "", treaty: Short = "") -> HTMLResponse:
    """Who accuses whom of what, with denials and findings beside; every figure leads to its claims."""
    rows = service.ledger.allegations(
        ("accused", "accusing", "treaty", "norm", "month"), accused=whom(accused).iso3 if accused else None, treaty=treaty or None
    )
    return page(
        request, "allegations.html", title=say("Allegations"), rows=rows[: limits.ROWS], all=len(rows), accused=accused,
        treaty=treaty, treaties=treaty_ids(), most=MOST,
    )  # fmt: skip
