"""What a reader is: anything that turns a report's text into claims. Which one read is part of the receipt."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from .model import ReadReport


class Reader(Protocol):
    """Text in, claims out. A reader is changed without anything else being changed."""

    name: str  # as `--reader` takes it

    def read(self, text: str, published: date | None, today: date, title: str = "") -> ReadReport:
        """The claims of a report. `published` None: dated from the text where that can be done, else `today`."""
        ...

    def identity(self) -> dict[str, str]:
        """What the receipt keeps of the reader: name, version, and the hash of its weights or of its recorded answers."""
        ...
