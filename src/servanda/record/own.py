"""Facts of one's own: actions from a file outside the package, told by the columns of the record's files, and marked wherever they count.

They are never written to the record. A basis that rests on one names the file and its line as its source.
"""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from ..errors import InputError, UsageError, shown
from ..law.names import find_treaty
from ..tuples import NamedTuple
from .loader import action_of
from .model import OWN, Action
from .states import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST = 5_000_000  # bytes of a file
UNPACKED = 50_000_000  # bytes of a spreadsheet once unpacked
ROWS = 10_000
Row = dict[str, str]


class Own(NamedTuple):
    """The facts of one file: its name, its SHA-256, its actions in order."""

    name: str
    sha256: str
    actions: tuple[Action, ...]

    @property
    def told(self) -> str:
        """What is said with every answer in which they may count."""
        number = len(self.actions)
        count = "1 fact of your own counts" if number == 1 else f"{number:,} facts of your own count"
        return f"{count} here ({self.name}) beside the record, marked “{OWN}”."


def read(path: str) -> Own:
    """The facts of a CSV file (UTF-8, with or without BOM) or a spreadsheet (.xlsx, its first sheet).

    Columns are those of the record's files: treaty, state, action and date, and any of the others; a State and a treaty may be named.
    Raises InputError, naming file, line and cure, where the file cannot be read or a row cannot be taken.
    """
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST + 1)
    except OSError as why:
        raise InputError(f"{path} cannot be read: {why.strerror or why}.") from None
    if len(data) > MOST:
        raise InputError(f"{name} has more than {MOST:,} bytes: give the facts alone.")
    rows = _spreadsheet(path, name) if name.casefold().endswith((".xlsx", ".xlsm")) else _csv(data, name)
    return Own(name, hashlib.sha256(data).hexdigest(), tuple(_action(row, name, line) for line, row in rows))


def _csv(data: bytes, name: str) -> Iterator[tuple[int, Row]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name} is not in UTF-8: save it as CSV in UTF-8, or give the spreadsheet itself (.xlsx).") from None
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    try:
        yield from _rows(((reader.line_num, cells) for cells in reader), name)
    except csv.Error as why:
        raise InputError(f"{name}, line {reader.line_num}: {why}. Quote a text that holds a comma or a quotation mark.") from None


def _spreadsheet(path: str, name: str) -> Iterator[tuple[int, Row]]:
    import zipfile

    try:
        import openpyxl
    except ImportError:
        from ..extras import missing

        raise missing("A spreadsheet", "openpyxl", "brief") from None
    try:
        if sum(entry.file_size for entry in zipfile.ZipFile(path).infolist()) > UNPACKED:
            raise InputError(f"{name} unpacks to more than {UNPACKED:,} bytes: give the facts alone.")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError, SyntaxError) as why:
        raise InputError(f"{name} is no spreadsheet that can be read ({type(why).__name__}): save it as .xlsx or as CSV.") from None
    try:
        yield from _rows(((line, [_cell(cell) for cell in cells]) for line, cells in enumerate(sheet.iter_rows(values_only=True), 1)), name)
    finally:
        book.close()


def _cell(value: Any) -> str:
    """What a cell holds, as the record's files would: a day as ISO 8601, a whole number without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else "" if value is None else str(value)


def _rows(found: Iterable[tuple[int, list[str]]], name: str) -> Iterator[tuple[int, Row]]:
    """Each row by the headers of the first, with its line; rows without any cell are passed over."""
    headers: list[str] = []
    for count, (line, cells) in enumerate(found):
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if not headers:
            headers = [cell.casefold() for cell in cells]
            continue
        if count > ROWS:
            raise InputError(f"{name} has more than {ROWS:,} rows: give fewer facts at once.")
        if any(cells[len(headers) :]):
            raise InputError(f"{name}, line {line}: the row has more fields than the header. Quote a text that holds a comma.")
        yield line, {header: cell for header, cell in zip(headers, cells, strict=False) if header}
    if not headers:
        raise InputError(f"{name} is empty: its first line names the columns, treaty,state,action,date.")


def _action(row: Row, name: str, line: int) -> Action:
    try:
        treaty = find_treaty(row.get("treaty", ""))
        state = row.get("state", "")
        said = f"{OWN}: {name}, line {line}" + (f"; {row['source']}" if row.get("source") else "")
        return action_of({**row, "treaty": treaty, "state": state if state == "*" else find(state).iso3, "source": said})
    except UsageError as why:
        raise InputError(f"{shown(name)}, line {line}: {str(why).rstrip('.')}. Mend that row.") from None
