"""What a body of a treaty decided or found, as the record has it: non-compliance, a longer deadline, rights suspended.

A claim is borne out where every word of it that matters stands in the decision too, for the same State, in the same time.
"""

from __future__ import annotations

from datetime import timedelta

from ....record.model import Decision
from ....standing import Basis
from ...model import Period
from .case import Answer, Case, Part, combine, overlaps
from .when import explicit, speaks_of_time
from .words import CONDITIONS, HEDGES, NEGATIONS, residue, vocabulary, words

_DECIDES = vocabulary("decisions.decides")
_ALSO = vocabulary("decisions.also")
_SHARED = 4  # words that say something, so that few claims meet a decision by chance
_WITHIN = 1100  # days for which a decision is still told without its day


def decided(case: Case) -> Answer | None:
    """That a body decided or found something about a State."""
    used = set(case.words)
    if len(case.claim.targets) != 1 or not _DECIDES & used or used & (HEDGES | CONDITIONS) or case.claim.act == "demand":
        return None
    resolved = case.periods()
    if resolved is None or len(resolved) > 1 or case.p.modality not in ("fact", ""):
        return None
    fitting = [d for d in _made(case) if _fits(case, d, resolved[0] if resolved else None)]
    if not fitting:
        return None
    found = fitting[-1]
    source = case.record.facts.source(found.source).address
    says = f"{found.body} ({found.date}): {found.says.rstrip('.')}"
    return combine([Part(True, says, (Basis("circumstance", f"{found.body}, {found.date}", source, found.says),))])


def recorded(case: Case) -> Answer | None:
    """That a State did or let happen what a body of the treaty recorded of it: every word of the claim stands in the decision."""
    used, dates = set(case.words), [day for _, day in explicit(case.words)]
    if len(case.claim.targets) != 1 or used & (HEDGES | CONDITIONS) or case.claim.act in ("demand", "deny"):
        return None
    if case.p.modality not in ("fact", "") or case.p.others or not dates or speaks_of_time(case.words):
        return None
    for found in _made(case):
        said = words(found.says)
        stems = frozenset(said) | {word.removesuffix("s") for word in said} | {f"{word}s" for word in said}
        same_days = all(day in [other for _, other in explicit(said)] for day in dates)
        same_polarity = NEGATIONS & used == NEGATIONS & set(said)
        shared = {word for word in used if word in stems and residue(word, None, frozenset())}
        if same_days and same_polarity and len(shared) >= _SHARED and not residue(case.p.text, case.treaty, stems, 0):
            source = case.record.facts.source(found.source).address
            says = f"{found.body} ({found.date}): {found.says.rstrip('.')}"
            return combine([Part(True, says, (Basis("circumstance", f"{found.body}, {found.date}", source, found.says),))])
    return None


def _made(case: Case) -> list[Decision]:
    """The decisions about the State that were known, positions of parties and what a State told of itself aside."""
    made = case.record.facts.decisions(case.treaty.id, case.claim.targets[0])
    return [d for d in made if d.formal and d.date <= (case.known or case.dating.last).isoformat()]


def _fits(case: Case, decision: Decision, period: Period | None) -> bool:
    """Whether claim and decision share time, body and every word that matters, and neither denies what the other says."""
    said = frozenset(words(f"{decision.body} {decision.says}"))
    stems = said | {word.removesuffix("s") for word in said} | {f"{word}s" for word in said}
    time = overlaps(period, decision.date) if period else _recent(case, decision)
    denied = NEGATIONS & set(case.words)
    return (
        time
        and not denied
        and bool(_DECIDES & said)
        and len(stems & set(case.words) - _ALSO) > 1
        and not residue(case.p.text, case.treaty, stems | _ALSO)
    )


def _recent(case: Case, decision: Decision) -> bool:
    span = Period(case.dating.first - timedelta(days=_WITHIN), case.dating.last)
    return overlaps(span, decision.date)
