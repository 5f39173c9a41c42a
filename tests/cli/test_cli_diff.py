"""`servanda diff`: what changed between two days, as text, JSON and feeds."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from servanda.cli import main

Capture = pytest.CaptureFixture[str]
DAYS = ("--from", "2025-07-01", "--to", "2025-08-01")


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(["diff", *argv])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_text_has_its_headings_and_says_how_far_the_record_goes(capsys: Capture) -> None:
    code, out, err = told(capsys, *DAYS, "--treaty", "Ottawa Convention")
    assert (code, err) == (0, "")
    assert out.startswith("From 1 July 2025 to 1 August 2025:")
    flat = " ".join(out.split())
    for words in ("New on record:", "Standings that changed:", "Contested questions:", "Duties with a last day:",
                  "2025-07-10 Finland gave notice of withdrawal from the Ottawa Convention"):  # fmt: skip
        assert words in flat
    assert "complete to" in told(capsys, "--from", "2026-01-01", "--to", "2026-08-01", "--treaty", "apmbc")[1]


def test_one_state_is_told_alone(capsys: Capture) -> None:
    out = told(capsys, *DAYS, "--state", "Finland")[1]
    assert "Finland" in out
    assert "Ukraine" not in out


def test_a_day_with_itself_changes_nothing(capsys: Capture) -> None:
    assert told(capsys, "--from", "2025-07-10", "--to", "2025-07-10")[1].startswith("Nothing changed")
    assert json.loads(told(capsys, "--from", "2025-07-10", "--to", "2025-07-10", "--format", "json")[1])["changes"] == []


def test_json_names_days_and_changes(capsys: Capture) -> None:
    made = json.loads(told(capsys, *DAYS, "--treaty", "apmbc", "--format", "json")[1])
    assert (made["from"], made["to"], made["treaty"], made["state"]) == ("2025-07-01", "2025-08-01", "apmbc", None)
    assert {change["kind"] for change in made["changes"]} == {"action", "standing", "reading", "deadline"}
    assert all(change["says"] for change in made["changes"])
    assert made["receipt"]["record_root"]


def test_feeds_tell_as_many_lines_as_the_json(capsys: Capture) -> None:
    lines = json.loads(told(capsys, *DAYS, "--format", "json")[1])["in_words"]
    atom = ElementTree.fromstring(told(capsys, *DAYS, "--format", "atom")[1])
    feed = json.loads(told(capsys, *DAYS, "--format", "jsonfeed")[1])
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == len(feed["items"]) == len(lines) > 0


def test_the_later_day_is_today_where_none_is_given(capsys: Capture) -> None:
    made = json.loads(told(capsys, "--from", "2026-08-01", "--treaty", "inf", "--format", "json")[1])
    assert made["receipt"]["question"]["to"] >= "2026-08-01"


@pytest.mark.parametrize(("argv", "sentence"), [
    ([], "--from"), (["--from", "2025-07-01", "--to", "2025-06-01"], "earlier day first"), (["--from", "x"], "is not a day"),
    (["--from", "2025-07-01", "--treaty", "nothing"], "No treaty"), (["--from", "2025-07-01", "--state", "nowhere"], "No State"),
])  # fmt: skip
def test_usage_errors_are_one_sentence_and_code_2(capsys: Capture, argv: list[str], sentence: str) -> None:
    code, out, err = told(capsys, *argv)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
