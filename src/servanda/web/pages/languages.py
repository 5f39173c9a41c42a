"""Names of States in the six languages of the United Nations, from CLDR."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...record.states import states


class Language(NamedTuple):
    """A language as HTML names it, what it calls itself, and which way it is written."""

    code: str
    name: str
    dir: str


UN = (
    Language("ar", "العربية", "rtl"), Language("zh", "中文", "ltr"), Language("en", "English", "ltr"),
    Language("fr", "français", "ltr"), Language("ru", "русский", "ltr"), Language("es", "español", "ltr"),
)  # fmt: skip


@cache
def names(iso3: str) -> tuple[tuple[Language, str], ...]:
    """A State's names, a language each; none for what CLDR has no code for. English is the record's own."""
    from babel import Locale

    state = states()[iso3]
    found = [(way, state.name if way.code == "en" else Locale(way.code).territories.get(state.iso2, "")) for way in UN]
    return tuple((way, name) for way, name in found if name)


@cache
def by_name() -> dict[str, str]:
    """Every name of a State today in any of the six languages, folded, to its code."""
    return {name.casefold(): iso3 for iso3, state in states().items() if not state.valid_until for _, name in names(iso3)}
