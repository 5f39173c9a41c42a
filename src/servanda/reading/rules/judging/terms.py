"""What a treaty says of leaving it: how long the notice runs, what an armed conflict does to it, what a vote does not do.

Ottawa 20(3), CCM 20(3): six months after the depositary receives the notice, but not before the end of an armed conflict in which the State
is engaged when the six months end. TPNW 17(3), CCW 9(2): a year, with a like rule. NPT X(1): three months. CWC XVI(2): ninety days.
"""

from __future__ import annotations

from ....record import loader
from ....standing import Basis
from ....standing.wording import called
from .case import Answer, Case, Part, combine, covers, listing
from .leaving import conflict_told, suspension_told
from .words import HEDGES, NEGATIONS, has, number, residue, spelt, vocabulary, words

_LEAVE = vocabulary("withdrawal.leave") | vocabulary("withdrawal.left")
_EFFECT = vocabulary("withdrawal.effect")
_GIVES_NOTICE = vocabulary("withdrawal.notice")
_CONFLICT = vocabulary("terms.conflict")
_OVER = vocabulary("terms.over")
_REGARDLESS = vocabulary("terms.regardless")
_UNTIL = vocabulary("terms.until")
_RULE = vocabulary("terms.rule")
_APPLIES = vocabulary("terms.applies")
_CONFLICT_WORDS = (
    _LEAVE | _EFFECT | _GIVES_NOTICE | _CONFLICT | _OVER | _REGARDLESS | _UNTIL | _RULE | _APPLIES | NEGATIONS
    | vocabulary("terms.conflict_words")
)  # fmt: skip
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365}
_PERIOD = vocabulary("terms.period")
_FROM = vocabulary("terms.from")
_ELAPSED = vocabulary("terms.elapsed")
_PERIOD_WORDS = (
    _LEAVE | _GIVES_NOTICE | _EFFECT | _PERIOD | _FROM | {"allow", "allows", "permit", "permits"} | vocabulary("terms.period_words")
)
_STEP = vocabulary("terms.step")
_ENOUGH = vocabulary("terms.enough")
_RIGHT = vocabulary("terms.right")
_STEP_WORDS = _LEAVE | _STEP | _ENOUGH | NEGATIONS | vocabulary("terms.step_words")
_RIGHT_WORDS = _LEAVE | _RIGHT | NEGATIONS | vocabulary("terms.right_words")


def conflict(case: Case) -> Answer | None:
    """What an armed conflict does to a withdrawal, as the claim has it."""
    clause, states = case.treaty.withdrawal, case.claim.targets
    aged = {word for word in case.words if word.endswith("-old")}  # "the 40-month-old war" names a conflict
    if clause is None or case.claim.act == "demand" or set(residue(case.p.text, case.treaty, _CONFLICT_WORDS)) - aged:
        return None
    waits = _waits(case)
    told = [conflict_told(case, state) for state in states]
    if waits is None or (states and not all(told) and clause.waits_for_conflict):
        return None  # that a State is engaged in no conflict is more than the record of conflicts can tell
    provision = case.treaty.find(clause.article)
    rule = provision.says.rstrip(".") if provision else ""
    suspended = [suspension_told(case, state) for state in states]
    said = (f"{case.art(clause.article)}: {rule[:1].lower()}{rule[1:]}", *told, *(says for says, _ in suspended))
    says = "; ".join(text for text in said if text)
    basis = (case.provision(clause.article), *_conflicts(case, states), *(entry for _, found in suspended for entry in found))
    return combine([Part(clause.waits_for_conflict == waits, says, tuple(dict.fromkeys(basis)))])


def _waits(case: Case) -> bool | None:
    """True where the claim says that a withdrawal waits for the end of a conflict, False where it says that it does not; else None."""
    found, used = case.words, set(case.words)
    negatives = [word for word in found if word in NEGATIONS]
    if _RULE & used and _APPLIES & used and not _CONFLICT & used:
        spoken = case.p.relation == "conflict" or any(_speaks_of_conflict(claim.proposition.text) for claim in case.before[-4:])
        return (not negatives) if spoken and len(negatives) < 2 and _LEAVE & used else None
    if not _CONFLICT & used or not (_LEAVE & used or case.claim.norm == "withdrawal"):
        return None
    if _REGARDLESS & used:
        return False if _EFFECT & used and not negatives and not (_UNTIL | {"only", "wait"}) & used else None
    if "during" in used and len(negatives) == 1 and not _OVER & used:
        return True if _EFFECT & used and not {"notice", "announce", "give", "leave"} & used else None
    if not _OVER & used:
        return None
    if any(has(found, phrase) for phrase in ("only after", "only once", "only when")) or ({"wait", "waits"} & used and _UNTIL & used):
        return True if not negatives else None
    if _UNTIL & used and len(negatives) == 1:
        return True
    return True if "bound" in used and "until" in used and not negatives else None


def _speaks_of_conflict(text: str) -> bool:
    used = set(words(text))
    return bool(_CONFLICT & used and _LEAVE & used and _OVER & used)


def _conflicts(case: Case, states: tuple[str, ...]) -> list[Basis]:
    """The armed conflicts that the States are engaged in, with who classifies them so."""
    found = []
    for entry in loader.conflicts():
        engaged = [case.name(state) for state in states if state in entry.states]
        if engaged and entry.start <= case.day and (entry.end is None or entry.end > case.day):
            source = case.record.facts.source(entry.source).address
            found.append(Basis("circumstance", f"{entry.name}: {listing(engaged)} engaged", source, entry.classified_by))
    return found


def notice_period(case: Case) -> Answer | None:
    """How long the notice of withdrawal runs."""
    found, used = case.words, set(case.words)
    if case.claim.act == "demand" or not (_LEAVE | _PERIOD) & used or case.claim.norm not in ("withdrawal", "other"):
        return None
    lengths = frozenset(word for word in found if word.rpartition("-")[2] in _UNITS)
    if used & (HEDGES | NEGATIONS) or residue(case.p.text, case.treaty, _PERIOD_WORDS | lengths) or _since_a_deed(found):
        return None
    length = _compound(found) or _spelt_out(found)
    part = _length_part(case, length) if length else None
    if part is None or case.treaty.withdrawal is None or (part.holds and not _gave_notice(case, found)):
        return None
    if _CONFLICT & used:  # "six months after the notice, unless it is at war when that time runs out"
        exception = {"unless", "if"} & used
        return combine([part, part._replace(holds=case.treaty.withdrawal.waits_for_conflict)]) if exception else None
    return combine([part])


def _gave_notice(case: Case, found: tuple[str, ...]) -> bool:
    """Whether the States of a claim gave notice by then, and all days told are of it or of its effect: the length alone is half of it."""
    told = case.days_in(found)
    for state in case.claim.targets:
        notice, effect = case.notice(state), case.effect(state)
        days = [day for day in (notice.day if notice else None, effect) if day]
        if notice is None or told is None or not all(any(covers(period, day) for day in days) for period in told):
            return False
    return True


def _since_a_deed(found: tuple[str, ...]) -> bool:
    """Whether a time is counted from what was done, which no notice period is: "six months after the exit took effect", "three weeks
    after the Baltic states left", "a month later"."""
    behind = set(found[found.index("after") :]) if "after" in found else set[str]()
    done = {"effect", "force", "left", "quit", "withdrew", "exited", "did"} & behind
    return "later" in found or (bool(done) and not _GIVES_NOTICE & behind)


def at_once(case: Case) -> Answer | None:
    """That a State leaves with immediate effect: no notice period allows that, where the treaty has one."""
    used, clause = set(case.words), case.treaty.withdrawal
    if clause is None or not (clause.months or clause.days) or not case.claim.targets or case.claim.act == "demand":
        return None
    if not has(case.words, "immediate effect") or not _LEAVE & used or used & (HEDGES | NEGATIONS) or case.p.modality == "condition":
        return None
    if residue(case.p.text, case.treaty, _LEAVE | vocabulary("terms.at_once")):
        return None
    part = _length_part(case, 1)
    return combine([part]) if part else None


def period_part(case: Case, found: tuple[str, ...]) -> list[Part]:
    """The length of the notice as one part of a claim that says more: "withdrew on 2 August, after six months' notice"."""
    length = _spelt_out(found)
    part = _length_part(case, length) if length else None
    return [part] if part else []


def _length_part(case: Case, length: int) -> Part | None:
    clause = case.treaty.withdrawal
    if clause is None or not (clause.months or clause.days):
        return None
    lawful = clause.months * 30 + clause.days
    ran = f"{spelt(clause.months)} months" if clause.months else f"{spelt(clause.days)} days"
    exact = length == lawful or (clause.months % 12 == 0 and length == 365 * clause.months // 12)
    says = f"under {case.art(clause.article)} a withdrawal takes effect {ran} after {clause.counts_from}"
    return Part(True if exact else None if abs(length - lawful) <= 0.1 * lawful else False, says, (case.provision(clause.article),))


def _compound(found: tuple[str, ...]) -> int | None:
    """The days of "the mandatory six-month withdrawal process", which says by itself what the period is."""
    for place, word in enumerate(found):
        head, _, unit = word.rpartition("-")
        count = number(head) if head else None
        if count and unit in _UNITS and _PERIOD & set(found[place + 1 : place + 4]):
            return count * _UNITS[unit]
    return None


def _spelt_out(found: tuple[str, ...]) -> int | None:
    """The days of "a waiting period of six months", or of "half a year after the notice"; None where more than one period is named."""
    lengths = []
    for place, word in enumerate(found):
        unit = word.removesuffix("'")
        if unit not in _UNITS or place == 0:
            continue
        if found[place + 1 : place + 2] and found[place + 1] in _ELAPSED:
            return None
        count = number(found[place - 1])
        if found[max(0, place - 2) : place] == ("half", "a"):
            lengths.append(180)
        elif count and not 1900 <= count <= 2100:  # "left in 2003, days after announcing it"
            lengths.append(count * _UNITS[unit])
    return lengths[0] if len(lengths) == 1 and _FROM & set(found) else None


def right_to_leave(case: Case) -> Answer | None:
    """That the treaty gives, or does not give, a right to withdraw; that a vote or a decree is enough for it, or is not."""
    found, used, clause = case.words, set(case.words), case.treaty.withdrawal
    if clause is None or case.claim.act == "demand" or case.claim.norm != "withdrawal" or used & HEDGES:
        return None
    negatives = [word for word in found if word in NEGATIONS]
    if len(negatives) > 1 or _CONFLICT & used or case.dates:
        return None
    provision, article = case.provision(clause.article), case.art(clause.article)
    if _STEP & used and _ENOUGH & used and not residue(case.p.text, case.treaty, _STEP_WORDS):
        says = f"a withdrawal counts from {clause.counts_from} ({article}); a vote, decree or announcement is no such notice"
        return combine([Part(bool(negatives), says, (provision,))])
    rights = _RIGHT & used - ({"gave", "give"} if case.claim.targets else set())  # "the notice that Finland gave" gives no right
    if rights and (_LEAVE & used or has(found, "do so")) and not residue(case.p.text, case.treaty, _RIGHT_WORDS):
        says = f"{called(case.treaty)} {'gives a right of' if clause.allowed else 'has no clause on'} withdrawal ({article})"
        right = Part(clause.allowed != bool(negatives), says, (provision,))
        return combine([right, *_notice_of_it(case, found, negatives)])
    return None


def _notice_of_it(case: Case, found: tuple[str, ...], negatives: list[str]) -> list[Part]:
    """The notice with which a right of withdrawal is told, "on six months' notice", as a part of its own; open where that is not sure."""
    lengths = [(found[place - 1 : place], word.removesuffix("'")) for place, word in enumerate(found) if word.removesuffix("'") in _UNITS]
    if not lengths:
        return []
    count = number(lengths[0][0][0]) if len(lengths) == 1 and lengths[0][0] and "notice" in found and not negatives else None
    part = _length_part(case, count * _UNITS[lengths[0][1]]) if count else None
    return [part or Part(None, "of the time that is told it is not sure what it is of", ())]
