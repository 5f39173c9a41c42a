"""Every claim put to the word rules, each finding with its verdict by what is known now and by what was known then."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .... import law
from ....assertions.terms import CONTRADICTED, OUTSIDE
from ....dates import in_words
from ....errors import UsageError
from ....law.model import Treaty
from ....reports import Finding
from ....standing import Record
from ...model import Claim, Dating
from .anchor import anchored, asks, partial
from .asked import asked
from .bearing import bearing
from .beside import beside
from .case import Answer, Case
from .conduct import found_formally, free_to, would_breach
from .counts import counts, groups
from .deadline_rules import deadline_rules
from .decisions import decided, recorded
from .duties import duties
from .ellipsis import complete
from .firsts import among_first, first_to_leave, latest, nth_party
from .force import instruments, reservations, treaty_life
from .joining import joining, refusing
from .meaning import together
from .meetings import meeting
from .membership import bound_by_signing, membership
from .outside import undecided
from .provisions import bans, exceptions, scope
from .suspension import objecting, suspending
from .terms import at_once, conflict, notice_period, right_to_leave
from .withdrawal import leaving
from .words import may_be, vocabulary

UNDECIDED = "undecided"
_NOT_THIS = re.compile(r"\W*Not (?:the )?[A-Z]")  # "Not Israel, a party to the treaty, but Iran was inspected": who is meant is another
# What the first half denies, said of others.
_NOR = re.compile(r"\w.*\bnor (?:has|have|had|did|does|do|is|are|was|were|will)\b", re.IGNORECASE | re.DOTALL)
# What did not happen: "Poland would have become the first to leave, had it acted sooner".
_UNREAL = re.compile(
    r"\b(?:would|could|might)(?: \w+)? have (?:\w+ly )?(?:been|become|left|quit|gone|given|done|\w+ed)\b", re.IGNORECASE
)
_WAS = vocabulary("check.was")
_PARTY = vocabulary("check.party")
Rule = Callable[[Case], Answer | None]

RULES: tuple[Rule, ...] = (
    conflict, notice_period, at_once, right_to_leave, objecting, suspending, first_to_leave, leaving,
    counts, groups, among_first, nth_party, latest, joining, refusing, bound_by_signing, membership,
    deadline_rules, duties, bans, scope, exceptions, asked, treaty_life, instruments, reservations,
    meeting, found_formally, would_breach, free_to, decided, recorded,
)  # fmt: skip
# To these "may" is a permission that a treaty gives; to the others it takes back what is said.
PERMISSIONS: tuple[Rule, ...] = (conflict, right_to_leave, deadline_rules, bans, exceptions, asked, reservations)


def findings(claims: Sequence[Claim], dating: Dating, record: Record) -> tuple[Finding, ...]:
    """One finding for every claim, in their order."""
    return tuple(_finding(claim, tuple(claims[:number]), dating, record) for number, claim in enumerate(claims))


def _finding(claim: Claim, before: tuple[Claim, ...], dating: Dating, record: Record) -> Finding:
    treaty = _treaty(claim.treaty)
    if treaty is None:
        why = "No treaty is named whose rules servanda holds, so that neither rule nor record can decide this."
        return Finding(claim, OUTSIDE, why, known_at=dating.day, verdict_as_known=OUTSIDE, rule="no treaty")
    case = Case(claim, record, dating, treaty, None, before)
    answer, rule = _decide(case)
    then, _ = _decide(case._replace(known=dating.day))
    claim = (_as_seen(case) if rule == UNDECIDED else case).claim._replace(assertions=together(answer.means, treaty.id))
    follows = bearing(case) if claim.norm == case.claim.norm else None
    return Finding(claim, answer.verdict, _with_caveat(case, answer), answer.basis, follows, dating.day, then.verdict, rule)


def _decide(case: Case) -> tuple[Answer, str]:
    """The first rule that can decide the claim, and its name; else why nothing can."""
    turned = _UNREAL.search(case.p.text) or _NOR.search(case.p.text) or _NOT_THIS.match(case.p.text)
    if asks(case) or partial(case) or beside(case) or turned:
        return undecided(_as_seen(case)), UNDECIDED
    case = complete(case)
    uncertain = may_be(case.p.text)
    for rule in RULES:
        answer = rule(case) if not uncertain or rule in PERMISSIONS else None
        if answer and (answer.verdict != CONTRADICTED or (anchored(case) and not _once(case))):
            return answer, rule.__name__
    return undecided(_as_seen(case)), UNDECIDED


def _once(case: Case) -> bool:
    """Whether it is told of a time that is not named, that a State was a party: of today that says nothing."""
    found = set(case.words)
    return bool(_WAS & found and _PARTY & found) and not case.dates and not case.p.negated


def _as_seen(case: Case) -> Case:
    """The case under the norm that another reader is sure of, for a claim on which no rule decides."""
    return case._replace(claim=case.claim._replace(norm=case.claim.seen)) if case.claim.seen else case


def _treaty(name: str | None) -> Treaty | None:
    try:
        return law.treaty(name) if name else None
    except UsageError:
        return None


def _with_caveat(case: Case, answer: Answer) -> str:
    """The reason, with the end of the list where the report was published after it and the answer rests on what is not on it."""
    complete, silence = case.complete_to, any(entry.ref.startswith("List of actions") for entry in answer.basis)
    if complete is None or case.dating.last <= complete or answer.verdict == OUTSIDE or not silence:
        return answer.why
    return f"{answer.why} As far as the record goes: its list for this treaty is complete to {in_words(complete)}."
