"""From what network and words take a claim to say, to an assertion: only where every name, day and number in it has its place.

An assertion says all that the words say, or it is not made. So whatever is named in a claim must be a part of its assertion, and words
that narrow it (said.toml) stand in its way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ... import law
from ...assertions.model import Assertion
from ...assertions.terms import CONDUCT, DUTIES, PREDICATES
from ...dates import MONTHS
from ..model import Period
from ..rules.times import PART_OF_A_TIME
from .claims import Said
from .page import STATE_KINDS, Mention, Page

ARTICLE = re.compile(r"\bArt(?:icles?|s?\.)\s+(\d+|[IVXLC]+)\b", re.IGNORECASE)
EXACT = re.compile(r"\d")
TELLING = 4  # letters of a word that tells something
WORD = re.compile(r"[a-z]+")
ANY_WORD = re.compile(r"[^\W\d_]+")
UP_TO = re.compile(r"\b(?:until|before|after|by|since|within|during|in|on|from|up to|as of)\s+(?:the\s+)?$")  # how a day is meant
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|remains?|became|becomes?)\s+(?:\w+\s+)?$", re.IGNORECASE)
BY = re.compile(r"\s+(?:by|under|in|at|according)\b", re.IGNORECASE)
# What the network passes over: a denial where it sees none, a rank, where something was done.
DENIED = re.compile(r"\b(?:no|not|never|neither|nor|none|nobody|without|outside|yet|cannot|non)\b|n['’]t\b", re.IGNORECASE)
MONTH = f"(?:{'|'.join(MONTHS)})"
NTH = re.compile(rf"\b\d+(?:st|nd|rd|th)\b(?! (?:of )?{MONTH})")
PLACED = re.compile(rf"\b(?:in|at) (?!{MONTH}\b)[A-Z]\w+")
LATER = re.compile(r"^\W*\w+(?:[- ]\w+)? (?:years?|months?) (?:on|later)\b,?")  # "Ten years on, the treaty has 156 parties"
TOLD = ("notify-withdrawal", "ratify", "accede", "join")  # acts that are done by telling the depositary
SURE_TIME = 0.8


# "has been in force since 1972"
LASTING = re.compile(r"\b(?:is|are|been|remains?|stays?|still|continues?)\b.{0,40}\bin force\b", re.IGNORECASE)


class Named(NamedTuple):
    """What is named in a claim, each once, in order."""

    states: tuple[str, ...]
    days: tuple[tuple[Period, str], ...]  # with their words
    numbers: tuple[Mention, ...]
    treaties: tuple[tuple[str, ...], ...]  # what each may mean
    bodies: tuple[str, ...]
    articles: tuple[str, ...]


class Asked(NamedTuple):
    """A claim for which an assertion is made: its words, what is named in them, and what other readers took of it."""

    text: str
    start: int  # of the text on its page
    named: Named
    said: Said
    states: tuple[str, ...]  # that it is about
    treaty: str
    norm: str


def assertion(page: Page, start: int, end: int, said: Said, states: tuple[str, ...], treaty: str, norm: str) -> Assertion | None:
    """What text[start:end] of a page asserts of some States under a treaty; None where that cannot be told without a rest."""
    predicate, value, *of = said.label.split()
    make = MAKERS.get(predicate)
    asked = Asked(page.text[start:end], start, _named(page, start, end), said, states, treaty, norm)
    if make is None or said.mode != "fact" or any(treaty not in ids for ids in asked.named.treaties) or not _told(page, start, end):
        return None
    made = make(asked, value, "".join(of))
    holds = said.holds >= 0.5
    denying = _words()["narrowing"]["denying"] - {made.order if made else ""}
    if holds and not denying.isdisjoint(WORD.findall(asked.text.lower())):
        return None  # "took no effect", "bans use by those not party to it": a denial that the network passed over
    if not holds and not DENIED.search(asked.text):
        return None
    return made and made._replace(treaty=treaty, holds=holds)


def turned(before: str, after: str) -> bool:
    """Whether words beside a claim in its sentence may turn it around: "Nobody said that", "it is a myth that", "which is untrue"."""
    turning = _words()["turning"]
    in_front, behind = set(WORD.findall(before.lower())), set(WORD.findall(after.lower()))
    return bool(DENIED.search(before) or in_front & turning["before"] or (in_front | behind) & turning["beside"])


def idle(about: str) -> frozenset[str]:
    """Words that turn nothing around: those that an assertion holds as they are, and some that never do."""
    return _words()["idle"]["words"] | frozenset(re.findall(r"\w+", about.lower()))


def _told(page: Page, start: int, end: int) -> bool:
    """Whether words beside what is named tell something, and name nothing else: "Uganda in 1999" does not, nor "adopted in Geneva"."""
    found = [word for text, _ in page.pieces(start, end) for word in ANY_WORD.findall(text)]
    common = _words()["names"]["common"]
    alone = any(word[:1].isupper() and word.lower() not in common for word in found[1:])
    return not alone and any(len(word) >= TELLING for word in found)


def _named(page: Page, start: int, end: int) -> Named:
    inside = list(page.within(start, end))
    articles = list(ARTICLE.finditer(page.text, start, end))
    numbers = [m for m in inside if m.kind == "number" and not any(a.start() <= m.start < a.end() for a in articles)]
    return Named(
        tuple(dict.fromkeys(m.ids[0] for m in inside if m.kind in STATE_KINDS)),
        tuple({m.period: (m.period, page.text[m.start : m.end]) for m in inside if m.period}.values()),
        tuple(numbers),
        tuple(m.ids for m in inside if m.kind in ("treaty", "outside")),
        tuple(dict.fromkeys(m.ids[0] for m in inside if m.kind == "organisation" and m.ids)),
        tuple(dict.fromkeys(a[1] for a in articles)),
    )


def _status(asked: Asked, value: str, of: str) -> Assertion | None:
    return _of_states(asked, Assertion("status", value))


def _act(asked: Asked, value: str, of: str) -> Assertion | None:
    """What States did; where they told it the United Nations, these are no part of it, and an order has its own place."""
    order = next((name for name, pattern in _orders().items() if pattern.search(asked.text)), "")
    if order:
        asked = _without(asked, _orders()[order])
    if value in TOLD:
        asked = asked._replace(named=asked.named._replace(bodies=tuple(body for body in asked.named.bodies if body != "UN")))
    return _of_states(asked, Assertion("act", value, of=of if of != "other" else "", order=order))


def _of_states(asked: Asked, made: Assertion, *allowed: str) -> Assertion | None:
    """What is said of States, at one time or none; nobody else and no number is named, and no word narrows it but those allowed."""
    named, many = asked.named, len(asked.states)
    numbers = [number for number in named.numbers if number.number != many or many == 1]
    if PLACED.search(asked.text) or (not made.order and NTH.search(asked.text)):
        return None
    if not asked.states or set(named.states or asked.states) != set(asked.states) or numbers or named.bodies or named.articles:
        return None
    return None if _narrowed(asked, *allowed, *(("several",) if many > 1 else ())) else _timed(asked, made._replace(states=asked.states))


def _in_force(asked: Asked, value: str, of: str) -> Assertion | None:
    """When a treaty, or its end or a withdrawal for States, takes effect; when it was made."""
    made = Assertion("in-force", value)
    if asked.states or value == "exit":
        return _of_states(asked, made) if value in ("entry", "exit") else None
    named = asked.named
    if value == "entry" and LASTING.search(asked.text) and law.treaty(asked.treaty).closed:
        return None  # that a treaty between few is in force to this day is more than that it once entered into force
    alone = not (named.states or named.numbers or named.bodies or named.articles or _narrowed(asked))
    return _timed(asked, made) if alone and (named.days or value in ("entry", "end")) else None


def _duty(asked: Asked, value: str, of: str) -> Assertion | None:
    if asked.norm not in DUTIES or (value in ("due", "extended") and not asked.named.days):
        return None
    return _of_states(asked, Assertion("duty", value, norm=asked.norm), "duty")


def _count(asked: Asked, value: str, of: str) -> Assertion | None:
    """A number of States; no State, body or day is named beside it."""
    asked = _without(asked, LATER)
    named = asked.named
    if len(named.numbers) != 1 or named.states or named.bodies or named.days or named.articles:
        return None
    number = named.numbers[0]
    before, rest = asked.text[: number.start - asked.start].lower().rstrip(), asked.text[number.end - asked.start :]
    signs = [(words, sign) for sign, told in _words()["compare"].items() for words in told]
    words, compare = max((pair for pair in signs if re.search(rf"\b{pair[0]}$", before)), key=lambda pair: len(pair[0]), default=("", "="))
    if _narrowed(asked._replace(text=before.removesuffix(words) + rest)):
        return None
    return Assertion("count", round(number.number or 0), of=value, compare=compare)


def _rule(asked: Asked, value: str, of: str) -> Assertion | None:
    """What a treaty says, in the words of the claim; which statement that is, is found elsewhere."""
    named = asked.named
    if named.states or named.bodies or named.days or len(named.numbers) > 1 or len(named.articles) > 1:
        return None
    norm = asked.norm if asked.norm in (*CONDUCT, *DUTIES) else ""
    made = Assertion("rule", value, about=_matter(asked.text, value), article="".join(named.articles), norm=norm)
    if not named.numbers:
        return made
    number = named.numbers[0]
    unit = next((unit for unit, words in _words()["units"].items() if _next(asked, number) in words), "")
    return made._replace(number=number.number, unit=unit) if unit else None


def _matter(text: str, value: str) -> str:
    """What a treaty forbids, allows or whatever: the words behind such a verb, or before it where it is passive; else all of them."""
    verb = re.search(rf"\b(?:{'|'.join(sorted(_words()['stance'][value]))})\b", text, re.IGNORECASE)
    if verb is None:
        return text
    before, after = text[: verb.start()], text[verb.end() :]
    if (passive := PASSIVE.search(before)) and (not after.strip(" .,;:\"”’'") or BY.match(after)):
        return before[: passive.start()].strip() or text
    return after.strip() if WORD.search(after.lower()) else text


def _found(asked: Asked, value: str, of: str) -> Assertion | None:
    """What one body found of States."""
    named = asked.named
    if len(named.bodies) != 1 or value not in PREDICATES["found"]:
        return None
    return _of_states(asked._replace(named=named._replace(bodies=())), Assertion("found", value, by=named.bodies[0]))


MAKERS: dict[str, Callable[[Asked, str, str], Assertion | None]] = {
    "status": _status, "act": _act, "in-force": _in_force, "duty": _duty, "count": _count, "rule": _rule, "found": _found,
}  # fmt: skip


def _timed(asked: Asked, made: Assertion) -> Assertion | None:
    """With the one day that is named; None where two are, or it is not sure how it is meant."""
    days = asked.named.days
    if not days:
        return made
    if len(days) > 1 or asked.said.time_sure < SURE_TIME:
        return None
    if PART_OF_A_TIME.search(asked.text):
        return None
    period, words = days[0]
    when = period.partial
    told = {"at": when, "from": f"{when}/..", "until": f"../{when}"}[asked.said.time]
    exactly = period.start == period.end and bool(EXACT.search(words)) and asked.said.time == "at"
    return made._replace(when=told, exactly=exactly)


def _narrowed(asked: Asked, *allowed: str) -> bool:
    """Whether a word narrows what is said, beside those that tell how its day is meant."""
    text = asked.text.lower()
    for _, words in asked.named.days:
        before, _, after = text.partition(words.lower())
        text = f"{UP_TO.sub(' ', before)} {after}"
    narrowing = _words()["narrowing"]
    return not narrowing["words"].difference(*(narrowing[name] for name in allowed)).isdisjoint(WORD.findall(text))


def _without(asked: Asked, pattern: re.Pattern[str]) -> Asked:
    """The claim without some of its words, and the numbers that stand in them."""
    found = pattern.search(asked.text)
    if found is None:
        return asked
    start, end = asked.start + found.start(), asked.start + found.end()
    numbers = tuple(number for number in asked.named.numbers if not start <= number.start < end)
    text = asked.text[: found.start()] + " " * (found.end() - found.start()) + asked.text[found.end() :]
    return asked._replace(text=text, named=asked.named._replace(numbers=numbers))


def _next(asked: Asked, number: Mention) -> str:
    """The word behind a number."""
    found = asked.text[number.end - asked.start :].lower().replace("-", " ").split()
    return found[0].strip(".,;:()\"'“”’") if found else ""


@cache
def _orders() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, (pattern,) in _words()["order"].items()}


@cache
def _words() -> dict[str, dict[str, frozenset[str]]]:
    data = tomllib.loads((Path(__file__).parent / "said.toml").read_text(encoding="utf-8"))
    return {table: {name: frozenset(words) for name, words in rows.items()} for table, rows in data.items()}
