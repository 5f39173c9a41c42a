"""What must not change a reading: line ends, spaces, forms of characters, styles of quotation marks, and which State is named.

Over the project's own corpus, from text to verdict. Two States change places with all their names in every report that names them;
what comes out must be the same with the codes changed (for verdicts, `judging/test_fairness.py` holds States of equal record).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import pytest

import servanda
from evaluation import CORPUS
from evaluation.scoring import reports
from servanda.reports import Report
from servanda.standing import Record

ALL = [report for part in "abc" for report in reports(CORPUS / part)]
FORMS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "accents as characters of their own": lambda text: unicodedata.normalize("NFD", text),
    "curly quotation marks": lambda text: re.sub(r'(?<![^\s(\[—-])"(?=\S)', "“", text).replace('"', "”"),
}
PAIRS = {
    ("LTU", "LVA"): (("Lithuania", "Lithuanian", "Lithuanians", "Vilnius"), ("Latvia", "Latvian", "Latvians", "Riga")),
    ("KHM", "THA"): (("Cambodia", "Cambodian", "Phnom Penh"), ("Thailand", "Thai", "Bangkok")),
    ("IRN", "IRQ"): (("Iran", "Iranian", "Tehran"), ("Iraq", "Iraqi", "Baghdad")),
    ("DEU", "ITA"): (("Germany", "German", "Germans", "Berlin"), ("Italy", "Italian", "Italians", "Rome")),
}
Reading = list[tuple[object, ...]]


def read(text: str, day: str, record: Record, renamed: dict[str, str] | None = None) -> tuple[Reading, list[str]]:
    """The fields of all claims, the codes of States renamed, and the verdicts."""
    found, names = _checked(text, day, record), renamed or {}

    def codes(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(names.get(code, code) for code in given))

    claims = [(codes(c.speaker_for), c.act, codes(c.targets), c.treaty, c.norm, c.attributed, c.direct) for c in found.claims]
    return claims, [finding.verdict for finding in found.findings]


@lru_cache(len(ALL))  # what a report says as it stands is asked again for each form and pair
def _checked(text: str, day: str, record: Record) -> Report:
    return servanda.check(text, day, record=record)


@pytest.mark.parametrize("form", FORMS)
def test_how_a_text_is_set_changes_nothing(form: str, record: Record) -> None:
    changed = [(report, text) for report in ALL if (text := FORMS[form](report.text)) != report.text]
    assert changed
    changed = changed[list(FORMS).index(form) % len(changed) :: 2 * len(FORMS)]  # every other report in one form each, for time
    assert [report.id for report, text in changed if read(text, report.date, record) != read(report.text, report.date, record)] == []


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_two_states_that_change_places_change_only_names(pair: tuple[str, str], record: Record) -> None:
    one, other = PAIRS[pair]
    swapped = dict(zip((*one, *other), (*other, *one), strict=True))
    swapped |= {name.upper(): changed.upper() for name, changed in swapped.items()}  # datelines
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, swapped), key=len, reverse=True))})\b")
    codes = {pair[0]: pair[1], pair[1]: pair[0]}
    changed = [(r, text) for r in ALL if (text := pattern.sub(lambda name: swapped[name[0]], r.text)) != r.text]
    assert len(changed) > 1
    differing = [r.id for r, text in changed if read(text, r.date, record)[0] != read(r.text, r.date, record, codes)[0]]
    assert differing == []
