"""Web pages and PDF files: the text of the report is found, what cannot be read is refused with one sentence."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

import servanda
from servanda.errors import InputError
from servanda.pipeline import check_document
from servanda.reading.documents import from_html, from_pdf, is_html, is_pdf
from servanda.reading.inputs import files_in, read_bytes, read_report
from servanda.reading.model import Period
from servanda.standing import Record

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


def article(body: str, head: str = "", foot: str = "") -> bytes:
    """A page with an article of three paragraphs, one of which is given."""
    told = "The house rose late in the evening, and the vote was put off until the committee has met again."
    rest = "".join(f"<p>{part} {told}</p>" for part in "AB")
    page = f"<!DOCTYPE html><html><head><title>Debate</title>{head}</head><body><article>{rest}{body}</article>{foot}</body></html>"
    return page.encode()


@pytest.mark.parametrize("attribute", [
    "hidden", 'hidden=""', "style='display:none'", "style='color: red; Display : None'", "STYLE='VISIBILITY:hidden'",
])  # fmt: skip
def test_what_a_page_hides_is_not_read(attribute: str) -> None:
    shown = "<p>Nauru spoke of the harvest for a long time, and nobody answered.</p>"
    text = from_html(article(f"<p {attribute}>Nauru left the Ottawa Convention.</p>{shown}"), "x").text
    assert "left the Ottawa Convention" not in text and "Nauru spoke" in text
    assert "left the Ottawa" not in from_html(article("<template><p>Nauru left the Ottawa Convention.</p></template>" + shown), "x").text


@pytest.mark.parametrize("tag", ["iframe", "noframes", "noembed"])
def test_what_stands_in_frames_is_not_read(tag: str) -> None:
    """Browsers show the frame, never the text between its tags; three thousand of them in a row are no article."""
    shown = "<p>Nauru spoke of the harvest for a long time, and nobody answered.</p>"
    text = from_html(article(f"<{tag}>Nauru left the Ottawa Convention. {'<a>' * 3000}</{tag}>{shown}"), "x").text
    assert "left the Ottawa Convention" not in text and "<a>" not in text and "Nauru spoke" in text


def test_what_can_be_found_or_is_styled_otherwise_is_read() -> None:
    for attribute in ("hidden='until-found'", "style='display:block'", "style='color:red'"):
        said = f"<p {attribute}>Nauru left the Ottawa Convention, it was said at noon.</p>"
        assert "left the Ottawa" in from_html(article(said), "x").text


def test_raised_marks_of_notes_are_no_letters_of_the_word_before() -> None:
    said = "<p>Nauru left the treaty<sup>12</sup>, it said.<sup>[3]</sup> A field of 5 km<sup>2</sup> was left.</p>"
    text = from_html(article(said), "x").text
    assert "left the treaty, it said. A field of 5 km2" in " ".join(text.split())


@pytest.mark.parametrize(("head", "body", "foot"), [
    ("", "<table><tr><td>Nauru</td><td>24 February 1999</td></tr></table>", ""),
    ("", "<p>Nauru signed it on 24 February 1999 in its capital.</p>", ""),
    ("", "", "<footer>Terms of 24 February 1999</footer>"), ("", "", "<div class='page-footer'>Last updated 24 February 1999</div>"),
    ("", "<figure><img src=x><figcaption>A field in Nauru, 24 February 1999</figcaption></figure>", ""),
    ("", "<aside><ul><li>Other news, 24 February 1999</li></ul></aside>", ""),
])  # fmt: skip
def test_the_day_of_a_page_is_not_that_of_what_stands_in_it(head: str, body: str, foot: str) -> None:
    assert from_html(article(body, head, foot), "x").published is None


@pytest.mark.parametrize(("head", "body", "first", "last"), [
    ("<meta property='article:published_time' content='2025-07-02T23:30:00-05:00'>", "", "2025-07-02", "2025-07-02"),
    ("", "<p>Published 06/05/2024</p>", "2024-05-06", "2024-06-05"), ("", "<p>Published 26/05/2024</p>", "2024-05-26", "2024-05-26"),
    ("<meta name='date' content='2024-05-06'>", "<p>Published 06/05/2024</p>", "2024-05-06", "2024-05-06"),
])  # fmt: skip
def test_the_day_of_a_page_is_that_of_its_place_and_both_where_figures_leave_two(head: str, body: str, first: str, last: str) -> None:
    assert from_html(article(body, head), "x").published == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_claim_is_decided_only_where_both_days_of_a_page_decide_it_alike() -> None:
    said = "Ukraine is a party to the Ottawa Convention, the envoy said. Finland joined the treaty on Tuesday."
    document = read_bytes(article(f"<p>Published 06/07/2006</p><p>{said}</p>"), "x")
    assert document.published == (date(2006, 6, 7), date(2006, 7, 6))
    found = check_document(document, None, Record(date(2026, 1, 1))).findings
    assert found[0].verdict == "supported"
    assert all(one.claim.when is None for one in found)


def test_a_pdf_is_read_behind_other_bytes_and_its_empty_pages_are_told() -> None:
    made = pdf("Finland gave notice of withdrawal from the Ottawa Convention.")
    assert "Finland gave notice" in read_bytes(b"Content-Type: application/pdf\r\n\r\n" + made, "x").text
    assert from_pdf(made, "x").notes == ()
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(made))
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    (told,) = from_pdf(out.getvalue(), "x").notes
    assert told.startswith("page 2 holds no text, perhaps a scan, and was not read")


def test_days_in_a_column_are_no_day_of_publication() -> None:
    table = "Participant\nRatification\nUkraine\n27 Dec 2005\nFinland\n9 Jan 2012\nUkraine is a party to the Ottawa Convention."
    assert servanda.check(table, record=Record(date(2026, 1, 1))).read.dating.source == "today"
    assert servanda.check("Debate\n9 Jan 2012\nUkraine is a party to the Ottawa Convention.").read.dating.day == date(2012, 1, 9)


@pytest.mark.parametrize("extra", ["", '<time datetime="2025-07-02">2 July</time>', "<figure><figcaption>A hall</figcaption></figure>"])
def test_a_short_article_comes_in_paragraphs_with_its_heading_apart(extra: str) -> None:
    said = "Austria never ratified the Mine Ban Treaty, he said."
    page = f"<html><body><article><h1>Debate</h1>{extra}<p>{said}</p><p>So it went on.</p></article></body></html>"
    assert said in from_html(page.encode(), "page").text.splitlines()


@pytest.mark.parametrize("opening", [
    "<rss version='2.0'>", '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', "<!-- news --> <rdf:RDF>",
])  # fmt: skip
def test_a_feed_is_told_from_a_page(opening: str) -> None:
    """It links reports and is none; the way out is named."""
    with pytest.raises(InputError, match=r"news\.xml is a feed.*servanda watch"):
        from_html(f"{opening}<title>Mines</title><item>Kenya is a party to the Mine Ban Treaty.</item>".encode(), "news.xml")
