"""The command line: right codes, data on stdout, everything else on stderr, and never a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hand_made import make_report

from servanda import cli, pipeline
from servanda.cli import main, plain_question
from servanda.cli.parsing import names, parse, table_of, verb_of
from servanda.errors import UsageError
from servanda.publish.answers import later
from servanda.reading.documents import Document
from servanda.reports import Report

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def text_file(tmp_path: Path) -> str:
    """A file with some text."""
    path = tmp_path / "report.txt"
    path.write_text("Some text.", encoding="utf-8")
    return str(path)


@pytest.fixture
def canned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """Replaces the check itself by a report made by hand; collects what it was asked."""
    asked: list[tuple[str, object]] = []

    def check(document: Document, published: date | None, record: object, title: str, reader: object) -> Report:
        asked.append((document.text, published.isoformat() if published else None))
        return make_report()

    monkeypatch.setattr(pipeline, "check_document", check)
    return asked


def program(*argv: str, **more: object) -> subprocess.CompletedProcess[str]:
    """The program as it runs from a shell."""
    return subprocess.run([sys.executable, "-m", "servanda", *argv], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    code = main(list(argv))
    out = capsys.readouterr()
    return code, out.out, out.err


def test_status_tells_standing_rule_readings_and_caveat(capsys: Capture) -> None:
    code, out, err = told(capsys, "status", "Ukraine", "Mine Ban Treaty", "--as-of", "2026-11-01")
    assert (code, err) == (0, "")
    for words in ("Ukraine (UKR) under the Ottawa Convention", "bound since 1 June 2006", "APMBC Art. 17(2)", "held by Ukraine",
                  "held by Switzerland", "complete to"):  # fmt: skip
        assert words in out


def test_status_as_json_carries_both_days(capsys: Capture) -> None:
    code, out, _ = told(capsys, "status", "FIN", "apmbc", "--as-of", "2026-02-01", "--known-at", "2025-07-01", "--format", "json")
    made = json.loads(out)
    assert code == 0
    assert (made["status"], made["as_of"], made["known_at"]) == ("bound", "2026-02-01", "2025-07-01")
    assert made["since"] == "2012-07-01"
    code, out, _ = told(capsys, "status", "FIN", "apmbc", "--as-of", "2026-02-01", "--format", "json")
    assert json.loads(out)["status"] == "withdrawn"


def test_timeline_lists_every_interval(capsys: Capture) -> None:
    code, out, _ = told(capsys, "timeline", "LTU", "apmbc")
    assert code == 0
    assert [line.split()[2] for line in out.splitlines() if line.startswith("20")] == ["pending", "bound", "withdrawing", "withdrawn"]
    _, out, _ = told(capsys, "timeline", "LTU", "apmbc", "--known-at", "2025-06-01", "--format", "json")
    assert [interval["status"] for interval in json.loads(out)["intervals"]] [-3:] == ["signatory", "pending", "bound"]


def test_deadlines_in_every_form_tell_the_same_duties(capsys: Capture) -> None:
    ask = ("deadlines", "UKR", "--treaty", "apmbc", "--as-of", "2026-11-01")
    duties = json.loads(told(capsys, *ask, "--format", "json")[1])["deadlines"]
    assert ("stockpile-destruction", "2010-06-01", "missed") in [(d["norm"], d["due"], d["status"]) for d in duties]
    rows = list(csv.DictReader(io.StringIO(told(capsys, *ask, "--format", "csv")[1])))
    assert [(r["duty"], r["due"]) for r in rows] == [(d["norm"], d["due"]) for d in duties]
    text = told(capsys, *ask)[1]
    assert all(d["due"] in text for d in duties)
    calendar = told(capsys, *ask, "--format", "ics")[1]
    assert calendar.count("BEGIN:VEVENT") == len(duties)
    assert "DTSTART;VALUE=DATE:20100601" in calendar


def test_a_duty_that_not_every_party_has_says_whose_it_is(capsys: Capture) -> None:
    ask = ("deadlines", "UKR", "--treaty", "apmbc", "--as-of", "2026-11-01")
    assert "APMBC Art. 5(1) binds only: A State with mined areas" in told(capsys, *ask)[1]
    duties = {d["norm"]: d["binds_only"] for d in json.loads(told(capsys, *ask, "--format", "json")[1])["deadlines"]}
    assert duties["clearance"].startswith("A State with mined areas")
    assert duties["stockpile-destruction"].startswith("A State with stockpiled") and duties["transparency-report"] is None


def test_deadlines_within_a_period_are_those_still_to_be_met(capsys: Capture) -> None:
    _, out, _ = told(capsys, "deadlines", "--treaty", "apmbc", "--within", "6m", "--as-of", "2026-11-01", "--format", "json")
    duties = json.loads(out)["deadlines"]
    assert duties
    assert all("2026-11-01" <= duty["due"] <= "2027-05-01" and duty["status"] in ("running", "reopened") for duty in duties)


@pytest.mark.parametrize(("period", "day"), [
    ("30d", date(2026, 3, 2)), ("2w", date(2026, 2, 14)), ("1m", date(2026, 2, 28)), ("1y", date(2027, 1, 31)),
])  # fmt: skip
def test_periods_are_counted_as_treaties_count_them(period: str, day: date) -> None:
    assert later(date(2026, 1, 31), period) == day


@pytest.mark.parametrize("period", ["", "y", "1", "-1y", "1.5y", "1h", "99999y", "9999y", "١y"])
def test_periods_that_are_none_are_refused(period: str) -> None:
    with pytest.raises(UsageError):
        later(date(2026, 1, 31), period)


def test_treaties_and_states_are_listed_and_told(capsys: Capture) -> None:
    assert "apmbc" in told(capsys, "treaties")[1]
    assert "Not modelled:" in told(capsys, "treaties", "apmbc")[1]
    assert json.loads(told(capsys, "treaties", "Ottawa Convention", "--format", "json")[1])["entry_into_force"] == "1999-03-01"
    assert "UKR" in told(capsys, "states")[1]
    assert "Ukraine" in told(capsys, "states", "Kyiv")[1]
    assert len(json.loads(told(capsys, "states", "--format", "json")[1])) > 190


@pytest.mark.parametrize(("argv", "sentence"), [
    (["status", "Atlantis", "apmbc"], "No State is called 'Atlantis'"),
    (["status", "Ukrainee", "apmbc"], "Did you mean Ukraine?"),
    (["status", "FIN", "--asof", "2025-01-01"], "Did you mean --as-of?"),
    (["panel", "--unti=year"], "Did you mean --unit?"),
    (["deadlines", "ZWE", "apmbc"], "Did you mean --treaty apmbc?"),
    (["--vers"], "Did you mean --version?"),
    (["status", "UKR", "apmcb"], "Did you mean apmbc (Ottawa Convention)?"),
    (["status", "UKR", "../../etc/passwd"], "No treaty is called"),
    (["status", "UKR", "apmbc", "--as-of", "2025-02-30"], "'2025-02-30' is not a day that exists"),
    (["status", "UKR", "apmbc", "--known-at", "yesterday"], "is not a day that exists"),
    (["timeline", "UKR"], "TREATY"),
    (["status", "UKR", "apmbc", "--format", "xml"], "invalid choice"),
    (["timeline", "UKR", "apmbc", "--known-at", "2025-13-01"], "is not a day that exists"),
    (["deadlines", "--within", "soon"], "'soon' is no period"),
    (["states", "Nowhere\x1b[31m"], "No State is called"),
    (["states", "x" * 5_000], f"No State is called '{'x' * 40}…{'x' * 10}': give"),
    (["status", "UKR", "x" * 5_000], f"No treaty is called '{'x' * 40}…{'x' * 10}'."),
    (["status", "RUS", "vienna-document"], "is no treaty but a political commitment"),
    (["check"], "FILE"),
    (["check", "no-such-file.txt"], "no-such-file.txt does not exist"),
    (["check", "src/servanda/law/treaties"], "holds no report"),
    (["check", "x", "--published", "2025-06-31"], "'2025-06-31' is not a day that exists"),
    (["check", "x", "--fail-on", "wrong"], "invalid choice"),
    (["check", "-", "-"], "Standard input can be read once only"),
    (["check", "a", "b", "--format", "html"], "--out"),
    (["frobnicate"], "frobnicate"),
    ([], "Say what to do"),
])  # fmt: skip
def test_usage_errors_are_one_sentence_on_stderr_and_code_2(capsys: Capture, argv: list[str], sentence: str) -> None:
    code, out, err = told(capsys, *argv)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_check_prints_text_json_and_html(capsys: Capture, text_file: str, canned: list[tuple[str, object]]) -> None:
    assert "CONTRADICTED" in told(capsys, "check", text_file, "--published", "2025-07-02")[1]
    assert canned == [("Some text.", "2025-07-02")]
    made = json.loads(told(capsys, "check", text_file, "--format", "json")[1])
    assert made["report"]["file"] == text_file
    assert told(capsys, "check", text_file, "--format", "html")[1].startswith("<!doctype html>")
    assert "Moscow: capital" in told(capsys, "check", text_file, "--explain")[1]


@pytest.mark.parametrize(("verdicts", "code"), [(["contradicted"], 3), (["supported", "contested"], 3), ([], 0)])
def test_fail_on_gives_code_3_and_still_prints(
    capsys: Capture, text_file: str, canned: list[tuple[str, object]], verdicts: list[str], code: int
) -> None:
    flags = [word for verdict in verdicts for word in ("--fail-on", verdict)]
    got, out, _ = told(capsys, "check", text_file, *flags)
    assert got == code
    assert "c1" in out


def test_fail_on_another_verdict_is_no_failure(
    capsys: Capture, text_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    report = make_report()
    monkeypatch.setattr(pipeline, "check_document", lambda *_: report._replace(findings=report.findings[:1]))
    assert told(capsys, "check", text_file, "--fail-on", "contradicted")[0] == 0


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_out_writes_a_file_and_nothing_to_stdout(
    capsys: Capture, tmp_path: Path, text_file: str, canned: list[tuple[str, object]], form: str
) -> None:
    target = tmp_path / "checked"
    code, out, _ = told(capsys, "check", text_file, "--format", form, "--out", str(target))
    assert (code, out) == (0, "")
    assert "c1" in target.read_text(encoding="utf-8")
    assert told(capsys, "check", text_file, "--out", str(tmp_path / "no" / "folder"))[0] == 2


def test_several_files_are_json_lines_and_a_bad_one_does_not_stop_the_rest(
    capsys: Capture, tmp_path: Path, text_file: str, canned: list[tuple[str, object]]
) -> None:
    missing = str(tmp_path / "missing.txt")
    code, out, err = told(capsys, "check", text_file, missing, text_file, "--format", "json")
    assert code == 2
    assert [json.loads(line)["report"]["file"] for line in out.splitlines()] == [text_file, text_file]
    assert "does not exist" in err


def test_several_pages_go_to_a_folder_under_names_of_their_own(
    capsys: Capture, tmp_path: Path, text_file: str, canned: list[tuple[str, object]]
) -> None:
    target = tmp_path / "pages"
    assert told(capsys, "check", text_file, text_file, "--format", "html", "--out", str(target))[0] == 0
    assert sorted(path.name for path in target.iterdir()) == ["report-2.html", "report.html"]


def test_a_fault_is_one_sentence_and_code_1(capsys: Capture, text_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Report:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(pipeline, "check_document", fail)
    monkeypatch.delenv("SERVANDA_DEBUG", raising=False)
    code, _, err = told(capsys, "check", text_file)
    assert code == 1
    assert "RuntimeError: two lines" in err
    assert err.count("\n") == 1


def test_help_teaches_by_examples_that_parse(capsys: Capture) -> None:
    import shlex

    for words in every_word():
        with pytest.raises(SystemExit) as end:
            main([*words, "--help"])
        assert end.value.code == 0
        assert "examples:" in capsys.readouterr().out
        shown = (table_of(*words) or verb_of(*words)).EXAMPLES.splitlines()
        commands = [line.partition("servanda ")[2] for line in shown if "servanda " in line and "VERB" not in line]
        asked = [parse(shlex.split(re.split("  | [>|&] | && | [|]{2} ", command)[0]))[1].verb for command in commands]
        assert " ".join(words) in asked or not words or table_of(*words)


def every_word() -> list[tuple[str, ...]]:
    """All that can stand after `servanda` and be asked for help: nothing, a verb, a verb of a verb."""
    found: list[tuple[str, ...]] = [()]
    for words in found:
        found += [(*words, name) for name in names(*words)]
    return found


def test_every_verb_is_a_module_and_every_module_of_a_verb_is_in_the_table() -> None:
    helpers = {"parsing", "options", "output", "files", "standing_text", "mcp_tools", "mcp_lines", "readers", "standings_text", "common"}
    for words in every_word():
        if table_of(*words):
            folder = Path(cli.__file__).parent.joinpath(*words)
            modules = {path.stem.rstrip("_") for path in folder.iterdir() if not path.stem.startswith("__")}
            assert modules - helpers == set(names(*words))


def test_help_loads_nothing_heavy() -> None:
    code = f"""
import sys
from servanda.cli.parsing import verb_parser
for words in {[words for words in every_word() if not table_of(*words)]}:
    verb_parser(*words)
print(*sys.modules)"""
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = "spacy numpy pyarrow matplotlib sqlalchemy fastapi datatrove mcp rich jinja2 lxml trafilatura logging"
    assert not set(heavy.split()) & set(out.split())


@pytest.mark.parametrize(("argv", "meant"), [
    (["statsu"], "status"), (["Deadline"], "deadlines"), (["desk", "ad"], "add"), (["record", "very"], "verify"),
])  # fmt: skip
def test_a_mistyped_verb_is_told_with_the_one_that_was_meant(capsys: Capture, argv: list[str], meant: str) -> None:
    code, out, err = told(capsys, *argv)
    assert (code, out) == (2, "")
    assert f"Did you mean {meant}?" in err


def test_help_of_one_verb_does_not_load_the_others() -> None:
    code = "import sys; from servanda.cli.parsing import verb_parser; verb_parser('status'); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    verbs = {f"servanda.cli.{name}" for words in every_word() for name in (".".join(words),) if name}
    assert verbs & set(out.split()) == {"servanda.cli.status"}


def test_the_plain_question_is_read_as_the_parser_reads_it() -> None:
    plain = plain_question(["status", "UKR", "apmbc"])
    verb, args = parse(["status", "UKR", "apmbc"])
    assert vars(plain) == vars(args)
    assert verb is verb_of("status")
    for argv in (["status", "--help", "x"], ["timeline", "UKR", "apmbc"], ["status", "UKR"], ["status", "UKR", "apmbc", "x"]):
        assert plain_question(argv) is None


def test_the_program_runs_and_ends_with_its_code() -> None:
    done = program("status", "UKR", "apmbc", "--as-of", "2025-07-02")
    assert done.returncode == 0
    assert "bound since 1 June 2006" in done.stdout
    done = program("status", "UKR", "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert program("--version").stdout.startswith("servanda ")


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    command = [sys.executable, "-u", "-m", "servanda", "states"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0


@pytest.mark.parametrize(("redirect", "code"), [(">&-", 0), ("2>&-", 0), (">/dev/full", 1)])
def test_a_closed_or_full_output_gives_no_traceback(redirect: str, code: int) -> None:
    command = f'"{sys.executable}" -m servanda status UKR apmbc {redirect}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


def test_interruption_is_told_without_a_traceback() -> None:
    command = [sys.executable, "-m", "servanda", "check", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(1.5)  # until it waits for its input
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=20)
    assert "Traceback" not in err
    assert err.strip() == "servanda: Stopped."
    assert running.returncode == cli.INTERRUPTED


def test_output_survives_a_narrow_encoding() -> None:
    done = program("states", "Türkiye", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_the_page_of_the_command_line_is_as_its_help() -> None:
    from importlib import util

    path = Path(__file__).parents[2] / "docs" / "make_cli.py"
    spec = util.spec_from_file_location("make_cli", path)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page(), "stale: run python docs/make_cli.py"


def test_beside_what_follows_from_the_silence_of_an_old_list_stands_its_last_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "UKR", "--as-of", "2026-01-15"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Kampala amendment on war crimes (list to 20 January 2023)" in told
    assert "Convention on Cluster Munitions," in told
    assert main(["status", "UKR", "--with", "CHE", "--as-of", "2026-01-15"]) == 0
    assert "no party (list to 20 January 2023)" in capsys.readouterr().out
