"""Data files read once and kept as Python keeps its modules: in `__pycache__` beside them, as plain values that load at once.

What is kept stands with the bytes of the file it was read from, and with the time of the code that reads it; where either is another, the
file is read anew. As with modules, nothing is written where Python is told to write no byte code, or the folder may not be written.
"""

from __future__ import annotations

import marshal
import os
import sys
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")
    Kinds = tuple[type[Any], ...]
PACKAGE = os.path.join(os.path.dirname(__file__), "")
NESTED = frozenset({tuple, list, bytes})  # what a frozen value may hold that is not there as it is


def compiled(path: str, read: Callable[[str], T], kinds: Kinds, write: bool | None = None) -> T:
    """What `read` makes of the file at `path`: texts, numbers, days, tuples, and named tuples of these `kinds`.

    `write` says whether to keep it; None: files of the package, unless Python writes no byte code. What `read` raises goes through.
    """
    try:
        with open(path, "rb") as file:
            source = file.read()
        shape = _shape(read, kinds)
    except OSError:
        return read(path)  # which says what is wrong
    place = _place(path)
    try:
        with open(place, "rb") as file:
            kept = marshal.loads(file.read())  # not load, which reads a file piece by piece
        if kept[:2] == [source, shape]:
            return _thawed(kept[2], kinds)  # type: ignore[no-any-return]
    except (OSError, ValueError, EOFError, TypeError, IndexError):
        pass  # none is there, or not a whole one
    found = read(path)
    if (not sys.dont_write_bytecode and path.startswith(PACKAGE)) if write is None else write:
        _keep(place, [source, shape, _frozen(found, kinds)])
    return found


def _shape(read: Callable[..., object], kinds: Kinds) -> list[object]:
    """By what code a file is read: its modules with their times."""
    code = {read.__code__.co_filename, *(sys.modules[kind.__module__].__file__ or "" for kind in kinds)}
    return [(file, os.stat(file).st_mtime_ns) for file in sorted(code)]


def _place(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(folder, "__pycache__", f"{name}.{sys.implementation.cache_tag}.kept")


def _keep(place: str, value: Any) -> None:
    """Writes a whole file or none: others may be reading it."""
    trial = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(trial, "wb") as file:
            file.write(marshal.dumps(value))
        os.replace(trial, place)
    except OSError:
        pass  # a folder that may not be written: the file is read each time


def _frozen(value: Any, kinds: Kinds) -> Any:
    """A value in types that load at once: a day as bytes, a named tuple as a tuple that begins with its kind, another tuple as a list."""
    if isinstance(value, date):
        return value.isoformat().encode()
    if isinstance(value, tuple):
        inner = [_frozen(item, kinds) for item in value]
        return (kinds.index(type(value)), *inner) if hasattr(value, "_fields") else inner
    return value


def _thawed(value: Any, kinds: Kinds) -> Any:
    kind = type(value)
    if kind is bytes:
        return date.fromisoformat(value.decode())
    if kind is tuple:
        inner = [_thawed(item, kinds) if type(item) in NESTED else item for item in value]
        return tuple.__new__(kinds[inner[0]], inner[1:])  # as all its fields are there, without the call that would look
    return tuple([_thawed(item, kinds) if type(item) in NESTED else item for item in value]) if kind is list else value
