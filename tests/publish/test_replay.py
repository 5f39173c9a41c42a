"""Every answer as JSON carries a receipt, by which it is repeated to the byte; what is altered is not."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda.cli import main
from servanda.errors import InputError, IntegrityError
from servanda.publish.replay import Change, answer, differences, replay
from servanda.record import integrity

Capture = pytest.CaptureFixture[str]
INTEGRITY = 5
QUESTIONS = [
    ("status", "UKR", "apmbc"),
    ("status", "Finland", "Mine Ban Treaty", "--as-of", "2026-02-01", "--known-at", "2025-09-01"),
    ("timeline", "LTU", "apmbc"), ("timeline", "UKR", "npt", "--known-at", "2000-01-01"),
    ("deadlines", "UKR"), ("deadlines", "--treaty", "apmbc", "--within", "1y"), ("deadlines", "UKR", "--as-of", "1990-01-01"),
    ("whatif", "UKR", "apmbc", "--withdraw", "2025-07-21", "--conflict-ends", "2027-03-01", "--extend", "clearance=2040-01-01"),
    ("diff", "--from", "2025-06-01", "--to", "2025-08-01", "--treaty", "apmbc"), ("diff", "--from", "2025-12-01", "--to", "2026-08-01"),
]  # fmt: skip


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(list(argv))
    out = capsys.readouterr()
    return code, out.out, out.err


def stored(capsys: Capture, path: Path, *argv: str) -> dict[str, Any]:
    path.write_text(told(capsys, *argv, "--format", "json")[1], encoding="utf-8")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answer.json"


@pytest.mark.parametrize("argv", QUESTIONS, ids=" ".join)
def test_an_answer_is_repeated_to_the_byte(capsys: Capture, path: Path, argv: tuple[str, ...]) -> None:
    made = stored(capsys, path, *argv)
    assert made["receipt"]["record_root"] == integrity.packaged_root()
    assert made["receipt"]["question"]["verb"] == argv[0]
    code, out, err = told(capsys, "replay", str(path))
    assert (code, err) == (0, "")
    assert out.startswith(f"Repeated to the byte: verb={argv[0]}")
    assert json.loads(told(capsys, "replay", str(path), "--format", "json")[1])[0]["repeated"]


def leaves(value: Any, *at: Any) -> Iterator[tuple[Any, ...]]:
    """The paths to all texts, numbers and truths in a JSON value."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, *at, key)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from leaves(item, *at, place)
    else:
        yield at


def test_an_answer_with_any_field_altered_is_not_repeated(capsys: Capture, path: Path) -> None:
    made = stored(capsys, path, "status", "UKR", "apmbc", "--as-of", "2025-10-01")
    for at in leaves(made):
        altered = json.loads(json.dumps(made))
        inside = altered
        for step in at[:-1]:
            inside = inside[step]
        inside[at[-1]] = "other" if inside[at[-1]] != "other" else "another"
        path.write_text(json.dumps(altered, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        code, _, err = told(capsys, "replay", str(path))
        assert code in ((INTEGRITY,) if "question" not in at else (2, INTEGRITY)), at
        assert err.count("\n") == 1


def test_what_changed_is_told_and_whether_rules_record_or_answer(capsys: Capture, path: Path) -> None:
    made = stored(capsys, path, "status", "UKR", "apmbc")
    path.write_text(json.dumps({**made, "status": "withdrawn"}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    code, out, err = told(capsys, "replay", str(path))
    assert code == INTEGRITY
    assert 'status: was "withdrawn", is "bound"' in out
    assert "the answer was altered" in err
    receipt = {**made["receipt"], "law": "00", "record_complete_to": {"apmbc": "2020-01-01"}}
    path.write_text(json.dumps({**made, "receipt": receipt}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    code, out, err = told(capsys, "replay", str(path))
    assert code == INTEGRITY
    assert "the rules and how far the record goes are others than the receipt names" in err
    assert 'receipt.law: was "00"' in out


def test_the_same_content_in_other_bytes_is_not_repeated_to_the_byte(capsys: Capture, path: Path) -> None:
    made = stored(capsys, path, "status", "UKR", "apmbc")
    path.write_text(json.dumps(made), encoding="utf-8")
    code, _, err = told(capsys, "replay", str(path))
    assert code == INTEGRITY
    assert "not the same bytes" in err


@pytest.mark.parametrize("text", [
    "[]", "{}", "7", "null", '{"receipt":{}}', '{"receipt":{"question":{"verb":"burn"}}}', '{"receipt":{"question":{"verb":[]}}}',
    '{"receipt":{"question":{"verb":"status"}}}', '{"receipt":{"question":{"verb":"status","as_of":7,"state":"UKR","treaty":"apmbc"}}}',
    '{"receipt":{"question":{"verb":"check"}}}',
])  # fmt: skip
def test_what_holds_no_receipt_is_an_integrity_failure_and_no_fault(text: str) -> None:
    with pytest.raises(IntegrityError):
        list(replay(text))


@pytest.mark.parametrize("text", ["", "x", '{"receipt":', "[" * 100_000])
def test_what_is_no_json_is_unreadable_input(text: str) -> None:
    with pytest.raises(InputError, match="no answer as JSON"):
        list(replay(text))


def test_the_file_that_is_not_there_is_told(capsys: Capture) -> None:
    assert told(capsys, "replay", "no-such-file")[0] == 2


def test_a_checked_report_is_repeated_from_where_it_was_or_lies_now(capsys: Capture, tmp_path: Path, path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Ukraine is a party to the Ottawa Convention.\n", encoding="utf-8")
    stored(capsys, path, "check", str(report), "--published", "2025-07-02", "--explain")
    assert told(capsys, "replay", str(path))[0] == 0
    moved = report.rename(tmp_path / "moved.txt")
    code, _, err = told(capsys, "replay", str(path))
    assert code == 2
    assert "cannot be repeated" in err
    assert told(capsys, "replay", str(path), "--report", str(moved))[0] == 0
    moved.write_text("Ukraine is no party to the Ottawa Convention.\n", encoding="utf-8")
    code, _, err = told(capsys, "replay", str(path), "--report", str(moved))
    assert code == INTEGRITY
    assert "the text of the report is another" in err


def test_lines_of_checked_reports_are_repeated_one_by_one(capsys: Capture, tmp_path: Path, path: Path) -> None:
    texts = [tmp_path / f"{name}.txt" for name in "ab"]
    for text in texts:
        text.write_text("Finland left the Ottawa Convention.\u2028On 10 January 2026.\n", encoding="utf-8")
    path.write_text(told(capsys, "check", *map(str, texts), "--published", "2026-02-01", "--format", "json")[1], encoding="utf-8")
    code, out, _ = told(capsys, "replay", str(path))
    assert code == 0
    assert out.count("Repeated to the byte") == 2
    first, second = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    path.write_text(f"{first}\n{second.replace('FIN', 'SWE')}\n", encoding="utf-8")
    code, out, err = told(capsys, "replay", str(path))
    assert (code, out.count("Repeated to the byte")) == (INTEGRITY, 1)
    assert "1 of 2 answers" in err


def test_a_report_from_standard_input_must_be_named(capsys: Capture, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = "Ukraine is a party to the Ottawa Convention.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    stored(capsys, path, "check", "-", "--published", "2025-07-02")
    code, _, err = told(capsys, "replay", str(path))
    assert (code, "--report" in err) == (2, True)
    (tmp_path / "kept.txt").write_text(text, encoding="utf-8")
    assert told(capsys, "replay", str(path), "--report", str(tmp_path / "kept.txt"))[0] == 0


def test_an_answer_without_a_day_is_repeated_on_any_day() -> None:
    """The question in the receipt names the day that was meant: another day's clock changes nothing."""
    made = answer({"verb": "timeline", "state": "UKR", "treaty": "apmbc", "known_at": None, "today": "2025-01-01"})
    assert made["readings"] == []
    assert answer(made["receipt"]["question"]) == made


def test_differences_are_told_by_their_path() -> None:
    was, now = {"a": [1, {"b": None}], "c": 1, "gone": 0}, {"a": [1, {"b": "x"}, 3], "c": True, "new": 7}
    assert list(differences(was, now)) == [
        Change("a[1].b", None, "x"), Change("a[2]", None, 3), Change("c", 1, True), Change("gone", 0, None), Change("new", None, 7),
    ]  # fmt: skip
    assert not list(differences(was, was))


def test_the_plain_status_computes_no_receipt() -> None:
    code = "from servanda.cli import main; main(['status', 'UKR', 'apmbc']); import sys; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"servanda.publish.replay", "servanda.record.integrity", "hashlib", "json"} & set(out.split())
