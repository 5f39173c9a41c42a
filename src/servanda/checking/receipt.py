"""The receipt of an answer: versions and hashes of rules and record, so that anyone can replay it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import date
from functools import cache

from ..law.loader import FOLDER as LAW
from ..record.facts import Facts
from ..record.loader import DATA as RECORD
from ..version import __version__


def receipt(facts: Facts, treaties: Iterable[str]) -> dict[str, object]:
    """What an answer rests on: the version, the hashes of law and record, and how far the lists of the treaties used go."""
    complete: dict[str, date | None] = {}
    for treaty in sorted(set(treaties)):
        day = facts.list_of(treaty).complete_to
        complete[treaty] = day
    return {
        "servanda": __version__,
        "law": _hashed_once(LAW),
        "record": _hashed_once(RECORD),
        "record_complete_to": complete,
    }


def hashed(folder: str) -> str:
    """The SHA-256 over the names and bytes of all data files below a folder, in order of their names."""
    total = hashlib.sha256()
    for name, path in sorted(_files(folder)):
        with open(path, "rb") as file:
            content = file.read()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


_hashed_once = cache(hashed)  # as the files of law and record themselves are read once


def _files(folder: str) -> Iterable[tuple[str, str]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith((".toml", ".csv")):
                path = os.path.join(parent, name)
                yield os.path.relpath(path, folder).replace(os.sep, "/"), path
