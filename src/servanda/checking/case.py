"""One assertion laid beside law and record, as they were known on one day. Predicates put their questions to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ..assertions.days import Days, days_of
from ..assertions.model import Assertion
from ..assertions.terms import NOT_ON_RECORD, PAST_THE_LIST
from ..errors import UsageError
from ..law.clauses import offset
from ..law.model import Treaty
from ..record.loader import continuations
from ..record.model import CONSENT, Action
from ..record.states import states
from ..standing import Basis, Interval, Record
from ..standing.model import BOUND, View
from ..standing.record import unbroken_since
from ..standing.timeline import action_basis, list_basis, provision_basis
from ..told import Text, Told, row, say
from ..tuples import NamedTuple
from .answer import Held
from .wording import called, named, on, the_day

GRACE = 92  # days after the end of a list for which its silence is still taken for an absence
FIRST_DAY = date(1900, 1, 1)  # before every treaty that is held


class Case(NamedTuple):
    """An assertion, the day on which it was said, and law and record as known on `known` (None: all that is known)."""

    assertion: Assertion
    treaty: Treaty
    said: date
    record: Record
    known: date | None = None
    details: tuple[str, ...] = ()  # places and weapons that are told, by the names that decisions on record give them

    @property
    def when(self) -> Days | None:
        """The time that belongs to the assertion, in days; None where none is told."""
        return days_of(self.assertion.when) if self.assertion.when else None

    @property
    def day(self) -> date:
        """The day up to which the assertion can be true: the end of its time, no later than the day it was said for what is past."""
        when = self.when
        return self.said if when is None or when.last is None else when.last

    # States -------------------------------------------------------------------------------------------------------------------

    def about(self) -> tuple[str, ...] | Held:
        """The States that it is about, a group spread out; a refusal where the record does not hold the group."""
        if not self.assertion.group:
            return self.assertion.states
        members = self.members(self.assertion.group)
        if members is None:
            return self.not_on_record(say("no list of the group {group}", group=Text(self.assertion.group)))
        return tuple(sorted({*members, *self.assertion.states} - set(self.assertion.exclude)))

    def members(self, group: str) -> frozenset[str] | None:
        """The States of a group on the day; None where the record does not hold them."""
        if group == "annex2":
            return frozenset(self.treaty.entry_into_force.states) or None
        if group in ("parties", "non-parties"):
            parties = self.parties(self.day)
            if parties is None or group == "parties":
                return parties
            return self.members("un") and frozenset(self.members("un") or ()) - parties
        if group == "un":
            return frozenset(code for code, s in states().items() if s.un and s.un <= self.day.isoformat() and not s.valid_until)
        found = self.record.facts.members({"p5": "P5"}.get(group, group.upper()), self.day)
        return found or None

    def existing(self, state: str, day: date) -> Held | None:
        """A refusal where the State did not exist on a day: it is told, never denied that it was a party."""
        row = states().get(state)
        if row is None:
            return None
        if row.valid_until and day > row.valid_until:
            says = say("{who} ended {when} and did not exist {then}: ask of a day before, or of its successor",
                       who=named(state), when=on(row.valid_until), then=on(day))  # fmt: skip
            return Held(None, says, refusal=NOT_ON_RECORD)
        if row.valid_from and day < row.valid_from and not any(action.day <= day for action in self.actions(state)):
            says = say(
                "{who} did not exist {then}: ask of a day from {day} on", who=named(state), then=on(day), day=the_day(row.valid_from)
            )
            return Held(None, says, refusal=NOT_ON_RECORD)
        return None

    # What is on record --------------------------------------------------------------------------------------------------------

    def actions(self, state: str, kinds: Iterable[str] = (), norm: str = "") -> tuple[Action, ...]:
        """What a State did under the treaty, in order, narrowed to kinds of action and to a norm."""
        wanted = frozenset(kinds)
        found = self.record.facts.of(state, self.treaty.id, self.known)
        return tuple(a for a in found if (not wanted or a.action in wanted) and (not norm or a.norm == norm))

    def consents(self, state: str) -> tuple[Action, ...]:
        """The instruments by which a State consented to be bound."""
        return self.actions(state, CONSENT)

    def timeline(self, state: str) -> tuple[Interval, ...]:
        """The intervals of a State; none where the record cannot give them."""
        try:
            return self.record.timeline(state, self.treaty.id, self.known)
        except UsageError:
            return ()

    def at(self, state: str, day: date) -> Interval | None:
        """The interval that a day lies in; None where the record cannot tell."""
        return next((i for i in reversed(self.timeline(state)) if i.since is None or i.since <= day), None)

    def unbroken(self, state: str, interval: Interval) -> date | None:
        """From when a standing has held: taking a notice back is no new beginning."""
        return unbroken_since(self.timeline(state), interval)

    def closed_to(self, state: str) -> bool:
        """Whether the treaty is one between named States, of which this is none."""
        return self.treaty.closed and _continued(state) not in {_continued(party) for party in self.treaty.entry_into_force.states}

    def views(self, state: str, day: date) -> tuple[View, ...]:
        """The standing of a State by each rival reading, where a question about it had arisen by the day."""
        try:
            return self.record.standing(state, self.treaty.id, day, self.known).readings
        except UsageError:
            return ()

    def differing(self, views: Iterable[View], basis: tuple[Basis, ...] = ()) -> Held:
        """That rival readings decide it differently: what each holds, by whom, and on what."""
        rival = tuple(views)
        says = say("readings differ: {readings}", readings=row(Text(view.holds.rstrip(".")) for view in rival))
        return Held(None, says, basis + tuple(entry for view in rival for entry in view.basis), contested=True)

    def divided(self, state: str, day: date) -> tuple[View, ...]:
        """The rival readings by some of which a State is bound on a day and by others not; none where all come to the same."""
        views = self.views(state, day)
        return views if len({view.status in BOUND for view in views}) > 1 else ()

    def in_force_for(self, state: str) -> date | None:
        """The day on which the treaty entered, or is to enter, into force for a State."""
        return next((i.since for i in self.timeline(state) if i.status in BOUND), None)

    def exit(self, state: str) -> date | None:
        """The day on which a withdrawal took, or is to take, effect: the last of them."""
        return next((i.since for i in reversed(self.timeline(state)) if i.status == "withdrawn"), None)

    def taken_back(self, state: str) -> Action | None:
        """The letter by which a State took its last notice of withdrawal back, by the day told of; None where the notice stands."""
        notices = self.actions(state, {"withdrawal"})
        back = [a for a in self.actions(state, {"withdrawal-of-notice"}) if notices and notices[-1].day <= a.day <= self.said]
        return back[-1] if back and self.exit(state) is None else None

    def parties(self, day: date) -> frozenset[str] | None:
        """The States for which the treaty is in force on a day; None where the list is not whole."""
        try:
            return frozenset(self.record.parties(self.treaty.id, day, self.known))
        except UsageError:
            return None

    # How far the record goes --------------------------------------------------------------------------------------------------

    @property
    def whole_list(self) -> bool:
        """Whether the record holds every action under the treaty, up to a day."""
        return self.record.facts.list_of(self.treaty.id).coverage == "full"

    @property
    def complete_to(self) -> date | None:
        """The last day for which silence of the list tells that nothing happened."""
        complete = self.record.facts.list_of(self.treaty.id).complete_to if self.whole_list else None
        return min(complete, self.known) if complete and self.known else complete

    def silent(self, day: date) -> bool:
        """Whether the list tells by its silence that nothing was done up to a day."""
        complete = self.complete_to
        return complete is not None and day <= complete + timedelta(days=GRACE)

    def closed_for_signature(self) -> bool:
        """Whether nobody can have signed after the end of the list, because the treaty had been closed for signature by then."""
        complete, closed = self.complete_to, self.treaty.signing_closed
        return bool(complete and closed and closed <= complete)

    def settled(self, status: str, day: date) -> bool:
        """Whether the record settles a status on a day.

        After the end of the list an instrument that is not in it needs the time of the clause on entry into force, and a notice its
        period, before it changes who is bound; until then the answer stands.
        """
        if status in ("withdrawn", "expired"):
            return True
        complete = self.complete_to
        if complete is None:
            return status in BOUND and not self.whole_list and self._goes_on(day)
        if day <= complete or (self.known and self.known < day):  # asked about a day after that of the knowledge: as the rules run
            return True
        following = complete + timedelta(days=1)
        if status in BOUND:
            clause = self.treaty.withdrawal
            return clause is not None and day < offset("days", clause.days, offset("months", clause.months, following))
        rule = self.treaty.entry_into_force
        return day < offset(rule.later_rule or rule.rule, rule.later_count or rule.count, following)

    def _goes_on(self, day: date) -> bool:
        """Single events only: a State on record as bound stays so up to the last event that the record holds of the treaty."""
        if self.treaty.expires and day >= self.treaty.expires:
            return False
        listed = self.record.facts.list_of(self.treaty.id).complete_to
        return listed is None or day <= listed + timedelta(days=GRACE)

    def past_the_list(self, says: Told, then: bool | None, basis: tuple[Basis, ...] = ()) -> Held:
        """A refusal because the day lies after the end of the list, with what held on its last day."""
        complete = self.complete_to
        if complete is None:
            listed = self.record.facts.list_of(self.treaty.id)
            if listed.coverage == "none":
                return self.not_on_record(say("no list of actions for {treaty}", treaty=called(self.treaty)), basis)
            return self.not_on_record(say("single events only, or a part of the list, for {treaty}", treaty=called(self.treaty)), basis)
        told = say("the list for {treaty} ends {when}; as of that day {says}; nothing later is held",
                   treaty=called(self.treaty), when=on(complete), says=says)  # fmt: skip
        return Held(None, told, basis, PAST_THE_LIST, then=then)

    def not_on_record(self, what: Told, basis: tuple[Basis, ...] = ()) -> Held:
        """A refusal because the record does not hold such things."""
        return Held(None, say("the record holds {what}", what=what), basis, NOT_ON_RECORD)

    # What an answer rests on --------------------------------------------------------------------------------------------------

    def cited(self, *actions: Action | None) -> tuple[Basis, ...]:
        """Actions as a basis; those that are not there are left out."""
        return tuple(action_basis(self.record.facts, action) for action in actions if action)

    def provision(self, ref: str) -> Basis:
        """A provision of the treaty as a basis."""
        return provision_basis(self.treaty, ref)

    def list_entry(self, says: str) -> Basis:
        """The depositary's list as a basis: what is not on it."""
        return list_basis(self.record.facts, self.treaty, says)


def _continued(state: str) -> str:
    """The State that continues one that ended; the State itself where none does."""
    end = continuations().get(state)
    return end.by[-1] if end else state
