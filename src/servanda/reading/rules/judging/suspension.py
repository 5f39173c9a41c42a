"""Suspension: that it was announced is on the record; what it does is read in more than one way where no clause provides for it."""

from __future__ import annotations

from datetime import timedelta

from ....assertions.terms import CONTESTED
from ...model import Period
from .case import Answer, Case, Part, combine, covers, on, overlaps, sentence
from .leaving import announced, notified, suspension_told
from .withdrawal import LEAVE, SUSPEND, with_suspension, without_reasons
from .words import HEDGES, NEGATIONS, residue, vocabulary

_KINDS = frozenset({"announcement", "suspension", "domestic-step"})
_SAYS_SO = vocabulary("suspension.says_so")
_LEGAL = vocabulary("suspension.legal")
_CLAUSE = vocabulary("suspension.clause")
_OBJECT = vocabulary("suspension.object")
_HALTS = vocabulary("suspension.halts")
_HALTED = vocabulary("suspension.halted")
_WILL = frozenset({"will", "would", "shall"})
_UNDERSTOOD = SUSPEND | LEAVE | _HALTS | _HALTED | _SAYS_SO | NEGATIONS | vocabulary("suspension.also")


def suspending(case: Case) -> Answer | None:
    """That a State suspends or suspended a treaty, and whether that has effect."""
    found = without_reasons(case.words)
    used = set(found)
    halted = bool(_HALTS & used and _HALTED & used and not LEAVE & used)  # "halted its participation", "stopped implementing"
    if not (SUSPEND & used or halted) or case.claim.act == "demand" or used & HEDGES - {"purported", "purportedly"}:
        return None
    if not case.claim.targets:
        return _no_clause(case, found)
    if case.p.modality == "plan" or _WILL & used:
        return combine(_to_come(case, found))
    if case.p.modality not in ("fact", ""):
        return None
    shown = {state: case.actions(state, {"suspension"}) for state in case.claim.targets}
    if not all(shown.values()) or any(case.happened(actions[0].day) is False for actions in shown.values()):
        return None
    if _LEGAL & used and not used & set(residue(case.p.text, case.treaty, _UNDERSTOOD | _LEGAL)):
        return _contested(case)
    if used & set(residue(case.p.text, case.treaty, _UNDERSTOOD)):
        return None
    resolved = case.periods()
    if resolved is None or len(resolved) > 1:
        return None
    period = resolved[0] if resolved else None
    if not period and not _SAYS_SO & used and case.claim.act != "announce" and _readings(case):
        return _contested(case)
    return with_suspension(case, combine(_parts(case, found, period)))


def _to_come(case: Case, found: tuple[str, ...]) -> list[Part]:
    """A suspension announced for later: borne out where one followed within a year; that none did decides nothing."""
    if NEGATIONS & set(found) or case.periods() != [] or set(found) & set(residue(case.p.text, case.treaty, _UNDERSTOOD)):
        return []
    span = Period(case.dating.first - timedelta(days=31), case.dating.last + timedelta(days=366))
    parts = []
    for state in case.claim.targets:
        made = [a for a in case.actions(state, {"suspension"}) if covers(span, a.day)]
        says = f"{{who}} announced a suspension {on(made[0].day)}" if made else ""
        parts.append(Part(True if made else None, says, case.cited(*made[:1]), who=case.name(state)))
    return parts


def _parts(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """The suspension announced in the period; and no notice given, where the words say "and did not withdraw"."""
    denied = [word for word in found if word in NEGATIONS]
    parts = [announced(case, state, period, _KINDS) for state in case.claim.targets]
    if denied:
        first = min(found.index(word) for word in (SUSPEND | _HALTS) & set(found))
        leaves = bool(LEAVE & set(found)) and len(denied) == 1 and first < found.index(denied[0])
        parts += [notified(case, state, None, True) if leaves else Part(None, "") for state in case.claim.targets]
    return parts


def _readings(case: Case) -> bool:
    """Whether it is contested, for one of the States, what its suspension does."""
    return any(case.record.facts.readings(case.treaty.id, state, case.known) for state in case.claim.targets)


def _contested(case: Case) -> Answer | None:
    """The two sides: no clause of the treaty provides for a suspension; the State that suspends holds that it may."""
    if not case.treaty.suspension:
        return None
    told = [suspension_told(case, state) for state in case.claim.targets]
    says = "; ".join(text for text, _ in told if text) or "the State that suspends holds that it may"
    basis = tuple(dict.fromkeys(entry for _, found in told for entry in found))
    return Answer(CONTESTED, sentence(f"{case.treaty.suspension.rstrip('.')}; {says}"), basis)


def _no_clause(case: Case, found: tuple[str, ...]) -> Answer | None:
    """That the treaty has no clause on suspension."""
    denied = [word for word in found if word in NEGATIONS]
    if not _CLAUSE & set(found) or len(denied) != 1 or not case.treaty.suspension:
        return None
    if residue(case.p.text, case.treaty, _UNDERSTOOD | _CLAUSE):
        return None
    clause = case.treaty.withdrawal
    return combine([Part(True, case.treaty.suspension.rstrip("."), (case.provision(clause.article),) if clause else ())])


def objecting(case: Case) -> Answer | None:
    """That States objected to what another did: each must have an objection on record."""
    found = without_reasons(case.words)
    speakers = case.claim.speaker_for or case.p.others
    if not _OBJECT & set(found) or not speakers or NEGATIONS & set(found) or case.claim.act == "demand":
        return None
    understood = _UNDERSTOOD | _OBJECT | _LEGAL
    resolved = case.periods()
    if residue(case.p.text, case.treaty, understood) or resolved is None or len(resolved) > 1:
        return None
    parts = []
    for state in speakers:
        made = [a for a in case.actions(state, {"objection"}) if not resolved or (len(a.date) == 10 and overlaps(resolved[0], a.date))]
        known = made and (resolved or made[0].known <= case.dating.last or made[0].day <= case.dating.last)
        parts.append(Part(True if known else None, "an objection of {who} is on record", case.cited(*made[:1]), who=case.name(state)))
    return combine(parts)
