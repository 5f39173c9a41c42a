"""Reads the report that a user brings. What cannot be read is refused with one sentence that says what to do."""

from __future__ import annotations

import os
import sys

from ..errors import InputError
from ..told import Template, Told, fact, number, say
from .archives import from_archive, is_archive
from .documents import Document, from_html, from_pdf, is_html, is_pdf
from .encodings import text_of, wide

LIMIT = 1_000_000  # characters: a long book. A news report has some thousands
BOM = "\ufeff"
THE_REPORT = say("The report")  # what it is called that comes without a name


SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml", ".pdf")  # what is taken from a folder


def files_in(paths: list[str]) -> list[str]:
    """The files to read, with folders replaced by the reports in them, in order of their names. Raises InputError for an empty folder."""
    found: list[str] = []
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            found.append(path)
            continue
        inside = sorted(
            os.path.join(parent, name) for parent, _, names in os.walk(path) for name in names if name.lower().endswith(SUFFIXES)
        )  # fmt: skip
        if not inside:
            raise InputError(f"{path} holds no report: it needs files that end in {', '.join(SUFFIXES)}.")
        found += inside
    return found


def read_report(path: str) -> Document:
    """The report in the file at `path`, or of standard input where `path` is `-`: plain text, a web page, an archive of one, or a PDF.

    The line ends of a text stay as they are, so that offsets count the characters of the file as given. Raises InputError.
    """
    name = "Standard input" if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LIMIT * 4 + 1) if sys.stdin else b""
        else:
            if os.path.isdir(path):
                raise InputError(f"{name} is a folder: give the files in it.")
            with open(path, "rb") as file:
                data = file.read(LIMIT * 4 + 1)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist: check the path.") from None
    except PermissionError:
        raise InputError(f"{name} may not be read: check its permissions.") from None
    except (OSError, ValueError) as why:
        reason = why.strerror if isinstance(why, OSError) and why.strerror else why
        raise InputError(f"{name} cannot be read: {reason}.") from None
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """The report in some bytes: plain text, a web page, an archive of one, or a PDF. Raises InputError, naming it by `name`."""
    if len(data) > LIMIT * 4:
        raise InputError(_too_long(name))
    for is_such, read in ((is_pdf, from_pdf), (is_html, from_html), (is_archive, from_archive)):
        if is_such(data):
            document = read(data, name)
            return document._replace(text=accept(document.text, name))
    text, note = _decoded(data, name)
    if wide(data) and is_html(text.encode("utf-8", "replace")):
        document = from_html(data, name)
        return document._replace(text=accept(document.text, name))
    return Document(text, notes=(note,) if note else ())


def decode(data: bytes, name: str) -> str:
    """The bytes of a report as text. Raises InputError where they are empty, binary, too long, or in what cannot be told."""
    return _decoded(data, name)[0]


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if b"\0" in data and not wide(data):
        raise InputError(say("{name} is a binary file: give plain text in UTF-8.", name=fact(name)))
    if len(data) > LIMIT * 4:
        raise InputError(_too_long(name))
    text, note = text_of(data, name)
    return accept(text, name), note


def accept(text: str, name: str = THE_REPORT) -> str:
    """The text, if it can be checked: neither empty nor too long. Raises InputError.

    A byte order mark becomes a space: it is no part of the report, and all offsets stay.
    """
    if not isinstance(text, str):
        raise InputError(f"{name} is of type {type(text).__name__}: give its text as str.")
    if len(text) > LIMIT:
        raise InputError(_too_long(name))
    if "\0" in text:
        raise InputError(say("{name} holds NUL characters, as binary files do: give plain text.", name=fact(name)))
    if not text.strip(BOM + " \t\r\n\f\v\u00a0\u200b"):
        raise InputError(say("{name} is empty: there is nothing to check.", name=fact(name)))
    return " " + text[1:] if text.startswith(BOM) else text


def _too_long(name: str) -> Told:
    told: Template = "{name} is longer than {most} characters, the most that one report may have: split it."
    return say(told, name=fact(name), most=number(LIMIT))
