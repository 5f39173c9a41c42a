"""The words of a proposition, and which of them a rule understands.

A verdict is given only where every word that could change the meaning is accounted for. Each rule names the words it understands;
those below are understood by all. What is left over (`residue`) makes the rule say nothing: a claim missed is better than a claim
judged by half. All look-ups are in sets of whole words, so the time is linear in the length of the text.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache

import tomli

from ....dates import MONTHS
from ....law import model as law
from ....lexicon import english
from ....lexicon.english import terms
from ....record.states import names, states

_ACCORDING = re.compile(r" ?, according to [^,.;:]{1,80}(?=[,.;:])|^according to [^,.;:]{1,80},", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{1,100}\)")
_FILE = os.path.join(os.path.dirname(__file__), "vocabulary.toml")
_PARTED = re.compile(r" (n't\b|'s\b)|(?<=\w) (-) (?=\w)")
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*")


@cache
def _lists() -> dict[str, dict[str, str]]:
    with open(_FILE, "rb") as file:
        return tomli.load(file)


def vocabulary(name: str) -> frozenset[str]:
    """One list of words of `vocabulary.toml`, named by its table and key: `words.hedges`."""
    table, _, key = name.partition(".")
    return frozenset(_lists()[table][key].split())


NEGATIONS = vocabulary("words.negations")
# Words that take something back from what is said: with one of them nothing is decided.
HEDGES = vocabulary("words.hedges")
CONDITIONS = vocabulary("words.conditions")
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "dozen": 12, "half": 0,
}  # fmt: skip
WEEKDAYS = vocabulary("words.weekdays")
MONTH_WORDS = {word: number for number, name in enumerate(MONTHS, 1) for word in {name.lower(), name.lower()[:3]}} | {"sept": 9}
_TIME = vocabulary("words.time")
LAPSE = vocabulary("words.lapse")
RELATIVE_TIME = vocabulary("words.relative_time") | WEEKDAYS
LARGE = frozenset({"million", "millions", "thousand", "thousands", "hundreds", "dozens"})
TIME_UNITS = vocabulary("words.time_units")
_RANKS = frozenset({"first", "last", "latest", "only", "second", "third", "newest", "oldest"})
_OPENERS = vocabulary("words.openers")
_DESCRIBES = vocabulary("words.describes")
_NOUNS = vocabulary("words.treaty_nouns")
_FUNCTION = vocabulary("words.function")
_SAYING = vocabulary("words.saying")
_PLAIN = vocabulary("words.plain")


def _joined(text: str) -> str:
    """The text with one kind of apostrophe and hyphen, with words whole that a parser has parted (did n't, Ukraine 's, six - month),

    and without a source that is only put in: according to a rival paper.
    """
    plain = _PARTED.sub(r"\1\2", text.replace("’", "'").replace("‑", "-").replace("can not", "cannot"))
    return _BRACKETS.sub(_harmless, _ACCORDING.sub(" ", plain))


def _harmless(match: re.Match[str]) -> str:
    """Nothing for an aside in brackets that gives a name or an abbreviation; the aside itself where it could change the meaning."""
    inside = set(_WORD.findall(match.group().lower()))
    return match.group() if inside & (NEGATIONS | HEDGES | CONDITIONS) else " "


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, in order; an apostrophe, a hyphen or a full stop inside a word belongs to it."""
    found = _WORD.findall(_joined(text).lower())
    start = next((place for place, word in enumerate(found) if word not in _OPENERS), len(found))
    return tuple(found[start:])


@lru_cache(maxsize=4096)
def proper(text: str) -> frozenset[str]:
    """The words that stand with a capital letter, the first word aside: names of people, offices and places."""
    found = _WORD.findall(_joined(text))
    return frozenset(word.lower() for word in found[1:] if word[0].isupper())


@lru_cache(maxsize=1)
def state_words() -> frozenset[str]:
    """Every word that occurs in a name, demonym or capital of a State."""
    found: set[str] = set()
    for name in names():
        found.update(words(name.name))
    for state in states().values():
        found.update(words(state.name))
        found.update(words(state.official_name))
    return frozenset(found) | {f"{word}'s" for word in found} - NEGATIONS


@lru_cache(maxsize=64)
def treaty_words(treaty: law.Treaty) -> frozenset[str]:
    """Every word by which a treaty or its weapon is called."""
    found: set[str] = set()
    for term in (treaty.name, treaty.short, treaty.cite, *english.names(treaty.id), *terms(treaty.id).weak):
        found.update(words(term))
    for weapon in terms(treaty.id).weapon:
        for term in (weapon.name, *weapon.terms, *weapon.weak):
            found.update(words(term))
    plural = {f"{word}s" for word in found} | {f"{word}'s" for word in found}
    return frozenset(found | plural) - NEGATIONS - HEDGES - CONDITIONS


_TURNING = HEDGES | CONDITIONS | NEGATIONS | {"may"}  # these turn what is said, whoever else knows them
_COMMON = _FUNCTION | _SAYING | _PLAIN | _TIME | WEEKDAYS | frozenset(MONTH_WORDS) | frozenset(NUMBER_WORDS)


def residue(text: str, treaty: law.Treaty | None, understood: frozenset[str], names_before: int | None = None) -> list[str]:
    """The words that neither the rule nor the common vocabulary accounts for. Hedges and conditions are always among them.

    Names of persons, offices and places are passed over; from the word `names_before` on they are not, as another treaty
    or organisation may be the object there.
    """
    return [
        word for word in _unknown(text, treaty, names_before)
        if word not in understood and (word in _TURNING or word.removesuffix("'s") not in understood)
    ]  # fmt: skip


@lru_cache(maxsize=4096)
def _unknown(text: str, treaty: law.Treaty | None, names_before: int | None) -> tuple[str, ...]:
    """The words that the common vocabulary does not account for; the same for every rule, so found once for a text."""
    aware = treaty_words(treaty) if treaty else frozenset[str]()
    capital, found = proper(text), words(text)
    left = []
    for place, word in enumerate(found):
        if word in TIME_UNITS and not LAPSE.isdisjoint(found[place + 1 : place + 2]) and (place > 1 or "," in text):
            # "Nine years later": a rule that does not count it may not pass it over. A clause that begins with it and has no other
            # behind it ("four years after Sudan signed") tells a deed alone: what was done then is told outside of it.
            left.append(word)
            continue
        if word[0].isdigit() or number(word) is not None or (word == "may" and word in capital):
            continue
        if word in _DESCRIBES and _NOUNS & set(found[max(0, place - 2) : place]):
            continue  # "the treaty that outlaws ..." names it
        name = word in capital and (names_before is None or place < names_before)
        stem = word.removesuffix("'s")
        common = word in _COMMON or word in aware or name or word in state_words() or stem in _COMMON or stem in aware
        if not common or word in _TURNING:
            left.append(word)
    return tuple(left)


def hedged(text: str) -> bool:
    """Whether a word takes back some of what is said; "may" does unless it is the month."""
    return any(word in HEDGES for word in words(text)) or may_be(text)


def may_be(text: str) -> bool:
    """Whether "may" stands there as a verb, not as the month."""
    return "may" in words(text) and "may" not in proper(text)


def number(word: str) -> int | None:
    """The number that a word or figure stands for, or None."""
    bare = word.replace(",", "")
    if bare.isascii() and bare.isdigit() and len(bare) < 9:
        return int(bare)
    if "-" in word:
        tens, _, ones = word.partition("-")
        if tens in NUMBER_WORDS and ones in NUMBER_WORDS and NUMBER_WORDS[tens] >= 20 and NUMBER_WORDS[ones] < 10:
            return NUMBER_WORDS[tens] + NUMBER_WORDS[ones]
    return NUMBER_WORDS.get(word)


def ranked(found: tuple[str, ...]) -> bool:
    """Whether the words give a rank, which the rules do not check: the last member to join, one of the first, the only one."""
    return any(
        word in _RANKS
        and found[place - 1] in ("the", "its", "a", "latest")
        and found[place + 1] not in TIME_UNITS
        and found[place + 1] not in MONTH_WORDS
        for place, word in enumerate(found[:-1])
        if place
    )


def spelt(count: int) -> str:
    """A small number in letters, as a sentence has it; a larger one in figures."""
    return next((word for word, value in NUMBER_WORDS.items() if value == count and count <= 12 and word != "dozen"), str(count))


def has(found: tuple[str, ...], phrase: str) -> bool:
    """Whether the words of a phrase stand in a row among the words found."""
    return at(found, phrase) >= 0


def at(found: tuple[str, ...], phrase: str) -> int:
    """The place of the first word of a phrase, or -1."""
    wanted = _parts(phrase)
    start = -1
    try:
        while True:
            start = found.index(wanted[0], start + 1)
            if found[start : start + len(wanted)] == wanted:
                return start
    except ValueError:
        return -1


@lru_cache(maxsize=4096)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())
