"""Crossing over from another list: every agreement is found by its own names, and none is taken for what amends or follows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda import law
from servanda.cli import main
from servanda.publish.crossing import COLUMNS, KNOWN, LIKELY, UNKNOWN, crossed

Capture = pytest.CaptureFixture[str]


def matched(title: str, year: int | None = None) -> tuple[str, str | None]:
    [row] = crossed([(title, year)])
    return row["match"], row["id"]


@pytest.mark.parametrize("name", law.treaty_ids())
def test_every_agreement_is_known_by_its_name_as_others_write_it(name: str) -> None:
    rules = law.treaty(name)
    made = rules.adopted or rules.opened
    year = made.year if made else None
    for title in (rules.name, rules.name.upper(), f"The {rules.name}", f"{rules.name} ({rules.cite} of that year)", rules.short):
        assert matched(title, year) == (KNOWN, name)
    assert matched(f"An agreement ({rules.short})", year) == (KNOWN, name)


@pytest.mark.parametrize(("title", "year"), [
    ("Protocol to the ABM Treaty", 1974), ("Amendment to the Treaty of Tlatelolco", 1990), ("Lisbon Protocol to START", 1992),
    ("START IV Treaty", 2030), ("Additional Protocol III to the Geneva Conventions", 2005), ("Rush-Bagot Agreement", 1817),
    ("Treaty", None), ("", None), ("of the", None), ("Protocol", None), ("Second Review of the Biological Weapons Convention", 1986),
])  # fmt: skip
def test_what_amends_or_follows_an_agreement_is_not_that_one(title: str, year: int | None) -> None:
    assert matched(title, year) == (UNKNOWN, None)


def test_a_name_of_another_time_is_likely_at_most() -> None:
    assert matched("Chemical Weapons Convention", 1925) == (LIKELY, "cwc")
    assert matched("Biological and Toxin Weapons Ban Convention", 1972) == (LIKELY, "bwc")
    assert matched("Biological and Toxin Weapons Ban Convention", 1925) == (UNKNOWN, None)


@given(st.text(max_size=200), st.none() | st.integers(0, 3000))
def test_whatever_is_listed_gets_one_row(title: str, year: int | None) -> None:
    match, name = matched(title, year)
    assert (match == UNKNOWN) is (name is None) and (name is None or name in law.treaty_ids())


@pytest.mark.parametrize("text", [
    "Treaty_Title;Signed\nABM Treaty;26.5.1972\n\"Two\nlines\";1950\n",
    "\ufeffno\ttreaty_title\tyear\n1\tABM Treaty\t1972\n2\tTwo lines\t\n",
])  # fmt: skip
def test_a_list_is_read_as_tables_are_written(text: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    asked = ["coverage", "--against", str(tmp_path / "list.csv"), "--column", "Treaty_Title"]
    assert main([*asked, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["match"], row["year"]) for row in rows] == [(KNOWN, 1972), (UNKNOWN, rows[1]["year"])] and rows[0]["id"] == "abm"
    assert main([*asked, "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith(",".join(COLUMNS))
    assert main(asked) == 0
    assert capsys.readouterr().out.endswith("2 titles: 1 known, 0 likely, 1 not known.\n")


@pytest.mark.parametrize(("data", "told"), [
    (b"a,b\n1,2\n", "has no column title, name, treaty or agreement"), (b"", "has no column"), (b"\xff\xfe\x00", "not in UTF-8"),
])  # fmt: skip
def test_a_list_that_cannot_be_read_is_told_in_one_sentence(data: bytes, told: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "list.csv").write_bytes(data)
    assert main(["coverage", "--against", str(tmp_path / "list.csv")]) == 2
    err = capsys.readouterr().err
    assert told in err and len(err.splitlines()) == 1
    assert main(["coverage", "--against", str(tmp_path / "nowhere.csv")]) == main(["coverage", "--column", "x"]) == 2
