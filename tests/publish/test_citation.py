"""Citations: both days, the receipt, and forms that other programs read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.publish.citation import Citation, cited

Capture = pytest.CaptureFixture[str]
ODD = Citation("50% of {it} & more_#$~^", date(2026, 1, 1), "1 January 2026", "", "0.1.0", "root x", "key-1")


@pytest.fixture
def answer(tmp_path: Path, capsys: Capture) -> str:
    assert main(["status", "FIN", "apmbc", "--as-of", "2025-12-10", "--known-at", "2025-07-01", "--format", "json"]) == 0
    (tmp_path / "answer.json").write_text(capsys.readouterr().out, encoding="utf-8")
    return str(tmp_path / "answer.json")


def told(capsys: Capture, *words: str) -> str:
    assert main(["cite", *words]) == 0
    return capsys.readouterr().out


def test_an_answer_is_cited_with_both_days_and_its_receipt(answer: str, capsys: Capture) -> None:
    receipt = json.loads(Path(answer).read_text(encoding="utf-8"))["receipt"]
    text = told(capsys, answer)
    assert "Standing of Finland under the Ottawa Convention, as of 10 December 2025, as known on 1 July 2025." in text
    for form in ("text", "bibtex", "ris"):
        out = told(capsys, answer, "--format", form)
        assert receipt["record_root"] in out and receipt["record"] in out and receipt["law"] in out


def test_bibtex_is_read_by_a_parser(answer: str, capsys: Capture) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    for text in (told(capsys, answer, "--format", "bibtex"), told(capsys, "--format", "bibtex"), cited(ODD, "bibtex")):
        read = bibtexparser.parse_string(text)
        assert len(read.entries) == 1 and not read.failed_blocks
        assert {"author", "title", "year", "note"} <= set(read.entries[0].fields_dict)


def test_ris_is_read_by_a_parser(answer: str, capsys: Capture) -> None:
    rispy = pytest.importorskip("rispy")
    for text in (told(capsys, answer, "--format", "ris"), told(capsys, "--format", "ris"), cited(ODD, "ris")):
        read = rispy.loads(text.replace("\r\n", "\n"))
        assert len(read) == 1 and read[0]["authors"] == ["the servanda authors"] and read[0]["year"].startswith("20")


@pytest.mark.parametrize("text", ["{}", "[]", "not json", '{"receipt": {"question": {"verb": "status"}}}', '{"receipt": {"question": 1}}'])
def test_what_is_no_answer_is_told_in_one_sentence(text: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")
    assert main(["cite", str(tmp_path / "odd.json")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_coverage_has_a_row_for_every_agreement_and_says_how_old_its_list_is(capsys: Capture) -> None:
    from servanda import law

    assert main(["coverage", "--format", "json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert list(rows) == list(law.treaty_ids())
    assert (rows["apmbc"]["untc"], rows["npt"]["unoda"], rows["apmbc"]["list"]) == ("XXVI-5", "npt", "full")
    assert rows["apmbc"]["days_old"] > 0 and rows["vclt"]["days_old"] is None
    assert main(["coverage", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(rows) + 1
    assert main(["coverage"]) == 0
