"""One assertion about one State put to the record: status on a day, signatures and instruments with their dates."""

from __future__ import annotations

from datetime import date, timedelta

from ....record.model import CONSENT, Action
from ....record.states import fate, last_day
from ....standing.model import BOUND
from ....standing.wording import called
from ...model import Period
from .assertions import Assertion
from .case import Case, Part, closed, covers, listing, on
from .leaving import readings_told
from .meaning import of_status, time

_BEFORE_DEPOSIT = 550  # days, as parliaments ratify before the deposit
_DEEDS = {"ratification": "ratified", "accession": "acceded", "succession": "succeeded", "acceptance": "accepted", "approval": "approved"}


def evaluate(case: Case, state: str, a: Assertion) -> Part:
    """One assertion about one State, with what it means to checking."""
    part = _evaluated(case, state, a)
    if a.no_longer or part.holds is None or (a.since and "/" in time(a.period)):
        return part  # since some day of several is no time that an assertion tells
    return part._replace(means=of_status(a.kind, state, a.negated, a.never, a.since, a.period))


def _evaluated(case: Case, state: str, a: Assertion) -> Part:
    parties = case.treaty.entry_into_force.states
    if closed(case.treaty) and len(parties) == 2 and state not in parties and not (state == "RUS" and "SUN" in parties):
        says = f"{called(case.treaty)} is a treaty between {listing(case.name(party) for party in parties)} alone"
        basis = (case.provision(case.treaty.entry_into_force.article),)
        return Part(a.negated if a.kind in ("party", "bound") else None, says, basis)
    if a.kind in ("party", "bound") and (a.no_longer or not (a.since and a.period)):
        return _status(case, state, a)
    if a.kind == "signatory":
        return _signatory(case, state, a)
    return _event(case, state, a._replace(kind="become") if a.kind == "party" else a)


def signature(case: Case, state: str) -> Action | None:
    """The signature of a State, unless it was taken back before publication."""
    signed = case.actions(state, {"signature", "succession-to-signature"})
    taken_back = [a for a in case.actions(state, {"withdrawal-of-signature"}) if a.day <= case.dating.last]
    return signed[0] if signed and not taken_back else None


def history(case: Case, state: str) -> Part:
    """What the record says of how a State came to the treaty; what is asserted of it is still open."""
    name, signed, consent, day = case.name(state), signature(case, state), case.consent(state), case.in_force_for(state)
    taken = [a for a in case.actions(state, {"withdrawal-of-ratification"}) if a.day <= case.dating.last]
    if consent and taken:
        says = f"{{who}} {_DEEDS.get(consent.action, 'consented to be bound')} {on(consent.day)} and took that back {on(taken[-1].day)}"
        return Part(None, f"{says}; its signature stands" if signed else says, case.cited(signed, consent, taken[-1]), who=name)
    if consent:
        first = f"signed {on(signed.day)} and " if signed else ""
        force = f", and the treaty entered into force for it {on(day)}" if day else ""
        says = f"{{who}} {first}{_DEEDS.get(consent.action, 'consented to be bound')} {on(consent.day)}{force}"
        return Part(None, says, case.cited(signed, consent), who=name)
    if signed:
        says = f"{{who}} signed {on(signed.day)}, and no instrument is on the depositary's list"
        return Part(None, says, (*case.cited(signed), case.listed(f"No instrument of {name} is on the list.")), who=name)
    left = [action for action in case.actions(state, {"withdrawal-of-signature"}) if action.day <= case.dating.last]
    once = case.actions(state, {"signature"})
    if left and once:
        says = f"{{who}} signed {on(once[0].day)} and told the depositary {on(left[-1].day)} that it does not intend to become a party"
        return Part(None, says, case.cited(once[0], left[-1]), who=name)
    says = "neither a signature nor an instrument of {who} is on the depositary's list"
    return Part(None, says, (case.listed(f"Neither signature nor instrument of {name} is on the list."),), who=name)


def _status(case: Case, state: str, a: Assertion) -> Part:
    """That a State is, is not, or is no longer a party or bound, on the day of publication or in the period named."""
    status, now = case.status(state, a.period), case.standing(state, a.period.end if a.period else case.day)
    part = history(case, state)
    if not status or now is None:
        return part
    part = part._replace(basis=tuple(dict.fromkeys((*part.basis, *now.basis))))
    effect = case.effect(state)
    if effect and status in ("withdrawn", "withdrawing"):
        verb = "took" if effect <= case.record.today else "takes"
        part = part._replace(says=f"the withdrawal of {{who}} {verb} effect {on(effect)}", basis=now.basis)
    # Under one of the rival readings the duties do not operate, or the State is none of the parties.
    operates = a.kind == "bound" and any(not view.operates for view in now.readings)
    if operates or len({view.status in BOUND for view in now.readings}) > 1:
        views = tuple(entry for view in now.readings for entry in view.basis)
        told = f"{part.says}; what follows is read in more than one way: {readings_told(case, state)[0]}"
        part = part._replace(says=told, basis=part.basis + views, contested=True)
    if a.never:
        ever = any(i.status in BOUND and i.since and i.since <= case.dating.first for i in case.timeline(state))
        return part._replace(holds=False if ever else None if case.consent(state) else True)
    if a.no_longer:
        since = a.period is None or covers(a.period, effect)
        return part._replace(holds={"withdrawn": since, "bound": False, "withdrawing": False}.get(status))
    if status in ("pending", "provisionally applying"):
        return part._replace(holds=a.negated if a.kind == "bound" else None)
    if status not in (*BOUND, "no party", "signatory", "withdrawn"):
        return part
    return part._replace(holds=(status in BOUND) != a.negated)


def _signatory(case: Case, state: str, a: Assertion) -> Part:
    """That a State is a signatory. News uses the word for parties too, so a party that did not sign decides nothing."""
    part, signed = history(case, state), signature(case, state)
    if signed:
        held = case.happened(signed.day)
        return part._replace(holds=None if held is None or a.period else held != a.negated)
    if case.consent(state) or a.period or not case.silent_to(case.dating.last) or (not a.negated and not case.listed_to(case.dating.last)):
        return part
    return part._replace(holds=a.negated)


def _event(case: Case, state: str, a: Assertion) -> Part:
    """That a State signed, ratified, acceded or joined, or did not, by the day of publication or on the day named."""
    if late := _after_its_end(case, state):
        return late
    needed = _needed(case, state)
    if needed and not a.period and not a.no_longer and a.kind != "accede" and not case.consent(state):
        return needed._replace(holds=not a.negated)
    return history(case, state)._replace(holds=_came_about(case, state, a))


def _after_its_end(case: Case, state: str) -> Part | None:
    """What is told of a State that was no more when its successor did it: neither true nor false of that State."""
    ended, deeds = last_day(state), case.actions(state, {"signature", *CONSENT})
    if ended is None or not deeds or any(deed.day < ended for deed in deeds):
        return None
    return Part(None, f"{fate(state).rstrip('.')}; what was done later is not its own", case.cited(deeds[0]), who=case.name(state))


def _needed(case: Case, state: str) -> Part | None:
    """That a treaty in force could not be without this State's ratification: it stands among those on whom entry into force waits."""
    start, clause = case.record.start(case.treaty.id, case.known).day, case.treaty.entry_into_force
    if state not in clause.states or start is None or not case.happened(start) or case.whole_list:
        return None
    says = f"{called(case.treaty)} entered into force {on(start)}, for which {case.art(clause.article)} asks the ratification of {{who}}"
    return Part(None, says, (case.provision(clause.article),), who=case.name(state))


def _came_about(case: Case, state: str, a: Assertion) -> bool | None:
    """Whether an event came about as asserted."""
    signed, consent = signature(case, state), case.consent(state)
    deed = signed if a.kind == "sign" else consent
    listed = case.listed_to(_told_to(case, a))
    if a.no_longer or case.actions(state, {"withdrawal-of-ratification", "withdrawal-of-signature"}):
        return _taken_back(case, state, a)
    if deed is None:
        if a.kind == "sign" and consent and case.happened(consent.day) is not False and not a.negated:
            return None  # acceded without a signature: "signed" is said loosely
        if a.negated and not a.period:
            return True if case.silent_to(case.dating.last) else None
        return a.negated if listed else None
    held = case.happened(deed.day)
    if held is None:
        return None
    if a.negated:
        gone = case.status(state) == "withdrawn" and not a.never
        return None if gone or a.period else not held
    if not held:
        return False if listed and not a.period else None
    return True if a.period is None else _dated(case, state, a, deed)


def _told_to(case: Case, a: Assertion) -> date:
    """The day up to which the list must reach, to tell that there was no such deed: of one long ago it need not go on to the report."""
    if a.period is None or a.negated:
        return case.dating.last
    return min(case.dating.last, a.period.end + timedelta(days=0 if a.kind == "sign" else _BEFORE_DEPOSIT))


def _taken_back(case: Case, state: str, a: Assertion) -> bool | None:
    """A signature that still stands, an instrument once given: what was taken back later leaves the rest undecided."""
    first = case.actions(state, {"signature"} if a.kind == "sign" else {"ratification", "accession", "acceptance", "approval"})
    taken = case.actions(state, {"withdrawal-of-signature"} if a.kind == "sign" else {"withdrawal-of-ratification"})
    if not first:
        return a.negated if case.listed_to(case.dating.last) else None
    if a.period and not a.negated:
        return covers(a.period, first[0].day) or None
    standing = not any(case.happened(action.day) is not False for action in taken)
    return (standing != a.negated) if standing and case.happened(first[0].day) and not a.period else None


def _dated(case: Case, state: str, a: Assertion, deed: Action) -> bool | None:
    """Whether a deed was done in the period named. To join is the deposit or the entry into force, whichever a report means."""
    assert a.period is not None
    force = case.in_force_for(state)
    if a.kind == "bound":
        if covers(a.period, force):
            return True
        narrow = (a.period.end - a.period.start).days < 40
        return matches(a.period, force) if narrow or not covers(a.period, deed.day) else None
    if covers(a.period, deed.day) or (a.kind in ("join", "become") and covers(a.period, force)):
        return True
    if a.kind in ("ratify", "accede", "join", "become"):
        # Some count a ratification from its effect, or a signature as joining.
        loose = Period(deed.day - timedelta(days=_BEFORE_DEPOSIT), force or deed.day)
        signed = signature(case, state)
        if (a.period.start <= loose.end and a.period.end >= loose.start) or (a.kind == "join" and signed and covers(a.period, signed.day)):
            return None
    return matches(a.period, deed.day)


def matches(period: Period, day: date | None) -> bool | None:
    """Whether a day lies in a period; open where it misses it by no more than three days, as lists differ by so much."""
    if day is None:
        return None
    return True if covers(period, day) else None if covers(period, day, 3) else False
