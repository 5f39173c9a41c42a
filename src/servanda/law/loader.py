"""Reads treaty files. An error names the file, the key and the cure, so that a lawyer can mend it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from ..compiled import compiled
from ..dates import parse_day
from ..errors import DataError, UsageError, shown
from ..told import Text, say
from ..tuples import NamedTuple
from . import model
from .model import Treaty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FOLDER = os.path.join(os.path.dirname(__file__), "treaties")

CHOICES = {
    ("EntryIntoForce", "rule"): ("at-once", "days", "months", "month-start", "month-start-after-days"),
    ("EntryIntoForce", "later_rule"): ("", "at-once", "days", "months", "month-start", "month-start-after-days"),
    ("EntryIntoForce", "later_from"): ("threshold", "entry into force"),
    ("Withdrawal", "conflict_on"): ("expiry", "notice"),
    ("Withdrawal", "conflicts"): ("any", "international", "non-international"),
    ("Norm", "kind"): ("prohibition", "restriction", "duty"),
    ("Deadline", "counts_from"): ("state", "treaty"),
    ("Statement", "stance"): ("forbids", "allows", "requires", "limits", "provides"),
    ("Quantity", "compare"): ("=", "~", ">", "<", ">=", "<="),
    ("Treaty", "kind"): ("treaty", "protocol", "amendment", "commitment"),
}
PLAIN = {"str": (str, "a text in quotes"), "int": (int, "a whole number, not below zero"), "bool": (bool, "true or false"),
         "date": (date, "a day such as 1997-12-03, without quotes")}  # fmt: skip
KINDS = tuple(kind for kind in vars(model).values() if hasattr(kind, "_fields"))  # what a treaty is made of
_loaded: dict[str, Treaty] = {}


def treaty_ids() -> list[str]:
    """The ids of all treaties that have a file, in alphabetical order."""
    return list(_ids(FOLDER))


@cache
def _ids(folder: str) -> tuple[str, ...]:
    return tuple(sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".toml")))


def treaty(treaty_id: str) -> Treaty:
    """The treaty with this id, read once.

    Raises UsageError for an id without a file, DataError for a file that is wrong.
    """
    if treaty_id not in _loaded:
        path = os.path.join(FOLDER, f"{treaty_id}.toml")
        if not treaty_id.replace("-", "").isalnum() or not os.path.exists(path):
            raise no_such(treaty_id)
        _loaded[treaty_id] = compiled(path, load, KINDS)
    return _loaded[treaty_id]


def no_such(text: str) -> UsageError:
    """What is said where a text names no treaty."""
    return UsageError(say("No treaty is called {text}. Known are: {ids}.", text=shown(text), ids=Text(", ".join(treaty_ids()))))


def load(path: str) -> Treaty:
    """The treaty that one file describes. Raises DataError, naming file, key and cure, where the file is wrong."""
    name = os.path.basename(path)
    found: Treaty = built(model.Treaty, table_of(path), name, vars(model))
    _cross_check(found, name)
    return found


def table_of(path: str) -> Any:
    """What a TOML file holds. Raises DataError, naming the file and the cure, where it cannot be read."""
    import tomli

    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            return tomli.load(file)
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as why:
        raise DataError(f"{name} is not valid TOML: {why}. Mend that place.") from None
    except OSError as why:
        raise DataError(f"{name} cannot be read: {why.strerror}. Put the file there or give another path.") from None


def built(kind: type[NamedTuple], table: Any, file: str, types: Mapping[str, Any], where: str = "") -> Any:
    """One table as a named tuple, checked key by key against its annotations; `types` are those that the annotations name.

    Raises DataError, naming file, key and cure, where it does not fit.
    """
    if not isinstance(table, dict):
        raise DataError(f"{file}: {where.rstrip('.')} must be a table with keys. Write it under a [header].")
    hints: dict[str, Any] = dict(kind.__annotations__)
    defaults = kind._field_defaults
    for key in table:
        if key not in hints:
            known = ", ".join(hints)
            raise DataError(f"{file}: {where}{key} is not a key that is known here. Use one of: {known}.")
    values = {}
    for key, hint in hints.items():
        if key in table:
            values[key] = _value(hint, table[key], file, f"{where}{key}", types)
            allowed = CHOICES.get((kind.__name__, key))
            if allowed and values[key] not in allowed:
                options = ", ".join(repr(choice) for choice in allowed)
                raise DataError(f"{file}: {where}{key} is {values[key]!r}. Use one of: {options}.")
        elif key not in defaults:
            raise DataError(f"{file}: {where}{key} is missing. Add it.")
    make: Callable[..., NamedTuple] = kind
    return make(**values)


def _value(hint: str, value: Any, file: str, where: str, types: Mapping[str, Any]) -> Any:
    """One value, checked against the annotation of its field."""
    inner = hint.removesuffix(" | None")
    if inner.startswith("tuple["):
        inner = inner.removeprefix("tuple[").removesuffix(", ...]")
        if not isinstance(value, list):
            raise DataError(f"{file}: {where} must be a list. Put it in [square brackets] or under [[double brackets]].")
        return tuple(_value(inner, item, file, f"{where}[{i}].", types) for i, item in enumerate(value))
    if inner in PLAIN:
        wanted, cure = PLAIN[inner]
        if type(value) is not wanted or (isinstance(value, int) and value < 0):  # a moment is no day, true is no number
            raise DataError(f"{file}: {where.rstrip('.')} is {value!r}. It must be {cure}.")
        return value
    return built(types[inner], value, file, types, where if where.endswith(".") else f"{where}.")


def _cross_check(found: Treaty, file: str) -> None:
    """What no single key can tell: every reference leads to a provision, and nothing is said twice."""
    if found.id != file.removesuffix(".toml"):
        raise DataError(f"{file}: id is {found.id!r}. It must be the name of the file without .toml.")
    refs = [provision.ref for provision in found.provision]
    for ref in refs:
        if refs.count(ref) > 1:
            raise DataError(f"{file}: provision {ref} stands there twice. Keep one.")
    ids = [statement.id for statement in found.statement]
    for name in ids:
        if ids.count(name) > 1:
            raise DataError(f"{file}: statement {name} stands there twice. Give each an id of its own.")
    named = [("entry_into_force.article", found.entry_into_force.article),
             ("entry_into_force.later_article", found.entry_into_force.later_article),
             ("expires_article", found.expires_article)]  # fmt: skip
    named += [(f"norm {norm.id}", norm.provision) for norm in found.norm]
    named += [(f"deadline {deadline.norm}", deadline.article) for deadline in found.deadline]
    named += [(f"deadline {deadline.norm}", deadline.extension_article) for deadline in found.deadline]
    named += [(f"outside {thing.name}", thing.provision) for thing in found.outside]
    named += [("consent", ref) for ref in found.consent]
    named += [(f"statement {statement.id}", statement.provision) for statement in found.statement]
    if found.withdrawal:
        named.append(("withdrawal.article", found.withdrawal.article))
    for key, ref in named:
        if ref and ref not in refs:
            raise DataError(f"{file}: {key} names Article {ref}, which has no [[provision]]. Add it or correct the reference.")
    for deadline in found.deadline:
        if not (deadline.years or deadline.months or deadline.days):
            raise DataError(f"{file}: deadline {deadline.norm} has no length. Give years, months or days.")
        if found.find_norm(deadline.norm) is None:
            raise DataError(f"{file}: deadline {deadline.norm} has no [[norm]] of that id. Add it or correct the id.")
        if deadline.norm == "other" and not deadline.duty:
            raise DataError(f"{file}: deadline other does not tell what is due. Add duty, such as \"safeguards agreement\".")
        if deadline.extension_article and not deadline.extendable:
            raise DataError(f"{file}: deadline {deadline.norm} names an extension_article and is not extendable. Add extendable = true.")
        if deadline.yearly_by and not _is_day_of_year(deadline.yearly_by):
            raise DataError(f"{file}: deadline {deadline.norm} has yearly_by {deadline.yearly_by!r}. Write month-day, such as 04-30.")
    for language in found.titles.translated:
        if not found.titles.by_language().get(language):
            raise DataError(f"{file}: titles.translated names {language!r}, in which no title is given. Add the title or take it out.")
    leave = found.withdrawal
    if leave and leave.allowed and not leave.months and not leave.days:
        raise DataError(f"{file}: withdrawal has no notice period. Give months or days, or allowed = false.")
    clause = found.entry_into_force
    if not clause.instruments and not clause.states and not clause.published and found.kind != "commitment":
        raise DataError(f"{file}: entry_into_force has no threshold. Give instruments, states or published.")


def _is_day_of_year(text: str) -> bool:
    try:
        parse_day(f"2001-{text}")  # no leap year: 29 February does not come every year
    except UsageError:
        return False
    return True
