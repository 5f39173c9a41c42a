"""Checked reports from the tables of a bulk run: `documents-*.parquet`, with the claims and findings of the same number beside."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..errors import InputError
from ..extras import missing
from .model import Json

FIRST = "documents-"
ABOUT = ("document", "url", "outlet", "published")  # of which document a row is
REPORT = ("title", "published_from", "language", "sha256", "characters")


def parts(folder: str) -> list[str]:
    """The paths of the tables of documents in a folder; none where it is no bulk run."""
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.startswith(FIRST) and name.endswith(".parquet"))


def reports(path: str) -> Iterator[tuple[Json, dict[str, Any]]]:
    """Each report as the JSON of the contract, with the row of its document. Raises InputError where a table is none of a bulk run."""
    rows = {name: _rows(path, name) for name in ("documents", "claims", "findings")}
    try:
        claims, findings = (_grouped(rows[name]) for name in ("claims", "findings"))
        for row in rows["documents"]:
            about = {name: row[name] for name in REPORT} | {"published": row["published"].isoformat()}
            for claim in claims.get(row["document"], []):
                claim["assertions"] = [json.loads(one) for one in claim.get("assertions") or ()]  # texts, as a table has one type a column
            told = {"claims": claims.get(row["document"], []), "findings": findings.get(row["document"], [])}
            yield {"report": about, **told, "receipt": json.loads(row["receipt"])}, row
    except (KeyError, TypeError, ValueError, AttributeError) as why:
        raise InputError(f"{path} holds no documents of a bulk run ({type(why).__name__}: {why}).") from None


def _rows(path: str, table: str) -> list[dict[str, Any]]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError as why:
        raise missing("Parquet", why.name, "panel") from None
    folder, name = os.path.split(path)
    beside = os.path.join(folder, name.replace(FIRST, f"{table}-", 1))
    try:
        found: list[dict[str, Any]] = parquet.read_table(beside).to_pylist()
    except (OSError, pa.ArrowException) as why:
        raise InputError(f"{beside} cannot be read: {str(why).splitlines()[0] if str(why) else type(why).__name__}.") from None
    return found


def _grouped(rows: list[dict[str, Any]]) -> dict[str, list[Json]]:
    """Rows by their document, without the columns that tell of it."""
    made: dict[str, list[Json]] = {}
    for row in rows:
        plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        made.setdefault(row["document"], []).append({name: plain[name] for name in plain if name not in ABOUT})
    return made
