"""A kept reason is told in another language where law and record give the very same sentence; no other ever takes its place."""

from __future__ import annotations

from datetime import date

from factories import claim
from kept import report

from servanda.assertions.validate import assertion
from servanda.publish.retold import reasons, retold
from servanda.standing import Record
from servanda.translation.choosing import language

FRENCH = language("fr")
RECORD = Record("2026-08-22")
BOUND = assertion({"predicate": "status", "states": ["UKR"], "treaty": "apmbc", "value": "party"})
SAID = claim("Ukraine is a party to the Ottawa Convention", "UKR", relation="party")._replace(assertions=(BOUND,))


def test_each_reason_is_found_by_its_english() -> None:
    known = reasons([BOUND], [date(2025, 7, 2)], RECORD)
    assert {FRENCH.tell(told) for told in known.values()} == {"La Convention d’Ottawa lie l’Ukraine depuis le 1er juin 2006."}
    assert all(english == str(told) for english, told in known.items())
    assert reasons([], [date(2025, 7, 2)], RECORD) == {}


def test_a_reason_that_is_given_otherwise_today_stays_as_it_was_kept() -> None:
    kept = report(SAID)
    (finding,) = kept.findings
    as_text = finding._replace(why=str(finding.why))
    older = finding._replace(why="A reason of an earlier day.")
    (same, other) = (retold(kept._replace(findings=(one,)), RECORD).findings[0] for one in (as_text, older))
    assert FRENCH.tell(same.why) == "La Convention d’Ottawa lie l’Ukraine depuis le 1er juin 2006."
    assert same.why == finding.why
    assert FRENCH.tell(other.why) == "A reason of an earlier day."
