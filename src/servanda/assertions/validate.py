"""An assertion from JSON, every field checked: what is wrong is told in one sentence that names the field and the cure."""

from __future__ import annotations

from functools import lru_cache

from .. import law
from ..errors import UsageError, shown
from ..record.states import states
from ..told import Template, Text, Told, say
from . import terms
from .days import days_of
from .model import FIELDS, IN_JSON, Assertion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LONGEST = 500  # characters of a text
MOST = 250  # entries of a list
LARGEST = 10**12
LAST_PLACE = 1000

_ATTRIBUTE = {told: field for field, told in IN_JSON.items()}
_TEXTS = ("name", "of", "unit", "article", "about", "statement", "by", "weapon", "actor")
_FLAGS = ("holds", "ever", "exactly", "jointly")
_LISTS = ("states", "except")
_CHOICES = {
    "group": terms.GROUPS, "among": terms.GROUPS, "mode": terms.MODES, "compare": terms.COMPARE, "norm": terms.NORMS,
}  # fmt: skip

# What is wrong with a field, for those that a person fills in; what only a program can send is told in English
MISSING: Template = "missing"
ONE_OF: Template = "{field} is {given}: use one of {values}."
NO_CODE: Template = (
    "{field} holds {given}, which is no code of a State: use three letters (UKR), EU for the Union, or the old code of a former State"
    " (SUN); `servanda states` lists them."
)
NO_ID: Template = "{field} is {given}: use the id of a treaty (`servanda treaties` lists them), or other with a name."
NO_NUMBER: Template = "{field} is {given}: it must be a number that is not below zero."
NO_ORDER: Template = "{field} is {given}: use {values} or a number from 1."


def assertion(given: Any, treaty: str = "") -> Assertion:
    """An assertion from its JSON; `treaty` is that of the claim, where the assertion names none.

    Raises UsageError with one sentence that names the field and the cure.
    """
    if not isinstance(given, dict):
        raise UsageError(f"An assertion is an object with a predicate, not {shown(str(given))}: see `servanda schema`.")
    for field in given:
        if field not in FIELDS:
            raise UsageError(f"{shown(str(field))} is no field of an assertion: use {', '.join(FIELDS)}.")
    predicate: Any = given.get("predicate")
    if not isinstance(predicate, str) or predicate not in terms.PREDICATES:
        raise UsageError(f"predicate is {_of(given, 'predicate')}: use one of {', '.join(terms.PREDICATES)}.")
    found: dict[str, Any] = {"predicate": predicate, "value": _value(predicate, given)}
    for field, value in given.items():
        if field not in ("predicate", "value"):
            found[_ATTRIBUTE.get(str(field), str(field))] = _CHECKS[str(field)](str(field), value)
    if not found.get("treaty") and treaty:
        found["treaty"] = _treaty("treaty", treaty)
    made = Assertion(**found)
    _together(made)
    return made


def _value(predicate: str, given: dict[str, Any]) -> str | int:
    value = given.get("value")
    if predicate == "count":
        whole_number = _whole_number(value)
        if whole_number is not None and 0 <= whole_number <= LARGEST:
            return whole_number
        raise UsageError(say("value is {given}: a count needs a whole number that is not below zero.", given=_of(given, "value")))
    allowed = terms.PREDICATES[predicate]
    if isinstance(value, str) and value in allowed:
        return value
    told: Template = "value is {given}: with predicate {predicate} use one of {values}."
    raise UsageError(say(told, given=_of(given, "value"), predicate=Text(predicate), values=Text(", ".join(allowed))))


def _of(given: dict[str, Any], field: str) -> Told:
    return shown(str(given[field])) if field in given else say(MISSING)


def _wrong(template: Template, field: str, value: Any, **more: Told) -> UsageError:
    """What is wrong with the value of a field."""
    return UsageError(say(template, field=Text(field), given=shown(str(value)), **more))


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise UsageError(f"{field} is {shown(str(value))}: it must be a text of at most {LONGEST} characters.")
    if not whole(value):
        raise UsageError(f"{field} is {shown(value)}: it holds a lone surrogate, which is half a character; write the whole one.")
    return value


def whole(text: str) -> bool:
    """Whether a text holds characters only: a lone surrogate is half of one, and cannot be written."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _flag(field: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{field} is {shown(str(value))}: it must be true or false.")
    return value


def _choice(field: str, value: Any) -> str:
    if not isinstance(value, str) or value not in _CHOICES[field]:
        raise _wrong(ONE_OF, field, value, values=Text(", ".join(_CHOICES[field])))
    return value


def _codes(field: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST:
        raise UsageError(f"{field} is {shown(str(value))}: it must be a list of at most {MOST} codes of States, such as [\"UKR\"].")
    known = states()
    for code in value:
        if not isinstance(code, str) or (code not in known and code not in terms.EXTRA_CODES):
            raise _wrong(NO_CODE, field, code)
    return tuple(dict.fromkeys(value))


def _addressees(field: str, value: Any) -> tuple[str, ...]:
    """States by code, or bodies by name; one may stand alone."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or len(given) > MOST:
        raise UsageError(f"{field} is {shown(str(value))}: it must be a list of codes of States or names of bodies, such as [\"UKR\"].")
    return tuple(_text(field, one) for one in given)


def _treaty(field: str, value: Any) -> str:
    if isinstance(value, str) and (value in (terms.COMMON, terms.OTHER) or value in law.treaty_ids()):
        return value
    raise _wrong(NO_ID, field, value)


def _when(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{field} is {shown(str(value))}: write a time such as 2025, 2025-06, 2025-06-27, 2022/.. or ../2010.")
    try:
        _seen(value)
    except UsageError as why:
        raise UsageError(say("{field} is no time: {why}", field=Text(field), why=why.told)) from None
    return value


_seen = lru_cache(4096)(days_of)


def _number(field: str, value: Any) -> int | float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise _wrong(NO_NUMBER, field, value)
    whole_number = _whole_number(value)
    return value if whole_number is None else whole_number  # 3.0 and 3 are one number, and are written alike


def _whole_number(value: Any) -> int | None:
    """A whole number, written as JSON may write it: 164, or 164.0; None for all else."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _order(field: str, value: Any) -> str | int:
    place = _whole_number(value)
    if place is not None and 1 <= place <= LAST_PLACE:
        return place
    if isinstance(value, str) and value in terms.ORDERS:
        return value
    raise _wrong(NO_ORDER, field, value, values=Text(", ".join(terms.ORDERS)))


def _together(a: Assertion) -> None:
    """Fields that contradict each other, or that one predicate does not take."""
    if a.predicate == "count" and a.of not in terms.COUNTED:
        given, values = shown(a.of) if a.of else say(MISSING), Text(", ".join(terms.COUNTED))
        raise UsageError(say("of is {given}: a count needs one of {values}.", given=given, values=values))
    if a.predicate == "duty" and a.norm not in terms.DUTIES:
        given, values = shown(a.norm) if a.norm else say(MISSING), Text(", ".join(terms.DUTIES))
        raise UsageError(say("norm is {given}: a duty needs one of {values}.", given=given, values=values))
    if a.exclude and not a.group:
        raise UsageError(say("except names States and there is no group to leave them out of: add group, or take except out."))
    if a.treaty == terms.OTHER and not a.name:
        raise UsageError(say("treaty is other and name is missing: add the name of the agreement."))
    if a.ever and a.exactly:
        raise UsageError(say("ever and exactly contradict each other: keep the one that the words say."))
    if a.unit and a.number is None:
        raise UsageError(say("unit is there without a number: add number, or take unit out."))


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    **dict.fromkeys(_TEXTS, _text), **dict.fromkeys(_FLAGS, _flag), **dict.fromkeys(_LISTS, _codes), **dict.fromkeys(_CHOICES, _choice),
    "treaty": _treaty, "to": _addressees, "when": _when, "deed": _when, "number": _number, "order": _order,
}  # fmt: skip
