"""What changed between two days, in words: one line for each change, and one for all States whose yearly day went by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..dates import in_words, partial_in_words
from ..record.canonical import plain
from ..record.model import OWN, Action
from ..record.states import state_name
from ..standing.changes import Change, Held, went_by, yearly
from ..standing.model import Due, Standing
from ..tuples import NamedTuple
from .as_json import basis_json
from .duties import duty
from .words import listed, treaty_name, web_address

HEADINGS = {
    "action": "New on record", "standing": "Standings that changed", "reading": "Contested questions", "deadline": "Duties with a last day",
}  # fmt: skip
VERBS = {
    "signature": "signed the {treaty}",
    "succession-to-signature": "succeeded to a signature of the {treaty}",
    "ratification": "ratified the {treaty}",
    "acceptance": "accepted the {treaty}",
    "approval": "approved the {treaty}",
    "accession": "acceded to the {treaty}",
    "succession": "succeeded to the {treaty}",
    "consent-to-be-bound": "consented to be bound by the {treaty}",
    "provisional-application": "declared to apply the {treaty} provisionally",
    "withdrawal": "gave notice of withdrawal from the {treaty}",
    "withdrawal-of-notice": "took back its notice of withdrawal from the {treaty}",
    "withdrawal-of-ratification": "withdrew its ratification of the {treaty}",
    "withdrawal-of-signature": "withdrew its signature of the {treaty}",
    "suspension": "declared the {treaty} suspended for itself",
    "objection": "objected under the {treaty}",
    "declaration": "made a declaration under the {treaty}",
    "reservation": "made a reservation to the {treaty}",
    "understanding": "told its understanding of the {treaty}",
    "communication": "made a communication under the {treaty}",
    "territorial-extension": "extended the {treaty} to a territory",
    "extension": "was granted more time for {norm} under the {treaty}",
    "extension-request": "asked for more time for {norm} under the {treaty}",
    "completion": "completed {norm} under the {treaty}",
    "report": "reported on {norm} under the {treaty}",
    "acknowledgement": "acknowledged something under the {treaty}",
    "announcement": "made an announcement about the {treaty}",
    "domestic-step": "took a domestic step about the {treaty}",
    "entry-into-force": "saw the {treaty} enter into force",
    "expiry": "saw the {treaty} expire",
}
# What says nothing without its note.
NOTED = ("domestic-step", "announcement", "communication", "objection", "declaration", "reservation", "understanding")


class Told(NamedTuple):
    """One line: its day, its words, and the changes that it tells."""

    kind: str
    day: date
    says: str
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """An identity that follows from what is told, so that a feed does not tell it twice."""
        content = "\x1f".join((self.kind, self.day.isoformat(), self.says))
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    @property
    def address(self) -> str:
        """Where the first of its sources can be read; nothing where none has an address."""
        return next((found for change in self.changes for item in change.basis if (found := web_address(item.source))), "")


def told(changes: Iterable[Change]) -> list[Told]:
    """The lines of a diff, in the order of their days."""
    lines: list[Told] = []
    yearly: dict[tuple[str, str, date, date], list[Change]] = {}
    for change in changes:
        passed = _yearly(change)
        if passed:
            yearly.setdefault((change.key.treaty, change.key.name, *passed), []).append(change)
        else:
            lines.append(Told(change.key.kind, change.day, says(change), (change,)))
    for (treaty_id, norm, was, now), group in yearly.items():
        who = state_name(group[0].key.state) if len(group) == 1 else f"{len(group)} States"
        what = f"the day for {_norm(norm)} under the {treaty_name(treaty_id)}"
        text = f"{in_words(was)} passed, {what}, for {who}; the next is {in_words(now)}."
        lines.append(Told("deadline", group[0].day, text, tuple(group)))
    kinds = list(HEADINGS)
    return sorted(lines, key=lambda line: (line.day, kinds.index(line.kind), line.says))


def _yearly(change: Change) -> tuple[date, date] | None:
    was, now = change.before, change.after
    if isinstance(was, Due) and isinstance(now, Due) and yearly(change.key, was, now):
        return was.due, now.due
    return None


def says(change: Change) -> str:
    """One change as a sentence."""
    value = change.after or change.before
    if isinstance(value, Action):
        return _action(value) if change.after else f"No longer on record as it was, since a correction took its place: {_action(value)}"
    if isinstance(value, Standing):
        return _standing(change)
    return _reading(change, value) if isinstance(value, Held) else _deadline(change)


def _action(action: Action) -> str:
    who = "For all parties:" if action.state == "*" else state_name(action.state)
    phrase = VERBS[action.action].format(treaty=treaty_name(action.treaty), norm=_norm(action.norm))
    when = f"on {in_words(action.day)}" if len(action.date) == 10 else f"in {partial_in_words(action.date)}" if action.date else ""
    effect = f"effective {in_words(action.effective)}" if action.effective else ""
    until = f"until {in_words(action.until)}" if action.until else ""
    note = action.source if action.source.startswith(OWN) else action.note if action.action in NOTED else ""
    details = ", ".join(word for word in (until, effect, action.notification, note) if word)
    late = f", known since {in_words(action.known)}" if action.known > action.last_day else ""
    return " ".join(word for word in (who, phrase, when) if word) + (f" ({details})" if details else "") + late + "."


def _standing(change: Change) -> str:
    who, where, was, now = state_name(change.key.state), treaty_name(change.key.treaty), change.before, change.after
    if not isinstance(now, Standing):
        return f"{who} has no standing under the {where} that the record could tell any longer."
    since = f" since {in_words(now.since)}" if now.since else ""
    until = f" until {in_words(now.until)}" if now.until else ", until a day not determined" if now.undetermined else ""
    if not isinstance(was, Standing):
        return f"{who} is “{now.status}” under the {where}{since}{until}."
    if was.status != now.status:
        return f"{who} is now “{now.status}” under the {where}{since}{until}; it was “{was.status}”."
    if was.since != now.since:
        return f"{who} is “{now.status}” under the {where}{since}, not since {in_words(was.since)}."
    return f"{who} stays “{now.status}” under the {where}{until or ' without an end that is known'}."


def _reading(change: Change, held: Held) -> str:
    who, where, was = state_name(change.key.state), treaty_name(change.key.treaty), change.before
    before = {name: set(proponents) for name, _, proponents in was.holdings} if isinstance(was, Held) else {}
    new = [
        f"{listed([state_name(p) for p in proponents if p not in before.get(name, ())])}: {holds}"
        for name, holds, proponents in held.holdings if set(proponents) - before.get(name, set())
    ]  # fmt: skip
    if not isinstance(was, Held):
        return f"The standing of {who} under the {where} is contested: {held.question} {' '.join(new)}".rstrip()
    return f"In the question on {who} under the {where} the answers are held otherwise. {' '.join(new)}".rstrip()


def _deadline(change: Change) -> str:
    who, where, was, now = state_name(change.key.state), treaty_name(change.key.treaty), change.before, change.after
    held = now or was
    norm = duty(held) if isinstance(held, Due) else _norm(change.key.name)
    what = f"{norm} of {who} under the {where}"
    if not isinstance(now, Due):
        return f"The duty of {norm} no longer runs for {who} under the {where}."
    if not isinstance(was, Due):
        return f"New last day: {what} by {in_words(now.due)} ({now.status})."
    if was.due != now.due:
        return f"The last day for {what} is now {in_words(now.due)} ({now.status}); it was {in_words(was.due)}."
    if went_by(was, now):
        return f"The last day for {what}, {in_words(was.due)}, passed: {now.status}."
    return f"The last day for {what} is {in_words(now.due)}: {now.status}, before: {was.status}."


def _norm(norm: str) -> str:
    return norm.replace("-", " ") or "a duty"


def change_json(change: Change) -> dict[str, Any]:
    """A change as plain tables."""
    return {
        "kind": change.key.kind,
        "day": change.day.isoformat(),
        "treaty": change.key.treaty,
        "state": change.key.state,
        "name": change.key.name or None,
        "says": says(change),
        "before": _value_json(change.before),
        "after": _value_json(change.after),
        "basis": basis_json(change.basis),
    }


def _value_json(value: Any) -> dict[str, Any] | None:
    if isinstance(value, Action):
        return {"id": value.id, **plain(value)}
    if isinstance(value, Standing):
        return {key: plain(item) for key, item in value._asdict().items() if key in ("status", "since", "until", "undetermined")}
    if isinstance(value, Due):
        return {key: plain(item) for key, item in value._asdict().items() if key in ("due", "status", "original", "completed")}
    if isinstance(value, Held):
        holdings = [{"reading": name, "holds": holds, "proponents": list(who)} for name, holds, who in value.holdings]
        return {"question": value.question, "holdings": holdings}
    return None
