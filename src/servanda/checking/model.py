"""What law and record say of a claim, as immutable types."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..reading.model import Claim, ReadReport
from ..standing.model import Basis

SUPPORTED, CONTRADICTED, CONTESTED, OUTSIDE = "supported", "contradicted", "contested", "outside the record"


class Finding(NamedTuple):
    """The verdict on one claim, why, what it rests on, and what would follow if the claim were true."""

    claim: Claim
    verdict: str
    why: str
    basis: tuple[Basis, ...] = ()
    bearing: str | None = None
    known_at: date | None = None  # the day of publication
    verdict_as_known: str = ""  # the verdict by what could be known on that day
    rule: str = ""  # the checking function that decided


class Report(NamedTuple):
    """A checked report: what was read, what was found, and the receipt that lets anyone replay it."""

    read: ReadReport
    findings: tuple[Finding, ...]
    receipt: dict[str, object]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order of the text."""
        return self.read.claims
