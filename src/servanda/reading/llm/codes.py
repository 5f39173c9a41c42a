"""States, treaties and organisations as a model writes them, made the codes and ids that are meant: a name is as good as its code."""

from __future__ import annotations

from typing import Any

from ... import law
from ...assertions import terms
from ...errors import UsageError
from ...lexicon.states import state_named, treaty_named
from ...record.states import states


def state_code(given: Any) -> str:
    """The code of a State that a code or a name points to; what points to none stays as it was written, to be refused and told."""
    if not isinstance(given, str):
        return ""
    if given in states() or given in terms.EXTRA_CODES:
        return given
    try:
        return state_named(given).iso3
    except UsageError:
        return given


def treaty_id(given: Any) -> str | None:
    """The id of the treaty that an id or a name points to; None for none, or for one without a file.

    Raises UsageError where no treaty is called so.
    """
    if given in (None, "", terms.OTHER):
        return None
    if isinstance(given, str):
        if given in law.treaty_ids():
            return given
        try:
            return treaty_named(given)
        except UsageError:
            pass
    raise UsageError("left out: a claim of the model about a treaty that is not known")


def speaks_for(given: str) -> str:
    """The code of the State or the id of the organisation on record that is meant; empty where there is none."""
    from ..rules.lexicon import organisations

    code = state_code(given)
    if code in states() or code in terms.EXTRA_CODES:
        return code
    return organisations().get(given.casefold(), "")


def evened(given: Any) -> Any:
    """An assertion as a model wrote it, without fields that say nothing, with codes for names and numbers for their digits.

    Some endpoints fill in every field of a schema. All else stays, to be checked as any assertion is.
    """
    if not isinstance(given, dict):
        return given
    made = {field: value for field, value in given.items() if value is not None and value != "" and value != []}
    for field in ("states", "except"):
        if isinstance(made.get(field), list):
            made[field] = [state_code(one) for one in made[field]]
    for field in ("number", "value") if made.get("predicate") == "count" else ("number",):
        if isinstance(made.get(field), str):
            made[field] = _figure(made[field])
    if "number" not in made:
        made.pop("unit", None)  # a unit of nothing
    return made


def _figure(written: str) -> Any:
    """The number that digits stand for; else what was written."""
    digits = written.replace(",", "").replace(" ", "")
    return float(digits) if digits.replace(".", "", 1).isascii() and digits.replace(".", "", 1).isdigit() else written
