"""A page as it came, and how large one may be."""

from __future__ import annotations

from ...tuples import NamedTuple

MOST = 8_000_000  # bytes. The longest status pages have about two million


class Brought(NamedTuple):
    """A page as it came."""

    data: bytes
    name: str  # how to call it in a message
    url: str = ""
    charset: str = ""  # as the server says


def too_large(name: str) -> str:
    """What is said of a page beyond the limit."""
    return f"{name} is larger than {MOST:,} bytes: no status page is, so nothing of it was read."
