"""A page as it came, and how large one may be."""

from __future__ import annotations

from ...errors import InputError
from ...told import Template, Told, fact, number, say
from ...tuples import NamedTuple

MOST = 8_000_000  # bytes. The longest status pages have about two million


class Known(NamedTuple):
    """By what a server knows a page again: its ETag, and when it was last changed, as the server writes them."""

    tag: str
    modified: str


class Later(InputError):
    """A server asks to be left alone for some seconds."""

    def __init__(self, told: str, seconds: float) -> None:
        super().__init__(told)
        self.seconds = seconds


class Brought(NamedTuple):
    """A page as it came."""

    data: bytes
    name: str  # how to call it in a message
    url: str = ""
    charset: str = ""  # as the server says
    known: Known = Known("", "")  # by what the server knows this page again
    unchanged: bool = False  # it is the page that was known, and was not sent again


def too_large(name: str) -> Told:
    """What is said of a page beyond the limit."""
    told: Template = "{name} is larger than {most} bytes: no status page is, so nothing of it was read."
    return say(told, name=fact(name), most=number(MOST))
