"""What the record shows of a State's way out of a treaty: announcements, domestic steps, notice, effect, suspension.

They are different events: only the notice that the depositary receives starts the clock (Ottawa 20(2) and (3), CCM 20(2) and (3)).
"""

from __future__ import annotations

from datetime import timedelta

from ....dates import in_words, partial_in_words
from ....law.clauses import withdrawal_effect
from ....record.model import Action
from ....standing import Basis
from ...model import Period
from .case import Case, Part, covers, listing, on, overlaps
from .meaning import of_step

STEPS = frozenset({"announcement", "domestic-step", "withdrawal"})
_AFTER = 62  # days after a report in which a plan that it tells of may reach the record
_BEFORE = 540  # days before a report for which a step is still the one that it tells of
_DEEDS = {
    "announcement": "an announcement", "domestic-step": "a domestic step", "withdrawal": "a notice of withdrawal",
    "suspension": "the announcement of a suspension", "withdrawal-of-ratification": "the withdrawal of its ratification",
}  # fmt: skip


def announced(case: Case, state: str, period: Period | None, kinds: frozenset[str] = STEPS) -> Part:
    """That a State announced, decided or began something: true where the record shows a step in the time meant, else open.

    The record does not hold every announcement and every vote, so that it shows none decides nothing.
    """
    suspended = {a.day for a in case.actions(state, {"suspension"})} if "suspension" not in kinds else set()
    steps = [a for a in case.actions(state, kinds) if not (a.action == "announcement" and a.day in suspended)]
    if period:
        near = [a for a in steps if (overlaps(period, a.date) if a.date else covers(period, a.day))]
    else:
        span = Period(case.dating.first - timedelta(days=_BEFORE), case.dating.last + timedelta(days=_AFTER))
        near = [a for a in steps if covers(span, a.day)]
    if not near:
        effect = case.effect(state)
        later = effect is not None and not period and case.dating.last < effect <= case.day + timedelta(days=_BEFORE)
        says = f"the withdrawal of {{who}} took effect {on(effect)}" if later else ""
        return Part(True if later else None, says, case.cited(case.notice(state)) if later else (), who=case.name(state))
    past = [a for a in near if a.day <= case.dating.last]
    shown, notice = past[-1] if past else near[0], case.notice(state)
    note = f" ({shown.note})" if shown.note and shown.action == "domestic-step" else ""
    when = f"of {partial_in_words(shown.date)}" if shown.date else on(shown.day)
    says = f"the record shows for {{who}} {_DEEDS.get(shown.action, shown.action)}{note} {when}"
    if notice and notice not in near:
        says += f"; the depositary received its notice of withdrawal {on(notice.day)}"
    means = of_step("act", "announce-withdrawal", state, period) if kinds == STEPS else None
    return Part(True, says, case.cited(shown, notice if notice != shown else None), who=case.name(state), means=means)


def suspension_told(case: Case, state: str) -> tuple[str, tuple[Basis, ...]]:
    """What reached the depositary where a State announced a suspension and gave no notice, and what the parties said of it."""
    suspended = case.actions(state, {"suspension"})
    if not suspended or case.notice(state):
        return "", ()
    says = [f"what {case.name(state)} announced {on(suspended[0].day)} was a suspension, not a notice of withdrawal"]
    basis = list(case.cited(suspended[0]))
    for reading in case.record.facts.readings(case.treaty.id, state, case.known):
        for holding in reading.holding:
            holders = [p for p in holding.proponents if not case.known or p.since <= case.known.isoformat()]
            if not holders:
                continue
            held = "that the duties go on" if holding.operates else "that they are suspended"
            says.append(f"{held} is held by {listing(case.name(p.who) for p in holders)}")
            source = case.record.facts.source(holders[0].source).address
            basis.append(Basis("reading", f"{reading.id}: {holding.id}", source, holding.holds))
        basis += [case.provision(ref) for ref in reading.provisions]
    return "; ".join(says), tuple(basis)


def readings_told(case: Case, state: str) -> tuple[str, tuple[Basis, ...]]:
    """The rival answers to a contested question about a State, each with who gives it."""
    says: list[str] = []
    basis: list[Basis] = []
    for reading in case.record.facts.readings(case.treaty.id, state, case.known):
        for holding in reading.holding:
            who = listing(case.name(p.who) for p in holding.proponents)
            says.append(f"{who}: {holding.holds.rstrip('.')}")
            source = case.record.facts.source(holding.proponents[0].source).address
            basis.append(Basis("reading", f"{reading.id}: {holding.id}", source, holding.holds))
    return "; ".join(says), tuple(basis)


def notified(case: Case, state: str, period: Period | None, negated: bool) -> Part:
    """That a State gave, or has not given, notice of withdrawal, on a day or by the day of publication."""
    notice, who = case.notice(state), case.name(state)
    means = of_step("act", "notify-withdrawal", state, period, not negated)
    if notice is None:
        settled = case.silent_to(case.dating.last) if negated else case.listed_to(case.dating.last)
        holds = negated if settled and not period else None
        basis = (case.listed(f"No notice of withdrawal of {who} is on the list."),)
        return Part(holds, "no notice of withdrawal of {who} is on the depositary's list", basis, who=who, means=means)
    says = f"the depositary received the notice of withdrawal of {{who}} {on(notice.day)}"
    if not notice.date:
        return Part(None, says, case.cited(notice), who=who)
    if period is None:
        given = case.happened(notice.day)
        return Part(None if given is None else given != negated, says, case.cited(notice), who=who, means=means)
    # The depositary tells the parties some days after receipt, and reports may date a notice by that day.
    holds = True if overlaps(period, notice.date) else None if covers(period, notice.day, 14) else False
    return Part(None if negated else holds, says, case.cited(notice), who=who, means=means)


def effective(case: Case, state: str, period: Period | None) -> Part:
    """That a withdrawal takes or took effect in a period, or had taken effect when the report was published."""
    effect, notice = case.effect(state), case.notice(state)
    cited = (*case.cited(notice), *((case.provision(case.treaty.withdrawal.article),) if case.treaty.withdrawal else ()))
    if effect is None:
        return Part(None, "", cited)
    who, contested = case.name(state), _in_dispute(case, state)
    received = f", the depositary having received the notice {on(notice.day)}" if notice and notice.date else ""
    rule = f" ({case.art(case.treaty.withdrawal.article)})" if case.treaty.withdrawal else ""
    verb = "took" if effect <= case.record.today else "takes"
    says = f"the withdrawal of {{who}} {verb} effect {on(effect)}{received}{rule}"
    if contested:
        told, read = readings_told(case, state)
        says, cited = told or f"{says}, sooner than the clause allows", (*cited, *read)
    if period is None:
        return Part(case.happened(effect), says, cited, contested, who, of_step("act", "leave", state, None))
    holds = True if covers(period, effect) else None if covers(period, effect, 1) else False
    return Part(holds, says, cited, contested, who, of_step("in-force", "exit", state, period))


def _in_dispute(case: Case, state: str) -> bool:
    """Whether it is contested that a withdrawal has effect: a rival reading, or a day sooner than the clause allows (NPT X(1), 2003)."""
    notice, clause = case.notice(state), case.treaty.withdrawal
    if notice and notice.date and notice.effective and clause and notice.effective < withdrawal_effect(clause, notice.day, ()).earliest:
        return True
    readings = case.record.facts.readings(case.treaty.id, state, case.known)
    return any(len({holding.status for holding in reading.holding}) > 1 for reading in readings)


def votes(case: Case, state: str, period: Period) -> list[Action]:
    """The domestic steps of a State in a period."""
    return [a for a in case.actions(state, {"domestic-step"}) if a.date and overlaps(period, a.date)]


def conflict_told(case: Case, state: str) -> str:
    """That the day on which a withdrawal could take effect is open while a conflict goes on; nothing where the record has no conflict."""
    engaged = case.record.facts.engagements(state, case.known)
    open_now = [c for c in engaged if c.start <= case.day and (c.end is None or c.end > case.day)]
    if any(c.end is None for c in open_now):
        return f"for {case.name(state)}, engaged in an armed conflict that goes on as far as the record shows, the day is undetermined"
    ends = [c.end for c in open_now if c.end]
    return f"for {case.name(state)} not before {in_words(max(ends))}" if ends else ""
