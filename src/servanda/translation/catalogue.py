"""The catalogues: a folder for each language with its messages.po, as gettext and the tools of translators know it."""

from __future__ import annotations

import os
from functools import cache
from gettext import GNUTranslations
from io import BytesIO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

HERE = os.path.dirname(__file__)
FILE = "messages.po"
UNREVIEWED = "machine-made, not reviewed"  # stands in the head of a catalogue that no person who speaks the language has read


def codes() -> tuple[str, ...]:
    """The languages that there are catalogues for, by their ISO 639-1 codes."""
    return tuple(sorted(name for name in os.listdir(HERE) if os.path.exists(os.path.join(HERE, name, FILE))))


def catalogue(code: str) -> Catalog:
    """A catalogue as translators see it: with what it lacks, and what is marked as doubtful."""
    from babel.messages.pofile import read_po

    with open(os.path.join(HERE, code, FILE), "rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


@cache
def translations(code: str) -> GNUTranslations:
    """What a catalogue translates. Read from its text, so that no compiled copy can be older than it."""
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, catalogue(code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def reviewed(code: str) -> bool:
    """Whether a person who speaks the language has read its catalogue."""
    with open(os.path.join(HERE, code, FILE), encoding="utf-8") as file:
        return UNREVIEWED not in file.read(2000).partition("msgid")[0]
