"""Reads files that servanda itself wrote: answers, proofs, exports."""

from __future__ import annotations

import os
import sys

from ..errors import InputError

MOST = 256_000_000  # bytes: an export of a record some hundred times as large as today's


def read_text(path: str) -> str:
    """The text of a file, byte for byte, or of standard input for `-`. Raises InputError with one sentence."""
    name = "Standard input" if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST + 1) if sys.stdin else b""
        else:
            if os.path.isdir(path):
                raise InputError(f"{name} is a folder: give the file in it.")
            with open(path, "rb") as file:
                data = file.read(MOST + 1)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist: check the path.") from None
    except (OSError, ValueError) as why:
        reason = why.strerror if isinstance(why, OSError) and why.strerror else why
        raise InputError(f"{name} cannot be read: {reason}.") from None
    if len(data) > MOST:
        raise InputError(f"{name} is larger than {MOST:,} bytes: no file that servanda writes is.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as why:
        raise InputError(f"{name} is not valid UTF-8 (byte {why.start + 1}): give it as it was written.") from None
