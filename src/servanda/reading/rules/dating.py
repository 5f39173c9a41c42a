"""When a report was published, where nobody says it: from the text first, then from what the record knows of what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from ...dates import add_months, in_words
from ..model import Dating
from .times import periods

# A full date in a heading, a dateline or a line of its own is the day of publication.
_STAMP = re.compile(
    r"^(?:(?:first |originally )?published|updated|posted|date)?[:\s]*(?P<rest>[^!?]{0,40}\b(?:19|20)\d\d(?:-\d\d-\d\d)?)\b", re.I
)
# "WARSAW, Feb. 21, 2026 (Agency) - Poland ...", "(Geneva, 6 March 2025) - ...": the day before a dash that opens the report.
_DATELINE = re.compile(
    r"^\(?(?:[A-ZÀ-Þ][^\s]{0,25}\s+){0,5}?(?P<rest>(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d)\)?\s{0,3}"
    r"(?:\([^)]{1,40}\)\s{0,3})?(?:-{1,2}|–|—)\s"
)
# Where a head gives both, the day of publication is not the one on which the page was changed last.
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released)\b.{0,30}\b(?:19|20)\d\d\b", re.I)
_CHANGED = re.compile(
    r"\b(?:last )?(?:modified|updated|revised|changed|edited|reviewed)\b.{0,30}?\b(?:19|20)\d\d\b(?:-\d\d-\d\d)?[\s.,;|]*", re.I
)
# What the day of a line is that is not of the report: "parties as of 24 February 1999".
_OF_ELSE = re.compile(
    r"\b(?:as (?:of|at)|since|until|before|after|effective|valid|in force|adopted|signed|opened|ratified|deposited|entry|born|deadline"
    r"|expires?)\b",
    re.I,
)
# A line that holds a day and nothing else.
_BARE = re.compile(
    r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+|\d{1,2}[-/.]\d{1,2}[-/.])(?:19|20)\d\d|\d{4}-\d\d-\d\d"
)
# A row of a table: a name and a day.
_ROW = re.compile(
    rf"(?!(?:first |originally |last )?(?:published|posted|updated|modified|date)\b)[^\W\d][^\d:]{{1,40}}\s(?:{_BARE.pattern})", re.I
)
LINES = 14  # from the beginning, in which a table shows itself
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_OLD_WAR = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})[- ](?P<unit>month|year|week|day)s?[- ]old\s+"
    r"(?:\w+\s+){0,2}(?:war|conflict|invasion)\b",
    re.I,
)


def given(day: date) -> Dating:
    """The day that the user gave."""
    return Dating(day, day, day, "given")


def dated(text: str, war_starts: Iterable[tuple[str, date]], events: Iterable[date], today: date) -> Dating:
    """The day of publication as far as text and record tell.

    `war_starts` names the conflicts of the record with the words for their parties and their first days; `events` are the
    days of actions of the States and treaties that the text speaks of, for "last month".
    """
    lines = text.splitlines()[:LINES]
    cells = {line.strip() for line in lines if _BARE.fullmatch(line.strip()) or _ROW.fullmatch(line.strip())}
    if any(_PUBLISHED.search(line) for line in lines[:6]):
        lines = [_CHANGED.sub("", line) for line in lines]
    for line in lines[:6]:
        if len(cells) > 1 and line.strip() in cells:
            continue  # days in a column are those of a table, and none of them that of the report
        stamp = _DATELINE.match(line.strip()) or (_STAMP.match(line.strip()) if len(line) < 80 else None)
        if stamp:
            if _OF_ELSE.search(stamp["rest"]):
                continue
            found = [p for p in periods(stamp["rest"], today) if p.start == p.end]
            if found and found[0].start <= today:
                day = found[0].start
                return Dating(day, day, day, "text", f"dated {in_words(day)} in its heading")
    window = _by_war(text, war_starts)
    if window is None:
        return Dating(today, today, today, "today")
    first, last, why = window
    relevant = sorted(e for e in events if add_months(first, -2) <= e <= last)
    if re.search(r"\blast month\b", text, re.I) and relevant:
        # What was announced "last month" lies in the calendar month before publication.
        for event in reversed(relevant):
            start = add_months(event.replace(day=1), 1)
            end = add_months(start, 1) - timedelta(days=1)
            low, high = max(first, start), min(last, end)
            if low <= high:
                return Dating(low, low, high, "record", f"{why}; what it calls last month was on {in_words(event)}")
    return Dating(first + (last - first) // 2, first, last, "text", why)


def _by_war(text: str, war_starts: Iterable[tuple[str, date]]) -> tuple[date, date, str] | None:
    match = _OLD_WAR.search(text)
    if match is None:
        return None
    count = _NUMBERS.get(match["n"].lower()) or int(match["n"])
    for words, start in war_starts:
        if all(word in text for word in words.split("|")):
            months = {"month": count, "year": 12 * count}.get(match["unit"].lower())
            if months is None:
                days = count * (7 if match["unit"].lower() == "week" else 1)
                day = start + timedelta(days=days)
                return day - timedelta(days=4), day + timedelta(days=4), f"{match.group()} counted from {in_words(start)}"
            first = add_months(start, months)
            spread = 1 if match["unit"].lower() == "month" else 12
            return first, add_months(first, spread) - timedelta(days=1), f"{match.group()} counted from {in_words(start)}"
    return None
