"""Claims about leaving: announcements, notices, the day of effect, and denials that hindsight belies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ....dates import in_words
from ...model import Period
from .case import Answer, Case, Part, combine, covers, on, overlaps, sentence
from .leaving import STEPS, announced, effective, notified, suspension_told, votes
from .terms import period_part
from .when import stray_numbers
from .words import HEDGES, NEGATIONS, at, has, residue, vocabulary

LEAVE = vocabulary("withdrawal.leave")
SUSPEND = vocabulary("withdrawal.suspend")
_LEFT = vocabulary("withdrawal.left")
_ANNOUNCES = vocabulary("withdrawal.announces")
_PLANS = vocabulary("withdrawal.plans")
_VOTES = vocabulary("withdrawal.votes")
_NOTICE = vocabulary("withdrawal.notice")
_TAKEN_BACK = vocabulary("withdrawal.taken_back")
_NORMS = frozenset({"withdrawal", "membership", "joining", "other"})
_REVOKED = vocabulary("withdrawal.revoked")
_FUTURE = frozenset({"will", "would", "shall", "going"})
_CEASE = frozenset({"cease", "ceases", "ceased"})
_MEMBER = frozenset({"party", "parties", "bound", "member", "members", "membership"})
_TAKES_EFFECT = (
    "effect", "effective", "into force", "ended its membership", "ends its membership", "end its membership", "completed its withdrawal",
    "complete its withdrawal", "be out", "is out", "are out", "was out", "were out",
)  # fmt: skip
_UNDERSTOOD = (
    LEAVE | _LEFT | _ANNOUNCES | _PLANS | _VOTES | _NOTICE | NEGATIONS | _MEMBER
    | vocabulary("withdrawal.effect") | vocabulary("withdrawal.also")
)  # fmt: skip

Step = Callable[[Case, tuple[str, ...], Period | None], list[Part]]


def leaving(case: Case) -> Answer | None:
    """A State's own steps out of a treaty, as far as the words hold nothing else."""
    claim, p = case.claim, case.p
    found = without_reasons(case.words)
    used = set(found)
    spoken = bool(LEAVE & used) or claim.norm == "withdrawal" or (_MEMBER & used and (_CEASE & used or "until" in used))
    if not claim.targets or claim.act == "demand" or claim.norm not in _NORMS or p.modality in ("condition", "wish"):
        return None
    if not spoken or SUSPEND & used or stray_numbers(found, len(claim.targets)):
        return None
    if _NOTICE & used and any(has(found, f"{was} withdrawn") for was in ("was", "were", "been", "be", "is", "being")):
        return None  # a notice that was withdrawn is none
    if "against" in used:
        return None  # "voted against leaving"
    if _NOTICE & used and ("back" in used or _REVOKED & used):
        return None  # "took back its notice of withdrawal"
    understood = _UNDERSTOOD | _TAKEN_BACK | {"ratification"} if "ratification" in used else _UNDERSTOOD
    if used & set(residue(p.text, case.treaty, understood)) or used & HEDGES:
        return None
    earlier = _months_earlier(case, found)
    resolved = [earlier] if earlier else case.days_in(found)
    if resolved is None or len(resolved) > 2:
        return None
    if len(resolved) == 2:
        return combine(_notice_and_effect(case, found, resolved))
    period = resolved[0] if resolved else None
    steps: tuple[Step, ...] = (_ratification, _denied, _bound_until, _by_vote, _effect, _will_leave, _left, _notice, _announced)
    for step in steps:
        if parts := step(case, found, period):
            return with_suspension(case, combine(parts))
    return None


def without_reasons(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to a reason that the text itself only cites: "citing the need to counter ..."."""
    return found[: found.index("citing")] if "citing" in found[1:] else found


def negated(case: Case, found: tuple[str, ...]) -> bool | None:
    """The polarity that the words show; None where two negations meet, or where reading found one that they do not show."""
    shown = [w for i, w in enumerate(found) if w in NEGATIONS and w != "outside" and not (w == "yet" and found[i + 1 : i + 2] != ("to",))]
    if len(shown) > 1:
        return None
    # Reading counts "ceased to be a party" as a negation; here it is the end that is asserted.
    unseen = (case.p.negated or case.p.never) and not shown and not _CEASE & set(found)
    return None if unseen and case.p.relation else bool(shown)


def with_suspension(case: Case, answer: Answer | None) -> Answer | None:
    """The same answer, with what the record shows of a suspension where no notice was given."""
    if answer is None:
        return None
    told = [suspension_told(case, state) for state in case.claim.targets]
    says = "; ".join(text for text, _ in told if text)
    basis = tuple(entry for _, found in told for entry in found if entry not in answer.basis)
    return answer._replace(why=sentence(f"{answer.why.rstrip('.')}; {says}"), basis=answer.basis + basis) if says else answer


def _notice_and_effect(case: Case, found: tuple[str, ...], resolved: list[Period]) -> list[Part]:
    """A notice and its effect with a day each: "deposited on Friday and will take effect on 27 December"."""
    notice = [place for place, word in enumerate(found) if word in _NOTICE]
    effect = [place for phrase in ("effect", "effective", "into force") if (place := at(found, phrase)) >= 0]
    if not notice or not effect or negated(case, found) is not False:
        return []
    first, second = (0, 1) if notice[0] < effect[0] else (1, 0)
    given = [notified(case, state, resolved[first], False) for state in case.claim.targets]
    return given + [effective(case, state, resolved[second]) for state in case.claim.targets]


def _ratification(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a State took back its ratification, which is not leaving: it remains a signatory (CTBT, Russia 2023)."""
    if "ratification" not in found or not (_TAKEN_BACK | {"withdrew", "withdraw", "withdraws", "withdrawing", "withdrawn"}) & set(found):
        return []
    parts = []
    for state in case.claim.targets:
        taken = case.actions(state, {"withdrawal-of-ratification"})
        steps = [*taken, *case.actions(state, {"domestic-step"})] if taken else []
        fits = [a for a in steps if (a.date and overlaps(period, a.date) if period else a.day <= case.dating.last + timedelta(days=62))]
        says = f"{{who}} withdrew its ratification {on(taken[0].day)}; its signature stands" if taken else ""
        holds = True if fits and negated(case, found) is False else None
        parts.append(Part(holds, says, case.cited(*taken[:1], *fits[:1]), who=case.name(state)))
    return parts


def _denied(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """A denial that a State would leave, which a notice within a year belies; that none came decides nothing."""
    used = set(found)
    denials = [word for word in found if word in NEGATIONS]
    refuses = bool(_FUTURE & used) and len(denials) == 1 and not {"plan", "plans", "intention", "intends", "yet"} & used
    if case.claim.act == "deny":
        if denials:
            return [Part(None, "")]
    elif not refuses or not LEAVE & used or "months" in used or "sooner" in used or period:
        return []
    parts = []
    for state in case.claim.targets:
        notice = case.notice(state)
        soon = notice is not None and case.dating.last < notice.day <= case.day + timedelta(days=366)
        says = f"the depositary received a notice of withdrawal of {{who}} {on(notice.day)}" if notice else ""
        parts.append(Part(False if soon else None, says, case.cited(notice), who=case.name(state)))
    return parts


def _effect(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a withdrawal takes effect, or a State ceases to be a party, on a day."""
    used = set(found)
    no_longer = has(found, "no longer") and bool(_MEMBER & used)
    ceased = no_longer or (_CEASE & used and _MEMBER & used)
    if not (any(has(found, phrase) for phrase in _TAKES_EFFECT) or ceased or (case.p.relation == "effect" and period)):
        return []
    sooner = has(found, "not a day sooner") or has(found, "no sooner") or has(found, "not before")
    denials = [word for word in found if word in NEGATIONS]
    if not (no_longer and len(denials) == 1) and negated(case, found) is not False and not (sooner and not case.p.negated):
        return [Part(None, "")]
    future = {"will", "takes", "take", "would"} & used
    if period is None and (future or {"months", "month", "year"} & used):
        return [Part(None, "")]
    if period and period.end < case.dating.first and {"will", "takes", "take"} & used:
        return [Part(None, "")]  # a day that is past and yet to come: the time was not resolved as the report means it
    parts = [effective(case, state, period) for state in case.claim.targets]
    told = [notified(case, state, period, False).holds for state in case.claim.targets] if period and _NOTICE & used else []
    if any(part.holds is False and given for part, given in zip(parts, told, strict=False)):
        return [Part(None, "")]  # "gave notice on Friday, effective in six months": the day may be that of the notice
    if period and _VOTES & used:
        step = f"; a vote or decree of {in_words(period.start)} was no notice to the depositary"
        steps = {state: votes(case, state, period) for state in case.claim.targets}
        paired = zip(case.claim.targets, parts, strict=True)
        parts = [
            part._replace(says=part.says + step, basis=part.basis + case.cited(*steps[state]))
            if part.holds is False and steps[state]
            else part
            for state, part in paired
        ]
    length = period_part(case, found)
    if not length and {"month", "months", "week", "weeks", "days", "half"} & used:
        return [Part(None, "")]
    return parts + length


def _bound_until(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a State that gave notice remains bound until a day: the day of effect. An earlier or later end is not decided."""
    stays = bool({"bound", "party", "member"} & set(found)) and bool({"remains", "remain", "stays", "stay", "is", "are"} & set(found))
    if not stays or "until" not in found or not period or negated(case, found) is not False:
        return []
    parts = [effective(case, state, period) for state in case.claim.targets]
    return [part if part.holds else part._replace(holds=None) for part in parts]


def _by_vote(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a State left on the day of a vote or decree: a step at home, of which no treaty makes the day of effect."""
    on_that_day = has(found, "the day") or has(found, "the moment")
    if period or not on_that_day or not _VOTES & set(found) or not set(_LEFT) & set(found) or negated(case, found) is not False:
        return []
    parts = []
    for state in case.claim.targets:
        part, steps = effective(case, state, None), case.actions(state, {"domestic-step"})
        effect = case.effect(state)
        apart = effect is not None and bool(steps) and all(a.day != effect for a in steps)
        says = f"{part.says}; a vote or decree is a step at home, no notice to the depositary"
        parts.append(Part(False if apart else None, says, (*part.basis, *case.cited(*steps[:1])), part.contested, part.who))
    return parts


def _will_leave(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a State will leave on a day, or be free of the treaty in so many months: the day of effect. Another day is not decided."""
    leaves = any(has(found, f"will {word}") for word in ("leave", "quit", "exit", "withdraw from")) or has(found, "be free of")
    if not leaves or not period or period.end < case.dating.first or negated(case, found) is not False or _NOTICE & set(found):
        return []
    parts = [effective(case, state, period) for state in case.claim.targets]
    return [part if part.holds else part._replace(holds=None) for part in parts]


def _left(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a State has left: true from the day of effect, false where no notice was ever given, open between the two."""
    used = set(found)
    if any(has(found, phrase) for phrase in ("not a withdrawal", "no withdrawal")) and not period:
        if found[0] in ("this", "that", "it") and any(case.actions(state, {"suspension"}) for state in case.claim.targets):
            return [Part(None, "")]  # what it is instead is read in more than one way
        return [notified(case, state, None, True) for state in case.claim.targets]
    did_not = ({"not", "didn't", "never"} & used and {"leave", "withdraw", "quit"} & used and "did" in used) or "didn't" in used
    done = any(word in _LEFT and found[place - 1 : place] != ("to",) for place, word in enumerate(found))  # not "a vote to quit"
    if not (done or did_not) or _ANNOUNCES & used - _LEFT - {"process"}:
        return []
    polarity = negated(case, found)
    if polarity is None or _FUTURE & used:
        return [Part(None, "")]
    parts = []
    for state in case.claim.targets:
        notice = case.notice(state)
        if notice is None:
            part = notified(case, state, None, polarity)
            parts.append(part if not period or (case.listed_to(period.end) and not polarity) else part._replace(holds=None))
            continue
        part = effective(case, state, period)
        if period and notice.date and overlaps(period, notice.date) and not part.holds:
            part = part._replace(holds=None)  # "withdrew in June" may mean the notice
        if not period and part.holds is False and case.happened(notice.day) is not False:
            part = part._replace(holds=None)  # notice given, not yet in effect
        parts.append(part if part.holds is None else part._replace(holds=part.holds != polarity))
    return parts + period_part(case, found)


def _notice(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That the depositary received a notice, on a day or by the day of publication."""
    places = [place for place, word in enumerate(found) if word in _NOTICE]
    if not places and not (case.p.relation == "notify" and period):
        return []
    polarity = negated(case, found)
    told = set(found[places[0] : places[0] + 4]) if places else set()
    if polarity is None or {"nato", "eu"} & told or (places and (_FUTURE | {"plan", "plans", "intends"}) & set(found[: places[0]])):
        return [Part(None, "")]
    lengths = {"months", "month"}
    if lengths & set(found) and period is None:
        return [Part(None, "")]
    if places and period and lengths & set(found[: places[0]]) and "after" in found[: places[0]]:
        return [Part(None, "")]  # "ended on Friday, six months after Washington gave notice": Friday is not the day of the notice
    return [notified(case, state, period, polarity) for state in case.claim.targets]


def _months_earlier(case: Case, found: tuple[str, ...]) -> Period | None:
    """The days meant by "six months earlier" in a report of the effect, where that is the notice period of the treaty."""
    clause, days = case.treaty.withdrawal, [case.effect(state) for state in case.claim.targets]
    spoken = any(has(found, f"six months {word}") for word in ("earlier", "before", "ago"))
    known = [day for day in days if day]
    if clause is None or clause.months != 6 or not spoken or not known or len(known) != len(days):
        return None
    if not covers(Period(min(known), max(known)), case.day, 7):
        return None
    return Period(min(known) - timedelta(days=190), max(known) - timedelta(days=174))


def _announced(case: Case, found: tuple[str, ...], period: Period | None) -> list[Part]:
    """That a State announced, decided or began to leave."""
    spoken = (_ANNOUNCES | _VOTES) & set(found)
    if not spoken and not (case.claim.act == "announce" and case.p.relation in ("leave", "decide", "vote")):
        return []
    if negated(case, found) is not False or "enough" in found:
        return [Part(None, "")]
    kinds = frozenset({"domestic-step"}) if {"vote", "voted", "votes", "voting"} & set(found) else STEPS
    return [announced(case, state, period or case.claim.when, kinds) for state in case.claim.targets]
