"""A language, and how it tells what was made of messages and facts."""

from __future__ import annotations

from functools import cache, lru_cache

from ..errors import UsageError, shown
from ..told import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..told import Fact

CODES = ("en", "fr", "es", "ru", "uk", "ar", "zh")  # in the order in which they are offered
OWN_NAMES = {"en": "English", "fr": "français", "es": "español", "ru": "русский", "uk": "українська", "ar": "العربية", "zh": "中文"}
RIGHT_TO_LEFT = frozenset({"ar"})


class Language:
    """English: everything is told as it was made. The others are derived from it."""

    code = "en"
    reviewed = True

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return OWN_NAMES[self.code]

    @property
    def dir(self) -> str:
        """Which way it is written, as HTML has it."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    def tell(self, told: str) -> str:
        """What is told, in this language. A text that remembers no message, such as one of the record, stays as it is."""
        return str(told)

    def say(self, template: str, /, **facts: Fact) -> str:
        """What a template makes of facts, in this language."""
        return self.tell(say(template, **facts))


ENGLISH = Language()


@cache
def language(code: str) -> Language:
    """The language of a code. Raises UsageError with the codes that there are."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in CODES:
        raise UsageError(f"There is no language {shown(code)} here: use one of {', '.join(CODES)}.")
    from .translated import Translated  # with gettext and Babel, which cost more than most answers in English

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
