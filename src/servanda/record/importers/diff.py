"""A page beside the record: what is new, what the page gives otherwise, and what the record has that the page has not.

An action of the page is known where the record has the same act of the same State on the same day. What is left over on both
sides, one act of a kind each, is one act with another day. Whatever the page does not say (a day of effect, a notification)
changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...dates import parse_partial
from ..facts import Facts
from ..model import CONSENT, Action
from .model import ANY_CONSENT, RATIFYING, Change, Diff, Found, Page

RATIFICATIONS = frozenset({"ratification", "acceptance", "approval", "consent-to-be-bound"})
LISTED = CONSENT | {"signature", "succession-to-signature", "provisional-application"}  # what a table of participants gives
ONCE = LISTED | {"withdrawal"}  # of which a State has one at a time, so that another day is another day of the same act
NUMBERED = frozenset({"communication", "objection"})
Same = Callable[[Found, Action], bool]


def compare(page: Page, treaty: str, facts: Facts) -> Diff:
    """The page beside the record of a treaty as it is known today."""
    record = {state: list(actions) for state, actions in facts.actions(treaty).items()}
    new: list[Found] = []
    changed: list[Change] = []
    same = 0
    by_state: dict[str, list[Found]] = {}
    for found in {found.id(treaty): found for found in reversed(page.found)}.values():  # one act with two depositaries is one
        by_state.setdefault(found.state, []).insert(0, found)
    by_state = {state: [act for act in acts if not any(_poorer(act, other) for other in acts)] for state, acts in by_state.items()}
    for state, acts in by_state.items():
        left, rest = acts, record.get(state, [])
        for fits in (_whole, _numbered, _equal, _same_day, _same_number, _within, _other_day):
            pairs, left, rest = _paired(left, rest, fits)
            for now, was in pairs:
                fields = _differing(now, was)
                if fields:
                    changed.append(Change(was, now, fields))
                else:
                    same += 1
        new += left
        record[state] = rest
    missing = [action for rest in record.values() for action in rest if _expected(action, page)]
    return Diff(tuple(new), tuple(changed), same, tuple(missing))


def _paired(left: list[Found], rest: list[Action], fits: Same) -> tuple[list[tuple[Found, Action]], list[Found], list[Action]]:
    """Each act of the page with the first act of the record that fits, and what is left of both."""
    pairs, over, rest = [], [], list(rest)
    for now in left:
        was = next((action for action in rest if fits(now, action)), None)
        if was is None:
            over.append(now)
        else:
            rest.remove(was)
            pairs.append((now, was))
    return pairs, over, rest


def _poorer(act: Found, other: Found) -> bool:
    """Whether the page tells the same act a second time, and says more of it there."""
    same = (act.state, act.action, act.date) == (other.state, other.action, other.date)
    less = (act.effective, act.notification) != (other.effective, other.notification)
    return same and less and act.effective in ("", other.effective) and act.notification in ("", other.notification)


def _kin(now: Found, was: Action) -> bool:
    """Whether both may be the same act, whatever it is called: all consents to be bound are kin.

    Communications and objections are known by their numbers: with two numbers they are two.
    """
    if now.action in NUMBERED and now.notification and was.notification and _bare(now.notification) != _bare(was.notification):
        return False
    return now.action == was.action or (now.action in CONSENT and was.action in CONSENT)


def _whole(now: Found, was: Action) -> bool:
    """The same in all that a page gives: of two notices of one day each finds its own, not the other's."""
    effect = was.effective.isoformat() if was.effective else ""
    return _equal(now, was) and now.effective == effect and _bare(now.notification) == _bare(was.notification)


def _numbered(now: Found, was: Action) -> bool:
    return _equal(now, was) and bool(now.notification) and _bare(now.notification) == _bare(was.notification)


def _equal(now: Found, was: Action) -> bool:
    return now.action == was.action and now.date == was.date and _kin(now, was)


def _same_day(now: Found, was: Action) -> bool:
    """The same day, or the day of effect, where the page gives a withdrawal one day and does not say which it is."""
    if now.action == was.action == "withdrawal" and not now.effective and was.effective and now.date == was.effective.isoformat():
        return True
    return _kin(now, was) and now.date == was.date


def _same_number(now: Found, was: Action) -> bool:
    return _kin(now, was) and bool(now.notification) and _bare(now.notification) == _bare(was.notification)


def _within(now: Found, was: Action) -> bool:
    """The record has the year or the month only, or the day of effect only, and the page tells the day."""
    if not now.date or not _kin(now, was):
        return False
    if not was.date:
        return bool(now.effective) and was.effective is not None and was.effective.isoformat() == now.effective
    first, last = parse_partial(was.date)
    return first != last and first.isoformat() <= now.date <= last.isoformat()


def _other_day(now: Found, was: Action) -> bool:
    return now.action in ONCE and _kin(now, was)


def _differing(now: Found, was: Action) -> tuple[str, ...]:
    """The fields in which the page says something else, or more, than the record."""
    fields = []
    agrees = {RATIFYING: RATIFICATIONS, ANY_CONSENT: CONSENT}.get(now.loose, frozenset({now.action}))
    if was.action not in agrees and now.action != was.action:
        fields.append("action")
    effect = was.effective.isoformat() if was.effective else ""
    if now.date != was.date and not (now.action == "withdrawal" and now.date == effect) and now.date:
        fields.append("date")
    if now.effective and now.effective != effect:
        fields.append("effective")
    if now.notification and _bare(now.notification) != _bare(was.notification):
        fields.append("notification")
    return tuple(fields)


def _bare(notification: str) -> str:
    """A number as it is compared: "TREATIES-XXVI.5" and "TREATIES-XXVI-5" are both in use for one notification."""
    return re.sub(r"[^A-Z0-9]", "", notification.upper())


def _expected(action: Action, page: Page) -> bool:
    """Whether a page like this should have given an action of the record."""
    return action.action in LISTED and action.state != "*" and (page.as_at is None or action.day <= page.as_at)


def chosen(page: Page, diff: Diff, treaty: str, accept: Iterable[str]) -> tuple[list[Found], list[Change], list[str]]:
    """What of a diff a person accepts, by the ids of its rows or `all`; last, the ids that name nothing there."""
    wanted = {word.strip().casefold() for word in accept if word.strip()}
    everything = "all" in wanted
    new = [found for found in diff.new if everything or found.id(treaty) in wanted]
    changed = [change for change in diff.changed if everything or change.now.id(treaty) in wanted]
    there = {found.id(treaty) for found in (*diff.new, *(change.now for change in diff.changed))}
    known = there | {found.id(treaty) for found in page.found} | {"all"}
    return new, changed, sorted(wanted - known)
