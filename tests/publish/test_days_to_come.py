"""What is to come: duties by their names, withdrawals among them, and nothing for a State to which a duty cannot apply."""

from __future__ import annotations

from datetime import date

import pytest

from servanda import law
from servanda.publish.answers import due_json, select
from servanda.publish.change_words import told
from servanda.publish.duties import duty
from servanda.standing import Basis, Due, Record
from servanda.standing.changes import changes

DAY = date(2025, 12, 10)


@pytest.fixture(scope="module")
def record() -> Record:
    return Record(DAY)


def test_no_duty_is_called_other(record: Record) -> None:
    clauses = [(name, clause) for name in law.treaty_ids() for clause in law.treaty(name).deadline]
    assert sum(clause.norm == "other" for _, clause in clauses) > 5
    for name, clause in clauses:
        cited = (Basis("provision", law.treaty(name).reference(clause.article), ""),)
        assert "other" not in duty(Due("UKR", name, clause.norm, DAY, "running", DAY, "", cited))


def test_a_withdrawal_stands_among_the_days_to_come_until_it_takes_effect(record: Record) -> None:
    found = select(record, "Finland", "apmbc", "6m", None, DAY)
    assert [(due.norm, due.due, due.status) for due in found] == [("withdrawal", date(2026, 1, 10), "takes effect")]
    assert due_json(found[0])["duty"] == "withdrawal"
    assert any(item.ref == "APMBC Art. 20(3)" for item in found[0].basis)
    assert not select(record, "FIN", "apmbc", "30d", None, DAY)
    for day in (date(2025, 7, 9), date(2026, 1, 10)):  # before the notice, and from the day of effect on
        assert "withdrawal" not in {due.norm for due in select(record, "FIN", "apmbc", None, None, day)}


def test_what_changed_names_the_duty_too() -> None:
    joined = {"treaty": "npt", "state": "SSD", "action": "accession", "date": "2026-02-02"}
    record = Record("2026-03-01").with_actions([joined])
    lines = [line.says for line in told(changes(record, date(2026, 2, 1), date(2026, 3, 1), "npt", "SSD"))]
    assert any(line.startswith("New last day: safeguards agreement of South Sudan") for line in lines), lines


def test_a_withdrawal_is_not_foreseen_by_what_was_known_before_its_notice(record: Record) -> None:
    assert "withdrawal" not in {due.norm for due in select(record, "FIN", "apmbc", None, "2025-07-01", DAY)}


def test_a_withdrawal_whose_day_is_open_has_no_day_to_stand_by(record: Record) -> None:
    supposed = record.with_actions([{"treaty": "apmbc", "state": "UKR", "action": "withdrawal", "date": "2025-11-01"}])
    assert supposed.standing("UKR", "apmbc").undetermined
    assert "withdrawal" not in {due.norm for due in select(supposed, "UKR", "apmbc", None, None, DAY)}


def test_a_duty_of_those_without_nuclear_weapons_is_none_of_the_five(record: Record) -> None:
    """NPT III(4) is about non-nuclear-weapon States, and Article IX(3) tells who is none."""
    having = {due.state for due in record.deadlines(treaty="npt")}
    assert not having & record.facts.members("NPT-NWS", DAY)
    assert {"FIN", "BRA", "UKR"} <= having
