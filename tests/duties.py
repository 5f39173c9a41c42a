"""The duties of one State under the Ottawa Convention, made up, as the tests of `duty` put them to the record."""

from __future__ import annotations

from datetime import date
from typing import Any

from asked import OPPOSITE, asked, made_record, told
from strategies import AT_PEACE, made

from servanda.record.model import Action
from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")
CANNOT = ("outside", "cannot")
STOCKS, CLEARING, REPORTS = "stockpile-destruction", "clearance", "transparency-report"
# Bound from 1 July 2000: stockpiles by 1 July 2004 (Article 4), mined areas by 1 July 2010 (Article 5).
JOINED = made(AT_PEACE, "accession", "2000-01-05")
HELD = made(AT_PEACE, "report", "2001-01-01", norm="stockpile-destruction", about="held", number=5000, unit="mines")
NAMED = "under the Ottawa Convention"


def given(*more: Action, **facts: Any) -> Record:
    """The record in which the State is bound from 1 July 2000 and holds stocks, with more actions."""
    return made_record(JOINED, HELD, *more, **facts)


def completed(day: str, norm: str = STOCKS, **more: Any) -> Action:
    """That it finished a duty."""
    return made(AT_PEACE, "completion", day, norm=norm, **more)


def extended(day: str, until: str, norm: str = CLEARING) -> Action:
    """That it got more time, until a day or without one."""
    return made(AT_PEACE, "extension", day, norm=norm, until=date.fromisoformat(until) if until else None)


def duty(record: Record, said: str, value: str, norm: str = STOCKS, state: str = AT_PEACE, **more: Any) -> tuple[str, str]:
    """The verdict on an assertion of a duty, with what it was then."""
    return told(asked(record, said, predicate="duty", norm=norm, value=value, states=[state], **more))


def why(record: Record, said: str, value: str, norm: str = STOCKS, state: str = AT_PEACE, **more: Any) -> str:
    """The reason of that verdict."""
    return asked(record, said, predicate="duty", norm=norm, value=value, states=[state], **more).why


def turned(expected: tuple[str, str]) -> tuple[str, str]:
    """The verdict on the opposite."""
    return OPPOSITE.get(expected[0], expected[0]), OPPOSITE.get(expected[1], expected[1])
