"""What if: the same question, put to the record and to the record with a few actions or ends of conflicts supposed beside it.

Nothing here is a rule of its own. What a supposed notice or extension leads to is read off the two answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .. import law
from ..dates import add_months, in_words
from ..errors import UsageError
from ..law.model import Deadline, Treaty
from ..record.loader import SUPPOSED
from ..record.model import CONSENT, Action
from ..record.states import find, state_name
from ..tuples import NamedTuple
from .model import BOUND, Basis, Due, Interval, Standing
from .record import Record
from .timeline import far_as_known, notice_effect


class Outcome(NamedTuple):
    """All that is answered about one State and treaty."""

    standing: Standing
    timeline: tuple[Interval, ...]
    deadlines: tuple[Due, ...]


class Consequence(NamedTuple):
    """What a supposed action leads to: the day from which it has effect, or why there is none or none that is determined."""

    action: Action
    effective: date | None
    says: str
    basis: tuple[Basis, ...] = ()


class WhatIf(NamedTuple):
    """The answer of the record, and beside it the answer with what was supposed."""

    baseline: Outcome
    supposed: Outcome
    consequences: tuple[Consequence, ...]
    conflict_ends: tuple[tuple[str, date], ...]

    @property
    def changed_deadlines(self) -> list[tuple[Due | None, Due | None]]:
        """The duties that stand otherwise, each as it is and as it would be."""
        before, after = ({due.norm: due for due in outcome.deadlines} for outcome in (self.baseline, self.supposed))
        return [(before.get(n), after.get(n)) for n in dict.fromkeys((*before, *after)) if _bare(before.get(n)) != _bare(after.get(n))]


def suppose(state: str, treaty_id: str, kind: str, day: date, norm: str = "", until: date | None = None) -> Action:
    """An action as it would stand in the record, known on its day."""
    return Action(treaty_id, find(state).iso3, kind, day.isoformat(), None, day, norm, until, "", "", SUPPOSED, "")


def open_conflicts(record: Record, state: str, day: date) -> list[str]:
    """The ids of the armed conflicts of a State that the record shows as going on on a day.

    Raises UsageError where there is none, so that nothing would end.
    """
    code = find(state).iso3
    found = [c.id for c in record.facts.conflicts() if code in c.states and c.start <= day and (c.end is None or c.end > day)]
    if not found:
        who = state_name(code)
        raise UsageError(f"The record shows no armed conflict of {who} that goes on until {in_words(day)}, so none can end then.")
    return found


def deadline_clause(treaty_id: str, norm: str) -> Deadline:
    """The clause of a treaty that sets a last day for a norm. Raises UsageError where there is none."""
    rules = law.treaty(treaty_id)
    for clause in rules.deadline:
        if clause.norm == norm:
            return clause
    known = ", ".join(clause.norm for clause in rules.deadline)
    hint = f"It sets one for: {known}." if known else "It sets none at all."
    raise UsageError(f"The {rules.short} sets no last day for {norm!r}. {hint}")


def whatif(
    record: Record, state: str, treaty_id: str, actions: Iterable[Action] = (), conflict_ends: Iterable[tuple[str, date]] = (),
    as_of: date | None = None, known_at: date | None = None,
) -> WhatIf:  # fmt: skip
    """The same question with and without what is supposed."""
    code, added, ends = find(state).iso3, tuple(actions), tuple(conflict_ends)
    day, rules = as_of or record.today, law.treaty(treaty_id)
    before = _outcome(record, code, treaty_id, day, known_at)
    barred = {action: why for action in added if (why := _barred(record, rules, action, before))}
    other = record.with_actions([action for action in added if action not in barred], ends)
    after = _outcome(other, code, treaty_id, day, known_at)
    consequences = tuple(_consequence(other, rules, action, before, after, known_at, barred.get(action, "")) for action in added)
    return WhatIf(before, after, consequences, ends)


def _barred(record: Record, treaty: Treaty, action: Action, before: Outcome) -> str:
    """Why a State cannot do what is supposed: sign what is closed, withdraw from what does not bind it yet, consent to a protocol alone.

    Empty where nothing bars it. What is barred changes nothing.
    """
    day, who = action.last_day, state_name(action.state)
    if action.action == "signature" and treaty.signing_closed and day >= treaty.signing_closed:
        cited = f" ({treaty.reference(treaty.consent[0])})" if treaty.consent else ""
        closed = f"the {treaty.short} has been closed for signature since {in_words(treaty.signing_closed)}{cited}"
        return f"{closed}, and a State that has not signed joins by accession."
    if action.action == "withdrawal" and at(before.timeline, day).status == "pending":
        return f"the {treaty.short} does not bind {who} yet, and a withdrawal is for parties; till then an instrument can be taken back."
    if action.action in CONSENT and treaty.parent:
        framework = law.treaty(treaty.parent)
        status = record.standing(action.state, framework.id, day).status
        if status not in (*BOUND, "pending"):
            return f"only a party to the {framework.short} can consent to be bound, and {who} is none then (“{status}”)."
    return ""


def _outcome(record: Record, state: str, treaty_id: str, as_of: date, known_at: date | None) -> Outcome:
    standing = record.standing(state, treaty_id, as_of, known_at)
    return Outcome(standing, record.timeline(state, treaty_id, known_at), tuple(record.deadlines(state, treaty_id, as_of, known_at)))


def _consequence(
    record: Record, treaty: Treaty, action: Action, before: Outcome, after: Outcome, known_at: date | None, barred: str
) -> Consequence:
    if known_at and action.known > known_at:
        return Consequence(action, None, f"It lies after {in_words(known_at)}, the day on which one asks: by then it could not be known.")
    if barred:
        return Consequence(action, None, f"It changes nothing: {barred}")
    if action.action in ("extension", "completion"):
        return _on_deadline(treaty, action, before, after)
    if [i[:3] for i in before.timeline] == [i[:3] for i in after.timeline]:
        status = at(before.timeline, action.last_day).status
        return Consequence(action, None, f"It changes nothing: on that day the standing is “{status}”.")
    if action.action == "withdrawal":
        return _on_leaving(record, treaty, action, after.timeline, known_at)
    if action.action in CONSENT:
        return _on_joining(record, treaty, action, after.timeline)
    then = at(after.timeline, action.last_day)
    return Consequence(action, then.since, f"From then on the standing is “{then.status}”.", then.basis)


def _on_leaving(record: Record, treaty: Treaty, action: Action, timeline: tuple[Interval, ...], known_at: date | None) -> Consequence:
    """What a notice of withdrawal leads to (Ottawa Article 20(3) and its like)."""
    left = next((i for i in timeline if i.status == "withdrawn" and i.since and i.since >= action.last_day), None)
    given = at(timeline, action.last_day)
    if left is None:
        return Consequence(action, None, given.undetermined or f"The standing stays “{given.status}”.", given.basis)
    effect = notice_effect(record.facts, treaty, action, known_at)
    says = f"The withdrawal takes effect on {in_words(left.since)}."
    if effect and effect.waits_for:
        names = ", ".join(conflict.name for conflict in effect.waits_for)
        says += f" The notice period ends on {in_words(effect.earliest)}, but not the conflict that the State is then engaged in ({names})."
    if effect and treaty.withdrawal and treaty.withdrawal.waits_for_conflict:
        says += f" {far_as_known(action.state, effect)}"
    return Consequence(action, left.since, says, left.basis)


def _on_joining(record: Record, treaty: Treaty, action: Action, timeline: tuple[Interval, ...]) -> Consequence:
    bound = next((i for i in timeline if i.status in BOUND and i.since and (i.until is None or i.until > action.last_day)), None)
    if bound is None:
        given = at(timeline, action.last_day)
        return Consequence(action, None, given.undetermined or f"The standing is then “{given.status}”.", given.basis)
    says = f"The treaty enters into force for it on {in_words(bound.since)}."
    listed = [done for done in record.facts.of(action.state, treaty.id) if done.source != SUPPOSED]
    if treaty.open_to and not listed:
        says += f" But the treaty is open only to {treaty.open_to}; no act of {state_name(action.state)} is on its list."
    return Consequence(action, bound.since, says, bound.basis)


def _on_deadline(treaty: Treaty, action: Action, before: Outcome, after: Outcome) -> Consequence:
    """What an extension or a completion does to the last day of a duty (Ottawa Articles 4 and 5, CCM 3 and 4)."""
    clause = deadline_clause(treaty.id, action.norm)
    was, now = (next((due for due in outcome.deadlines if due.norm == action.norm), None) for outcome in (before, after))
    if was is None or now is None:
        return Consequence(action, None, f"It changes nothing: no last day for {action.norm} runs for this State then.")
    if _bare(was) == _bare(now):
        why = f"the last day is {in_words(was.due)}, {was.status}"
        if action.action == "extension" and not clause.extendable:
            why = f"{treaty.reference(clause.article)} knows no extension"
        return Consequence(action, None, f"It changes nothing: {why}.", was.basis)
    if action.action == "completion":
        return Consequence(action, action.last_day, f"The duty is {now.status}: its last day is {in_words(now.due)}.", now.basis)
    says = f"The last day becomes {in_words(now.due)}, in place of {in_words(was.due)}."
    longest = add_months(was.due, 12 * clause.extension_years) if clause.extension_years else None
    if longest and now.due > longest:
        cited = treaty.reference(clause.extension_article or clause.article)
        says += f" But {cited} allows {clause.extension_years} years at a time: from {in_words(was.due)} to {in_words(longest)}."
    return Consequence(action, now.due, says, now.basis)


def at(timeline: tuple[Interval, ...], day: date) -> Interval:
    """The interval that a day lies in."""
    return next(i for i in reversed(timeline) if i.since is None or i.since <= day)


def _bare(due: Due | None) -> tuple[object, ...] | None:
    return (due.due, due.status, due.completed) if due else None
