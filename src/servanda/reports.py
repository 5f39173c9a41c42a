"""What a checked report is: its claims, what law and record say of each, and the receipt that lets anyone replay it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .checking.answer import Part
from .reading.model import Claim, ReadReport
from .standing.model import Basis


class Finding(NamedTuple):
    """The verdict on one claim, why, what it rests on, and what would follow if the claim were true."""

    claim: Claim
    verdict: str
    why: str
    basis: tuple[Basis, ...] = ()
    bearing: str | None = None
    known_at: date | None = None  # the day of publication
    verdict_as_known: str = ""  # the verdict by what could be known on that day
    rule: str = ""  # the word rule that decided, where the claim has no assertions
    parts: tuple[Part, ...] = ()  # one for each assertion of the claim, in their order
    refusal: str = ""  # of which kind it is, where nothing is decided


class Report(NamedTuple):
    """A checked report: what was read, what was found, and the receipt that lets anyone replay it."""

    read: ReadReport
    findings: tuple[Finding, ...]
    receipt: dict[str, object]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order of the text."""
        return self.read.claims
