"""The record as it could be known on a day: what was added later is not seen, what was corrected is seen as corrected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..dates import parse_partial
from ..errors import UsageError
from ..law.clauses import Engagement
from . import loader
from .model import Action, Conflict, Decision, Meeting, Reading, Source, TreatyList, Vote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .own import Own


def _in_order(found: list[Action]) -> tuple[Action, ...]:
    """By day, then by content, so that the order in which a list was read decides nothing."""
    found.sort(key=_when)
    if len(found) > len({_when(action) for action in found}):
        found.sort(key=lambda action: (*_when(action), "\x1f".join(str(part) for part in action)))
    return tuple(found)


def _when(action: Action) -> tuple[date, str]:
    return action.day, action.action


class Facts:
    """The actions and circumstances that came with the package, and any that were added to them for a what-if."""

    def __init__(
        self, added: Iterable[Action] = (), added_conflict_ends: Iterable[tuple[str, date]] = (), own: Own | None = None
    ) -> None:
        self._added, self.own = tuple(added), own
        self._ends = dict(added_conflict_ends)
        known = [conflict.id for conflict in loader.conflicts()] if self._ends else []
        for conflict in self._ends:
            if conflict not in known:
                raise UsageError(f"The record knows no armed conflict {conflict!r}. Use one of: {', '.join(known)}.")
        self._cache: dict[tuple[str, date | None], dict[str, tuple[Action, ...]]] = {}

    @property
    def added(self) -> tuple[Action, ...]:
        """The actions that did not come with the package."""
        return self._added

    def conflicts(self) -> tuple[Conflict, ...]:
        """All armed conflicts, each with its end as it came with the package or was added."""
        return tuple(c._replace(end=self._ends.get(c.id, c.end)) for c in loader.conflicts())

    def with_actions(self, actions: Iterable[Action], conflict_ends: Iterable[tuple[str, date]] = ()) -> Facts:
        """The same facts with a few actions, or ends of conflicts by their id, added."""
        return Facts((*self._added, *actions), {**self._ends, **dict(conflict_ends)}.items(), self.own)

    def with_own(self, own: Own) -> Facts:
        """The same facts with those of an asker's own file, which every answer then tells of."""
        return Facts((*self._added, *own.actions), self._ends.items(), own)

    def actions(self, treaty: str, known_at: date | None = None) -> dict[str, tuple[Action, ...]]:
        """All actions under a treaty by State, in order of their day, as known on `known_at` (None: all).

        What a State did that another one continues (the Soviet Union, Russia) stands under the one that continues it.
        """
        key = (treaty, known_at)
        if key not in self._cache:
            listed = loader.actions(treaty)
            added = tuple(action for action in self._added if action.treaty == treaty)
            seen = [a for a in listed + added if known_at is None or a.known <= known_at]
            corrected = {action.corrects for action in seen if action.corrects}
            by_state: dict[str, list[Action]] = {}
            continued = loader.continuations()
            for action in seen:
                if not corrected or action.id not in corrected:
                    end = continued.get(action.state)
                    goes_on = end and (end.began is None or action.day >= end.began)
                    by_state.setdefault(end.by[-1] if end and goes_on else action.state, []).append(action)
            self._cache[key] = {state: _in_order(found) for state, found in by_state.items()}
        return self._cache[key]

    def of(self, state: str, treaty: str, known_at: date | None = None) -> tuple[Action, ...]:
        """The actions of one State under a treaty, in order of their day; with them those of the State that continues it."""
        by_state, end = self.actions(treaty, known_at), loader.continuations().get(state)
        return (*by_state.get(state, ()), *by_state.get(end.by[-1], ())) if end else by_state.get(state, ())

    def engagements(self, state: str, known_at: date | None = None, character: str = "any") -> tuple[Engagement, ...]:
        """The armed conflicts in which a State is engaged, as they could be known: an end that lies later is still open.

        `character` leaves out the others, where it is international or non-international.
        """
        found = []
        for conflict in loader.conflicts():
            if state not in conflict.states or character not in ("any", conflict.character) or (known_at and conflict.start > known_at):
                continue
            end = self._ends.get(conflict.id, conflict.end)
            if end and known_at and end > known_at and conflict.id not in self._ends:
                end = None
            found.append(Engagement(conflict.name, conflict.start, end))
        return tuple(found)

    def readings(self, treaty: str, state: str = "", known_at: date | None = None) -> tuple[Reading, ...]:
        """The contested questions about a State's standing, or that of any, that had arisen by `known_at`."""
        return tuple(
            r for r in loader.readings()
            if r.treaty == treaty and state in ("", r.state) and (known_at is None or r.since <= known_at)
        )  # fmt: skip

    def decisions(self, treaty: str, state: str = "", norm: str = "", known_at: date | None = None) -> tuple[Decision, ...]:
        """The formal decisions of a treaty's bodies by `known_at`, narrowed to a State and a norm where these are given."""
        return tuple(
            d for d in loader.decisions_by_treaty().get(treaty, ())
            if (not state or (state in d.state and state in d.states)) and (not norm or d.norm == norm)
            and (known_at is None or parse_partial(d.date)[1] <= known_at)
        )  # fmt: skip

    def meetings(self, treaty: str) -> tuple[Meeting, ...]:
        """The meetings of a treaty's parties, in order."""
        return tuple(sorted((meeting for meeting in loader.meetings() if meeting.treaty == treaty), key=lambda meeting: meeting.first))

    def votes(self, treaty: str, known_at: date | None = None) -> tuple[Vote, ...]:
        """How bodies voted on a treaty and on what concerns it, by `known_at`."""
        return tuple(v for v in loader.votes() if v.treaty == treaty and (known_at is None or parse_partial(v.date)[1] <= known_at))

    def list_of(self, treaty: str) -> TreatyList:
        """How far the list of a treaty's actions goes; coverage `none` where the record holds no list."""
        return loader.lists().get(treaty) or TreatyList(treaty, None, "none", "", "")

    def source(self, source: str) -> Source:
        """The source with this id; a text that is no id stands for itself."""
        return loader.sources().get(source) or Source(source, source, source if source.startswith("http") else "")

    def sure(self, action: Action) -> str:
        """How sure an action is: who says it, and whether that was seen."""
        said = self.source(action.source).sure
        return f"{said}, {action.sure}" if said and action.sure else action.sure or said

    def members(self, group: str, day: date) -> frozenset[str]:
        """The States that belong to a group (NATO, EU, CSTO, G7) on a day."""
        return frozenset(m.state for m in loader.memberships() if m.group == group and m.joined <= day and (m.left is None or m.left > day))
