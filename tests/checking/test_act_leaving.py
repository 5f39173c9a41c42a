"""`act`: leaving, steps at home, suspending, taking back, extending, objecting, declaring, reporting; States that had ended."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from acts import HISTORY, LEFT, NAMED, NO, OPEN, UNHELD, YES, act, turned, why
from asked import asked, made_record, told
from strategies import AT_PEACE, AT_WAR, made

from servanda import law
from servanda.standing import Record


@pytest.mark.parametrize(
    ("when", "said", "expected"),
    [
        ("", "2010-03-14", NO),  # no notice yet
        ("", "2010-03-15", OPEN),  # the notice: "left" can mean it or its effect
        ("", "2010-09-14", OPEN),
        ("", "2010-09-15", YES),
        ("2010-09", "2020-01-01", YES),
        ("2010", "2020-01-01", YES),
        ("2010-03", "2020-01-01", OPEN),
        ("2010-03-18", "2020-01-01", OPEN),
        ("2010-03-19", "2020-01-01", NO),
        ("2010-09-12", "2020-01-01", OPEN),
        ("2010-09-11", "2020-01-01", NO),
        ("2011", "2020-01-01", NO),
    ],
)
def test_leaving(when: str, said: str, expected: tuple[str, str]) -> None:
    more = {"when": when} if when else {}
    assert act(LEFT, said, "leave", **more) == expected
    assert act(LEFT, said, "leave", holds=False, **more) == turned(expected)


def test_the_reasons_of_leaving(record: Record) -> None:
    says = f"China gave notice on 15 March 2010; its withdrawal from {NAMED} takes effect on 15 September 2010"
    assert why(LEFT, "2020-01-01", "leave") == f"{says}."
    assert why(LEFT, "2010-05-01", "leave") == f"{says}: to leave can mean either."
    assert why(LEFT, "2020-01-01", "leave", when="2010-03") == f"{says}: to leave can mean either."
    part = asked(LEFT, "2020-01-01", predicate="act", states=[AT_PEACE], value="leave")
    assert [b.ref for b in part.basis] == ["CHN withdrawal 15 March 2010", "APMBC Art. 20(3)"]
    never = asked(record, "2026-05-06", predicate="act", states=[AT_PEACE], value="leave")
    assert (told(never), never.why) == (NO, f"No notice of withdrawal of China from {NAMED} is on record.")
    assert [b.says for b in never.basis] == ["No notice of China is on the list."]
    assert act(record, "2026-05-07", "leave") == ("outside", "contradicted")
    assert act(record, "2026-05-07", "leave", when="2025") == NO


def test_a_notice_without_a_day_of_effect_leaves_it_open() -> None:
    record = made_record(made(AT_WAR, "accession", "2000-01-05"), made(AT_WAR, "withdrawal", "2022-03-15"))
    for more in ({}, {"when": "2022"}, {"when": "2023"}):
        assert act(record, "2024-01-01", "leave", AT_WAR, **more) == OPEN
    assert why(record, "2024-01-01", "leave", AT_WAR) == (
        "India gave notice on 15 March 2022; the day of its effect is undetermined: to leave can mean either."
    )
    assert act(record, "2022-03-01", "leave", AT_WAR) == NO


def test_leaving_is_contested_where_readings_give_it_both_ways(record: Record) -> None:
    part = asked(record, "2025-07-02", "npt", predicate="act", states=["PRK"], value="leave")
    assert part.verdict == "contested"
    holds = [view.holds.rstrip(".") for view in record.standing("PRK", "npt", "2025-07-02").readings]
    assert part.why == f"Readings differ: {'; '.join(holds)}."
    assert {b.kind for b in part.basis} == {"provision", "reading"}
    assert act(record, "2002-12-31", "leave", "PRK", treaty="npt") != ("contested", "")


def test_steps_at_home_are_asked_by_what_they_were_about() -> None:
    record = made_record(
        made(AT_PEACE, "domestic-step", "2009-02-01", about="leave"), made(AT_PEACE, "domestic-step", "1999-02-01", about="join"),
        made(AT_PEACE, "announcement", "2009-01-15", about="leave"), made(AT_PEACE, "announcement", "1995-01-15", about="join"),
        *HISTORY,
    )  # fmt: skip
    assert act(record, "2010-01-01", "approve-at-home", of="leave", when="2009-02") == YES
    assert act(record, "2010-01-01", "approve-at-home", of="join", when="1999-02") == YES
    assert act(record, "2010-01-01", "approve-at-home", of="ratify", when="1999-02") == YES
    assert act(record, "2010-01-01", "approve-at-home", of="join", when="2009-02") == OPEN
    assert act(record, "2010-01-01", "approve-at-home", of="suspend", when="2009-02") == UNHELD
    assert act(record, "2010-01-01", "approve-at-home", when="2009-02") == YES  # of what is not told
    assert act(record, "2010-01-01", "announce-withdrawal", when="2009-01-15") == YES
    assert act(record, "2010-01-01", "announce-withdrawal", when="2009-02-01") == YES  # a decision at home announces it too
    assert act(record, "2010-01-01", "announce-withdrawal", when="1995-01") == OPEN
    assert why(record, "2010-01-01", "approve-at-home", of="leave") == "China took a step at home on 1 February 2009."


def test_suspending_counts_from_the_act_and_from_its_effect() -> None:
    record = made_record(made(AT_PEACE, "suspension", "2009-02-01", effective=date(2009, 5, 1)), *HISTORY[:2])
    assert act(record, "2010-01-01", "suspend", when="2009-02") == YES
    assert act(record, "2010-01-01", "suspend", when="2009-05") == YES
    assert act(record, "2010-01-01", "suspend", when="2009-03") == OPEN
    assert act(record, "2010-01-01", "declare", of="suspend", when="2009-02") == YES
    assert act(record, "2010-01-01", "declare", of="leave", when="2009-02") == UNHELD
    assert why(record, "2010-01-01", "suspend") == "China suspended its performance on 1 February 2009."


@pytest.mark.parametrize(
    ("of", "kind"),
    [("ratify", "withdrawal-of-ratification"), ("sign", "withdrawal-of-signature"), ("leave", "withdrawal-of-notice"),
     ("notify-withdrawal", "withdrawal-of-notice"), ("announce-withdrawal", "withdrawal-of-notice")],
)  # fmt: skip
def test_taking_back_is_asked_by_what_was_taken_back(of: str, kind: str) -> None:
    record = made_record(*HISTORY[:2], made(AT_PEACE, kind, "2009-02-01"))
    others = {"ratify", "sign", "leave"} - {of, "leave" if kind == "withdrawal-of-notice" else of}
    assert act(record, "2010-01-01", "take-back", of=of) == act(record, "2010-01-01", "take-back") == YES
    assert act(record, "2010-01-01", "take-back", of=of, holds=False) == NO
    assert act(record, "2010-01-01", "take-back", of=of, when="2008") == NO
    assert act(record, "2010-01-01", "take-back", of=of, when="2009-02-04") == YES  # lists differ by three days
    assert act(record, "2010-01-01", "take-back", of=of, when="2009-02-05") == NO
    for other in others:
        assert act(record, "2010-01-01", "take-back", of=other) == UNHELD
    assert why(record, "2010-01-01", "take-back", of=of) == "China took it back on 1 February 2009."


def test_what_was_taken_back_leaves_open_that_it_was_not_done() -> None:
    record = made_record(*HISTORY[:2], made(AT_PEACE, "withdrawal-of-signature", "2009-02-01"))
    assert act(record, "2010-01-01", "sign", holds=False) == OPEN
    assert act(record, "2009-01-31", "sign", holds=False) == NO


def test_objecting_is_to_somebody() -> None:
    record = made_record(made(AT_PEACE, "objection", "2009-02-01", to="UKR", about="suspend"))
    assert act(record, "2010-01-01", "object") == act(record, "2010-01-01", "object", to=["UKR"]) == YES
    assert act(record, "2010-01-01", "object", to=["FIN", "UKR"]) == YES
    assert act(record, "2010-01-01", "object", to=["FIN"]) == UNHELD
    assert why(record, "2010-01-01", "object", to=["UKR"]) == "China objected on 1 February 2009."


def test_declaring_and_reserving_and_reporting() -> None:
    record = made_record(
        made(AT_PEACE, "declaration", "2001-01-01"), made(AT_PEACE, "communication", "2002-01-01"),
        made(AT_PEACE, "reservation", "2003-01-01"),
        made(AT_PEACE, "report", "2004-01-01", norm="transparency-report"), made(AT_PEACE, "completion", "2005-01-01", norm="clearance"),
    )  # fmt: skip
    assert act(record, "2010-01-01", "declare", when="2001") == act(record, "2010-01-01", "declare", when="2002") == YES
    assert act(record, "2010-01-01", "declare", of="completion", norm="clearance", when="2005") == YES
    assert act(record, "2010-01-01", "declare", of="completion", norm="stockpile-destruction") == UNHELD
    assert act(record, "2010-01-01", "reserve", when="2003") == YES
    assert act(record, "2010-01-01", "reserve", when="2001") == OPEN
    assert act(record, "2010-01-01", "report", when="2004") == act(record, "2010-01-01", "report", when="2005") == YES
    assert act(record, "2010-01-01", "report", norm="clearance", when="2004") == OPEN
    assert why(record, "2010-01-01", "declare") == "China made a declaration on 1 January 2001."
    assert why(record, "2010-01-01", "reserve") == "China made a reservation on 1 January 2003."
    assert why(record, "2010-01-01", "report") == "China reported on 1 January 2004."


def test_more_time_is_asked_for_and_given() -> None:
    record = made_record(
        made(AT_PEACE, "extension-request", "2008-04-01", norm="clearance"),
        made(AT_PEACE, "extension", "2008-11-28", norm="clearance", until=date(2014, 7, 1)),
    )
    assert (
        act(record, "2010-01-01", "request-extension", when="2008-04")
        == act(record, "2010-01-01", "request-extension", when="2008-11")
        == YES
    )
    assert act(record, "2010-01-01", "get-extension", when="2008-11-28") == act(record, "2010-01-01", "get-extension", when="2014") == YES
    assert act(record, "2010-01-01", "get-extension", when="2008-04") == OPEN
    assert act(record, "2010-01-01", "get-extension", norm="stockpile-destruction") == UNHELD
    assert why(record, "2010-01-01", "request-extension", when="2008-04") == "China asked for more time on 1 April 2008."
    assert why(record, "2010-01-01", "get-extension") == "China was given more time on 28 November 2008."
    long = asked(record, "2010-01-01", predicate="act", states=[AT_PEACE], value="request-extension", number=5, unit="years")
    assert (told(long), long.why) == (UNHELD, f"The record holds no numbers for such an act under {NAMED}.")


@pytest.mark.parametrize(
    ("number", "more", "expected"),
    [
        (4, {"unit": "years"}, YES),  # from the last day under the treaty, 1 July 2010, to 1 July 2014
        (5, {"unit": "years"}, OPEN),  # counted from the decision, perhaps
        (8, {"unit": "years"}, NO),
        (2, {"unit": "years", "compare": ">="}, YES),
        (48, {"unit": "months"}, YES),
        (3, {"unit": "minefields"}, UNHELD),
    ],
)
def test_how_long_more_time_is(number: int, more: dict[str, str], expected: tuple[str, str]) -> None:
    record = made_record(
        made(AT_PEACE, "accession", "2000-01-05"),
        made(AT_PEACE, "extension", "2008-11-28", norm="clearance", until=date(2014, 7, 1)),
    )
    assert act(record, "2010-01-01", "get-extension", number=number, **more) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, YES),
        ({"when": "2021"}, YES),
        ({"when": "2021-01-26"}, YES),
        ({"when": "2021-02-03"}, YES),  # its effect
        ({"when": "2020"}, OPEN),
        ({"number": 5, "unit": "years"}, YES),
        ({"number": 4, "unit": "years"}, NO),
        ({"number": 5, "unit": "months"}, YES),  # of another unit the record does not tell
    ],
)
def test_a_treaty_is_extended_by_its_parties(record: Record, more: dict[str, Any], expected: tuple[str, str]) -> None:
    assert act(record, "2025-01-01", "extend", "RUS", treaty="new-start", **more) == expected
    assert act(record, "2025-01-01", "extend", "RUS", treaty="new-start", holds=False, **more) == turned(expected)


def test_how_long_an_extension_is_follows_from_the_end_of_the_treaty() -> None:
    rules, told_ = law.treaty("new-start"), {"predicate": "act", "value": "extend", "states": ["RUS"], "number": 4, "unit": "years"}
    assert told(asked(made_record(), "2025-01-01", "new-start", **told_)) == NO
    without_end = rules._replace(expires=None)
    assert told(asked(made_record(), "2025-01-01", "new-start", rules=without_end, **told_)) == YES  # how long it is is not on record
    day = made("*", "extension", "2020-01-26", "new-start")  # without a day of effect
    assert told(asked(made_record(day), "2025-01-01", "new-start", when="2020", **told_)) == YES


def test_the_reasons_of_an_extension(record: Record) -> None:
    assert why(record, "2025-01-01", "extend", "RUS", treaty="new-start") == "The parties extended it on 26 January 2021."
    assert why(record, "2025-01-01", "extend", "RUS", treaty="new-start", number=5, unit="years") == (
        "New START was extended by 5 years, to 5 February 2026."
    )


def test_a_treaty_in_force_for_a_state_shows_that_it_consented(record: Record) -> None:
    for value in ("ratify", "join"):
        assert act(record, "1990-12-11", value, "USA", treaty="ttbt") == YES
        assert act(record, "1990-12-10", value, "USA", treaty="ttbt") == UNHELD
        assert act(record, "2025-01-01", value, "USA", treaty="ttbt", when="1989") == UNHELD
    assert why(record, "2025-01-01", "ratify", "USA", treaty="ttbt") == (
        "The Threshold Test Ban Treaty entered into force for the United States on 11 December 1990, so that it had consented."
    )
    assert asked(record, "2025-01-01", "ttbt", predicate="act", states=["USA"], value="ratify").basis


def test_a_state_that_was_not_there_did_nothing(record: Record) -> None:
    part = asked(record, "2025-01-01", "ccm", predicate="act", states=["SUN"], value="sign")
    assert told(part) == UNHELD
    assert "did not exist" in part.why
    assert act(record, "2025-01-01", "sign", "SUN", treaty="inf") == YES  # what it did stands
    assert act(record, "2025-01-01", "sign", "SUN", treaty="npt", when="1968") == YES


def test_the_only_one_to_leave_did_so_by_some_readings_alone(record: Record) -> None:
    given = {"predicate": "act", "value": "leave", "states": ["PRK"]}
    assert asked(record, "2005-01-01", "npt", order="only", **given).verdict == "contested"
    assert asked(record, "2005-01-01", "npt", order=7, **given).verdict == "contradicted"  # by its notice it was no seventh
    notice = {**given, "value": "notify-withdrawal"}
    assert asked(record, "2005-01-01", "npt", order="only", **notice).verdict == "supported"  # the notice itself is no question


@pytest.mark.parametrize("value", ["sign", "ratify", "accede", "join"])
@pytest.mark.parametrize(
    ("day", "after"), [("1991-12-25", False), ("1991-12-26", True), ("1995-06-01", True)]  # the Soviet Union ended on the second of them
)
def test_what_a_successor_did_after_a_state_had_ended_is_told_as_that(value: str, day: str, after: bool) -> None:
    record = made_record(made("RUS", "signature" if value == "sign" else "ratification", day))
    for more in ({}, {"holds": False}, {"when": day[:4]}):
        part = asked(record, "2005-01-01", predicate="act", value=value, states=["SUN"], **more)
        assert part.why.startswith("Soviet Union ended on 26 December 1991: Russia (RUS) continues it") == after
        assert told(part) == (OPEN if after else NO if "holds" in more else YES)
        assert not after or (f"Russia {'signed' if value == 'sign' else 'gave its instrument'} on" in part.why and part.basis)


def test_what_a_state_did_before_its_end_is_its_own_whatever_followed() -> None:
    record = made_record(made("SUN", "ratification", "1990-01-05"), made("RUS", "ratification", "1995-06-01"))
    assert act(record, "2005-01-01", "ratify", "SUN", when="1990") == YES
    assert act(record, "2005-01-01", "ratify", "SUN") == YES
    assert "ended" not in why(record, "2005-01-01", "ratify", "SUN")
    other = made_record(made("RUS", "withdrawal", "1995-06-01"), made("SUN", "ratification", "1990-01-05"))
    assert "Soviet Union ended" not in why(other, "2005-01-01", "notify-withdrawal", "SUN")  # only of signing and joining


def test_what_else_is_told_of_an_announcement_is_not_borne_out_by_the_announcement() -> None:
    record = made_record(made(AT_PEACE, "announcement", "2010-03-01", about="leave"))
    assert act(record, "2010-06-01", "announce-withdrawal", when="2010-03") == YES
    assert act(record, "2010-06-01", "announce-withdrawal", when="2010-03", about="with immediate effect") == OPEN


# The Rome Statute: South Africa and The Gambia gave notice in 2016 and took it back in 2017; Burundi left on 27 October 2017, the
# Philippines on 17 March 2019.
@pytest.mark.parametrize("state", ["ZAF", "GMB"])
def test_who_took_its_notice_back_has_not_left(record: Record, state: str) -> None:
    leave = {"states": [state], "predicate": "act", "value": "leave"}
    before, after = (asked(record, said, "rome-statute", **leave) for said in ("2016-12-01", "2020-01-01"))
    assert (before.verdict, after.verdict) == ("outside the record", "contradicted")
    assert "the notice was taken back on" in after.why
    effect = asked(record, "2020-01-01", "rome-statute", states=[state], predicate="in-force", value="exit")
    assert effect.verdict == "contradicted" and "the notice was taken back on" in effect.why


@pytest.mark.parametrize(
    ("state", "order", "verdict"),
    [("BDI", "first", "supported"), ("PHL", 2, "supported"), ("ZAF", "first", "contradicted"), ("PHL", 4, "contradicted")],
)
def test_who_left_first_is_told_by_the_day_of_leaving(record: Record, state: str, order: str | int, verdict: str) -> None:
    fields = {"states": [state], "predicate": "act", "value": "leave", "order": order}
    assert asked(record, "2020-01-01", "rome-statute", **fields).verdict == verdict


def test_taking_a_notice_back_begins_no_new_membership(record: Record) -> None:
    part = asked(record, "2020-01-01", "rome-statute", states=["ZAF"], predicate="status", value="left")
    assert part.why == "South Africa is bound by the Rome Statute since 1 July 2002."


def test_who_is_to_leave_later_in_the_time_told_has_not_left_yet(record: Record) -> None:
    for said, expected in (("2025-08-01", ("outside", "not understood")), ("2025-12-27", ("supported", ""))):
        assert told(asked(record, said, predicate="act", value="leave", states=["LTU"], when="2025")) == expected
    planned = asked(record, "2025-08-01", predicate="act", value="leave", states=["LTU"], when="2025", mode="plan")
    assert told(planned) == ("supported", "")
