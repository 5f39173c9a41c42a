"""The ledger as tables for other tools: claims, findings and trail as CSV, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from ..extras import missing
from .ledger import Ledger
from .model import Json, plain

PAGE = 500
CLAIMS = (
    "id", "status", "verdict", "refusal", "quote", "speaker", "speaker_for", "act", "targets", "treaty", "norm", "attributed", "direct",
    "when", "first_published", "told", "assertions", "understood",
)  # fmt: skip
FINDINGS = (
    "id", "claim", "report", "entry", "at", "verdict", "refusal", "as_known", "why", "basis", "bearing", "rule", "parts", "receipt",
    "current",
)  # fmt: skip
TRAIL = ("seq", "at", "by", "kind", "content", "previous", "hash")


def claims(ledger: Ledger) -> Iterator[Json]:
    """Every claim as a plain table."""
    for claim in _all(lambda after: ledger.claims(after=after, limit=PAGE)):
        yield {name: plain(getattr(claim, name)) for name in CLAIMS}


def findings(ledger: Ledger) -> Iterator[Json]:
    """Every finding, old ones too."""
    for claim in _all(lambda after: ledger.claims(after=after, limit=PAGE)):
        for finding in ledger.claim(claim.id).findings:
            yield {"claim": claim.id, **plain(finding)}


def trail(ledger: Ledger) -> Iterator[Json]:
    """Every entry of the trail."""
    for entry in _all(lambda after: ledger.trail(after=after, limit=PAGE)):
        yield plain(entry)


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Ledger], Iterator[Json]]]] = {
    "claims": (CLAIMS, claims), "findings": (FINDINGS, findings), "trail": (TRAIL, trail),
}  # fmt: skip


def _all(page: Callable[[int | None], Any]) -> Iterator[Any]:
    after = None
    while True:
        found = page(after)
        yield from found.items
        after = found.next
        if after is None:
            return


def write_csv(rows: Iterable[Json], columns: tuple[str, ...], out: IO[str]) -> None:
    """Rows as CSV. Lists and objects stand in their cells as JSON; cells that a spreadsheet would run get an apostrophe before."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])


def write_json(rows: Iterable[Json], out: IO[str]) -> None:
    """Rows as JSON, one a line."""
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_parquet(rows: Iterable[Json], columns: tuple[str, ...], path: str) -> None:
    """Rows as Parquet; lists and objects as JSON texts. Raises UsageError where pyarrow is missing."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError as why:
        raise missing("Parquet", why.name, "panel") from None
    numbers, truths = {"id", "claim", "report", "entry", "seq", "told"}, {"attributed", "direct", "current"}
    kinds = {name: pa.int64() if name in numbers else pa.bool_() if name in truths else pa.string() for name in columns}
    with parquet.ParquetWriter(path, pa.schema(kinds), compression="zstd") as writer:
        batch: list[Json] = []
        for row in rows:
            batch.append({name: _joined(row[name]) for name in columns})
            if len(batch) == PAGE * 10:
                writer.write_batch(pa.RecordBatch.from_pylist(batch, writer.schema))
                batch = []
        writer.write_batch(pa.RecordBatch.from_pylist(batch, writer.schema))


def _joined(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, (list, dict)) else value


def _cell(value: Any) -> Any:
    made = _joined(value)
    return f"'{made}" if isinstance(made, str) and made[:1] in tuple("=+-@\t\r") else made
