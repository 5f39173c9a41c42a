"""Acts put to checking: what the tests of them share."""

from __future__ import annotations

from typing import Any

from asked import OPPOSITE, asked, made_record, told
from strategies import AT_PEACE, made

from servanda.standing import Record

HISTORY = (
    made(AT_PEACE, "signature", "1998-01-10"), made(AT_PEACE, "ratification", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"),
)  # fmt: skip
YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")
LEFT = made_record(*HISTORY)
NAMED = "the Ottawa Convention"


def act(record: Record, said: str, value: str, state: str = AT_PEACE, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="act", states=[state], value=value, **more))


def why(record: Record, said: str, value: str, state: str = AT_PEACE, **more: Any) -> str:
    return asked(record, said, predicate="act", states=[state], value=value, **more).why


def turned(expected: tuple[str, str]) -> tuple[str, str]:
    return OPPOSITE.get(expected[0], expected[0]), OPPOSITE.get(expected[1], expected[1])
