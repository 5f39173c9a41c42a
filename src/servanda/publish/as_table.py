"""The claims of checked reports as a table: CSV or Parquet, a row a claim with its finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO

from ..extras import missing
from ..reports import TABLE
from .tables import csv_rows
from .words import clean

COLUMNS = ("file", *TABLE)
KINDS = {"start": "int64", "end": "int64", "attributed": "bool", "direct": "bool", "when_from": "date32", "when_to": "date32",
         "published": "date32"}  # fmt: skip


def claims_csv(rows: Sequence[Mapping[str, Any]], excel: bool = False) -> str:
    """The rows as CSV: empty values as nothing, truth as `true` and `false`, days as ISO 8601; no cell is taken for a formula."""
    return csv_rows(COLUMNS, [[_plain(row[name]) for name in COLUMNS] for row in rows], excel)


def _plain(value: Any) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else clean(value) if isinstance(value, str) else value


def claims_parquet(rows: Sequence[Mapping[str, Any]], file: BinaryIO) -> None:
    """The rows as Parquet, with days as days. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as why:
        raise missing("Parquet", why.name, "panel") from None
    types = {name: getattr(pa, KINDS.get(name, "string").replace("bool", "bool_"))() for name in COLUMNS}
    columns = {name: pa.array([_text(row[name]) for row in rows], types[name]) for name in COLUMNS}
    parquet.write_table(pa.table(columns), file, compression="zstd")


def _text(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
