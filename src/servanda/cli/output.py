"""What several verbs share: which treaty a word means, tables, and output in one place."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

MOST = 60  # characters of a cell in a plain table before it is folded


def on_terminal() -> bool:
    """Whether standard output is read by a person in a terminal."""
    return sys.stdout.isatty()


def in_colour() -> bool:
    """Whether colour is wanted there."""
    return on_terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The columns of the terminal; 80 where there is none."""
    if not on_terminal():
        return 80
    import shutil

    return min(shutil.get_terminal_size().columns, 120)


def put_json(value: object) -> None:
    """A value as JSON on standard output."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def put(text: str) -> None:
    """A text on standard output, ended by one line end. What the output's encoding lacks is replaced."""
    line = text.rstrip("\n") + "\n"
    try:
        sys.stdout.write(line)
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(line.encode(encoding, "replace").decode(encoding))


def put_table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table: drawn where a person reads it, aligned plain text where a program may."""
    if on_terminal():
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
        for header in headers:
            drawn.add_column(header)
        for row in rows:
            drawn.add_row(*(Text(cell) for cell in row))
        Console(no_color=not in_colour(), highlight=False).print(drawn)
        return
    widths = [max(len(row[i]) for row in [headers, *rows]) for i in range(len(headers))]
    for row in [headers, *rows]:
        put("  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip())


def bold(text: str) -> str:
    """The text, set off where it is read in a terminal."""
    return f"\x1b[1m{text}\x1b[0m" if in_colour() else text
