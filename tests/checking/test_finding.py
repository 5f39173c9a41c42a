"""`found` and `conduct`: decided by formal findings, missed duties, a State's own reports; a position makes a charge contested."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import OPPOSITE, asked, decision, made_record, told
from strategies import AT_PEACE, made

from servanda.record.model import Action, Decision
from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")
CANNOT, CONTESTED = ("outside", "cannot"), ("contested", "")
JOINED = made(AT_PEACE, "accession", "2000-01-05")
USED = decision(AT_PEACE, "2015-08-24", "Found that China used mines at Alpha.", finds="use", norm="use", body="Joint Mechanism",
                by=("parties", "UN"), occurred=("2014-04-21", "2015-03"), place=("Alpha",))  # fmt: skip
BREACH = decision(AT_PEACE, "2012-06-09", "Found non-compliance.", finds="violation", body="Board of Governors", by=("IAEA",))
HOLDS = decision(AT_PEACE, "2013-02-01", "Position: China breaches the Convention.", finds="violation", outcome="position",
                 body="Viet Nam (position of a party)", by=("VNM",))  # fmt: skip


def given(*facts: Action | Decision) -> Record:
    return made_record(JOINED, *(f for f in facts if isinstance(f, Action)), decisions=[f for f in facts if isinstance(f, Decision)])


def put(record: Record, said: str, predicate: str, value: str, *states: str, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate=predicate, value=value, states=list(states or (AT_PEACE,)), **more))


def why(record: Record, said: str, predicate: str, value: str, **more: Any) -> str:
    return asked(record, said, predicate=predicate, value=value, states=[AT_PEACE], **more).why


def turned(expected: tuple[str, str]) -> tuple[str, str]:
    return OPPOSITE.get(expected[0], expected[0]), OPPOSITE.get(expected[1], expected[1])


@pytest.mark.parametrize(
    ("value", "said", "more", "expected"),
    [
        ("use", "2015-08-24", {}, YES),
        ("use", "2015-08-23", {}, UNHELD),
        ("violation", "2020-01-01", {}, YES),  # use of what is forbidden is one
        ("production", "2020-01-01", {}, UNHELD),
        ("testing", "2020-01-01", {}, UNHELD),
        ("use", "2020-01-01", {"by": "parties"}, YES),
        ("use", "2020-01-01", {"by": "UN"}, YES),
        ("use", "2020-01-01", {"by": "mechanism"}, YES),  # by its name
        ("use", "2020-01-01", {"by": "IAEA"}, UNHELD),
        ("use", "2020-01-01", {"when": "2015"}, YES),
        ("use", "2020-01-01", {"when": "2015-08-24"}, YES),
        ("use", "2020-01-01", {"when": "2016"}, UNHELD),
        ("use", "2020-01-01", {"when": "2014"}, UNHELD),
        ("use", "2020-01-01", {"deed": "2014-04-21"}, YES),
        ("use", "2020-01-01", {"deed": "2014"}, YES),
        ("use", "2020-01-01", {"deed": "2015-03-16"}, YES),
        ("use", "2020-01-01", {"deed": "2014-05"}, UNHELD),
        ("use", "2020-01-01", {"deed": "2013/2014"}, YES),
        ("use", "2020-01-01", {"deed": "2015-03-16/.."}, YES),
        ("use", "2020-01-01", {"deed": "2015-04/.."}, UNHELD),
        ("use", "2020-01-01", {"deed": "../2013"}, UNHELD),
        ("use", "2020-01-01", {"deed": "1990/1991"}, UNHELD),
    ],
)
def test_what_a_body_found(value: str, said: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    assert put(given(USED), said, "found", value, **more) == expected
    assert put(given(USED), said, "found", value, holds=False, **more) == turned(expected)


def test_the_reasons_of_what_was_found() -> None:
    part = asked(given(USED), "2020-01-01", predicate="found", value="use", states=[AT_PEACE])
    assert part.why == "Joint Mechanism found it of China on 24 August 2015: Found that China used mines at Alpha."
    assert (part.basis[0].kind, part.basis[0].ref) == ("circumstance", "Joint Mechanism, 24 August 2015")
    assert why(given(USED), "2020-01-01", "found", "use", by="IAEA") == (
        "What was found about China is of another time, place, body or deed: Joint Mechanism found of China on 24 August 2015: Found that"
        " China used mines at Alpha."
    )
    assert why(given(USED), "2020-01-01", "found", "production") == (
        "No finding of that kind about China under the Ottawa Convention is on record, which need not hold every one."
    )
    nearest = asked(given(USED), "2020-01-01", predicate="found", value="production", states=[AT_PEACE])
    assert [b.ref for b in nearest.basis] == ["Joint Mechanism, 24 August 2015"]
    assert asked(given(), "2020-01-01", predicate="found", value="use", states=[AT_PEACE]).basis == ()


def test_places_and_weapons_that_are_told_must_be_those_found() -> None:
    of_both = ((("Alpha",), YES), (("mines",), YES), (("Alpha", "mines"), YES), (("Beta",), UNHELD), (("Alpha", "Beta"), UNHELD))
    for details, expected in of_both:
        assert put(given(USED._replace(about=("mines",))), "2020-01-01", "found", "use", about="words", details=details) == expected
    nobody = made_record(decisions=[USED._replace(state="")])
    for about, details, expected in (("", (), YES), ("at Alpha", ("Alpha",), YES), ("at some place", (), UNHELD)):
        part = asked(nobody, "2020-01-01", predicate="found", value="use", about=about, details=details)
        assert told(part) == expected


def test_the_last_finding_by_then_is_told() -> None:
    later = USED._replace(date="2018-01-01", says="Found it again.")
    assert "again" in why(given(USED, later), "2020-01-01", "found", "use")
    assert "again" not in why(given(USED, later), "2017-12-31", "found", "use")


def test_bodies_of_the_united_nations_are_the_united_nations() -> None:
    for by in ("UNSC", "UNGA"):
        record = given(USED._replace(by=(by,), body="A body"))
        assert put(record, "2020-01-01", "found", "use", by="UN") == put(record, "2020-01-01", "found", "use", by=by) == YES
    assert put(given(USED._replace(by=("IAEA",), body="A body")), "2020-01-01", "found", "use", by="UN") == UNHELD


def test_the_days_about_a_finding_and_a_deed() -> None:
    assert put(given(USED._replace(date="2015-08")), "2015-08-10", "found", "use") == YES  # a month on record may be its first day
    assert put(given(USED._replace(date="2015-08")), "2015-07-31", "found", "use") == UNHELD
    own = USED._replace(outcome="acknowledgement", finds="stockpiling", occurred=(), date="2001-08")
    assert put(given(own), "2001-08-01", "conduct", "stockpiling") == YES
    assert put(given(own), "2001-07-31", "conduct", "stockpiling") == CANNOT
    assert put(given(USED._replace(occurred=("2014-04-21",))), "2024-04-21", "conduct", "use") == YES  # ten years to the day
    assert put(given(USED._replace(occurred=("2014-04-21",))), "2024-04-22", "conduct", "use") == CANNOT


def test_of_several_findings_the_nearest_is_shown() -> None:
    record = given(BREACH, USED)
    assert len(asked(record, "2020-01-01", predicate="found", value="production", states=[AT_PEACE]).basis) == 1
    assert len(asked(record, "2020-01-01", predicate="conduct", value="production", states=[AT_PEACE]).basis) == 1
    nobody = asked(made_record(), "2020-01-01", predicate="found", value="use")
    assert nobody.why == "No finding of that kind under the Ottawa Convention is on record, which need not hold every one."
    done = given(made(AT_PEACE, "completion", "2003-05-01", norm="stockpile-destruction"))
    assert put(done, "2003-05-01", "found", "stockpile-destruction") == YES
    assert put(done, "2003-05-01", "found", "clearance") == UNHELD


def test_stocks_end_with_their_destruction_and_not_with_that_of_others() -> None:
    cleared = given(REPORT, DONE._replace(norm="clearance"))
    assert put(cleared, "2010-01-01", "conduct", "stockpiling") == YES
    assert put(given(REPORT, DONE), "2008-04-30", "conduct", "stockpiling") == CANNOT
    same_day = given(REPORT, DONE._replace(date="2005-04-30", known=REPORT.known))
    assert put(same_day, "2010-01-01", "conduct", "stockpiling") == YES  # told on the day itself
    part = asked(given(REPORT), "2006-01-01", predicate="conduct", value="stockpiling", states=[AT_PEACE], number=7, unit="mines")
    assert (told(part), len(part.basis)) == (OPEN, 1)


def test_a_position_is_no_finding() -> None:
    assert put(given(HOLDS), "2020-01-01", "found", "violation") == UNHELD


def test_a_completion_stands_for_a_finding_that_it_was_done() -> None:
    record = given(made(AT_PEACE, "completion", "2003-05-01", norm="clearance"))
    assert put(record, "2003-05-01", "found", "clearance") == YES
    assert put(record, "2003-04-30", "found", "clearance") == UNHELD
    assert put(record, "2010-01-01", "found", "stockpile-destruction") == UNHELD
    assert why(record, "2010-01-01", "found", "clearance") == "China finished clearing its mined or contaminated areas on 1 May 2003."


def test_found_of_nobody_by_name() -> None:
    record = made_record(decisions=[USED._replace(state="", says="Found that mines were used.")])
    part = asked(record, "2020-01-01", predicate="found", value="use")
    assert told(part) == YES
    assert part.why == "Joint Mechanism found it on 24 August 2015: Found that mines were used."


def test_findings_by_what_was_known_then() -> None:
    assert put(given(USED), "2020-01-01", "found", "use", known="2015-08-23") == UNHELD
    assert put(given(USED), "2020-01-01", "conduct", "use", when="2014", known="2015-08-23") == CANNOT
    assert put(given(USED), "2020-01-01", "conduct", "use", when="2014", known="2015-08-24") == YES


@pytest.mark.parametrize(
    ("value", "said", "more", "expected"),
    [
        ("use", "2014-04-21", {}, YES),  # what is judged today sees what was found since
        ("use", "2014-04-20", {}, CANNOT),
        ("use", "2025-03-30", {}, YES),
        ("use", "2026-03-30", {}, CANNOT),  # more than ten years ago
        ("use", "2026-03-30", {"ever": True}, YES),
        ("use", "2020-01-01", {"when": "2014"}, YES),
        ("use", "2020-01-01", {"when": "2015-03-20"}, YES),  # of that month
        ("use", "2020-01-01", {"when": "2016"}, CANNOT),
        ("use", "2020-01-01", {"when": "2013"}, CANNOT),
        ("use", "2020-01-01", {"when": "2014/.."}, YES),
        ("use", "2020-01-01", {"when": "2015/.."}, CANNOT),  # a deed of the first year may not be meant
        ("use", "2020-01-01", {"about": "at Beta"}, CANNOT),
        ("use", "2020-01-01", {"number": 5, "unit": "mines"}, CANNOT),
        ("use", "2020-01-01", {"actor": "an armed group"}, CANNOT),
        ("violation", "2020-01-01", {}, YES),
        ("violation", "2020-01-01", {"norm": "use"}, YES),
        ("violation", "2020-01-01", {"norm": "production"}, CANNOT),
        ("violation", "2020-01-01", {"about": "at Alpha", "when": "2014"}, YES),
        ("compliance", "2020-01-01", {}, NO),
        ("production", "2020-01-01", {}, CANNOT),
        ("assistance", "2020-01-01", {}, CANNOT),
    ],
)
def test_conduct_that_a_body_found(value: str, said: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    assert put(given(USED), said, "conduct", value, **more) == expected
    if "about" not in more:
        assert put(given(USED), said, "conduct", value, holds=False, **more) == turned(expected)


def test_a_denial_of_details_at_a_time_is_belied_by_a_finding() -> None:
    assert put(given(USED), "2020-01-01", "conduct", "use", holds=False, about="any mines", when="2014") == NO
    assert put(given(USED), "2020-01-01", "conduct", "use", about="any mines", when="2014") == CANNOT


def test_the_reasons_of_conduct() -> None:
    part = asked(given(USED, BREACH), "2020-01-01", predicate="conduct", value="use", states=[AT_PEACE])
    assert part.why == "Joint Mechanism found of China on 24 August 2015: Found that China used mines at Alpha."
    assert [b.ref for b in part.basis] == ["Joint Mechanism, 24 August 2015"]
    both = asked(given(BREACH, USED), "2020-01-01", predicate="conduct", value="violation", states=[AT_PEACE])
    assert [b.ref for b in both.basis] == ["Board of Governors, 9 June 2012", "Joint Mechanism, 24 August 2015"]
    assert why(given(), "2020-01-01", "conduct", "use") == "No body of the treaty and no report of China on record decides this."
    assert why(given(USED), "2020-01-01", "conduct", "production") == (
        "What is on record of China does not decide just this; Joint Mechanism found of China on 24 August 2015:"
        " Found that China used mines"
        " at Alpha."
    )
    assert asked(given(USED), "2020-01-01", predicate="conduct", value="production", states=[AT_PEACE]).basis


def test_what_a_state_acknowledged_decides_a_deed_and_no_breach() -> None:
    own = USED._replace(outcome="acknowledgement", by=(AT_PEACE,), body="China", says="Told that it laid mines.")
    assert put(given(own), "2020-01-01", "conduct", "use") == YES
    assert put(given(own), "2020-01-01", "conduct", "violation") == CANNOT
    assert put(given(own), "2020-01-01", "found", "use") == UNHELD
    assert why(given(own), "2020-01-01", "conduct", "use") == "China acknowledged on 24 August 2015: Told that it laid mines."


def test_what_a_state_acknowledged_that_it_has_it_has_from_then_on() -> None:
    own = USED._replace(outcome="acknowledgement", finds="stockpiling", occurred=(), date="2001-08-24")
    assert put(given(own), "2025-01-01", "conduct", "stockpiling") == YES
    assert put(given(own), "2001-08-23", "conduct", "stockpiling") == CANNOT
    assert put(given(own), "2025-01-01", "conduct", "stockpiling", when="2001") == YES
    assert put(given(own), "2025-01-01", "conduct", "stockpiling", when="2000") == CANNOT


def test_what_one_party_holds_of_another_makes_a_charge_contested() -> None:
    for value in ("violation", "compliance"):
        assert put(given(HOLDS), "2020-01-01", "conduct", value) == CONTESTED
        assert put(given(HOLDS), "2020-01-01", "conduct", value, holds=False) == CONTESTED
    assert put(given(HOLDS), "2020-01-01", "conduct", "use") == CANNOT
    part = asked(given(HOLDS), "2020-01-01", predicate="conduct", value="violation", states=[AT_PEACE])
    assert part.why == (
        "Viet Nam (position of a party): Position: China breaches the Convention; no body of the treaty has found it of China."
    )
    assert part.basis[0].ref == "Viet Nam (position of a party), 1 February 2013"
    assert put(given(HOLDS, USED), "2020-01-01", "conduct", "violation") == YES  # a finding goes before
    shown = why(given(HOLDS, USED), "2020-01-01", "conduct", "violation", about="a matter of its own")
    assert "no body" not in shown


def test_a_missed_duty_is_a_breach() -> None:
    left = made(AT_PEACE, "report", "2005-04-30", norm="stockpile-destruction", about="left", number=1000, unit="mines")
    record = given(left)
    for said, expected in (("2004-07-01", CANNOT), ("2005-04-29", CANNOT), ("2005-04-30", YES), ("2020-01-01", YES)):
        assert put(record, said, "conduct", "violation", norm="other") == expected
        assert put(record, said, "conduct", "compliance", norm="other") == turned(expected)
        assert put(record, said, "conduct", "violation") == CANNOT  # a bare charge is more than a day that was missed
    assert put(record, "2020-01-01", "conduct", "violation", norm="stockpile-destruction") == YES
    assert put(record, "2020-01-01", "conduct", "violation", norm="clearance") == CANNOT
    assert put(record, "2020-01-01", "conduct", "violation", about="a matter of its own") == CANNOT
    assert put(record, "2020-01-01", "conduct", "violation", norm="other", when="2004-06-30") == CANNOT
    assert put(record, "2020-01-01", "conduct", "violation", norm="other", when="2006") == YES
    assert why(record, "2020-01-01", "conduct", "violation", norm="other") == (
        "China had not finished its stockpile destruction by 1 July 2004, the last day under the Ottawa Convention."
    )


def test_a_duty_that_was_met_late_was_missed() -> None:
    record = given(made(AT_PEACE, "completion", "2005-05-01", norm="stockpile-destruction"))
    assert put(record, "2020-01-01", "conduct", "violation", norm="stockpile-destruction") == YES
    assert put(record, "2020-01-01", "conduct", "violation", norm="other", ever=True) == YES
    assert put(record, "2020-01-01", "conduct", "violation", norm="other") == CANNOT  # it was over by then
    in_time = given(made(AT_PEACE, "completion", "2003-05-01", norm="stockpile-destruction"))
    assert put(in_time, "2020-01-01", "conduct", "violation", norm="other") == CANNOT


def test_a_state_that_is_not_bound_cannot_breach(record: Record) -> None:
    assert put(record, "2026-07-31", "conduct", "violation") == CANNOT
    assert put(record, "2026-07-31", "conduct", "violation", holds=False) == YES
    assert put(record, "2026-08-01", "conduct", "violation", holds=False) == CANNOT  # it may have joined since
    assert why(record, "2026-07-31", "conduct", "violation") == (
        "The Ottawa Convention did not bind China on 31 July 2026, so that this would be no breach of it."
    )
    assert why(record, "2026-07-31", "conduct", "violation", holds=False) == (
        "The Ottawa Convention did not bind China on 31 July 2026, so that it could not breach it."
    )
    assert put(given(), "2020-01-01", "conduct", "violation", holds=False, when="1999") == YES
    assert put(given(), "2020-01-01", "conduct", "violation", holds=False, when="2001") == CANNOT
    assert put(given(), "2000-03-01", "conduct", "violation", holds=False, when="2025") == CANNOT


REPORT = made(AT_PEACE, "report", "2005-04-30", norm="stockpile-destruction", about="held", number=1000, unit="mines")
DONE = made(AT_PEACE, "completion", "2008-04-30", norm="stockpile-destruction")


@pytest.mark.parametrize(
    ("said", "more", "expected"),
    [
        ("2005-04-29", {}, CANNOT),
        ("2005-04-30", {}, YES),
        ("2006-01-01", {"number": 1000, "unit": "mines"}, YES),
        ("2006-01-01", {"number": 900, "unit": "mines", "compare": ">"}, YES),
        ("2006-01-01", {"number": 2000, "unit": "mines"}, OPEN),
        ("2006-01-01", {"number": 1000, "unit": "tons"}, OPEN),
        ("2006-01-01", {"when": "2004"}, CANNOT),
        ("2006-01-01", {"when": "2005"}, YES),
    ],
)
def test_a_state_has_what_it_reported(said: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    for about in ("held", "left"):
        assert put(given(REPORT._replace(about=about)), said, "conduct", "stockpiling", **more) == expected
    assert put(given(REPORT._replace(about="territory")), said, "conduct", "stockpiling", **more) == CANNOT
    assert put(given(REPORT._replace(norm="clearance")), said, "conduct", "stockpiling", **more) == CANNOT


def test_the_last_report_is_told() -> None:
    later = REPORT._replace(date="2006-04-30", known=REPORT.known.replace(year=2006), number=500000)
    assert why(given(REPORT, later), "2020-01-01", "conduct", "stockpiling") == "China reported 500,000 mines on 30 April 2006."
    assert why(given(REPORT, later), "2006-01-01", "conduct", "stockpiling") == "China reported 1,000 mines on 30 April 2005."


def test_what_happened_at_a_place_is_found_whoever_did_it() -> None:
    at = USED._replace(place=("Depot",), about=("chlorine",), by=("UN",))
    for decision_, details, expected in (
        (at, ("Depot",), YES), (at._replace(state=""), ("Depot",), YES), (at, ("Depot", "chlorine"), YES),
        (at, ("Depot", "sarin"), OPEN), (at, (), OPEN), (at, ("chlorine",), OPEN), (at, ("Arsenal",), OPEN),
        (at._replace(outcome="position"), ("Depot",), OPEN),
    ):  # fmt: skip
        given_ = asked(given(decision_), "2020-01-01", predicate="conduct", value="use", details=details)
        assert told(given_) == expected
    denied = asked(given(at), "2020-01-01", predicate="conduct", value="use", details=("Depot",), holds=False)
    assert told(denied) == NO
    more = asked(given(at), "2020-01-01", predicate="conduct", value="use", details=("Depot",), about="by night")
    assert told(more) == OPEN


def test_weapons_that_a_state_told_of_at_a_place_are_there_until_they_were_gone() -> None:
    own = USED._replace(outcome="acknowledgement", finds="stockpiling", occurred=("1997",), date="1997", place=("Depot",))
    own = own._replace(until=date(2008, 8, 8))
    at: dict[str, Any] = {"details": ("Depot",)}
    assert put(given(own), "2008-08-07", "conduct", "stockpiling", **at) == YES
    assert put(given(own), "2008-08-08", "conduct", "stockpiling", **at) == CANNOT
    assert put(given(own), "2005-01-01", "conduct", "stockpiling", details=("Arsenal",)) == CANNOT
    assert put(given(own), "2005-01-01", "conduct", "stockpiling", when="1998/..", **at) == YES
    assert put(given(own), "2005-01-01", "conduct", "stockpiling", when="1940/..", **at) == CANNOT  # how long before is not on record


def test_who_finished_has_none_unless_the_treaty_lets_it_keep_some(record: Record) -> None:
    assert put(record, "2025-01-01", "conduct", "stockpiling", "USA", treaty="cwc") == NO
    assert put(record, "2025-01-01", "conduct", "stockpiling", "USA", treaty="cwc", holds=False) == YES
    assert put(record, "2023-07-06", "conduct", "stockpiling", "USA", treaty="cwc") == YES  # it had declared them
    assert put(record, "2025-01-01", "conduct", "stockpiling", "USA", treaty="cwc", ever=True) == YES
    for more in ({"about": "nerve agents"}, {"number": 5, "unit": "tons"}):
        assert put(record, "2025-01-01", "conduct", "stockpiling", "USA", treaty="cwc", **more) == CANNOT
    part = asked(record, "2025-01-01", "cwc", predicate="conduct", value="stockpiling", states=["USA"])
    assert part.why == "The United States finished destroying its stockpiles on 7 July 2023."
    assert put(given(DONE), "2010-01-01", "conduct", "stockpiling") == CANNOT  # some mines may be kept for training
    assert put(given(REPORT, DONE), "2010-01-01", "conduct", "stockpiling") == CANNOT  # what it had is gone
    assert put(given(REPORT, DONE), "2008-04-29", "conduct", "stockpiling") == YES


@pytest.mark.parametrize(
    ("value", "said", "more", "expected"),
    [
        ("stockpile-destruction", "2008-04-30", {}, YES),
        ("stockpile-destruction", "2008-04-29", {}, OPEN),
        ("clearance", "2020-01-01", {}, OPEN),
        ("stockpile-destruction", "2020-01-01", {"number": 1000, "unit": "mines"}, YES),
        ("stockpile-destruction", "2020-01-01", {"number": 999, "unit": "mines"}, UNHELD),
        ("stockpile-destruction", "2020-01-01", {"number": 1000, "unit": "tons"}, UNHELD),
    ],
)
def test_destroying_and_clearing(value: str, said: str, more: dict[str, Any], expected: tuple[str, str]) -> None:
    record = given(DONE._replace(number=1000, unit="mines"))
    assert put(record, said, "conduct", value, **more) == expected
    assert put(record, said, "conduct", value, holds=False, **more) == turned(expected)


def test_a_number_is_that_of_a_report_too_and_of_its_own_norm() -> None:
    report = made(AT_PEACE, "report", "2006-01-01", norm="clearance", number=70, unit="mines")
    record = given(report, DONE._replace(number=1000, unit="mines"))
    assert put(record, "2020-01-01", "conduct", "clearance", number=70, unit="mines") == YES
    assert put(record, "2020-01-01", "conduct", "clearance", number=1000, unit="mines") == UNHELD
    assert put(record, "2020-01-01", "conduct", "stockpile-destruction", number=70, unit="mines") == UNHELD
    nearest = asked(record, "2020-01-01", predicate="conduct", value="clearance", states=[AT_PEACE], number=5, unit="mines")
    assert [b.ref for b in nearest.basis] == ["CHN report 1 January 2006"]
    two = given(report, report._replace(date="2007-01-01", number=80))
    assert len(asked(two, "2020-01-01", predicate="conduct", value="clearance", states=[AT_PEACE], number=5, unit="mines").basis) == 1


def test_the_reasons_of_destroying() -> None:
    record = given(DONE._replace(number=1000, unit="mines"))
    assert why(record, "2020-01-01", "conduct", "stockpile-destruction") == "China finished destroying its stockpiles on 30 April 2008."
    assert why(record, "2020-01-01", "conduct", "stockpile-destruction", number=1000, unit="mines") == "China reported 1,000 mines."
    assert (
        why(record, "2020-01-01", "conduct", "stockpile-destruction", number=9, unit="mines")
        == "The record holds no such number for China."
    )
    assert why(record, "2020-01-01", "conduct", "clearance") == "No completion by China of its clearance by then is on record."


def test_known_facts(record: Record) -> None:
    assert put(record, "2025-01-01", "found", "use", "SYR", treaty="cwc", by="OPCW") == YES
    assert put(record, "2025-01-01", "conduct", "use", "SYR", treaty="cwc", holds=False) == NO
    assert put(record, "2025-01-01", "conduct", "use", "SYR", treaty="cwc", when="2017-04-04") == YES
    assert put(record, "2025-01-01", "conduct", "use", "SYR", treaty="cwc", when="2012") == CANNOT
    assert put(record, "2025-01-01", "conduct", "violation", "UKR", norm="stockpile-destruction") == YES
    assert put(record, "2025-01-01", "conduct", "violation", "RUS", treaty="inf") == CONTESTED
    assert put(record, "2025-07-01", "conduct", "violation", "IRN", treaty="npt") == YES
    assert put(record, "2025-01-01", "conduct", "use", "YEM", when="2011") == YES
