"""A State under all treaties, and two side by side: the same answer on every surface, nothing left out without a word."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from servanda.cli import main
from servanda.publish.standings import concerned, side_by_side, standings
from servanda.publish.tables import csv_rows
from servanda.standing import Record

Capture = pytest.CaptureFixture[str]
DAY = date(2025, 12, 10)


@pytest.fixture(scope="module")
def record() -> Record:
    return Record(DAY)


def test_every_treaty_is_answered_or_named_as_not_told(record: Record) -> None:
    for state in ("FIN", "RUS", "PSE"):
        found, silent = standings(record, state, DAY)
        assert sorted([now.treaty for now in found] + silent) == sorted(record.listed_treaties())
        for now in found:
            assert now == record.standing(state, now.treaty, DAY)


def test_command_line_json_and_csv_give_the_same(record: Record, capsys: Capture) -> None:
    words = ["status", "Finland", "--as-of", DAY.isoformat(), "--known-at", "2025-07-01"]
    assert main([*words, "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert main([*words, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["treaty"], row["status"]) for row in rows] == [(one["treaty"], one["status"]) for one in made["standings"]]
    assert main(words) == 0
    text = capsys.readouterr().out
    found, silent = standings(record, "FIN", DAY, "2025-07-01")
    told = {line.split()[0]: line for line in text.splitlines() if line.strip()}
    for now in found:
        assert (now.treaty in told) == concerned(record, now)
        assert now.treaty not in told or now.status in told[now.treaty]
    assert made["not_told"] == silent
    assert "Ottawa Convention" in text and "bound" in told["apmbc"]  # the notice was not known then


def test_two_states_show_what_the_one_objects_to_the_other(record: Record) -> None:
    asked = Record("2026-01-15")
    found, _ = side_by_side(asked, "UKR", "NOR", asked.today)
    apmbc = next(side for side in found if side.one.treaty == "apmbc")
    assert any(item.ref.startswith("NOR objection") for item in apmbc.between)
    with_swiss, _ = side_by_side(asked, "NOR", "FRA", asked.today)
    other = next(side for side in with_swiss if side.one.treaty == "apmbc")
    assert not any(item.ref.startswith("NOR objection") for item in other.between)  # it is made to Ukraine


def test_what_came_after_the_day_stands_in_no_comparison(record: Record) -> None:
    found, _ = side_by_side(Record("2025-07-01"), "UKR", "NOR", date(2025, 7, 1))
    apmbc = next(side for side in found if side.one.treaty == "apmbc")
    assert not any(item.ref.startswith("NOR objection") for item in apmbc.between)


def test_a_state_that_was_none_on_the_day_is_told_so(capsys: Capture) -> None:
    assert main(["status", "SSD", "--as-of", "1990-01-01"]) == 2
    assert "was no State" in capsys.readouterr().err


def test_what_cannot_be_asked_together_is_told(capsys: Capture) -> None:
    for words in (["status", "FIN", "apmbc", "--with", "RUS"], ["status", "FIN", "--with", "RUS", "--format", "csv"]):
        assert main(words) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_no_cell_of_a_table_is_a_formula() -> None:
    text = csv_rows(("a",), [("=HYPERLINK(1)",), ("-1",), (-1,), ("@x",), ("plain",)], excel=True)
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    assert [row[0] for row in csv.reader(io.StringIO(text))][1:] == ["'=HYPERLINK(1)", "'-1", "-1", "'@x", "plain"]


def test_what_is_told_beside_a_standing_and_is_no_act_of_the_state_makes_it_no_part_of_a_treaty(record: Record) -> None:
    """The Cook Islands have no part in the Treaty of Bangkok, nor the United States in the amendments on aggression."""
    for state, treaty in (("COK", "nwfz-bangkok"), ("USA", "rome-aggression-2010")):
        now = record.standing(state, treaty, "2020-01-01")
        assert now.also and not concerned(record, now)
