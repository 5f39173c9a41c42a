"""Every address that answers GET answers HEAD with the same head and no body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra servanda[web] is not installed")
from clients import opened

ADDRESSES = [
    "/", "/docs", "/treaties/apmbc", "/search?q=Finland", "/v1/treaties", "/v1/deadlines", "/v1/deadlines.ics", "/v1/states",
    "/openapi.json", "/healthz", "/static/pages.css", "/v1/changes", "/no-such-address", "/v1/states/XX/status?treaty=apmbc",
]  # fmt: skip
PARTS = {"state": "FIN", "treaty": "apmbc", "name": "apmbc", "article": "20", "ref": "20(3)", "clause": "withdrawal", "form": "txt"}


def paths(router: Any) -> Iterator[str]:
    """The addresses of a router, and of those that it takes in, that answer GET."""
    for route in router.routes:
        if hasattr(route, "original_router"):
            yield from paths(route.original_router)
        elif "GET" in (getattr(route, "methods", None) or ()):
            yield route.path


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_its_body(address: str) -> None:
    with opened() as client:
        got, head = client.get(address), client.head(address)
    assert head.status_code == got.status_code and head.content == b""
    for name in ("content-type", "content-length", "etag", "cache-control", "x-content-type-options"):
        assert head.headers.get(name) == got.headers.get(name)


def test_every_address_that_answers_get_answers_head(tmp_path: Path) -> None:
    """Whatever it needs: an address that lacks a part is refused alike."""
    with opened(database=f"sqlite:///{tmp_path}/desk.db", reads=0, raise_server_exceptions=False) as client:
        client.follow_redirects = False
        addresses = {re.sub(r"{(\w+)(?::\w+)?}", lambda found: PARTS.get(found[1], "1"), path) for path in paths(client.app)}
        assert {"/docs", "/reports/1/citation.txt", "/v1/claims/1"} < addresses and len(addresses) > 40
        for address in sorted(addresses):
            if address != "/v1/panel":  # State-days of all treaties since 1945
                got, head = client.get(address), client.head(address)
                assert head.status_code == got.status_code and head.content == b"", address


def test_what_takes_no_get_takes_no_head() -> None:
    with opened() as client:
        assert client.head("/v1/check").status_code == client.get("/v1/check").status_code == 405
