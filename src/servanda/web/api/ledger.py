"""The ledger: reports kept, claims reviewed, the trail, the table of allegations. Writing needs a key, reading where the server asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from ... import limits
from ...desk.model import Key, plain
from ...errors import UsageError
from ...record.states import find
from .. import schemas
from ..answers import as_changing_json, as_json
from ..keys import key_with, reader
from ..problems import Problem
from ..questions import StateQuery, TreatyQuery
from ..service import Service, Shared
from ..workers import Brought
from .check import checked
from .states import the_treaty_asked

router = APIRouter(prefix="/v1", tags=["ledger"], dependencies=[Depends(reader)])
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
After = Annotated[int | None, Query(ge=0, le=2**31 - 1, description="The `next` of the answer before.")]
Limit = Annotated[int, Query(ge=1, le=200)]
Word = Annotated[str | None, Query(max_length=60)]
Words = Annotated[str | None, Query(max_length=200)]
Writer = Annotated[Key, Depends(key_with("write"))]
Reviewer = Annotated[Key, Depends(key_with("review"))]
Dimension = Literal["accused", "accusing", "treaty", "norm", "month"]


@router.get("/reports", response_model=dict[str, Any], summary="The reports of the ledger, the latest first")
def reports(request: Request, shared: Shared, after: After = None, limit: Limit = 50) -> Response:
    """Without their texts."""
    return _page(request, shared.ledger.reports(after, limit), "reports")


@router.get("/reports/{id}", response_model=dict[str, Any], summary="A report with its text")
def report(request: Request, shared: Shared, id: Id) -> Response:
    """Its claims are ids."""
    return _one(request, lambda: shared.ledger.report(id))


@router.post("/reports", status_code=201, response_model=dict[str, Any], summary="Checks a report and keeps it", responses={
    200: {"description": "The same text from the same outlet and address was kept before."}})
async def add(request: Request, shared: Shared, key: Writer, asked: schemas.ReportIn) -> Response:
    """A claim that was told before becomes one more appearance of it."""
    from starlette.concurrency import run_in_threadpool

    brought = Brought(asked.text.encode("utf-8", "replace"), "The report", asked.published, asked.title)
    done = await checked(shared, brought)
    added = await run_in_threadpool(shared.ledger.add, done.report, outlet=asked.outlet, url=asked.url, by=key.name)
    made = as_json(request, plain(added), keep=False)
    made.status_code = 201 if added.new else 200
    made.headers["Location"] = f"/v1/reports/{added.report}"
    made.headers["Cache-Control"] = "no-store"
    return made


@router.get("/claims", response_model=dict[str, Any], summary="Claims, the latest first")
def claims(
    request: Request, shared: Shared, state: StateQuery = None, accused: StateQuery = None, accusing: StateQuery = None,
    treaty: TreatyQuery = None, norm: Word = None, verdict: Word = None, refusal: Word = None, status: Word = None, act: Word = None,
    report: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None, words: Words = None, speaker: Words = None, after: After = None,
    limit: Limit = 50,
) -> Response:  # fmt: skip
    """All conditions that are given must hold. `words` are searched in the quotation, in what was understood, and in who says it."""
    found = shared.ledger.claims(
        state=_code(state), accused=_code(accused), accusing=_code(accusing), treaty=treaty and the_treaty_asked(treaty), norm=norm,
        verdict=verdict, refusal=refusal, status=status, act=act, report=report, words=words, speaker=speaker,
        after=after, limit=limit,
    )  # fmt: skip
    return _page(request, found, "claims")


@router.get("/news", response_model=dict[str, Any], summary="What was told since a day: what is contradicted first")
def news(request: Request, shared: Shared, since: Annotated[date | None, Query()] = None, limit: Limit = 50) -> Response:
    """The day begins at midnight UTC; by default it is yesterday. As a feed: /desk/today.atom."""
    day = since or shared.today() - timedelta(days=1)
    found = shared.ledger.news(day.isoformat(), limit)
    return as_changing_json(request, {"since": day.isoformat(), "news": [plain(one) for one in found]})


@router.get("/claims/{id}", response_model=dict[str, Any], summary="A claim with its appearances, findings and trail")
def claim(request: Request, shared: Shared, id: Id) -> Response:
    """Each appearance is an exact span of a report. Of appearances, findings and entries the latest 100 are told; `told` counts all."""
    return _one(request, lambda: shared.ledger.claim(id, limits.HISTORY))


@router.post("/claims/{id}/review", status_code=201, response_model=dict[str, Any], summary="Accepts, corrects or rejects a reading")
def review(request: Request, shared: Shared, key: Reviewer, id: Id, asked: schemas.ReviewIn) -> Response:
    """With a reason; nothing is overwritten. The answer is the entry of the trail."""
    _exists(shared, id)
    judged = (asked.verdict, asked.why) if asked.verdict else None
    entry = shared.ledger.review(id, asked.decision, asked.reason, key.name, asked.fields, shared.record(), judged)
    made = as_json(request, plain(entry), keep=False)
    made.status_code, made.headers["Cache-Control"] = 201, "no-store"
    return made


@router.get("/trail", response_model=dict[str, Any], summary="The trail, entry by entry")
def trail(request: Request, shared: Shared, after: After = None, limit: Limit = 50, kind: Word = None) -> Response:
    """Each entry carries the hash of the one before; `head` kept elsewhere shows later whether the trail was cut."""
    found = shared.ledger.trail(after, limit, kind)
    entries = [{**plain(entry), "content": _told(entry.kind, entry.content)} for entry in found.items]
    return as_changing_json(request, {"trail": entries, "next": found.next, "head": shared.ledger.head()})


@router.get("/allegations", response_model=dict[str, Any], summary="Who accuses whom of what, with denials and findings")
def allegations(
    request: Request, shared: Shared, by: Annotated[list[Dimension] | None, Query(max_length=5)] = None, accused: StateQuery = None,
    accusing: StateQuery = None, treaty: TreatyQuery = None, norm: Word = None,
    month: Annotated[str | None, Query(pattern=r"^[0-9]{4}-[0-9]{2}$")] = None,
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0, limit: Annotated[int, Query(ge=1, le=limits.ROWS)] = limits.ROWS,
) -> Response:  # fmt: skip
    """Every figure is the number of the claim ids that stand there. `next` is the place of the row that follows."""
    dimensions = tuple(dict.fromkeys(by or ("accused", "accusing", "treaty", "norm", "month")))
    found = shared.ledger.allegations(
        dimensions, accused=_code(accused), accusing=_code(accusing), treaty=treaty and the_treaty_asked(treaty), norm=norm, month=month
    )  # fmt: skip
    rows, ids = list[dict[str, Any]](), 0
    for row in found[after : after + limit]:
        ids += len(row.claims) + len(row.denials)
        if rows and ids > limits.IDS:
            break
        rows.append(_row(row))
    following = after + len(rows)
    return as_changing_json(request, {"allegations": rows, "next": following if following < len(found) else None})


def _row(row: Any) -> dict[str, Any]:
    return {**row._asdict(), "claims": list(row.claims), "denials": list(row.denials), "findings": dict(row.findings)}


def _told(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    """The content of an entry as the public is told it: the hash of a key is for the ledger alone."""
    return {name: value for name, value in content.items() if not (kind == "key" and name == "hash")}


def _code(state: str | None) -> str | None:
    return find(state).iso3 if state else None


def _page(request: Request, page: Any, name: str) -> Response:
    return as_changing_json(request, {name: [plain(item) for item in page.items], "next": page.next})


def _one(request: Request, ask: Any) -> Response:
    try:
        return as_changing_json(request, plain(ask()))
    except UsageError as why:
        raise Problem(404, why.told, "unknown") from None


def _exists(shared: Service, id: int) -> None:
    try:
        shared.ledger.claim(id, 1)
    except UsageError as why:
        raise Problem(404, why.told, "unknown") from None
