"""What would follow if a claim were true: a breach by a State that is bound, or no breach of this treaty but perhaps of another.

Stated for conduct that a treaty forbids or limits. Signatories: Vienna Convention on the Law of Treaties, Article 18.
"""

from __future__ import annotations

from .... import law
from ....dates import in_words
from ....errors import UsageError
from ....law.model import Norm
from ....standing import Standing
from ....standing.model import BOUND
from ....standing.wording import called
from ...model import Period
from .case import Case, listing, norm_of, on, sentence

CONDUCT = frozenset({"use", "production", "stockpiling", "transfer"})
_VERBS = {"prohibition": "forbids", "restriction": "restricts"}


def bearing(case: Case) -> str | None:
    """What law and record would make of the conduct or the plan that a claim speaks of; None where there is nothing to say."""
    claim = case.claim
    if claim.norm not in CONDUCT or not claim.targets or claim.act == "demand":
        return None
    norm = norm_of(case.treaty, claim.norm)
    if norm is None:
        return None
    said = [_of_state(case, state, norm) for state in claim.targets]
    return sentence("; ".join(text for text in said if text)) or None


def days_meant(case: Case) -> Period:
    """The days of the conduct: those that the claim names, else the day of publication."""
    if case.claim.when:
        return case.claim.when
    return case.p.dates[0] if len(case.p.dates) == 1 else Period(case.day, case.day)


def _planned(case: Case) -> bool:
    """Whether the claim speaks of conduct to come."""
    return case.p.modality == "plan" or case.claim.act == "announce"


def _of_state(case: Case, state: str, norm: Norm) -> str:
    """What one State was bound by on the days meant; a plan is laid beside the obligations of the day of publication."""
    name, days = case.name(state), days_meant(case)
    start = case.day if _planned(case) else days.start
    if case.complete_to and start > case.complete_to:
        start = case.complete_to
    standing = case.standing(state, start)
    if standing is None:
        return ""
    treaty, other = called(case.treaty), _other_treaty(case, state, norm)
    if standing.status in BOUND:
        return _bound(case, state, norm, standing)
    if standing.status == "withdrawn":
        return f"{treaty} ceased to bind {name} {on(standing.since)}, so that {norm.id} after that day breaches no rule of it{other}"
    if standing.status in ("signatory", "pending", "provisionally applying"):
        later = case.in_force_for(state)
        force = f" (it entered into force for it {on(later)})" if later else ""
        return (
            f"{name} had signed or ratified {treaty} but was not bound by it on that day{force}, so that this would be no breach of it;"
            f" a State that has signed must not defeat its object and purpose (Vienna Convention on the Law of Treaties, Article 18){other}"
        )
    return f"{name} is no party to {treaty}, which therefore does not forbid it this{other}" if standing.status == "no party" else ""


def _bound(case: Case, state: str, norm: Norm, standing: Standing) -> str:
    """A bound State: a breach; for a plan, a breach before the last day of its obligations and none after."""
    name, effect, since = case.name(state), case.effect(state), in_words(case.in_force_for(state) or standing.since)
    article = f"{case.art(norm.provision)} of {called(case.treaty)}"
    if norm.kind != "prohibition":
        return f"{article}, in force for {name} since {since}, {_VERBS.get(norm.kind, 'governs')} this"
    rival = [view for view in standing.readings if not view.operates]
    if rival:
        goes_on = listing(case.name(who) for view in standing.readings if view.operates for who in view.proponents)
        suspended = listing(case.name(who) for view in rival for who in view.proponents)
        return (
            f"whether {article}, in force for {name} since {since}, operated on that day is read in two ways: that it did, so that this"
            f" would be a breach, is held by {goes_on}; that it was suspended, by {suspended}"
        )
    if _planned(case):
        if effect:
            return (
                f"{name} is bound by {article} until {in_words(effect)}: {norm.id} before that day would be a breach, after it"
                f" not{_not_yet_known(case, state)}"
            )
        return f"{name} is bound by {article} since {since}, with no end of that on record, so that {norm.id} would be a breach"
    until = f", until its withdrawal takes effect on {in_words(effect)}" if effect else ""
    return f"{name} was bound by {article} since {since}{until}, so that this, if true, would be a breach"


def _not_yet_known(case: Case, state: str) -> str:
    """That on the day of publication no notice had been given, where the record has one of a later day."""
    notice = case.notice(state)
    if notice and notice.known > case.day:
        return f" (as known {on(case.day)}, before its notice {on(notice.day)}, it was bound with no end in sight)"
    return ""


def _other_treaty(case: Case, state: str, norm: Norm) -> str:
    """Another treaty on the same weapons that binds the State, and what it says of the same conduct."""
    for other_id in case.treaty.fallback:
        try:
            other, standing = law.treaty(other_id), case.record.standing(state, other_id, days_meant(case).start, case.known)
        except UsageError:
            continue
        rule = norm_of(other, norm.id)
        if standing.status in BOUND and rule:
            verb = _VERBS.get(rule.kind, "governs")
            since = in_words(standing.since)
            return f"; but the {other.short}, in force for it since {since}, {verb} {norm.id} (Article {rule.provision})"
    return ""
