"""Two more shapes of a panel: wide (a column a treaty) and dyadic (a row a pair of States), as Arrow tables.

They have one value where the long panel has a row for each reading. Where readings give different values it is `contested` in the wide
shape and null in the dyadic one: neither takes a side.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from ..extras import missing
from .cells import spans

if TYPE_CHECKING:
    from .panel import Panel

try:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as why:
    raise missing("A panel", why.name, "panel") from None

MOST = 20_000_000  # rows of a dyadic panel
CONTESTED = "contested"
HEAD = ("state", "cow", "gw", "name", "date")


def wide(panel: Panel) -> Any:
    """One row for each State and date, with the status under each treaty in a column of its name; null where the record cannot tell."""
    _whole(panel)
    made: dict[tuple[str, date], dict[str, Any]] = {}
    for batch in panel.batches():
        for row in batch.select([*HEAD, "treaty", "status"]).to_pylist():
            line = made.setdefault((row["state"], row["date"]), {name: row[name] for name in HEAD})
            line[row["treaty"]] = row["status"] if line.get(row["treaty"], row["status"]) == row["status"] else CONTESTED
    fields = [pa.field("state", pa.string()), pa.field("cow", pa.int32()), pa.field("gw", pa.int32()), pa.field("name", pa.string()),
              pa.field("date", pa.date32()), *(pa.field(name, pa.string()) for name in panel.treaties)]  # fmt: skip
    rows = [made[key] for key in sorted(made)]
    return pa.table({field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in fields}, schema=pa.schema(fields))


def dyads(panel: Panel) -> Any:
    """One row for each pair of States and date, the lesser code first: under which treaties both are bound, and how many they are.

    A treaty's column is null where the record cannot tell of one of the two, or readings differ. `shared` counts those
    that bind both.
    """
    _whole(panel)
    told = _bound(panel)
    parts: dict[str, list[Any]] = {name: [] for name in ("state_a", "state_b", "cow_a", "cow_b", "date", "shared", *panel.treaties)}
    count = 0
    for day in panel.days():
        there = [span for span in spans() if (span.valid_from is None or span.valid_from <= day) and
                 (span.valid_until is None or day < span.valid_until) and (panel.states is None or span.iso3 in panel.states)]  # fmt: skip
        there = sorted({span.iso3: span for span in there}.values(), key=lambda span: span.iso3)
        one, other = np.triu_indices(len(there), 1)
        count += len(one)
        if count > MOST:
            raise UsageError(f"The dyadic panel has more than {MOST:,} rows: take fewer dates with unit='year', or fewer States.")
        codes, cow = np.array([span.iso3 for span in there]), [_code(span.cow) for span in there]
        shared = np.zeros(len(one), dtype="int32")
        for name in panel.treaties:
            values = np.array([told.get((span.iso3, name, day), -1) for span in there], dtype="int8")
            both, known = (values[one] == 1) & (values[other] == 1), (values[one] >= 0) & (values[other] >= 0)
            parts[name].append(pa.array(both, mask=~known))
            shared += both
        parts["state_a"].append(pa.array(codes[one], pa.string()))
        parts["state_b"].append(pa.array(codes[other], pa.string()))
        parts["cow_a"].append(pa.array([cow[i] for i in one.tolist()], pa.int32()))
        parts["cow_b"].append(pa.array([cow[i] for i in other.tolist()], pa.int32()))
        parts["date"].append(pa.array([day] * len(one), pa.date32()))
        parts["shared"].append(pa.array(shared))
    return pa.table({name: pa.chunked_array(found) for name, found in parts.items()})


def pandas(table: Any) -> Any:
    """A table as a pandas.DataFrame whose days are days (datetime64), and whose integers and truths may be missing (Int32, boolean)."""
    try:
        import pandas as pd
    except ImportError as why:
        raise missing("A panel for pandas", why.name, "panel") from None
    kinds = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    return table.to_pandas(types_mapper=kinds.get, date_as_object=False)


def _whole(panel: Panel) -> None:
    """Raises UsageError where a panel lacks columns that the other shapes are made of."""
    lacking = [name for name in (*HEAD, "treaty", "status", "bound") if name not in panel.columns]
    if lacking:
        raise UsageError(f"The panel was asked without {', '.join(lacking)}: ask for it without `columns`, and drop them afterwards.")


def _bound(panel: Panel) -> dict[tuple[str, str, date], int]:
    """Whether a treaty binds a State on a date (1, 0), where the record tells and no reading says otherwise (-1)."""
    found: dict[tuple[str, str, date], int] = {}
    for batch in panel.batches():
        columns = [pc.cast(batch.column(name), pa.string()).to_pylist() for name in ("state", "treaty")]
        for state, treaty, day, bound in zip(*columns, batch.column("date").to_pylist(), batch.column("bound").to_pylist(), strict=True):
            key = (state, treaty, day)
            found[key] = int(bound) if found.get(key, int(bound)) == int(bound) else -1
    return found


def _code(text: str) -> int | None:
    return int(text) if text else None
