"""Where the documents come from: WARC as CC-NEWS has it, JSONL and Parquet, local or at any address that fsspec opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from fsspec.core import url_to_fs

from ..errors import UsageError, shown
from ..reading.stated import stated
from ..reading.stated import told as told_days
from .columns import FIELDS, without_text
from .warc import records

FORMS = (".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".parquet")
LARGEST = 4_000_000  # bytes of one document, as `servanda check` takes them
LINE = 8 * LARGEST  # bytes of a line of JSON, in which a letter may be written as six
ENDLESS = 100 * LARGEST  # bytes after which a line is taken for one without end
GROUP = 2 << 30  # bytes of a row group, unpacked
PASSED = "passed over: "  # how the counts of what is not read begin


class Piece(NamedTuple):
    """One file, or of a Parquet file one row group."""

    path: str
    group: int | None = None


def pieces(source: str) -> tuple[list[Piece], list[str]]:
    """The pieces of a file or folder in order of their names, and the files in it that are none. Raises UsageError where none is."""
    files, root = url_to_fs(source)
    if not files.exists(root):
        raise UsageError(f"{source} does not exist: check the address.")
    paths = [root] if files.isfile(root) else sorted(files.find(root))
    found: list[Piece] = []
    for path in paths:
        if not path.endswith(FORMS):
            if path == root:
                raise UsageError(f"{source} is no crawl: its name must end in one of {', '.join(FORMS)}.")
            continue
        address = str(files.unstrip_protocol(path))
        found += _groups(files, path, address) if path.endswith(".parquet") else [Piece(address)]
    if not found:
        raise UsageError(f"{source} holds no document: it needs files that end in {', '.join(FORMS)}.")
    return found, [str(files.unstrip_protocol(path)) for path in paths if not path.endswith(FORMS)]


def _groups(files: Any, path: str, address: str) -> list[Piece]:
    """The row groups of a Parquet file; one piece for the whole of a file that has none or is damaged, whose task tells so."""
    from pyarrow import ArrowException, parquet

    try:
        with files.open(path, "rb") as file:
            groups = range(parquet.ParquetFile(file).num_row_groups)
    except (ArrowException, OSError):
        groups = range(0)
    return [Piece(address, group) for group in groups] or [Piece(address)]


class Source(PipelineStep):  # datatrove has no types
    """Gives the documents of this task's piece: raw bytes in `metadata["raw"]`, or the reason why not in `metadata["aside"]`."""

    type, name = "READER", "servanda source"

    def __init__(self, tasks: list[Piece], columns: dict[str, str]) -> None:
        super().__init__()
        self.tasks, self.columns = tasks, columns

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents of piece number `rank`. A piece that breaks off gives what could be read, and the reason."""
        piece, number, passed = self.tasks[rank], 0, 0
        read = _warc if ".warc" in piece.path else _parquet if piece.path.endswith(".parquet") else _jsonl
        try:
            for found in read(piece, self.columns):
                if found.metadata.get("passed"):
                    passed += 1
                    self.stat_update(PASSED + found.metadata["passed"])
                    continue
                number += 1
                self.stat_update("documents")
                found.metadata["place"] = f"{piece.path}#{'' if piece.group is None else f'{piece.group}.'}{number}"
                found.id = found.id or found.metadata["place"]
                yield found
        except Exception as why:  # a damaged file fails in many ways; each means the same to its reader
            where = f"breaks off or is damaged after document {number}" if number else "is damaged, or no file of its kind"
            reason = f"The file {where} ({type(why).__name__}: {str(why)[:300]})."
            yield Document("", piece.path, metadata={"aside": reason, "place": piece.path})
        else:
            if not number and not passed:
                yield Document("", piece.path, metadata={"aside": "The file holds no document.", "place": piece.path})


def _document(name: str, raw: bytes | str | None, form: str, **more: Any) -> Document:
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    aside = "It has no text." if not data else f"It is larger than {LARGEST:,} bytes." if len(data) > LARGEST else None
    return Document("", name, metadata={"raw": None if aside else data, "form": form, "aside": aside, **more})


def _warc(piece: Piece, columns: dict[str, str]) -> Iterator[Document]:
    import fsspec

    with fsspec.open(piece.path, "rb") as file:
        for found in records(file, LARGEST):
            if found.passed:
                yield Document("", found.name, metadata={"passed": found.passed})
            elif found.aside:
                yield Document("", found.name, metadata={"aside": found.aside, **found.about})
            else:
                yield _document(found.name, found.data, found.form, **found.about)


def _jsonl(piece: Piece, columns: dict[str, str]) -> Iterator[Document]:
    import fsspec

    with fsspec.open(piece.path, "rb", compression="infer") as file:
        for line in _lines(file):
            if line is None:
                yield Document("", "", metadata={"aside": f"The line is longer than {LINE:,} bytes."})
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as why:
                yield Document("", "", metadata={"aside": f"The line is no JSON ({why})."})
                continue
            yield _row(row, columns) if isinstance(row, dict) else Document("", "", metadata={"aside": "The line is no JSON object."})


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file, each held in bounded memory; None stands for one that is too long. Raises ValueError for one without end."""
    while line := file.readline(LINE + 1):
        size, whole = len(line), len(line) <= LINE
        while not line.endswith(b"\n") and size > LINE:
            if size > ENDLESS:
                raise ValueError(f"a line has more than {ENDLESS:,} bytes")
            if not (line := file.readline(1 << 20)):
                break
            size += len(line)
        yield line if whole else None


def _parquet(piece: Piece, columns: dict[str, str]) -> Iterator[Document]:
    import fsspec
    from pyarrow import parquet

    with fsspec.open(piece.path, "rb") as file:
        opened = parquet.ParquetFile(file)
        if piece.group is None:
            return  # a file without rows
        group, there = opened.metadata.row_group(piece.group), opened.schema_arrow.names
        if missing := without_text(there, columns):
            yield Document("", "", metadata={"aside": f"{missing} So {group.num_rows:,} rows were not read."})
            return
        wanted = [columns.get(field, field) for field in FIELDS if columns.get(field, field) in there]
        held = sum(group.column(place).total_uncompressed_size for place in range(group.num_columns))
        if held > GROUP:
            raise ValueError(f"the row group has {held:,} bytes, and {GROUP:,} are read at most")
        for batch in opened.iter_batches(64, row_groups=[piece.group], columns=wanted):
            yield from (_row(row, columns) for row in batch.to_pylist())


def _row(row: dict[str, Any], columns: dict[str, str]) -> Document:
    told = {field: row.get(columns.get(field, field)) for field in FIELDS}
    form = "html" if told["html"] else "text"
    name = str(told["id"]) if told["id"] is not None else ""
    raw = told[form]
    if raw is None and (missing := without_text(row, columns)):
        return Document("", name, metadata={"aside": missing})
    if raw is not None and not isinstance(raw, (str, bytes)):
        return Document("", name, metadata={"aside": f"Its column {form} holds no text."})
    about = {field: str(told[field]) if told[field] else None for field in ("url", "outlet", "title")}
    if not told["published"]:
        return _document(name, raw, form, published=None, **about)
    days = stated(told["published"])
    if days is None:
        return Document("", name, metadata={"aside": f"It was published on {shown(str(told['published']))}, which is no day."})
    if days.start == days.end:
        return _document(name, raw, form, published=days.start.isoformat(), **about)
    return _document(name, raw, form, published=None, stated=told_days(days), **about)
