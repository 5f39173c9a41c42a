"""Whether the server lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from ..guard import REGISTRY
from ..service import Shared

router = APIRouter(tags=["operation"])


@router.get("/healthz", response_class=Response, summary="Whether the process lives")
async def healthz() -> Response:
    """Says ok as long as the process answers at all."""
    return Response("ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})


@router.get("/readyz", response_class=Response, summary="Whether questions are answered")
async def readyz(shared: Shared) -> Response:
    """Says ready once the record is read and the ledger answers; 503 while it does not."""
    await shared.ready()
    return Response("ready\n", media_type="text/plain", headers={"Cache-Control": "no-store"})


@router.get("/metrics", response_class=Response, summary="Figures for Prometheus")
def metrics() -> Response:
    """Requests by method and status, and how long they took."""
    return Response(generate_latest(REGISTRY), headers={"Cache-Control": "no-store"}, media_type=CONTENT_TYPE_LATEST)
