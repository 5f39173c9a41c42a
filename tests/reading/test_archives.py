"""Web archives and mails: the page or the text in them is read, with its day, and what holds none is refused."""

from __future__ import annotations

import base64
from datetime import date
from email.message import EmailMessage

import pytest

from servanda.errors import InputError
from servanda.reading.archives import from_archive, is_archive
from servanda.reading.inputs import read_bytes

STORY = "<p>Peru never ratified the Mine Ban Treaty, the envoy of a neighbour said in a long debate about the budget.</p>"
ARTICLE = f"<article><h1>Debate</h1>{STORY}{STORY.replace('Peru', 'Chile')}</article>"
PAGE = f"<html><head><title>Debate</title></head><body>{ARTICLE}</body></html>"


def archive(page: bytes, kind: str = "text/html", transfer: str = "base64") -> bytes:
    """A page as a browser saves it, with a picture beside it."""
    body = base64.encodebytes(page).decode() if transfer == "base64" else page.decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/1\r\nSubject: Debate\r\n"
        "Date: Fri, 5 Jan 2024 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n'
        f"------x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\nContent-Location: https://example.org/1\r\n\r\n{body}\r\n"
        "------x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------x--\r\n"
    ).encode()


@pytest.mark.parametrize(("page", "kind"), [
    (PAGE.encode(), "text/html; charset=utf-8"), (PAGE.encode("utf-16"), "text/html"),
    (PAGE.encode("cp1252"), "text/html; charset=iso-8859-1"),
])  # fmt: skip
def test_a_web_archive_gives_the_article_of_its_page(page: bytes, kind: str) -> None:
    document = read_bytes(archive(page, kind), "saved.mht")
    assert "Peru never ratified" in document.text and document.kind == "html" and "Content-Type" not in document.text
    assert document.published is None  # the day on which it was saved is not that of the page


def test_a_mail_gives_its_text_its_title_and_the_day_on_which_it_was_sent() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "Press office <press@example.org>", "On the treaty", "Wed, 03 Jan 2024 23:30:00 -0500"
    mail.set_content("Peru never ratified the Mine Ban Treaty – so it was said.\n", cte="quoted-printable")
    mail.add_alternative(PAGE, subtype="html")
    document = from_archive(mail.as_bytes(), "a.eml")
    assert document.text.startswith("Peru never ratified the Mine Ban Treaty – so") and document.title == "On the treaty"
    assert document.published == (date(2024, 1, 3), date(2024, 1, 3)) and document.outlet == "Press office"


@pytest.mark.parametrize("data", [
    b"From: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nx", archive(b"", "image/gif"),
    b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\n\nx",
])  # fmt: skip
def test_an_archive_without_a_text_is_refused(data: bytes) -> None:
    assert is_archive(data)
    with pytest.raises(InputError, match="web archive or mail"):
        read_bytes(data, "x.mht")


@pytest.mark.parametrize("text", ["From: the editor\n\nPeru joined.", "Note: x\nDate: y\nPeru joined.", "Q: Who?\nA: Peru.\n\nIt joined."])
def test_a_text_that_begins_like_a_head_is_a_text(text: str) -> None:
    assert read_bytes(text.encode(), "x.txt").text == text
