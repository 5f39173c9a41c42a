"""What is accepted is written, all of it or nothing; twice is once; pages are kept with their hashes."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_pages import day, untc

from servanda.cli import main
from servanda.errors import DataError, IntegrityError
from servanda.record import accept, loader, seal
from servanda.record.facts import Facts
from servanda.record.importers.model import Found
from servanda.record.model import Source

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
HEADS = ["Participant", "Signature", "Ratification, Accession(a)"]
SOURCE = Source("made-up", "A made-up page", "", "2026-10-01")
TODAY = date(2026, 11, 24)
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the record that may be written to."""
    copy = tmp_path / "data"
    shutil.copytree(loader.DATA, copy)
    monkeypatch.setattr(loader, "DATA", str(copy))
    accept.forget()
    seal.write_seal()
    yield copy
    monkeypatch.undo()
    accept.forget()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def page(tmp_path: Path, rows: list[list[str]], as_at: str = "01-10-2026", name: str = "page.html", status: str = "") -> str:
    path = tmp_path / name
    path.write_text(untc("XXVI-8", "Arms Trade Treaty", HEADS, rows, as_at=as_at, status=status), encoding="utf-8")
    return str(path)


def told(capsys: Capture, *argv: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, the JSON and the hints of an import."""
    capsys.readouterr()
    code = main(["record", "import", *argv, "--format", "json"])
    out = capsys.readouterr()
    return code, json.loads(out.out) if out.out else {}, out.err


NEW = [["Jordan", day("2026-03-05"), ""], ["Kenya", "", day("2026-04-06", "a")]]
OTHERWISE = [["Andorra", day("2014-12-18"), day("2022-12-03")]]  # the record says 2 December


def test_nothing_is_written_without_acceptance(data: Path, tmp_path: Path, capsys: Capture) -> None:
    before = files(data)
    for more in ((), ("--dry-run",)):
        code, found, hints = told(capsys, page(tmp_path, NEW), "--treaty", "att", *more)
        assert code == 0 and len(found["new"]) == 2 and not found["changed"]
        assert ("Nothing was written" in hints) is not bool(more)
    assert files(data) == before


def test_the_json_of_an_import_has_the_fields_that_are_promised(data: Path, capsys: Capture) -> None:
    code, found, _ = told(capsys, str(PAGES / "untc-mines.html"), "--treaty", "apmbc", "--dry-run")
    assert code == 0 and {"actions", "new", "changed", "doubtful"} <= found.keys()
    assert {"state", "action", "date", "effective", "notification", "name", "source"} <= found["actions"][0].keys()
    gone = next(a for a in found["actions"] if a["state"] == "EST" and a["action"] == "withdrawal")
    assert (gone["date"], gone["effective"], gone["notification"]) == ("2025-06-27", "2025-12-27", "C.N.360.2025.TREATIES-XXVI-5")
    assert found["page"]["sha256"] == hashlib.sha256((PAGES / "untc-mines.html").read_bytes()).hexdigest()


def test_one_row_is_accepted_by_its_id(data: Path, tmp_path: Path, capsys: Capture) -> None:
    made = page(tmp_path, NEW)
    rows = told(capsys, made, "--treaty", "att")[1]["new"]
    kenya = next(row for row in rows if row["state"] == "KEN")
    code, _, hints = told(capsys, made, "--treaty", "att", "--accept", kenya["id"])
    assert code == 0 and "Written: 1 rows for att" in hints and "not kept" in hints
    accept.forget()
    added = [a for a in Facts().of("KEN", "att") if a.action == "accession"]
    assert [(a.date, a.source, a.known) for a in added] == [("2026-04-06", "untc-xxvi-8-2026-10-01", date.today())]
    assert loader.sources()["untc-xxvi-8-2026-10-01"].as_at == "2026-10-01"
    assert [row["state"] for row in told(capsys, made, "--treaty", "att")[1]["new"]] == ["JOR"]
    assert seal.verify().root  # sealed again


def test_importing_twice_is_importing_once(data: Path, tmp_path: Path, capsys: Capture) -> None:
    made = page(tmp_path, NEW + OTHERWISE)
    code, found, hints = told(capsys, made, "--treaty", "att", "--accept", "all", "--known", "2026-11-01")
    assert code == 0 and "Written: 3 rows" in hints and "complete to 1 October 2026" in hints
    once = files(data)
    accept.forget()
    again, found, hints = told(capsys, made, "--treaty", "att", "--accept", "all", "--known", "2026-11-20")
    assert again == 0 and not found["new"] and not found["changed"] and "the record has all of it" in hints
    assert files(data) == once
    ids = [row["id"] for row in found["actions"]]
    assert told(capsys, made, "--treaty", "att", "--accept", ",".join(ids[:1]))[0] == 0  # an id accepted before is no error
    assert files(data) == once


def test_a_change_corrects_and_earlier_answers_stay(data: Path, tmp_path: Path, capsys: Capture) -> None:
    before = Facts().of("AND", "att", known_at=date(2026, 10, 31))
    code, found, _ = told(capsys, page(tmp_path, OTHERWISE), "--treaty", "att", "--accept", "all", "--known", "2026-11-01")
    assert code == 0 and found["changed"][0]["was"]["date"] == "2022-12-02" and found["changed"][0]["fields"] == ["date"]
    accept.forget()
    assert Facts().of("AND", "att", known_at=date(2026, 10, 31)) == before
    now = Facts().of("AND", "att", known_at=date(2026, 11, 1))
    assert [(a.action, a.date) for a in now] == [("signature", "2014-12-18"), ("ratification", "2022-12-03")]
    assert now[1].corrects == next(a.id for a in before if a.action == "ratification")


def test_the_files_stay_in_order_and_other_rows_untouched(data: Path) -> None:
    path = data / "actions" / "att.csv"
    before = path.read_text(encoding="utf-8").splitlines()
    accept.write("att", [Found("KEN", "accession", "2026-04-06")], [], SOURCE, TODAY, TODAY)
    after = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before]
    (row,) = (dict(zip(after[0].split(","), line.split(","), strict=True)) for line in added)
    told = {column: value for column, value in row.items() if value}
    assert told == {"state": "KEN", "action": "accession", "date": "2026-04-06", "known": "2026-11-24", "source": "made-up"}
    assert [line for line in after if line in before] == before
    states = [row["state"] for row in csv.DictReader(after)]
    assert states == sorted(states)


def test_a_file_that_is_written_in_another_way_gets_rows_at_its_end(data: Path) -> None:
    path = data / "actions" / "att.csv"
    text = path.read_text(encoding="utf-8").replace("AFG,accession", '"AFG",accession')
    path.write_text(text, encoding="utf-8")
    accept.forget()
    seal.write_seal()
    accept.write("att", [Found("KEN", "accession", "2026-04-06")], [], SOURCE, TODAY, None)
    written = path.read_text(encoding="utf-8")
    assert written.startswith(text) and written.count("\n") == text.count("\n") + 1
    assert written[len(text) :].startswith("KEN,accession,2026-04-06,")


def test_a_treaty_without_a_list_gets_one(data: Path) -> None:
    accept.write("vclt", [Found("KEN", "accession", "1965-06-10")], [], SOURCE, TODAY, None, date(2026, 10, 1))
    assert [a.state for a in loader.actions("vclt")] == ["KEN"]
    assert loader.lists()["vclt"].complete_to == date(2026, 10, 1) and seal.verify().root


@pytest.mark.parametrize("found", [
    Found("Kenya", "accession", "2026-04-06"), Found("KEN", "joined", "2026-04-06"), Found("KEN", "accession", "2026-02-30"),
    Found("KEN", "accession", ""), Found("KEN", "withdrawal", "2026-04-06", "2025-01-01"),
])  # fmt: skip
def test_a_row_that_the_record_does_not_take_changes_nothing(data: Path, found: Found) -> None:
    before = files(data)
    with pytest.raises(DataError, match=r"att\.csv"):
        accept.write("att", [Found("KEN", "signature", "2026-04-05"), found], [], SOURCE, TODAY, None)
    assert files(data) == before


@pytest.mark.parametrize("failing", ["sources.csv", "att.csv", "seal"])
def test_a_failure_in_the_middle_changes_nothing(data: Path, failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, put, broken = files(data), accept._put, [True]

    def fail(path: str, content: bytes) -> None:
        if broken and path.startswith(str(data)) and path.endswith(failing):
            broken.clear()
            raise OSError("disk full")
        put(path, content)

    def no_seal() -> None:
        raise OSError("disk full")

    monkeypatch.setattr(accept, "_put", fail)
    if failing == "seal":
        monkeypatch.setattr(seal, "write_seal", no_seal)
    with pytest.raises(OSError, match="disk full"):
        accept.write("att", [Found("KEN", "accession", "2026-04-06")], [], SOURCE, TODAY, None)
    assert files(data) == before
    assert not [a for a in loader.actions("att") if a.state == "KEN"]


def test_a_record_that_was_edited_and_not_sealed_is_not_written_to(data: Path) -> None:
    path = data / "groups.csv"
    path.write_text(path.read_text(encoding="utf-8") + "G7,FRA,1975,,nowhere\n", encoding="utf-8")
    before = files(data)
    with pytest.raises(IntegrityError, match=r"changed: groups\.csv.*before you import"):
        accept.write("att", [Found("KEN", "accession", "2026-04-06")], [], SOURCE, TODAY, None)
    assert files(data) == before


def test_two_imports_at_once_lose_nothing(data: Path) -> None:
    pytest.importorskip("fcntl", reason="this system cannot lock a folder")
    states, errors = ["KEN", "UGA", "BDI", "RWA", "COM", "LAO"], []

    def one(state: str) -> None:
        try:
            accept.write("att", [Found(state, "accession", "2026-04-06")], [], SOURCE, TODAY, TODAY)
        except Exception as why:
            errors.append(why)

    threads = [threading.Thread(target=one, args=(state,)) for state in states]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    accept.forget()
    assert not errors and set(states) <= {a.state for a in loader.actions("att") if a.source == "made-up"}
    assert seal.verify().root and len(list((data / "actions").glob("*.*"))) == len(set((data / "actions").glob("*.csv")))


def test_pages_are_kept_once_each_with_their_hash(tmp_path: Path, data: Path, capsys: Capture) -> None:
    made, folder = page(tmp_path, NEW), tmp_path / "pages"
    for _ in range(2):
        assert "Kept as" in told(capsys, made, "--treaty", "att", "--keep", str(folder))[2]
    told(capsys, page(tmp_path, OTHERWISE, name="other.html"), "--treaty", "att", "--keep", str(folder))
    kept = sorted(path.name for path in folder.iterdir())
    digest = hashlib.sha256(Path(made).read_bytes()).hexdigest()
    assert len(kept) == 3 and f"untc-xxvi-8-2026-10-01-{digest[:12]}.html" in kept
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(sums) == 2
    for line in sums:
        told_hash, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == told_hash
    empty = tmp_path / "none"
    told(capsys, made, "--treaty", "att", "--keep", str(empty), "--dry-run")
    assert not empty.exists()


@pytest.mark.parametrize(("argv", "expected"), [
    (("--treaty", "att", "--accept", "all", "--dry-run"), "give one of them"),
    (("--treaty", "att", "--accept", "0123456789ab"), "No row has the id 0123456789ab"),
    (("--treaty", "apmbc", "--accept", "all"), "page of XXVI-8 (att), not of apmbc: nothing was read into the record"),
    (("--treaty", "nowhere"), "No treaty is called"),
    (("--known", "yesterday",), "not a day that exists"),
])  # fmt: skip
def test_what_cannot_be_asked_is_one_sentence(data: Path, tmp_path: Path, capsys: Capture, argv: tuple[str, ...], expected: str) -> None:
    before = files(data)
    assert main(["record", "import", page(tmp_path, NEW), *argv]) == 2
    out = capsys.readouterr()
    assert expected in out.err and out.err.count("\n") == 1 and not out.out
    assert files(data) == before


def test_a_page_of_another_treaty_is_refused_by_its_number(data: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["record", "import", page(tmp_path, NEW), "--treaty", "apmbc", "--dry-run"]) == 2
    assert "This is the page of XXVI-8 (att), not of apmbc" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "why"), [("IV-9", "This is the page of IV-9, not of att"), ("", "which is not the Arms Trade Treaty")])
def test_a_page_of_a_treaty_that_is_not_modelled_is_refused_by_number_or_title(
    data: Path, tmp_path: Path, capsys: Capture, number: str, why: str
) -> None:
    """The Convention against Torture was once offered as the Arms Trade Treaty."""
    title = "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"
    text = untc(number or "IV-9", title, ("Participant", "Accession(a)"), [("Kenya", day("1997-02-21", "a"))])
    path = tmp_path / "page.html"
    path.write_text(text if number else text.replace("IV-9.en.pdf", "x.pdf").replace("CHAPTER IV<", "<"), encoding="utf-8")
    assert main(["record", "import", str(path), "--treaty", "att", "--dry-run"]) == 2
    assert why in capsys.readouterr().err


def test_without_a_treaty_the_page_says_which(data: Path, tmp_path: Path, capsys: Capture) -> None:
    assert told(capsys, page(tmp_path, NEW))[1]["treaty"] == "att"
    assert told(capsys, str(PAGES / "untc-protocol.html"))[1]["treaty"] == "ccw-ap2"
    assert main(["record", "import", str(PAGES / "verdragenbank-en.html")]) == 2
    assert "name it with --treaty" in capsys.readouterr().err


def test_doubts_keep_a_list_from_being_called_complete(data: Path, tmp_path: Path, capsys: Capture) -> None:
    made = page(tmp_path, [*NEW, ["Ruritania", day("2026-01-01"), ""]])
    code, _, hints = told(capsys, made, "--treaty", "att", "--accept", "all")
    assert code == 0 and "Written: 2 rows" in hints and "complete to" not in hints
    accept.forget()
    assert loader.lists()["att"].complete_to == date(2026, 2, 3)


def test_the_text_for_a_reader(data: Path, tmp_path: Path, capsys: Capture) -> None:
    rows = [*NEW, *OTHERWISE, ["Ruritania", day("2026-01-01"), ""]]
    assert main(["record", "import", page(tmp_path, rows), "--treaty", "att"]) == 0
    out = capsys.readouterr().out
    assert "4 actions read: 2 new, 1 changed, 1 as in the record; 1 doubtful." in out
    assert "Jordan  signature" in out and "2022-12-02" in out and "Ruritania: no State is called so" in out
    assert "In the record, not on the page:" in out and "--format json tells them all" in out


def test_the_program_reads_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "servanda", "record", "import", "-", "--dry-run"]
    made = Path(page(tmp_path, NEW)).read_bytes()
    done = subprocess.run(command, input=made, capture_output=True, check=False)
    assert done.returncode == 0 and b"2 new" in done.stdout
    cut = subprocess.run(command, input=made[:2_000], capture_output=True, check=False)
    assert cut.returncode == 2 and cut.stderr.startswith(b"servanda: Standard input is cut off") and not cut.stdout
