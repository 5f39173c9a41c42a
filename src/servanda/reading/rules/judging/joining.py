"""Promises to join by a day: judged with hindsight by the instruments that came, or did not."""

from __future__ import annotations

from datetime import timedelta

from ....dates import in_words
from ...model import Period
from .assertions import TRIGGERS
from .case import Answer, Case, Part, combine, on
from .words import HEDGES, NEGATIONS, has, residue, vocabulary

_PROMISES = vocabulary("joining.promises")
_JOINING = frozenset(word for word, kind in TRIGGERS.items() if kind in ("ratify", "accede", "join", "party"))
_REFUSES = frozenset({"will", "would", "won't", "wouldn't", "intend", "intends", "intention"})
_REFUSAL_WORDS = frozenset(TRIGGERS) | NEGATIONS | _REFUSES
_WORDS = _JOINING | _PROMISES | vocabulary("joining.words")


def joining(case: Case) -> Answer | None:
    """That a State will have ratified, acceded or joined by a day: contradicted where it did so later or not at all."""
    claim, found = case.claim, case.words
    if not claim.targets or claim.act in ("demand", "deny") or not {"will", "would", "shall", "promised", "pledged", "vowed"} & set(found):
        return None
    if not (_JOINING & set(found) or (case.p.relation in ("ratified", "acceded", "joined", "party") and claim.norm == "joining")):
        return None
    if set(found) & (NEGATIONS | HEDGES) or case.p.negated or residue(case.p.text, case.treaty, _WORDS):
        return None
    period = _until(case, found)
    return combine([_came(case, state, period) for state in claim.targets]) if period else None


def refusing(case: Case) -> Answer | None:
    """That a State will not sign or join: borne out by a list that shows nothing a year and more later, contradicted by a later deed."""
    claim, found = case.claim, case.words
    used, clause = set(found), [word for word in found if word in NEGATIONS]
    if not claim.targets or claim.act == "demand" or not _REFUSES & used or len(clause) != 1 or case.periods() != []:
        return None
    if "will" in used and not any(has(found, f"will {word}") for word in clause) and clause[0] not in ("no", "neither", "nor", "none"):
        return None  # "has not ratified but will"
    kinds = {TRIGGERS[word] for word in used if word in TRIGGERS}
    if not kinds or not kinds <= {"sign", "ratify", "accede", "join"} or used & HEDGES or residue(case.p.text, case.treaty, _REFUSAL_WORDS):
        return None
    return combine([_stayed_out(case, state, kinds == {"sign"}) for state in claim.targets])


def _stayed_out(case: Case, state: str, sign: bool) -> Part:
    """Whether a State did, after publication, nothing of what it said it would not do."""
    signed, consent, name = case.actions(state, {"signature"}), case.consent(state), case.name(state)
    deed = signed[0] if sign and signed else consent
    if case.known or (deed and deed.day <= case.dating.last) or (sign and consent and not signed):
        return Part(None, "")
    if deed:
        what = "signed" if sign else "deposited its instrument"
        return Part(False, f"{{who}} {what} {on(deed.day)}", case.cited(deed), who=name)
    long = case.listed_to(case.dating.last + timedelta(days=366))
    missing = "signature" if sign else "instrument"
    basis = (case.listed(f"No {missing} of {name} is on the list."),)
    return Part(True if long else None, f"no {missing} of {{who}} is on the depositary's list", basis, who=name)


def _until(case: Case, found: tuple[str, ...]) -> Period | None:
    """The days within which the promise falls; "within the year" may mean the calendar year or twelve months: the longer is taken."""
    if has(found, "within the year") or has(found, "within a year") or has(found, "within one year"):
        return Period(case.day, case.day + timedelta(days=366))
    resolved = case.periods()
    return resolved[0] if resolved and len(resolved) == 1 and resolved[0].end > case.day else None


def _came(case: Case, state: str, period: Period) -> Part:
    """Whether an instrument was deposited between publication and the end of the period."""
    consent, name = case.consent(state), case.name(state)
    if case.known:
        return Part(None, "")  # on the day of publication nobody could know
    if consent is None:
        over = case.complete_to is not None and period.end < case.complete_to
        says = "no instrument of {who} is on the depositary's list"
        return Part(False if over else None, says, (case.listed(f"No instrument of {name} is on the list."),), who=name)
    if consent.day < case.dating.first:
        return Part(None, "")
    says = f"{{who}} deposited its instrument {on(consent.day)}"
    soon = consent.day <= min(period.end, case.day.replace(month=12, day=31)) or (period.end - period.start).days < 360
    holds = (True if soon else None) if consent.day <= period.end else False
    return Part(holds, f"{says}, after {in_words(period.end)}" if holds is False else says, case.cited(consent), who=name)
