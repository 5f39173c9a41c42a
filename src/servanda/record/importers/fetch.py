"""Brings a page from a file, from standard input or from the web, within limits of size and time."""

from __future__ import annotations

import os
import sys
from typing import Any

from ...errors import InputError
from .brought import MOST, Brought, too_large


def bring(place: str, allow_loopback: bool = False) -> Brought:
    """The page at a path or an address; `-` is standard input. Raises InputError with one sentence."""
    scheme, mark, _ = place.partition("://")
    if mark and scheme.casefold() in ("http", "https"):
        from .web import get

        return get(place, MOST, allow_loopback)
    if mark and scheme.isalpha():
        raise InputError(f"{scheme}:// is not fetched: give a file, or an address that begins with https:// or http://.")
    name = "Standard input" if place == "-" else place
    try:
        if place == "-":
            return Brought(_within(sys.stdin.buffer, name) if sys.stdin else b"", name)
        if os.path.isdir(place):
            raise InputError(f"{name} is a folder: give the page in it.")
        with open(place, "rb") as file:
            if os.fstat(file.fileno()).st_size > MOST:
                raise InputError(too_large(name))
            return Brought(_within(file, name), name)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist: check the path.") from None
    except (OSError, ValueError) as why:
        reason = why.strerror if isinstance(why, OSError) and why.strerror else why
        raise InputError(f"{name} cannot be read: {reason}.") from None


def _within(file: Any, name: str) -> bytes:
    data: bytes = file.read(MOST + 1)
    if len(data) > MOST:
        raise InputError(too_large(name))
    return data
