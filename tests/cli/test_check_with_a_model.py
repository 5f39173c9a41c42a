"""`servanda check` with a large language model: said where to, asked once, kept, counted, repeated to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading.llm.chat import answer, chat, claim, says

from servanda.cli import main, readers
from servanda.reading import configured
from servanda.reading.llm import endpoint

Capture = pytest.CaptureFixture[str]
TEXT = "Russia is not a party to the Ottawa Convention.\n"
SAID = answer(claim("Russia is not a party to the Ottawa Convention"))


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(endpoint, "BACKOFF", 0.001)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SERVANDA_LLM_MODEL", "tiny")
    configured.cache_clear()


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(["check", "--published", "2025-07-02", *argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_report_is_read_and_told_what_it_took(capsys: Capture, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with chat(says(SAID)) as server:
        monkeypatch.setenv("SERVANDA_LLM_URL", server.url)
        code, out, err = run(capsys, report, "--reader", "llm")
    assert code == 0 and "SUPPORTED" in out
    assert "sent to 127.0.0.1" in err and "(model tiny)" in err
    assert "1 requests, 9,000 tokens of prompts, 50 of answers" in err


def test_the_answer_is_repeated_to_the_byte_without_the_model(
    capsys: Capture, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = str(tmp_path / "kept")
    with chat(says(SAID)) as server:
        monkeypatch.setenv("SERVANDA_LLM_URL", server.url)
        first = run(capsys, report, "--reader", "llm", "--keep", kept, "--format", "json")[1]
    monkeypatch.delenv("SERVANDA_LLM_URL")
    checked = tmp_path / "checked.json"
    checked.write_text(first, encoding="utf-8")
    assert main(["replay", str(checked)]) == 0
    assert "Repeated to the byte" in capsys.readouterr().out
    assert run(capsys, report, "--kept", kept, "--format", "json")[1] == first
    (answers,) = (tmp_path / "kept").iterdir()
    moved = tmp_path / "moved"
    answers.parent.rename(moved)
    assert main(["replay", str(checked)]) == 2
    assert main(["replay", str(checked), "--kept", str(moved)]) == 0
    told = json.loads(first)["receipt"]["reader"]
    assert (told["name"], told["model"]) == ("llm", "tiny-1") and {"version", "prompt", "answers"} < set(told)


def test_answers_that_were_not_kept_cannot_be_repeated_and_that_is_said(
    capsys: Capture, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with chat(says(SAID)) as server:
        monkeypatch.setenv("SERVANDA_LLM_URL", server.url)
        checked = tmp_path / "checked.json"
        checked.write_text(run(capsys, report, "--reader", "llm", "--format", "json")[1], encoding="utf-8")
    assert main(["replay", str(checked)]) == 2
    assert "check it anew with --keep" in capsys.readouterr().err


def test_nothing_is_sent_elsewhere_unasked(capsys: Capture, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVANDA_LLM_URL", "https://models.example.org/v1")
    code, out, err = run(capsys, report, "--reader", "llm")
    assert (code, out) == (2, "")
    assert "models.example.org" in err and "--yes" in err


@pytest.mark.parametrize("agreed", [True, False])
def test_consent_is_asked_once_for_all_reports(capsys: Capture, report: str, monkeypatch: pytest.MonkeyPatch, agreed: bool) -> None:
    asked: list[str] = []
    monkeypatch.setenv("SERVANDA_LLM_URL", "http://models.invalid:1/v1")
    monkeypatch.setenv("SERVANDA_LLM_RETRIES", "0")
    monkeypatch.setattr(readers, "_agreed", lambda where, files: asked.append(where) or agreed)
    code, _, err = run(capsys, report, report, "--reader", "llm")
    assert len(asked) == 1 and "unencrypted" in asked[0]
    assert code == (1 if agreed else 2)
    assert ("Not reached" in err) is agreed


def test_finished_reports_stay_when_the_budget_does_not_reach(
    capsys: Capture, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(f"{TEXT}Again.", encoding="utf-8")
    with chat(says(SAID)) as server:
        monkeypatch.setenv("SERVANDA_LLM_URL", server.url)
        code, out, err = run(capsys, report, str(other), "--reader", "llm", "--max-tokens", "15000", "--format", "json")
    assert code == 1 and len(out.splitlines()) == 1
    assert "The budget of 15,000 tokens does not reach" in err


def test_the_operators_reader_is_taken_where_none_is_named(capsys: Capture, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import servanda

    monkeypatch.setenv("SERVANDA_READER", "llm")
    with chat(says(SAID)) as server:
        monkeypatch.setenv("SERVANDA_LLM_URL", server.url)
        assert json.loads(run(capsys, report, "--format", "json")[1])["receipt"]["reader"]["name"] == "llm"
        made = servanda.check(TEXT, "2025-07-02")
        assert isinstance(made.receipt["reader"], dict) and made.receipt["reader"]["name"] == "llm"
    configured.cache_clear()


@pytest.mark.parametrize(
    "argv",
    [["--keep", "x"], ["--max-tokens", "5"], ["--yes"], ["--kept", "x", "--reader", "rules"], ["--reader", "llm", "--max-tokens", "-1"],
     ["--kept", "/nowhere"]],
)  # fmt: skip
def test_arguments_that_do_not_fit_are_one_sentence(capsys: Capture, report: str, argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVANDA_LLM_URL", "http://127.0.0.1:9/v1")
    code, out, err = run(capsys, report, *argv)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_the_desk_keeps_the_answers_beside_its_ledger(
    capsys: Capture, report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with chat(says(SAID)) as server:
        monkeypatch.setenv("SERVANDA_LLM_URL", server.url)
        argv = ["desk", "add", report, "--reader", "llm", "--database", f"sqlite:///{tmp_path}/desk.db", "--published", "2025-07-02"]
        assert main(argv) == 0
    assert "1 claim" in capsys.readouterr().out
    assert len(list((tmp_path / "data" / "servanda" / "answers").iterdir())) == 1
