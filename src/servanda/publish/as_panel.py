"""The panel as files: Parquet and CSV, written batch by batch, with a codebook and a Frictionless data package beside them.

Codebook, data package and the schema of the files come from one table, `COLUMNS`, so that no column goes without a word.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO

from .. import law
from ..dates import in_words
from ..errors import UsageError
from ..standing.cells import COLUMNS
from ..standing.columnar import plain_schema
from ..standing.panel import Panel
from ..version import __version__
from .datapackage import LICENCE, columns_text, described, make_folder, resource, whole_file, write_beside
from .tables import BOM

CSV_MOST = 20_000_000  # rows: some 5 GB of text. Nobody opens more, and Parquet holds it in a hundredth of the room
WHEN = {
    "day": "Every day of the span has its rows.",
    "month": "A month stands by its last day; a month that the span does not hold to its end has no row.",
    "year": "A year stands by 31 December; a year that the span does not hold to its end has no row.",
}
LIMITS = (
    "A State has rows only for the days on which it existed: from `valid_from` to the day before `valid_until` in `states.csv`."
    " Belarus and Ukraine, parties to treaties of their own before 1991, have rows from their independence on.",
    "There is no row where the record cannot answer: under a treaty of which it holds no whole list, for States of which it holds"
    " no action; and for States that no longer exist and do not stand on today's lists, which leave them out"
    " (Czechoslovakia, the German Democratic Republic, South Yemen, Yugoslavia), unless they ended before the treaty was opened.",
    "Where another State continues one that ended, the lists show the actions of both under its name: the Soviet Union's under Russia,"
    " those of Serbia and Montenegro under Serbia. The column `basis` names the State under which an action is listed.",
    "`since` and `until` are days of the law. They may lie before a State's first row or after its last one.",
    "A partial date counts by its last day: what happened \"in 2005\" is sure only from 31 December 2005 on.",
    "Where readings differ there are several rows for a State, treaty and date. Counting States, count each once.",
)  # fmt: skip


def write_parquet(panel: Panel, path: str, rows: int = 1 << 20) -> int:
    """Writes a panel as Parquet and gives the number of rows. A row group is one batch, so that memory stays bounded."""
    from pyarrow import parquet

    told = {"servanda": json.dumps(origin(panel)), "codebook": json.dumps(codebook(panel))}
    others = [name for name in panel.columns if name != "date"]
    days = {"date": "DELTA_BINARY_PACKED"} if "date" in panel.columns else None  # days on end: a fraction of a bit a row
    written = 0
    with whole_file(path) as file, parquet.ParquetWriter(
        file, panel.schema.with_metadata(told), compression="zstd", use_dictionary=others, column_encoding=days,
        write_statistics=[name for name in ("treaty", "date") if name in panel.columns],  # the others cost as much as their columns
    ) as writer:  # fmt: skip
        for batch in _ahead(panel.batches(rows)):
            writer.write_batch(batch)
            written += batch.num_rows
    return written


def _ahead(batches: Iterator[Any]) -> Iterator[Any]:
    """The same batches, each made while the one before is written."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch


def write_csv(panel: Panel, path: str) -> int:
    """Writes a panel as CSV and gives the number of rows. Raises UsageError where it is too long for that."""
    _check_length(panel)
    with whole_file(path) as file:
        return csv_to(panel, file)


def csv_to(panel: Panel, file: BinaryIO, excel: bool = False) -> int:
    """Writes a panel as CSV into an open binary file: empty values as nothing, truth as `true` and `false`, days as ISO 8601.

    With `excel` it begins with a BOM, by which Excel knows UTF-8.
    """
    from pyarrow import csv

    _check_length(panel)
    if excel:
        file.write(BOM.encode())
    plain, written = plain_schema(panel), 0
    with csv.CSVWriter(file, plain, write_options=csv.WriteOptions(quoting_style="needed", quoting_header="none")) as writer:
        for batch in panel.batches(1 << 16):
            writer.write_batch(batch.cast(plain))
            written += batch.num_rows
    return written


def table_csv(table: Any, file: BinaryIO, excel: bool = False) -> None:
    """Writes a panel of another shape as CSV. Raises UsageError where it is too long for that."""
    from pyarrow import csv

    if table.num_rows > CSV_MOST:
        raise UsageError(f"The panel has {table.num_rows:,} rows, and CSV is written up to {CSV_MOST:,}: write it as Parquet.")
    if excel:
        file.write(BOM.encode())
    csv.write_csv(table, file, csv.WriteOptions(quoting_style="needed", quoting_header="none"))


def table_parquet(table: Any, panel: Panel, file: BinaryIO) -> None:
    """Writes a panel of another shape as Parquet, with what was asked in its metadata."""
    from pyarrow import parquet

    parquet.write_table(table.replace_schema_metadata({"servanda": json.dumps(origin(panel))}), file, compression="zstd")


def _check_length(panel: Panel) -> None:
    if panel.num_rows > CSV_MOST:
        raise UsageError(f"The panel has {panel.num_rows:,} rows, and CSV is written up to {CSV_MOST:,}: write it as Parquet.")


def write_folder(panel: Panel, folder: str, form: str) -> list[str]:
    """Writes `panel.parquet` or `panel.csv` into a folder, with codebook and `datapackage.json`. Gives the paths."""
    make_folder(folder)
    path = os.path.join(folder, f"panel.{form}")
    count = write_parquet(panel, path) if form == "parquet" else write_csv(panel, path)
    book = codebook(panel)
    package = datapackage(panel, path, form, count)
    return [path, *write_beside(folder, book, codebook_text(book), package)]


def origin(panel: Panel) -> dict[str, Any]:
    """What was asked, of which version: enough to make the same panel again."""
    return {
        "servanda": __version__,
        "unit": panel.unit,
        "start": panel.start.isoformat(),
        "end": panel.end.isoformat(),
        "known_at": panel.known_at.isoformat() if panel.known_at else None,
        "treaties": list(panel.treaties),
        "states": sorted(panel.states) if panel.states is not None else None,
    }


def title(panel: Panel) -> str:
    """What the panel is, in a line."""
    unit = {"day": "State-day", "month": "State-month", "year": "State-year"}[panel.unit]
    known = f", as known on {in_words(panel.known_at)}" if panel.known_at else ""
    return f"Standing of States under arms-control treaties: {unit} panel, {in_words(panel.start)} to {in_words(panel.end)}{known}"


def codebook(panel: Panel) -> dict[str, Any]:
    """What every column means, which treaties there are and how far their lists go, and what the panel does not hold."""
    facts = panel.record.facts
    return {
        "title": title(panel),
        "made": origin(panel),
        "dates": WHEN[panel.unit],
        "columns": [described(column) for column in COLUMNS if column.name in panel.columns],
        "treaties": [
            {
                "id": name,
                "name": law.treaty(name).name,
                "complete_to": _iso(facts.list_of(name).complete_to),
                "coverage": facts.list_of(name).coverage,
                "source": facts.source(facts.list_of(name).source).address or law.treaty(name).status_page,
            }
            for name in panel.treaties
        ],
        "limits": list(LIMITS),
    }


def codebook_text(book: dict[str, Any]) -> str:
    """A codebook as Markdown."""
    lines = [f"# {book['title']}", "", f"Made with servanda {book['made']['servanda']}. {book['dates']} There is one row for each State,"
             " treaty and date; where readings of a State's standing differ, one for each reading.", "", "## Columns", ""]  # fmt: skip
    lines += columns_text(book["columns"])
    lines += ["## Treaties", "", "| id | treaty | list complete to | list | source |", "|---|---|---|---|---|"]
    lines += [
        f"| {t['id']} | {t['name']} | {t['complete_to'] or '-'} | {'whole' if t['coverage'] == 'full' else 'in part'} | {t['source']} |"
        for t in book["treaties"]
    ]
    lines += ["", "## What to know", "", *(f"- {limit}" for limit in book["limits"])]
    return "\n".join(lines) + "\n"


def datapackage(panel: Panel, path: str, form: str, count: int) -> dict[str, Any]:
    """A Frictionless data package that describes one written panel."""
    book = codebook(panel)
    table = resource("panel", "Panel", path, form, count, [column for column in COLUMNS if column.name in panel.columns])
    named = {(t["source"], t["complete_to"]) for t in book["treaties"] if t["source"]}
    return {
        "profile": "tabular-data-package",
        "name": f"servanda-panel-{panel.unit}",
        "title": book["title"],
        "description": " ".join([book["dates"], *LIMITS]),
        "version": __version__,
        "licenses": [LICENCE],
        "sources": [
            {"title": source, **({"path": source} if source.startswith("http") else {}), **({"version": day} if day else {})}
            for source, day in sorted(named, key=str)
        ],
        "servanda": book["made"],
        "resources": [table],
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
