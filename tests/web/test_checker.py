"""The checker takes what people bring, asks for a day that nothing tells, gives a reason for what it cannot read, and lets answers go."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from clients import opened

from servanda.desk import Ledger
from servanda.pipeline import only_address
from servanda.web.pages import checker

FALSE = "Ukraine never ratified the Ottawa Convention. Norway is a party to the Convention on Cluster Munitions."
GERMAN = "Die Ukraine hat das Übereinkommen von Ottawa im Jahr 2005 ratifiziert, und Finnland ist im Januar aus ihm ausgetreten."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.db'}"


@pytest.fixture(scope="module")
def client(place: str) -> Iterator[Any]:
    with opened(DATABASE_URL=place, reads=0, writes=0) as made:
        made.headers["Accept"] = "text/html"
        yield made


def test_a_paste_without_a_day_is_asked_for_it_and_keeps_its_text(client: Any) -> None:
    asked = client.post("/check", data={"text": FALSE, "outlet": "The Gazette"})
    assert "On which day did it appear?" in asked.text and FALSE in asked.text and "The Gazette" in asked.text
    assert "contradicted" not in asked.text
    for answer in ({"published": "2025-07-02"}, {"undated": "yes"}):
        assert "1 contradicted" in client.post("/check", data={"text": FALSE} | answer).text


def test_a_text_that_tells_its_day_is_not_asked_for_it(client: Any) -> None:
    assert "1 contradicted" in client.post("/check", data={"text": f"KYIV, 2 July 2025 - {FALSE}"}).text


@pytest.mark.parametrize(("data", "told"), [
    (b"https://example.org/news/1", "This is an address, and no report"), (b"  \n", "is empty"), (b"%PDF-1.4 broken", "cannot be read"),
    (b"\0\1\2", "binary file"),
])  # fmt: skip
def test_what_cannot_be_read_gets_its_reason_above_the_form(client: Any, data: bytes, told: str) -> None:
    shown = client.post("/check", files={"file": ("a.pdf", data)})
    assert shown.status_code == 422
    assert told in shown.text and "No claim" not in shown.text and 'id="checker"' in shown.text


def test_a_text_in_german_is_said_to_be_unread_and_not_to_have_no_claim(client: Any) -> None:
    shown = client.post("/check", data={"text": GERMAN, "published": "2026-02-01"}).text
    assert "This report was not read" in shown and "in German" in shown and "No claim about a treaty" not in shown


def test_an_address_alone_is_told_apart_from_a_report() -> None:
    assert only_address(" https://example.org/a?b=c#d \n") == "https://example.org/a?b=c#d"
    for text in ("https://example.org/a and more", "see https://example.org", "example.org", "ftp://example.org/", "", "https://a b"):
        assert not only_address(text)


def test_a_page_is_fetched_only_where_the_operator_allows_it(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from servanda.record.importers.brought import Brought

    fetched = list[str]()
    monkeypatch.setattr(checker, "bring", lambda where: fetched.append(where) or Brought(FALSE.encode(), where))
    for allowed in (False, True):
        with opened(DATABASE_URL=place, fetch=allowed) as made:
            shown = made.post("/check", data={"text": "https://example.org/1", "published": "2025-07-02"})
            assert (shown.status_code, "1 contradicted" in shown.text) == ((200, True) if allowed else (422, False))
    assert fetched == ["https://example.org/1"]


def test_several_files_are_listed_each_with_its_counts_or_its_reason(client: Any) -> None:
    files = [("file", ("one.txt", FALSE.encode())), ("file", ("<b>two.pdf", b"%PDF-1.4 broken"))]
    shown = client.post("/check", files=files, data={"published": "2025-07-02"}).text
    assert "2 claims: 1 supported, 1 contradicted." in shown and "cannot be read" in shown
    assert "<b>two.pdf" not in shown and "&lt;b&gt;two.pdf" in shown
    assert client.post("/check", files=[("file", (f"{n}.txt", b"a")) for n in range(21)]).status_code == 413


def test_several_files_are_kept_with_a_key_alone(client: Any, place: str) -> None:
    files = [("file", ("one.txt", FALSE.encode())), ("file", ("two.txt", b"Poland joined the Ottawa Convention."))]
    given = {"published": "2025-07-03", "keep": "yes"}
    assert client.post("/check", files=files, data=given).status_code == 401
    with Ledger.open(place) as ledger:
        secret = ledger.keys.create("ann", ["write"], "ann")[1]
        before = ledger.statistics()["reports"]
        client.post("/desk/key", data={"secret": secret, "then": "/check"})
        shown = client.post("/check", files=files, data=given)
        assert ledger.statistics()["reports"] == before + 2
    client.cookies.clear()
    assert shown.text.count('<a href="/reports/') == 2


def test_the_address_of_an_answer_gives_it_again(client: Any) -> None:
    shown = client.get("/check", params={"text": FALSE, "published": "2025-07-02"})
    assert "1 contradicted" in shown.text
    link = shown.text.partition('href="/check?text=')[2].partition('"')[0].replace("&amp;", "&")
    assert "1 contradicted" in client.get(f"/check?text={link}").text


def test_a_long_report_has_no_address_that_would_be_cut(client: Any) -> None:
    assert not checker.Asked("a" * checker.LINK, "2025-07-02").address


def test_findings_lead_to_the_pages_of_their_treaty_and_states_on_the_day(client: Any) -> None:
    shown = client.get("/check", params={"text": FALSE, "published": "2025-07-02"}).text
    for where in ("/treaties/apmbc", "/states/UKR", "/treaties/ccm", "/states/NOR"):
        assert f'href="{where}?as_of=2025-07-02"' in shown
        assert client.get(f"{where}?as_of=2025-07-02").status_code == 200


def test_what_is_wrong_is_one_link_from_the_head(client: Any) -> None:
    head = client.get("/check", params={"text": FALSE, "published": "2025-07-02"}).text.partition("<main")[0]
    assert 'href="#finding-c1"' in head


def test_an_answer_is_taken_along_as_one_page(client: Any) -> None:
    pytest.importorskip("reportlab", reason="needs the extra servanda[brief]")
    pytest.importorskip("docx", reason="needs the extra servanda[brief]")
    made = client.post("/check/note", data={"text": FALSE, "published": "2025-07-02", "form": "pdf"})
    assert len(pypdf.PdfReader(io.BytesIO(made.content)).pages) == 1
    assert client.post("/check/note", data={"text": FALSE, "form": "docx"}).content[:2] == b"PK"
    assert client.post("/check/note", data={"text": FALSE, "form": "exe"}).status_code == 422


def test_a_kept_report_shows_the_findings_of_its_day_and_what_changed_since(tmp_path: Any) -> None:
    from kept import TODAY, accusation, membership, report

    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with Ledger.open(url) as ledger:
        ledger.add(report(accusation(), membership(), title="A <title>"), by="ann")
        untouched = opened(DATABASE_URL=url).get("/reports/1").text
        assertion = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}
        ledger.review(2, "correct", "It speaks of Russia.", "bob", {"targets": ["RUS"], "assertions": [assertion]}, TODAY)
    with opened(DATABASE_URL=url) as made:
        then, latest = made.get("/reports/1").text, made.get("/reports/1?findings=latest").text
        cited = {form: made.get(f"/reports/1/citation.{form}") for form in ("txt", "bib", "ris")}
        assert made.get("/reports/1/note.md").text.startswith("# A")
        assert made.get("/reports/2/citation.ris").status_code == 404
    assert "Nothing has changed since" in untouched
    assert "1 supported" in then and "1 contradicted" in latest
    for page in (then, latest):
        assert "What changed since" in page and "corrected by bob" in page
    assert '<meta name="citation_title" content="Claims about treaties in “A &lt;title&gt;”, checked">' in then
    for answer in cited.values():
        assert answer.status_code == 200 and "http://localhost/reports/1" in answer.text
