"""A note for somebody in a hurry: on one page, the same in every form, with nothing that the record does not hold."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from servanda.cli import main
from servanda.publish.briefs.as_markdown import markdown
from servanda.publish.briefs.content import Brief, Section, Source, brief
from servanda.standing import Record

Capture = pytest.CaptureFixture[str]
CASES = (("FIN", "apmbc", "2025-12-10"), ("UKR", "apmbc", "2026-11-01"), ("RUS", "cwc", "2026-11-01"), ("TUR", "ccw", "2026-11-01"),
         ("CIV", "ccm", "2026-11-01"), ("PRK", "npt", "2026-11-01"), ("USA", "ctbt", "2026-11-01"))  # fmt: skip
ODD = Brief("A <b>title</b> & more", "As of # today", "Ünïted *States* of Ǆ 中", (Section("Why", ("<img src=x>", "[a](b)", "x\x00\x1by")),),
            (Source("a", "https://a.example/?x=1&y=\"2\""), Source("b", "no address")), ("foot",))  # fmt: skip


def of(state: str, treaty: str, day: str) -> Brief:
    return brief(Record(day), state, treaty)


def test_it_tells_standing_duties_objections_sources_and_both_days() -> None:
    note = brief(Record("2026-01-15"), "UKR", "apmbc", "2026-01-10")
    told = {section.heading: section.lines for section in note.sections}
    assert note.days == "As of 15 January 2026, by what was known on 10 January 2026."
    assert note.lead.startswith("Ukraine: bound since 1 June 2006")
    assert any(line.startswith("Norway") for line in told["Who objects"])
    assert any(line.startswith("stockpile destruction: 1 June 2010, missed") for line in told["Duties and last days"])
    assert any("Held by Ukraine" in line for line in told["Contested"])
    assert all(source.ref for source in note.sources) and note.sources[0].address.startswith("https://treaties.un.org/")


def test_what_was_not_known_is_not_told() -> None:
    note = brief(Record("2025-12-10"), "FIN", "apmbc", "2025-07-01")
    assert note.lead == "Finland: bound since 1 July 2012."
    assert "withdrawal" not in markdown(note)


@pytest.mark.parametrize("case", CASES, ids=["-".join(case[:2]) for case in CASES])
def test_as_pdf_it_is_one_page_with_all_that_it_tells(case: tuple[str, str, str]) -> None:
    pytest.importorskip("reportlab", reason="needs the extra servanda[brief]")
    from servanda.publish.briefs.as_pdf import pdf

    note = of(*case)
    made = pdf(note)
    read = pypdf.PdfReader(io.BytesIO(made))
    assert len(read.pages) == 1
    text = "".join(read.pages[0].extract_text().split())
    for line in (note.title, note.days, *(line for section in note.sections for line in section.lines if line.isascii())):
        assert "".join(line.split()) in text
    links = {str(one.get_object()["/A"]["/URI"]) for one in read.pages[0]["/Annots"]}
    assert {source.address for source in note.sources if source.address.startswith("http")} == links
    assert pdf(note) == made


@pytest.mark.parametrize("case", CASES[:3], ids=["-".join(case[:2]) for case in CASES[:3]])
def test_as_word_document_it_reads_back_the_same(case: tuple[str, str, str]) -> None:
    document = pytest.importorskip("docx", reason="needs the extra servanda[brief]")
    from servanda.publish.briefs.as_docx import docx

    note = of(*case)
    read = document.Document(io.BytesIO(docx(note)))
    lines = [paragraph.text for paragraph in read.paragraphs]
    for line in (note.title, note.days, note.lead, *(line for section in note.sections for line in section.lines)):
        assert " ".join(line.split()) in lines
    linked = {part.target_ref for part in read.part.rels.values() if part.reltype.endswith("hyperlink")}
    assert linked == {source.address for source in note.sources if source.address.startswith("http")}
    assert read.core_properties.title == note.title


def test_what_the_record_says_is_never_taken_for_a_mark() -> None:
    text = markdown(ODD)
    assert "\\<img src=x\\>" in text and "\\[a\\](b)" in text and "\x1b" not in text
    from servanda.publish.briefs.as_docx import docx
    from servanda.publish.briefs.as_pdf import pdf

    assert "<img src=x>" in pypdf.PdfReader(io.BytesIO(pdf(ODD))).pages[0].extract_text()
    assert docx(ODD).startswith(b"PK")


def test_the_verb_writes_each_form(tmp_path: Path, capsys: Capture) -> None:
    assert main(["brief", "Finland", "apmbc", "--as-of", "2025-12-10"]) == 0
    assert capsys.readouterr().out.startswith("# Finland and the Ottawa Convention\n")
    for form, start in (("md", b"# "), ("docx", b"PK"), ("pdf", b"%PDF-")):
        path = tmp_path / f"note.{form}"
        assert main(["brief", "FIN", "apmbc", "--format", form, "--out", str(path)]) == 0
        assert path.read_bytes().startswith(start)
    assert main(["brief", "FIN", "apmbc", "--format", "pdf"]) == 2
    assert "--out note.pdf" in capsys.readouterr().err


def test_facts_of_ones_own_are_marked_in_it(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "own.csv").write_text("treaty,state,action,date\napmbc,FIN,accession,2026-03-02\n", encoding="utf-8")
    assert main(["brief", "FIN", "apmbc", "--as-of", "2026-10-01", "--facts", str(tmp_path / "own.csv")]) == 0
    out = capsys.readouterr().out
    assert "bound since 1 September 2026. \\[own fact\\]" in out and "1 fact of your own counts here" in out
