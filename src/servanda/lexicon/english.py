"""How English texts speak of treaties, weapons and norms: one file a treaty under `en/treaties/`, and the words common to all in `en/`."""

from __future__ import annotations

import os
from functools import cache

from .. import law
from ..compiled import compiled
from ..law.loader import built, table_of
from ..tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

HERE = os.path.join(os.path.dirname(__file__), "en")


class Weapon(NamedTuple):
    """A thing that a treaty is about. `weak` terms count only where the text already speaks of the subject."""

    name: str
    terms: tuple[str, ...]
    weak: tuple[str, ...] = ()


class Outside(NamedTuple):
    """The terms of a thing that lies outside the treaty's definitions, by the name that its law file gives it."""

    name: str
    terms: tuple[str, ...]


class Norm(NamedTuple):
    """The words of one treaty for a norm, beside those common to all of `norms.toml`."""

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Terms(NamedTuple):
    """How texts speak of one treaty. `weak` names need its subject nearby; `namesakes` look alike and are something else.

    `topical` words name neither treaty nor weapon, but show that a text is about it: bodies that exist for it, phrases of its subject.
    """

    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    topical: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    weapon: tuple[Weapon, ...] = ()
    outside: tuple[Outside, ...] = ()
    norm: tuple[Norm, ...] = ()


_KINDS = (Weapon, Outside, Norm, Terms)
_TYPES = {kind.__name__: kind for kind in _KINDS}


@cache
def terms(treaty_id: str) -> Terms:
    """The terms of a treaty; none where it has no file. Raises DataError, naming file, key and cure, where the file is wrong."""
    path = os.path.join(HERE, "treaties", f"{treaty_id}.toml")
    return compiled(path, load, _KINDS) if os.path.exists(path) else Terms()


def load(path: str) -> Terms:
    """The terms that one file holds. Raises DataError, naming file, key and cure, where the file is wrong."""
    found: Terms = built(Terms, table_of(path), os.path.basename(path), _TYPES)
    return found


@cache
def names(treaty_id: str) -> tuple[str, ...]:
    """Every name that is surely the treaty's own, or a phrase for it."""
    rules = law.treaty(treaty_id)
    return tuple(dict.fromkeys((rules.name, rules.short, *rules.also, *terms(treaty_id).aliases)))


@cache
def common_norms() -> dict[str, dict[str, frozenset[str]]]:
    """The common words of each norm: verbs, nouns and, where a verb needs one, objects."""
    table: dict[str, dict[str, Any]] = table_of(os.path.join(HERE, "norms.toml"))["norm"]
    return {norm: {kind: frozenset(words) for kind, words in entry.items()} for norm, entry in table.items()}


@cache
def belonging() -> tuple[str, ...]:
    """What is said of a body that a treaty founded, with `{}` for its name, and shows that a text is about that treaty."""
    return tuple(table_of(os.path.join(HERE, "belonging.toml"))["forms"])


@cache
def _namesakes() -> dict[str, Any]:
    table: dict[str, Any] = table_of(os.path.join(HERE, "namesakes.toml"))
    return table


@cache
def no_states() -> dict[str, str]:
    """Names of places and people that hold the name of a State and are none, each with the names that then are none by themselves.

    Behind "Atlanta, Georgia" and "Atlanta" Georgia is no State, behind "Senator Jordan" Jordan is none; parted by `|`.
    """
    found = _namesakes()
    made = dict.fromkeys(found["places"], "-")
    for town in found["towns"]:
        made[town] = town.replace(", ", "|")
    made |= {sign: name for name, signs in found["signs"].items() for sign in signs}
    made |= {f"{title} {name}": name for title in found["titles"] for name in found["names"]}
    return made | dict.fromkeys(found["shared"], "-")


@cache
def shared() -> dict[str, tuple[str, ...]]:
    """Names that more than one State has, each with the codes of those States."""
    return {name: tuple(codes) for name, codes in _namesakes()["shared"].items()}


def given_names() -> tuple[str, ...]:
    """Names of States that people have as well."""
    return tuple(_namesakes()["names"])


def callings() -> tuple[str, ...]:
    """What people are: analyst, farmer."""
    return tuple(_namesakes()["callings"])


def find_treaty(text: str) -> str:
    """The id of the treaty that an id, a name or an English phrase points to.

    Raises UsageError with one sentence, and the nearest names, where none does.
    """
    from ..law.names import find_treaty as by_law

    if text.strip().casefold() in law.treaty_ids():
        return text.strip().casefold()
    more = {alias.casefold(): treaty for treaty in law.treaty_ids() for alias in (*terms(treaty).weak, *terms(treaty).aliases)}
    return by_law(text, more)
