"""States, their codes and names, each with the days between which it holds."""

from __future__ import annotations

from datetime import date
from functools import cache

from ..dates import in_words, parse_day
from ..errors import UsageError, shown
from ..told import AND, NOTHING, OR, Template, Text, Told, named, row, say, sentence
from ..tuples import NamedTuple
from .loader import Row, continuations, ended, table
from .model import Ended

SHORT = 3  # letters of a code
FATES: dict[str, Template] = {
    "continued": "{state} ended on {day}: {heirs} continues it and its treaties",
    "succeeded": "{state} ended on {day}: {heirs} succeed it",
    "joined": "{state} ended on {day}: it joined {heirs}",
    "united": "{state} ended on {day}: it became part of {heirs}",
}
_BETWEEN = frozenset(("the", "of", "and", "de", "du"))
_SHORT = {"rep": "republic", "dem": "democratic", "peop": "peoples", "st": "saint", "is": "islands", "fed": "federated", "sts": "states"}


class State(NamedTuple):
    """A State for the time in which name and codes hold."""

    iso3: str
    iso2: str
    m49: str
    cow: str
    gw: str
    name: str
    official_name: str
    un: str
    valid_from: date | None
    valid_until: date | None
    note: str
    succeeds: date | None = None  # the day by which the depositary dates its successions, where that is another one


class Name(NamedTuple):
    """A word by which English points to a State: demonym, capital, seat of government, former name ..."""

    iso3: str
    name: str
    kind: str
    since: date | None
    until: date | None


class Code(NamedTuple):
    """A code of a State that is not, or no more, that of ISO 3166-1, and whose it is."""

    code: str
    iso3: str
    whose: str


def _day(text: str) -> date | None:
    return parse_day(text) if text else None


@cache
def spans() -> tuple[State, ...]:
    """Every State for each time in which its codes and name hold, in the order of the file."""

    def make(r: Row) -> State:
        return State(r["iso3"], r["iso2"], r["m49"], r["cow"], r["gw"], r["name"], r["official_name"], r["un"],
                     _day(r["valid_from"]), _day(r["valid_until"]), r["note"], _day(r["succeeds"]))  # fmt: skip

    return table("states.csv", State, make)


@cache
def states() -> dict[str, State]:
    """All States by ISO 3166-1 alpha-3 code; the row in force last where a State has several."""
    return {state.iso3: state for state in spans()}


@cache
def _firsts() -> dict[str, date | None]:
    """The first day of each State: of its first span, its membership of the United Nations, or the State that it continues."""
    found: dict[str, date | None] = {}
    for span in spans():
        joined = parse_day(span.un) if span.un[:1].isdigit() else None
        first = min(day for day in (span.valid_from, joined) if day) if span.valid_from else None
        before = found.get(span.iso3, first)
        found[span.iso3] = min(before, first) if before and first else None
    for end in continuations().values():
        for code in end.by:
            first, before = end.began or found[end.state], found[code]
            found[code] = min(before, first) if before and first else None
    return found


def first_day(code: str) -> date | None:
    """The day on which a State began, or came under the rule that its treaties count for it; None where that is older than all."""
    return _firsts().get(code)


def end_of(code: str) -> Ended | None:
    """How and when a State ended; None while it goes on."""
    return next((end for end in reversed(ended()) if end.state == code), None)


def last_day(code: str) -> date | None:
    """The first day on which a State was no more."""
    state = states().get(code)
    return state.valid_until if state else None


def succession_day(code: str) -> date | None:
    """The day of the succession of States by which a successor's treaties count, as the Secretary-General dates it, else its first."""
    state = states().get(code)
    return (state.succeeds or state.valid_from) if state else None


def fate(code: str) -> Told:
    """In one sentence that a State ended, when, and who continues or succeeds it; empty while it goes on."""
    return sentence(ending(code))


def ending(code: str) -> Told:
    """The same as a clause among others."""
    end, on = end_of(code), last_day(code)
    if end is None or on is None:
        return NOTHING
    heirs = row([_with_code(other) for other in (end.by[-1:] if end.how == "continued" else end.by)], AND)
    return say(FATES[end.how], state=_told(code), day=named(in_words(on), "day", on.isoformat()), heirs=heirs)


def _told(code: str) -> Told:
    return named(state_name(code), "state", code)


def _with_code(code: str) -> Told:
    return say("{name} ({code})", name=_told(code), code=Text(code))


@cache
def names() -> tuple[Name, ...]:
    """All further names of States, as reports use them."""

    def make(r: Row) -> Name:
        return Name(r["iso3"], r["name"], r["kind"], _day(r["from"]), _day(r["until"]))

    return table("names.csv", Name, make)


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in names():
        if entry.kind in ("name", "former", "misspelling", "demonym", "capital"):
            found.setdefault(entry.name.casefold(), entry.iso3)
    for state in states().values():
        for word in (state.name, state.official_name, state.iso2):
            if word:
                found[word.casefold()] = state.iso3
    return found


@cache
def codes() -> dict[str, str]:
    """Codes that others give to States, and those that ISO 3166-1 gave up, with the code of each State here."""
    return {code.code: code.iso3 for code in table("codes.csv", Code, lambda row: Code(row["code"], row["iso3"], row["whose"]))}


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    """The States by the words of their names in whatever order: tables write "Korea (North)" and "Congo, Dem. Rep."."""
    found: dict[tuple[str, ...], str] = {}
    several = set()
    named = [(name.name, name.iso3) for name in names() if name.kind in ("name", "former")]
    for name, code in [*((name, s.iso3) for s in states().values() for name in (s.name, s.official_name)), *named]:
        words = _words(name)
        if found.setdefault(words, code) != code:
            several.add(words)
    return {words: code for words, code in found.items() if words not in several and words}


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in order of the alphabet, without accents, marks and the words between; what tables cut short written out."""
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    kept = re.sub(r"['’‘ʼ`´]", "", "".join(char for char in plain if not unicodedata.combining(char)))
    return tuple(sorted(_SHORT.get(word, word) for word in re.findall(r"\w+", kept) if word not in _BETWEEN))


def find(text: str) -> State:
    """The State that a code or a name points to.

    Raises UsageError with one sentence, and the nearest names, where none does.
    """
    word = text.strip()
    known = states()
    if word.upper() in known:
        return known[word.upper()]
    code = _by_name().get(word.casefold()) or codes().get(word.upper()) or _by_words().get(_words(word), "")
    if code:
        return known[code]
    several = sorted(
        {
            (state.name, state.iso3)
            for state in known.values()
            if word.casefold() in state.name.casefold().split() and word.casefold() not in _BETWEEN
        }
    )
    if len(several) > 1:
        these = row([_with_code(code) for _, code in several], OR)
        raise UsageError(say("{text} may be {these}: say which.", text=shown(text), these=these))
    from difflib import get_close_matches

    # what is as short as a code is like many others, and like none for a reason
    near = get_close_matches(word.casefold(), _by_name(), 3, 0.75) if len(word) > SHORT else []
    if not near:
        raise UsageError(say("No State is called {text}: give an ISO 3166-1 code such as UKR, or a name.", text=shown(text)))
    meant = row([_told(code) for _, code in sorted({(known[_by_name()[n]].name, _by_name()[n]) for n in near})], OR)
    told: Template = "No State is called {text}: give an ISO 3166-1 code such as UKR, or a name. Did you mean {these}?"
    raise UsageError(say(told, text=shown(text), these=meant))


def state_name(code: str) -> str:
    """The short English name of a State, or the text itself where it is no State (an organisation)."""
    state = states().get(code)
    return state.name if state else code
