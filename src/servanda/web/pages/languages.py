"""Names of States and treaties in the six languages of the United Nations: States from CLDR, treaties from their official titles."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from ... import law
from ...assertions import typed
from ...errors import UsageError, shown
from ...publish.words import treaty_told
from ...record.states import State, find, state_name, states
from ...told import Text, say
from ...translation.choosing import language as translated


class Language(NamedTuple):
    """A language as HTML names it, what it calls itself, which way it is written, and what English calls it."""

    code: str
    name: str
    dir: str
    english: str


UN = (
    Language("ar", "العربية", "rtl", "Arabic"), Language("zh", "中文", "ltr", "Chinese"), Language("en", "English", "ltr", "English"),
    Language("fr", "français", "ltr", "French"), Language("ru", "русский", "ltr", "Russian"), Language("es", "español", "ltr", "Spanish"),
)  # fmt: skip
ENGLISH = UN[2]
OFFERED = (*UN, Language("uk", "українська", "ltr", "Ukrainian"))  # those that pages are told in


def language(code: str) -> Language:
    """The language of a code. Raises UsageError where it is none of those that pages are told in."""
    for found in OFFERED:
        if found.code == code:
            return found
    codes = Text(", ".join(each.code for each in OFFERED))
    raise UsageError(say("There is no language {code} here: ask for one of {codes}.", code=shown(code), codes=codes))


class Name(NamedTuple):
    """A name and the language it is in."""

    text: str
    language: Language


@cache
def names(iso3: str) -> tuple[Name, ...]:
    """A State's names, a language each; none for what CLDR has no code for. English is the record's own."""
    from babel import Locale

    state = states()[iso3]
    found = [Name(state.name if way is ENGLISH else Locale(way.code).territories.get(state.iso2, ""), way) for way in OFFERED]
    return tuple(name for name in found if name.text)


@cache
def titles(treaty: str) -> tuple[Name, ...]:
    """A treaty's official titles, in the languages in which one is held."""
    rules = law.treaty(treaty)
    held = {**rules.titles.by_language(), "en": rules.name}
    return tuple(Name(held[way.code], way) for way in UN if way.code in held)


def state_in(code: str, way: Language) -> Name:
    """How a language calls a State (or an organisation, by its own name): in English where it has no name for it."""
    known = names(code) if way is not ENGLISH and code in states() else ()
    return next((name for name in known if name.language == way), Name(state_name(code), ENGLISH))


def treaty_in(treaty: str, way: Language) -> Name:
    """The official title of a treaty in a language; its short English name in English, and where no title is held."""
    known = way is not ENGLISH and treaty in law.treaty_ids() and official(treaty, way)
    if known and known.language is way:
        return known
    short = treaty_told(treaty)
    told = translated(way.code).tell(short)
    return Name(told, ENGLISH if told == short else way)


def official(treaty: str, way: Language) -> Name:
    """The official title of a treaty in a language; the English one where none is held in it."""
    known = {name.language: name for name in titles(treaty)}
    return known.get(way, known[ENGLISH])


def order(name: Name) -> tuple[bool, str]:
    """A key to sort names by: those that fell back to English at the end, accents aside."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.text) if not unicodedata.combining(sign))
    return name.language is ENGLISH, bare.casefold()


@cache
def by_name() -> dict[str, str]:
    """Every name of a State today in any of the six languages, folded, to its code."""
    return {name.text.casefold(): iso3 for iso3, state in states().items() if not state.valid_until for name in names(iso3)}


def whom(text: str) -> State:
    """The State that a code or a name in any of the languages points to. Raises UsageError where none does."""
    try:
        return find(text)
    except UsageError:
        code = by_name().get(text.strip().casefold())
        if code is None:
            raise
        return states()[code]


def codes(field: str, text: str) -> list[str]:
    """The codes of the State or States that are named in a field of an assertion. Raises UsageError where a name is none."""
    code = by_name().get(text.strip().casefold())
    try:
        found: list[str] = typed.read(field, text)
    except UsageError:
        if code is None:
            raise
        return [code]
    return found
