"""What would follow if a claim were true: a breach by a State that is bound, or no breach of this treaty but perhaps of another.

Told of conduct that a treaty forbids or limits. Signatories: Vienna Convention on the Law of Treaties, Article 18.
"""

from __future__ import annotations

from .. import law
from ..assertions.terms import CONDUCT
from ..dates import in_words
from ..errors import UsageError
from ..law.model import Norm
from ..standing import Standing
from ..standing.model import BOUND
from .answer import sentence
from .case import Case
from .wording import called, listing, named, on

_VERBS = {"prohibition": "forbids", "restriction": "restricts"}


def bearing(case: Case) -> str | None:
    """What law and record would make of the conduct that an assertion tells of; None where there is nothing to say."""
    a, states = case.assertion, case.assertion.states
    norm = case.treaty.find_norm(str(a.value)) if a.predicate == "conduct" and a.value in CONDUCT else None
    if norm is None or not states or a.mode == "ought":
        return None
    return sentence("; ".join(told for state in states if (told := _of_state(case, state, norm)))) or None


def _of_state(case: Case, state: str, norm: Norm) -> str:
    """What one State was bound by on the day of the conduct; a plan is laid beside the obligations of the day it was told."""
    when = case.when
    day = case.said if when is None or case.assertion.mode == "plan" else when.first or when.last or case.said
    day = min(day, case.complete_to) if case.complete_to else day
    try:
        standing = case.record.standing(state, case.treaty.id, day, case.known)
    except UsageError:
        return ""
    name, treaty, other = named(state), called(case.treaty), _other_treaty(case, state, norm)
    if len({view.operates for view in standing.readings}) > 1:
        return _read_otherwise(case, state, norm, standing)
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
    name, effect = named(state), case.exit(state)
    since = in_words(case.in_force_for(state) or standing.since)
    article = f"Article {norm.provision} of {called(case.treaty)}"
    if norm.kind != "prohibition":
        return f"{article}, in force for {name} since {since}, {_VERBS.get(norm.kind, 'governs')} this"
    if case.assertion.mode == "plan":
        if effect:
            return f"{name} is bound by {article} until {in_words(effect)}: {norm.id} before that day would be a breach, after it not"
        return f"{name} is bound by {article} since {since}, with no end of that on record, so that {norm.id} would be a breach"
    until = f", until its withdrawal takes effect on {in_words(effect)}" if effect else ""
    return f"{name} was bound by {article} since {since}{until}, so that this, if true, would be a breach"


def _read_otherwise(case: Case, state: str, norm: Norm, standing: Standing) -> str:
    """Where readings differ on whether the treaty operated for the State: what follows by each, and who holds it."""
    since = in_words(case.in_force_for(state) or standing.since)
    operated, not_operated = (
        listing(dict.fromkeys(named(who) for view in standing.readings if view.operates is operates for who in view.proponents))
        for operates in (True, False)
    )
    follows = "this would be a breach" if norm.kind == "prohibition" else f"it {_VERBS.get(norm.kind, 'governs')} this"
    ended = any(view.status not in BOUND for view in standing.readings)
    return (
        f"whether Article {norm.provision} of {called(case.treaty)}, in force for {named(state)} since {since}, operated on that day"
        f" is read in two ways: that it did, so that {follows}, is held by {operated}; that it {'had ended' if ended else 'was suspended'},"
        f" by {not_operated}"
    )


def _other_treaty(case: Case, state: str, norm: Norm) -> str:
    """Another treaty on the same weapons that binds the State, and what it says of the same conduct."""
    day = case.when.first if case.when and case.when.first else case.said
    for other_id in case.treaty.fallback:
        try:
            other, standing = law.treaty(other_id), case.record.standing(state, other_id, day, case.known)
        except UsageError:
            continue
        rule = other.find_norm(norm.id)
        if standing.status in BOUND and rule:
            verb, since = _VERBS.get(rule.kind, "governs"), in_words(standing.since)
            return f"; but the {other.short}, in force for it since {since}, {verb} {norm.id} (Article {rule.provision})"
    return ""
