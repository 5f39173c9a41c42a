"""Deadlines as a calendar that mail and calendar programs can read (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from ..law import treaty
from ..record.states import state_name
from ..standing import Due
from ..version import __version__
from .words import web_address


def deadlines_ics(found: Iterable[Due], made: date) -> str:
    """One event of a whole day for each duty, with its articles. `made` is the day of the answer."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//servanda//servanda {__version__}//EN", "CALSCALE:GREGORIAN"]
    for due in found:
        key = f"{due.state}/{due.treaty}/{due.norm}/{due.due.isoformat() if due.norm == 'transparency-report' else ''}"
        url = next((web_address(item.source) for item in due.basis if web_address(item.source)), "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(key.encode()).hexdigest()[:24]}@servanda",
            f"DTSTAMP:{made:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{due.due:%Y%m%d}",
            f"DTEND;VALUE=DATE:{due.due + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(f'{state_name(due.state)}: {due.norm} ({treaty(due.treaty).short}), {due.status}')}",
            f"DESCRIPTION:{_text('; '.join(item.ref for item in due.basis))}",
            *([f"URL:{url}"] if url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _text(value: str) -> str:
    """A value of type TEXT: backslash, comma, semicolon and line end are escaped."""
    return value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line of at most 75 octets, continued on lines that begin with a space; no character is cut."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 75:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts)
