"""Facts of one's own: taken from a table outside the package, marked wherever they count, never written."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.cli import main
from servanda.errors import InputError, ServandaError
from servanda.record.model import OWN
from servanda.record.own import read
from servanda.standing import Record

Capture = pytest.CaptureFixture[str]
HEAD = "treaty,state,action,date,source\n"


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.csv"
    path.write_text(f"{HEAD}Ottawa Convention,Finland,accession,2026-03-02,our cable 17\n", encoding="utf-8")
    return str(path)


def test_an_answer_counts_them_and_says_so_on_every_basis_that_is_one(own: str) -> None:
    asked = Record("2026-11-01")
    now = asked.with_own(own).standing("FIN", "apmbc")
    assert (asked.standing("FIN", "apmbc").status, now.status, now.since) == ("withdrawn", "bound", date(2026, 9, 1))
    marked = [item for item in now.basis if item.source.startswith(OWN)]
    assert [item.source for item in marked] == [f"{OWN}: own.csv, line 2; our cable 17"]
    assert asked.with_own(own).standing("UKR", "apmbc").basis == asked.standing("UKR", "apmbc").basis


def test_a_spreadsheet_gives_the_same_as_a_csv_file(own: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs the extra servanda[brief]")
    book = openpyxl.Workbook()
    book.active.append(["Treaty", "State", "Action", "Date", "source"])
    book.active.append(["Ottawa Convention", "Finland", "accession", date(2026, 3, 2), "our cable 17"])
    book.save(tmp_path / "own.xlsx")
    from_csv, from_sheet = read(own).actions, read(str(tmp_path / "own.xlsx")).actions
    assert [action._replace(source="") for action in from_sheet] == [action._replace(source="") for action in from_csv]


def test_semicolons_and_a_bom_are_read_as_spreadsheets_write_them(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xef\xbb\xbftreaty;state;action;date\r\napmbc;FIN;accession;2026-03-02\r\n")
    assert [(a.state, a.treaty, a.date) for a in read(str(path)).actions] == [("FIN", "apmbc", "2026-03-02")]


@pytest.mark.parametrize(("text", "told"), [
    ("", "is empty"),
    (f"{HEAD}apmbc,Atlantis,accession,2026-03-02,x\n", "line 2: .*Atlantis"),
    (f"{HEAD}apmbc,FIN,accedes,2026-03-02,x\n", "line 2: .*accedes"),
    (f"{HEAD}apmbc,FIN,accession,2026-02-30,x\n", "line 2: .*2026-02-30"),
    (f"{HEAD}apmbc,FIN,accession,2026-03-02,x,y\n", "line 2: the row has more fields"),
    ("treaty,state,action,date,colour\napmbc,FIN,accession,2026-03-02,red\n", "line 2: .*colour"),
    (f"{HEAD}nothing,FIN,accession,2026-03-02,x\n", "line 2: .*nothing"),
])  # fmt: skip
def test_a_wrong_row_is_told_with_its_line_and_none_is_taken(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read(str(path))


@given(st.binary(max_size=300))
def test_no_bytes_lead_to_anything_but_facts_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in ("odd.csv", "odd.xlsx"):
        (folder / name).write_bytes(data)
        try:
            read(str(folder / name))
        except ServandaError as why:
            assert "\n" not in str(why)


def test_every_surface_of_the_command_line_marks_them(own: str, capsys: Capture) -> None:
    for words in (["status", "FIN", "apmbc"], ["status", "FIN"], ["status", "FIN", "--with", "UKR"], ["timeline", "FIN", "apmbc"],
                  ["deadlines", "FIN"], ["whatif", "FIN", "apmbc"], ["diff", "--from", "2026-03-01", "--state", "FIN"]):  # fmt: skip
        assert main([*words, "--facts", own]) == 0
        assert "1 fact of your own counts here (own.csv) beside the record" in capsys.readouterr().out, words
    for words in (["status", "FIN", "--format", "csv"], ["deadlines", "FIN", "--format", "csv"], ["deadlines", "FIN", "--format", "ics"]):
        assert main([*words, "--facts", own]) == 0
        assert "[own fact]" in capsys.readouterr().out, words


def test_an_answer_that_rests_on_them_is_repeated_with_their_file_alone(own: str, tmp_path: Path, capsys: Capture) -> None:
    for words in (["status", "FIN", "apmbc"], ["status", "FIN"], ["deadlines", "FIN"], ["timeline", "FIN", "apmbc"],
                  ["whatif", "FIN", "apmbc"], ["diff", "--from", "2026-03-01", "--to", "2026-10-01", "--state", "FIN"]):  # fmt: skip
        assert main([*words, "--facts", own, "--format", "json"]) == 0
        out = capsys.readouterr().out
        assert json.loads(out)["receipt"]["own_facts"]["file"] == "own.csv"
        kept = tmp_path / "answer.json"
        kept.write_text(out, encoding="utf-8")
        assert main(["replay", str(kept), "--facts", own]) == 0, capsys.readouterr()
        assert main(["replay", str(kept)]) == 2
        assert "give their file with --facts" in capsys.readouterr().err
    other = tmp_path / "other.csv"
    other.write_text(f"{HEAD}apmbc,FIN,accession,2026-03-03,x\n", encoding="utf-8")
    assert main(["replay", str(kept), "--facts", str(other)]) == 5
    assert "the facts of the asker's own" in capsys.readouterr().err
