"""What a treaty sets for duties with a last day: how long they run, whether they can be extended, by which day of the year they fall due.

Ottawa 4 (four years, no extension), 5 (ten years, extendable), 7 (180 days, then every 30 April); CCM 3, 4, 7; CWC IV(6).
"""

from __future__ import annotations

from ....dates import MONTHS
from ....law.model import Deadline
from .case import Answer, Case, Part, combine
from .when import explicit
from .words import HEDGES, NEGATIONS, number, residue, spelt, vocabulary

DESTROY = vocabulary("deadlines.destroy")
CLEAR = vocabulary("deadlines.clear")
REPORT = vocabulary("deadlines.report")
EXTENDED = vocabulary("deadlines.extended")
DUE = vocabulary("deadlines.due")
MISSED = vocabulary("deadlines.missed")
_NORMS = {"stockpile-destruction": DESTROY, "clearance": CLEAR, "transparency-report": REPORT}
_MUST = frozenset({"must", "due", "required", "obliged"})
_YEARLY = frozenset({"annual", "annually", "yearly", "every", "each"})
_UNDERSTOOD = DESTROY | CLEAR | REPORT | DUE | EXTENDED | NEGATIONS | vocabulary("deadlines.rule")


def deadline_rules(case: Case) -> Answer | None:
    """What the treaty itself sets: so many years, extendable or not, every year by a day."""
    found, used = case.words, set(case.words)
    if case.claim.act == "demand" or used & HEDGES or residue(case.p.text, case.treaty, _UNDERSTOOD):
        return None
    if case.claim.targets and (explicit(found) or case.dates or used & (MISSED | EXTENDED) or not used & _MUST):
        return None
    clause = clause_of(case)
    if clause is None:
        return None
    parts = (_length(case, found, clause), _yearly(case, found, clause), _extendable(case, found, clause))
    if NEGATIONS & used and (parts[0] or parts[1]) and not parts[2]:
        return None  # what is denied of a length or a day is not understood
    return combine([part for part in parts if part])


def clause_of(case: Case) -> Deadline | None:
    """The deadline that the claim is about: by its norm, else by its words; None where that is not one."""
    norms = [case.claim.norm] if case.claim.norm in _NORMS else [norm for norm, used in _NORMS.items() if used & set(case.words)]
    fitting = [clause for clause in case.treaty.deadline if clause.norm in norms]
    return fitting[0] if len(fitting) == 1 and len(norms) == 1 else None


def _says(case: Case, clause: Deadline) -> str:
    """The rule in words."""
    unit, count = ("year", clause.years) if clause.years else ("day", clause.days)
    length = f"{spelt(count) if unit == 'year' else count} {unit}{'s' if count != 1 else ''}"
    start = "its entry into force for the State" if clause.counts_from == "state" else "the treaty's own entry into force"
    yearly = ""
    if clause.yearly_by:
        month, day = (int(part) for part in clause.yearly_by.split("-"))
        yearly = f", then every year by {day} {MONTHS[month - 1]}"
    can = "can" if clause.extendable else "cannot"
    extended = "" if yearly else f"; that time {can} be extended"
    return f"{case.art(clause.article)} gives {length} from {start}{yearly}{extended}"


def _basis(case: Case, clause: Deadline) -> Part:
    refs = [clause.article, *([clause.extension_article] if clause.extension_article else [])]
    return Part(None, _says(case, clause), tuple(case.provision(ref) for ref in refs))


def _length(case: Case, found: tuple[str, ...], clause: Deadline) -> Part | None:
    """The length of the deadline, where the words give one: four years, 180 days, "ten to clear its land"."""
    lengths = []
    for place, word in enumerate(found):
        head, _, unit = word.rpartition("-")
        following = unit if unit in ("year", "day") and head else found[place + 1] if place + 1 < len(found) else ""
        count = number(head if following == unit and head else word)
        if count and following in ("years", "year", "days", "day", "to", "more") and not explicit((word,)):
            lengths.append((count, following))
    if not lengths:
        return None
    count, unit = lengths[0]
    if EXTENDED & set(found) and clause.extension_years and {"up", "more", "another", "further"} & set(found) and len(lengths) == 1:
        ref = clause.extension_article
        says = f"{case.art(ref)} gives up to {spelt(clause.extension_years)} more years on request"
        return Part(count == clause.extension_years, says, (case.provision(ref),))
    lawful = clause.days if unit.startswith("day") else clause.years
    if len(lengths) > 1 or not lawful or unit == "more":
        return Part(None, "")
    return _basis(case, clause)._replace(holds=count == lawful)


def _yearly(case: Case, found: tuple[str, ...], clause: Deadline) -> Part | None:
    """The day by which a report falls due every year."""
    if not clause.yearly_by or not _YEARLY & set(found) or "first" in found:
        return None
    follows = {found[place + 1] for place, word in enumerate(found[:-1]) if word in ("every", "each")}
    if any(word != "year" and word.capitalize() not in MONTHS and not word[0].isdigit() for word in follows):
        return Part(None, "")  # every two years, every month
    month, day = (int(part) for part in clause.yearly_by.split("-"))
    months = [(place, MONTHS.index(word.capitalize()) + 1) for place, word in enumerate(found) if word.capitalize() in MONTHS]
    part = _basis(case, clause)
    if not months:
        return part._replace(holds=True)
    place, named = months[0]
    days = {word.rstrip("stndrh") for word in (*found[max(0, place - 1) : place], *found[place + 1 : place + 2]) if word[:1].isdigit()}
    if len(months) > 1 or not days:
        return part._replace(holds=None)
    return part._replace(holds=named == month and str(day) in days)


def _extendable(case: Case, found: tuple[str, ...], clause: Deadline) -> Part | None:
    """Whether a deadline can be extended."""
    if not (EXTENDED & set(found) or {"more", "time"} <= set(found)):
        return None
    return _basis(case, clause)._replace(holds=clause.extendable != bool(NEGATIONS & set(found)))
