"""Wide and dyadic panels, and the panel in pandas: the same answers as the long panel, no side taken where readings differ."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.errors import UsageError
from servanda.standing import Record

pa = pytest.importorskip("pyarrow", reason="needs the extra servanda[panel]")
STATES = ("FIN", "UKR", "USA", "SDN", "SSD")
TREATIES = ("apmbc", "ccm", "npt")


@pytest.fixture(scope="module")
def record() -> Record:
    return Record("2026-01-01")


def test_wide_has_the_status_of_the_long_panel_in_a_column_a_treaty(record: Record) -> None:
    panel = record.panel("year", "2008-01-01", "2025-12-31", TREATIES, states=STATES)
    rows = panel.wide().to_pylist()
    assert len({(row["state"], row["date"]) for row in rows}) == len(rows)
    assert {row["state"] for row in rows if row["date"] == date(2009, 12, 31)} == {"FIN", "UKR", "USA", "SDN"}  # South Sudan began in 2011
    for row in rows:
        for treaty in TREATIES:
            now = record.standing(row["state"], treaty, row["date"])
            held = {view.status for view in now.readings} or {now.status}
            assert row[treaty] == (held.pop() if len(held) == 1 else "contested")


def test_dyads_are_bound_where_both_are(record: Record) -> None:
    panel = record.panel("year", "2008-01-01", "2025-12-31", TREATIES, states=STATES)
    rows = {(row["state_a"], row["state_b"], row["date"]): row for row in panel.dyads().to_pylist()}
    for day in panel.days():
        for one, other in combinations(sorted(STATES), 2):
            row = rows.get((one, other, day))
            if "SSD" in (one, other) and day.year < 2011:
                assert row is None
                continue
            assert row is not None
            for treaty in TREATIES:
                both = [record.standing(state, treaty, day) for state in (one, other)]
                assert row[treaty] == all(now.bound for now in both)
            assert row["shared"] == sum(bool(row[treaty]) for treaty in TREATIES)
    assert (rows["FIN", "USA", date(2010, 12, 31)]["cow_a"], rows["FIN", "USA", date(2010, 12, 31)]["cow_b"]) == (375, 2)


def test_where_readings_give_another_status_no_side_is_taken() -> None:
    record = Record("2026-01-01")
    day = date(2005, 12, 31)
    contested = {view.status for view in record.standing("PRK", "npt", day).readings}
    assert len(contested) > 1
    panel = record.panel("year", "2005-01-01", "2005-12-31", ["npt"], states=["PRK", "FIN"])
    assert {row["state"]: row["npt"] for row in panel.wide().to_pylist()} == {"PRK": "contested", "FIN": "bound"}
    assert panel.dyads().to_pylist()[0]["npt"] is None


def test_pandas_has_real_days_and_integers_that_may_be_missing(record: Record) -> None:
    pd = pytest.importorskip("pandas")
    frame = record.panel("year", "2010-01-01", "2012-12-31", ["apmbc"], states=["FIN", "COK"]).pandas()
    assert str(frame["cow"].dtype) == "Int32" and str(frame["bound"].dtype) == "boolean"
    assert pd.api.types.is_datetime64_any_dtype(frame["date"]) and pd.api.types.is_datetime64_any_dtype(frame["since"])
    assert frame.loc[frame["state"] == "COK", "cow"].isna().all()
    assert (frame["date"] - frame["since"]).dt.days.notna().any()


def test_a_panel_without_the_needed_columns_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match="was asked without"):
        record.panel("year", "2010-01-01", "2010-12-31", ["apmbc"], columns=["state", "date"]).wide()


def test_the_verb_writes_each_shape(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    words = ["panel", "--unit", "year", "--start", "2020-01-01", "--end", "2021-12-31", "--treaty", "apmbc"]
    words += ["--state", "FIN", "--state", "UKR"]
    assert main([*words, "--shape", "wide", "--excel"]) == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"))))
    assert [(row["state"], row["date"], row["apmbc"]) for row in rows][:1] == [("FIN", "2020-12-31", "bound")]
    assert main([*words, "--shape", "dyadic", "--out", str(tmp_path / "dyads.parquet")]) == 0
    from pyarrow import parquet

    assert parquet.read_table(tmp_path / "dyads.parquet").to_pylist()[0]["shared"] == 1
    assert main([*words, "--excel", "--out", str(tmp_path / "long.csv")]) == 0
    assert (tmp_path / "long.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main([*words, "--shape", "wide", "--out", str(tmp_path / "folder")]) == 2
    assert main([*words, "--excel", "--out", str(tmp_path / "x.parquet")]) == 2
