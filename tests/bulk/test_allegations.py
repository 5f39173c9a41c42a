"""Allegations a month by pair of parties: the counts of a bulk run, and the files that go out."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest
from bulk.crawls import rows
from pyarrow import parquet

from servanda.bulk.allegations import allegations
from servanda.cli import main
from servanda.desk import Ledger
from servanda.publish.as_allegations import COLUMNS, Allegation
from servanda.publish.plots import plot_allegations
from servanda.record.states import states


@pytest.fixture(scope="module")
def tables(undisturbed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the verb wrote, in both forms."""
    folder = tmp_path_factory.mktemp("tables")
    for form in ("csv", "parquet"):
        assert main(["allegations", str(undisturbed), "--out", str(folder / form), "--format", form]) == 0
    return folder


def test_every_count_is_that_of_the_rows_of_the_run(undisturbed: Path) -> None:
    found = rows(undisturbed)
    told, denied = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for claim, finding in zip(found["claims"], found["findings"], strict=True):
        for accused in claim["targets"]:
            cell = (f"{claim['published']:%Y-%m}", accused, claim["treaty"] or "", claim["norm"])
            denied[cell] += claim["act"] == "deny"
            for accusing in claim["speaker_for"] or [""]:
                told[*cell, accusing, finding["verdict"]] += claim["act"] == "accuse"
    made = allegations(str(undisturbed)).rows
    assert len(made) > 5 and any(row.denials for row in made)
    assert {row.values()["accusing_kind"] for row in made} >= {"state", "outlet"}
    for row in made:
        cell = (row.month, row.accused, row.treaty, row.norm)
        each = (row.supported, row.contradicted, row.contested, row.outside_the_record)
        wanted = tuple(told[*cell, row.accusing, name] for name in ("supported", "contradicted", "contested", "outside the record"))
        assert (each, row.claims, row.denials) == (wanted, sum(wanted), denied[cell])
        assert 1 <= row.documents <= row.claims
    assert sum(row.claims for row in made) == sum(told.values())


def test_both_forms_hold_the_same_rows(tables: Path, undisturbed: Path) -> None:
    with (tables / "csv" / "allegations.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    kept = parquet.read_table(tables / "parquet" / "allegations.parquet").to_pylist()
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in kept] == read
    assert kept == [row.values() for row in allegations(str(undisturbed)).rows]
    for row in kept:
        state = states().get(row["accusing"])
        assert (row["accusing_kind"] == "state", str(row["accusing_cow"] or "")) == (state is not None, state.cow if state else "")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_codebook_and_data_package_tell_every_column_with_its_unit(tables: Path, form: str) -> None:
    package = json.loads((tables / form / "datapackage.json").read_text("utf-8"))
    (table,) = package["resources"]
    data = (tables / form / table["path"]).read_bytes()
    names = parquet.read_schema(tables / form / table["path"]).names if form == "parquet" else data.splitlines()[0].decode().split(",")
    assert (table["bytes"], table["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    assert [field["name"] for field in table["schema"]["fields"]] == names == [column.name for column in COLUMNS]
    book = json.loads((tables / form / "codebook.json").read_text("utf-8"))
    text = (tables / form / "codebook.md").read_text("utf-8")
    for column in book["columns"]:
        assert column["type"] and column["description"] and f"### {column['name']}\n" in text
        assert (column["type"] == "integer") == ("unit" in column) or column["name"].endswith("_cow")
    assert package["servanda"]["receipt"]["record"] and package["servanda"]["documents"]["checked"] == 7


def test_pictures_show_the_numbers_of_the_rows_of_two_states() -> None:
    made = [
        Allegation.of("2025-01", "RUS", "apmbc", "use", "UKR", 2, 1, {"outside the record": 3}, 0),
        Allegation.of("2025-01", "RUS", "ccm", "use", "UKR", 1, 1, {"outside the record": 1}, 0),
        Allegation.of("2025-03", "RUS", "apmbc", "use", "UKR", 1, 1, {"outside the record": 2}, 0),
        Allegation.of("2025-02", "UKR", "apmbc", "use", "RUS", 1, 1, {"outside the record": 1}, 0),
        Allegation.of("2025-02", "UKR", "apmbc", "use", "UKR", 9, 1, {"outside the record": 9}, 0),
        Allegation.of("2025-02", "UKR", "apmbc", "use", "", 9, 1, {"outside the record": 9}, 0),
    ]
    drawn = plot_allegations(made, "told")
    lines = {line.get_label(): list(line.get_ydata()) for line in drawn["by-month"].axes[0].lines}
    assert lines == {"Ukraine → Russia": [4, 0, 2], "Russia → Ukraine": [0, 1, 0]}
    assert sorted(text.get_text() for text in drawn["by-pair"].axes[0].texts) == ["1", "6"]
    assert plot_allegations(made[4:], "told") == {}


def test_pictures_come_with_the_table(tables: Path) -> None:
    assert (tables / "csv" / "allegations-by-month.svg").read_text("utf-8").startswith("<?xml")
    assert (tables / "csv" / "allegations-by-pair.svg").exists()


def test_what_is_no_finished_run_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["allegations", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "no finished bulk run" in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_the_desk_takes_the_run(undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"sqlite:///{tmp_path / 'desk.db'}"
    monkeypatch.setenv("DATABASE_URL", address)
    assert main(["desk", "add", str(undisturbed), "--by", "ann"]) == 0
    with Ledger.open(address) as ledger:
        kept = {(row.accusing, row.accused) for row in ledger.allegations(("accused", "accusing"))}
    assert kept == {(row.accusing, row.accused) for row in allegations(str(undisturbed)).rows}
