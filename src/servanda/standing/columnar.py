"""From runs to rows: each run is expanded to the days of the panel that lie in it, column by column, in Arrow's memory.

The text columns are dictionary-encoded: a row costs four bytes there, and what Parquet writes of them is run lengths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ..extras import missing
from .cells import COLUMNS, Run, runs

if TYPE_CHECKING:
    from .panel import Panel

try:
    import numpy as np
    import pyarrow as pa
except ImportError as why:
    raise missing("A panel", why.name, "panel") from None

EPOCH = date(1970, 1, 1).toordinal()
INTEGER = {"date": "int32", "integer": "int32", "string": "int32", "boolean": "bool"}


class Encoded(NamedTuple):
    """One column with a value a run: numbers, which of them are empty, and for texts what the numbers stand for."""

    values: Any
    empty: Any | None
    words: Any | None = None


class Runs(NamedTuple):
    """The runs of one treaty as columns."""

    first: Any  # days since 1970
    until: Any
    states: list[str]
    columns: dict[str, Encoded]


def kind(column: str) -> Any:
    """The Arrow type of a column."""
    found = next(entry.kind for entry in COLUMNS if entry.name == column)
    types = {"string": pa.dictionary(pa.int32(), pa.string()), "date": pa.date32(), "integer": pa.int32(), "boolean": pa.bool_()}
    return types[found]


def schema(panel: Panel) -> Any:
    """The columns of a panel as an Arrow schema."""
    empty = {column.name: bool(column.empty) for column in COLUMNS}
    return pa.schema([pa.field(name, kind(name), nullable=empty[name]) for name in panel.columns])


def is_text(column: str) -> bool:
    """Whether a column holds texts, which are dictionary-encoded."""
    return bool(pa.types.is_dictionary(kind(column)))


def plain_schema(panel: Panel) -> Any:
    """The same columns with texts as texts, for what knows no dictionaries."""
    return pa.schema([pa.field(field.name, pa.string()) if is_text(field.name) else field for field in schema(panel)])


def encoded(found: Sequence[Run]) -> Runs:
    """Runs as columns."""
    columns = {}
    for place, column in enumerate(COLUMNS):
        told: list[Any] = [run.cell[place] for run in found]
        empty = np.array([value is None for value in told], dtype=bool) if column.empty else None
        words = None
        if column.kind == "string":
            numbers: dict[str, int] = {}
            told = [0 if value is None else numbers.setdefault(value, len(numbers)) for value in told]
            words = pa.array(list(numbers), pa.string())
        elif column.kind == "date":
            told = [0 if value is None else value.toordinal() - EPOCH for value in told]
        else:
            told = [value or 0 for value in told]
        columns[column.name] = Encoded(np.array(told, dtype=INTEGER[column.kind]), empty, words)
    until = np.array([run.until.toordinal() - EPOCH for run in found], dtype="int32")
    return Runs(columns["date"].values, until, [run.cell.state for run in found], columns)


def _of(panel: Panel, treaty_id: str) -> Runs:
    """The runs of a treaty, made once for a record."""
    made: dict[Any, Runs] = panel.record.runs
    key = (treaty_id, panel.known_at)
    if key not in made:
        made[key] = encoded(list(runs(panel.record, treaty_id, panel.known_at)))
    return made[key]


def _grid(panel: Panel) -> Any:
    """The days of a panel, as `Panel.days` gives them, by numpy's calendar: a unit ends on the day before the next one begins."""
    first, last = np.datetime64(panel.start), np.datetime64(panel.end) + 1
    if panel.unit == "day":
        found = np.arange(first, last)
    else:
        unit = "M" if panel.unit == "month" else "Y"
        found = np.arange(first.astype(f"M8[{unit}]") + 1, last.astype(f"M8[{unit}]") + 1).astype("M8[D]") - 1
    return found.astype("int32")


def _reach(panel: Panel, treaty: Runs, grid: Any) -> tuple[Any, Any]:
    """For each run the place of its first day among the days of the panel, and how many of them lie in it."""
    first = np.searchsorted(grid, treaty.first)
    length = np.searchsorted(grid, treaty.until) - first
    if panel.states is not None:
        length = length * np.array([state in panel.states for state in treaty.states], dtype=length.dtype)
    return first, length


def count(panel: Panel) -> int:
    """How many rows a panel has."""
    grid = _grid(panel)
    return sum(int(_reach(panel, _of(panel, name), grid)[1].sum()) for name in panel.treaties)


def batches(panel: Panel, rows: int) -> Iterator[Any]:
    """The rows of a panel as record batches. A batch holds whole runs of one treaty, and no more rows than asked if it can."""
    grid, made = _grid(panel), schema(panel)
    for name in panel.treaties:
        treaty = _of(panel, name)
        first, length = _reach(panel, treaty, grid)
        kept = np.flatnonzero(length)
        if not len(kept):
            continue
        ends = np.cumsum(length[kept])
        here = done = 0
        while here < len(kept):
            stop = max(int(np.searchsorted(ends, done + rows, "right")), here + 1)
            part = kept[here:stop]
            arrays = [_expanded(column, treaty, part, first[part], length[part], grid, made.field(column).type) for column in panel.columns]
            yield pa.RecordBatch.from_arrays(arrays, schema=made)
            here, done = stop, int(ends[stop - 1])


def _expanded(column: str, treaty: Runs, part: Any, first: Any, length: Any, grid: Any, wanted: Any) -> Any:
    """One column of some runs, a value a row."""
    if column == "date":
        stretches = [grid[here:there] for here, there in zip(first.tolist(), (first + length).tolist(), strict=True)]
        return pa.array(np.concatenate(stretches)).view(wanted)
    values, empty, words = treaty.columns[column]
    mask = None
    if empty is not None and empty[part].any():
        mask = np.repeat(empty[part], length)
    found = pa.array(np.repeat(values[part], length), mask=mask)
    if words is not None:
        return pa.DictionaryArray.from_arrays(found, words)
    return found.view(wanted) if wanted == pa.date32() else found


def table(panel: Panel) -> Any:
    """All rows of a panel as one table, with one dictionary for each text column."""
    return pa.Table.from_batches(batches(panel, 1 << 20), schema=schema(panel)).unify_dictionaries()


def reader(panel: Panel) -> Any:
    """The rows of a panel as a stream of batches."""
    return pa.RecordBatchReader.from_batches(schema(panel), batches(panel, 1 << 20))
