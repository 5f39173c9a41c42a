"""What a checked report is: its claims, what law and record say of each, and the receipt that lets anyone replay it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .checking.answer import Part
from .notebook import table_html
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


TABLE = (
    "claim", "quote", "start", "end", "speaker", "speaker_for", "act", "attributed", "direct", "targets", "treaty", "norm", "when_from",
    "when_to", "published", "verdict", "verdict_as_known", "refusal", "why", "bearing", "basis", "sources",
)  # fmt: skip


def _cells(finding: Finding, published: date) -> tuple[object, ...]:
    """A finding and its claim as the cells of a row of TABLE."""
    claim, when = finding.claim, finding.claim.when
    return (
        claim.id, claim.quote, claim.start, claim.end, claim.speaker, "; ".join(claim.speaker_for), claim.act, claim.attributed,
        claim.direct, "; ".join(claim.targets), claim.treaty, claim.norm, when.start if when else None, when.end if when else None,
        published, finding.verdict, finding.verdict_as_known or finding.verdict, finding.refusal or None, finding.why, finding.bearing,
        "; ".join(dict.fromkeys(item.ref for item in finding.basis)), "; ".join(dict.fromkeys(item.source for item in finding.basis)),
    )  # fmt: skip


class Report(NamedTuple):
    """A checked report: what was read, what was found, and the receipt that lets anyone replay it."""

    read: ReadReport
    findings: tuple[Finding, ...]
    receipt: dict[str, object]

    def table(self) -> list[dict[str, object]]:
        """A row for each claim with its finding, under the names of TABLE: for pandas.DataFrame, polars.DataFrame or csv.DictWriter.

        Several States, reasons or references stand in one cell, parted by semicolons. Days are dates, places are numbers.
        """
        return [dict(zip(TABLE, _cells(finding, self.read.dating.day), strict=True)) for finding in self.findings]

    def _repr_html_(self) -> str:
        """The findings as a table, for notebooks."""
        rows = [(f.claim.id, f.claim.quote, f.claim.speaker or "", f.verdict, f.why) for f in self.findings]
        told = f"{self.read.title or 'Report'}, {self.read.dating.day}: {len(self.findings)} claims"
        return table_html(("", "claim", "speaker", "verdict", "why"), rows, told)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order of the text."""
        return self.read.claims
