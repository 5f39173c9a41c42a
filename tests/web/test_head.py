"""Every address that answers GET answers HEAD with the same head and no body."""

from __future__ import annotations

import pytest

pytest.importorskip("fastapi", reason="the extra servanda[web] is not installed")
from clients import opened

ADDRESSES = [
    "/", "/treaties", "/v1/treaties", "/v1/deadlines", "/v1/deadlines.ics", "/v1/states", "/openapi.json", "/health", "/static/style.css",
    "/v1/changes", "/no-such-address", "/v1/standing?state=XX&treaty=apmbc",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_its_body(address: str) -> None:
    with opened() as client:
        got, head = client.get(address), client.head(address)
    assert head.status_code == got.status_code and head.content == b""
    for name in ("content-type", "content-length", "etag", "cache-control", "x-content-type-options"):
        assert head.headers.get(name) == got.headers.get(name)


def test_what_takes_no_get_takes_no_head() -> None:
    with opened() as client:
        assert client.head("/v1/check").status_code == client.get("/v1/check").status_code == 405
