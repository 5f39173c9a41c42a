"""A checked report on one page for an editor: what is wrong first, short enough, with what it rests on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdf
import pytest
from kept import membership, report

from servanda.cli import main
from servanda.publish.briefs.of_report import MOST, report_note
from servanda.publish.briefs.writers import FORMS, written

Capture = pytest.CaptureFixture[str]
LONG = " ".join(["word"] * 300)


def test_it_rests_on_what_the_findings_rest_on_and_carries_the_receipt() -> None:
    given = report(membership())
    note = report_note(given)
    assert [section.heading.partition(":")[0] for section in note.sections] == ["Supported"]
    assert {source.address for source in note.sources} == {item.source for item in given.findings[0].basis}
    assert str(given.receipt["record"])[:16] in note.foot[0]


@pytest.mark.parametrize("form", FORMS)
def test_a_report_of_a_hundred_long_claims_is_one_page_and_tells_what_it_leaves_out(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("reportlab", reason="needs the extra servanda[brief]")
    if form == "docx":
        pytest.importorskip("docx", reason="needs the extra servanda[brief]")
    given = report(*(membership(f"Ukraine is a party to the Ottawa Convention ({LONG})") for _ in range(100)))
    note = report_note(given, "https://desk.example/reports/1")
    assert note.sections[0].lines[-1] == f"and {100 - MOST[given.findings[0].verdict]} more"
    made = written(note, form)
    if form == "pdf":
        assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1
    if form == "md":
        assert "https://desk.example/reports/1" in made.decode().replace("\\", "")


def test_the_shell_writes_it(tmp_path: Path, capsys: Capture) -> None:
    text = tmp_path / "report.txt"
    text.write_text("Ukraine never ratified the Ottawa Convention. Norway is a party to the Ottawa Convention.", encoding="utf-8")
    asked = ["check", str(text), "--published", "2025-07-02"]
    assert main([*asked, "--format", "md"]) == 0
    told = capsys.readouterr().out
    assert told.index("## Contradicted") < told.index("## Supported") and "“Ukraine never ratified" in told
    assert main([*asked, "--format", "docx"]) == 2 and "--out" in capsys.readouterr().err
    assert main(["check", str(text), str(text), "--format", "md"]) == 2 and "one report" in capsys.readouterr().err


def test_an_address_in_the_place_of_a_report_is_fetched_and_one_in_a_file_is_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from servanda.record.importers import fetch
    from servanda.record.importers.brought import Brought

    page = b"<html><head><title>News</title></head><body><p>Ukraine never ratified the Ottawa Convention.</p></body></html>"
    monkeypatch.setattr(fetch, "bring", lambda where: Brought(page, where, where))
    assert main(["check", "https://example.org/1", "--published", "2025-07-02", "--format", "json"]) == 0
    assert [found["verdict"] for found in json.loads(capsys.readouterr().out)["findings"]] == ["contradicted"]
    (tmp_path / "a.txt").write_text("https://example.org/1\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "a.txt")]) == 2
    assert "This is an address, and no report" in capsys.readouterr().err
