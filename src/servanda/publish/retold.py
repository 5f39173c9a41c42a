"""Reasons that are kept in English, told in other languages.

What is kept holds no message, only its English. Law and record are asked again: where they give the very same sentence, that one is told,
for it remembers its message and facts. Any other reason stays as it was kept, so that none is ever shown that was not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..assertions.model import Assertion
from ..reports import Report
from ..standing import Record
from ..told import Told
from ..verification import bearing, judge


def reasons(assertions: Sequence[Assertion], days: Iterable[date], record: Record) -> dict[str, Told]:
    """Why a claim is judged as it is today, said on one of these days, and what would follow from it: each sentence by its English."""
    found: dict[str, Told] = {}
    for day in dict.fromkeys(days) if assertions else ():
        judged, follows = judge(assertions, day, record), bearing(assertions, day, record)
        told = (judged.why, *(part.why for part in judged.parts), follows)
        found |= {str(one): one for one in told if isinstance(one, Told)}
    return found


def retold(report: Report, record: Record) -> Report:
    """A report that was kept, its reasons as what they can be told by."""
    made = []
    for finding in report.findings:
        known = reasons(finding.claim.assertions, [report.read.dating.day], record)
        parts = tuple(part._replace(why=known.get(part.why, part.why)) for part in finding.parts)
        follows = known.get(finding.bearing, finding.bearing) if finding.bearing else None
        made.append(finding._replace(why=known.get(finding.why, finding.why), parts=parts, bearing=follows))
    return report._replace(findings=tuple(made))
