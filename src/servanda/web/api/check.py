"""Reports checked, and answers repeated."""

from __future__ import annotations

import json
from datetime import date
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Body, File, Form, Request, Response, UploadFile

from ... import limits
from ...errors import UsageError
from ...publish import replay as receipts
from ...publish.as_json import plain, report_json
from ...publish.draft import draft_json
from ...publish.words import clean
from .. import schemas
from ..problems import Problem
from ..service import Service, Shared
from ..workers import Brought, Checked

router = APIRouter(prefix="/v1", tags=["reports"])


@router.post("/check", response_model=schemas.Checked, summary="Every claim about a treaty in a report, with its finding")
async def check(request: Request, shared: Shared, asked: schemas.CheckIn) -> Response:
    """The text is kept nowhere. Spans count the Unicode characters of the text as given."""
    return _json(await checked(shared, _brought(asked)), asked.explain)


@router.post("/check/file", response_model=schemas.Checked, summary="The same for a file: text, a web page or a PDF")
async def check_file(
    shared: Shared, file: Annotated[UploadFile, File()], published: Annotated[date | None, Form()] = None,
    title: Annotated[str, Form(max_length=300)] = "",
) -> Response:  # fmt: skip
    """Where text had to be extracted, the answer carries it, and the spans refer to it."""
    name = clean(file.filename or "").strip()[:100] or "The file"
    return _json(await checked(shared, Brought(await file.read(), name, published, title)), False)


@router.post("/check/draft", response_model=schemas.Drafted, summary="A draft, checked before it is said")
async def check_draft(request: Request, shared: Shared, asked: schemas.DraftIn) -> Response:
    """For assistants: each claim with verdict and sources, or of which kind it is that it cannot be decided. Said on the day of asking."""
    day = shared.today()
    done = await checked(shared, Brought(asked.text.encode("utf-8", "replace"), "The draft", day))
    made = await shared.large.run(request, draft_json, done.report, shared.record().facts)
    return _bytes(made | {"receipt": plain(done.report.receipt)})


@router.post("/replay", response_model=schemas.Replayed, summary="Whether an answer is still the answer")
async def replay(
    request: Request, shared: Shared, answer: Annotated[dict[str, Any], Body(description="An answer with its receipt.")]
) -> Response:
    """Asks the question of the receipt again, and tells what differs, 500 fields at most. For `check`, check the report again."""
    question = answer.get("receipt", {}).get("question") if isinstance(answer.get("receipt"), dict) else None
    if not isinstance(question, dict) or question.get("verb") not in receipts.ANSWERS:
        raise Problem(422, f"This is no answer with a receipt of {', '.join(receipts.ANSWERS)}.", "no-receipt")
    return await shared.large.run(request, _replayed, answer, question)


def _replayed(answer: dict[str, Any], question: dict[str, Any]) -> Response:
    try:
        again = json.loads(json.dumps(receipts.answer(question)))
        changed = [change._asdict() for change in islice(receipts.differences(answer, again), limits.ITEMS)]
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as why:
        raise Problem(422, f"The question of the receipt cannot be asked again ({type(why).__name__}).", "no-receipt") from None
    except UsageError as why:
        raise Problem(422, f"The question of the receipt cannot be asked again: {why}", "no-receipt") from None
    return _bytes({"question": question, "repeated": not changed, "changed": changed})


async def checked(shared: Service, brought: Brought) -> Checked:
    """A report checked by the workers."""
    return await shared.workers.check(brought, shared.today())


def _brought(asked: schemas.CheckIn) -> Brought:
    return Brought(asked.text.encode("utf-8", "replace"), "The report", asked.published, asked.title)


def _json(done: Checked, explain: bool) -> Response:
    return _bytes(document(done, explain))


def document(done: Checked, explain: bool = False) -> dict[str, Any]:
    """A checked report as the contract has it, with the text where it had to be extracted."""
    made = report_json(done.report, explain)
    made["report"] |= {"kind": done.document.kind, "outlet": done.document.outlet or None}
    if done.document.kind != "text":
        made["report"]["text"] = done.report.read.text
    return made


def _bytes(value: Any) -> Response:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
