"""Who came first: among the first so many to ratify, the first State to leave."""

from __future__ import annotations

import re
from datetime import date

from ....dates import in_words
from .assertions import TRIGGERS
from .assertions import UNDERSTOOD as MEMBERSHIP
from .case import Answer, Case, Part, combine, covers
from .words import CONDITIONS, HEDGES, NEGATIONS, number, residue, vocabulary

_LEAVE = vocabulary("withdrawal.leave") | vocabulary("withdrawal.left")
_JOINS = {word for word, kind in TRIGGERS.items() if kind in ("ratify", "accede", "join", "sign")}
_FIRST_OF_ALL = re.compile(
    r"\bfirst (?:ever )?(?:(?:state|country|nation|party|member)s? )?(?:ever )?to (?:\w+ ){0,2}(?:leave|left|quit|withdraw|exit|denounce)",
    re.IGNORECASE,
)  # fmt: skip
_WORDS = MEMBERSHIP - NEGATIONS | vocabulary("firsts.words")


def among_first(case: Case) -> Answer | None:
    """That a State was among the first so many to sign or to ratify, by the days of the list."""
    found, used = case.words, set(case.words)
    if not _decidable(case) or not _JOINS & used or _LEAVE & used:
        return None
    places = [place for place, word in enumerate(found[:-1]) if word == "first" and number(found[place + 1])]
    periods = case.periods()
    if len(places) != 1 or periods is None or len(periods) > 1:
        return None
    limit, signed = number(found[places[0] + 1]) or 0, {TRIGGERS[word] for word in _JOINS & used} == {"sign"}
    days, parts = _days(case, signed), []
    for state in case.claim.targets:
        day = days.get(state)
        if day is None or not case.happened(day) or (periods and not covers(periods[0], day)):
            parts.append(Part(None, ""))
            continue
        before = sum(other < day for other in days.values())
        says = f"the {'signature' if signed else 'instrument'} of {{who}} of {in_words(day)} has {before} before it on the list"
        parts.append(Part(before < limit, says, (case.listed(says.replace("{who}", case.name(state))),), who=case.name(state)))
    return combine(parts)


def nth_party(case: Case) -> Answer | None:
    """That a State was the so-manieth to join: as many instruments stand on the list up to its own."""
    found, used = case.words, set(case.words)
    ordinals = [int(word[:-2]) for word in found if word[:-2].isascii() and word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th")]
    if len(ordinals) != 1 or not _decidable(case, "") or not ({"party", "state", "member", "country"} | _JOINS) & used or _LEAVE & used:
        return None
    if case.days_without_saying(found) != []:
        return None
    every = {a.action for found in case.record.facts.actions(case.treaty.id, case.known).values() for a in found}
    kinds = {TRIGGERS[word] for word in _JOINS & used}
    if every & {"succession", "withdrawal"} or "sign" in kinds:
        return None  # who succeeded and who left make counts differ
    days, parts = _days(case, False), []
    for state in case.claim.targets:
        day = days.get(state)
        if day is None or not case.happened(day):
            return None
        first, last = 1 + sum(other < day for other in days.values()), sum(other <= day for other in days.values())
        says = f"the instrument of {{who}} of {in_words(day)} is number {last} on the list"
        holds = True if first <= ordinals[0] <= last else None if first - 1 <= ordinals[0] <= last + 1 else False
        parts.append(Part(holds, says, (case.listed(says.replace("{who}", case.name(state))),), who=case.name(state)))
    return combine(parts)


def latest(case: Case) -> Answer | None:
    """That a State is the latest to sign or join: no later instrument stood on the list when the report was published."""
    used = set(case.words)
    rank = {"latest", "newest"} & used
    if len(rank) != 1 or len(case.claim.targets) != 1 or not _JOINS & used or _LEAVE & used or not _decidable(case, rank.pop()):
        return None
    periods, kinds = case.periods(), {TRIGGERS[word] for word in _JOINS & used}
    signed = kinds == {"sign"}
    days, state = _days(case, signed), case.claim.targets[0]
    own = days.get(state)
    if own is None or not case.happened(own) or periods is None or len(periods) > 1 or not case.listed_to(case.dating.last):
        return None
    if periods and not covers(periods[0], own):
        return None
    later = [code for code, day in days.items() if own < day <= case.dating.first]
    if any(case.dating.first < day <= case.dating.last for day in days.values()):
        return None
    deed = "signature" if signed else "instrument"
    says = f"no {deed} after that of {{who}} of {in_words(own)} stood on the list on {in_words(case.day)}"
    if later:
        says = f"the {deed} of {case.name(later[0])} of {in_words(days[later[0]])} is later than that of {{who}} of {in_words(own)}"
    return combine([Part(not later, says, (case.listed(says.replace("{who}", case.name(state))),), who=case.name(state))])


def _days(case: Case, signatures: bool) -> dict[str, date]:
    """The day of the signature, or of the first instrument, of every State on the list."""
    kinds = {"signature"} if signatures else {"ratification", "acceptance", "approval", "accession", "consent-to-be-bound"}
    every = case.record.facts.actions(case.treaty.id, case.known)
    return {
        state: min(a.day for a in found if a.action in kinds) for state, found in every.items() if any(a.action in kinds for a in found)
    }


def first_to_leave(case: Case) -> Answer | None:
    """That a State was the first to leave the treaty, by notice."""
    used = set(case.words)
    if (
        not _decidable(case)
        or not _LEAVE & used
        or "first" not in used
        or "such" in used
        or len(case.claim.targets) != 1
        or case.periods() != []
    ):
        return None
    if not _FIRST_OF_ALL.search(case.p.text):
        return None  # "the first African country to leave"
    state = case.claim.targets[0]
    notices = {}
    for code, found in case.record.facts.actions(case.treaty.id, case.known).items():
        if any(a.action == "withdrawal-of-notice" for a in found):
            continue
        days = [a.day for a in found if a.action == "withdrawal"]
        if days:
            notices[code] = min(days)
    own = notices.get(state)
    if own is None or case.happened(own) is False or case.record.facts.readings(case.treaty.id, state, case.known):
        return None  # whether it left is itself in dispute
    earlier = [code for code, day in notices.items() if day < own]
    says = f"no notice of withdrawal before that of {{who}} of {in_words(own)} is on the list"
    if earlier:
        says = f"{case.name(earlier[0])} gave notice of withdrawal before {{who}}"
    basis = (*case.cited(case.notice(state)), case.listed(f"Notices of withdrawal on the list: {len(notices)}."))
    return combine([Part(not earlier, says, basis, who=case.name(state))])


def _decidable(case: Case, rank: str = "first") -> bool:
    """Whether such a claim can be decided: a whole list, and words of which none is left over."""
    used = set(case.words)
    if not case.whole_list or not case.claim.targets or case.claim.act in ("demand", "deny") or (rank and rank not in used):
        return False
    return not used & (HEDGES | CONDITIONS | NEGATIONS) and not residue(case.p.text, case.treaty, _WORDS)
