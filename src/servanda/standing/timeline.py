"""Law x record: the intervals of one State under one treaty. All other answers are views of these."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..dates import in_words, partial_in_words
from ..errors import UsageError
from ..law.clauses import (
    Effect,
    state_entry_into_force,
    threshold_met,
    treaty_entry_into_force,
    withdrawal_effect,
)
from ..law.model import Treaty
from ..record.facts import Facts
from ..record.model import CONSENT, Action
from .model import Basis, Interval

# What a later step may not undo: a signature does not end a ratification.
RANK = {"no party": 0, "signatory": 1, "pending": 2, "provisionally applying": 3, "bound": 4}


class Step(NamedTuple):
    """A day on which a State's status changes."""

    day: date
    order: int
    status: str
    basis: tuple[Basis, ...]
    undetermined: str = ""


class Start(NamedTuple):
    """When a treaty's threshold was met and when it entered into force; None where it has not."""

    threshold: date | None
    day: date | None


def action_basis(facts: Facts, action: Action) -> Basis:
    """How an action is cited: who, what, when, and the depositary's notification where there is one."""
    when = partial_in_words(action.date) if action.date else f"effective {in_words(action.effective)}"
    number = f" ({action.notification})" if action.notification else ""
    what = action.action.replace("-", " ")
    return Basis("action", f"{action.state} {what} {when}{number}", facts.source(action.source).address, action.note)


def provision_basis(treaty: Treaty, ref: str) -> Basis:
    """How a provision is cited, with a link to the official text and what it says in our words."""
    provision = treaty.find(ref)
    return Basis("provision", treaty.reference(ref), treaty.url(ref), provision.says if provision else "")


def list_basis(facts: Facts, treaty: Treaty, says: str) -> Basis:
    """The depositary's list itself, where the answer is that something does not stand in it."""
    listed = facts.list_of(treaty.id)
    source = facts.source(listed.source)
    day = f" as at {in_words(listed.complete_to)}" if listed.complete_to else ""
    return Basis("circumstance", f"List of actions under the {treaty.short}{day}", source.address or treaty.status_page, says)


def treaty_start(facts: Facts, treaty: Treaty, known_at: date | None) -> Start:
    """The day on which the treaty's threshold was met and the day on which it entered into force.

    Computed from the deposits where the list is whole; as the depositary published it where it is not.
    """
    clause = treaty.entry_into_force
    if clause.never:
        return Start(None, None)
    actions = facts.actions(treaty.id, known_at)
    if facts.list_of(treaty.id).coverage != "full" or clause.published and not clause.instruments:
        published = clause.published
        return Start(published, published) if published and (known_at is None or published <= known_at) else Start(None, None)
    deposits = [(a.state, a.day) for found in actions.values() for a in found if a.action in CONSENT]
    return Start(threshold_met(clause, deposits), treaty_entry_into_force(clause, deposits, treaty.opened))


def entry_day(treaty: Treaty, start: Start, action: Action) -> date | None:
    """The day on which the treaty enters into force for a State by one instrument; a succession may say its own day."""
    if action.effective and action.action in CONSENT:
        return action.effective
    return state_entry_into_force(treaty.entry_into_force, action.day, start.threshold, start.day)


def notice_effect(facts: Facts, treaty: Treaty, notice: Action, known_at: date | None) -> Effect | None:
    """When a notice of withdrawal takes effect; None where the treaty has no clause that could say it."""
    if notice.effective:
        return Effect(notice.effective, notice.effective)
    if treaty.withdrawal is None:
        return None
    return withdrawal_effect(treaty.withdrawal, notice.day, facts.engagements(notice.state, known_at))


def timeline(facts: Facts, treaty: Treaty, state: str, known_at: date | None, start: Start) -> tuple[Interval, ...]:
    """The intervals of a State under a treaty, from the beginning of time, as known on `known_at`.

    Raises UsageError where the record holds no list from which an answer could follow.
    """
    listed = facts.list_of(treaty.id)
    actions = facts.of(state, treaty.id, known_at)
    if listed.coverage == "none" or (listed.coverage == "partial" and not actions):
        raise UsageError(
            f"The record holds no complete list of actions under the {treaty.short}, so the standing of {state} cannot be given."
            f" The depositary's page is {treaty.status_page or treaty.text}."
        )
    steps = sorted(_steps(facts, treaty, actions, known_at, start), key=lambda step: (step.day, step.order))
    return _merge(steps, _opening(facts, treaty, state, bool(actions), start))


def _opening(facts: Facts, treaty: Treaty, state: str, acted: bool, start: Start) -> Interval:
    """How things stood before the State did anything."""
    if not acted and start.day is None and facts.list_of(treaty.id).coverage == "full":
        says = treaty.entry_into_force.never or "The conditions for entry into force are not met."
        return Interval("not in force", None, None, (provision_basis(treaty, treaty.entry_into_force.article), Basis("circumstance", treaty.short, treaty.status_page, says)))
    says = "No earlier action is on the list." if acted else f"Neither signature nor instrument of {state} is on the list."
    return Interval("no party", None, None, (list_basis(facts, treaty, says),))


def _steps(facts: Facts, treaty: Treaty, actions: tuple[Action, ...], known_at: date | None, start: Start) -> list[Step]:
    steps: list[Step] = []
    shared = facts.of("*", treaty.id, known_at)
    for action in actions:
        cited = (action_basis(facts, action),)
        kind = action.action
        if kind in ("signature", "succession-to-signature"):
            steps.append(Step(action.day, 0, "signatory", cited + tuple(provision_basis(treaty, ref) for ref in treaty.consent[:1])))
        elif kind in CONSENT:
            steps += _consent_steps(facts, treaty, action, start)
        elif kind == "provisional-application":
            steps.append(Step(action.day, 2, "provisionally applying", cited))
        elif kind == "withdrawal":
            steps += _withdrawal_steps(facts, treaty, action, known_at)
        elif kind == "withdrawal-of-notice":
            steps = [s for s in steps if not (s.status == "withdrawn" and s.day > action.day)]
            steps.append(Step(action.day, 5, "bound again", cited))
        elif kind == "withdrawal-of-ratification":
            steps.append(Step(action.effective or action.day, 5, "signatory again", cited))
        elif kind == "withdrawal-of-signature":
            steps.append(Step(action.effective or action.day, 5, "no party", cited))
    for action in shared:
        if action.action == "entry-into-force" and action.effective and facts.list_of(treaty.id).coverage != "full" and actions:
            steps.append(Step(action.effective, 3, "bound", (action_basis(facts, action), provision_basis(treaty, treaty.entry_into_force.article))))
    if treaty.expires and (known_at is None or treaty.expires <= known_at or treaty.expires_article):
        steps.append(Step(treaty.expires, 9, "expired", (provision_basis(treaty, treaty.expires_article or treaty.entry_into_force.article),)))
    return steps


def _consent_steps(facts: Facts, treaty: Treaty, action: Action, start: Start) -> list[Step]:
    cited = (action_basis(facts, action),)
    clause = treaty.entry_into_force
    day = entry_day(treaty, start, action)
    late = day is not None and start.day is not None and day > start.day and bool(clause.later_article)
    rule = provision_basis(treaty, clause.later_article if late else clause.article)
    steps = []
    if day is None or day > action.day:
        why = "" if day else clause.never or "The treaty is not yet in force."
        steps.append(Step(action.day, 1, "pending", (*cited, rule), why))
    if day is not None:
        steps.append(Step(day, 3, "bound", (*cited, rule)))
    return steps


def _withdrawal_steps(facts: Facts, treaty: Treaty, action: Action, known_at: date | None) -> list[Step]:
    cited = (action_basis(facts, action),)
    if treaty.withdrawal:
        cited += (provision_basis(treaty, treaty.withdrawal.article),)
    effect = notice_effect(facts, treaty, action, known_at)
    steps = []
    if effect is None or effect.day is None:
        steps.append(Step(action.day, 4, "withdrawing", cited, open_end(treaty, effect)))
    else:
        if effect.day > action.day:
            steps.append(Step(action.day, 4, "withdrawing", cited))
        steps.append(Step(effect.day, 6, "withdrawn", cited))
    return steps


def open_end(treaty: Treaty, effect: Effect | None) -> str:
    """What is undetermined about a withdrawal, and the rule that would decide it."""
    if effect is None or treaty.withdrawal is None:
        return f"The {treaty.short} has no clause from which the effect of a withdrawal could be computed."
    names = ", ".join(conflict.name for conflict in effect.waits_for)
    return (
        f"The day on which the withdrawal takes effect is undetermined: under {treaty.reference(treaty.withdrawal.article)} not before"
        f" {in_words(effect.earliest)}, and not before the end of the armed conflict ({names})."
    )


def _merge(steps: list[Step], opening: Interval) -> tuple[Interval, ...]:
    """Steps in order as intervals without gaps. A step of lower rank does not undo a higher one."""
    found = [opening]
    signed = False
    for step in steps:
        now, status = found[-1], step.status
        signed = signed or status == "signatory"
        if status == "signatory again":
            status = "signatory" if signed else "no party"
        elif status == "bound again":
            status = "bound"
        elif status == "withdrawn" and now.status not in ("withdrawing", "bound", "pending"):
            continue
        elif status == "expired" and now.status in ("no party", "withdrawn", "not in force"):
            continue
        elif status in RANK and now.status in RANK and RANK[status] <= RANK[now.status] and step.order < 5:
            continue
        elif status in RANK and now.status == "withdrawing":
            continue
        if now.since == step.day:
            found.pop()
            found.append(Interval(status, step.day, None, step.basis, step.undetermined))
            continue
        found[-1] = now._replace(until=step.day)
        found.append(Interval(status, step.day, None, step.basis, step.undetermined))
    return tuple(found)
