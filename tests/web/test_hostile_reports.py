"""Hostile reports that are kept: whatever they bring, and by whichever way, stays words on every page and on both databases."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
pytest.importorskip("httpx", reason="needs httpx, the client of these tests")

from clients import TestClient, opened

import servanda
from servanda.cli import main

TEXT = "Ukraine never ratified the Ottawa Convention, the ministry said on Monday."
SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(1)>'
ADDRESS = "javascript:alert(1)"
NAME = "<b onmouseover=alert(1)>ann</b>"
LOADING = ("src", "href", "action", "formaction", "data", "poster", "srcset")


def harmless(page: str) -> None:
    """Raises AssertionError where a page runs or loads anything but the site's own."""
    for element in lxml.html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        if element.tag == "script":
            assert str(element.get("src")).startswith("/static/") and not element.text
        assert element.tag not in ("iframe", "object", "embed", "base", "meta") or element.get("http-equiv") is None, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name != "style", (element.tag, name)
            if name in LOADING and element.tag != "a":
                assert not urlsplit(value).netloc, (element.tag, value)
            if name in LOADING:
                assert urlsplit(value.strip()).scheme.lower() in ("", "http", "https", "data" if element.tag == "link" else ""), value


@pytest.mark.parametrize("page", [SCRIPT, f'<p title="{HANDLER}</p>', f'<a href="{ADDRESS}">x</a>', '<img src="//evil.example/x">',
                                  '<p style="color: red">x</p>', '<meta http-equiv="refresh" content="0">'])  # fmt: skip
def test_what_is_not_harmless_is_found(page: str) -> None:
    with pytest.raises(AssertionError):
        harmless(f"<html><body>{page}</body></html>")


@pytest.fixture
def client(database_url: str) -> Iterator[TestClient]:
    """A client of an application with a ledger of its own, on each database."""
    with opened(False, database=database_url, body_bytes=200_000, reads=0, writes=0) as made:
        yield made


def ledger(client: TestClient) -> Any:
    """The ledger of an application."""
    return client.app.state.service.ledger  # type: ignore[attr-defined]


def pages(client: TestClient, *paths: str) -> str:
    """All these pages, each of them harmless and under the policy."""
    told = ""
    for path in paths:
        shown = client.get(path, headers={"Accept": "text/html"})
        assert shown.status_code == 200, path
        assert "script-src 'self';" in shown.headers["content-security-policy"]
        harmless(shown.text)
        told += shown.text
    return told


KEPT = ("/reports", "/reports/1", "/desk", "/desk/claims/1", "/desk/trail", "/allegations")


def test_a_kept_report_is_words_on_every_page(client: TestClient) -> None:
    checked = servanda.check(f"{SCRIPT} {TEXT} Russia accused Ukraine of laying mines, {HANDLER}.", "2025-07-02", SCRIPT)
    added = ledger(client).add(checked, outlet=HANDLER, url=ADDRESS, by=NAME)
    ledger(client).review(added.claims[0], "accept", f"{SCRIPT}{HANDLER}", NAME)
    told = pages(client, *KEPT)
    assert "&lt;script&gt;alert(1)" in told and "&lt;b onmouseover" in told
    for path in ("/v1/reports/1", "/v1/claims/1", "/v1/trail", "/v1/allegations"):
        answer = client.get(path, headers={"Accept": "text/html"})
        assert answer.headers["content-type"] == "application/json" and answer.headers["x-content-type-options"] == "nosniff"


FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Gazette</title>
<item><title><![CDATA[{SCRIPT} mines]]></title><link>{ADDRESS}</link><pubDate>Wed, 02 Jul 2025 10:00:00 GMT</pubDate>
<description><![CDATA[<p>{TEXT}</p>{SCRIPT}<p>&lt;script&gt;alert(2)&lt;/script&gt; {HANDLER}</p>]]></description></item>
</channel></rss>"""


def test_a_feed_is_words_on_every_page(
    client: TestClient, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = tmp_path / "<script>.xml"
    feed.write_text(FEED, encoding="utf-8")
    assert main(["desk", "add", str(feed), "--database", database_url, "--by", "ann"]) == 0
    assert "1 claim" in capsys.readouterr().out
    told = pages(client, *KEPT)
    assert "never ratified" in told and "javascript:" not in told


def test_a_file_and_its_name_are_words_on_the_page(client: TestClient) -> None:
    for data in (f"{SCRIPT} {TEXT}".encode(), b"\0\1"):
        files = {"file": (f"../../{SCRIPT}{HANDLER}.txt", data)}
        shown = client.post("/check", files=files, data={"published": "2025-07-02"}, headers={"Accept": "text/html"})
        assert shown.status_code == (422 if data[0] == 0 else 200)
        harmless(shown.text)


def test_what_no_database_keeps_is_refused_on_both_alike(client: TestClient) -> None:
    key = {"Authorization": f"Bearer {ledger(client).keys.create('desk', ['write'], 'ann')[1]}"}
    report = {"text": TEXT, "published": "2025-07-02"}
    for field in ("text", "title", "outlet", "url"):
        answer = client.post("/v1/reports", json=report | {field: f"{TEXT}\0"}, headers=key)
        assert answer.status_code == 422 and answer.headers["content-type"] == "application/problem+json", field
    assert client.post("/v1/reports", json=report | {"outlet": r"of \u0000"}, headers=key).status_code == 201
    for path in ("/v1/claims?norm=%00", "/v1/claims?status=%00", "/v1/trail?kind=%00", "/desk?treaty=%00", "/desk?verdict=%ff",
                 "/allegations?treaty=%00", "/desk/claims/99999999999999999999", "/desk?ids=999999999"):  # fmt: skip
        assert client.get(path).status_code < 500, path
    assert ledger(client).verify().entries == 2


@pytest.mark.parametrize("path", ["/reports/..%2f..%2fetc%2fpasswd", "/treaties/..%2fapmbc", "/states/..%2f..%2fetc%2fpasswd",
                                  "/desk/claims/..%2f1", "/static/%2e%2e/pages.py", "/static/..%5cpages.py",
                                  "/static//etc/passwd"])  # fmt: skip
def test_no_path_of_a_page_leads_to_files(path: str) -> None:
    with opened() as client:
        shown = client.get(path, headers={"Accept": "text/html"})
    assert shown.status_code in (404, 422) and "root:" not in shown.text and "APIRouter" not in shown.text
    if "<html" in shown.text:
        harmless(shown.text)


def test_reviews_and_reports_of_pages_need_a_key_that_is_valid_and_may(client: TestClient) -> None:
    keys = ledger(client).keys
    reader, writer, ended = (keys.create("desk", [scope], "ann") for scope in ("read", "write", "write"))
    keys.revoke(ended[0].id, "ann")
    report = {"text": TEXT, "published": "2025-07-02", "keep": "yes"}
    review = {"decision": "accept", "reason": "as it stands"}

    def asked(path: str, given: dict[str, str], secret: str) -> int:
        client.cookies.clear()
        if secret.startswith("servanda_"):
            client.post("/desk/key", data={"secret": secret}, follow_redirects=False)
        elif secret:
            client.cookies.set("servanda_session", secret)
        answer = client.post(path, data=given, follow_redirects=False, headers={"Accept": "text/html"})
        if answer.status_code >= 400:
            harmless(answer.text)
        return answer.status_code

    assert asked("/check", report, writer[1]) == 303
    assert [asked("/check", report, secret) for secret in ("", SCRIPT, ended[1], reader[1])] == [401, 401, 401, 403]
    assert [asked("/desk/claims/1", review, secret) for secret in ("", "servanda_1_x", ended[1], writer[1])] == [401, 401, 401, 403]
    assert asked("/check", report | {"text": TEXT * 4000}, writer[1]) == 413
    assert ledger(client).claim(1).status == "unreviewed"
    given = client.post("/desk/key", data={"secret": writer[1]}, follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in given and "samesite=strict" in given


def test_addresses_in_reports_are_never_asked(client: TestClient) -> None:
    key = {"Authorization": f"Bearer {ledger(client).keys.create('desk', ['write'], 'ann')[1]}"}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        page = f'<html><head><link rel="canonical" href="{place}"><base href="{place}"></head><body><p>{TEXT} See {place}.</p>' \
               f'<img src="{place}"></body></html>'  # fmt: skip
        assert client.post("/v1/reports", json={"text": f"{TEXT} {place}", "url": place}, headers=key).status_code == 201
        assert client.post("/v1/check/file", files={"file": ("page.html", page.encode())}).status_code == 200
        pages(client, *KEPT)
        assert select.select([listening], [], [], 0.1)[0] == []
