"""The days that a proposition speaks of: those that reading resolved, checked against the dates that stand in the words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from itertools import pairwise

from ...model import Period
from ..times import counts
from .words import LARGE, MONTH_WORDS, RELATIVE_TIME, TIME_UNITS, WEEKDAYS, number, vocabulary, words

# A time that hangs on what was said before: which one it is cannot be told from the claim.
_LOOKS_BACK = {(which, unit) for which in ("that", "same") for unit in TIME_UNITS}

_TREATY = vocabulary("words.treaty_nouns")
_CLAUSE_WORDS = frozenset({"the", "a", "it", "deadline", "and", "but", "to", "that", "which", "of", "is", "was"})


@lru_cache(maxsize=4096)
def explicit(found: tuple[str, ...]) -> tuple[tuple[int, Period], ...]:
    """Dates that name their year, each with the place of its first word: 27 June 2025, June 27 2025, June 2025, 2025."""
    dates: list[tuple[int, Period]] = []
    place = 0
    while place < len(found):
        length, period = _date_at(found, place)
        if period and not (length == 1 and counts(found[max(0, place - 1) : place], found[place + 1 : place + 4])):
            dates.append((place, period))
        place += max(length, 1)
    return tuple(dates)


def _date_at(found: tuple[str, ...], place: int) -> tuple[int, Period | None]:
    """The date that begins with one word: how many words it takes, and its days."""
    one, two, three = (found[place + i] if place + i < len(found) else "" for i in range(3))
    if (day := _day(one)) and two in MONTH_WORDS and (year := _year(three)):
        return 3, _period(year, MONTH_WORDS[two], day)
    if one in MONTH_WORDS and (day := _day(two)) and (year := _year(three)):
        return 3, _period(year, MONTH_WORDS[one], day)
    if one in MONTH_WORDS and (year := _year(two)):
        return 2, _period(year, MONTH_WORDS[one])
    if year := _year(one):
        return 1, Period(date(year, 1, 1), date(year, 12, 31))
    return 1, None


def _period(year: int, month: int, day: int = 0) -> Period | None:
    last = monthrange(year, month)[1]
    if day > last:
        return None
    return Period(date(year, month, day or 1), date(year, month, day or last))


def _day(word: str) -> int:
    bare = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 2 and 1 <= int(bare) <= 31 else 0


def _year(word: str) -> int:
    return int(word) if len(word) == 4 and word.isascii() and word.isdigit() and 1900 <= int(word) <= 2099 else 0


def named_years(found: tuple[str, ...]) -> set[int]:
    """The places of years that belong to the name of a treaty: the 1997 Mine Ban Treaty, the weapons convention of 1980."""
    places = set()
    for place, word in enumerate(found):
        if not _year(word):
            continue
        following = found[place + 1 : place + 5]
        noun = next((i for i, after in enumerate(following) if after in _TREATY), None)
        if (noun is not None and not _CLAUSE_WORDS & set(following[:noun])) or (
            place > 1 and found[place - 1] == "of" and found[place - 2] in _TREATY
        ):
            places.add(place)
    return places


@lru_cache(maxsize=4096)
def plain(text: str) -> tuple[str, ...]:
    """The words of a text without years that are part of a treaty's name."""
    found = words(text)
    years = named_years(found)
    return tuple(word for place, word in enumerate(found) if place not in years) if years else found


def speaks_of_time(found: tuple[str, ...]) -> bool:
    """Whether the words hold a time that must be resolved against the day of publication: last month, on Thursday, in May."""
    dated = {place + i for place, _ in explicit(found) for i in range(3)}
    for place, word in enumerate(found):
        before, after = found[place - 1] if place else "", found[place + 1] if place + 1 < len(found) else ""
        beside = _day(before) or _day(after) or before in ("in", "of", "last", "next", "since")
        month = word in MONTH_WORDS and (word not in ("may", "march", "mar") or beside)
        if (month and place not in dated) or word in RELATIVE_TIME:
            return True
        if word in ("last", "next", "this") and (after in TIME_UNITS or after in MONTH_WORDS or after in WEEKDAYS):
            return True
        if word in ("years", "months", "weeks", "days") and number(before) is not None:
            return True
    return False


def periods(found: tuple[str, ...], resolved: tuple[Period, ...]) -> list[Period] | None:
    """The days spoken of, in order of the text; None where the words hold a time that is not resolved, or another than the resolved one."""
    if any(pair in _LOOKS_BACK for pair in pairwise(found)):
        return None
    written = [period for _, period in explicit(found)]
    if written and not speaks_of_time(found):
        return written
    if resolved:
        if any(not any(day.start <= p.end and day.end >= p.start for p in resolved) for day in written):
            return None
        return list(resolved)
    return None if speaks_of_time(found) else written


def by_a_day(found: tuple[str, ...]) -> bool:
    """Whether the words give a last day: by 1 March, by March, by 2010, by the end of the year."""
    for place, word in enumerate(found[:-1]):
        after = found[place + 1]
        named = after[:1].isdigit() or after in MONTH_WORDS or found[place + 1 : place + 3] in (("the", "end"), ("the", "start"))
        if word in ("by", "before", "until") and named:
            return True
    return False


def stray_numbers(found: tuple[str, ...], targets: int) -> bool:
    """Whether a number stands there that belongs to no date and no length of time and does not count the targets."""
    for place, word in enumerate(found):
        count = number(word)
        if word in LARGE:
            return True
        year = explicit((word,)) and not counts(found[max(0, place - 1) : place], found[place + 1 : place + 4])
        if count in (None, 0, targets) or year:
            continue
        beside = {found[i] for i in (place - 1, place + 1) if 0 <= i < len(found)}
        timed = beside & (TIME_UNITS | frozenset(MONTH_WORDS) | {"of", "article", "articles"})
        if not timed and "the" not in found[max(0, place - 1) : place]:
            return True
    return False
