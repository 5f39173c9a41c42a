"""An answer of the treaties database of the UN Office for Disarmament Affairs, as its GraphQL interface gives it (JSON).

    {"data": {"treaty_": {"data": {"short_name": "bwc", "name": …, "actions_": [
        {"date": "1975-03-26 00:00:00", "type": "RAT", "action_type_": "Ratification", "note": …,
         "state": {"name": …, "country_": {…}}, "depositary": {"short_name": …}, "objections_": [{"date": …, "state": {…}}]}]}}}}

Treaties with several depositaries have an action for each. "Ratification" covers acceptance and approval. Whether the day of a
withdrawal is that of the notice or of its effect is not said, so that it is compared with both.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ...errors import InputError
from . import days, html, names
from .brought import Brought
from .model import EXACT, RATIFYING, Doubt, Found, Page

TYPES = {
    "sig": ("signature", EXACT), "signatory": ("signature", EXACT), "signature": ("signature", EXACT),
    "rat": ("ratification", RATIFYING), "ratification": ("ratification", RATIFYING),
    "acc": ("accession", EXACT), "accession": ("accession", EXACT), "suc": ("succession", EXACT), "succession": ("succession", EXACT),
    "acceptance": ("acceptance", EXACT), "approval": ("approval", EXACT), "app": ("approval", EXACT),
    "consent to be bound": ("consent-to-be-bound", EXACT), "con": ("consent-to-be-bound", EXACT),
    "provisional application": ("provisional-application", EXACT),
    "withdrawal": ("withdrawal", EXACT), "wit": ("withdrawal", EXACT), "denunciation": ("withdrawal", EXACT),
}  # fmt: skip
MOST, DEEPEST = 5_000, 12
_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00:00(?:\.0+)?(?:Z|\+00:00)?)?$")


def read(brought: Brought) -> Page:
    """All actions of the answer. Raises InputError with one sentence where it is broken, an error, or of another shape."""
    name = brought.name
    try:
        answer = json.loads(brought.data.decode("utf-8-sig"))
    except UnicodeDecodeError as why:
        raise InputError(f"{name} is not valid UTF-8 (byte {why.start + 1}): save the answer again, as it came.") from None
    except (ValueError, RecursionError) as why:
        place = f" at line {why.lineno}" if isinstance(why, json.JSONDecodeError) else ""
        raise InputError(f"{name} is broken or cut off: it is no JSON{place}. Fetch the answer again.") from None
    if isinstance(answer, dict) and answer.get("errors"):
        errors = answer["errors"]
        first = errors[0] if isinstance(errors, list) else errors
        told = first.get("message", "") if isinstance(first, dict) else first
        raise InputError(f"{name} holds an error of the database instead of an answer: {html.clean(str(told)) or 'it says no more'}.")
    treaty = _treaty(answer)
    if treaty is None:
        raise InputError(f"{name} is JSON without a list 'actions_': bring an answer of the UNODA treaties database that asks for it.")
    rows = treaty["actions_"]
    if len(rows) > MOST:
        raise InputError(f"{name} holds {len(rows):,} actions, more than all States could have taken: nothing was read.")
    found: list[Found] = []
    doubts: list[Doubt] = []
    for row in rows:
        if isinstance(row, dict):
            _action(row, found, doubts)
        else:
            doubts.append(Doubt("an action is no object", where=html.clean(str(row))))
    if not found:
        raise InputError(f"{name} holds no action that can be read: nothing was read.")
    started = _DATE.match(str(treaty.get("entry_into_force_date") or ""))
    title = str(treaty.get("full_name") or treaty.get("name") or "")
    return Page("unoda", html.clean(title, 300), html.clean(str(treaty.get("short_name") or ""), 40), None,
                "-".join(started.groups()) if started else "", tuple(dict.fromkeys(found)), tuple(doubts))  # fmt: skip


def _treaty(value: Any, depth: int = 0) -> dict[str, Any] | None:
    """The first object that holds a list of actions; a bare list of actions is one as well."""
    if depth > DEEPEST:
        return None
    if isinstance(value, dict):
        if isinstance(value.get("actions_"), list):
            return value
        inside: Any = value.values()
    elif isinstance(value, list):
        if depth == 0 and value and all(isinstance(item, dict) and "date" in item and "state" in item for item in value[:MOST]):
            return {"actions_": value}
        inside = value[:MOST]
    else:
        return None
    return next((found for item in inside if (found := _treaty(item, depth + 1)) is not None), None)


def _action(row: dict[str, Any], found: list[Found], doubts: list[Doubt]) -> None:
    label, state = _state(row.get("state"))
    when, where = _day(row.get("date")), html.clean(f"{row.get('action_type_') or row.get('type')} {row.get('date')}")
    known = next((TYPES[word] for key in ("action_type_", "type") if (word := str(row.get(key) or "").casefold()) in TYPES), None)
    if not state:
        doubts.append(Doubt("no State is called so", label, where=where))
    elif not known:
        doubts.append(Doubt("the kind of action is not known", label, state, where))
    elif not when:
        doubts.append(Doubt("it is no day that can be read", label, state, where))
    else:
        place = row.get("depositary")
        depositary = html.clean(str(place.get("short_name") or place.get("name") or ""), 40) if isinstance(place, dict) else ""
        found.append(Found(state, known[0], when, name=label, note=f"deposited with {depositary}" if depositary else "", loose=known[1]))
    objections = row.get("objections_")
    for objection in objections[:MOST] if isinstance(objections, list) else ():
        who, code = _state(objection.get("state")) if isinstance(objection, dict) else ("", "")
        day = _day(objection.get("date")) if isinstance(objection, dict) else ""
        if code and day and state:
            found.append(Found(code, "objection", day, name=who, note=f"against an act of {state}"))
        else:
            doubts.append(Doubt("an objection without a State or a day that can be read", who, code, where))


def _state(value: Any) -> tuple[str, str]:
    """Name and code of a State, by the first of its names that is known."""
    if not isinstance(value, dict):
        return "", ""
    country = _object(value.get("country_"))
    listed = _object(country.get("country_country_name"))
    words = [value.get("name"), listed.get("countryname_official_short_name"), country.get("country_persistent_name"),
             listed.get("countryname_official_long_name")]  # fmt: skip
    given = [html.clean(str(word)) for word in words if word]
    return given[0] if given else "", next((code for word in given if (code := names.resolve(word))), "")


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _day(value: Any) -> str:
    match = _DATE.match(str(value or "").strip())
    return days.iso(match.group(3), match.group(2), match.group(1)) if match else ""
