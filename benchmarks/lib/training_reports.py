"""The reports that the reading learnt from, without their mark-up."""

from __future__ import annotations

from pathlib import Path

from evaluation.teaching import markup
from evaluation.teaching.markup import Report, reports


def marked() -> list[Report]:
    """All of them."""
    return reports(Path(markup.__file__).parent / "reports")


def training() -> dict[str, str]:
    """Their texts by name."""
    return {report.name: report.text for report in marked()}
