"""The seal: a small file beside the data that says what the data was when somebody last looked at it and found it good.

It names the hash of every data file, how many entries they make, and their root. Whoever can write the data can write a new
seal as well: against that only a root that was kept elsewhere helps (`servanda record verify --root`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from typing import Any

from ..errors import IntegrityError
from ..tuples import NamedTuple
from . import integrity, loader
from .facts import Facts

NAME = "seal.json"
KINDS = (".csv", ".toml")


class Verified(NamedTuple):
    """What was found intact."""

    root: str
    entries: int
    files: int


def data_files(folder: str) -> Iterator[tuple[str, str]]:
    """Name and path of all data files below a folder, in order of their names, which are written with `/` everywhere."""
    found = []
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith(KINDS):
                path = os.path.join(parent, name)
                found.append((os.path.relpath(path, folder).replace(os.sep, "/"), path))
    yield from sorted(found)


def file_hashes(folder: str) -> dict[str, str]:
    """The SHA-256 of each data file below a folder. Line ends count as line feeds, whatever a checkout made of them."""
    return {name: file_hash(path, True) for name, path in data_files(folder)}


def file_hash(path: str, text: bool) -> str:
    """The SHA-256 of a file, of a text as if its lines ended in line feeds."""
    with open(path, "rb") as file:
        data = file.read()
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if text else data).hexdigest()


def differences(files: dict[str, str], sealed: dict[str, str]) -> str:
    """Which files are other than they were sealed, in words; nothing where none is."""
    told = []
    for word, names in (
        ("changed", [name for name in files if name in sealed and files[name] != sealed[name]]),
        ("missing", [name for name in sealed if name not in files]),
        ("not sealed", [name for name in files if name not in sealed]),
    ):
        if names:
            told.append(f"{word}: {', '.join(sorted(names))}")
    return "; ".join(told)


def seal() -> dict[str, Any]:
    """What the data is now."""
    found = integrity.entries(Facts())
    return {"root": integrity.packaged_root(), "entries": len(found), "files": file_hashes(loader.DATA)}


def write_seal() -> Verified:
    """Seals the data as it is now, after somebody edited it on purpose."""
    made = seal()
    with open(os.path.join(loader.DATA, NAME), "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(made, indent=1, sort_keys=True) + "\n")
    return Verified(made["root"], made["entries"], len(made["files"]))


def read_seal() -> dict[str, Any]:
    """The seal that came with the data. Raises IntegrityError where it is missing or broken."""
    try:
        with open(os.path.join(loader.DATA, NAME), encoding="utf-8") as file:
            found = json.load(file)
        if not (isinstance(found["root"], str) and isinstance(found["entries"], int) and isinstance(found["files"], dict)):
            raise TypeError("a field is of another type")
    except (OSError, ValueError, KeyError, TypeError) as why:
        raise IntegrityError(f"The seal of the record cannot be read ({why}): install servanda again, or seal what you edited.") from None
    return dict(found)


def verify(expected_root: str = "") -> Verified:
    """Compares the data with its seal, and its root with one that was kept elsewhere.

    Raises IntegrityError with what differs; files are compared before they are read.
    """
    sealed, files = read_seal(), file_hashes(loader.DATA)
    if told := differences(files, sealed["files"]):
        raise IntegrityError(f"The record is not what was sealed ({told}).")
    count = len(integrity.entries(Facts()))
    if (integrity.packaged_root(), count) != (sealed["root"], sealed["entries"]):
        raise IntegrityError(f"The root of the record is {integrity.packaged_root()}, and its seal says {sealed['root']}.")
    if expected_root and expected_root.strip().casefold() != sealed["root"]:
        raise IntegrityError(f"The root of the record is {sealed['root']}, not {expected_root.strip()}: this is another record.")
    return Verified(sealed["root"], count, len(files))
