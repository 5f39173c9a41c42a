"""The panel: one row for each State, treaty and day, month or year, with the standing on it.

What a row holds is said once, in `cells`. The slow reference asks for every cell. The fast path asks once for each run of days on
which nothing changes, and `columnar` makes rows of the runs. Tests hold the two against each other.
"""

from __future__ import annotations

from datetime import date, timedelta

from .. import law
from ..dates import parse_day
from ..errors import UsageError
from ..record.states import find
from .cells import COLUMNS, Cell, cells_of, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from .record import Record

UNITS = ("day", "month", "year")


def days(unit: str, start: date, end: date) -> list[date]:
    """The days that the rows of a panel are about: each day from `start` to `end`, or the last one of each month or year there."""
    if unit == "day":
        return [start + timedelta(days=number) for number in range((end - start).days + 1)]
    if unit == "year":
        found = [date(year, 12, 31) for year in range(start.year, end.year + 1)]
    else:
        months = range(start.year * 12 + start.month, end.year * 12 + end.month + 1)  # counted to the month that follows each
        found = [date(month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in months]
    return found if found[-1] <= end else found[:-1]


class Panel:
    """A panel of States, treaties and days. It is small until its rows are asked for, batch by batch or as one table.

    It gives itself to any library that reads Arrow: `pyarrow.table(panel)`, `polars.DataFrame(panel)`, or DuckDB.
    """

    def __init__(
        self, record: Record, unit: str, start: date | str, end: date | str | None, treaties: Sequence[str] | str | None,
        known_at: date | str | None, states: Sequence[str] | str | None = None, columns: Sequence[str] | None = None,
    ) -> None:  # fmt: skip
        if unit not in UNITS:
            raise UsageError(f"{unit!r} is no unit of a panel: use day, month or year.")
        self.record, self.unit = record, unit
        self.start, self.end = parse_day(start), parse_day(end) if end else record.today
        if self.end < self.start:
            raise UsageError(f"The panel would end on {self.end}, before it starts on {self.start}: exchange them.")
        self.known_at = parse_day(known_at) if known_at else None
        asked = [treaties] if isinstance(treaties, str) else treaties
        self.treaties = tuple(dict.fromkeys(asked if asked is not None else record.listed_treaties()))
        for name in self.treaties:
            if record.facts.list_of(law.treaty(name).id).coverage == "none":
                raise UsageError(f"The record holds no list of actions under {name!r}, so no panel of it can be made.")
        wanted = [states] if isinstance(states, str) else states
        self.states = None if wanted is None else frozenset(find(state).iso3 for state in wanted)
        known = [column.name for column in COLUMNS]
        self.columns = tuple(known if columns is None else [name for name in known if name in columns])
        if columns is not None and (odd := [name for name in columns if name not in known]):
            raise UsageError(f"The panel has no column {odd[0]!r}. Use some of: {', '.join(known)}.")

    def days(self) -> list[date]:
        """The days that its rows are about."""
        return days(self.unit, self.start, self.end)

    def cells(self) -> Iterator[Cell]:
        """Every row with all columns by the slow, obvious way: the standing is asked for State by State and day by day."""
        for treaty_id in self.treaties:
            for span in spans():
                if self.states is None or span.iso3 in self.states:
                    for day in self.days():
                        yield from cells_of(self.record, span, treaty_id, day, self.known_at)

    @property
    def num_rows(self) -> int:
        """How many rows it has."""
        from .columnar import count

        return count(self)

    @property
    def schema(self) -> Any:
        """Its columns as an Arrow schema."""
        from .columnar import schema

        return schema(self)

    def batches(self, rows: int = 1 << 20) -> Iterator[Any]:
        """Its rows as Arrow record batches of about `rows` rows, one after the other, so that memory stays bounded."""
        from .columnar import batches

        return batches(self, rows)

    def table(self) -> Any:
        """All its rows as one Arrow table."""
        from .columnar import table

        return table(self)

    def wide(self) -> Any:
        """An Arrow table with a row for each State and date, and a column a treaty with the status (`contested`: readings differ)."""
        from .shape import wide

        return wide(self)

    def dyads(self) -> Any:
        """An Arrow table with a row for each pair of States and date: which treaties bind both, and how many they are (`shared`)."""
        from .shape import dyads

        return dyads(self)

    def pandas(self) -> Any:
        """All its rows as a pandas.DataFrame: days as datetime64, integers and truths that may be missing as Int32 and boolean."""
        from .shape import pandas

        return pandas(self.table())

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The Arrow PyCapsule interface: the rows as a stream of batches."""
        from .columnar import reader

        return reader(self).__arrow_c_stream__(requested_schema)
