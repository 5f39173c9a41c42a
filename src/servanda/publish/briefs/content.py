"""What a note for somebody in a hurry tells of a State under a treaty: standing, duties, who objects, sources, both days."""

from __future__ import annotations

from collections.abc import Iterable

from ... import law
from ...dates import in_words, partial_in_words
from ...record.states import find, state_name
from ...standing import Basis, Due, Interval, Record, Standing
from ...standing.model import own
from ...tuples import NamedTuple
from ...version import __version__
from ..answers import select
from ..duties import article, duty
from ..standings import TO_ALL
from ..words import listed, web_address

INTERVALS = 4  # of its course, the latest
LINES = 8  # of one section; what is left out is counted
SOURCES = 10


class Section(NamedTuple):
    """A heading with lines under it."""

    heading: str
    lines: tuple[str, ...]


class Source(NamedTuple):
    """Something that the note rests on, and where it can be read; without an address where there is none on the web."""

    ref: str
    address: str


class Brief(NamedTuple):
    """A note. `days` names the day asked about and the day on which one asks; `foot` tells how far it goes."""

    title: str
    days: str
    lead: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    foot: tuple[str, ...]


def brief(asked: Record, state: str, treaty: str, known_at: str | None = None) -> Brief:
    """The note on a State under a treaty on the record's day. Raises UsageError where there is no standing to tell."""
    code, rules = find(state).iso3, law.treaty(treaty)
    now = asked.standing(code, treaty, known_at=known_at)
    name, dues = state_name(code), select(asked, code, treaty, None, known_at, asked.today)
    known = f"by what was known on {in_words(now.known_at)}" if now.known_at else "by all that the record holds today"
    sections = [
        Section("Why", _lines(now.basis)),
        Section("Contested", _readings(asked, now)),
        Section("Its course", _course(asked.timeline(code, treaty, known_at))),
        Section("Duties and last days", _duties(dues)),
        Section("Reservations and declarations of its own", _own_words(asked, now)),
        Section("Who objects", _objections(asked, now)),
    ]
    return Brief(
        f"{name} and the {rules.short}",
        f"As of {in_words(now.as_of)}, {known}.",
        _lead(name, now) + own(now.basis),
        tuple(section for section in sections if section.lines),
        _sources([*now.basis, *(item for view in now.readings for item in view.basis), *(item for due in dues for item in due.basis)]),
        tuple(line for line in (_how_far(asked, now), asked.facts.own.told if asked.facts.own else "", f"Made with servanda {__version__}.")
              if line),
    )  # fmt: skip


def _lead(name: str, now: Standing) -> str:
    since = f" since {in_words(now.since)}" if now.since else ""
    until = f", until {in_words(now.until)}" if now.until else ""
    return f"{name}: {now.status}{since}{until}. {now.undetermined}".rstrip()


def _how_far(asked: Record, now: Standing) -> str:
    complete = asked.facts.list_of(now.treaty).complete_to
    return now.caveat or (f"The record's list for this treaty is complete to {in_words(complete)}." if complete else "")


def _lines(basis: Iterable[Basis]) -> tuple[str, ...]:
    return _capped([f"{item.ref}{f': {item.says}' if item.says else ''}" for item in basis])


def _readings(asked: Record, now: Standing) -> tuple[str, ...]:
    questions = [one.question for one in asked.facts.readings(now.treaty, now.state, now.known_at)] if now.readings else []
    views = [
        f"{view.status}, duties {'operate' if view.operates else 'do not operate'}: {view.holds}"
        f" Held by {listed([state_name(who) for who in view.proponents]) or 'nobody yet on record'}."
        for view in now.readings
    ]  # fmt: skip
    return _capped(questions + views)


def _course(line: tuple[Interval, ...]) -> tuple[str, ...]:
    told = [f"{interval.status} since {in_words(interval.since)}" for interval in line if interval.since][-INTERVALS:]
    return (f"{'; '.join(told)}.",) if told else ()


def _duties(dues: list[Due]) -> tuple[str, ...]:
    told = [
        f"{duty(due)}: {in_words(due.due)}, {due.status}{own(due.basis)} ({article(due)})" for due in dues if due.status != "if it applies"
    ]  # fmt: skip
    only = [f"{duty(due)} by {in_words(due.due)} ({article(due)})" for due in dues if due.status == "if it applies"]
    return _capped(told + ([f"Only if it applies, of which the record shows nothing: {listed(only)}"] if only else []))


def _own_words(asked: Record, now: Standing) -> tuple[str, ...]:
    done = asked.facts.of(now.state, now.treaty, now.known_at)
    return _capped([
        f"{action.action} of {partial_in_words(action.date)}{f': {action.note}' if action.note else ''}"
        for action in done if action.action in TO_ALL and action.date and action.last_day <= now.as_of
    ])  # fmt: skip


def _objections(asked: Record, now: Standing) -> tuple[str, ...]:
    """The objections of others that are made to this State by name."""
    told = []
    for code, actions in sorted(asked.facts.actions(now.treaty, now.known_at).items()):
        for action in actions:
            if action.action == "objection" and action.to == now.state and action.last_day <= now.as_of:
                when = partial_in_words(action.date) if action.date else f"known since {in_words(action.known)}"
                told.append(f"{state_name(code)}, {when}{f': {action.note}' if action.note else ''}")
    return _capped(told)


def _capped(lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - LINES
    return (*lines[:LINES], f"and {more} more") if more > 1 else tuple(lines)


def _sources(basis: Iterable[Basis]) -> tuple[Source, ...]:
    """What the note rests on, each address once."""
    found: dict[str, Source] = {}
    for item in basis:
        found.setdefault(item.source or item.ref, Source(item.ref, web_address(item.source) or item.source))
    return tuple(found.values())[:SOURCES]
