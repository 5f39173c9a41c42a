"""What comes out of checking: a part for each assertion, and the verdict that the parts add up to."""

from __future__ import annotations

from ..assertions.terms import CONTESTED, CONTRADICTED, NOT_UNDERSTOOD, OUTSIDE, SUPPORTED
from ..standing.model import Basis
from ..told import BESIDE, Told, count, row, sentence
from ..tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


SHOWN = 6  # States of a group that are told one by one


class Part(NamedTuple):
    """What law and record say of one assertion. `refusal` tells of which kind it is, where nothing is decided."""

    verdict: str
    why: Told  # one sentence
    basis: tuple[Basis, ...] = ()
    refusal: str = ""  # one of terms.REFUSALS
    then: str = ""  # past the list: the verdict as of its last day
    statement: str = ""  # the id of the statement that a rule was held against


class Judgement(NamedTuple):
    """The verdict of a claim, with that of each of its assertions."""

    verdict: str
    why: Told
    basis: tuple[Basis, ...]
    parts: tuple[Part, ...]
    refusal: str = ""


class Held(NamedTuple):
    """Whether something holds of one State: True, False, or None with the kind of refusal; what the record says, and the basis."""

    holds: bool | None
    says: Told
    basis: tuple[Basis, ...] = ()
    refusal: str = NOT_UNDERSTOOD  # where it is None: of which kind that is
    contested: bool = False
    then: bool | None = None  # past the list: as of its last day

    def denied(self, holds: bool) -> Held:
        """The same of the assertion that it is not so, where `holds` is false."""
        if holds:
            return self
        turned, then = (None if value is None else not value for value in (self.holds, self.then))
        return self._replace(holds=turned, then=then)


def part(found: Sequence[Held]) -> Part:
    """One part of what was found of each State: each of them must hold."""
    telling = _telling(found)
    told = list(dict.fromkeys(held.says for held in telling if held.says))
    more = [count("and {number} more", "and {number} more", len(told) - SHOWN)] if len(told) > SHOWN else []
    says = row([*told[:SHOWN], *more])
    basis = tuple(dict.fromkeys(entry for held in telling[:SHOWN] for entry in held.basis))
    verdict = _of_all([CONTESTED if held.contested else _verdict(held.holds) for held in found])
    if verdict != OUTSIDE:
        return Part(verdict, sentence(says), basis)
    open_ones = [held for held in found if held.holds is None and not held.contested]
    refusal = open_ones[0].refusal
    then = _of_all([_verdict(held.then if held.holds is None else held.holds) for held in found])
    return Part(OUTSIDE, sentence(says), basis, refusal, "" if then == OUTSIDE else then)


def composed(parts: Sequence[Part]) -> Judgement:
    """The verdict of a claim: supported where each part holds, contradicted where one fails and none is undecided."""
    verdict = _of_all([entry.verdict for entry in parts])
    telling = [entry for entry in parts if entry.verdict == verdict] or list(parts)
    why = row(dict.fromkeys(entry.why for entry in telling if entry.why), BESIDE)
    basis = tuple(dict.fromkeys(entry for told in telling for entry in told.basis))
    refusal = next((entry.refusal for entry in parts if entry.refusal), "") if verdict == OUTSIDE else ""
    return Judgement(verdict, why, basis, tuple(parts), refusal)


def _verdict(holds: bool | None) -> str:
    return OUTSIDE if holds is None else SUPPORTED if holds else CONTRADICTED


def _of_all(verdicts: Iterable[str]) -> str:
    seen = set(verdicts)
    for verdict in (OUTSIDE, CONTESTED, CONTRADICTED):
        if verdict in seen:
            return verdict
    return SUPPORTED if seen else OUTSIDE


def _telling(found: Sequence[Held]) -> Sequence[Held]:
    """Of several States those on which the verdict turns: what was found of the others is no reason for it."""
    if any(held.holds is None and not held.contested for held in found):
        return [held for held in found if held.holds is None and not held.contested]
    if any(held.contested for held in found):
        return [held for held in found if held.contested]
    return [held for held in found if held.holds is False] or found
