"""A report read and checked: its claims, what law and record say of each, and the receipt that lets anyone replay it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .reading.model import Claim, Dating, ReadReport
from .standing.model import Basis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .reading.reader import Reader
    from .standing import Record

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


def check(text: str, published: date | None, record: Record, title: str = "", reader: Reader | None = None) -> Report:
    """A report read and checked. `published` None: dated from the text and the record where that can be done.

    `reader` None: the reader of `reading.DEFAULT`.
    """
    from .checking.receipt import receipt
    from .reading import reader_named

    reader = reader or reader_named()
    read = reader.read(text, published, record.today, title)
    made = findings(read.claims, read.dating, record)
    used = {claim.treaty for claim in read.claims if claim.treaty}
    return Report(read, made, receipt(record.facts, used))


def findings(claims: Sequence[Claim], dating: Dating, record: Record) -> tuple[Finding, ...]:
    """One finding for every claim, in their order."""
    from .reading.rules.judging.check import findings as by_words

    return by_words(claims, dating, record)
