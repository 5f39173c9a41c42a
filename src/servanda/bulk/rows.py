"""The tables of a run: their columns, and how a task's part of them is written. docs/bulk.md tells what each column means."""

from __future__ import annotations

import os
from typing import Any

import pyarrow as pa
from pyarrow import parquet

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_ABOUT = [("document", _TEXT), ("url", _TEXT), ("outlet", _TEXT), ("published", pa.date32())]
_BASIS = pa.struct([(name, _TEXT) for name in ("kind", "ref", "source", "says", "sure")])
_PART = pa.struct([
    *((name, _TEXT) for name in ("verdict", "why", "refusal", "as_of_the_list", "statement")), ("basis", pa.list_(_BASIS)),
])
TABLES = {
    "documents": pa.schema([
        *_ABOUT, ("title", _TEXT), ("published_from", _TEXT), ("language", _TEXT), ("sha256", _TEXT), ("characters", pa.int32()),
        ("place", _TEXT), ("cluster", pa.int32()), ("text", _TEXT), ("receipt", _TEXT),
    ]),
    "claims": pa.schema([
        *_ABOUT, ("id", _TEXT), ("start", pa.int32()), ("end", pa.int32()), ("quote", _TEXT), ("speaker", _TEXT),
        ("speaker_for", _TEXTS), ("act", _TEXT), ("targets", _TEXTS), ("treaty", _TEXT), ("norm", _TEXT), ("attributed", pa.bool_()),
        ("direct", pa.bool_()), ("when", pa.struct([("from", _TEXT), ("to", _TEXT)])), ("assertions", _TEXTS), ("understood", _TEXTS),
        ("doubt", _TEXT), ("unsure", _TEXT),
    ]),
    "findings": pa.schema([
        *_ABOUT, ("claim", _TEXT), ("verdict", _TEXT), ("as_known", pa.struct([("at", _TEXT), ("verdict", _TEXT)])), ("why", _TEXT),
        ("basis", pa.list_(_BASIS)), ("bearing", _TEXT), ("rule", _TEXT), ("refusal", _TEXT), ("parts", pa.list_(_PART)),
    ]),
}  # fmt: skip


class Rows:
    """The rows of one task. Only documents on topic come so far, so that they fit into memory."""

    def __init__(self) -> None:
        self.documents: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []

    def add(self, made: dict[str, Any]) -> None:
        """Adds those of one report."""
        self.documents += made["documents"]
        self.claims += made["claims"]
        self.findings += made["findings"]


def write(rows: Rows, folder: str, rank: int) -> None:
    """Writes one file a table; each takes its name only once it is whole."""
    for name, schema in TABLES.items():
        path = os.path.join(folder, f"{name}-{rank:05d}.parquet")
        part = os.path.join(folder, "work", f"{name}-{rank:05d}.{os.getpid()}")
        parquet.write_table(pa.Table.from_pylist(getattr(rows, name), schema), part, compression="zstd")
        os.replace(part, path)
