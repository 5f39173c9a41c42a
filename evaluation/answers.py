"""What servanda answers to annotated reports."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import servanda
from servanda.publish.as_json import report_json
from servanda.reading.reader import Reader
from servanda.standing import Record

from .scoring import Annotated, reports

Answered = tuple[Annotated, dict[str, Any]]


def answered(folders: Iterable[Path], record: Record | None = None, reader: Reader | None = None) -> list[Answered]:
    """Every annotated report of some folders with the JSON of the report checked; `reader` None: as it is read usually."""
    return answers((one for folder in folders for one in reports(folder)), record, reader)


def answers(found: Iterable[Annotated], record: Record | None = None, reader: Reader | None = None) -> list[Answered]:
    """Reports with the JSON of each of them checked. One without a date is dated from its text."""
    opened = record or servanda.record()
    return [(one, report_json(servanda.check(one.text, one.date or None, record=opened, reader=reader))) for one in found]
