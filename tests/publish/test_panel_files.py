"""The panel as files: what is written is what was asked, it is described to the last column, and nothing half-written stays."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from servanda.cli import main
from servanda.errors import InputError, UsageError
from servanda.publish import as_panel
from servanda.standing import Record
from servanda.standing.cells import COLUMNS
from servanda.standing.panel import Panel

NAMES = [column.name for column in COLUMNS]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def panel(record: Record) -> Panel:
    """A panel in which every kind of value occurs: readings, States without codes, open ends, days past the list."""
    return record.panel("month", "2025-01-01", "2026-06-30", ["apmbc", "ccm"])


def test_parquet_holds_the_table_in_row_groups(panel: Panel, tmp_path: Path) -> None:
    path = str(tmp_path / "panel.parquet")
    assert as_panel.write_parquet(panel, path, rows=1000) == panel.num_rows
    file = parquet.ParquetFile(path)
    assert file.metadata.num_row_groups > 5
    assert max(file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)) <= 1000
    assert file.read().to_pylist() == panel.table().to_pylist()
    told = json.loads(file.schema_arrow.metadata[b"servanda"])
    assert (told["unit"], told["start"], told["treaties"]) == ("month", "2025-01-01", ["apmbc", "ccm"])


def test_csv_holds_the_table_with_empty_values_as_nothing(panel: Panel, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    assert as_panel.write_csv(panel, str(path)) == panel.num_rows
    written = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert written == [{name: as_text(value) for name, value in row.items()} for row in panel.table().to_pylist()]


def as_text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_a_panel_too_long_for_csv_is_refused_with_the_cure(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Parquet"):
        as_panel.write_csv(record.panel("day", "1945-01-01"), str(tmp_path / "panel.csv"))
    assert not list(tmp_path.iterdir())


def test_what_breaks_off_leaves_the_earlier_file(panel: Panel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "panel.parquet"
    path.write_text("earlier")

    def broken(rows: int = 0) -> object:
        yield from list(Panel.batches(panel, 1000))[:1]
        raise KeyboardInterrupt

    monkeypatch.setattr(panel, "batches", broken)
    with pytest.raises(KeyboardInterrupt):
        as_panel.write_parquet(panel, str(path))
    assert path.read_text() == "earlier" and [found.name for found in tmp_path.iterdir()] == ["panel.parquet"]


def test_a_folder_that_cannot_be_made_is_told(panel: Panel, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError, match="cannot be made"):
        as_panel.write_folder(panel, str(tmp_path / "taken"), "csv")
    with pytest.raises(InputError, match="cannot be written"):
        as_panel.write_csv(panel, str(tmp_path / "nowhere" / "panel.csv"))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_data_package_describes_the_file_beside_it(panel: Panel, tmp_path: Path, form: str) -> None:
    import hashlib

    as_panel.write_folder(panel, str(tmp_path), form)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    (resource,) = package["resources"]
    data = (tmp_path / resource["path"]).read_bytes()
    assert (resource["format"], resource["bytes"]) == (form, len(data))
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert resource["rowcount"] == panel.num_rows
    assert package["profile"] == "tabular-data-package" and package["name"] == package["name"].lower()
    assert all(source["title"] for source in package["sources"])


def test_the_schema_of_the_data_package_holds_for_every_row(panel: Panel, tmp_path: Path) -> None:
    """What a Frictionless validator would check: types, required values, and the values that may occur."""
    as_panel.write_folder(panel, str(tmp_path), "csv")
    fields = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"][0]["schema"]["fields"]
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [field["name"] for field in fields] == list(rows[0])
    for field in fields:
        values = {row[field["name"]] for row in rows}
        limits = field.get("constraints", {})
        assert not (limits.get("required") and "" in values)
        assert "enum" not in limits or values <= set(limits["enum"])
        values.discard("")
        assert field["type"] != "boolean" or values <= {"true", "false"}
        assert field["type"] != "integer" or all(value.isdigit() for value in values)
        assert field["type"] != "date" or all(len(value) == 10 for value in values)


def test_every_column_is_documented(panel: Panel) -> None:
    """Fails when a column is written that codebook and data package do not describe."""
    written = panel.table().column_names
    book = as_panel.codebook(panel)
    assert [column["name"] for column in book["columns"]] == written == NAMES
    assert all(len(column["description"]) > 20 for column in book["columns"])
    text = as_panel.codebook_text(book)
    for column in COLUMNS:
        assert f"### {column.name}\n\n{column.says}" in text
        assert column.empty in text


def test_a_column_that_may_be_empty_says_what_that_means(record: Record) -> None:
    table = record.panel("year", "1945-01-01", "2026-01-01").table()
    for column in COLUMNS:
        assert bool(table[column.name].null_count) <= bool(column.empty), column.name


def test_the_codebook_names_every_treaty_and_how_far_its_list_goes(record: Record) -> None:
    book = as_panel.codebook(record.panel())
    assert [treaty["id"] for treaty in book["treaties"]] == record.listed_treaties()
    ottawa = next(treaty for treaty in book["treaties"] if treaty["id"] == "apmbc")
    assert {"id": "apmbc", "complete_to": "2026-02-03", "coverage": "full"}.items() <= ottawa.items()


def test_the_page_on_the_panel_tells_every_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "panel.md").read_text("utf-8")
    for column in COLUMNS:
        assert f"| `{column.name}` |" in page, f"docs/panel.md does not tell of {column.name}"


def test_the_verb_writes_csv_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["panel", "--unit", "year", "--treaty", "Ottawa Convention", "--state", "Finland", "--start", "2011-01-01",
                 "--end", "2012-12-31"]) == 0  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert [(row["date"], row["status"]) for row in rows] == [("2011-12-31", "no party"), ("2012-12-31", "bound")]


def test_the_verb_writes_a_folder_and_single_files(capsys: Capture, tmp_path: Path) -> None:
    ask = ["panel", "--unit", "year", "--treaty", "apmbc", "--start", "2020-01-01", "--end", "2021-12-31"]
    assert main([*ask, "--out", str(tmp_path / "made")]) == 0
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == [
        "codebook.json", "codebook.md", "datapackage.json", "panel.parquet",
    ]  # fmt: skip
    assert main([*ask, "--out", str(tmp_path / "x.csv")]) == 0
    assert main([*ask, "--out", str(tmp_path / "x.parquet")]) == 0
    out, err = capsys.readouterr()
    assert out == "" and "x.csv: 398 rows" in err.replace(str(tmp_path), "") and "datapackage.json" in err


def test_the_verb_prints_the_codebook(capsys: Capture) -> None:
    assert main(["panel", "--codebook", "--treaty", "apmbc"]) == 0
    assert capsys.readouterr().out.startswith("# Standing of States")
    assert main(["panel", "--codebook", "--treaty", "apmbc", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["columns"][0]["name"] == "state"


@pytest.mark.parametrize(("ask", "says"), [
    (["--format", "parquet"], "Parquet is no text"),
    (["--format", "json"], "add --codebook"),
    (["--format", "csv", "--out", "x.parquet"], "ends in .csv"),
    (["--treaty", "nothing-of-the-kind"], "No treaty is called"),
])  # fmt: skip
def test_the_verb_tells_what_it_cannot_write(capsys: Capture, ask: list[str], says: str) -> None:
    assert main(["panel", *ask]) == 2
    assert says in capsys.readouterr().err
