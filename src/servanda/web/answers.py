"""Answers as responses: bytes with a strong ETag, kept for ever where both days are pinned."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from fastapi import Request, Response

PINNED = "public, max-age=31536000, immutable"
SHORT_SECONDS = 60
SHORT = f"public, max-age={SHORT_SECONDS}"
CHANGING = "no-cache"  # kept by whoever likes, and asked for again each time: what people write to


def pinned(as_of: date | None, known_at: date | None, today: date) -> bool:
    """Whether an answer can never become another one: both days are given, and all that could be known by then has happened."""
    return as_of is not None and known_at is not None and known_at <= today


def as_json(request: Request, value: Any, *, keep: bool, media: str = "application/json") -> Response:
    """A value as JSON, or 304 where the asker has it already."""
    return respond(request, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), media, keep=keep)


def as_changing_json(request: Request, value: Any) -> Response:
    """A value that the next step of a person may change, as JSON, or 304 where the asker has it already."""
    made = as_json(request, value, keep=False)
    made.headers["Cache-Control"] = CHANGING
    return made


def respond(request: Request, body: bytes, media: str, *, keep: bool, filename: str = "") -> Response:
    """Bytes as a response with their ETag, or 304 where the asker has them already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": PINNED if keep else SHORT, "Vary": "Accept"}
    if matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if filename:
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return Response(body, headers=headers, media_type=media)


def matches(asked: str, tag: str) -> bool:
    """Whether one of the tags of If-None-Match is this one; the weak comparison of RFC 9110, section 13.1.2."""
    return asked.strip() == "*" or any(part.strip().removeprefix("W/") == tag for part in asked.split(","))
