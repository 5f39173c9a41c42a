"""What every table needs that goes out as files: whole files, a codebook, a Frictionless data package.

Codebook, package and schema come from one list of columns, so that no column goes without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from ..errors import InputError
from ..standing.cells import Column

LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}


def make_folder(folder: str) -> None:
    """Makes a folder where there is none. Raises InputError where it cannot be."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as why:
        raise InputError(f"{folder} cannot be made: {why.strerror}.") from None


@contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A file that takes its name only once it is whole: what breaks off leaves an earlier one as it was."""
    part = f"{path}.part"
    try:
        with open(part, "wb") as file:
            yield file
        os.replace(part, path)
    except OSError as why:
        raise InputError(f"{path} cannot be written: {why.strerror or why}.") from None
    finally:
        if os.path.exists(part):
            os.unlink(part)


def write_beside(folder: str, book: dict[str, Any], text: str, package: dict[str, Any]) -> list[str]:
    """Writes codebook (Markdown and JSON) and data package into the folder of a table. Gives the paths."""
    texts = {
        "codebook.md": text,
        "codebook.json": json.dumps(book, ensure_ascii=False, indent=1) + "\n",
        "datapackage.json": json.dumps(package, ensure_ascii=False, indent=1) + "\n",
    }
    for name, content in texts.items():
        with whole_file(os.path.join(folder, name)) as file:
            file.write(content.encode())
    return [os.path.join(folder, name) for name in texts]


def described(column: Column) -> dict[str, Any]:
    """A column in the codebook."""
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.says,
        **({"unit": column.unit} if column.unit else {}),
        "empty": column.empty or None,
        "values": dict(column.values) or None,
    }


def columns_text(columns: Sequence[dict[str, Any]]) -> list[str]:
    """The columns of a codebook as lines of Markdown."""
    lines: list[str] = []
    for column in columns:
        unit = f", in {column['unit']}" if "unit" in column else ""
        lines += [f"### {column['name']}", "", f"{column['description']} ({column['type']}{unit})", ""]
        if column["empty"]:
            lines += [f"Empty: {column['empty']}", ""]
        lines += [f"- `{value}`: {says}" for value, says in (column["values"] or {}).items()]
        lines += [""] if column["values"] else []
    return lines


def resource(name: str, title: str, path: str, form: str, count: int, columns: Sequence[Column]) -> dict[str, Any]:
    """A written table in a data package: where it is, its size and hash, its columns. `form`: csv or parquet."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": name,
        "title": title,
        "path": os.path.basename(path),
        "profile": "tabular-data-resource",
        "format": form,
        "mediatype": "text/csv" if form == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "bytes": os.path.getsize(path),
        "hash": f"sha256:{digest}",
        "rowcount": count,
        "schema": {"fields": [_field(column) for column in columns], "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind, "description": column.says}
    if column.unit:
        field["unit"] = column.unit
    if column.empty:
        field["description"] += f" Empty: {column.empty}"
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    limits: dict[str, Any] = {} if column.empty else {"required": True}
    if column.values:
        limits["enum"] = [value for value, _ in column.values]
    return field | ({"constraints": limits} if limits else {})
