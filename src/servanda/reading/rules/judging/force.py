"""The life of a treaty itself: adopted, opened for signature, in force, its end; the instruments that it takes; reservations."""

from __future__ import annotations

import re
from calendar import month_name

from ....dates import in_words
from ....lexicon import english
from ....standing import Basis
from ....standing.wording import called
from ...model import Period
from ..clauses import BANS
from .assertions import SUBORDINATE
from .case import Answer, Case, Part, closed, combine, covers, overlaps
from .when import explicit, speaks_of_time, stray_numbers
from .words import CONDITIONS, HEDGES, NEGATIONS, has, number, residue, vocabulary, words

_UNDERSTOOD = NEGATIONS | vocabulary("force.words") | vocabulary("force.ran_out")
_IN_FORCE = ("into force", "in force", "binding law", "into effect", "took effect")
_PLACE = re.compile(rf"\b(?:in|at) (?:the )?(?!{'|'.join(month_name[1:])})[A-Z][a-z]")  # "in Geneva"
_TIMES = (("before",), ("until",), ("whether",))  # "before the treaty took effect" tells when something else was
_INSTRUMENTS = vocabulary("force.instruments")
_BANS_THEN = vocabulary("force.bans_then")
_NEEDS = vocabulary("force.needs")
_EXPIRES = vocabulary("force.expires")
_PROLONGS = vocabulary("force.prolongs")


_ADOPTED_BY = re.compile(
    r"\b(?:adopted|concluded|agreed) by "
    r"(?!(?:the )?(?:united nations|un\b|general assembly|conference(?! on)|states\b|consensus|\d))", re.IGNORECASE,
)  # fmt: skip


_NARROWING = frozenset({"only", "paper", "worldwide", "everywhere", "globally", "partly", "theory", "effectively"})


def treaty_life(case: Case) -> Answer | None:
    """When the treaty was adopted or opened, when it entered into force, when it ends."""
    found, used = case.words, set(case.words)
    if case.claim.act in ("demand", "deny") or used & (HEDGES | CONDITIONS | _NARROWING):
        return None
    if case.claim.targets and not _between_targets(case):
        return None
    if case.p.modality == "condition" or found[:1] in _TIMES or residue(case.p.text, case.treaty, _UNDERSTOOD):
        return None
    if stray_numbers(found, len(case.claim.targets)) or case.p.others or _PLACE.search(case.p.text):
        return None  # where it was opened, or for whom it is in force, is more than when
    if "force" in used and _BANS_THEN & set(found[found.index("force") :]):
        return None  # "in force since 1967, bans weapons in space": what it bans is another claim
    if _ADOPTED_BY.search(case.p.text) or ("still" in used and "force" in used):
        return None  # by whom, and whether still, is more than when
    if "against" in used:
        return None  # who voted against it is more than that it was adopted
    negatives = [word for word in found if word in NEGATIONS and word != "yet"]
    resolved = _with_today(case, found)
    if resolved is None or len(negatives) > 1:
        return None
    if _PROLONGS & used:
        return _prolonged(case, resolved, bool(negatives))
    if len(resolved) > 1:
        return None
    period = resolved[0] if resolved else None
    if _EXPIRES & used or any(has(found, phrase) for phrase in ("ran out", "runs out")):
        return combine([_expires(case, period, bool(negatives))])
    counted = _INSTRUMENTS & used or has(found, "to enter") or has(found, "to come")
    if "enters" in used and not period:
        return None  # "enters into force 180 days after ..." is a rule, of which this may be the half
    if any(has(found, phrase) for phrase in _IN_FORCE) and not counted and not {"for", "them"} & _after_force(found):
        return combine([_in_force(case, period, bool(negatives))])
    if ("opened" in used and "signature" in used) or (has(found, "open for signature") and not period):
        return combine([_opened(case, period, bool(negatives))])
    if {"adopted", "concluded", "agreed"} & used and period and not negatives and case.treaty.adopted:
        if case.treaty.opened and covers(period, case.treaty.opened) and not covers(period, case.treaty.adopted):
            return None  # reports call either day its making
        says = f"{called(case.treaty)} was adopted on {in_words(case.treaty.adopted)}"
        return combine([Part(covers(period, case.treaty.adopted), says, (_text(case, says),))])
    return None


def _with_today(case: Case, found: tuple[str, ...]) -> list[Period] | None:
    """The days spoken of; "have today extended it to 5 February 2026" gives the day of publication and then the one written out."""
    resolved, day = case.periods(), case.dating
    if resolved is None and found.count("today") == 1 and day.first == day.last:
        rest = tuple(word for word in found if word != "today")
        written = explicit(rest)
        if len(written) == 1 and not speaks_of_time(rest) and found.index("today") < written[0][0] + 1:
            return [Period(day.first, day.last), written[0][1]]
    return resolved


def _between_targets(case: Case) -> bool:
    """Whether the treaty lies between few States, so that what is said of them is said of the treaty."""
    return closed(case.treaty) and set(case.claim.targets) <= set(case.treaty.entry_into_force.states)


def _after_force(found: tuple[str, ...]) -> set[str]:
    """The words after "force": "in force for Lithuania" is about a State, not the treaty."""
    places = [place for place, word in enumerate(found) if word in ("force", "law", "effect")]
    return set(found[places[-1] + 1 :]) if places else set()


def _text(case: Case, says: str) -> Basis:
    return Basis("provision", case.treaty.cite, case.treaty.text, says)


def _in_force(case: Case, period: Period | None, negated: bool) -> Part:
    """That the treaty entered, or has not entered, into force."""
    start, clause = case.record.start(case.treaty.id, case.known).day, case.treaty.entry_into_force
    basis = (case.provision(clause.article),)
    if start is None:
        return Part(negated if clause.never and not period else None, clause.never.rstrip("."), basis)
    says = f"{called(case.treaty)} entered into force on {in_words(start)} ({case.art(clause.article)})"
    ended = case.treaty.expires
    lasting = has(case.words, "in force") and {"is", "are", "has", "have", "remains"} & set(case.words)
    if period:  # "has been in force since 1988", of a treaty that has ended, is more than when it entered into force
        open_end = negated or {"until", "till", "through"} & set(case.words) or (lasting and ended and case.happened(ended) is not False)
        return Part(None if open_end else covers(period, start), says, basis)
    if ended and case.happened(ended) and (has(case.words, "in force") or has(case.words, "binding law")):
        says, over = f"{says} and expired on {in_words(ended)}", {"was", "were", "been", "had"} & set(case.words)
        return Part(None if over else negated, says, (*basis, case.provision(case.treaty.expires_article)))
    come = case.happened(start)
    return Part(None if come is None or speaks_of_time(case.words) else come != negated, says, basis)


def _opened(case: Case, period: Period | None, negated: bool) -> Part:
    """That the treaty was opened for signature on a day, or had been."""
    day = case.treaty.opened
    if day is None:
        return Part(None, "")
    says = f"{called(case.treaty)} was opened for signature on {in_words(day)}"
    if period:
        return Part(None if negated else covers(period, day), says, (_text(case, says),))
    come = case.happened(day)
    return Part(None if come is None else come != negated, says, (_text(case, says),))


def _expires(case: Case, period: Period | None, negated: bool) -> Part:
    """That the treaty ends, or ended, on a day."""
    day = case.treaty.expires
    if day is None:
        return Part(None, "")
    ref = case.treaty.expires_article or case.treaty.entry_into_force.article
    says = f"{called(case.treaty)} {'expired' if day <= case.record.today else 'expires'} on {in_words(day)} ({case.art(ref)})"
    if period and period.end > case.dating.first and any(a.day > case.dating.first for a in case.actions("*", {"extension"})):
        return Part(True if covers(period, day) and not negated else None, says, (case.provision(ref),))  # extended only later
    holds = covers(period, day) if period and not negated else case.happened(day) if not period and not negated else None
    return Part(holds, says, (case.provision(ref),))


def _prolonged(case: Case, resolved: list[Period], negated: bool) -> Answer | None:
    """That the treaty was extended or renewed: in a time, until a day; contradicted where it had ended and nothing prolonged it."""
    end, extended = case.treaty.expires, case.actions("*", {"extension"})
    if end is None or negated or not resolved:
        return None
    ref = case.treaty.expires_article or case.treaty.entry_into_force.article
    deeds = [a for a in extended if a.date]
    says = f"{called(case.treaty)} ended on {in_words(end)}"
    if deeds:
        says = f"{called(case.treaty)} was extended on {in_words(deeds[-1].day)}, to {in_words(end)}"
    basis = (case.provision(ref), *case.cited(*deeds[-1:]))
    until = {"until", "to", "through"} & set(case.words)
    parts = [
        Part(any(overlaps(time, a.date) or covers(time, a.effective) for a in deeds), says, basis)
        for time in resolved[: -1 if until else None]
    ]
    if until:
        parts.append(Part(covers(resolved[-1], end) and bool(deeds), says, basis))
    return combine(parts)


def instruments(case: Case) -> Answer | None:
    """How many ratifications the entry into force takes: forty (Ottawa 17(1)), thirty (CCM 17(1)), sixty-five (CWC XXI(1))."""
    found, used, clause = case.words, set(case.words), case.treaty.entry_into_force
    if case.claim.targets or case.claim.act == "demand" or not clause.instruments or clause.states:
        return None
    if not (_INSTRUMENTS & used and _NEEDS & used) or used & HEDGES or residue(case.p.text, case.treaty, _UNDERSTOOD | CONDITIONS):
        return None
    if found[0] in SUBORDINATE:
        return None
    counted = {value for word in found if not explicit((word,)) and (value := number(word)) and value > 1}
    if len(counted) != 1 or case.dates:
        return None
    says = f"{case.art(clause.article)}: {called(case.treaty)} takes {clause.instruments} instruments to enter into force"
    return combine([Part(counted == {clause.instruments}, says, (case.provision(clause.article),))])


def _without_names(case: Case) -> tuple[str, ...]:
    """The words of a claim without the names of its treaty: that on the prohibition of a weapon prohibits nothing by its name."""
    text = case.p.text
    for name in sorted((case.treaty.name, case.treaty.short, *english.names(case.treaty.id)), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text, flags=re.IGNORECASE)
    return words(text)


def reservations(case: Case) -> Answer | None:
    """That the treaty allows no reservations (Ottawa 19, CCM 19, CWC XXII)."""
    found, used = case.words, set(case.words)
    provision = next((entry for entry in case.treaty.provision if entry.says.startswith("No reservation may be made to any article")), None)
    if provision is None or not {"reservation", "reservations"} & used or case.claim.targets or case.claim.act == "demand":
        return None
    negatives = [word for word in _without_names(case) if word in NEGATIONS or word.startswith(tuple(BANS))]
    if len(negatives) > 1 or used & HEDGES or ("may" in used and not has(found, "may be made")):
        return None
    if residue(case.p.text, case.treaty, _UNDERSTOOD | vocabulary("force.reservations")):
        return None
    return combine([Part(bool(negatives), f"{case.art(provision.ref)}: {provision.says.rstrip('.')}", (case.provision(provision.ref),))])
