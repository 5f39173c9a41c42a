"""Deadlines of States: when they end, whether they were met, missed or extended, and what was promised.

A duty counts as missed only where the record shows that something was left after the last day, or that it was done later.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from ....dates import in_words, parse_partial, partial_in_words
from ....law.model import Deadline
from ....record.model import Action
from ....standing import Due
from ...model import Period
from .case import Answer, Case, Part, combine, covers, on, overlaps
from .deadline_rules import CLEAR, DESTROY, DUE, EXTENDED, MISSED, REPORT, clause_of
from .margins import Margin, without_margin, without_quantity
from .meaning import of_step
from .when import by_a_day, stray_numbers
from .words import HEDGES, NEGATIONS, residue, vocabulary

_AS_REQUIRED = re.compile(r"\bas (?:\w+ ){0,6}(?:required|requires|demanded|demands)\b")
_DONE = vocabulary("deadlines.done")
_ENDED = vocabulary("deadlines.ended")
_PROMISED = vocabulary("deadlines.promised")
_GRANTED = vocabulary("deadlines.granted")
_ASKED = vocabulary("deadlines.asked")
_OBLIGATIONS = vocabulary("deadlines.obligations")
_UNDERSTOOD = (
    DESTROY | CLEAR | REPORT | DUE | MISSED | EXTENDED | _DONE | _ENDED | _PROMISED | _GRANTED | _ASKED | NEGATIONS
    | vocabulary("deadlines.duty")
)  # fmt: skip
_GENERAL = _OBLIGATIONS | NEGATIONS | vocabulary("deadlines.general")
_LATE = frozenset({"missed", "met late"})
_DEED = frozenset({"destroyed", "completed", "finished", "cleared", "scrapped", "dismantled", "eliminated", "met", "kept", "done"})
_DEADLINE = frozenset({"deadline", "deadlines"})
_IN_TIME = frozenset({"by", "before", "ahead", "within", "met", "kept"})
_AFTERWARDS = frozenset({"after", "past", "beyond", "until", "since"})
_BY_SO_MUCH = re.compile(
    r"\bby (?:about |over |nearly |more than |almost )?[\w-]+ (?:years?|months?|weeks?|days?|decades?)\b", re.IGNORECASE,
)  # fmt: skip


_OVER = vocabulary("deadlines.over")
_IN_PART = vocabulary("deadlines.in_part")
_FIRST_FEW = re.compile(r"\b(?:first|next|another) [\d,.]+ ", re.IGNORECASE)
_PAST = frozenset({"was", "were", "had", "originally", "original", "initial", "initially", "first", "ran", "expired", "passed", "until"})
_BY_ITS_END = re.compile(r"\b(?:by|until|till|before) the (?:very )?(?:end|close) of (?:the year|(?:19|20)\d\d)")
MOST_OF_A_YEAR = 11  # the month in which its end has come
FORMALITIES = timedelta(days=92)  # between a State saying that it is done, and the day that is on record for it


def duties(case: Case) -> Answer | None:
    """What a State had to do by a day, and did or did not."""
    claim, found = case.claim, case.words
    used = set(found)
    if not claim.targets or claim.act == "demand" or case.p.modality in ("condition", "wish") or used & HEDGES or case.p.others:
        return None
    if answer := unfulfilled(case):
        return answer
    if _ASKED & used and "will" in used:
        return None  # "was given until 2011, and will ask again"
    if _DONE & used and (_IN_PART & used or _FIRST_FEW.search(case.p.text)):
        return None  # "completed the destruction of half its stockpile", "of its first 1,000 mines"
    if MISSED & used and REPORT & used and (DESTROY | CLEAR) & used:
        return None  # "missed its deadline for the report on the destruction": a duty about another
    case, told = without_margin(without_quantity(case))
    found, used = case.words, set(case.words)
    clause = clause_of(case)
    if MISSED & used and told is None and _BY_SO_MUCH.search(case.p.text):
        return None  # how late it was is more than that it was
    if clause is None or clause.yearly_by or stray_numbers(found, len(claim.targets)) or residue(case.p.text, case.treaty, _UNDERSTOOD):
        return None
    resolved = case.periods()
    if resolved and EXTENDED & used and _ASKED & used:
        resolved = _without_days_of_asking(case, clause, resolved)
    if resolved is None:
        return None
    if len(resolved) > 1:  # "first due in 2009, it now has until the end of 2026": each must be a last day of the duty
        if not DUE & used or NEGATIONS & used or (_DONE - {"finish"}) & used:
            return None
        return combine([_due_on(case, state, clause, period) for state in claim.targets for period in resolved])
    period = resolved[0] if resolved else None
    parts: list[Part] = []
    for state in claim.targets:
        parts += _of_state(case, state, clause, period)
        parts += [_margin(case, state, clause, told)] if told else []
    return combine(parts)


def _margin(case: Case, state: str, clause: Deadline, told: Margin) -> Part:
    """That a duty was done so long before or after its last day."""
    due = _due(case, state, clause)
    if due is None or len(due.completed) < 4:
        return Part(None, "")
    first, last = parse_partial(due.completed)
    says = f"the last day of {{who}} under {case.art(clause.article)} was {in_words(due.due)}"
    return Part(told.fits(due.due, first, last), says, due.basis, who=case.name(state))


def _without_days_of_asking(case: Case, clause: Deadline, resolved: list[Period]) -> list[Period] | None:
    """The days but those near publication, on which more time is asked for, and the last days of the duty, which are no new ones."""
    near = Period(case.dating.first - timedelta(days=31), case.dating.last + timedelta(days=62))
    left = [period for period in resolved if not (covers(near, period.start) and covers(near, period.end))]
    ends = [due.due for state in case.claim.targets if (due := _due(case, state, clause))]
    ends += [due.original for state in case.claim.targets if (due := _due(case, state, clause))]
    return [period for period in left if not any(covers(period, day) for day in ends)]


def _of_state(case: Case, state: str, clause: Deadline, period: Period | None) -> list[Part]:
    """What the words assert of one State's duty, each assertion checked; [Part(None)] where they assert nothing that is understood."""
    used = set(case.words)
    if _AS_REQUIRED.search(" ".join(case.words)):
        used -= DUE  # "destroyed its mines by 2016, as the treaty required" tells what was done, and by when, not what the last day was
    negated = bool((NEGATIONS - MISSED) & used)
    if EXTENDED & used or _GRANTED & used:
        return [Part(None, "") if negated else _extension(case, state, clause, period)]
    if (_PROMISED & used or case.p.modality == "plan") and period:
        return [Part(None, "") if negated else _done(case, state, clause, period, by=True)]
    if _DONE & used and not negated and not DUE & used and not {"failed", "failing", "fail"} & used:
        if {"within", "time", "before"} & used and not period:
            return [Part(None, "")]
        if "before" in used and period:  # "before January 2007": the month itself is too late
            period = Period(period.start, period.start)
        late = [_missed(case, state, clause)] if {"late", "overdue"} & used else []
        inside = [_in_time(case, state, clause)] if {"allowed", "spare"} & used else []
        return [_done(case, state, clause, period, by=bool({"by", "before"} & used)), *late, *inside]
    if _DEED & used and _DEADLINE & used and not negated and not MISSED & used:  # "destroyed its mines by the deadline of 2010"
        met = [_in_time(case, state, clause)] if _IN_TIME & used and not _AFTERWARDS & used else [Part(None, "")]
        return [*([_due_on(case, state, clause, period)] if period else []), *met]
    missed = MISSED & used or (negated and DUE & used)
    if DUE & used or missed or {"runs", "ran"} & used:
        if period and not (DUE & used or {"runs", "ran"} & used or by_a_day(case.words)):
            return [Part(None, "")]  # a day that is not said to be the last one
        due = [_due_on(case, state, clause, period)] if period else []
        return due + ([_missed(case, state, clause)] if missed else []) or [Part(None, "")]
    if negated and (DESTROY | CLEAR) & used and period is None:
        part = _done(case, state, clause, Period(case.dating.first, case.dating.last), by=True)
        return [part._replace(holds=None if part.holds is None else not part.holds)]
    return [Part(None, "")]


def _due(case: Case, state: str, clause: Deadline) -> Due | None:
    """The duty as the record shows it by all that is known."""
    found = case.duties(state, clause.norm, case.known or case.record.today)
    if found:
        return found[0]
    # A State that has left since had its duties until then.
    before = case.duties(state, clause.norm, case.dating.first)
    return before[0] if before else None


def _due_on(case: Case, state: str, clause: Deadline, period: Period) -> Part:
    """That the last day of a duty lay in a period."""
    due = _due(case, state, clause)
    if due is None:
        return Part(None, "")
    later = f", extended to {in_words(due.due)}" if due.due > due.original else ""
    says = (
        f"the treaty entered into force for {{who}} {on(case.in_force_for(state))}, so that the last day under"
        f" {case.art(clause.article)} was {in_words(due.original)}{later}"
    )
    last_days = {due.original, due.due, *(a.until for a in case.actions(state, {"extension"}, clause.norm) if a.until)}
    told = {day for day in last_days if covers(period, day)}
    if _OVER & set(case.words) and (period.start > case.dating.last or period.end < due.due):
        return Part(None, "")  # "its 2033 deadline has passed", long before, or one that was put off
    if _BY_ITS_END.search(case.p.text) and due.due.month < MOST_OF_A_YEAR:
        return Part(None, "")  # "until the end of 2028", where it is until February
    if told and due.due not in told and max(told) < case.dating.first and not _PAST & set(case.words):
        return Part(None, "")  # a last day that was put off since, told as if it still were the last
    # The record does not hold every extension: a later day than it knows may be one of those.
    unseen = clause.extendable and period.end > due.original
    near = None if unseen or any(covers(period, day, 3) for day in last_days) else False
    if due.status in _LATE and due.original < case.dating.first:
        says += f"; the duty {_how_late(case, state, due)}"
    means = of_step("duty", "due", state, period, norm=clause.norm)
    return Part(True if any(covers(period, day) for day in last_days) else near, says, due.basis, who=case.name(state), means=means)


def _missed(case: Case, state: str, clause: Deadline) -> Part:
    """That a duty was not done by its last day, which had passed when the report was published."""
    due, name = _due(case, state, clause), case.name(state)
    if due is None or due.due >= case.dating.first:
        ahead = due is not None and due.original > case.dating.last
        says = f"the last day of {{who}} under {case.art(clause.article)} is {in_words(due.due)}" if due and ahead else ""
        return Part(False if ahead else None, says, due.basis if due else (), who=name)
    if due.status == "met":
        says = f"{{who}} met the deadline of {in_words(due.due)} under {case.art(clause.article)}"
        return Part(False, says, due.basis, who=name)
    says = f"the last day of {{who}} under {case.art(clause.article)} was {in_words(due.due)}, and the duty {_how_late(case, state, due)}"
    settled = not clause.extendable or _no_later_day(clause, due)
    means = of_step("duty", "missed", state, None, norm=clause.norm)
    return Part(True if due.status in _LATE and settled else None, says, due.basis, who=name, means=means)


def _no_later_day(clause: Deadline, due: Due) -> bool:
    """Whether a time that counts from the treaty's own entry into force was extended to the last day there can be (CWC, 29 April 2012)."""
    return clause.counts_from == "treaty" and bool(clause.extension_years) and due.due.year >= due.original.year + clause.extension_years


def _how_late(case: Case, state: str, due: Due) -> str:
    """How a duty stands that was not done by its last day, with what was left where the record has it."""
    if due.status == "met late":
        return f"was done only {'on' if len(due.completed) == 10 else 'in'} {partial_in_words(due.completed)}"
    left = [a for a in case.actions(state, {"report"}, due.norm) if a.day > due.due and a.note]
    note = f" ({left[-1].note.partition(', the deadline')[0]}, {partial_in_words(left[-1].date)})" if left and left[-1].date else ""
    return f"is not on record as done{note}"


def _in_time(case: Case, state: str, clause: Deadline) -> Part:
    """That a duty was done by its last day."""
    due = _due(case, state, clause)
    if due is None:
        return Part(None, "")
    says = f"the last day of {{who}} under {case.art(clause.article)} was {in_words(due.due)}"
    return Part({"met": True, "met late": False, "missed": False}.get(due.status), says, due.basis, who=case.name(state))


def _done(case: Case, state: str, clause: Deadline, period: Period | None, by: bool) -> Part:
    """That a State did its duty, by or in a period, or by the day of publication."""
    completed = case.actions(state, {"completion"}, clause.norm)
    end = period.end if period else case.dating.last
    name, what = case.name(state), clause.norm.replace("-", " ")
    if not completed:
        # What was left later was left before: reports of remaining stocks are kept under this norm alone.
        left = case.actions(state, {"report"}, clause.norm) if clause.norm == "stockpile-destruction" else []
        later = [a for a in left if a.day > end]
        # Time granted beyond the day, asked for because it would not do.
        extended = [a for a in case.actions(state, {"extension"}, clause.norm) if a.until and a.until > end + timedelta(days=180)]
        longer = [a for a in extended if a.day >= case.dating.first or a.day > end] if clause.norm == "clearance" else []
        shown = later[:1] or longer[:1]
        says = (
            f"in {partial_in_words(shown[0].date)} the {what} of {{who}} was not complete ({shown[0].note.partition(', the deadline')[0]})"
            if shown
            else ""
        )
        return Part(False if shown else None, says, case.cited(*shown), who=name)
    done = completed[0]
    first, last = _span(done)
    day = f"{'in' if len(done.date) < 10 else 'on'} {partial_in_words(done.date)}" if done.date else f"by {in_words(done.day)}"
    says = f"the record shows the {what} of {{who}} complete {day}"
    if period is None or by:
        month = period is None and len(done.date) == 7 and first <= end  # told in the month in which it was done
        means = None if by else of_step("duty", "met", state, period, norm=clause.norm)
        long_after = first > (end if period else end + FORMALITIES)
        return Part(True if last <= end or month else False if long_after else None, says, case.cited(done), who=name, means=means)
    if done.date and overlaps(period, done.date):
        return Part(True, says, case.cited(done), who=name, means=of_step("duty", "met", state, period, norm=clause.norm))
    # Completion, its verification and its declaration lie months apart.
    near = first <= period.end + timedelta(days=366) and last >= period.start - timedelta(days=366)
    return Part(None if near else False, says, case.cited(done), who=name)


def _span(done: Action) -> tuple[date, date]:
    """The first and last day on which a duty can have been done; where only the day it was known is held, any day before it."""
    return parse_partial(done.date) if done.date else (date.min, done.day)


def _extension(case: Case, state: str, clause: Deadline, period: Period | None) -> Part:
    """That a longer deadline was granted, to a day, or came within a year of being asked for."""
    granted = case.actions(state, {"extension"}, clause.norm)
    if period and not _ASKED & set(case.words):
        fitting = [a for a in granted if covers(period, a.until) or (a.date and overlaps(period, a.date))]
    else:
        span = Period(case.dating.first - timedelta(days=366), case.dating.last + timedelta(days=366))
        fitting = [a for a in granted if covers(span, a.day)]
    if not fitting or (_GRANTED & set(case.words) and not _ASKED & set(case.words) and case.happened(fitting[0].day) is False):
        return Part(None, "")
    until = f" to {in_words(fitting[0].until)}" if fitting[0].until else ""
    says = f"{{who}} was granted a longer deadline{until} ({partial_in_words(fitting[0].date)})"
    extension = (case.provision(clause.extension_article),) if clause.extension_article else ()
    return Part(True, says, (*case.cited(fitting[0]), *extension), who=case.name(state))


def unfulfilled(case: Case) -> Answer | None:
    """That a State did not fulfil obligations: borne out where a duty of it with a last day was missed by then.

    An unspecified breach or violation is more than that, and not decided.
    """
    used = set(case.words)
    if not _OBLIGATIONS & used or not NEGATIONS & used or residue(case.p.text, case.treaty, _GENERAL):
        return None
    if case.p.modality not in ("fact", "") or case.dates or case.claim.act in ("deny", "announce"):
        return None
    parts = []
    for state in case.claim.targets:
        missed = [_missed(case, state, clause) for clause in case.treaty.deadline if not clause.yearly_by]
        parts.append(next((part for part in missed if part.holds), Part(None, "")))
    return combine(parts)
