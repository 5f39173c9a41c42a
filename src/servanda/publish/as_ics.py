"""Deadlines as a calendar that mail and calendar programs can read (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from ..law import treaty
from ..record.states import state_name
from ..standing import Due
from ..standing.model import own
from ..version import __version__
from .duties import duty
from .words import web_address


def deadlines_ics(found: Iterable[Due], made: date) -> str:
    """One event of a whole day for each duty, with its articles. `made` is the day of the answer."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//servanda//servanda {__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    for due in found:
        calendar.add_component(_event(due, made))
    text: str = calendar.to_ical().decode()
    return text


def _event(due: Due, made: date) -> Event:
    key = f"{due.state}/{due.treaty}/{due.norm}/{due.due.isoformat() if due.norm == 'transparency-report' else ''}"
    event = Event()
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:24]}@servanda")
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", due.due)
    event.add("dtend", due.due + timedelta(days=1))
    event.add("summary", f"{state_name(due.state)}: {duty(due)} ({treaty(due.treaty).short}), {due.status}{own(due.basis)}")
    event.add("description", "; ".join([item.ref for item in due.basis] + [due.caveat] * bool(due.caveat)))
    if url := next((web_address(item.source) for item in due.basis if web_address(item.source)), ""):
        event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
