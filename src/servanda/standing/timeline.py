"""Law x record: the intervals of one State under one treaty. All other answers are views of these."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from ..dates import in_words, partial_in_words
from ..errors import UsageError
from ..law.clauses import (
    Effect,
    Engagement,
    state_entry_into_force,
    threshold_behind,
    threshold_met,
    treaty_entry_into_force,
    withdrawal_effect,
)
from ..law.model import Treaty, Withdrawal
from ..record.facts import Facts
from ..record.loader import ended
from ..record.model import CONSENT, Action, Ended
from ..record.states import end_of, fate, first_day, last_day, state_name, succession_day
from ..told import Template, Text, Told, say, sentence
from ..told import named as name_of
from ..tuples import NamedTuple
from .course import Course, Event, intervals
from .model import Basis, Interval
from .wording import called, named, the_day

# A partial date counts by its last day throughout: only then is it certain, and no clock starts too early.

# Actions that move a State's standing by themselves; an objection or a communication does not.
STEPS = CONSENT | frozenset({
    "signature", "succession-to-signature", "provisional-application", "withdrawal", "withdrawal-of-notice",
    "withdrawal-of-ratification",
})  # fmt: skip
# What is told beside a standing and moves none. A letter that takes back a signature leaves it on the depositary's list, with a note:
# what follows from it is a matter of readings.
ALSO = ("suspension", "declaration", "reservation", "understanding", "objection", "communication", "territorial-extension",
        "withdrawal-of-signature")  # fmt: skip
SIMPLE = {
    "signature": "signed", "succession-to-signature": "signed", "provisional-application": "applied",
    "withdrawal-of-notice": "notice withdrawn", "withdrawal-of-ratification": "instrument withdrawn",
}  # fmt: skip


COMMITMENT: Template = (
    "The {treaty} is no treaty but a political commitment: it binds no State in law, so {state} has no standing under it. Its text is"
    " {text}."
)
NO_LIST: Template = (
    "The record holds no complete list of actions under the {treaty}, so the standing of {state} cannot be given. The depositary's page is"
    " {page}."
)
NO_FORMER: Template = (
    "The record's list of actions under the {treaty} carries present States only. {fate} Whether it was a party cannot be told from it."
    " The depositary's page is {page}."
)
HISTORY = "un-treaty-collection-historical-information"  # the source of the days of succession


class Start(NamedTuple):
    """When a treaty's threshold was met and when it entered into force; None where it has not."""

    threshold: date | None
    day: date | None


def action_basis(facts: Facts, action: Action) -> Basis:
    """How an action is cited: who, what, when, and the depositary's notification where there is one."""
    undated = f"effective {in_words(action.effective)}" if action.effective else "(day not given)"
    when = partial_in_words(action.date) if action.date else undated
    number = f" ({action.notification})" if action.notification else ""
    what = action.action.replace("-", " ")
    return Basis("action", f"{action.state} {what} {when}{number}", facts.source(action.source).address, action.note, facts.sure(action))


def provision_basis(treaty: Treaty, ref: str) -> Basis:
    """How a provision is cited, with a link to the official text and what it says in our words."""
    provision = treaty.find(ref)
    return Basis("provision", treaty.reference(ref), treaty.url(ref), provision.says if provision else "")


def list_basis(facts: Facts, treaty: Treaty, says: str) -> Basis:
    """The depositary's list itself, where the answer is that something does not stand in it."""
    listed = facts.list_of(treaty.id)
    source = facts.source(listed.source)
    day = f" as at {in_words(listed.complete_to)}" if listed.complete_to else ""
    if source.sure == "aggregator":
        says = f"{says.rstrip('.')}. The list is that of an aggregator, not the depositary's own."
    return Basis("circumstance", f"List of actions under the {treaty.short}{day}", source.address or treaty.status_page, says, source.sure)


def treaty_start(facts: Facts, treaty: Treaty, known_at: date | None) -> Start:
    """The day on which the treaty's threshold was met and the day on which it entered into force.

    Computed from the deposits. Where the depositary published another day, or the list is not whole, that day stands: today's
    lists leave out States that no longer exist, whose instruments were counted (CCW: Czechoslovakia, the GDR, Yugoslavia).
    """
    clause = treaty.entry_into_force
    found = Start(None, None)
    if facts.list_of(treaty.id).coverage == "full" and (clause.instruments or clause.states):
        found = computed_start(treaty, facts.actions(treaty.id, known_at))
    if clause.published and found.day != clause.published:
        threshold = threshold_behind(clause, clause.published)
        return Start(threshold, clause.published) if known_at is None or threshold <= known_at else Start(None, None)
    return found


def computed_start(treaty: Treaty, actions: dict[str, tuple[Action, ...]]) -> Start:
    """Threshold and entry into force by the deposits; an instrument taken back before the threshold was met does not count."""
    clause = treaty.entry_into_force
    given = [(state, a.last_day) for state, done in actions.items() for a in done if a.action in CONSENT and state != "*"]
    back = {state: a.effective or a.last_day for state, done in actions.items() for a in done if a.action == "withdrawal-of-ratification"}
    met = threshold_met(clause, given)
    while met:
        standing = [(state, day) for state, day in given if not (state in back and day <= back[state] <= met)]
        if len(standing) == len(given):
            break
        given, met = standing, threshold_met(clause, standing)
    return Start(met, treaty_entry_into_force(clause, given, treaty.opened))


def succeeded_on(treaty: Treaty, action: Action) -> date | None:
    """The day of the succession of States from which a succession counts that gives no day of its own; None where it is none.

    Vienna Convention on Succession of States in respect of Treaties, Articles 18, 23 and 34: a successor is party from the day of the
    succession of States, whenever it tells the depositary. Who was a State already when the treaty was opened succeeds nobody in it.
    """
    day, opened = succession_day(action.state), treaty.opened or treaty.adopted
    return day if action.action == "succession" and not action.effective and day and opened and day > opened else None


def entry_day(treaty: Treaty, start: Start, action: Action) -> date | None:
    """The day on which the treaty enters into force for a State by one instrument.

    A succession may say its own day, and counts from the succession of States where it does not, though not before the treaty's own
    entry into force.
    """
    if action.effective and action.action in CONSENT:
        return action.effective
    succeeded = succeeded_on(treaty, action)
    if succeeded:
        return max(succeeded, start.day) if start.day else None
    return state_entry_into_force(treaty.entry_into_force, action.last_day, start.threshold, start.day)


def notice_effect(facts: Facts, treaty: Treaty, notice: Action, known_at: date | None) -> Effect | None:
    """When a notice of withdrawal takes effect; None where the treaty has no clause that could say it."""
    if notice.effective:
        return Effect(notice.effective, notice.effective)
    if treaty.withdrawal is None or not treaty.withdrawal.allowed:
        return None
    return withdrawal_effect(treaty.withdrawal, notice.last_day, engaged(facts, treaty.withdrawal, notice, known_at))


def engaged(facts: Facts, clause: Withdrawal, notice: Action, known_at: date | None) -> tuple[Engagement, ...]:
    """The armed conflicts that a clause on withdrawal means, in which the State that gave notice is engaged."""
    widened = clause.conflicts_widened_by and any(
        action.action in CONSENT and action.last_day <= notice.last_day
        for action in facts.of(notice.state, clause.conflicts_widened_by, known_at)
    )
    return facts.engagements(notice.state, known_at, "any" if widened else clause.conflicts)


def may_have_come(facts: Facts, treaty: Treaty, state: str, as_of: date, known_at: date | None) -> tuple[Action, ...]:
    """Instruments of which only the year or month is on record, while their day may have come and no list says that it has not.

    No clock runs from one of them before the last day that it can have been.
    """
    whole_to = facts.list_of(treaty.id).complete_to
    return tuple(
        action for action in facts.of(state, treaty.id, known_at)
        if action.action in CONSENT and action.day <= as_of < action.last_day and (whole_to is None or as_of > whole_to)
    )  # fmt: skip


def _beside(action: Action, as_of: date) -> bool:
    """Whether an action is told beside the standing of a day. One of no day is, since nothing says that it came later."""
    undated = not action.date and action.effective is None
    told = action.action in ALSO or (action.action, action.about) == ("announcement", "suspend")
    return told and (undated or action.last_day <= as_of)


def also(facts: Facts, treaty: Treaty, state: str, as_of: date, known_at: date | None) -> tuple[Basis, ...]:
    """What else a State did under a treaty by a day: suspensions, declarations, reservations, objections, letters.

    After them what the parties decided on the treaty's working for all of them (the Court's jurisdiction over aggression).
    """
    told = [action_basis(facts, action) for action in facts.of(state, treaty.id, known_at) if _beside(action, as_of)]
    told += [action_basis(facts, action) for action in may_have_come(facts, treaty, state, as_of, known_at)]
    for made in facts.decisions(treaty.id, known_at=known_at):
        if made.outcome == "activation":
            source = facts.source(made.source)
            told.append(Basis("circumstance", f"{made.body}, {partial_in_words(made.date)}", source.address, made.says, source.sure))
    return tuple(told)


def _short(treaty: Treaty) -> Told:
    return name_of(treaty.short, "title", treaty.id)


def timeline(
    facts: Facts, treaty: Treaty, state: str, known_at: date | None, start: Start, as_of: date | None = None
) -> tuple[Interval, ...]:
    """The intervals of a State under a treaty, from the beginning of time, as known on `known_at`.

    Why a treaty is not in force is told as it is on `as_of` where that is given: of what came later nothing is said.
    Raises UsageError where the record holds no list from which an answer could follow, and for what is no treaty.
    """
    clause = treaty.entry_into_force
    told_by = min(day for day in (known_at, as_of) if day) if known_at or as_of else None
    if told_by and clause.never_since and told_by < clause.never_since:
        treaty = treaty._replace(entry_into_force=clause._replace(never=""))
    if treaty.kind == "commitment":
        raise UsageError(say(COMMITMENT, treaty=_short(treaty), state=Text(state), text=Text(treaty.text)))
    coverage = facts.list_of(treaty.id).coverage
    done = tuple(action for action in facts.of(state, treaty.id, known_at) if action.action in STEPS)
    shared = facts.of("*", treaty.id, known_at)
    if coverage == "none" or (coverage == "partial" and not done and state not in treaty.entry_into_force.states):
        raise UsageError(say(NO_LIST, treaty=_short(treaty), state=Text(state), page=Text(treaty.status_page or treaty.text)))
    ends, opened = last_day(state), treaty.opened or treaty.adopted
    if ends and not done and not facts.list_of(treaty.id).former and (opened is None or opened < ends):
        raise UsageError(say(NO_FORMER, treaty=_short(treaty), fate=fate(state), page=Text(treaty.status_page or treaty.text)))
    events = _treaty_events(facts, treaty, shared, known_at, start)
    if coverage == "partial":
        events += _joint_entry(facts, treaty, shared)
    for key, action in enumerate(done, 1):
        events += _events(facts, treaty, action, key, known_at, start)
    for end, following in pairwise(end for end in ended() if end.state == state):
        if following.began == end.since:  # another State bears its code from then on
            events.append(Event(end.since, "State ended", (_end_basis(facts, end),)))
    found = intervals(events, Course(_not_in_force(treaty, start), _no_party(facts, treaty, state, bool(done))))
    return _while_it_lasts(facts, treaty, state, done, found)


def _end_basis(facts: Facts, end: Ended) -> Basis:
    name = f"{state_name(end.state)} ({end.state})"
    return Basis("circumstance", f"{name} ended {in_words(end.since)}", facts.source(end.source).address, end.note)


def _while_it_lasts(
    facts: Facts, treaty: Treaty, state: str, done: tuple[Action, ...], found: tuple[Interval, ...]
) -> tuple[Interval, ...]:
    """The intervals between a State's first and last day. They begin with time itself for whoever was there before the treaty."""
    first, ends, opened = first_day(state), last_day(state), treaty.opened or treaty.adopted
    if first and (opened is None or first > opened) and not any(action.last_day < first for action in done):
        found = tuple(i for i in found if i.until is None or i.until > first)
        if found[0].since is None or found[0].since < first:
            found = (found[0]._replace(since=first), *found[1:])
    if ends:
        found = tuple(i for i in found if i.since is None or i.since < ends)
        end = end_of(state)
        cited = (_end_basis(facts, end),) if end else ()
        found = (*found[:-1], found[-1]._replace(until=ends, undetermined="", basis=(*found[-1].basis, *cited)))
    return found


def _not_in_force(treaty: Treaty, start: Start) -> tuple[Basis, ...]:
    article = provision_basis(treaty, treaty.entry_into_force.article)
    if start.day:
        return (article, Basis("circumstance", treaty.short, treaty.status_page, f"It entered into force on {in_words(start.day)}."))
    says = treaty.entry_into_force.never or "The conditions for entry into force are not met."
    return (article, Basis("circumstance", treaty.short, treaty.status_page, says))


def _no_party(facts: Facts, treaty: Treaty, state: str, acted: bool) -> tuple[Basis, ...]:
    says = "No earlier action is on the list." if acted else f"Neither signature nor instrument of {state_name(state)} is on the list."
    return (list_basis(facts, treaty, says),)


def _treaty_events(facts: Facts, treaty: Treaty, shared: tuple[Action, ...], known_at: date | None, start: Start) -> list[Event]:
    """What happens to the treaty itself. An end is seen once it came, or once an action that brings it about was known."""
    events = []
    if start.day:
        events.append(Event(start.day, "treaty in force", ()))
    told = tuple(action for action in shared if action.action in ("extension", "expiry"))
    if treaty.expires and (known_at is None or treaty.expires <= known_at or told):
        article = provision_basis(treaty, treaty.expires_article or treaty.entry_into_force.article)
        events.append(Event(treaty.expires, "treaty expired", (article, *(action_basis(facts, action) for action in told))))
    return events


def _joint_entry(facts: Facts, treaty: Treaty, shared: tuple[Action, ...]) -> list[Event]:
    """Entry into force for the parties together, or provisional application by them, where the list holds single events only."""
    article = provision_basis(treaty, treaty.entry_into_force.article)
    events = []
    for key, action in enumerate(shared, 1):
        if action.action == "entry-into-force" and action.effective:
            cited = (action_basis(facts, action), article)
            events += [Event(action.effective, what, cited, -key) for what in ("deposited", "entered")]
        elif action.action == "provisional-application" and action.effective:
            events.append(Event(action.effective, "applied", (action_basis(facts, action),), -key))
    return events


def _events(facts: Facts, treaty: Treaty, action: Action, key: int, known_at: date | None, start: Start) -> list[Event]:
    """What follows from one action of a State."""
    if action.action in CONSENT:
        return _consent_events(facts, treaty, action, key, start)
    if action.action == "withdrawal":
        return _withdrawal_events(facts, treaty, action, key, known_at)
    what = SIMPLE[action.action]
    cited = (action_basis(facts, action),)
    if what == "signed":
        return [Event(action.last_day, what, cited + tuple(provision_basis(treaty, ref) for ref in treaty.consent[:1]), key)]
    late = what == "instrument withdrawn" and action.effective
    return [Event(late or action.last_day, what, cited, key)]


def _consent_events(facts: Facts, treaty: Treaty, action: Action, key: int, start: Start) -> list[Event]:
    clause = treaty.entry_into_force
    deposit, day = action.last_day, entry_day(treaty, start, action)
    late = day is not None and start.day is not None and day > start.day and bool(clause.later_article)
    late = late and (not clause.later_actions or action.action in clause.later_actions)
    article = provision_basis(treaty, clause.later_article if late else clause.article)
    cited: tuple[Basis, ...] = (action_basis(facts, action), article)
    succeeded = succeeded_on(treaty, action)
    if succeeded:
        says = "The list gives no day for the succession, which counts from then (law of treaties), not from its notice."
        cited += (Basis("circumstance", f"Succession of States {in_words(succeeded)}", facts.source(HISTORY).address, says),)
    if day is None:
        return [Event(succeeded or deposit, "deposited", cited, key, clause.never or "The treaty is not yet in force.")]
    return [Event(min(deposit, day), "deposited", cited, key), Event(day, "entered", cited, key)]


def _withdrawal_events(facts: Facts, treaty: Treaty, action: Action, key: int, known_at: date | None) -> list[Event]:
    notice = action.last_day
    cited: tuple[Basis, ...] = (action_basis(facts, action),)
    if treaty.withdrawal:
        cited += (provision_basis(treaty, treaty.withdrawal.article),)
    effect = notice_effect(facts, treaty, action, known_at)
    if effect is None or effect.day is None:
        return [Event(notice, "noticed", cited, key, open_end(treaty, effect))]
    if effect.day <= notice:
        return [Event(effect.day, "left", cited)]
    if treaty.withdrawal and treaty.withdrawal.waits_for_conflict and not action.effective:
        cited += (Basis("circumstance", "Armed conflicts", "", far_as_known(action.state, effect)),)
    return [Event(notice, "noticed", cited, key), Event(effect.day, "left", cited, key)]


NO_CONFLICT: Template = (
    "No armed conflict that {who} is engaged in then is on record; the day holds as far as the record of conflicts goes."
)
NO_OTHER: Template = (
    "No other armed conflict that {who} is engaged in then is on record; the day holds as far as the record of conflicts goes."
)


def far_as_known(state: str, effect: Effect) -> Told:
    """That a day that waits for no armed conflict, or for no further one, rests on what the record holds of conflicts."""
    return say(NO_OTHER if effect.waits_for else NO_CONFLICT, who=named(state))


def open_end(treaty: Treaty, effect: Effect | None) -> Told:
    """What is undetermined about a withdrawal, and the rule that would decide it."""
    if effect is None or treaty.withdrawal is None:
        return sentence(say("{treaty} has no clause from which the effect of a withdrawal could be computed", treaty=called(treaty)))
    return say(
        "The day on which the withdrawal takes effect is undetermined: under {provision} not before {day}, and not before the end of the"
        " armed conflict ({names}).",
        provision=Text(treaty.reference(treaty.withdrawal.article)), day=the_day(effect.earliest),
        names=Text(", ".join(conflict.name for conflict in effect.waits_for)),
    )  # fmt: skip
