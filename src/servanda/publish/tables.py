"""Tables as CSV that programs and spreadsheets read alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], excel: bool = False) -> str:
    """Rows as CSV (RFC 4180). With `excel` it begins with a BOM, by which Excel knows UTF-8, and has Windows line ends.

    No cell begins as a formula would: a spreadsheet would run what a text from outside says.
    """
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n" if excel else "\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return (BOM if excel else "") + made.getvalue()


def safe(cell: object) -> object:
    """The cell, a text that a spreadsheet would take for a formula with an apostrophe before it, which makes it a text there."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
