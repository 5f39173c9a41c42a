"""The panel: what it says of a cell is what `standing` says, and the fast columnar path says what the slow one says."""

from __future__ import annotations

from datetime import date, timedelta

import polars
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import AT_PEACE, days, histories, made

from servanda.errors import UsageError
from servanda.record.loader import lists
from servanda.record.states import states
from servanda.standing import Record
from servanda.standing.cells import COLUMNS, STATUSES, Cell, cells_of, runs, spans
from servanda.standing.model import BOUND
from servanda.standing.panel import UNITS, Panel
from servanda.standing.panel import days as days_of

LISTED = [name for name, entry in lists().items() if entry.coverage != "none"]
CODES = sorted({span.iso3 for span in spans()})
KNOWN = st.one_of(st.none(), days())


def fast(panel: Panel) -> list[Cell]:
    """All rows of the columnar path as cells, in a settled order."""
    return sorted((Cell(**row) for row in panel.table().to_pylist()), key=repr)


def slow(panel: Panel) -> list[Cell]:
    return sorted(panel.cells(), key=repr)


@pytest.mark.parametrize("treaty", LISTED)
def test_a_whole_state_year_panel_of_every_treaty_is_the_same_both_ways(record: Record, treaty: str) -> None:
    panel = record.panel("year", "1960-01-01", "2030-12-31", treaty)
    assert fast(panel) == slow(panel)
    assert panel.num_rows == len(panel.table()) > 0


@settings(max_examples=40)
@given(
    st.sampled_from(UNITS), st.dates(date(1940, 1, 1), date(2030, 1, 1)), st.integers(0, 500),
    st.lists(st.sampled_from(LISTED), min_size=1, max_size=3), st.lists(st.sampled_from(CODES), min_size=1, max_size=3), KNOWN,
)  # fmt: skip
def test_a_small_panel_is_the_same_both_ways(
    record: Record, unit: str, start: date, length: int, treaties: list[str], codes: list[str], known_at: date | None
) -> None:
    panel = record.panel(unit, start, start + timedelta(days=length), treaties, known_at, codes)
    assert fast(panel) == slow(panel)


@settings(max_examples=40)
@given(histories(), days(), KNOWN)
def test_a_panel_of_a_made_up_history_is_the_same_both_ways(record: Record, done: list[object], start: date, known_at: date | None) -> None:
    told = record.with_actions(done)  # type: ignore[arg-type]
    panel = told.panel("day", start, start + timedelta(days=400), "apmbc", known_at, AT_PEACE)
    assert fast(panel) == slow(panel)


@given(st.sampled_from(LISTED), st.sampled_from(spans()), st.dates(date(1925, 1, 1), date(2035, 1, 1)), KNOWN)
def test_a_cell_is_what_standing_says(record: Record, treaty: str, span: object, day: date, known_at: date | None) -> None:
    cells = cells_of(record, span, treaty, day, known_at)  # type: ignore[arg-type]
    if not cells:
        return
    standing = record.standing(cells[0].state, treaty, day, known_at)
    assert len(cells) == max(1, len(standing.readings))
    for cell, view in zip(cells, standing.readings or (None,), strict=True):
        assert (cell.state, cell.treaty, cell.date) == (standing.state, treaty, day)
        assert cell.status == (view.status if view else standing.status)
        assert cell.bound == (cell.status in BOUND)
        assert cell.past_list == bool(standing.caveat)
        assert (cell.reading, cell.operates) == ((view.reading, view.operates) if view else (None, None))
        if cell.status == standing.status:
            assert (cell.since, cell.until) == (standing.since, standing.until)
            assert cell.basis.split("; ")[0] in "; ".join(item.ref for item in standing.basis)


def test_every_state_that_lives_has_a_row_for_every_day_under_a_whole_list(record: Record) -> None:
    rows = record.panel("day", "2020-02-27", "2020-03-02", "apmbc").table().to_pylist()
    living = {span.iso3 for span in spans() if span.valid_until is None}
    assert {(row["state"], row["date"]) for row in rows} == {(s, date(2020, 2, 27) + timedelta(days=n)) for s in living for n in range(5)}
    assert {"UKR", "VAT", "PSE", "COK", "TWN", "XKX", "SSD"} <= living
    assert "AIA" not in living and "ESH" not in living  # the record calls them no States


def test_codes_and_names_are_those_of_the_day(record: Record) -> None:
    rows = record.panel("year", "1945-01-01", "2010-12-31", "apmbc", states=["DEU", "DDR", "YEM", "YUG", "SRB", "SSD"]).table().to_pylist()
    found = {(row["state"], row["date"].year): (row["cow"], row["gw"], row["name"]) for row in rows}
    assert found["DEU", 1989] == (260, 260, "Germany") and found["DEU", 1990] == (255, 260, "Germany")
    assert ("DEU", 1945) not in found and ("DEU", 1948) not in found and ("DEU", 1949) in found
    assert ("DDR", 1989) in found and ("DDR", 1990) not in found
    assert found["YEM", 1989][0] == 678 and found["YEM", 1990][0] == 679
    assert ("SRB", 2005) not in found and found["SRB", 2006] == (345, 340, "Serbia")
    assert not any(state == "SSD" for state, _ in found)  # independent in 2011


def test_a_state_that_ended_has_rows_only_where_something_follows(record: Record) -> None:
    def status(state: str, treaty: str, day: str) -> set[str]:
        return {row["status"] for row in record.panel("day", day, day, treaty, states=state).table().to_pylist()}

    assert status("SUN", "npt", "1980-01-01") == {"bound"}  # Russia continues it
    assert status("SCG", "apmbc", "2005-01-01") == {"bound"}
    assert status("CSK", "npt", "1980-01-01") == {"bound"}  # the list carries it
    assert status("CSK", "outer-space", "1980-01-01") == set()  # a list of present States: nothing follows
    assert status("YUG", "ccw", "1985-01-01") == status("YUG", "ccw", "1995-01-01") == {"bound"}  # two States of one code
    assert status("CSK", "apmbc", "1980-01-01") == {"not in force"}  # it ended before the Convention was opened
    assert status("SUN", "npt", "1991-12-25") and not status("SUN", "npt", "1991-12-26")
    assert status("RUS", "npt", "1991-12-26") and not status("RUS", "npt", "1991-12-25")


def test_where_readings_differ_there_is_a_row_for_each(record: Record) -> None:
    rows = record.panel("month", "2025-06-01", "2025-08-31", "apmbc", states="UKR").table().to_pylist()
    assert [(row["date"].month, row["reading"], row["operates"], row["status"]) for row in rows] == [
        (6, None, None, "bound"),
        (7, "no-suspension", True, "bound"), (8, "no-suspension", True, "bound"),
        (7, "suspended", False, "bound"), (8, "suspended", False, "bound"),
    ]  # fmt: skip


def test_a_panel_is_pinned_to_what_was_known(record: Record) -> None:
    known = record.panel("year", "2026-01-01", "2026-12-31", "apmbc", "2025-07-01", "FIN").table().to_pylist()
    now = record.panel("year", "2026-01-01", "2026-12-31", "apmbc", states="FIN").table().to_pylist()
    assert known[0]["status"] == "bound" and now[0]["status"] == "withdrawn"


def test_rows_past_the_end_of_the_list_say_so(record: Record) -> None:
    rows = record.panel("day", "2026-02-02", "2026-02-05", "apmbc", states="DEU").table().to_pylist()
    assert [row["past_list"] for row in rows] == [False, False, True, True]


def test_an_open_conflict_leaves_the_end_undetermined(record: Record) -> None:
    told = record.with_actions([made("UKR", "withdrawal", "2025-08-01")])
    (row,) = told.panel("day", "2026-06-01", "2026-06-01", "ccm", states="UKR").table().to_pylist()
    assert not row["undetermined"]
    rows = told.panel("day", "2026-06-01", "2026-06-01", "apmbc", states="UKR").table().to_pylist()
    assert {(row["status"], row["undetermined"], row["until"]) for row in rows} == {("withdrawing", True, None)}


@pytest.mark.parametrize(("unit", "start", "end", "expected"), [
    ("day", "2024-02-28", "2024-03-01", ["2024-02-28", "2024-02-29", "2024-03-01"]),
    ("month", "2023-11-15", "2024-03-30", ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29"]),
    ("month", "2024-02-29", "2024-02-29", ["2024-02-29"]),
    ("month", "2024-02-01", "2024-02-28", []),
    ("year", "2023-06-01", "2025-12-30", ["2023-12-31", "2024-12-31"]),
    ("year", "2025-12-31", "2025-12-31", ["2025-12-31"]),
])  # fmt: skip
def test_months_stand_by_their_last_day_and_years_by_the_last_of_december(unit: str, start: str, end: str, expected: list[str]) -> None:
    found = days_of(unit, date.fromisoformat(start), date.fromisoformat(end))
    assert [day.isoformat() for day in found] == expected


@given(st.sampled_from(("month", "year")), st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 3000))
def test_the_days_of_a_unit_are_those_after_which_it_turns(unit: str, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    every = days_of("day", start, end)
    assert (every[0], every[-1], len(every)) == (start, end, length + 1)
    turns = [day for day in every if getattr(day + timedelta(days=1), unit) != getattr(day, unit)]
    assert days_of(unit, start, end) == turns


def test_a_span_without_any_day_of_the_unit_gives_an_empty_table(record: Record) -> None:
    table = record.panel("year", "2024-01-01", "2024-06-01", "apmbc").table()
    assert table.num_rows == 0 and table.column_names == [column.name for column in COLUMNS]


def test_the_end_is_today_where_none_is_given(record: Record) -> None:
    assert record.panel("day", "2026-01-01", treaties="apmbc", states="DEU").days()[-1] == record.today


def test_some_columns_can_be_asked_for(record: Record) -> None:
    table = record.panel("year", "2020-01-01", "2021-12-31", "apmbc", columns=["status", "state"]).table()
    assert table.column_names == ["state", "status"]


def test_batches_are_as_small_as_asked_and_together_the_table(record: Record) -> None:
    panel = record.panel("day", "1990-01-01", "2000-12-31", ["apmbc", "npt"])
    parts = list(panel.batches(10_000))
    assert max(part.num_rows for part in parts) <= 10_000
    plain = pa.schema([(field.name, getattr(field.type, "value_type", field.type)) for field in panel.schema])
    assert pa.Table.from_batches(parts).cast(plain).equals(panel.table().cast(plain))


def test_other_libraries_read_the_panel_as_it_is(record: Record) -> None:
    panel = record.panel("month", "2020-01-01", "2026-06-30", ["apmbc", "ccm"])
    frame = polars.DataFrame(panel)
    assert frame.height == panel.num_rows == pa.table(panel).num_rows
    at = frame.filter(polars.col("date") == date(2026, 1, 31), polars.col("treaty") == "apmbc", polars.col("bound"))
    assert at["state"].n_unique() == len([s for s in record.parties("apmbc", "2026-01-31") if s in states()])


def test_counts_of_the_panel_are_those_of_parties(record: Record) -> None:
    for treaty in ("apmbc", "cwc", "npt"):
        rows = record.panel("day", "2026-02-01", "2026-02-01", treaty).table().to_pylist()
        contested = {row["state"] for row in rows if row["reading"]}  # North Korea and the NPT
        asked = {span.iso3 for span in spans()} - contested
        assert {row["state"] for row in rows if row["bound"]} & asked == set(record.parties(treaty, "2026-02-01")) & asked


def test_runs_do_not_overlap(record: Record) -> None:
    ended: dict[tuple[str, str | None], date] = {}
    for run in runs(record, "apmbc"):
        key = (run.cell.state, run.cell.reading)
        assert run.cell.date < run.until
        assert run.cell.date >= ended.get(key, date.min)
        ended[key] = run.until


def test_every_status_that_occurs_is_described(record: Record) -> None:
    occurring = {run.cell.status for treaty in LISTED for run in runs(record, treaty)}
    assert occurring <= {status for status, _ in STATUSES}


@pytest.mark.parametrize(("ask", "says"), [
    ({"unit": "week"}, "use day, month or year"),
    ({"start": "2020-01-01", "end": "2019-01-01"}, "before it starts"),
    ({"start": "yesterday"}, "not a day that exists"),
    ({"treaties": ["ottawa"]}, "No treaty is called"),
    ({"treaties": ["gc1"]}, "no list of actions"),
    ({"states": ["Atlantis"]}, "No State is called"),
    ({"columns": ["weather"]}, "no column 'weather'"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told_in_a_sentence(record: Record, ask: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        record.panel(**ask)  # type: ignore[arg-type]


def test_fields_of_a_cell_are_the_columns_and_each_is_described() -> None:
    assert Cell._fields == tuple(column.name for column in COLUMNS)
    assert all(column.says.endswith(".") and column.kind in ("string", "integer", "date", "boolean") for column in COLUMNS)
