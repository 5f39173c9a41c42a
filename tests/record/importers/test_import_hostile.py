"""Broken, truncated and hostile pages: one clear sentence, in a short time, and nothing taken."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import day, untc

from servanda.errors import InputError
from servanda.record import importers
from servanda.record.importers import fetch
from servanda.record.importers.brought import Brought

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
MINES = (PAGES / "untc-mines.html").read_bytes()
ROWS = [["Kenya", day("2001-01-01"), day("2002-02-02")]]
GOOD = untc("XXVI-5", "A treaty", ["Participant", "Signature", "Ratification"], ROWS)
SECONDS = 20.0


def refused(data: bytes, charset: str = "") -> str:
    """The sentence with which a page is refused."""
    start = time.monotonic()
    with pytest.raises(InputError) as why:
        importers.read(Brought(data, "page.html", charset=charset))
    told = str(why.value)
    assert time.monotonic() - start < SECONDS
    assert told.startswith("page.html") and told.endswith(".") and "\n" not in told and len(told) < 400
    return told


@pytest.mark.parametrize(("data", "expected"), [
    (b"", "empty"),
    (b" \r\n ", "empty"),
    (b"%PDF-1.7 \xff", "is a PDF"),
    (b"<html>\0</html>", "binary file"),
    (GOOD.encode("utf-16"), "UTF-16"),
    (b"plain words", "no whole page"),
    (b"<html><body><p>Service unavailable</p></body></html>", "no table of participants that is known"),
    (GOOD.replace("Kenya", "C\u00f4te d'Ivoire").encode("latin-1"), "not in utf-8, as it says"),
    (GOOD.replace("charset=utf-8", "charset=x-unheard-of").encode(), "no depositary uses"),
    (GOOD.replace("charset=utf-8", "charset=utf-7").encode(), "no depositary uses"),
    (MINES[: len(MINES) // 2], "cut off"),
    (MINES[:-4_000], "cut off"),
    (GOOD.replace("<body>", "<body>" + "<div>" * 400).encode(), "deeper than"),
    (GOOD.replace("<body>", "<body>" + "<table><tr><td>" * 100_000).encode(), "deeper than"),
    (GOOD.replace("<body>", "<body " + " ".join(f"a{i}=1" for i in range(200_000)) + ">").encode(), "attributes"),
    (GOOD.replace("<td>Kenya", "<td>x</td></tr>" * 3_000 + "<tr><td>Kenya").replace("<td>x", "<tr><td>x").encode(), "rows"),
    (GOOD.replace("<td>Kenya", "<td>x</td>" * 300 + "<td>Kenya").encode(), "cells"),
])  # fmt: skip
def test_a_broken_or_hostile_page_is_refused(data: bytes, expected: str) -> None:
    assert expected in refused(data)


def test_a_page_in_the_encoding_that_it_names_is_read() -> None:
    data = GOOD.replace("Kenya", "C\u00f4te d'Ivoire").replace("charset=utf-8", "charset=iso-8859-1").encode("latin-1")
    assert importers.read(Brought(data, "p")).found[0].state == "CIV"
    said = GOOD.replace("Kenya", "T\u00fcrkiye").encode("cp1252")
    assert importers.read(Brought(said, "p", charset="windows-1252")).found[0].state == "TUR"
    assert importers.read(Brought(b"\xef\xbb\xbf" + GOOD.encode(), "p")).found[0].state == "KEN"


def test_words_read_in_a_wrong_encoding_and_saved_are_doubts_and_no_states() -> None:
    broken = "T\u00fcrkiye".encode().decode("latin-1")
    made = untc("XXVI-5", "A treaty", ["Participant", "Signature", "Ratification"], [*ROWS, [broken, "4 Jun 2013", ""]])
    found = importers.read(Brought(made.encode(), "p"))
    assert [d.name for d in found.doubts] == [broken] and {f.state for f in found.found} == {"KEN"}


@pytest.mark.parametrize("planted", [
    "<script>document.write('<tr><td>Malta</td><td>1 Jan 2001</td><td></td></tr>')</script>",
    "<style>td::before { content: '[' }</style>",
    "<!-- <tr><td>Malta</td><td>1 Jan 2001</td><td></td></tr> -->",
    "<table><tr><td>Malta</td><td>1 Jan 2001</td><td></td></tr></table>",
    "<noscript>1 Jan 2001</noscript>",
    "<template>1 Jan 2001</template>",
    "<iframe>1 Jan 2001</iframe>",
    "<svg><text>1 Jan 2001</text></svg>",
])  # fmt: skip
def test_what_no_reader_sees_is_not_read(planted: str) -> None:
    rows = [*ROWS, ["Chile", day("2001-01-01"), ""]]
    good = untc("XXVI-5", "A treaty", ["Participant", "Signature", "Ratification"], rows)
    plain = importers.read(Brought(good.encode(), "p"))
    found = importers.read(Brought(good.replace("<td>Kenya", f"<td>{planted}Kenya", 1).encode(), "p"))
    if planted.startswith("<table>"):  # a reader sees it, and cannot tell what it is there for
        assert [d.why for d in found.doubts] == ["a cell of the row holds a table of its own"] and {f.state for f in found.found} == {"CHL"}
    else:
        assert found.found == plain.found and not found.doubts


def test_entities_and_files_that_a_page_names_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Malta", encoding="utf-8")
    typed = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "Malta">]>'
    made = GOOD.replace("<!DOCTYPE html>", typed).replace("Kenya", "&x;&y;")
    try:
        found = importers.read(Brought(made.encode(), "p"))
    except InputError:
        return
    assert not [f for f in found.found if f.state == "MLT"]


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    start = time.monotonic()
    with pytest.raises(InputError, match="larger than 8,000,000 bytes"):
        fetch.bring(str(path))
    assert time.monotonic() - start < 1


FILLERS = ["<td>", "<br>", "<b><p>", "&amp;", "<p class='a b'>", "< ", "<!--", "<a href='#1'>", "</div>", "\"'", "[", "1 Jan 2001 "]


@pytest.mark.parametrize("filler", FILLERS)
def test_eight_megabytes_of_anything_end_soon(filler: str) -> None:
    start = time.monotonic()
    data = GOOD.replace("<td>Kenya", filler * (7_000_000 // len(filler)) + "<td>Kenya", 1).encode()
    try:
        importers.read(Brought(data, "page.html"))
    except InputError as why:
        assert str(why).startswith("page.html")
    assert time.monotonic() - start < SECONDS


@settings(max_examples=60)
@given(place=st.integers(0, len(MINES)), cut=st.integers(0, 200), planted=st.binary(max_size=20))
def test_a_damaged_page_is_read_or_refused_and_never_a_fault(place: int, cut: int, planted: bytes) -> None:
    data = MINES[:place] + planted + MINES[place + cut :]
    try:
        found = importers.read(Brought(data, "page.html"))
    except InputError as why:
        assert "\n" not in str(why)
    else:
        assert all(len(f.state) == 3 and (f.date or f.effective) for f in found.found)


def test_text_for_the_screen_is_clean() -> None:
    rows = [*ROWS, ["Evil\x1b[31m\u202e" + "x" * 500, "1 Jan 2001", ""]]
    page = importers.read(Brought(untc("XXVI-5", "A", ["Participant", "Signature", "Ratification"], rows).encode(), "p"))
    assert page.doubts[0].name.isprintable() and len(page.doubts[0].name) <= 160
