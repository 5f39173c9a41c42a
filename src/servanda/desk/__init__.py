"""The ledger of reports, claims and findings over time: database, review, audit trail. Needs the extra `servanda[desk]`."""

from __future__ import annotations

from .ledger import Ledger
from .model import Added, Allegation, Appearance, Entry, KeptClaim, KeptFinding, KeptReport, Key, Page, Rechecked

__all__ = [
    "Added",
    "Allegation",
    "Appearance",
    "Entry",
    "KeptClaim",
    "KeptFinding",
    "KeptReport",
    "Key",
    "Ledger",
    "Page",
    "Rechecked",
]  # fmt: skip
