"""What a word rule understood, as the assertion that checking knows: so far as the rule is sure of every word."""

from __future__ import annotations

from collections.abc import Sequence

from ....assertions.model import Assertion
from ...model import Period

OF_KIND = {
    "sign": ("act", "sign"), "signatory": ("status", "signatory"), "ratify": ("act", "ratify"), "deposit": ("act", "ratify"),
    "accede": ("act", "accede"), "join": ("act", "join"), "become": ("in-force", "entry"), "party": ("status", "party"),
    "bound": ("status", "party"),
}  # fmt: skip


def of_status(kind: str, state: str, negated: bool, never: bool, since: bool, period: Period | None) -> Assertion:
    """The assertion about who is bound that one predicate of the words makes."""
    predicate, value = OF_KIND[kind]
    day = period is not None and period.start == period.end
    when = time(period) + ("/.." if since and period and predicate == "status" else "")
    return Assertion(predicate, value, (state,), holds=not negated, ever=never, when=when, exactly=day and not never)


def of_step(predicate: str, value: str, state: str, period: Period | None, holds: bool = True, norm: str = "") -> Assertion:
    """The assertion of a step out of a treaty, or of a duty."""
    day = period is not None and period.start == period.end
    return Assertion(predicate, value, (state,), holds=holds, when=time(period), exactly=day, norm=norm)


def time(period: Period | None) -> str:
    """A period as an assertion has it: 2025, 2025-06, 2025-06-27, 2025-06-01/2025-06-12; nothing where there is none."""
    if period is None:
        return ""
    first, last = period.start, period.end
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"
    month = first.replace(day=28).month == last.month and first.year == last.year and first.day == 1
    if month and (last.toordinal() - first.toordinal()) >= 27:
        return first.isoformat()[:7]
    return f"{first.isoformat()}/{last.isoformat()}"


def together(means: Sequence[Assertion | None], treaty: str) -> tuple[Assertion, ...]:
    """The assertions of a claim, those of several States as one; none where one of its parts was not understood as an assertion."""
    found: dict[Assertion, list[str]] = {}
    for one in means:
        if one is None:
            return ()
        found.setdefault(one._replace(states=(), treaty=treaty), []).extend(one.states)
    return tuple(one._replace(states=tuple(dict.fromkeys(states))) for one, states in found.items())
