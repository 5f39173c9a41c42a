"""How long before or after its last day a duty was done, and how much of it: said beside the deed, and checked each on its own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from .case import Case
from .words import number, words

_UNITS = {"month": 30.44, "months": 30.44, "year": 365.25, "years": 365.25}
_MARGIN = re.compile(
    r",? ?\b(?P<count>[\w-]+) (?P<unit>months?|years?) (?P<side>before|ahead of|after|past) "
    r"(?:(?:its|their|his|the|our) )?(?:deadline|time limit|date that the (?:treaty|convention) (?:set|sets))(?: set| sets)?",
    re.IGNORECASE,
)
_QUANTITY = re.compile(r"\b(?P<figure>\d{1,3}(?:,\d{3})+) (?=(?:[\w-]+ )?(?:mines|landmines|munitions|submunitions|missiles|warheads)\b)")
_SHOWS = frozenset({"completion", "report"})


class Margin(NamedTuple):
    """So many months or years before (or after) the last day."""

    days: float
    unit: float
    before: bool

    def fits(self, due: date, first: date, last: date) -> bool | None:
        """Whether what was done between two days was done so long before or after a last day; open where it is near."""
        claimed = due - timedelta(days=self.days) if self.before else due + timedelta(days=self.days)
        near = timedelta(days=self.unit)
        if first - near <= claimed <= last + near:
            return True if (last <= due) == self.before else None
        wrong_side = first > due if self.before else last < due
        return False if wrong_side or not first - 3 * near <= claimed <= last + 3 * near else None


def without_margin(case: Case) -> tuple[Case, Margin | None]:
    """The case without the words of a margin, and the margin; the case as it is where there is none or more than one."""
    found = list(_MARGIN.finditer(case.p.text))
    count = number(found[0]["count"].lower()) if len(found) == 1 else None
    if not count:
        return case, None
    match = found[0]
    unit = _UNITS[match["unit"].lower()]
    before = match["side"].lower() in ("before", "ahead of")
    return _with_text(case, case.p.text[: match.start()] + case.p.text[match.end() :]), Margin(count * unit, unit, before)


def without_quantity(case: Case) -> Case:
    """The case without a number of weapons that the record shows for every State of the claim."""
    text = case.p.text
    for match in _QUANTITY.finditer(text):
        notes = [" ".join(a.note for a in case.actions(state, _SHOWS)) for state in case.claim.targets]
        if notes and all(re.search(rf"(?<![\d,]){match['figure']}(?![\d,])", note) for note in notes):
            case = _with_text(case, case.p.text.replace(match.group(), "", 1))
    return case


def _with_text(case: Case, text: str) -> Case:
    proposition = case.p._replace(text=" ".join(text.split()))
    return case._replace(claim=case.claim._replace(proposition=proposition)) if words(text) else case
