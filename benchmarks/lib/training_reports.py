"""The reports that the reading learnt from, without their mark-up."""

from __future__ import annotations

import sys
from pathlib import Path

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

from markup import Report, reports  # noqa: E402  # how they are marked is told there


def marked() -> list[Report]:
    """All of them."""
    return reports(TRAINING / "reports")


def training() -> dict[str, str]:
    """Their texts by name."""
    return {report.name: report.text for report in marked()}
