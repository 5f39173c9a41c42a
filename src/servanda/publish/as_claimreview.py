"""A finding as ClaimReview (schema.org) in JSON-LD. One object belongs on one page: search engines pass over pages with several."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..reports import Finding, Report
from . import words
from .standing_alone import in_full

RATING = {"supported": 5, "contradicted": 1}  # the others are no place on a scale between true and false


def claim_review(
    report: Report, finding: Finding, today: date, url: str = "", appearance: str = "", organisation: str = "servanda",
    judged: tuple[str, str] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The review of one claim, made on the day `today` in the name of an organisation; `url` is that of its page, which all who gather
    reviews ask for, `appearance` that of the report. A review says its claim in full: its readers do not see the report.

    `judged` is a verdict with its reasons that stands in the place of the one that was found.
    """
    claim, published = finding.claim, report.read.dating.day.isoformat()
    verdict, why = judged or (finding.verdict, finding.why)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict}
    if words.refused(finding) and verdict == finding.verdict:
        rating["ratingExplanation"] = words.clean(words.refused(finding))
    if verdict in RATING:
        rating |= {"ratingValue": RATING[verdict], "bestRating": 5, "worstRating": 1}
    who = words.speaker(claim) if claim.attributed or claim.speaker else report.read.title or "the report itself"
    told = words.says(claim)
    item: dict[str, Any] = {"@type": "Claim", "author": {"@type": "Organization", "name": words.clean(who)}, "datePublished": published}
    if told:
        item["alternateName"] = told[0] if len(told) == 1 else told  # what was understood, in our words
    if appearance:
        item["appearance"] = {"@type": "CreativeWork", "url": appearance}
    sources = dict.fromkeys(address for entry in finding.basis if (address := words.web_address(entry.source)))
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": words.clean(in_full(claim)),
        "datePublished": today.isoformat(),
        "author": {"@type": "Organization", "name": organisation},
        "reviewRating": rating,
        "reviewBody": why,
        "itemReviewed": item,
        "citation": list(sources),
    }
    return made | ({"url": url} if url else {})
