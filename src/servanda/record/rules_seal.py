"""The seal of the rules: what law, lexicon, statements and weights were when somebody last looked at them and found them good.

It does for the data that decides answers what the seal does for the record. Which folders these are stands in `sealed.toml`.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

import tomli

from ..errors import IntegrityError
from ..tuples import NamedTuple
from . import seal
from .canonical import canonical

PACKAGE = os.path.dirname(os.path.dirname(__file__))
HERE = os.path.join(PACKAGE, "record")
NAME = "rules.json"
TEXTS = (".toml", ".csv", ".tsv", ".txt", ".json", ".md")  # files whose line ends a checkout may change
NONE = (".py", ".pyc", ".pyi")


class Rules(NamedTuple):
    """What was found intact: the hash over all files, and how many there are."""

    hash: str
    files: int


def folders() -> list[str]:
    """The folders that are sealed."""
    with open(os.path.join(HERE, "sealed.toml"), "rb") as file:
        found: list[str] = tomli.load(file)["folders"]
    return found


def hashes() -> dict[str, str]:
    """The SHA-256 of every sealed file by its path in the package."""
    found = {}
    for folder in folders():
        for parent, inner, names in os.walk(os.path.join(PACKAGE, folder)):
            inner[:] = [name for name in inner if name != "__pycache__"]  # what is kept there is made from these files
            for name in names:
                if not name.endswith(NONE):
                    path = os.path.join(parent, name)
                    found[os.path.relpath(path, PACKAGE).replace(os.sep, "/")] = seal.file_hash(path, name.endswith(TEXTS))
    return dict(sorted(found.items()))


def _of(files: dict[str, str]) -> Rules:
    return Rules(hashlib.sha256(canonical(files)).hexdigest(), len(files))


def write() -> Rules:
    """Seals the rules as they are now, after somebody edited them on purpose."""
    made = hashes()
    with open(os.path.join(HERE, NAME), "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(made, indent=1) + "\n")
    return _of(made)


def read() -> dict[str, str]:
    """The seal that came with the rules. Raises IntegrityError where it is missing or broken."""
    try:
        with open(os.path.join(HERE, NAME), encoding="utf-8") as file:
            found: Any = json.load(file)
        if not (isinstance(found, dict) and all(isinstance(value, str) for value in found.values())):
            raise TypeError("it is no table of hashes")
    except (OSError, ValueError, TypeError) as why:
        raise IntegrityError(f"The seal of the rules cannot be read ({why}): install servanda again, or seal what you edited.") from None
    return dict(found)


def verify(expected: str = "") -> Rules:
    """Compares the rules with their seal, and their hash with one that was kept elsewhere. Raises IntegrityError with what differs."""
    sealed, files = read(), hashes()
    if told := seal.differences(files, sealed):
        raise IntegrityError(f"The rules are not what was sealed ({told}).")
    found = _of(files)
    if expected and expected.strip().casefold() != found.hash:
        raise IntegrityError(f"The hash of the rules is {found.hash}, not {expected.strip()}: these are other rules.")
    return found
