"""Reads what depositaries publish, and says what is new, changed and doubtful beside the record. Nothing here writes.

Three shapes are read: the status page of a treaty in the UN Treaty Collection (HTML), an answer of the treaties database of the
UN Office for Disarmament Affairs (JSON of its GraphQL interface), and the table of parties of the Dutch Treaty Database (HTML).
What comes from outside is read within limits, as data only: text, tables and days, never scripts, entities or files it names.
"""

from __future__ import annotations

from ...errors import InputError
from .brought import Brought
from .model import Page


def read(brought: Brought) -> Page:
    """All that a page or an answer says, in whichever of the known shapes it is written.

    Raises InputError with one sentence where it is broken, cut off, too large, or in no shape that is known.
    """
    start = brought.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise InputError(f"{brought.name} is empty: there is nothing to import.")
    if start[:1] in (b"{", b"["):
        from . import unoda

        return unoda.read(brought)
    from . import html, untc, verdragenbank

    tree = html.parse(brought)
    if untc.fits(tree):
        return untc.read(tree, brought)
    if verdragenbank.fits(tree):
        return verdragenbank.read(tree, brought)
    raise InputError(
        f"{brought.name} holds no table of participants that is known: bring a status page of the UN Treaty Collection "
        "(ViewDetails, in English), an answer of the UNODA treaties database (JSON), or a page of parties of the Dutch Treaty Database."
    )
