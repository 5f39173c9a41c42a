"""`act`: what a State did under a treaty, laid beside the actions on record.

A step at home is no notice, a notice is no exit, and a signature no consent: each is asked of actions of its own kind.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..assertions.days import Days
from ..record.model import CONSENT, Action
from ..record.states import ending, last_day
from ..standing.model import BOUND
from ..told import Template, Told, count, row, say
from .answer import Held
from .case import Case
from .duty import lengthened
from .ranks import ranked
from .votes import SIDES, voted
from .wording import TAKEN_BACK, called, named, on, the_day

LOOSE = 550  # days: parliaments ratify before the deposit, and some count a ratification from its effect
WEEK = 7  # days: what was decided and told before it reached anybody
NEAR = 3  # days by which lists differ

# The actions on record that are an act, and of those that say what they are about, which.
KINDS: dict[str, frozenset[str]] = {
    "sign": frozenset({"signature", "succession-to-signature"}), "ratify": CONSENT, "accede": CONSENT, "join": CONSENT,
    "approve-at-home": frozenset({"domestic-step"}), "announce-withdrawal": frozenset({"announcement", "domestic-step", "withdrawal"}),
    "notify-withdrawal": frozenset({"withdrawal"}), "suspend": frozenset({"suspension"}), "object": frozenset({"objection"}),
    "declare": frozenset({"declaration", "communication"}), "reserve": frozenset({"reservation"}),
    "request-extension": frozenset({"extension-request", "extension"}), "get-extension": frozenset({"extension"}),
    "report": frozenset({"report", "completion"}), "extend": frozenset({"extension"}),
}  # fmt: skip
BACK = {"ratify": "withdrawal-of-ratification", "sign": "withdrawal-of-signature", "leave": "withdrawal-of-notice",
        "notify-withdrawal": "withdrawal-of-notice", "announce-withdrawal": "withdrawal-of-notice"}  # fmt: skip
DONE: dict[str, Template] = {
    "sign": "{who} signed {when}",
    "ratify": "{who} gave its instrument {when}",
    "accede": "{who} gave its instrument {when}",
    "join": "{who} gave its instrument {when}",
    "approve-at-home": "{who} took a step at home {when}",
    "announce-withdrawal": "{who} announced or decided that it would leave {when}",
    "notify-withdrawal": "{who} gave notice of withdrawal {when}",
    "leave": "{who} left {when}",
    "suspend": "{who} suspended its performance {when}",
    "object": "{who} objected {when}",
    "declare": "{who} made a declaration {when}",
    "reserve": "{who} made a reservation {when}",
    "request-extension": "{who} asked for more time {when}",
    "get-extension": "{who} was given more time {when}",
    "report": "{who} reported {when}",
    "extend": "the parties extended it {when}",
    "take-back": "{who} took it back {when}",
}
# What a State may declare, and the actions by which it does.
DECLARED = {
    "suspend": frozenset({"suspension", "announcement"}), "leave": frozenset({"announcement", "withdrawal"}),
    "completion": frozenset({"completion"}),
}  # fmt: skip
AGAIN = frozenset({"report", "declare"})  # acts that are done time and again: that it was once done denies no lack of it
LISTED = frozenset({"sign", "ratify", "accede", "join", "notify-withdrawal", "leave"})  # acts of which the list holds every one
ABOUT = {"leave": "leave", "announce-withdrawal": "leave", "join": "join", "ratify": "join", "accede": "join", "suspend": "suspend"}


def check(case: Case, state: str) -> Held:
    """Whether a State did the act, at the time that is told."""
    a = case.assertion
    ended = case.existing(state, min(case.day, case.said))
    if ended and not case.actions(state):
        return ended
    if a.order:
        held = ranked(case, state)
        rival = case.divided(state, case.said) if a.value == "leave" and held.holds else ()
        return case.differing(rival, held.basis) if rival else held
    if a.value == "suspend" and a.of:
        return _no_such_acts(case)
    if a.value in SIDES:
        return voted(case, state)
    if a.value == "leave":
        return _left(case, state)
    found = _actions(case, state)
    if found is None or (a.value == "extend" and state and not a.group and not _was_party(case, state, found)):
        return _no_such_acts(case)
    if a.value in ("sign", "ratify", "accede", "join") and (late := _after_its_end(state, found)):
        says = row((ending(state), say(DONE[str(a.value)], who=named(late.state), when=on(late.date))))
        return Held(None, says, case.cited(late))
    if a.value in ("sign", "ratify", "accede", "join") and a.holds is False and case.when is None:
        return _not_done(case, state, found)
    return _done(case, state, found)


def _was_party(case: Case, state: str, extensions: tuple[Action, ...]) -> bool:
    """Whether a State was bound when the parties extended the treaty."""
    then = [case.at(state, action.day) for action in extensions]
    return all(now is None or now.status in BOUND for now in then) and not case.closed_to(state)


def _no_such_acts(case: Case) -> Held:
    return case.not_on_record(say("no acts of that kind under {treaty}", treaty=called(case.treaty)))


def _did(case: Case, state: str, when: Told) -> Told:
    """That a State did, or the parties did, the act that is told, at a time."""
    return say(DONE[str(case.assertion.value)], who=named(state), when=when)


def _after_its_end(state: str, found: tuple[Action, ...]) -> Action | None:
    """The first of the acts, where all of them were done when the State was no more, by the one that continues it."""
    ended = last_day(state)
    return found[0] if ended and found and all(action.day >= ended and action.state != state for action in found) else None


def _actions(case: Case, state: str) -> tuple[Action, ...] | None:
    """The actions on record that could be the act; None where such acts are not recorded."""
    a = case.assertion
    if a.value == "take-back":
        kind = BACK.get(a.of)
        return case.actions(state, {kind} if kind else set(BACK.values()))
    kinds = KINDS.get(str(a.value))
    if kinds is None:
        return None
    if a.value == "declare" and a.of in DECLARED:
        return case.actions(state, DECLARED[a.of], a.norm)
    if a.value == "extend":
        return case.actions("*", kinds) or None
    about = ABOUT.get(a.of if a.value == "approve-at-home" else str(a.value))
    if a.value == "approve-at-home" and a.of and about is None:
        return None
    found = case.actions(state, kinds, "" if a.value in LISTED else a.norm)  # signing and joining are of the whole treaty
    if about and a.value in ("approve-at-home", "announce-withdrawal"):
        found = tuple(action for action in found if action.about == about or action.action == "withdrawal")
    if a.value == "approve-at-home" and a.by:
        found = tuple(action for action in found if action.by == a.by)
    if a.to and a.value not in LISTED:
        found = tuple(action for action in found if action.to in a.to)
    return found


def _days(case: Case, action: Action) -> list[date]:
    """The days that a report may give an action: that of the deed, for joining that of its effect too."""
    found = [action.known if _was_told(case, action) else action.day]
    if case.assertion.value in ("suspend", "take-back", "extend") and action.effective:
        found.append(action.effective)
    if case.assertion.value == "join":
        force = case.in_force_for(action.state)
        found += [force] if force else []
    if case.assertion.value == "get-extension" and action.until:
        found.append(action.until)
    return found


def _was_told(case: Case, action: Action) -> bool:
    """Whether the act is the word of what was done: a completion is declared or reported on the day on which it became known."""
    return case.assertion.value in AGAIN and action.action == "completion" and not _inexact(action)


def _at(case: Case, action: Action) -> Told:
    return on(action.known if _was_told(case, action) else action.date or action.day)


def _done(case: Case, state: str, found: tuple[Action, ...]) -> Held:
    """Whether one of the actions is the act that is told."""
    a, when = case.assertion, case.when
    told = [action for action in found if any(_meets(when, case, day, action) for day in _days(case, action))]
    if told and a.number is not None:
        held = _length(case, told)
        if held is not None:
            return held
    unsaid = a.value == "report" and not a.norm and bool(a.about or when is None)
    if told and unsaid and all(action.action == "report" for action in told):
        says = _did(case, state, on(told[-1].date or told[-1].day))
        return Held(None, say("{says}; whether on what is told the record does not hold", says=says), case.cited(told[-1]))
    if told and a.value in AGAIN and not (a.holds or a.ever or when):
        says = _did(case, state, _at(case, told[-1]))
        return Held(None, say("{says}; that it has not done so since can be meant", says=says), case.cited(told[-1]))
    if told:
        return Held(True, _did(case, state, _at(case, told[0])), case.cited(told[0]))
    if found:
        return _another_day(case, state, found)
    force = case.in_force_for(state) if a.value in ("ratify", "join") else None
    if force and force <= case.said and case.when is None:
        says = say("{treaty} entered into force for {who} {when}, so that it had consented",
                   treaty=called(case.treaty), who=named(state), when=on(force))  # fmt: skip
        return Held(True, says, (case.at(state, force) or case.timeline(state)[0]).basis)
    nothing = say("no such act of {who} under {treaty} is on record", who=named(state), treaty=called(case.treaty))
    given = [action for action in case.consents(state) if action.day <= case.said]
    if a.value == "sign" and given:  # acceded without a signature: "signed" is said loosely
        consent = given[0]
        says = say("{who} is not on the list of those who signed {treaty}; it gave its instrument {when}",
                   who=named(state), treaty=called(case.treaty), when=on(consent.date))  # fmt: skip
        return Held(None, says, case.cited(consent))
    if a.value == "ratify" and (step := _at_home(case, state)):
        says = say(DONE["approve-at-home"], who=named(state), when=on(step.date))
        return Held(None, say("{says}: a vote or decree at home, or its effect, can be meant", says=says), case.cited(step))
    if a.value in LISTED and (case.silent(min(case.said, case.day)) or (a.value == "sign" and case.closed_for_signature())):
        entry = case.list_entry(f"Neither signature nor instrument of {named(state)} is on the list.")
        return Held(False, nothing, (entry,))
    if a.value in LISTED:
        return case.past_the_list(nothing, False)
    kept: Template = "nothing of the kind for {who} under {treaty}, and need not hold every such act"
    return case.not_on_record(say(kept, who=named(state), treaty=called(case.treaty)))


def _at_home(case: Case, state: str) -> Action | None:
    """The vote of a parliament or the like, at the time that is told, by which a State took the way to being bound."""
    steps = [action for action in case.actions(state, {"domestic-step"}) if action.about == "join"]
    return next((action for action in steps if _meets(case.when, case, action.day, action)), None)


def _meets(when: Days | None, case: Case, day: date, action: Action) -> bool:
    """Whether an action is of the time told, and was done by the day it was told as done."""
    if case.assertion.mode == "fact" and case.assertion.value in LISTED and action.day > case.said:
        return False
    if when is not None:
        if _inexact(action):
            return when.holds(action.day) and when.holds(action.last_day)
        return when.holds(day, NEAR if case.assertion.value == "take-back" else 0)  # a law of one day, a notice of the next
    return day <= case.said


def _inexact(action: Action) -> bool:
    """Whether only the month or the year of an action is on record."""
    return action.day != action.last_day


def _another_day(case: Case, state: str, found: tuple[Action, ...]) -> Held:
    """The act is on record, on another day than the one told."""
    a, when = case.assertion, case.when
    nearest = found[0] if when is None else min(found, key=lambda action: _apart(when, _days(case, action)[0]))
    says = _did(case, state, _at(case, nearest))
    basis = case.cited(nearest)
    if when is None:  # done later than it was said
        loose = LOOSE if a.value in ("ratify", "accede", "join") else NEAR if a.value in LISTED else WEEK
        early = nearest.day - case.said <= timedelta(days=loose)
        return Held(None if early else False, says, basis)
    days = _days(case, nearest)
    if _inexact(nearest) and _apart(when, nearest.day, nearest.last_day) == 0:
        return Held(None, say("{says}; no nearer day is on record", says=says), basis)
    if any(when.holds(day, NEAR) for day in days):
        return Held(None, say("{says}; lists differ by so few days", says=says), basis)
    if a.value in ("ratify", "accede", "join") and (_loosely(case, state, nearest, when) or _at_home(case, state)):
        return Held(None, say("{says}: a vote or decree at home, or its effect, can be meant", says=says), basis)
    if a.value in LISTED or a.value == "take-back":
        return Held(False, says, basis)
    if a.value == "extend" and case.treaty.expires and nearest.day <= case.treaty.expires <= case.said:
        told = say("{says}, and it ended {when}", says=says, when=on(case.treaty.expires))
        return Held(False, told, basis)  # a treaty that has ended was not extended once more
    return Held(None, say("{says}; whether there was another time is not on record", says=says), basis)


def _loosely(case: Case, state: str, action: Action, when: Days) -> bool:
    """Whether the time told lies between what may have been done at home and the effect of the deposit."""
    force = case.in_force_for(state) or action.day
    first, last = action.day - timedelta(days=LOOSE), max(force, action.day)
    signed = case.actions(state, {"signature"})
    if case.assertion.value == "join" and signed and when.holds(signed[0].day):
        return True
    return (when.first is None or when.first <= last) and (when.last is None or when.last >= first)


def _not_done(case: Case, state: str, found: tuple[Action, ...]) -> Held:
    """That a State has not signed or joined: what it did later does not belie it; what it took back leaves it open."""
    done = [action for action in found if action.day <= case.said]
    undone = case.actions(state, {"withdrawal-of-ratification", "withdrawal-of-signature", "withdrawal"})
    back = [action for action in undone if action.day <= case.said]
    if done and back and not case.assertion.ever:
        says = say("{says} and took that back or left {when}", says=_did(case, state, on(done[0].date)), when=on(back[-1].date))
        return Held(None, says, case.cited(done[0], back[-1]))
    if done:
        return Held(True, _did(case, state, on(done[0].date)), case.cited(done[0]))
    nothing: Told = say("no such act of {who} under {treaty} is on the list", who=named(state), treaty=called(case.treaty))
    if found:
        nothing = _did(case, state, say("only {when}", when=on(found[0].date)))
    elif not (case.silent(case.said) or (case.assertion.value == "sign" and case.closed_for_signature())):
        return case.past_the_list(nothing, False)
    entry = case.list_entry(f"No such act of {named(state)} by {case.said.isoformat()} is on the list.")
    return Held(False, nothing, (*case.cited(*found[:1]), entry))


def _left(case: Case, state: str) -> Held:
    """That a State left: true from the day of effect, false where no notice was given, open between the two."""
    when, effect = case.when, case.exit(state)
    if rival := case.divided(state, case.said):
        return case.differing(rival)
    notices = case.actions(state, {"withdrawal"})
    if not notices and effect is None:
        nothing = say("no notice of withdrawal of {who} from {treaty} is on record", who=named(state), treaty=called(case.treaty))
        if case.silent(min(case.said, case.day)):
            return Held(False, nothing, (case.list_entry(f"No notice of {named(state)} is on the list."),))
        return case.past_the_list(nothing, False)
    given = notices[-1] if notices else None
    undetermined: Template = "the day of its effect is undetermined"
    takes: Template = "its withdrawal from {treaty} takes effect {when}"
    back = case.taken_back(state)
    ends = say(takes, treaty=called(case.treaty), when=on(effect)) if effect else say(undetermined)
    if back:
        ends = say(TAKEN_BACK, when=on(back.date))
    says = (
        say("{who} gave notice {when}; {ends}", who=named(state), when=on(given.date), ends=ends)
        if given
        else say("{who}: {ends}", who=named(state), ends=ends)
    )
    basis = case.cited(*(one for one in (given, back) if one))
    basis += (case.provision(case.treaty.withdrawal.article),) if case.treaty.withdrawal else ()
    if back and when is None:
        return Held(False, says, basis)  # by either meaning: it is in again, and no notice stands
    if when is None:
        if effect and effect <= case.said:
            return Held(True, says, basis)
        if given and given.day <= case.said:
            return Held(None, say("{says}: to leave can mean either", says=says), basis)
        return Held(False, says, basis)
    if when.holds(effect) and effect and (effect <= case.said or case.assertion.mode != "fact"):
        return Held(True, says, basis)
    if when.holds(effect) or (given and when.holds(given.day, NEAR)) or when.holds(effect, NEAR) or effect is None:
        return Held(None, say("{says}: to leave can mean either", says=says), basis)
    return Held(False, says, basis)


def _length(case: Case, told: list[Action]) -> Held | None:
    """Whether an extension is as long as told; None where the record does not hold how long it is."""
    a, action = case.assertion, told[0]
    held = lengthened(case, told) if a.value in ("get-extension", "request-extension") else None
    if held and (held.holds or a.value == "get-extension"):  # what was granted had been asked for; more may have been
        return held
    if a.value != "extend" or a.unit != "years" or not case.treaty.expires or not action.effective:
        return (
            case.not_on_record(say("no numbers for such an act under {treaty}", treaty=called(case.treaty)))
            if a.value != "extend"
            else None
        )
    years = round((case.treaty.expires - action.effective).days / 365.25)
    said = count("{treaty} was extended by {number} years, to {day}", "{treaty} was extended by {number} years, to {day}", years,
                 treaty=called(case.treaty), day=the_day(case.treaty.expires))  # fmt: skip
    return Held(years == a.number, said, case.cited(action))


def _apart(when: Days, day: date, last: date | None = None) -> int:
    """How many days a day, or a time up to a last day, lies from the time told; 0 where they meet."""
    if when.holds(day) or (last and (when.first is None or when.first <= last) and (when.last is None or day <= when.last)):
        return 0
    ends = [abs((end - day).days) for end in (when.first, when.last) if end]
    return min(ends)
