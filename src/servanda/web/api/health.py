"""Whether the server lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ..service import Shared

router = APIRouter(tags=["operation"])


@router.get("/healthz", response_class=Response, summary="Whether the process lives")
async def healthz() -> Response:
    """Says ok as long as the process answers at all."""
    return Response("ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})


@router.get("/readyz", response_class=Response, summary="Whether questions are answered")
def readyz(shared: Shared) -> Response:
    """Says ready once the record is read."""
    shared.record().standing("UKR", "apmbc")
    return Response("ready\n", media_type="text/plain", headers={"Cache-Control": "no-store"})
