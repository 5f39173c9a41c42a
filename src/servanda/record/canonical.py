"""One form for each value: canonical JSON (RFC 8785), and the identities that follow from it.

Written here and not taken from the package rfc8785, which gives the same bytes (a test holds the two against each other over the whole
record), takes twice as long for them, and needs longer to be imported than `servanda status` for its whole answer.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .model import Thing

SHORT = 16  # hexadecimal digits of an identity
SMALL, LARGE = 1e-4, 1e15  # between these Python writes a fraction as RFC 8785 does: its shortest digits, with no exponent


def canonical(value: object) -> bytes:
    """The value as canonical JSON (RFC 8785): keys in order, no blanks, UTF-8; numbers that every reader keeps.

    Raises TypeError or ValueError for what has no single form here, such as a fraction that Python and RFC 8785 write otherwise.
    """
    _only_plain(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _only_plain(value: object) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not (isinstance(key, str) and key.isascii()):  # where RFC 8785 and Python order keys alike
                raise TypeError(f"a key must be ASCII text, not {key!r}")
            _only_plain(item)
    elif isinstance(value, list):
        for item in value:
            _only_plain(item)
    elif isinstance(value, int) and abs(value) >= 2**53:
        raise ValueError(f"{value} is a number that not every reader of JSON keeps")
    elif isinstance(value, float):
        if value.is_integer() or not SMALL < abs(value) < LARGE:
            raise ValueError(f"{value} is a number that is not written alike everywhere")
    elif not (value is None or isinstance(value, (str, int))):
        raise TypeError(f"{type(value).__name__} has no canonical form here")


def plain(value: Any) -> Any:
    """The value in types that JSON has: days as ISO texts, named tuples as objects."""
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    return [plain(item) for item in value] if isinstance(value, (tuple, list)) else value


def content(thing: Thing) -> bytes:
    """A thing of the record as canonical JSON, with its kind. Empty fields are left out, so that a new one changes no identity."""
    filled = {key: value for key, value in plain(thing).items() if value is not None and value not in ("", [])}
    return canonical({"kind": kind_of(thing), **filled})


def identity(thing: Thing) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the content."""
    return hashlib.sha256(content(thing)).hexdigest()[:SHORT]


def kind_of(thing: Thing) -> str:
    """The word by which an entry says what it is."""
    return type(thing).__name__.lower()
