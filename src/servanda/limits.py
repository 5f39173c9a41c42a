"""How much one question may hold, whichever way it comes: by an address, a body, an assistant's tool, the desk or a receipt.

Every list, text and number that comes from outside has its limit here; the limits of reports are in `inputs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .errors import UsageError
from .told import Template, Text, number, say

DAY = 10  # characters of a day
NAME = 200  # of the name of a State, a treaty, an organisation, an outlet
TITLE = 300  # of a title, or of a speaker as a report names one
ADDRESS = 2_000  # of an address on the web
REASON = 4_000  # of the reason for a decision
PARTIES = 50  # States and organisations that one claim is about, or is spoken for
STEPS = 10  # days that one question supposes
ASSERTIONS = 100  # of one claim: few have more than three
CLAIMS = 100  # of one question; and no more assertions in all than one claim may have
FIELDS = 30  # of one question
HISTORY = 100  # appearances, findings and entries told of one claim at once, the latest
ROWS = 500  # of a table of allegations
IDS = 100_000  # of claims in one such answer
ITEMS = 500  # differences told of one answer
BODY = 200_000  # bytes of a body that brings no report
ANSWER = 1_000_000  # bytes of an answer that is brought to be repeated
BODIES = {"/v1/replay": ANSWER}
# what brings a report, whose length has a limit of its own
REPORTS = frozenset({"/v1/check", "/v1/check/file", "/v1/check/draft", "/v1/reports", "/check", "/check/note"})

TOO_LONG: Template = "The field {field} has {number} characters, and {most} are taken at most."
NO_TEXT: Template = "The field {field} holds characters that are no Unicode text (lone surrogates): leave them out."


def assertions(given: object) -> None:
    """Looks whether the assertions of a claim are a list that is not too long; each has its own validator. Raises UsageError."""
    if not isinstance(given, list):
        raise UsageError("assertions is missing or no list: give the assertions of one claim in a list.")
    if len(given) > ASSERTIONS:
        raise UsageError(f"assertions holds {len(given):,}: give at most {ASSERTIONS} to a claim, those of others apart.")


def question(asked: Mapping[str, object], longer: Mapping[str, int] = MappingProxyType({})) -> None:
    """Looks whether a question holds only what a question may: short texts and short lists of them. Raises UsageError.

    `longer` tells how many characters the fields may have that may have more, or fewer, than others.
    """
    if len(asked) > FIELDS:
        raise UsageError(f"A question has {FIELDS} fields at most.")
    for name, value in asked.items():
        if name == "assertions":
            assertions(value)
            continue
        items = value if isinstance(value, list) else [value]
        if len(items) > STEPS:
            raise UsageError(f"The field {name[:60]!r} has {len(items):,} items, and {STEPS} are taken at most.")
        for item in items:
            if isinstance(item, str):
                text(item, name, longer.get(name, ADDRESS))
            elif not (item is None or isinstance(item, (bool, int))):
                raise UsageError(f"The field {name[:60]!r} holds a {type(item).__name__}: a question holds texts, and lists of texts.")


def text(value: str, name: str, most: int) -> str:
    """The text, if it is no longer than `most` characters and is text. Raises UsageError."""
    if len(value) > most:
        raise UsageError(say(TOO_LONG, field=Text(repr(name[:60])), number=number(len(value)), most=number(most)))
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise UsageError(say(NO_TEXT, field=Text(repr(name[:60]))))
    return value
