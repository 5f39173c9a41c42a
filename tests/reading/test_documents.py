"""Web pages and PDF files: the text of the report is found, what cannot be read is refused with one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from servanda.errors import InputError
from servanda.reading.documents import from_html, from_pdf, is_html, is_pdf
from servanda.reading.inputs import files_in, read_report
from servanda.reading.model import Period

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Mines: a State gives notice</title>
<meta property="og:site_name" content="The Example Courier"><meta property="article:published_time" content="2025-07-11T08:00:00Z">
<script>document.write("Nauru left the Ottawa Convention")</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Mines: a State gives notice</h1>
<p>Finland has handed in its notice of withdrawal from the Ottawa Convention, its foreign ministry said on Thursday in Helsinki.</p>
<p>Russia, which is not a party to the treaty, said nothing about the step, which parliament had approved in June by a wide margin.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, made by hand."""
    content = b"BT /F1 11 Tf 50 750 Td 14 TL " + b" ".join(f"({line}) Tj T*".encode() for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)


def test_a_web_page_gives_its_article_title_outlet_and_day() -> None:
    document = from_html(PAGE.encode(), "page.html")
    assert "Finland has handed in its notice" in document.text and "Russia, which is not a party" in document.text
    assert "newsletter" not in document.text and "Nauru" not in document.text
    assert document.title == "Mines: a State gives notice" and document.published == Period(date(2025, 7, 11), date(2025, 7, 11))
    assert document.outlet == "The Example Courier" and document.kind == "html"


def test_a_pdf_gives_its_text() -> None:
    document = from_pdf(pdf("Finland gave notice of withdrawal", "from the Ottawa Convention in July 2025."), "note.pdf")
    assert "Finland gave notice of withdrawal" in document.text and document.kind == "pdf"


def test_the_kind_of_a_file_is_told_by_its_content_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(PAGE)
    assert read_report(str(path)).kind == "html"
    path.write_bytes(pdf("Finland gave notice."))
    assert read_report(str(path)).kind == "pdf"
    path.write_text("Finland gave notice <html> of it.")
    assert read_report(str(path)).kind == "text"


@pytest.mark.parametrize("data", [
    b"%PDF-1.7 cut off", b"%PDF-1.4\n" + b"\xff" * 500, pdf("x")[:200], pdf(), b"<html></html>", b"<!doctype html><p>",
    b"<html>" + b"<div>" * 20_000, b"<html><body>" + b"<table><tr><td>" * 3000 + b"</html>",
])  # fmt: skip
def test_what_holds_no_report_is_refused_with_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad"
    path.write_bytes(data)
    with pytest.raises(InputError) as why:
        read_report(str(path))
    assert str(why.value).endswith(".") and "\n" not in str(why.value)
    assert is_pdf(data) or is_html(data)


def test_a_folder_stands_for_the_reports_in_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.html", "b/photo.jpg"):
        (tmp_path / name).write_text("x")
    assert files_in([str(tmp_path), "-"]) == [str(tmp_path / "b" / "a.html"), str(tmp_path / "z.txt"), "-"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no report"):
        files_in([str(tmp_path / "empty")])
