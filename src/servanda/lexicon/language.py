"""Which language a text is in, by its script and commonest words: enough to choose the names to look for and to say what is not read."""

from __future__ import annotations

import re
from functools import cache

from .names import languages

LOOKED_AT = 1500  # characters
SHARE = 0.12  # of the words that must be among the commonest of a language
ENGLISH = (
    "the of and to in a is that for it was on with as are be by this have not at from or an they which you were has their but had been its"
)
UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = {
    "ja": (re.compile("[\u3040-\u30ff]"), 0.1),  # some kana between Chinese signs make Japanese
    "ko": (re.compile("[\uac00-\ud7af]"), 0.3),
    "zh": (re.compile("[\u3400-\u9fff]"), 0.3),
}
_ARABIC, _NOT_ARABIC = re.compile("[\u0621-\u064a]"), re.compile("[\u067e\u0686\u0698\u06af\u06cc\u06a9\u06d2]")  # Persian, Urdu, Pashto
_CYRILLIC, _OTHER_CYRILLIC = re.compile("[а-я]"), re.compile("[ўђћџљњјѓќ]")  # Belarusian, Serbian, Macedonian
_UKRAINIAN, _RUSSIAN = re.compile("[іїєґ]"), re.compile("[ыэё]")


def language_of(text: str) -> str:
    """The ISO 639-1 code of one of the languages that are known, or `und`. A text of a few words in Latin letters passes for English."""
    first = text[:LOOKED_AT].lower()
    if not first.isascii() and (code := _by_script(first)):
        return code
    found = _WORD.findall(first)
    shares = {code: sum(word in common for word in found) / (len(found) or 1) for code, common in _common().items()}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] > SHARE:
        return best
    return "en" if len(found) < 12 else UNKNOWN


def _by_script(text: str) -> str:
    """The language that the letters tell; empty where they do not."""
    letters = sum(map(str.isalpha, text)) or 1
    for code, (signs, share) in _SIGNS.items():
        if len(signs.findall(text)) > share * letters:
            return code
    if len(_ARABIC.findall(text)) > 0.5 * letters:
        return UNKNOWN if len(_NOT_ARABIC.findall(text)) > 0.02 * letters else "ar"
    if len(_CYRILLIC.findall(text)) > 0.5 * letters:
        if _OTHER_CYRILLIC.search(text):
            return UNKNOWN
        ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
        return "uk" if ukrainian > russian else "ru" if russian else UNKNOWN
    return ""


def name_of(code: str) -> str:
    """The language's name in English; "another language" where it is not known."""
    known = languages().get(code)
    return str(known["language"]) if known else "another language"


@cache
def _common() -> dict[str, frozenset[str]]:
    found = {code: frozenset(known["common"].split()) for code, known in languages().items() if "common" in known}
    return {"en": frozenset(ENGLISH.split()), **found}
