"""Who is, was or never was bound: claims of status, of signatures and of instruments, with their dates.

Signature is subject to ratification (Ottawa 16(1), CCM 16(1), CWC XIX): a signatory is no party, and an instrument binds only from the
day on which the treaty enters into force for the State (Ottawa 17(2)).
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from ....assertions.terms import CONTRADICTED, SUPPORTED
from ....standing import Basis
from ....standing.model import BOUND
from ...model import Period
from ..words import words_in_order
from .anchor import mentions, names_treaty, other_treaties
from .assertions import AUXILIARIES, UNDERSTOOD, Assertion, assertions, other_object, triggers
from .case import Answer, Case, Part, combine, covers, on
from .status import evaluate, history, signature
from .when import explicit, stray_numbers
from .words import NEGATIONS, has, number, ranked, residue, treaty_words, words

_LAW_OF_TREATIES = Basis(
    "provision", "VCLT Art. 18", "https://legal.un.org/ilc/texts/instruments/english/conventions/1_1_1969.pdf",
    "A State that has signed must not defeat the object and purpose of the treaty before it enters into force.",
)  # fmt: skip
_ENTAILED = frozenset({"therefore", "thus", "hence", "so", "consequently"})
# What will be, by rule and by what was already done: will remain a party, will enter into force for it, will be bound from.
_FOLLOWS = frozenset({"remain", "remains", "stay", "force", "bound"})
_FORECAST = frozenset({"will", "won't", "would", "shall"})
_WILL = frozenset({"refuses", "refused", "refuse", "declined", "declines", "decline", "unwilling", "unable"})
_AHEAD = ("about to", "set to", "ready to", "close to", "on the verge")  # of what was not yet done
_FORMER = frozenset({"former", "ex", "erstwhile", "onetime", "out", "again", "late"})  # "a former party" is none
# "ratified it in 1998 but withdrew from it": half of it is another rule's.
_LEFT = frozenset({"left", "leaving", "quit", "quitting", "withdrew", "withdrawn", "withdrawing", "exited", "denounced"})
_FOUNDERS = frozenset({"founding", "founder", "charter", "original"})  # who was there from the first day
_NTH = re.compile(r"\b\d+(?:st|nd|rd|th) (?:state|country|nation|party|member|to)\b", re.IGNORECASE)
_UNDER_WAY = frozenset({"acceding", "ratifying", "joining", "signing"})
_CHAMBERS = frozenset(words_in_order("plain.parliaments")[::2]) | {"court", "house", "committee", "cabinet"}
_BREACH = frozenset({"breach", "violate", "break", "bound"})
_BY_SIGNING = (
    "upon signature", "on signature", "upon signing", "on signing", "by signing", "by its signature",
    "by having signed", "by virtue of signing",
)  # fmt: skip


# "joined as a nuclear-weapon State"
_AS_WHAT = re.compile(
    r"\bas (?:a|an|the|its|one)\b(?! (?:full |states? )*(?:part(?:y|ies)|members?|signator(?:y|ies))\b)", re.IGNORECASE,
)  # fmt: skip


def membership(case: Case) -> Answer | None:
    """Who is, was or never was a party, signatory or bound, and since when."""
    claim = case.claim
    own_words = claim.act == "deny" and claim.direct and NEGATIONS & set(case.words)  # "neither is a party", said by who denies
    if not claim.targets or claim.act == "demand" or (claim.act == "deny" and not own_words):
        return None
    if case.p.modality not in ("fact", "") and not (case.p.modality == "plan" and _FOLLOWS & set(case.words)):
        return None
    if _CHAMBERS & set(case.words) and (case.dates or "court" in case.words):
        return None  # what a chamber did on a day is a step at home, and no deposit
    if _FORECAST & set(case.words) and not _FOLLOWS & set(case.words):
        return None  # "has signed but will never ratify": half of it is not yet so
    if "would" in case.words and case.before and case.before[-1].proposition.modality == "condition":
        return None  # "if it had ratified, it would be bound"
    if any(has(case.words, phrase) for phrase in _AHEAD) or _in_turn(case.words) or case.p.others:
        return None
    if any(has(case.words, phrase) for phrase in _BY_SIGNING) or _AS_WHAT.search(case.p.text):
        return None  # what a signature brings about is more than that it was given; and so is as what a State joined
    found, cannot_breach, object_and_purpose = _without_consequences(case.words)
    places = [place for place, _ in triggers(words(case.p.text))]
    understood = UNDERSTOOD | {"name", "names"} if "put" in found else UNDERSTOOD
    if _from_the_start(found):
        understood |= {"entered", "entry"}
    if len({kind for _, kind in triggers(found)}) > 1 and _of_two(case):
        return None  # "yet to ratify the one or to sign the other"
    if names_treaty(case):  # "has ratified the CTBT and the TPNW": what is said holds of this one too
        understood |= other_treaties(words(case.p.text))
    left_over = residue(case.p.text, case.treaty, understood, places[0] if places else None)
    if (
        set(found) & set(left_over)
        or ranked(found)
        or (_FORMER | _LEFT | _FOUNDERS) & set(found)
        or _NTH.search(case.p.text)
        or ("until" in found and not NEGATIONS & set(found))
        or other_object(found)
        or _elliptical(case, found)
        or stray_numbers(found, len(claim.targets))
    ):
        return None
    if by_state := _by_state(case, found):
        return combine(by_state)
    found, days = _years_after(case, found)
    if _from_the_start(found) and len(kinds := {kind for _, kind in triggers(found)}) == 1 and kinds <= {"party", "bound"}:
        return combine([_since_the_start(case, state, found) for state in claim.targets])
    asserted = assertions(case.p, found, days)
    if not asserted or (
        case.p.relation and (case.p.negated or case.p.never) and not any(entry.negated for entry in asserted) and "until" not in found
    ):
        return None
    if any(e.kind == "party" and not e.negated for e in asserted) and any(e.kind == "ratify" and e.negated for e in asserted):
        return None  # "a member, has signed it but not ratified": a member of something else
    parts = [evaluate(case, state, entry) for state in claim.targets for entry in asserted]
    if cannot_breach:  # follows where the State is not bound
        parts += [Part(True if case.status(state) not in ("", *BOUND) else None, "") for state in claim.targets]
    answer = combine(parts)
    lasting = {"since"} & set(found) and {"has", "have", "is", "are"} & set(found) and not NEGATIONS & set(found)
    lasting = lasting and {kind for _, kind in triggers(found)} & {"party", "bound"}
    if answer and answer.verdict == SUPPORTED and lasting and any(case.status(state) not in BOUND for state in claim.targets):
        return None  # "has been a party since 1988", of a treaty that has ended
    if answer and answer.verdict == SUPPORTED and _WILL & set(found):
        return None  # that a State has not joined is on record; that it refuses to is not
    if answer and answer.verdict == CONTRADICTED and _UNDER_WAY & set(found):
        return None  # "is acceding": a step may have begun that is not on the list yet
    return answer._replace(basis=(*answer.basis, _LAW_OF_TREATIES)) if answer and object_and_purpose else answer


def _of_two(case: Case) -> bool:
    """Whether another treaty is named beside this one."""
    own = other_treaties(tuple(words(case.treaty.name)))
    return names_treaty(case) and bool(other_treaties(words(case.p.text)) - own - treaty_words(case.treaty))


def _in_turn(found: tuple[str, ...]) -> bool:
    """Whether it is told in which order two things were done: "ratified it before it signed it"."""
    places = [place for place, _ in triggers(found)]
    return any({"before", "after"} & set(found[one:other]) for one, other in pairwise(places))


def _years_after(case: Case, found: tuple[str, ...]) -> tuple[tuple[str, ...], list[Period] | None]:
    """The words and days; "four years after Sudan signed" gives the signature a time, by the day of publication and a year either way."""
    count = number(found[0]) if found[1:3] == ("years", "after") else None
    if count is None or not 1 < count < 50:
        return found, case.days_without_saying(found)
    middle = case.day - timedelta(days=round(365.25 * count))
    return found[3:], [Period(middle - timedelta(days=366), middle + timedelta(days=366))]


def _from_the_start(found: tuple[str, ...]) -> bool:
    """Whether the words end in "since it entered into force": "a party since the Convention entered into force on 1 March 1999"."""
    return "since" in found and any(has(found[found.index("since") :], phrase) for phrase in ("entered into force", "entry into force"))


def _since_the_start(case: Case, state: str, found: tuple[str, ...]) -> Part:
    """That a State has been bound since the treaty entered into force, on the day that is given with it."""
    start, part = case.record.start(case.treaty.id, case.known).day, history(case, state)
    written, status = explicit(found), case.status(state)
    if start is None or NEGATIONS & set(found) or len(written) > 1 or not status or (written and not covers(written[0][1], start)):
        return part
    return part._replace(holds=status in BOUND and case.in_force_for(state) == start)


def _elliptical(case: Case, found: tuple[str, ...]) -> bool:
    """Whether a State is named after the last predicate, or a predicate is cut short: "India is not a party, China is"."""
    places = [place for place, _ in triggers(found)]
    if has(found, "not only") or (found and found[-1] in AUXILIARIES):
        return True
    after = [place for state in case.claim.targets for place in mentions(found, state) if places and place > places[-1]]
    return any((AUXILIARIES | NEGATIONS) & set(found[place + 1 : place + 3]) for place in after)


def _by_state(case: Case, found: tuple[str, ...]) -> list[Part]:
    """Each State with a date of its own: "Lithuania became a party in 2003, Estonia in 2004"; nothing where it is not so."""
    dated = explicit(found)
    named = sorted((place, state) for state in (*case.claim.targets, *case.p.others) for place in mentions(found, state))
    if len(dated) < 2 or len(named) != len(dated) or NEGATIONS & set(found):
        return []
    pairs = list(zip(named, dated, strict=True))
    following = [*[place for place, _ in named[1:]], len(found)]
    if any(not place < day < after for ((place, _), (day, _)), after in zip(pairs, following, strict=True)):
        return []
    kinds = {kind for _, kind in triggers(found)}
    if len(kinds) != 1:
        return []
    since, kind = "since" in found, kinds.pop()
    event = "become" if kind == "party" else kind
    made = {state: Assertion(event, since=since, period=period) for (_, state), (_, period) in pairs}
    return [evaluate(case, state, made[state]) for state in case.claim.targets] if set(case.claim.targets) <= set(made) else []


def _without_consequences(found: tuple[str, ...]) -> tuple[tuple[str, ...], bool, bool]:
    """The words without what follows from law: "and therefore cannot breach it", "although a signatory must not defeat the object ..."."""
    object_and_purpose = "defeat" in found and bool({"object", "purpose"} & set(found))
    if object_and_purpose:
        end = found.index("defeat")
        found = found[: next((i for i in range(end, -1, -1) if found[i] in ("although", "though", "but", "while", "and")), end)]
    for place, word in enumerate(found):
        rest = found[place + 1 : place + 4]
        if place and word in _ENTAILED and rest[:1] in (("cannot",), ("can't",)) and _BREACH & set(rest):
            return found[: place - (found[place - 1] == "and")], True, object_and_purpose
    return found, False, object_and_purpose


def bound_by_signing(case: Case) -> Answer | None:
    """That a signature alone bound a State: Ottawa 16(1), CCM 16(1) and CWC XIX make signature subject to ratification."""
    found, consent = case.words, case.treaty.consent
    binding = "bound" in found or has(found, "legally binding") or has(found, "became a party")
    if not binding or not consent or not any(has(found, phrase) for phrase in _BY_SIGNING) or (NEGATIONS | {"if", "only"}) & set(found):
        return None
    parts = []
    for state in case.claim.targets:
        signed, day = signature(case, state), case.in_force_for(state)
        later = f"; the treaty entered into force for it only {on(day)}" if day and day > case.day else ""
        day_signed = on(signed.day if signed else None)
        says = f"signature is subject to ratification: {{who}} had signed {day_signed} and was not bound{later}"
        basis = (*(case.provision(ref) for ref in consent), *case.cited(signed, case.consent(state)))
        holds = False if signed and case.status(state) in ("signatory", "pending") else None
        parts.append(Part(holds, says, basis, who=case.name(state)))
    return combine(parts)
