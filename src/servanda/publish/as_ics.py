"""Deadlines as a calendar that mail and calendar programs can read (RFC 5545)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from ..standing import Due
from ..standing.model import own
from ..standing.wording import due_told
from ..told import Template, line, say
from ..translation.language import ENGLISH, Language
from ..version import __version__
from .duties import duty
from .words import state, treaty_told, web_address

SUMMARY: Template = "{state}: {duty} ({treaty}), {standing}"
LONGEST = 75  # bytes of a line
_CHARACTER = re.compile(r"\\?.", re.DOTALL)  # with the backslash that belongs to it


def deadlines_ics(found: Iterable[Due], made: date, told_in: Language = ENGLISH) -> str:
    """One event of a whole day for each duty, with its articles, told in a language. `made` is the day of the answer."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//servanda//servanda {__version__}//{told_in.code.upper()}")
    calendar.add("calscale", "GREGORIAN")
    for due in found:
        calendar.add_component(_event(due, made, told_in))
    unfolded = calendar.to_ical().decode().replace("\r\n ", "")
    return "".join(f"{_folded(line)}\r\n" for line in unfolded.split("\r\n") if line)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, parted as RFC 5545 has it, and never between a backslash and its character.

    The library parts there too now and then, and one large calendar drops such events.
    """
    parts: list[str] = []
    part, size = "", 0
    for character in _CHARACTER.findall(line):
        bytes_of = len(character.encode())
        if size + bytes_of > (LONGEST if not parts else LONGEST - 1):  # each further line begins with a space
            parts.append(part)
            part, size = "", 0
        part, size = part + character, size + bytes_of
    return "\r\n ".join([*parts, part])


def _plain(text: str) -> str:
    """A text without the backslash, which the library takes for the beginning of a line break where an N follows."""
    return text.replace("\\", "\N{SET MINUS}")


def _event(due: Due, made: date, told_in: Language) -> Event:
    key = f"{due.state}/{due.treaty}/{due.norm}/{due.due.isoformat() if due.norm == 'transparency-report' else ''}"
    event = Event()
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:24]}@servanda")
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", due.due)
    event.add("dtend", due.due + timedelta(days=1))
    told = say(SUMMARY, state=state(due.state), duty=duty(due), treaty=treaty_told(due.treaty), standing=due_told(due.status))
    event.add("summary", told_in.tell(line(told)) + own(due.basis))
    event.add("description", _plain("; ".join([item.ref for item in due.basis] + [told_in.tell(due.caveat)] * bool(due.caveat))))
    if url := next((web_address(item.source) for item in due.basis if web_address(item.source)), ""):
        event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
