"""The columns of JSONL and Parquet: which are read, and whether a source has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from ..errors import UsageError

FIELDS = ("text", "html", "id", "url", "outlet", "published", "title")
ROWS = 20  # of a file that are looked at before a run
LINE = 4_000_000  # bytes of such a row
NAMES = 20  # of columns that a message tells


def without_text(there: Iterable[str], columns: Mapping[str, str]) -> str:
    """What is wrong with columns of which none holds a text; nothing where one does."""
    names = sorted(map(str, there))
    text, html = columns.get("text", "text"), columns.get("html", "html")
    if text in names or html in names:
        return ""
    return f"There is no column {text} or {html}, but {_listed(names)}: name one with --column text=NAME."


def fit(paths: list[str], columns: Mapping[str, str]) -> None:
    """Raises UsageError where no file of a source has the columns that the run is to read; a WARC has none and needs none."""
    if any(not path.endswith(TABLES) for path in paths):
        return
    seen: dict[str, int] = {}
    for path in dict.fromkeys(paths):
        for name, length in _columns(path).items():
            seen[name] = max(length, seen.get(name, 0))
        if not without_text(seen, columns) and all(name in seen for name in columns.values()):
            return
    if not seen:
        return  # all are empty or damaged, which the run tells of each
    if missing := without_text(seen, columns):
        longest = max(seen, key=lambda name: seen[name])
        raise UsageError(missing.replace("text=NAME", f"text={longest}") if seen[longest] else missing)
    for field, name in columns.items():
        if name not in seen:
            raise UsageError(f"There is no column {name} for --column {field}={name}, but {_listed(sorted(seen))}.")


def _columns(path: str) -> dict[str, int]:
    """The names of a file's columns, each with the length of the longest text among its first rows; none where it cannot be read."""
    try:
        rows = _parquet(path) if path.endswith(".parquet") else _jsonl(path)
    except Exception:  # whatever is wrong with a file is told by the task that reads it
        return {}
    found: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            found[name] = max(found.get(name, 0), len(value) if isinstance(value, str) else 0)
    return found


def _jsonl(path: str) -> list[dict[str, Any]]:
    import fsspec

    with fsspec.open(path, "rb", compression="infer") as file:
        lines = [file.readline(LINE) for _ in range(ROWS)]
    found = []
    for line in lines:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        found += [row] if isinstance(row, dict) else []
    return found


def _parquet(path: str) -> list[dict[str, Any]]:
    import fsspec
    from pyarrow import parquet

    with fsspec.open(path, "rb") as file:
        opened = parquet.ParquetFile(file)
        batches = islice(opened.iter_batches(1), 1) if opened.metadata.num_rows else ()
        return [row for batch in batches for row in batch.to_pylist()] or [dict.fromkeys(opened.schema_arrow.names)]


def _listed(names: list[str]) -> str:
    told = ", ".join(name[:40] for name in names[:NAMES])
    return f"{told} and {len(names) - NAMES} more" if len(names) > NAMES else told or "none"


TABLES = (".jsonl", ".jsonl.gz", ".ndjson", ".parquet")
