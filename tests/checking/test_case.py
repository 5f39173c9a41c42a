"""One assertion beside law and record: its time, its States and groups, what is on record, and how far the record goes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import made_record
from strategies import AT_PEACE, made

from servanda import law
from servanda.assertions.validate import assertion
from servanda.checking.answer import Held
from servanda.checking.case import Case
from servanda.standing import Record

HISTORY = (
    made(AT_PEACE, "signature", "1998-01-10"), made(AT_PEACE, "ratification", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"),
)  # fmt: skip


def case(record: Record, said: str = "2025-07-02", treaty: str = "apmbc", known: str = "", **fields: Any) -> Case:
    given = {"predicate": "status", "value": "party", **fields}
    return Case(
        assertion(given, treaty), law.treaty(treaty), date.fromisoformat(said), record, date.fromisoformat(known) if known else None
    )


@pytest.mark.parametrize(
    ("when", "day"),
    [("", "2025-07-02"), ("2020", "2020-12-31"), ("2020-02", "2020-02-29"), ("2020/..", "2025-07-02"), ("../2020-03", "2020-03-31"),
     ("2020-01/2020-03", "2020-03-31"), ("2030", "2030-12-31")],
)  # fmt: skip
def test_the_day_up_to_which_it_can_be_true(record: Record, when: str, day: str) -> None:
    given = case(record, **({"when": when} if when else {}))
    assert given.day == date.fromisoformat(day)
    assert (given.when is None) == (when == "")


def test_the_states_that_it_is_about(record: Record) -> None:
    assert case(record, states=["UKR", "FIN"]).about() == ("UKR", "FIN")
    assert case(record, group="p5").about() == ("CHN", "FRA", "GBR", "RUS", "USA")
    assert case(record, group="p5", states=["UKR", "USA"]).about() == ("CHN", "FRA", "GBR", "RUS", "UKR", "USA")
    assert case(record, group="p5", **{"except": ["USA", "DEU"]}).about() == ("CHN", "FRA", "GBR", "RUS")
    refused = case(record, group="annex2").about()
    assert isinstance(refused, Held)
    assert (refused.holds, refused.says, refused.refusal) == (None, "the record holds no list of the group annex2", "not on record")


def test_groups_on_a_day(record: Record) -> None:
    nato = {day: case(record, said=day).members("nato") or frozenset() for day in ("1998-07-02", "2023-04-03", "2023-04-04")}
    assert "POL" not in nato["1998-07-02"]
    assert "FIN" not in nato["2023-04-03"]
    assert "FIN" in nato["2023-04-04"]
    assert "GBR" in (case(record, said="2019-01-01").members("eu") or ())
    assert "GBR" not in (case(record, said="2021-01-01").members("eu") or ())
    assert "GBR" in (case(record, when="2019").members("eu") or ())  # of the time told
    assert "RUS" in (case(record).members("csto") or ())
    assert "JPN" in (case(record).members("g7") or ())
    assert len(case(record, treaty="ctbt").members("annex2") or ()) == 44
    un = case(record).members("un") or frozenset()
    assert len(un) == 193
    assert "SSD" in un
    assert "SSD" not in (case(record, said="2011-07-13").members("un") or ())
    assert "SSD" in (case(record, said="2011-07-14").members("un") or ())
    assert "SUN" not in un


def test_parties_and_non_parties_as_groups(record: Record) -> None:
    parties, others = case(record).members("parties"), case(record).members("non-parties")
    assert parties is not None and others is not None
    assert "UKR" in parties and "CHN" not in parties
    assert "CHN" in others and "UKR" not in others
    assert not parties & others
    assert case(record, treaty="inf").members("parties") is None
    assert case(record, treaty="inf").members("non-parties") is None


def test_a_state_and_its_first_and_last_day(record: Record) -> None:
    given = case(record)
    assert given.existing("UKR", date(2025, 1, 1)) is None
    assert given.existing("EU", date(2025, 1, 1)) is None
    gone = given.existing("SUN", date(2025, 1, 1))
    assert gone is not None and gone.refusal == "not on record"
    assert gone.says == (
        "the Soviet Union ended on 26 December 1991 and did not exist on 1 January 2025: ask of a day before, or of its successor"
    )
    assert given.existing("SUN", date(1991, 12, 26)) is None
    assert given.existing("SUN", date(1991, 12, 27)) is not None
    early = given.existing("SSD", date(2011, 7, 8))
    assert early is not None and early.refusal == "not on record"
    assert early.says == "South Sudan did not exist on 8 July 2011: ask of a day from 9 July 2011 on"
    assert given.existing("SSD", date(2011, 7, 9)) is None
    acted = case(made_record(made("SSD", "signature", "2011-07-01")))
    assert acted.existing("SSD", date(2011, 7, 8)) is None  # the record itself has it act
    assert acted.existing("SSD", date(2011, 6, 30)) is not None


def test_what_a_state_did() -> None:
    given = case(made_record(*HISTORY, made(AT_PEACE, "report", "2001-01-01", norm="clearance")))
    assert [a.action for a in given.actions(AT_PEACE)] == ["signature", "ratification", "report", "withdrawal"]
    assert [a.action for a in given.actions(AT_PEACE, {"signature", "withdrawal"})] == ["signature", "withdrawal"]
    assert [a.action for a in given.actions(AT_PEACE, norm="clearance")] == ["report"]
    assert [a.action for a in given.actions(AT_PEACE, {"signature"}, "clearance")] == []
    assert [a.action for a in given.consents(AT_PEACE)] == ["ratification"]
    assert given.in_force_for(AT_PEACE) == date(2000, 7, 1)
    assert given.exit(AT_PEACE) == date(2010, 9, 15)
    assert given.in_force_for("VNM") is None
    assert given.exit("VNM") is None
    early = case(made_record(*HISTORY), known="1999-01-01")
    assert [a.action for a in early.actions(AT_PEACE)] == ["signature"]
    assert early.in_force_for(AT_PEACE) is None


def test_the_last_of_several_exits_counts_and_the_first_entry() -> None:
    again = case(made_record(*HISTORY, made(AT_PEACE, "accession", "2012-01-05"), made(AT_PEACE, "withdrawal", "2015-03-15")))
    assert again.exit(AT_PEACE) == date(2015, 9, 15)
    assert again.in_force_for(AT_PEACE) == date(2000, 7, 1)


def test_the_interval_of_a_day() -> None:
    given = case(made_record(*HISTORY))
    for day, status in (("1990-01-01", "not in force"), ("1998-01-10", "signatory"), ("2000-07-01", "bound"), ("2010-09-15", "withdrawn")):
        now = given.at(AT_PEACE, date.fromisoformat(day))
        assert now is not None and now.status == status
    assert case(made_record(), treaty="vclt").at("RUS", date(2000, 1, 1)) is None
    assert case(made_record(), treaty="vclt").timeline("RUS") == ()


def test_a_treaty_that_is_closed_to_a_state(record: Record) -> None:
    for treaty, state, closed in (
        ("inf", "RUS", False),
        ("inf", "SUN", False),
        ("inf", "USA", False),
        ("inf", "CHN", True),
        ("npt", "CHN", False),
    ):
        assert case(record, treaty=treaty).closed_to(state) is closed


def test_how_far_the_list_goes(record: Record) -> None:
    whole, single = case(record), case(record, treaty="inf")
    assert (whole.whole_list, whole.complete_to) == (True, date(2026, 2, 3))
    assert (single.whole_list, single.complete_to) == (False, None)
    assert case(record, known="2025-01-01").complete_to == date(2025, 1, 1)
    assert case(record, known="2027-01-01").complete_to == date(2026, 2, 3)
    assert whole.silent(date(2026, 5, 6)) and not whole.silent(date(2026, 5, 7))
    assert not single.silent(date(1990, 1, 1))
    assert case(record, known="2025-01-01").silent(date(2025, 4, 3)) and not case(record, known="2025-01-01").silent(date(2025, 4, 4))


@pytest.mark.parametrize(
    ("status", "settled_to"),
    [("bound", "2026-08-03"), ("withdrawing", "2026-08-03"), ("no party", "2026-07-31"), ("signatory", "2026-07-31"),
     ("not in force", "2026-07-31")],
)  # fmt: skip
def test_a_status_is_settled_for_the_time_that_a_deed_takes(record: Record, status: str, settled_to: str) -> None:
    last = date.fromisoformat(settled_to)
    assert case(record).settled(status, last)
    assert not case(record).settled(status, date.fromordinal(last.toordinal() + 1))


def test_what_has_ended_is_settled_and_what_was_asked_by_older_knowledge(record: Record) -> None:
    assert case(record).settled("withdrawn", date(2050, 1, 1))
    assert case(record).settled("expired", date(2050, 1, 1))
    assert case(record, known="2020-01-01").settled("bound", date(2030, 1, 1))  # as the rules run
    no_clause = case(record)._replace(treaty=law.treaty("apmbc")._replace(withdrawal=None))
    assert no_clause.settled("bound", date(2026, 2, 3))
    assert not no_clause.settled("bound", date(2026, 2, 4))
    for_days = case(record, treaty="cwc")
    assert for_days.settled("bound", date(2026, 5, 4)) and not for_days.settled("bound", date(2026, 5, 5))  # 90 days
    assert for_days.settled("no party", date(2026, 3, 5)) and not for_days.settled("no party", date(2026, 3, 6))  # 30


def test_single_events_settle_who_is_bound_and_nothing_else(record: Record) -> None:
    assert case(record, treaty="cfe").settled("bound", date(2020, 1, 1))
    assert not case(record, treaty="cfe").settled("no party", date(2020, 1, 1))
    assert case(record, treaty="inf").settled("bound", date(2019, 8, 1))
    assert not case(record, treaty="inf").settled("bound", date(2019, 8, 2))
    assert case(record, treaty="outer-space").settled("bound", date(2018, 2, 22))  # 92 days after the end of the list
    assert not case(record, treaty="outer-space").settled("bound", date(2018, 2, 23))
    whole_without_end = case(made_record(complete_to=None))
    assert not whole_without_end.settled("bound", date(2020, 1, 1))


def test_refusals_say_why(record: Record) -> None:
    past = case(record).past_the_list("it was so", True)
    assert past == Held(
        None, "the list for the Ottawa Convention ends on 3 February 2026; as of that day it was so; nothing later is held", (),
        "past the list", then=True,
    )  # fmt: skip
    for treaty, says in (("vclt", "no list of actions"), ("inf", "single events only, or a part of the list,")):
        name = "the Vienna Convention on the Law of Treaties" if treaty == "vclt" else "the INF Treaty"
        held = case(record, treaty=treaty).past_the_list("it was so", True)
        assert (held.says, held.refusal, held.then) == (
            f"the record holds {says} for {name}", "not on record", None,
        )  # fmt: skip
    assert case(record).not_on_record("no such thing") == Held(None, "the record holds no such thing", (), "not on record")
    basis = case(record).list_entry("It is not there.")
    assert (basis.ref, basis.says) == ("List of actions under the Ottawa Convention as at 3 February 2026", "It is not there.")
    assert case(record).not_on_record("x", (basis,)).basis == case(record).past_the_list("x", None, (basis,)).basis == (basis,)
    assert case(record).provision("20(3)").ref == "APMBC Art. 20(3)"
    assert case(record).cited(None, HISTORY[0], None)[0].ref == "CHN signature 10 January 1998"


def test_rival_readings_on_a_day(record: Record) -> None:
    assert case(record, treaty="npt").views("PRK", date(1990, 1, 1)) == ()
    assert len(case(record, treaty="npt").views("PRK", date(2020, 1, 1))) >= 2
    assert case(record, treaty="vclt").views("RUS", date(2000, 1, 1)) == ()
    assert "UKR" in (case(record).parties(date(2020, 1, 1)) or ())
    assert case(record, treaty="inf").parties(date(2000, 1, 1)) is None
