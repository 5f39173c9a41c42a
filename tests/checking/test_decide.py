"""An assertion decided: what no record decides, groups, several States, modes, and what narrows an assertion."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import OPPOSITE, asked, decision, made_record, told
from strategies import AT_PEACE, made

from servanda import law
from servanda.assertions.terms import PREDICATES
from servanda.assertions.validate import assertion
from servanda.checking.decide import decide
from servanda.law.model import Statement
from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")
CANNOT = ("outside", "cannot")
HISTORY = (made(AT_PEACE, "ratification", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"))
LEFT = made_record(*HISTORY)


def put(record: Record, said: str, predicate: str, value: str | int, *states: str, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate=predicate, value=value, states=list(states), **more))


def test_what_no_record_decides_says_what_it_is(record: Record) -> None:
    whys = {}
    for value in PREDICATES["unmodelled"]:
        part = asked(record, "2025-07-02", predicate="unmodelled", value=value, states=["UKR"])
        assert told(part) == CANNOT
        assert not part.basis
        whys[value] = part.why
    assert whys == {
        "opinion": "This is an opinion, which no record decides.",
        "demand": "This is a demand, which is neither true nor false.",
        "policy": "This is a pledge or policy, of which no treaty record tells.",
        "speech": "This is what was said, of which no treaty record tells.",
        "fact": "This is a fact of a kind that no treaty record holds.",
        "law": "This is law other than that of the treaty.",
    }


def test_a_treaty_that_is_not_held_or_not_sure(record: Record) -> None:
    other = asked(record, "2025-07-02", "other", predicate="act", value="sign", states=["UKR"], name="Budapest Memorandum")
    assert (told(other), other.why) == (UNHELD, "The record holds no rules of Budapest Memorandum.")
    none = decide(assertion({"predicate": "act", "value": "sign", "states": ["UKR"]}), None, date(2025, 7, 2), record)
    assert (told(none), none.why) == (OPEN, "The record holds no treaty that this is surely about.")


def test_who_is_no_state_is_not_on_record(record: Record) -> None:
    part = asked(record, "2025-07-02", predicate="conduct", value="use", actor="an armed group")
    assert (told(part), part.why) == (UNHELD, "An armed group is no State, and no treaty record tells of it.")


def test_no_state_no_answer(record: Record) -> None:
    for predicate, value, more in (
        ("status", "party", {}),
        ("act", "sign", {}),
        ("duty", "met", {"norm": "clearance"}),
        ("conduct", "use", {}),
    ):
        part = asked(record, "2025-07-02", predicate=predicate, value=value, **more)
        assert (told(part), part.why) == (OPEN, "No State is named that this is about.")
    assert put(record, "2025-07-02", "in-force", "entry") == YES
    assert put(record, "2025-07-02", "count", 133, of="signatories") == YES


def test_a_total_of_several_is_not_on_record(record: Record) -> None:
    part = asked(record, "2025-07-02", predicate="conduct", value="stockpiling", states=["USA", "RUS"], number=5, jointly=True)
    assert (told(part), part.why) == (UNHELD, "No total of several States under the Ottawa Convention is on record.")
    assert put(record, "2025-07-02", "status", "party", "UKR", jointly=True) == YES


def test_each_state_is_asked_and_each_must_hold(record: Record) -> None:
    assert put(record, "2025-07-02", "status", "party", "UKR", "FIN") == YES
    assert put(record, "2025-07-02", "status", "party", "UKR", "RUS") == NO
    assert put(record, "2025-07-02", "status", "party", "RUS", "CHN", holds=False) == YES
    assert put(record, "2025-07-02", "status", "party", "UKR", "RUS", holds=False) == NO
    assert put(record, "2025-07-02", "status", "party", "UKR", "SUN") == UNHELD
    for_each = asked(record, "2026-01-15", predicate="in-force", value="exit", states=["FIN", "EST"], when="2025-12-27")
    assert told(for_each) == NO
    assert for_each.why.startswith("Finland gave notice")
    assert "Estonia" not in for_each.why


def test_groups_are_spread_out(record: Record) -> None:
    assert put(record, "2024-07-02", "status", "party", group="eu") == YES
    assert put(record, "2024-07-02", "status", "party", group="nato") == NO
    nato = asked(record, "2024-07-02", predicate="status", value="party", group="nato")
    assert nato.why == "The United States is no party to the Ottawa Convention."
    assert put(record, "2024-07-02", "status", "party", group="nato", exclude=["USA"]) == YES
    assert put(record, "2024-07-02", "status", "party", "CHN", group="eu") == NO  # and China
    assert put(record, "2024-07-02", "status", "party", group="p5", exclude=["CHN", "FRA", "GBR", "RUS", "USA"]) == OPEN  # nobody is left
    assert put(record, "2024-07-02", "status", "party", group="parties") == YES
    assert put(record, "2025-07-02", "status", "party", group="p5", treaty="npt") == YES
    five = asked(record, "2024-07-02", predicate="status", value="party", group="p5")
    assert five.why.count("no party") == 3  # China, Russia, the United States
    none = asked(record, "2024-07-02", predicate="status", value="party", group="annex2")
    assert (told(none), none.why) == (UNHELD, "The record holds no list of the group annex2.")
    assert put(record, "2024-07-02", "act", "sign", group="annex2", treaty="ctbt") == NO
    assert put(record, "2024-07-02", "status", "party", group="csto") == NO


def test_of_many_states_some_are_told_one_by_one(record: Record) -> None:
    part = asked(record, "2024-07-02", predicate="status", value="party", group="un")
    assert told(part) == NO
    assert part.why.endswith(" more.")
    assert part.why.count(";") == 6


@pytest.mark.parametrize("mode", ["plan", "possible", "ought"])
@pytest.mark.parametrize(
    ("predicate", "value", "more"),
    [("status", "party", {}), ("conduct", "use", {}), ("count", 160, {"of": "parties"}), ("found", "use", {})],
)
def test_what_is_only_planned_possible_or_wished_is_not_decided(
    record: Record, mode: str, predicate: str, value: str | int, more: dict[str, Any]
) -> None:
    part = asked(record, "2025-07-02", predicate=predicate, value=value, states=["UKR"], mode=mode, **more)
    assert told(part) == CANNOT
    kind = {"plan": "a plan or forecast", "possible": "a possibility", "ought": "a demand"}[mode]
    assert part.why == f"This is {kind}, which what is so on the day does not decide."


def test_who_is_not_bound_cannot_even_possibly_breach(record: Record) -> None:
    assert put(record, "2025-07-02", "conduct", "violation", "CHN", mode="possible", holds=False) == YES
    assert put(record, "2025-07-02", "conduct", "violation", "UKR", mode="possible") == CANNOT
    assert put(record, "2025-07-02", "conduct", "use", "UKR", mode="possible", holds=False) == CANNOT


def test_a_plan_with_a_time_is_borne_out_by_what_came() -> None:
    assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode="plan", when="2000") == YES
    assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode="plan", when="2003") == NO
    assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode="plan") == CANNOT
    assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode="plan", when="2000", known="1999-12-31") == CANNOT
    assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode="plan", when="2000", known="2000-12-31") == YES
    assert put(LEFT, "2025-06-01", "act", "notify-withdrawal", "UKR", mode="plan", when="2026-08-23") == CANNOT  # is still to come
    assert put(LEFT, "2025-06-01", "act", "notify-withdrawal", "UKR", mode="plan", when="2026-08-22") == ("outside", "contradicted")
    assert put(LEFT, "2000-02-01", "in-force", "entry", AT_PEACE, mode="plan", when="2000-07") == YES
    assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode="plan", when="../2001") == YES
    assert put(LEFT, "2005-06-01", "act", "ratify", AT_PEACE, mode="plan", when="../2007") == NO  # what was done before is not meant
    for mode in ("possible", "ought"):
        assert put(LEFT, "1999-06-01", "act", "ratify", AT_PEACE, mode=mode, when="2000") == CANNOT


def test_that_a_state_will_leave_before_a_notice_could_take_effect_is_impossible(record: Record) -> None:
    assert put(record, "2025-07-02", "act", "leave", "UKR", mode="plan", when="2025-12") == NO
    assert put(record, "2025-07-02", "act", "leave", "UKR", mode="plan", when="2026-01-01") == NO
    later = asked(record, "2025-07-02", predicate="act", value="leave", states=["UKR"], mode="plan", when="2026-01-02")
    assert later.why == "No notice of withdrawal of Ukraine from the Ottawa Convention is on record."  # possible, and it did not come
    assert put(record, "2026-07-02", "act", "leave", "UKR", mode="plan", when="2026-09") == CANNOT  # the list has ended long before
    part = asked(record, "2025-07-02", predicate="act", value="leave", states=["UKR"], mode="plan", when="2025-12")
    assert part.why == "Ukraine had given no notice on 2 July 2025; one given then takes effect on 2 January 2026 at the earliest."
    assert [b.ref for b in part.basis] == ["APMBC Art. 20(3)"]
    assert put(LEFT, "2010-04-01", "act", "leave", AT_PEACE, mode="plan", when="2010-09") == YES  # it had given one
    both = asked(LEFT, "2010-04-01", predicate="act", value="leave", states=[AT_PEACE, "UKR"], mode="plan", when="2010-09")
    assert "had given no notice" not in both.why
    by_days = law.treaty("apmbc")
    assert by_days.withdrawal
    by_days = by_days._replace(withdrawal=by_days.withdrawal._replace(months=0, days=90))
    given = {"predicate": "act", "value": "leave", "states": ["UKR"], "mode": "plan"}
    assert "on 30 September 2025 at the earliest" in asked(record, "2025-07-02", rules=by_days, when="2025-09-01", **given).why
    assert by_days.withdrawal
    for none in (by_days._replace(withdrawal=None), by_days._replace(withdrawal=by_days.withdrawal._replace(allowed=False))):
        assert "at the earliest" not in asked(record, "2025-07-02", rules=none, when="2025-09-01", **given).why


def test_a_plan_that_is_denied_is_belied_by_the_deed_that_soon_followed() -> None:
    assert put(LEFT, "2009-06-01", "act", "leave", AT_PEACE, mode="plan", holds=False) == NO
    assert put(LEFT, "2009-03-14", "act", "leave", AT_PEACE, mode="plan", holds=False) == NO  # 366 days before
    assert put(LEFT, "2009-03-13", "act", "leave", AT_PEACE, mode="plan", holds=False) == CANNOT
    assert put(LEFT, "2009-06-01", "act", "notify-withdrawal", AT_PEACE, mode="plan", holds=False) == NO
    assert put(LEFT, "2009-06-01", "act", "leave", AT_PEACE, mode="plan", holds=False, known="2009-12-31") == CANNOT
    assert put(LEFT, "2010-06-01", "act", "leave", AT_PEACE, mode="plan", holds=False) == CANNOT  # it had been done before
    part = asked(LEFT, "2009-06-01", predicate="act", value="leave", states=[AT_PEACE], mode="plan", holds=False)
    assert part.why == "China gave notice of withdrawal on 15 March 2010."
    both = put(LEFT, "2009-06-01", "act", "leave", AT_PEACE, "UKR", mode="plan", holds=False)
    assert both == CANNOT


def test_the_days_about_a_plan() -> None:
    notice = made_record(HISTORY[0], made(AT_PEACE, "withdrawal", "2026-08-22"))
    assert put(notice, "2025-08-21", "act", "leave", AT_PEACE, mode="plan", holds=False) == NO  # a year and a day on is today
    assert put(notice, "2025-08-22", "act", "leave", AT_PEACE, mode="plan", holds=False) == CANNOT
    part = asked(LEFT, "2010-03-15", predicate="act", value="leave", states=[AT_PEACE], mode="plan", when="2010-08")
    assert "had given no notice" not in part.why  # it gave one on that day
    part = asked(LEFT, "2010-03-14", predicate="act", value="leave", states=[AT_PEACE], mode="plan", when="2010-08")
    assert part.why.startswith("China had given no notice on 14 March 2010")
    for when in ({}, {"when": "2010/.."}):
        assert put(LEFT, "2010-03-14", "act", "leave", AT_PEACE, mode="plan", **when) in (CANNOT, YES)
    assert put(LEFT, "2010-03-14", "act", "leave", mode="plan", when="2010-08", group="annex2") == UNHELD


def test_plans_of_meetings_and_of_other_things(record: Record) -> None:
    assert put(record, "1999-01-01", "event", "meeting", "MOZ", mode="plan", when="1999-05") == YES
    assert put(record, "1999-01-01", "event", "meeting", "MOZ", mode="plan") == CANNOT
    assert put(LEFT, "1999-06-01", "duty", "running", AT_PEACE, mode="plan", norm="stockpile-destruction") == CANNOT
    assert put(LEFT, "2000-01-05", "act", "ratify", AT_PEACE, mode="plan", when="../2000-01-05") == YES
    assert put(LEFT, "2000-01-06", "act", "ratify", AT_PEACE, mode="plan", when="../2000-01-05") == YES


def test_a_forecast_with_a_number_is_held_to_it(record: Record) -> None:
    assert put(LEFT, "2000-02-01", "in-force", "exit", AT_PEACE, mode="plan", number=6, unit="months") == YES
    assert put(LEFT, "2000-02-01", "in-force", "exit", AT_PEACE, mode="plan", number=5, unit="months") == CANNOT


def test_what_narrows_an_assertion_keeps_it_from_being_denied() -> None:
    assert put(LEFT, "2020-01-01", "in-force", "entry", AT_PEACE, when="2003") == NO
    assert put(LEFT, "2020-01-01", "in-force", "entry", AT_PEACE, when="2003", about="for its islands") == OPEN
    assert put(LEFT, "2020-01-01", "in-force", "entry", AT_PEACE, when="2000-07", about="for its islands") == YES
    assert put(LEFT, "2020-01-01", "act", "ratify", AT_PEACE, when="2005", about="as the first") == NO  # the list holds every one
    assert put(LEFT, "2020-01-01", "act", "announce-withdrawal", AT_PEACE, when="2010", holds=False) == NO
    assert put(LEFT, "2020-01-01", "act", "announce-withdrawal", AT_PEACE, when="2010", holds=False, about="on television") == OPEN
    assert put(LEFT, "2020-01-01", "status", "party", AT_PEACE, about="in full") == NO


def test_a_rule_names_the_statement_it_was_held_against(record: Record) -> None:
    says = Statement("a-statement", "5(1)", "requires", "clearing of mined areas")
    part = asked(record, "2025-07-02", predicate="rule", value="requires", statements=[says])
    assert (told(part), part.statement) == (YES, "a-statement")
    denied = asked(record, "2025-07-02", predicate="rule", value="requires", statements=[says], holds=False)
    assert told(denied) == NO


def test_findings_of_no_state_and_decisions(record: Record) -> None:
    found = made_record(decisions=[decision("", "2020-01-01", finds="use")])
    assert put(found, "2025-01-01", "found", "use") == YES
    assert put(found, "2025-01-01", "found", "use", holds=False) == NO
    assert put(record, "2025-12-10", "event", "meeting", "MOZ", order=1) == YES
    assert put(record, "2025-12-10", "event", "meeting", "MOZ", order=1, holds=False) == NO


def test_the_denial_of_what_is_past_the_list_turns_what_it_was_on_its_last_day(record: Record) -> None:
    for value, then in (("outside", "supported"), ("party", "contradicted")):
        assert put(record, "2026-08-20", "status", value, "CHN") == ("outside", then)
        assert put(record, "2026-08-20", "status", value, "CHN", holds=False) == ("outside", OPPOSITE[then])
