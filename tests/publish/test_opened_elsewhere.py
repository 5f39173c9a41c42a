"""What is written opens where its readers open it: Parquet in pandas, Polars, DuckDB, SQLite in datasette, Word in LibreOffice."""

from __future__ import annotations

import asyncio
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hand_made import make_report

from servanda.cli import main
from servanda.publish.as_sqlite import FACETS, write_sqlite
from servanda.publish.as_table import claims_parquet
from servanda.publish.briefs.content import brief
from servanda.publish.briefs.of_report import report_note
from servanda.standing import Record

Rows = list[dict[str, Any]]
NARROW = ["--unit", "year", "--start", "2020-01-01", "--end", "2023-12-31", "--treaty", "apmbc", "--treaty", "ccm"]
SHAPES = ("long", "wide", "dyadic")


def by_pandas(path: Path) -> Rows:
    pandas = pytest.importorskip("pandas")
    found: Rows = pandas.read_parquet(path, dtype_backend="pyarrow").astype(object).to_dict("records")
    return [{name: None if pandas.isna(value) else value for name, value in row.items()} for row in found]


def by_polars(path: Path) -> Rows:
    found: Rows = pytest.importorskip("polars").read_parquet(path).to_dicts()
    return found


def by_duckdb(path: Path) -> Rows:
    found = pytest.importorskip("duckdb").sql(f"SELECT * FROM read_parquet('{path}')")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


READERS = (by_pandas, by_polars, by_duckdb)


@pytest.fixture(scope="module")
def panels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    pytest.importorskip("pyarrow", reason="needs the extra servanda[panel]")
    folder = tmp_path_factory.mktemp("panels")
    found = {shape: folder / f"{shape}.parquet" for shape in SHAPES}
    for shape, path in found.items():
        assert main(["panel", *NARROW, "--state", "FIN", "--state", "PRK", "--state", "COK", "--shape", shape, "--out", str(path)]) == 0
    return found


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("reader", READERS)
def test_a_panel_of_every_shape_is_the_same_in_every_reader(panels: dict[str, Path], shape: str, reader: Callable[[Path], Rows]) -> None:
    """Days are days, what is missing is missing, and integers stay whole: as Arrow itself has them."""
    parquet = pytest.importorskip("pyarrow.parquet")
    wanted = parquet.read_table(panels[shape]).to_pylist()
    assert wanted and reader(panels[shape]) == wanted


@pytest.mark.parametrize("reader", READERS)
def test_checked_claims_are_the_same_in_every_reader(tmp_path: Path, reader: Callable[[Path], Rows]) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra servanda[panel]")
    rows = [{"file": "a", **row} for row in make_report().table()]
    with (tmp_path / "claims.parquet").open("wb") as file:
        claims_parquet(rows, file)
    assert reader(tmp_path / "claims.parquet") == rows


def test_datasette_serves_the_record_with_its_facets_and_names(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="datasette is not installed")
    write_sqlite(Record("2026-01-15"), str(tmp_path / "record.db"))
    metadata = json.loads((tmp_path / "record.metadata.json").read_text(encoding="utf-8"))
    served = app.Datasette([str(tmp_path / "record.db")], metadata=metadata)

    async def asked() -> dict[str, Any]:
        await served.invoke_startup()
        return {name: (await served.client.get(f"/record/{name}.json?_labels=on&_size=1")) for name in FACETS}

    for name, answer in asyncio.run(asked()).items():
        assert answer.status_code == 200, name
        told = answer.json()
        assert set(told["facet_results"]["results"] if "results" in told["facet_results"] else told["facet_results"]) >= set(FACETS[name])
        assert "treaty" not in told["columns"] or told["rows"][0]["treaty"]["label"]


@pytest.mark.parametrize("of", ["state", "report"])
def test_libreoffice_opens_a_note_and_prints_it_on_one_page(tmp_path: Path, of: str) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice") or pytest.skip("LibreOffice is not installed")
    pytest.importorskip("docx", reason="needs the extra servanda[brief]")
    from servanda.publish.briefs.as_docx import docx

    note = brief(Record("2025-12-10"), "FIN", "apmbc") if of == "state" else report_note(make_report())
    (tmp_path / "note.docx").write_bytes(docx(note))
    own = f"-env:UserInstallation=file://{tmp_path}/profile"
    told = [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "note.docx")]
    subprocess.run(told, check=True, capture_output=True, timeout=120)
    read = pypdf.PdfReader(io.BytesIO((tmp_path / "note.pdf").read_bytes()))
    assert len(read.pages) == 1 and note.title in read.pages[0].extract_text()
