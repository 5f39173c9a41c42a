"""What the tests of the desk share: checked reports made by hand, quick to make, without reading."""

from __future__ import annotations

from factories import claim, published

from servanda.checking.receipt import receipt
from servanda.pipeline import findings
from servanda.reading.model import Claim, ReadReport
from servanda.reports import Report
from servanda.standing import Record

TODAY = Record("2026-08-22")


def report(*claims: Claim, day: str = "2025-07-02", text: str = "", title: str = "A title", record: Record = TODAY) -> Report:
    """A checked report that holds these claims."""
    numbered = tuple(said._replace(id=f"c{place}") for place, said in enumerate(claims, 1))
    dating = published(day)
    found = findings(numbered, dating, record)
    read = ReadReport(text or " ".join(said.quote for said in claims), title, "en", dating, tuple(finding.claim for finding in found))
    return Report(read, found, receipt(record.facts, {"apmbc"}))


def accusation(text: str = "Ukraine used anti-personnel mines", by: str = "RUS", of: str = "UKR") -> Claim:
    """An accusation of use."""
    return claim(text, of, norm="use", act="accuse", speaker_for=(by,), attributed=True, relation="use")


def membership(text: str = "Ukraine is a party to the Ottawa Convention") -> Claim:
    """A statement that the record bears out."""
    return claim(text, "UKR", relation="party")
