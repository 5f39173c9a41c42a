"""What if: the same question, put to the record and to the record with a few actions or ends of conflicts supposed beside it.

Nothing here is a rule of its own. What a supposed notice or extension leads to is read off the two answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .. import law
from ..dates import add_months
from ..errors import UsageError
from ..law.model import Deadline, Treaty
from ..record.loader import SUPPOSED
from ..record.model import CONSENT, Action
from ..record.states import find, state_name
from ..told import BESIDE, NOTHING, Template, Text, Told, count, row, say
from ..told import named as name_of
from ..tuples import NamedTuple
from .model import BOUND, Basis, Due, Interval, Standing
from .record import Record
from .timeline import far_as_known, notice_effect
from .wording import called, due_told, named, norm_told, status_told, the_day

CLOSED: Template = (
    "It changes nothing: {treaty} has been closed for signature since {day}, and a State that has not signed joins by accession."
)
CLOSED_BY: Template = (
    "It changes nothing: {treaty} has been closed for signature since {day} ({provision}), and a State that has not signed joins by"
    " accession."
)
NO_LAST_DAY: Template = "The {treaty} sets no last day for {norm}. It sets none at all."
OTHER_LAST_DAYS: Template = "The {treaty} sets no last day for {norm}. It sets one for: {norms}."


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
        told: Template = "The record shows no armed conflict of {state} that goes on until {day}, so none can end then."
        raise UsageError(say(told, state=name_of(state_name(code), "state", code), day=the_day(day)))
    return found


def deadline_clause(treaty_id: str, norm: str) -> Deadline:
    """The clause of a treaty that sets a last day for a norm. Raises UsageError where there is none."""
    rules = law.treaty(treaty_id)
    for clause in rules.deadline:
        if clause.norm == norm:
            return clause
    short, known = name_of(rules.short, "title", rules.id), ", ".join(clause.norm for clause in rules.deadline)
    if not known:
        raise UsageError(say(NO_LAST_DAY, treaty=short, norm=Text(repr(norm))))
    raise UsageError(say(OTHER_LAST_DAYS, treaty=short, norm=Text(repr(norm)), norms=Text(known)))


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
    consequences = tuple(_consequence(other, rules, action, before, after, known_at, barred.get(action, NOTHING)) for action in added)
    return WhatIf(before, after, consequences, ends)


def _barred(record: Record, treaty: Treaty, action: Action, before: Outcome) -> Told:
    """Why a State cannot do what is supposed: sign what is closed, withdraw from what does not bind it yet, consent to a protocol alone.

    Empty where nothing bars it. What is barred changes nothing.
    """
    day, who, it = action.last_day, named(action.state), called(treaty)
    if action.action == "signature" and treaty.signing_closed and day >= treaty.signing_closed:
        since = the_day(treaty.signing_closed)
        if not treaty.consent:
            return say(CLOSED, treaty=it, day=since)
        return say(CLOSED_BY, treaty=it, day=since, provision=Text(treaty.reference(treaty.consent[0])))
    if action.action == "withdrawal" and at(before.timeline, day).status == "pending":
        return say(
            "It changes nothing: {treaty} does not bind {who} yet, and a withdrawal is for parties; till then an instrument can be taken"
            " back.",
            treaty=it, who=who,
        )  # fmt: skip
    if action.action in CONSENT and treaty.parent:
        framework = law.treaty(treaty.parent)
        status = record.standing(action.state, framework.id, day).status
        if status not in (*BOUND, "pending"):
            return say(
                "It changes nothing: only a party to {treaty} can consent to be bound, and {who} is none then (“{status}”).",
                treaty=called(framework), who=who, status=status_told(status),
            )  # fmt: skip
    return NOTHING


def _outcome(record: Record, state: str, treaty_id: str, as_of: date, known_at: date | None) -> Outcome:
    standing = record.standing(state, treaty_id, as_of, known_at)
    return Outcome(standing, record.timeline(state, treaty_id, known_at), tuple(record.deadlines(state, treaty_id, as_of, known_at)))


def _consequence(
    record: Record, treaty: Treaty, action: Action, before: Outcome, after: Outcome, known_at: date | None, barred: Told
) -> Consequence:
    if known_at and action.known > known_at:
        late = say("It lies after {day}, the day on which one asks: by then it could not be known.", day=the_day(known_at))
        return Consequence(action, None, late)
    if barred:
        return Consequence(action, None, barred)
    if action.action in ("extension", "completion"):
        return _on_deadline(treaty, action, before, after)
    if [i[:3] for i in before.timeline] == [i[:3] for i in after.timeline]:
        status = at(before.timeline, action.last_day).status
        return Consequence(action, None, say("It changes nothing: on that day the standing is “{status}”.", status=status_told(status)))
    if action.action == "withdrawal":
        return _on_leaving(record, treaty, action, after.timeline, known_at)
    if action.action in CONSENT:
        return _on_joining(record, treaty, action, after.timeline)
    then = at(after.timeline, action.last_day)
    says = say("From then on the standing is “{status}”.", status=status_told(then.status))
    return Consequence(action, then.since, says, then.basis)


def _on_leaving(record: Record, treaty: Treaty, action: Action, timeline: tuple[Interval, ...], known_at: date | None) -> Consequence:
    """What a notice of withdrawal leads to (Ottawa Article 20(3) and its like)."""
    left = next((i for i in timeline if i.status == "withdrawn" and i.since and i.since >= action.last_day), None)
    given = at(timeline, action.last_day)
    if left is None:
        stays = say("The standing stays “{status}”.", status=status_told(given.status))
        return Consequence(action, None, given.undetermined or stays, given.basis)
    effect = notice_effect(record.facts, treaty, action, known_at)
    says: list[Told] = [say("The withdrawal takes effect on {day}.", day=the_day(left.since))]
    if effect and effect.waits_for:
        names = Text(", ".join(conflict.name for conflict in effect.waits_for))
        says.append(say(
            "The notice period ends on {day}, but not the conflict that the State is then engaged in ({names}).",
            day=the_day(effect.earliest), names=names,
        ))  # fmt: skip
    if effect and treaty.withdrawal and treaty.withdrawal.waits_for_conflict:
        says.append(far_as_known(action.state, effect))
    return Consequence(action, left.since, row(says, BESIDE), left.basis)


def _on_joining(record: Record, treaty: Treaty, action: Action, timeline: tuple[Interval, ...]) -> Consequence:
    bound = next((i for i in timeline if i.status in BOUND and i.since and (i.until is None or i.until > action.last_day)), None)
    if bound is None:
        given = at(timeline, action.last_day)
        then = say("The standing is then “{status}”.", status=status_told(given.status))
        return Consequence(action, None, given.undetermined or then, given.basis)
    says: Told = say("The treaty enters into force for it on {day}.", day=the_day(bound.since))
    listed = [done for done in record.facts.of(action.state, treaty.id) if done.source != SUPPOSED]
    if treaty.open_to and not listed:
        closed = say(
            "But the treaty is open only to {whom}; no act of {who} is on its list.",
            whom=Text(treaty.open_to), who=named(action.state),
        )  # fmt: skip
        says = row((says, closed), BESIDE)
    return Consequence(action, bound.since, says, bound.basis)


def _on_deadline(treaty: Treaty, action: Action, before: Outcome, after: Outcome) -> Consequence:
    """What an extension or a completion does to the last day of a duty (Ottawa Articles 4 and 5, CCM 3 and 4)."""
    clause = deadline_clause(treaty.id, action.norm)
    was, now = (next((due for due in outcome.deadlines if due.norm == action.norm), None) for outcome in (before, after))
    if was is None or now is None:
        none = say("It changes nothing: no last day for {norm} runs for this State then.", norm=norm_told(action.norm))
        return Consequence(action, None, none)
    if _bare(was) == _bare(now):
        why = say("It changes nothing: the last day is {day}, {status}.", day=the_day(was.due), status=due_told(was.status))
        if action.action == "extension" and not clause.extendable:
            why = say("It changes nothing: {provision} knows no extension.", provision=Text(treaty.reference(clause.article)))
        return Consequence(action, None, why, was.basis)
    if action.action == "completion":
        done = say("The duty is {status}: its last day is {day}.", status=due_told(now.status), day=the_day(now.due))
        return Consequence(action, action.last_day, done, now.basis)
    says: Told = say("The last day becomes {day}, in place of {former}.", day=the_day(now.due), former=the_day(was.due))
    longest = add_months(was.due, 12 * clause.extension_years) if clause.extension_years else None
    if longest and now.due > longest:
        cited = Text(treaty.reference(clause.extension_article or clause.article))
        allowed = count(
            "But {provision} allows {number} year at a time: from {first} to {last}.",
            "But {provision} allows {number} years at a time: from {first} to {last}.",
            clause.extension_years, provision=cited, first=the_day(was.due), last=the_day(longest),
        )  # fmt: skip
        says = row((says, allowed), BESIDE)
    return Consequence(action, now.due, says, now.basis)


def at(timeline: tuple[Interval, ...], day: date) -> Interval:
    """The interval that a day lies in."""
    return next(i for i in reversed(timeline) if i.since is None or i.since <= day)


def _bare(due: Due | None) -> tuple[object, ...] | None:
    return (due.due, due.status, due.completed) if due else None
