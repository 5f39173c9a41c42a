"""What an assistant sends, line by line, before the SDK reads it: of bounded length, and text throughout.

The SDK answers nothing at all to a line that holds half a surrogate pair, as JSON may write it, so that whoever asked waits for ever.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from typing import BinaryIO

LINE = 8_000_000  # bytes: a report of the greatest length, escaped
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def divert() -> None:
    """Puts a pipe in the place of standard input, into which its lines go once they were looked at."""
    real = os.fdopen(os.dup(0), "rb")
    reads, writes = os.pipe()
    os.dup2(reads, 0)
    os.close(reads)
    threading.Thread(target=_copy, args=(real, os.fdopen(writes, "wb")), daemon=True).start()


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    with target:
        while line := source.readline(LINE + 1):
            if len(line) <= LINE:
                target.write(mended(line))
                target.flush()
                continue
            while line and not line.endswith(b"\n"):
                line = source.readline(1 << 20)
            sys.stderr.write(f"servanda: a line of more than {LINE:,} bytes was not read.\n")


def mended(line: bytes) -> bytes:
    """The line with a question mark for each half of a surrogate pair; as it is where it holds none, or is no JSON."""
    if not _SURROGATE.search(line):
        return line
    try:
        return json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    except (ValueError, RecursionError):
        return line
