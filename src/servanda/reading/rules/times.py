"""Time expressions as the days they cover, counted from the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ...dates import MONTHS, add_months, parse_partial
from ...errors import UsageError
from ..model import Period
from .words import words

_MONTH = "(?P<{}>" + "|".join(f"{m[:3]}(?:{m[3:]}|\\.|t\\.)?" if len(m) > 3 else m for m in MONTHS) + "|Sept)"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_A_WEEKDAY = "(?:" + "|".join(f"{day[:3].capitalize()}(?:{day[3:]}|\\.)" for day in _WEEKDAYS) + ")"
# What is read is words with a space between each two, marks among them: "July 10 , 2025".
_BY_ITSELF = r"\s*,?\s*\b(?:of\s+)?(?:the\s+year\s+)?(?P<year>(?:19|20)\d\d)\b(?!-\d\d\b)"
_BY_WORDS = r"\s+(?:of\s+)?(?P<rel>last|this|next|that)\s+year\b"
_DAY_OF_YEAR, _MONTH_OF_YEAR = rf"(?:{_BY_ITSELF}|\s*,?{_BY_WORDS})?", f"(?:{_BY_ITSELF}|{_BY_WORDS})?"
# One day, or the first and last of several; the day of the week beside it is no day of its own: "Thursday, July 10", "3-5 July".
_NUMBER = r"(?:(?P<{0}from>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|–|—|to|and|until|till)\s*)?(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"\b(?:{_A_WEEKDAY}\s*,?\s+(?:the\s+)?)?(?:{_NUMBER.format('d1')}(?:\s+of)?\s+{_MONTH.format('m1')}"
    rf"|{_MONTH.format('m2')}\s+{_NUMBER.format('d2')})(?!\w){_DAY_OF_YEAR}(?:\s*[,(]\s*(?:a\s+)?{_A_WEEKDAY}(?!\w))?"
)
_MONTH_YEAR = re.compile(
    rf"\b(?:(?:the\s+)?(?P<part>end|beginning|start|middle)\s+of\s+)?{_MONTH.format('m')}(?!\w){_MONTH_OF_YEAR}"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DECADE = re.compile(r"\b(?:(?P<part>early|mid|middle|late)[-\s]{1,3}(?:the\s+)?)?(?P<first>(?:19|20)\d0)\s?['’]?\s?s\b", re.I)
_CENTURY = re.compile(r"\b(?P<century>\d\d)(?:st|th)[-\s]{1,3}century\b", re.I)
# Less than the whole of a time that is named: "in early 2012", "at the end of March", "in the first days of 2012", "the summer of 2012".
_WHOLE = r"(?:(?:19|20)\d\d(?:s\b)?|(?-i:[A-Z])\w{2,8}\b|(?:last|this|that|the) (?:year|month|decade|century)|the (?:19|20)\d\ds)"
PART_OF_A_TIME = re.compile(
    rf"(?<!as of )\b(?:early|late|mid|middle)[- ](?:in )?(?:the )?{_WHOLE}"
    rf"|\b(?-i:start|beginning|outset|turn|middle|close) of (?:the )?{_WHOLE}"
    rf"|(?<!\bby the )(?<!\buntil the )\b(?:very )?end of (?:the )?{_WHOLE}|\bbefore the (?:very )?end of {_WHOLE}"
    r"|\b(?:first|second|third|fourth|last|final|opening|closing|early|later?) (?:few )?(?:days?|weeks?|months?|half|quarter|part)"
    rf" (?:of|in) {_WHOLE}"
    rf"|(?<!since )(?<!since the )\b(?:spring|summer|autumn|fall|winter)(?: of)? {_WHOLE}"
    r"|\bnew year'?s (?:day|eve)\b|\bafter (?-i:[A-Z])\w{2,8} (?:19|20)\d\d\b",
    re.IGNORECASE,
)
# The year in the name of a treaty: "the 1997 mine ban treaty".
NAMED_YEAR = re.compile(
    r"\b(?:the|a|its) ((?:19|20)\d\d) (?:(?!on\b|of\b|to\b|in\b|the\b|and\b|that\b|for\b)[\w-]+ ){0,5}"
    r"(?:treaty|convention|ban|pact|agreement|protocol|accord|statute)\b", re.IGNORECASE,
)
_PARTS = {"early": (0, 4), "mid": (3, 6), "middle": (3, 6), "late": (5, 9)}  # of a decade: its first and its last year
_AHEAD = re.compile(r"\b(?:will|shall|takes? effect|until|expires?|next|due|must)\b|\bby (?:the end|\d|" + "|".join(MONTHS) + r")", re.I)
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b")
_NAMED = re.compile(r"\b(?:on\s+)?(?P<day>" + "|".join(_WEEKDAYS) + r"|today|yesterday|tomorrow)\b", re.I)
# A day of publication at the edge of the calendar is a slip; what is counted from it must not run over that edge.
_FIRST, _LAST = date(1000, 1, 1), date(9000, 1, 1)
_COUNTS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_UNITS = "|".join(["week", "month", "year", *_WEEKDAYS, *(m.lower() for m in MONTHS), *_SEASONS])
_RELATIVE = re.compile(rf"\b(?P<which>last|this|next|past|coming)\s+(?P<unit>{_UNITS})\b", re.I)
_AGO = re.compile(rf"\b(?P<n>\d{{1,3}}|{'|'.join(_COUNTS)})\s+(?P<unit>day|week|month|year)s?\s+(?P<way>ago|earlier|later|before)\b", re.I)
_SHORT_YEAR = re.compile(rf"\b({'|'.join(m[:3] + '[a-z]{0,6}' for m in MONTHS)}|in|of|since|by) ['’] ?(\d\d)\b", re.I)  # "January '99"
# Without one of these no text tells a time.
_ANY = re.compile(
    rf"\d|\b(?:{'|'.join(m[:3] for m in MONTHS)}|{'|'.join(_WEEKDAYS)}|to(?:day|morrow)|yester|last|this|next|past|coming|ago|earlier)",
    re.I,
)
# Names of months that are other words as well ("may", "to march"): a month only where something beside them says so.
_DOUBTFUL = ("May", "March", "Mar", "Sep", "Dec")
_BEFORE_MONTHS = words("times.before_months")
# Whether a day without a year has been or is to come is told by the verb beside it.
_COMING, _PAST, _NO_PAST = words("times.coming"), words("times.past"), words("times.no_past")
_NOW = words("times.now")  # behind one of these a participle tells of no past: "is honored", "the proposed"
_GROUP = 4  # words behind one that looks ahead to which it still belongs: "will be completed"
_IN_ED = re.compile(r"[a-z]+(?<!e)ed")  # of a verb in the past; "proceed" is none
_SMALL_WORD = re.compile(r"[A-Za-z]+|'ll")
# A number of things that looks like a year, or the number of a resolution.
_COUNTED, _BEFORE_YEARS, _NUMBERED = words("times.counted"), words("times.before_years"), words("times.numbered")
_WORDS_BEHIND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def periods(text: str, day: date, known: str = "day") -> tuple[Period, ...]:
    """The days that the time expressions of a text cover, in the order of the text. `day` is the day of publication.

    "last month" is the calendar month before; a weekday is the last such day up to `day`, or the next behind a verb that looks ahead; a
    day without a year is the last or next such day by the verb beside it, else the one nearest to `day`. How well `day` is known
    decides what hangs on it: where it is only about right ("about"), "on Wednesday" and "today" tell no day; where it is not known at
    all ("no"), nothing does but dates with a year.
    """
    text = _SHORT_YEAR.sub(lambda short: f"{short[1]} {19 if int(short[2]) > day.year % 100 + 10 else 20}{short[2]}", text)
    return tuple(told.period for told in expressions(text, day, known))


class Told(NamedTuple):
    """A time expression: where it stands in the text, and the days that it covers."""

    start: int
    end: int
    period: Period


def expressions(text: str, day: date, known: str = "day") -> list[Told]:
    """The time expressions of a text with their places, in order; as `periods` tells of them, years written in full."""
    if not _ANY.search(text):
        return []
    found: list[Told] = []
    taken = bytearray(len(text))  # characters that an expression read before has used
    day = min(max(day, _FIRST), _LAST)
    named = [int(year) for year in _YEAR.findall(text)]
    ahead = bool(_AHEAD.search(text))
    signs = _signs(text)

    def looks(match: re.Match[str]) -> str:
        return _looks(signs, match) or ("ahead" if ahead else "")

    def add(start: int, end: int, period: Period | None) -> None:
        if period and not any(taken[start:end]):
            taken[start:end] = b"x" * (end - start)
            found.append(Told(start, end, period))

    for match in _ISO.finditer(text):
        try:
            add(match.start(), match.end(), Period(*parse_partial(match.group())))
        except UsageError:  # no such day: then it is no date
            continue
    for match in _DAY.finditer(text):
        if known == "no" and not match["year"]:
            continue
        month = _month(match["m1"] or match["m2"])
        number, before = int(match["d1"] or match["d2"]), match["d1from"] or match["d2from"]
        last = _day(_known_year(match, named, day), month, number, day, _told(looks(match), known))
        first = _day(last.year, month, int(before), day, "") if last and before and int(before) < number else last
        add(match.start(), match.end(), Period(first, last) if first and last else None)
    for match in _MONTH_YEAR.finditer(text):
        dated = match["year"] or match["rel"] or _after_preposition(text, match.start())
        if (match["m"].rstrip(".") in _DOUBTFUL and not dated) or (known == "no" and not match["year"]):
            continue
        add(match.start(), match.end(), _month_period(match, _known_year(match, named, day), day, _told(looks(match), known)))
    for match in _RELATIVE.finditer(text) if known != "no" else ():
        add(match.start(), match.end(), _relative(match["which"].lower(), match["unit"].lower(), day))
    for match in _AGO.finditer(text) if known != "no" else ():
        add(match.start(), match.end(), _ago(match, day))
    for match in _NAMED.finditer(text) if known == "day" else ():
        exact = _named(match["day"].lower(), day, _looks(signs, match) == "ahead")
        add(match.start(), match.end(), Period(exact, exact))
    for match in _DECADE.finditer(text):
        low, high = _PARTS.get((match["part"] or "").lower(), (0, 9))
        year = int(match["first"])
        add(match.start(), match.end(), Period(date(year + low, 1, 1), date(year + high, 12, 31)))
    for match in _CENTURY.finditer(text):
        ended = 100 * int(match["century"])
        add(match.start(), match.end(), Period(date(ended - 99, 1, 1), date(ended, 12, 31)) if ended >= 1100 else None)
    for match in _YEAR.finditer(text):
        if counts(_WORDS_BEHIND.findall(text[max(0, match.start() - 40) : match.start()].lower()),
                  _WORDS_BEHIND.findall(text[match.end() : match.end() + 60].lower())):  # fmt: skip
            continue
        year = int(match[1])
        add(match.start(), match.end(), Period(date(year, 1, 1), date(year, 12, 31)))
    return sorted(found)


def whole_year(period: Period) -> bool:
    """Whether a period is one year."""
    first, last = period
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def counts(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether figures between some words, in lower case, are a number of things or of a paper, and no year.

    "destroyed 2005 mines" and "resolution 1973" are; "in 2005 mines were found" and "the 2005 mine ban" are not.
    """
    if before and before[-1] in _NUMBERED:
        return True
    counted = next((place for place, word in enumerate(after[:3]) if word in _COUNTED), None)
    return counted is not None and not (before and before[-1] in _BEFORE_YEARS) and not set(after[:counted]) & _BEFORE_YEARS


def _signs(text: str) -> list[tuple[int, str]]:
    """Where words of a text tell of what has been ("past") or look ahead ("ahead"), in order."""
    found, group, last = [], 0, ""
    for match in _SMALL_WORD.finditer(text):
        word = match[0]
        group -= 1
        if word in _COMING:
            found.append((match.start(), "ahead"))
            group = _GROUP
        elif group <= 0 and (word in _PAST or (_IN_ED.fullmatch(word) and word not in _NO_PAST and last not in _NOW)):
            found.append((match.start(), "past"))
        last = word
    return found


def _looks(signs: list[tuple[int, str]], match: re.Match[str]) -> str:
    """What the sign nearest before a time says of it, or else the first one behind it; nothing where there is none."""
    at = bisect_left(signs, (match.start(), ""))
    return signs[at - 1][1] if at else signs[at][1] if at < len(signs) else ""


def _told(looks: str, known: str) -> str:
    """What a sign says, as far as the day of publication is known well enough to tell what was before it."""
    return "" if looks == "past" and known != "day" else looks


def _after_preposition(text: str, at: int) -> bool:
    return text[:at].rstrip().rsplit(" ", 1)[-1].lower() in _BEFORE_MONTHS


def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word[:3]))


def _known_year(match: re.Match[str], named: list[int], day: date) -> int | None:
    """The year that a date gives itself, or "that year": the one named last in the text."""
    if match["year"]:
        return int(match["year"])
    if match["rel"] == "that":
        return named[-1] if named else None
    return day.year + {"last": -1, "this": 0, "next": 1}[match["rel"]] if match["rel"] else None


def _day(known: int | None, month: int, number: int, day: date, looks: str) -> date | None:
    try:
        if known:
            return date(known, month, number)
        options = [date(y, month, number) for y in (day.year - 1, day.year, day.year + 1)]
        return _nearest(options, day, looks)
    except ValueError:
        return None


def _nearest(options: list[date], day: date, looks: str) -> date:
    """The day meant where no year is given: the nearest, the next one where the text looks ahead, the last one where it looks back."""
    coming = [option for option in options if option >= day - timedelta(days=31)]
    if looks == "ahead" and coming:
        return min(coming)
    gone = [option for option in options if option <= day + timedelta(days=1)]
    return max(gone) if looks == "past" and gone else min(options, key=lambda option: abs((option - day).days))


def _month_period(match: re.Match[str], year: int | None, day: date, looks: str) -> Period:
    month = _month(match["m"])
    if year is None:
        middle = 1 if looks == "past" else 15  # a month that has begun has been spoken of as gone
        year = _nearest([date(y, month, middle) for y in (day.year - 1, day.year, day.year + 1)], day, looks).year
    first = date(year, month, 1)
    return Period(first, add_months(first, 1) - timedelta(days=1))


def _relative(which: str, unit: str, day: date) -> Period | None:
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[which]
    if unit == "year":
        year = day.year + step
        return Period(date(year, 1, 1), date(year, 12, 31))
    if unit == "month":
        first = add_months(day.replace(day=1), step)
        return Period(first, add_months(first, 1) - timedelta(days=1))
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return Period(monday, monday + timedelta(days=6))
    if unit in _WEEKDAYS:
        named = _named(unit, day)
        if step > 0:
            named += timedelta(days=7)
        return Period(named, named)
    if unit in _SEASONS:
        first_month, last_month = _SEASONS[unit]
        year = day.year + (step if step > 0 else 0)
        first = add_months(date(year, 1, 1), first_month - 1)
        if step < 0 and first > day:
            first = add_months(first, -12)
        return Period(first, add_months(first, last_month - first_month + 1) - timedelta(days=1))
    month = _month(unit.capitalize())
    year = day.year
    if step < 0 and month >= day.month:
        year -= 1
    if step > 0 and month <= day.month:
        year += 1
    first = date(year, month, 1)
    return Period(first, add_months(first, 1) - timedelta(days=1))


def _ago(match: re.Match[str], day: date) -> Period | None:
    count = _COUNTS.get(match["n"].lower()) or int(match["n"])
    back = -count if match["way"].lower() in ("ago", "earlier") else 0
    if not back:
        return None
    unit = match["unit"].lower()
    if unit == "day":
        exact = day + timedelta(days=back)
        return Period(exact, exact)
    if unit == "week":
        exact = day + timedelta(weeks=back)
        return Period(exact - timedelta(days=3), exact + timedelta(days=3))
    if unit == "month":
        first = add_months(day.replace(day=1), back)
        return Period(first, add_months(first, 1) - timedelta(days=1))
    year = day.year + back
    return Period(date(year, 1, 1), date(year, 12, 31)) if year > 1 else None


def _named(word: str, day: date, ahead: bool = False) -> date:
    if word in ("today", "yesterday", "tomorrow"):
        return day + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[word])
    back = (day.weekday() - _WEEKDAYS.index(word)) % 7
    return day + timedelta(days=7 - back) if ahead else day - timedelta(days=back)
