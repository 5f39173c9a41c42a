"""The findings of a ledger that may go out: those whose reading a person accepted or corrected."""

from __future__ import annotations

from collections.abc import Iterator

from ..publish.site.model import Published
from .ledger import Ledger
from .model import KeptClaim

REVIEWED = ("accepted", "corrected")
PAGE = 500


def published(ledger: Ledger) -> Iterator[Published]:
    """Every reviewed claim with its latest finding, in the report that told it last."""
    for status in REVIEWED:
        after = None
        while True:
            found = ledger.claims(status=status, after=after, limit=PAGE)
            for claim in found.items:
                yield one(ledger, ledger.claim(claim.id))
            after = found.next
            if after is None:
                break


def one(ledger: Ledger, claim: KeptClaim) -> Published:
    """A reviewed claim, with its history, as it is published."""
    last = claim.appearances[-1]
    told = ledger.retold(last.report)
    finding = next(found for found in told.report.findings if found.claim.id == last.place)
    own = claim.judged
    review = next(entry for entry in reversed(claim.trail) if entry.kind == "review")
    kept = next(found for found in reversed(claim.findings) if found.current and found.report == last.report)
    outlets = tuple(dict.fromkeys((place.outlet or place.title, place.published, place.url) for place in reversed(claim.appearances)))
    return Published(
        claim.id, told.report, finding, own["verdict"] if own else finding.verdict, own["why"] if own else finding.why, own is not None,
        outlets, review.at, dict(kept.receipt),
    )  # fmt: skip
