"""From a text to a checked report: read, judged, with the receipt that lets anyone replay it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from .assertions.terms import DAY_NOT_KNOWN, OUTSIDE
from .checking.answer import Judgement
from .checking.receipt import receipt
from .dates import in_words
from .reading import configured
from .reading.model import Claim, Dating
from .reading.reader import Reader
from .reports import Finding, Report
from .standing import Record
from .verification import bearing, judge

DOUBT = timedelta(days=366)  # a report without a day is taken for one of the last year


def check(text: str, published: date | None, record: Record, title: str = "", reader: Reader | None = None) -> Report:
    """A report read and checked. `published` None: dated from the text and the record where that can be done.

    `reader` None: the one that is configured.
    """
    reader = reader or configured()
    read = reader.read(text, published, record.today, title)
    made = findings(read.claims, read.dating, record)
    used = {claim.treaty for claim in read.claims if claim.treaty}
    read = read._replace(claims=tuple(finding.claim for finding in made))
    return Report(read, made, receipt(record.facts, used) | {"reader": reader.identity() | dict(read.reader)})


def findings(claims: Sequence[Claim], dating: Dating, record: Record) -> tuple[Finding, ...]:
    """One finding for every claim, in their order: by its assertions, or by the word rules where the sealed reader made none.

    A word rule that is sure of every word tells the assertions too: where checking decides them alike, its finding stands.
    """
    by_words: tuple[Finding, ...] = ()
    if any(not claim.assertions for claim in claims):
        from .reading.rules.judging.check import findings as judged

        by_words = judged(claims, dating, record)
    return tuple(
        _finding(claim, dating, record) if claim.assertions else _as_checked(by_words[place], dating, record)
        for place, claim in enumerate(claims)
    )


def _as_checked(by_words: Finding, dating: Dating, record: Record) -> Finding:
    if not by_words.claim.assertions:
        return by_words
    checked = _finding(by_words.claim, dating, record)
    if (checked.verdict, checked.verdict_as_known) != (by_words.verdict, by_words.verdict_as_known):
        return by_words._replace(claim=by_words.claim._replace(assertions=()))
    return by_words._replace(parts=checked.parts)


def _finding(claim: Claim, dating: Dating, record: Record) -> Finding:
    """The finding on a claim by its assertions, as all that is known decides them, and as what was known on the day did."""
    now = _judged(claim, dating, record, None)
    then = _judged(claim, dating, record, dating.day)
    told = bearing(claim.assertions, dating.day, record)
    return Finding(claim, now.verdict, now.why, now.basis, told, dating.day, then.verdict, parts=now.parts, refusal=now.refusal)


def _judged(claim: Claim, dating: Dating, record: Record, known: date | None) -> Judgement:
    """The judgement by the day of the report; where that day is in doubt, it must be the same by its first and by its last."""
    first = dating.day - DOUBT if dating.known == "no" else dating.first
    found = judge(claim.assertions, dating.last, record, known)
    if first == dating.last or found.verdict == OUTSIDE:
        return found
    earlier = judge(claim.assertions, first, record, known)
    if earlier.verdict == found.verdict:
        return found
    then = f"{found.verdict} on {in_words(dating.last)}, and not on {in_words(first)}"
    why = f"This hangs on the day it was said, which is not known: {then}."
    return found._replace(verdict=OUTSIDE, why=why, refusal=DAY_NOT_KNOWN)
