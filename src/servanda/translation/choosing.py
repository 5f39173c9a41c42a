"""Which language is asked for: by its code, or by a browser."""

from __future__ import annotations

from functools import cache, lru_cache

from ..errors import UsageError, shown
from .language import CODES, ENGLISH, Language


@cache
def language(code: str) -> Language:
    """The language of a code. Raises UsageError with the codes that there are."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in CODES:
        raise UsageError(f"There is no language {shown(code)} here: use one of {', '.join(CODES)}.")
    from .translated import Translated  # gettext and Babel cost more than most answers in English

    return Translated(code)


@lru_cache(256)
def preferred(accepted: str) -> Language:
    """The language that a browser asks for by its Accept-Language, the best of those that are here; English where none is."""
    best, most = ENGLISH, 0.0
    for part in accepted[:1000].split(","):
        tag, _, weight = part.partition(";")
        code = tag.strip().casefold().partition("-")[0]
        wanted = _weight(weight)
        if code in CODES and wanted > most:
            best, most = language(code), wanted
    return best


def _weight(text: str) -> float:
    """The weight of a part of Accept-Language: 1 where none is given, 0 where it is no number of RFC 9110."""
    name, _, value = text.strip().partition("=")
    if not name:
        return 1.0
    digits = value.strip().replace(".", "", 1)
    return min(float(value), 1.0) if name.strip() == "q" and digits.isascii() and digits.isdigit() and len(digits) <= 4 else 0.0
