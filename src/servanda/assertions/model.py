"""One assertion: the proposition inside a claim, free of language."""

from __future__ import annotations

from ..tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Assertion(NamedTuple):
    """What a claim says of States under a treaty, in the record's own terms. docs/assertions.md tells of every field.

    `when` is as it was said: 2025, 2025-06, 2025-06-27, 2025-01/2025-03, 2022/.., ../2010.
    """

    predicate: str
    value: str | int
    states: tuple[str, ...] = ()
    group: str = ""
    exclude: tuple[str, ...] = ()  # `except` in JSON: the States left out of the group
    treaty: str = ""  # empty: that of the claim
    name: str = ""  # of an agreement that has no file, where `treaty` is other
    holds: bool = True
    mode: str = "fact"
    when: str = ""
    ever: bool = False
    exactly: bool = False
    of: str = ""
    to: tuple[str, ...] = ()
    order: str | int = ""
    among: str = ""  # the group within which an order is counted
    number: int | float | None = None
    unit: str = ""
    compare: str = "="
    jointly: bool = False
    norm: str = ""
    article: str = ""
    about: str = ""
    statement: str = ""
    by: str = ""
    deed: str = ""  # when the conduct happened that a body found
    weapon: str = ""
    actor: str = ""  # an armed group or other actor that is no State


IN_JSON = {"exclude": "except"}
FIELDS = tuple(IN_JSON.get(field, field) for field in Assertion._fields)


def as_json(assertion: Assertion) -> dict[str, Any]:
    """The assertion as JSON carries it: fields that say nothing are left out."""
    given = {}
    for field, value in assertion._asdict().items():
        if field in ("predicate", "value") or value != Assertion._field_defaults[field]:
            given[IN_JSON.get(field, field)] = list(value) if isinstance(value, tuple) else value
    return given
