"""Answers of law and record as plain tables, as JSON carries them: standing, timelines, duties, lists, changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..dates import add_days, add_months, parse_day
from ..errors import UsageError
from ..law import Treaty
from ..lexicon.english import find_treaty
from ..record.states import State, find, names, state_name
from ..standing import Due, Interval, Record, Standing, View
from ..standing.announced import announced
from ..standing.changes import Change, changes
from ..standing.deadlines import overdue_first
from ..standing.leaving import TO_COME, coming
from .as_json import basis_json
from .change_words import change_json, told
from .duties import applies_to, duty
from .watchlist import pairs

TO_BE_MET = ("running", "reopened", TO_COME)


def standing_json(asked: Record, found: Standing) -> dict[str, Any]:
    """A standing as plain tables, rival readings side by side."""
    complete = asked.facts.list_of(found.treaty).complete_to
    return {
        "state": found.state,
        "name": state_name(found.state),
        "treaty": found.treaty,
        "status": found.status,
        "bound": found.bound,
        "as_of": found.as_of.isoformat(),
        "known_at": _iso(found.known_at),
        "since": _iso(found.since),
        "until": _iso(found.until),
        "undetermined": found.undetermined or None,
        "basis": basis_json(found.basis),
        "also": basis_json(found.also),
        "readings": [view_json(view) for view in found.readings],
        "caveat": found.caveat or None,
        "record_complete_to": _iso(complete),
        "record_days_behind": max(0, (found.as_of - complete).days) if complete else None,
    }


def view_json(view: View) -> dict[str, Any]:
    """The standing by one reading."""
    told = {"proponents": list(view.proponents), "basis": basis_json(view.basis), "effective": _iso(view.effective)}
    return {**view._asdict(), **told}


def timeline_json(asked: Record, code: str, treaty_id: str, known_at: str | None, today: str) -> dict[str, Any]:
    """The intervals of a State under a treaty as plain tables, with the readings and the caveat of the day that is asked from."""
    now = asked.latest(code, treaty_id, today, known_at)
    return {
        "state": code,
        "name": state_name(code),
        "treaty": treaty_id,
        "known_at": known_at,
        "intervals": [interval_json(interval) for interval in asked.timeline(code, treaty_id, known_at)],
        "readings": standing_json(asked, now)["readings"],
        "caveat": now.caveat or None,
    }


def interval_json(interval: Interval) -> dict[str, Any]:
    """An interval as plain tables."""
    return {
        "status": interval.status,
        "since": _iso(interval.since),
        "until": _iso(interval.until),
        "undetermined": interval.undetermined or None,
        "basis": basis_json(interval.basis),
    }


def due_json(due: Due) -> dict[str, Any]:
    """A duty as plain tables."""
    return {
        "state": due.state,
        "name": state_name(due.state),
        "treaty": due.treaty,
        "norm": due.norm,
        "duty": duty(due),
        "due": due.due.isoformat(),
        "status": due.status,
        "first_due": due.original.isoformat(),
        "completed": due.completed or None,
        "binds_only": applies_to(due) or None,
        "caveat": due.caveat or None,
        "basis": basis_json(due.basis),
    }


def select(asked: Record, state: str | None, treaty_id: str | None, within: str | None, known_at: str | None, day: date) -> list[Due]:
    """The duties of one State or all, and the withdrawals that are to take effect; with `within`, what is still to come in this time."""
    last = later(day, within) if within else None
    code, known = find(state).iso3 if state else None, parse_day(known_at) if known_at else None
    found = overdue_first([*asked.deadlines(state, treaty_id, day, known_at), *coming(asked, code, treaty_id, day, known)])
    return [due for due in found if day <= due.due <= last and due.status in TO_BE_MET] if last else found


def select_watched(asked: Record, watched: str, within: str | None, known_at: str | None, day: date) -> list[Due]:
    """The same of the States and treaties of a watch list."""
    found = [due for state, name in pairs(watched) for due in select(asked, state, name, within, known_at, day)]
    return overdue_first(list(dict.fromkeys(found)))


def later(day: date, period: str) -> date:
    """The day that lies a period such as 30d, 8w, 6m or 1y after another. Raises UsageError."""
    number, unit = period[:-1], period[-1:].casefold()
    if not (number.isascii() and number.isdigit() and len(number) < 5 and unit in "dwmy" and unit):
        raise UsageError(f"{period!r} is no period: write it as 30d, 8w, 6m or 1y.")
    try:
        if unit in "dw":
            return add_days(day, int(number) * (7 if unit == "w" else 1))
        return add_months(day, int(number) * (12 if unit == "y" else 1))
    except (ValueError, OverflowError):
        raise UsageError(f"{period!r} leads beyond the calendar: give a shorter period.") from None


def treaty_json(asked: Record, found: Treaty, in_full: bool = False) -> dict[str, Any]:
    """A treaty as plain tables; `in_full` adds what its provisions say."""
    listed, start = asked.facts.list_of(found.id), asked.start(found.id)
    made: dict[str, Any] = {
        "id": found.id,
        "name": found.name,
        "short": found.short,
        "kind": found.kind,
        "depositary": list(found.depositary),
        "text": found.text,
        "status_page": found.status_page,
        "entry_into_force": _iso(start.day),
        "record": listed.coverage,
        "announced": [{"state": a.state, "action": a.action, "about": a.about or None, "date": a.date}
                      for a in announced(asked.facts, found.id, asked.today)],
        "record_complete_to": _iso(listed.complete_to),
    }
    if in_full:
        made["provisions"] = [{"ref": found.reference(p.ref), "says": p.says, "url": found.url(p.ref)} for p in found.provision]
        made["norms"] = [{"id": n.id, "kind": n.kind, "provision": found.reference(n.provision)} for n in found.norm]
        made["not_modelled"] = list(found.not_modelled)
    return made


def state_json(state: State, in_full: bool = False) -> dict[str, Any]:
    """A State as plain tables; `in_full` adds its other names."""
    made = {key: _iso(value) if isinstance(value, date) else value or None for key, value in state._asdict().items()}
    if in_full:
        made["names"] = [
            {"name": n.name, "kind": n.kind, "from": _iso(n.since), "until": _iso(n.until)} for n in names() if n.iso3 == state.iso3
        ]  # fmt: skip
    return made


def asked_changes(question: dict[str, Any], opened: Record | None = None) -> tuple[Record, dict[str, Any], tuple[Change, ...]]:
    """What changed by a question, and the question with every id in it."""
    first, last = parse_day(question["from"]), parse_day(question["to"])
    treaty = find_treaty(question["treaty"]) if question["treaty"] else None
    state = find(question["state"]).iso3 if question["state"] else None
    asked = Record(last, opened.facts if opened else None)
    plain = {"from": first.isoformat(), "to": last.isoformat(), "treaty": treaty, "state": state}
    if not question.get("watch"):
        return asked, plain, changes(asked, first, last, treaty, state)
    found = dict.fromkeys(one for who, name in pairs(question["watch"]) for one in changes(asked, first, last, name, who))
    return asked, {**plain, "watch": question["watch"]}, tuple(sorted(found, key=lambda one: (one.day, one.key)))


def diff_json(question: dict[str, Any], found: tuple[Change, ...]) -> dict[str, Any]:
    """What changed as plain tables, in words and in full."""
    lines = [{"day": line.day.isoformat(), "kind": line.kind, "says": line.says} for line in told(found)]
    return {**question, "in_words": lines, "changes": [change_json(change) for change in found]}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
