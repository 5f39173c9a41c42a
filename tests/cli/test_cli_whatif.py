"""`servanda whatif`: what is supposed, what follows, and the record as it is beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from servanda.cli import main

Capture = pytest.CaptureFixture[str]
EXAMPLE = ("whatif", "UKR", "apmbc", "--withdraw", "2025-07-21", "--conflict-ends", "2027-03-01")


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(list(argv))
    out = capsys.readouterr()
    return code, out.out, out.err


def answered(capsys: Capture, *argv: str) -> dict[str, Any]:
    code, out, err = told(capsys, *argv, "--format", "json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_text_tells_supposition_effect_reading_and_baseline(capsys: Capture) -> None:
    code, out, err = told(capsys, *EXAMPLE, "--as-of", "2026-11-24")
    assert (code, err) == (0, "")
    for words in (
        "a notice of withdrawal that the depositary receives on 21 July 2025", "rus-ukr-2014", "ends on 1 March 2027",
        "The withdrawal takes effect on 1 March 2027.", "APMBC Art. 20(3)", "supposed, not on record", "no-suspension", "Ukraine",
        "2033-12-01, lapsed", "complete to",
    ):  # fmt: skip
        assert words in out
    rows = [line.split() for line in out.splitlines()]
    assert ["now", "bound", "2006-06-01", "-"] in rows
    assert ["what", "if", "withdrawing", "2025-07-21", "2027-03-01"] in rows


def test_json_carries_both_answers_and_all_that_was_supposed(capsys: Capture) -> None:
    made = answered(capsys, *EXAMPLE, "--as-of", "2026-11-24")
    assert (made["state"], made["treaty"], made["as_of"], made["known_at"]) == ("UKR", "apmbc", "2026-11-24", None)
    assert made["supposed"]["conflict_ends"] == [{"conflict": "rus-ukr-2014", "end": "2027-03-01"}]
    assert [(c["action"], c["date"], c["effective"]) for c in made["consequences"]] == [("withdrawal", "2025-07-21", "2027-03-01")]
    assert (made["baseline"]["standing"]["status"], made["whatif"]["standing"]["status"]) == ("bound", "withdrawing")
    assert made["whatif"]["intervals"][-1]["status"] == "withdrawn"
    assert len(made["whatif"]["deadlines"]) == len(made["baseline"]["deadlines"]) > 0
    assert made["receipt"]["question"]["conflict_ends"] == ["rus-ukr-2014=2027-03-01"]


def test_a_named_conflict_and_all_open_ones_are_the_same_where_there_is_one(capsys: Capture) -> None:
    named = (*EXAMPLE[:-1], "rus-ukr-2014=2027-03-01")
    assert answered(capsys, *named) == answered(capsys, *EXAMPLE)


def test_nothing_supposed_is_the_baseline(capsys: Capture) -> None:
    made = answered(capsys, "whatif", "UKR", "apmbc")
    assert made["baseline"] == made["whatif"]
    out = told(capsys, "whatif", "UKR", "apmbc")[1]
    assert "Supposed:\n  nothing" in out
    assert "differ" not in out and "otherwise" not in out


def test_a_notice_today_is_one_of_the_day_that_is_asked_about(capsys: Capture) -> None:
    made = answered(capsys, "whatif", "FRA", "apmbc", "--withdraw", "today", "--as-of", "2026-01-31")
    assert made["receipt"]["question"]["withdraw"] == "2026-01-31"
    assert made["consequences"][0]["effective"] == "2026-07-31"


def test_steps_and_duties_can_be_supposed_together(capsys: Capture) -> None:
    made = answered(
        capsys, "whatif", "UKR", "apmbc", "--withdraw", "2026-01-05", "--take-back", "2026-02-01", "--extend", "clearance=2040-01-01",
        "--complete", "stockpile-destruction=2026-01-10", "--as-of", "2026-08-01",
    )  # fmt: skip
    assert made["whatif"]["standing"]["status"] == "bound"
    duties = {due["norm"]: (due["due"], due["status"]) for due in made["whatif"]["deadlines"]}
    assert duties["clearance"] == ("2040-01-01", "running")
    assert duties["stockpile-destruction"] == ("2010-06-01", "met late")


def test_a_signatory_ratifies_and_any_other_state_accedes(capsys: Capture) -> None:
    assert answered(capsys, "whatif", "CHN", "apmbc", "--join", "2027-01-01")["consequences"][0]["action"] == "accession"
    made = answered(capsys, "whatif", "CHN", "ccm", "--sign", "2027-01-01", "--join", "2027-02-01", "--as-of", "2027-03-01")
    assert [c["action"] for c in made["consequences"]] == ["signature", "ratification"]
    assert made["whatif"]["standing"]["status"] == "pending"


@pytest.mark.parametrize(("argv", "sentence"), [
    (["--withdraw", "2025-06-31"], "is not a day"), (["--extend", "clearance"], "write it as"), (["--extend", "=2030"], "write it as"),
    (["--extend", "clearence=2030-01-01"], "sets no last day"), (["--complete", "clearance=soon"], "is not a day"),
    (["--conflict-ends", "nowhere=2030-01-01"], "knows no armed conflict"), (["--conflict-ends", "1900-01-01"], "so none can end"),
    (["--known-at", "x"], "is not a day"),
])  # fmt: skip
def test_usage_errors_are_one_sentence_and_code_2(capsys: Capture, argv: list[str], sentence: str) -> None:
    code, out, err = told(capsys, "whatif", "UKR", "apmbc", *argv)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1
