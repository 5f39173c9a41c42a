"""A checked report as JSON: the shape that other tools read. Fields are added, never renamed or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from ..assertions.model import as_json
from ..translation.language import ENGLISH, Language
from .understood import understood

if TYPE_CHECKING:  # answers that are no reports are written by this module too, and load no reader
    from ..checking.answer import Part
    from ..reading.model import Claim, Period
    from ..reports import Finding, Report
    from ..standing.model import Basis


def report_json(report: Report, explain: bool = False, language: Language = ENGLISH) -> dict[str, Any]:
    """The report in the contract's shape (docs/json.md). With `explain`, each claim also tells how it was read.

    The language is that of sentences: why, bearing, what was understood. Codes, verdicts and kinds of refusal are the same in each.
    """
    read = report.read
    dating = read.dating
    return {
        "report": {
            "title": read.title or None,
            "published": dating.day.isoformat(),
            "published_from": dating.source,
            "published_range": {"from": dating.first.isoformat(), "to": dating.last.isoformat()},
            "published_why": dating.why or None,
            "language": read.language,
            "sha256": text_hash(read.text),
            "characters": len(read.text),
            "notes": list(read.notes),
        },
        "claims": [claim_json(claim, explain, language) for claim in report.claims],
        "findings": [finding_json(finding, dating.day, language) for finding in report.findings],
        "receipt": {key: plain(value) for key, value in report.receipt.items()},
    }


def claim_json(claim: Claim, explain: bool = False, language: Language = ENGLISH) -> dict[str, Any]:
    """One claim, with every field of the contract."""
    found: dict[str, Any] = {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "speaker": claim.speaker,
        "speaker_for": list(claim.speaker_for),
        "act": claim.act,
        "targets": list(claim.targets),
        "treaty": claim.treaty,
        "norm": claim.norm,
        "attributed": claim.attributed,
        "direct": claim.direct,
        "when": period_json(claim.when),
        "assertions": [as_json(assertion) for assertion in claim.assertions],
        "understood": [language.tell(understood(assertion)) for assertion in claim.assertions],
        "doubt": claim.doubt or None,
        "unsure": claim.unsure or None,
    }
    if explain:
        said = claim.proposition
        found["proposition"] = {
            "text": said.text,
            "relation": said.relation,
            "negated": said.negated,
            "never": said.never,
            "modality": said.modality,
            "dates": [period_json(period) for period in said.dates],
            "numbers": list(said.numbers),
            "weapon": said.weapon,
            "others": list(said.others),
        }
        found["trace"] = [{"field": field, "from": words} for field, words in claim.trace]
    return found


def finding_json(finding: Finding, published: date, language: Language = ENGLISH) -> dict[str, Any]:
    """One finding. `as_known` is always there: without a verdict of its own that day, it repeats the verdict."""
    from .words import why

    return {
        "claim": finding.claim.id,
        "verdict": finding.verdict,
        "as_known": {
            "at": (finding.known_at or published).isoformat(),
            "verdict": finding.verdict_as_known or finding.verdict,
        },
        "why": language.tell(why(finding, language)),
        "basis": basis_json(finding.basis),
        "bearing": language.tell(finding.bearing) if finding.bearing else None,
        "rule": finding.rule or None,
        "refusal": finding.refusal or None,
        "parts": [part_json(part, language) for part in finding.parts],
    }


def part_json(part: Part, language: Language = ENGLISH) -> dict[str, Any]:
    """What law and record say of one assertion; `then` is the verdict as of the last day of the list, where it ended before."""
    return {
        "verdict": part.verdict,
        "why": language.tell(part.why),
        "basis": basis_json(part.basis),
        "refusal": part.refusal or None,
        "as_of_the_list": part.then or None,
        "statement": part.statement or None,
    }


def basis_json(basis: Iterable[Basis]) -> list[dict[str, Any]]:
    """What an answer rests on, as a list of plain tables."""
    return [{"kind": item.kind, "ref": item.ref, "source": item.source, "says": item.says or None, "sure": item.sure or None}
            for item in basis]  # fmt: skip


def period_json(period: Period | None) -> dict[str, str] | None:
    """First and last day, or null."""
    return {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None


def plain(value: Any) -> Any:
    """The value in types that JSON has: days as ISO texts, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in (sorted(value) if isinstance(value, (set, frozenset)) else value)]
    return value


def text_hash(text: str) -> str:
    """The SHA-256 of a report's text in UTF-8."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
