"""Pages of a document in one text: without the heads and feet that every page repeats, a sentence that runs over a page whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

LONGEST = 120  # characters of a line that a page repeats
_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_GOES_ON = re.compile(r"[^.!?:;\"”’)\]|\s]\s*$")


def in_one(pages: Sequence[str]) -> str:
    """The text of some pages. A head or foot that most of them have stands on the first of them alone, the number of a page on none."""
    lines = [page.strip().splitlines() for page in pages]
    for last in (False, True):
        edge = -1 if last else 0
        often = Counter(_plain(page[edge]) for page in lines if page)
        seen: set[str] = set()
        for page in lines:
            line = _plain(page[edge]) if len(page) > 1 else ""
            repeated = often[line] > 1 and 2 * often[line] >= len(pages) and len(line) <= LONGEST
            if line and repeated and (line in seen or _NUMBER.fullmatch(line)):
                del page[edge]
            seen.add(line)
    made = ""
    for page in lines:
        text = "\n".join(page).strip()
        if made and text:
            made = made.rstrip()
            made += "\n" if _GOES_ON.search(made[-80:]) and text[0].islower() else "\n\n"
        made += text
    return made + "\n" if made else made


def _plain(line: str) -> str:
    """A line as it is on each page: its numbers are all one."""
    return _FIGURES.sub("1", line.strip())
