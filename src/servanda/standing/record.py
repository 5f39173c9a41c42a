"""The questions people ask of the record: one object, every answer with `as_of`, `known_at` and its basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from .. import law
from ..dates import add_days, in_words, parse_day, parse_partial
from ..errors import UsageError
from ..record.facts import Facts
from ..record.loader import action_of, continuations, ended
from ..record.model import Action
from ..record.states import fate, find, last_day, state_name, states
from ..told import BESIDE, NOTHING, Template, Text, Told, count, number, row, say
from ..told import named as name_of
from . import deadlines as duties
from .model import BOUND, Basis, Due, Interval, Standing, Timeline, View
from .timeline import Start, also, may_have_come, provision_basis, timeline, treaty_start
from .wording import named, the_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..law.model import Treaty
    from ..record.model import Reading
    from .panel import Panel

Day = date | str
SILENT = ("not in force", "no party")
NO_MORE: Template = "{fate} On {day} it could have no standing: ask by the code of who came after it, or for a day before."
UNDATED: Template = "An instrument of {who} of {when} is on record without its day, which may have come already."


class Record:
    """Law and record together. `today` is the day used where a question names none; no method reads the clock."""

    def __init__(self, today: Day, facts: Facts | None = None) -> None:
        self.today = parse_day(today)
        self.facts = facts or Facts()
        self._starts: dict[tuple[str, date | None], Start] = {}
        self._timelines: dict[tuple[str, str, date | None], tuple[Interval, ...]] = {}
        self._counted: dict[tuple[str, date | None], dict[str, tuple[Interval, ...]]] = {}
        self._readings: dict[tuple[str, str, date | None], tuple[Reading, ...]] = {}
        self._seen: dict[tuple[str, date | None, str], tuple[View, ...]] = {}
        self.runs: dict[Any, Any] = {}  # the panel's columns of a treaty, once they are made

    def with_actions(
        self, actions: Iterable[Action | Mapping[str, str | date | None]] = (), conflict_ends: Iterable[tuple[str, date]] = ()
    ) -> Record:
        """The same record with a few actions or ends of conflicts added: what-if is the same question put to this one.

        An action may be told by the columns of the record's files: {"treaty": "apmbc", "state": "UKR", "action": "withdrawal",
        "date": "2025-07-21"}. Raises UsageError where one cannot be taken.
        """
        taken = [action if isinstance(action, Action) else action_of(action) for action in actions]
        for action in taken:
            law.treaty(action.treaty)
        return Record(self.today, self.facts.with_actions(taken, conflict_ends))

    def with_own(self, path: str) -> Record:
        """The same record with facts of one's own from a CSV file or spreadsheet: never written, and marked in every answer.

        Raises InputError, naming file, line and cure, where a fact cannot be taken.
        """
        from ..record.own import read

        return Record(self.today, self.facts.with_own(read(path)))

    def start(self, treaty_id: str, known_at: Day | None = None) -> Start:
        """When a treaty's threshold was met and when it entered into force (None: it has not)."""
        key = (treaty_id, _known(known_at))
        if key not in self._starts:
            self._starts[key] = treaty_start(self.facts, law.treaty(treaty_id), key[1])
        return self._starts[key]

    def timeline(self, state: str, treaty_id: str, known_at: Day | None = None) -> Timeline:
        """The intervals of a State under a treaty in order, as known on `known_at` (None: all that is known).

        Raises UsageError for an unknown State or treaty, or one without a list.
        """
        return Timeline(self._timeline((find(state).iso3, treaty_id, _known(known_at))))

    def _repr_html_(self) -> str:
        """The lists of the record with how far they go, for notebooks."""
        from ..notebook import table_html

        lists = [(name, self.facts.list_of(name)) for name in self.listed_treaties()]
        rows = [(name, law.treaty(name).short, one.coverage, str(one.complete_to or "")) for name, one in lists]
        return table_html(("treaty", "", "list", "complete to"), rows, f"The record, asked on {self.today}")

    def _timeline(self, key: tuple[str, str, date | None]) -> tuple[Interval, ...]:
        if key not in self._timelines:
            start = self.start(key[1], key[2])
            self._timelines[key] = timeline(self.facts, law.treaty(key[1]), key[0], key[2], start)
        return self._timelines[key]

    def standing(self, state: str, treaty_id: str, as_of: Day | None = None, known_at: Day | None = None) -> Standing:
        """What binds a State under a treaty on `as_of` (default: today), by what was known on `known_at`."""
        day, known, code = parse_day(as_of) if as_of else self.today, _known(known_at), find(state).iso3
        line = self._timeline((code, treaty_id, known))
        now = _on(line, day)
        if now is None:
            told: Template = "{state} ({code}) was no State on {day}: it begins on {first}."
            state = name_of(state_name(code), "state", code)
            raise UsageError(say(told, state=state, code=Text(code), day=the_day(day), first=the_day(line[0].since)))
        if now.until and now.until <= day:
            raise UsageError(say(NO_MORE, fate=fate(code), day=the_day(day)))
        rules = law.treaty(treaty_id)
        if rules.entry_into_force.never_since and day < rules.entry_into_force.never_since:
            now = now._replace(**self._as_told_on(code, rules, known, day))
        views, beside = self._views(code, treaty_id, day, known, now), also(self.facts, rules, code, day, known)
        caveat = self._caveat(treaty_id, day)
        for action in may_have_come(self.facts, rules, code, day, known):
            undated = say(UNDATED, who=named(code), when=the_day(action.date))
            caveat = row((caveat, undated), BESIDE) if caveat else undated
        entity = states()[code]
        if not entity.un and not entity.valid_until:  # neither member nor observer: what it is, by the record of States
            beside += (Basis("circumstance", entity.name, "", f"{entity.note}."),)
        clause = rules.entry_into_force
        later = rules.reference(clause.later_article)
        if clause.later_caveat and now.status in BOUND and any(item.ref == later for item in now.basis):
            beside += (Basis("circumstance", later, rules.url(clause.later_article), clause.later_caveat),)
        since = unbroken_since(line, now)
        return Standing(code, treaty_id, now.status, day, known, since, now.until, now.basis, views, now.undetermined, caveat, beside)

    def latest(self, state: str, treaty_id: str, as_of: Day | None = None, known_at: Day | None = None) -> Standing:
        """The standing on `as_of`, or on the last day of a State that had ended by then, or the first of one that begins later."""
        code, day = find(state).iso3, parse_day(as_of) if as_of else self.today
        line = self._timeline((code, treaty_id, _known(known_at)))
        if line[-1].until and line[-1].until <= day:
            day = add_days(line[-1].until, -1)
        return self.standing(code, treaty_id, max(day, line[0].since or day), known_at)

    def _as_told_on(self, code: str, rules: Treaty, known: date | None, day: date) -> dict[str, Any]:
        """Basis and what is undetermined, of a standing under a treaty of which something is told that came after the day."""
        told = _on(timeline(self.facts, rules, code, known, self.start(rules.id, known), day), day)
        return {"basis": told.basis, "undetermined": told.undetermined} if told else {}

    def entry_into_force(self, state: str, treaty_id: str, known_at: Day | None = None) -> date | None:
        """The day on which the treaty entered, or is to enter, into force for the State; None where it does not."""
        return next((i.since for i in self.timeline(state, treaty_id, known_at) if i.status in BOUND), None)

    def deadlines(
        self, state: str | None = None, treaty: str | None = None, as_of: Day | None = None, known_at: Day | None = None
    ) -> list[Due]:
        """The duties with a last day of one State or all, under one treaty or all, overdue ones first."""
        day, known = parse_day(as_of) if as_of else self.today, _known(known_at)
        found: list[Due] = []
        for treaty_id in [treaty] if treaty else self.listed_treaties():
            rules = law.treaty(treaty_id)
            if not rules.deadline:
                continue
            for code in [find(state).iso3] if state else sorted(self.facts.actions(treaty_id, known)):
                if code == "*" or (treaty is None and not self.facts.of(code, treaty_id, known)):
                    continue
                ends = last_day(code)
                if state is None and ends and ends <= day:
                    continue
                try:
                    intervals = self.timeline(code, treaty_id, known)
                except UsageError:
                    if state:
                        raise
                    continue  # of those whom a list in part only mentions nothing follows
                found += duties.deadlines(self.facts, rules, code, intervals, self.start(treaty_id, known), day, known)
        return duties.overdue_first(found)

    def parties(self, treaty_id: str, as_of: Day | None = None, known_at: Day | None = None) -> list[str]:
        """The States for which a treaty is in force on a day, by code.

        Raises UsageError where the list of the treaty is not whole.
        """
        listed = self.facts.list_of(treaty_id)
        if listed.coverage != "full":
            raise UsageError(f"The record holds no complete list of actions under {treaty_id}, so its parties cannot be counted.")
        day = parse_day(as_of) if as_of else self.today
        if not listed.former:
            _no_former(treaty_id, day)
        on_day = {code: _on(line, day) for code, line in self.counted(treaty_id, known_at).items()}
        return sorted(code for code, now in on_day.items() if now and now.status in BOUND and (now.until is None or day < now.until))

    def counted(self, treaty_id: str, known_at: Day | None = None) -> dict[str, tuple[Interval, ...]]:
        """The timelines of all States on a treaty's list that count as parties when they are bound, by code.

        A State that another one continues is counted there, so that nobody counts twice.
        """
        known, ends = _known(known_at), continuations()
        if (treaty_id, known) in self._counted:
            return self._counted[treaty_id, known]
        found = self._counted[treaty_id, known] = {}
        for code in self.facts.actions(treaty_id, known):
            if code not in ("*", *self.facts.list_of(treaty_id).uncounted):
                line, end = self._timeline((code, treaty_id, known)), ends.get(code)
                found[code] = tuple(i for i in line if not (end and end.began and i.since and i.since >= end.began))
        return found

    def panel(
        self, unit: str = "day", start: Day = "1945-01-01", end: Day | None = None, treaties: Sequence[str] | str | None = None,
        known_at: Day | None = None, states: Sequence[str] | str | None = None, columns: Sequence[str] | None = None,
    ) -> Panel:  # fmt: skip
        """One row for each State, treaty and day, month or year: a columnar table whose rows are made when they are asked for.

        A month stands by its last day, a year by 31 December; `end` is today where it is not given. Without `treaties`, `states`
        or `columns` all are meant. Raises UsageError for a unit, day, treaty, State or column that does not exist.
        """
        from .panel import Panel

        return Panel(self, unit, start, end, treaties, known_at, states, columns)

    def listed_treaties(self) -> list[str]:
        """The treaties that have both rules and a list of actions."""
        return [name for name in law.treaty_ids() if self.facts.list_of(name).coverage != "none"]

    def _caveat(self, treaty_id: str, day: date) -> Told:
        listed = self.facts.list_of(treaty_id)
        if listed.complete_to and day > listed.complete_to:
            behind = (day - listed.complete_to).days
            return count(
                "As far as the record goes: its list for this treaty is complete to {day}, {earlier} day earlier.",
                "As far as the record goes: its list for this treaty is complete to {day}, {earlier} days earlier.",
                behind, day=the_day(listed.complete_to), earlier=number(behind),
            )  # fmt: skip
        return NOTHING if listed.complete_to else say("The record holds single events only for this treaty.")

    def _views(self, state: str, treaty_id: str, day: date, known: date | None, now: Interval) -> tuple[View, ...]:
        """The standing under each rival answer, where the question had arisen by that day."""
        key = (state, treaty_id, known)
        if key not in self._readings:
            self._readings[key] = self.facts.readings(treaty_id, state, known)
        views: tuple[View, ...] = ()
        for reading in self._readings[key]:
            arises = not reading.while_status or reading.while_status == now.status
            if arises and reading.since <= day and (reading.until is None or day < reading.until):
                asked = (reading.id, known, now.status)
                if asked not in self._seen:
                    self._seen[asked] = tuple(self._views_of(reading, known, now.status))
                views += self._seen[asked]
        return views

    def _views_of(self, reading: Reading, known: date | None, status: str) -> Iterator[View]:
        cited = tuple(provision_basis(law.treaty(reading.treaty), ref) for ref in reading.provisions)
        for holding in reading.holding:
            named = [p for p in holding.proponents if known is None or parse_partial(p.since)[1] <= known]
            who = tuple(p.who for p in named)
            sources = tuple(
                Basis("reading", f"{p.who}, {reading.id}: {holding.id}", self.facts.source(p.source).address, holding.holds) for p in named
            )
            held = holding.status or status
            effective = parse_day(holding.effective) if holding.effective else None
            yield View(holding.id, holding.holds, held, holding.operates and held in BOUND, who, cited + sources, effective)


def unbroken_since(line: tuple[Interval, ...], now: Interval) -> date | None:
    """From when a standing has held: for who is bound without break since before a notice that was taken back, from the beginning.

    Who never acted is no party since no day at all.
    """
    place = line.index(now) if now in line else next(i for i, one in enumerate(line) if one.since == now.since)
    while now.status == "bound" and place and line[place - 1].status in BOUND and line[place - 1].status != line[place].status:
        place -= 1  # two of one status after each other are those of two States of one code
    before = [one.status for one in line[:place]]
    if now.status in SILENT and all(status in SILENT for status in before):
        return None
    return line[place].since


def _on(line: tuple[Interval, ...], day: date) -> Interval | None:
    """The last interval of a timeline that begins by a day; None where the State began later."""
    return next((i for i in reversed(line) if i.since is None or i.since <= day), None)


def _no_former(treaty_id: str, day: date) -> None:
    """Raises UsageError where States that were there on a day, and have ended since, may be missing from a treaty's list."""
    rules = law.treaty(treaty_id)
    opened = rules.opened or rules.adopted
    missing = [end for end in ended() if end.how != "continued" and day < end.since and (opened is None or opened < end.since)]
    if missing:
        names = ", ".join(dict.fromkeys(state_name(end.state) for end in missing))
        raise UsageError(
            f"The list of {treaty_id} carries present States only, so that its parties on {in_words(day)} cannot be counted: {names} may"
            " have been among them."
        )


def _known(day: Day | None) -> date | None:
    return parse_day(day) if day else None
