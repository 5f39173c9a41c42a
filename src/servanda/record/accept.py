"""Writes what a person accepts of an import into the record, all of it or nothing, and keeps pages with their hashes.

Rows are never edited: what a page gives otherwise becomes a new row that corrects the old one, known from the day of the
import, so that an answer pinned to an earlier day stays as it was. The record must be what was sealed before it is written to,
and it is sealed again afterwards.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ..errors import IntegrityError, ServandaError
from ..tuples import NamedTuple
from . import integrity, loader, seal
from .facts import Facts
from .importers.model import Change, Found
from .model import Action, Source

FIELDS = ("state", "action", "date", "effective", "known", "norm", "until", "notification", "corrects", "source", "note")
KEPT = ("about", "to", "by", "number", "unit")  # columns that no page gives: a correction leaves them as they were
Row = dict[str, str]


class Written(NamedTuple):
    """What was written: rows, the files that changed, and the root of the record now."""

    rows: int
    files: tuple[str, ...]
    root: str


def write(
    treaty: str,
    new: Sequence[Found],
    changed: Sequence[Change],
    source: Source,
    today: date,
    known: date | None,
    complete_to: date | None = None,
) -> Written:
    """Adds rows to the record of a treaty, and its source. `complete_to` says anew how far its list goes, where that is later.

    `known` is the day from which new rows are known; None: each from its own date. Corrections are known from then, or from today.
    Raises IntegrityError where the record was changed since it was sealed, DataError where a row is none that the record takes.
    """
    with _alone():
        _sealed()
        rows = [_row(found, source.id, known) for found in new] + [_correction(change, source.id, known or today) for change in changed]
        rows = fresh(rows, (action for actions in Facts().actions(treaty).values() for action in actions))
        files: dict[str, str] = {}
        if rows:
            files[os.path.join("actions", f"{treaty}.csv")] = _with_rows(_path("actions", f"{treaty}.csv"), FIELDS, rows, "state")
        if complete_to:
            listed = _list(treaty, source.id, complete_to)
            if listed:
                files["lists.csv"] = listed
        if files and source.id not in loader.sources():
            files["sources.csv"] = _with_rows(_path("sources.csv"), Source._fields, [source._asdict()], "id")
        if files:
            _replace(files, treaty)
        return Written(len(rows), tuple(sorted(files)), integrity.packaged_root())


def keep(folder: str, name: str, data: bytes) -> str:
    """Keeps a page in a folder under a name that ends with its hash, listed in SHA256SUMS there; returns its path."""
    digest = hashlib.sha256(data).hexdigest()
    stem, dot, ending = name.rpartition(".")
    path = os.path.join(folder, f"{stem}-{digest[:12]}{dot}{ending}")
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(path):
        _put(path, data)
    sums, line = os.path.join(folder, "SHA256SUMS"), f"{digest}  {os.path.basename(path)}\n"
    before = _bytes(sums)
    if line.encode() not in before:
        _put(sums, before + line.encode())
    return path


def _row(found: Found, source: str, known: date | None) -> Row:
    since = known.isoformat() if known and known.isoformat() != (found.date or found.effective) else ""
    given = {**found._asdict(), "known": since, "source": source}
    return {field: str(given.get(field, "")) for field in FIELDS}


def _correction(change: Change, source: str, known: date) -> Row:
    """The row that corrects another: what the page does not say stays as it was."""
    now, was = change.now, change.was
    row = _row(now, source, None)
    row["action"] = now.action if "action" in change.fields else was.action
    row["date"] = now.date if "date" in change.fields else was.date
    row["effective"] = now.effective or (was.effective.isoformat() if was.effective else "")
    row["notification"] = now.notification or was.notification
    row["norm"], row["until"] = was.norm, was.until.isoformat() if was.until else ""
    row["note"] = now.note or was.note
    row.update({field: str(getattr(was, field) or "") for field in KEPT})
    row["corrects"], row["known"] = was.id, max(known, was.known).isoformat()
    return row


def fresh(rows: Iterable[Row], actions: Iterable[Action]) -> list[Row]:
    """The rows that the record does not have yet, once each: another import may have written them since they were compared."""
    there = list(actions)
    ids, present = {action.id for action in there}, {_act(row_of(action)) for action in there}
    wanted = {(*_act(row), row["corrects"]): row for row in rows}
    return [row for row in wanted.values() if (row["corrects"] in ids if row["corrects"] else _act(row) not in present)]


def row_of(action: Action) -> Row:
    """An action as a row of its file."""
    return {field: str(getattr(action, field) or "") for field in FIELDS}


def _act(row: Row) -> tuple[str, ...]:
    """What makes a row the same act as another, whenever and from wherever it was read."""
    return tuple(row[field] for field in ("state", "action", "date", "effective", "notification"))


def _list(treaty: str, source: str, complete_to: date) -> str:
    """The file of lists with a later day for one of them; empty where the day is no later."""
    path = _path("lists.csv")
    rows, known = _read(path), loader.lists().get(treaty)
    if known and known.complete_to and known.complete_to >= complete_to:
        return ""
    made = {"treaty": treaty, "complete_to": complete_to.isoformat(), "coverage": "full", "source": source, "note": ""}
    if known and rows:
        return _csv(list(rows[0]), [{**row, **made} if row["treaty"] == treaty else row for row in rows])
    return _with_rows(path, list(made), [made], "treaty")


def _with_rows(path: str, fields: Sequence[str], rows: Iterable[Row], order: str) -> str:
    """The text of a CSV file with rows added in their place; at the end, where the file is not written as we would write it."""
    text = _bytes(path).decode("utf-8")
    there = list(csv.DictReader(io.StringIO(text, newline="")))
    fields = list(there[0]) if there else fields  # a column that the file has besides stays, and stays empty
    if text and _csv(fields, there) != text:
        return text + ("" if text.endswith("\n") else "\n") + _csv(fields, rows).partition("\n")[2]
    for row in rows:
        place = next((i for i, other in enumerate(there) if other[order] > row[order]), len(there))
        there.insert(place, row)
    return _csv(fields, there)


def _csv(fields: Sequence[str], rows: Iterable[Row]) -> str:
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, fields, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def _replace(files: dict[str, str], treaty: str) -> None:
    """Replaces data files and seals them. Where anything fails, all are as they were."""
    before = {name: _bytes(_path(name)) if os.path.exists(_path(name)) else None for name in (*files, seal.NAME)}
    folder = tempfile.mkdtemp()
    try:
        trial = os.path.join(folder, f"{treaty}.csv")
        for name, text in files.items():
            if os.path.basename(name) == f"{treaty}.csv":
                _put(trial, text.encode())
                loader.load_actions(trial)  # raises DataError before anything is touched
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        for name, text in files.items():
            _put(_path(name), text.encode())
        forget()
        seal.write_seal()
    except BaseException:
        for name, data in before.items():
            with contextlib.suppress(OSError):
                if data is None:
                    os.unlink(_path(name))
                else:
                    _put(_path(name), data)
        forget()
        raise


def forget() -> None:
    """Forgets what was read of the data files, so that they are read anew."""
    for reader in (*vars(loader).values(), integrity.packaged_root):
        if hasattr(reader, "cache_clear"):
            reader.cache_clear()


def _sealed() -> None:
    try:
        seal.verify()
    except IntegrityError as why:
        cure = "Look at what was changed ('servanda record verify'), and seal it ('servanda record seal') before you import."
        raise IntegrityError(f"{why} {cure}") from None


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Lets one import write at a time, where the system can lock a folder; says so where the record may not be written."""
    if not os.access(loader.DATA, os.W_OK):
        raise ServandaError("The record may not be written here: import as a user who may, or in a copy of servanda of your own.")
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder = os.open(loader.DATA, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        forget()  # another import may just have written
        yield
    finally:
        os.close(folder)


def _path(*parts: str) -> str:
    return os.path.join(loader.DATA, *parts)


def _bytes(path: str) -> bytes:
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def _read(path: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(_bytes(path).decode("utf-8"), newline="")))


def _put(path: str, data: bytes) -> None:
    """Writes a file beside its place and renames it, so that it is never seen half written."""
    handle, beside = tempfile.mkstemp(dir=os.path.dirname(path) or ".", prefix=".import-")
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o644)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
