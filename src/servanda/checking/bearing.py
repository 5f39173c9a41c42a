"""What would follow if a claim were true: a breach by a State that is bound, or no breach of this treaty but perhaps of another.

Told of conduct that a treaty forbids or limits. Signatories: Vienna Convention on the Law of Treaties, Article 18.
"""

from __future__ import annotations

from .. import law
from ..assertions.terms import CONDUCT
from ..errors import UsageError
from ..law.model import Norm
from ..standing import Standing
from ..standing.model import BOUND
from ..told import Message, Template, Text, Told, row, say, sentence
from ..told import named as name_of
from .case import Case
from .wording import called, listing, named, on, the_day

# By the kind of the norm; any other than these governs what it is about.
_IN_FORCE: dict[str, Template] = {
    "restriction": "Article {article} of {treaty}, in force for {who} since {day}, restricts this",
    "other": "Article {article} of {treaty}, in force for {who} since {day}, governs this",
}
_TWO_WAYS: dict[tuple[str, bool], Template] = {  # the kind of the norm, and whether the treaty had ended by the other reading
    ("prohibition", False): (
        "whether Article {article} of {treaty}, in force for {who} since {day}, operated on that day is read in two ways:"
        " that it did, so that this would be a breach, is held by {these}; that it was suspended, by {those}"
    ),
    ("prohibition", True): (
        "whether Article {article} of {treaty}, in force for {who} since {day}, operated on that day is read in two ways:"
        " that it did, so that this would be a breach, is held by {these}; that it had ended, by {those}"
    ),
    ("restriction", False): (
        "whether Article {article} of {treaty}, in force for {who} since {day}, operated on that day is read in two ways:"
        " that it did, so that it restricts this, is held by {these}; that it was suspended, by {those}"
    ),
    ("restriction", True): (
        "whether Article {article} of {treaty}, in force for {who} since {day}, operated on that day is read in two ways:"
        " that it did, so that it restricts this, is held by {these}; that it had ended, by {those}"
    ),
    ("other", False): (
        "whether Article {article} of {treaty}, in force for {who} since {day}, operated on that day is read in two ways:"
        " that it did, so that it governs this, is held by {these}; that it was suspended, by {those}"
    ),
    ("other", True): (
        "whether Article {article} of {treaty}, in force for {who} since {day}, operated on that day is read in two ways:"
        " that it did, so that it governs this, is held by {these}; that it had ended, by {those}"
    ),
}
_OTHER_TREATY: dict[str, Template] = {
    "prohibition": "{says}; but {other}, in force for it since {day}, forbids {norm} (Article {article})",
    "restriction": "{says}; but {other}, in force for it since {day}, restricts {norm} (Article {article})",
    "other": "{says}; but {other}, in force for it since {day}, governs {norm} (Article {article})",
}
NORMS: dict[str, Template] = {
    "use": "use", "production": "production", "stockpiling": "stockpiling", "transfer": "transfer",
}  # fmt: skip


def bearing(case: Case) -> Told | None:
    """What law and record would make of the conduct that an assertion tells of; None where there is nothing to say."""
    a, states = case.assertion, case.assertion.states
    norm = case.treaty.find_norm(str(a.value)) if a.predicate == "conduct" and a.value in CONDUCT else None
    if norm is None or not states or a.mode == "ought":
        return None
    return sentence(row(told for state in states if (told := _of_state(case, state, norm)))) or None


def _of_state(case: Case, state: str, norm: Norm) -> Told | None:
    """What one State was bound by on the day of the conduct; a plan is laid beside the obligations of the day it was told."""
    when = case.when
    day = case.said if when is None or case.assertion.mode == "plan" else when.first or when.last or case.said
    day = min(day, case.complete_to) if case.complete_to else day
    try:
        standing = case.record.standing(state, case.treaty.id, day, case.known)
    except UsageError:
        return None
    if len({view.operates for view in standing.readings}) > 1:
        return _read_otherwise(case, state, norm, standing)
    if standing.status in BOUND:
        return _bound(case, state, norm, standing)
    if standing.status == "withdrawn":
        left: Template = "{treaty} ceased to bind {who} {when}, so that {norm} after that day breaches no rule of it"
        says = say(left, treaty=called(case.treaty), who=named(state), when=on(standing.since), norm=_norm(norm))
        return _with_other_treaty(case, state, norm, says)
    if standing.status in ("signatory", "pending", "provisionally applying"):
        return _with_other_treaty(case, state, norm, _not_yet(case, state))
    if standing.status != "no party":
        return None
    none: Template = "{who} is no party to {treaty}, which therefore does not forbid it this"
    return _with_other_treaty(case, state, norm, say(none, who=named(state), treaty=called(case.treaty)))


def _not_yet(case: Case, state: str) -> Told:
    """A State that has signed or ratified, and is not bound yet."""
    later = case.in_force_for(state)
    if later is None:
        unbound: Template = (
            "{who} had signed or ratified {treaty} but was not bound by it on that day, so that this would be no breach of it;"
            " a State that has signed must not defeat its object and purpose (Vienna Convention on the Law of Treaties, Article 18)"
        )
        return say(unbound, who=named(state), treaty=called(case.treaty))
    until: Template = (
        "{who} had signed or ratified {treaty} but was not bound by it on that day (it entered into force for it {when}), so that this"
        " would be no breach of it;"
        " a State that has signed must not defeat its object and purpose (Vienna Convention on the Law of Treaties, Article 18)"
    )
    return say(until, who=named(state), treaty=called(case.treaty), when=on(later))


def _norm(norm: Norm) -> Message:
    return say(NORMS[norm.id])


def _bound(case: Case, state: str, norm: Norm, standing: Standing) -> Told:
    """A bound State: a breach; for a plan, a breach before the last day of its obligations and none after."""
    effect, since = case.exit(state), the_day(case.in_force_for(state) or standing.since)
    facts = {"article": Text(norm.provision), "treaty": called(case.treaty), "who": named(state), "day": since}
    if norm.kind != "prohibition":
        return say(_IN_FORCE.get(norm.kind, _IN_FORCE["other"]), **facts)
    if case.assertion.mode == "plan" and effect:
        ends: Template = (
            "{who} is bound by Article {article} of {treaty} until {end}: {norm} before that day would be a breach, after it not"
        )
        return say(ends, end=the_day(effect), norm=_norm(norm), **facts)
    if case.assertion.mode == "plan":
        bound: Template = (
            "{who} is bound by Article {article} of {treaty} since {day}, with no end of that on record, so that {norm} would be a breach"
        )
        return say(bound, norm=_norm(norm), **facts)
    if effect:
        until: Template = (
            "{who} was bound by Article {article} of {treaty} since {day}, until its withdrawal takes effect {when}, so that this, if true,"
            " would be a breach"
        )
        return say(until, when=on(effect), **facts)
    breach: Template = "{who} was bound by Article {article} of {treaty} since {day}, so that this, if true, would be a breach"
    return say(breach, **facts)


def _read_otherwise(case: Case, state: str, norm: Norm, standing: Standing) -> Told:
    """Where readings differ on whether the treaty operated for the State: what follows by each, and who holds it."""
    operated, not_operated = (
        listing(dict.fromkeys(named(who) for view in standing.readings if view.operates is operates for who in view.proponents))
        for operates in (True, False)
    )
    ended = any(view.status not in BOUND for view in standing.readings)
    template = _TWO_WAYS[norm.kind if norm.kind in ("prohibition", "restriction") else "other", ended]
    facts = {"article": Text(norm.provision), "treaty": called(case.treaty), "who": named(state)}
    return say(template, day=the_day(case.in_force_for(state) or standing.since), these=operated, those=not_operated, **facts)


def _with_other_treaty(case: Case, state: str, norm: Norm, says: Told) -> Told:
    """With another treaty on the same weapons that binds the State, and what it says of the same conduct."""
    day = case.when.first if case.when and case.when.first else case.said
    for other_id in case.treaty.fallback:
        try:
            other, standing = law.treaty(other_id), case.record.standing(state, other_id, day, case.known)
        except UsageError:
            continue
        rule = other.find_norm(norm.id)
        if standing.status in BOUND and rule:
            template = _OTHER_TREATY.get(rule.kind, _OTHER_TREATY["other"])
            name = name_of(f"the {other.short}", "treaty", other.id)
            since, article = the_day(standing.since), Text(rule.provision)
            return say(template, says=says, other=name, day=since, norm=_norm(norm), article=article)
    return says
