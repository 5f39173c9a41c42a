"""Whether of two deeds the one can have come after the other: nobody ratifies what he left, or becomes a party and then signs."""

from __future__ import annotations

from collections.abc import Sequence

from ....assertions.model import Assertion
from ....dates import parse_partial

STEPS = {"sign": 0, "ratify": 1, "accede": 1, "join": 2, "party": 3, "notify-withdrawal": 4, "leave": 5}  # as the law of treaties has them


def in_order(told: Sequence[Assertion]) -> bool:
    """Whether the first deed came after the second by their days, or where one has none, by the steps that a State takes."""
    if len(told) != 2:
        return False
    later, earlier = told
    if later.when and earlier.when and not any("/" in one.when for one in told):
        return parse_partial(earlier.when)[0] <= parse_partial(later.when)[1]
    steps = [STEPS.get(str(one.value)) for one in (earlier, later)]
    return steps[0] is not None and steps[1] is not None and steps[0] < steps[1]
