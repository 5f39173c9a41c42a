"""Days that a model worked out, from "four months before": they are easily wrong by a month, and nothing is denied on one."""

from __future__ import annotations

import re
from datetime import date

from ...assertions.days import days_of
from ...told import Template
from ..model import Claim
from ..rules.times import expressions

AHEAD, BACK = 31, 366  # days around the publication in which "next week" and "in June" are worked out rightly
WORKED_OUT: Template = "The day is not in the words of the claim but was worked out from them, so it is not held against it."
_WITHIN = re.compile(r"\b(?:within|before the end of|by the end of|later in|over the course of) (?:the|this) year\b")
_YEAR = re.compile(r"\d{4}")


def not_held_against(claim: Claim, published: date) -> Claim:
    """The claim, unsure where a day of it is worked out: its year is not in the quotation, and it lies far from the publication."""
    words = f"{claim.quote} {_worked_out(claim.quote, published)}"
    told = [a.when for a in claim.assertions if a.when and not _in_words(a.when, words) and not _near(a.when, published)]
    return claim._replace(unsure=WORKED_OUT) if told else claim


def _worked_out(quote: str, published: date) -> str:
    """The times that English words tell by the day of publication, such as "in May next year", as dates."""
    within = [str(published.year)] if _WITHIN.search(quote) else []
    return " ".join([*(told.period.partial for told in expressions(quote, published)), *within])


def _in_words(when: str, quote: str) -> bool:
    """Whether the years of a time stand in a quotation, in full or by their last two digits."""
    return all(year in quote or re.search(rf"(?<!\d){year[2:]}(?!\d)", quote) for year in _YEAR.findall(when))


def _near(when: str, published: date) -> bool:
    days = days_of(when)
    return all(-BACK <= (day - published).days <= AHEAD for day in (days.first, days.last) if day)
