"""Days that depositaries and others published must follow from rule and record, not be copied from them."""

from __future__ import annotations

import csv
import os
from datetime import date

import pytest

from servanda import law
from servanda.record import loader
from servanda.record.model import CONSENT
from servanda.standing import Record
from servanda.standing.timeline import entry_day, notice_effect

with open(os.path.join(os.path.dirname(__file__), "published-apmbc.csv"), encoding="utf-8", newline="") as _file:
    PUBLISHED = list(csv.DictReader(_file))

# Treaty, State, notice, effective day as the depositary gives it.
WITHDRAWALS = [
    ("apmbc", "EST", "2025-06-27", "2025-12-27"),  # C.N.360.2025.TREATIES-XXVI-5
    ("apmbc", "LVA", "2025-06-27", "2025-12-27"),  # C.N.361.2025.TREATIES-XXVI-5
    ("apmbc", "LTU", "2025-06-27", "2025-12-27"),  # C.N.362.2025.TREATIES-XXVI-5
    ("apmbc", "FIN", "2025-07-10", "2026-01-10"),  # C.N.372.2025.TREATIES-XXVI-5
    ("apmbc", "POL", "2025-08-20", "2026-02-20"),  # C.N.421.2025.TREATIES-XXVI-5
    ("ccm", "LTU", "2024-09-06", "2025-03-06"),  # C.N.347.2024.TREATIES-XXVI-6
]


def test_all_47_days_are_tried() -> None:
    assert len({row["state"] for row in PUBLISHED}) == 47
    assert all(row["source"] for row in PUBLISHED)


@pytest.mark.parametrize("row", PUBLISHED, ids=[row["state"] for row in PUBLISHED])
def test_ottawa_entry_into_force_follows_from_rule_and_record(record: Record, row: dict[str, str]) -> None:
    assert str(record.entry_into_force(row["state"], "apmbc")) == row["entry_into_force"]
    consents = [a.date for a in record.facts.of(row["state"], "apmbc") if a.action in CONSENT]
    assert consents == [row["deposit"]]


def test_only_the_succession_of_south_sudan_says_its_own_day() -> None:
    """All other days are computed: no `effective` day stands in the record that the rule could have copied."""
    own = [(a.state, a.action) for a in loader.actions("apmbc") if a.action in CONSENT and a.effective]
    assert own == [("SSD", "succession")]
    assert [row["state"] for row in PUBLISHED if row["entry_into_force"] < row["deposit"]] == ["SSD"]


@pytest.mark.parametrize(("treaty", "state", "notice", "effective"), WITHDRAWALS)
def test_the_rule_gives_the_effective_day_of_the_depositary(record: Record, treaty: str, state: str, notice: str, effective: str) -> None:
    """The rule is asked with the depositary's own day taken away."""
    (action,) = (a for a in record.facts.of(state, treaty) if a.action == "withdrawal")
    assert (action.date, str(action.effective)) == (notice, effective)
    effect = notice_effect(record.facts, law.treaty(treaty), action._replace(effective=None), None)
    assert effect is not None and str(effect.day) == effective
    assert record.standing(state, treaty, notice).status == "withdrawing"
    assert record.standing(state, treaty, notice).until == date.fromisoformat(effective)
    assert record.standing(state, treaty, effective).status == "withdrawn"


def test_every_withdrawal_with_a_full_notice_agrees_with_its_rule_or_is_listed_here(record: Record) -> None:
    """A day in the record that its treaty's rule does not give is an error in one of them, or needs a reason."""
    reasons = {
        ("npt", "PRK"): "the notice of 2003 counted the days of the one of 1993; the readings hold the rival days",
    }
    for treaty_id in record.listed_treaties():
        treaty = law.treaty(treaty_id)
        for state, actions in record.facts.actions(treaty_id).items():
            for action in actions:
                if action.action != "withdrawal" or not action.effective or len(action.date) != 10 or treaty.withdrawal is None:
                    continue
                effect = notice_effect(record.facts, treaty, action._replace(effective=None), None)
                if effect is not None and effect.day != action.effective:
                    assert reasons.get((treaty_id, state)), f"{treaty_id} {state}: {action.effective}, by the rule {effect.day}"


@pytest.mark.parametrize(
    ("treaty", "day", "count"),
    [
        ("apmbc", "1999-02-28", 0),
        ("apmbc", "2025-12-26", 166),
        ("apmbc", "2025-12-27", 163),  # Estonia, Latvia, Lithuania out
        ("apmbc", "2026-01-10", 162),  # Finland out
        ("apmbc", "2026-02-19", 162),
        ("apmbc", "2026-02-20", 161),  # Poland out
        ("ccm", "2025-03-05", 112),
        ("ccm", "2025-03-06", 111),  # Lithuania out
        ("cwc", "2020-01-01", 193),
    ],
)
def test_counts_of_parties(record: Record, treaty: str, day: str, count: int) -> None:
    """UN Treaty Collection, status as at 3 February 2026: 162 parties to the Ottawa Convention, Poland still among them."""
    assert len(record.parties(treaty, day)) == count


def test_parties_are_never_counted_from_a_list_that_is_not_whole(record: Record) -> None:
    from servanda.errors import UsageError

    with pytest.raises(UsageError, match="no complete list"):
        record.parties("inf")


def test_no_ottawa_or_cluster_munition_party_is_bound_before_the_sixth_month_after_its_deposit(record: Record) -> None:
    """All States, not only those whose day was published: the first of a month, five to six months after the deposit."""
    for treaty_id in ("apmbc", "ccm"):
        start = record.start(treaty_id)
        for actions in record.facts.actions(treaty_id).values():
            for action in actions:
                if action.action in CONSENT and not action.effective:
                    day = entry_day(law.treaty(treaty_id), start, action)
                    assert day is not None and day.day == 1 and start.day is not None
                    assert day == start.day or 5 * 30 <= (day - action.day).days <= 184
