"""Meetings of a treaty's parties and review conferences: which, where, when, hosted by whom (Ottawa 11 and 12, CCM 11 and 12)."""

from __future__ import annotations

from ....assertions.terms import CONTRADICTED, SUPPORTED
from ....dates import in_words
from ....lexicon.asides import held_at
from ....record.model import SORTS, Meeting
from ....standing import Basis
from ....standing.wording import called
from .case import Answer, Case, covers
from .words import CONDITIONS, NEGATIONS, residue, vocabulary, words

_KINDS = {"meeting", "conference"}
_HOSTING = {"host", "hosts", "hosted", "hosting"}


def meeting(case: Case) -> Answer | None:
    """That a State hosts or hosted a numbered meeting, at a place, in a month or on a day: each detail that is given must fit."""
    found = case.words
    if not _KINDS & set(found) or (NEGATIONS | CONDITIONS) & set(found) or case.claim.act in ("demand", "deny", "accuse"):
        return None
    named = [entry for entry in case.record.facts.meetings(case.treaty.id) if _names(entry, found)]
    if len(named) != 1 or (_HOSTING & set(found) and not case.claim.targets):
        return None  # who is said to host is not understood
    held = named[0]
    if residue(case.p.text, case.treaty, frozenset(words(f"{held.name} {held.place}")) | _HOSTING | vocabulary("meetings.words")):
        return None  # what a meeting did is more than that it was held
    if not set(held_at(case.p.text, case.record.facts.meetings(case.treaty.id))) <= {held.place, held.host}:
        return None
    told = [_host(case, held), _place(held, found), _time(case, held)]
    known = [fits for fits in told if fits is not None]
    if not known:
        return None
    source = case.record.facts.source(held.source)
    where = f"{held.place} ({case.name(held.host)})"
    says = f"The {held.name} of {called(case.treaty)} was held at {where} from {in_words(held.first)} to {in_words(held.last)}."
    return Answer(SUPPORTED if all(known) else CONTRADICTED, says, (Basis("circumstance", held.name, source.address, says),))


def _names(entry: Meeting, found: tuple[str, ...]) -> bool:
    """Whether the words name this meeting by its number and kind; of sessions that prepare a conference each has its first."""
    if not entry.number or entry.sort not in SORTS[:3]:
        return False
    ordinal, *kind = words(entry.name)
    size = len(kind) if kind[0] == "review" else 1
    return any(found[i] == ordinal and found[i + 1 : i + 1 + size] == tuple(kind[:size]) for i in range(len(found)))


def _host(case: Case, held: Meeting) -> bool | None:
    """Whether the host fits; open where the words do not speak of hosting."""
    return case.claim.targets == (held.host,) if _HOSTING & set(case.words) else None


def _place(held: Meeting, found: tuple[str, ...]) -> bool | None:
    """Whether the place stands in the words; its absence tells nothing."""
    wanted = words(held.place)
    return True if any(found[i : i + len(wanted)] == wanted for i in range(len(found))) else None


def _time(case: Case, held: Meeting) -> bool | None:
    """Whether the time fits; open where none is given."""
    if len(case.p.dates) != 1:
        return None
    return covers(case.p.dates[0], held.first) or covers(case.p.dates[0], held.last)
