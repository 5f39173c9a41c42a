"""`act`: signing, joining, consent, the days of them, what the list tells by silence."""

from __future__ import annotations

from datetime import date

import pytest
from acts import HISTORY, LEFT, NAMED, NO, OPEN, UNHELD, YES, act, turned, why
from asked import asked, made_record, told
from strategies import AT_PEACE, made

from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.checking.act import AGAIN, KINDS
from servanda.standing import Record
from servanda.verification import judge, taken


@pytest.mark.parametrize(
    ("value", "when", "expected"),
    [
        ("sign", "1998", YES),
        ("sign", "1998-01-10", YES),
        ("sign", "1998-01-07", OPEN),  # lists differ by three days
        ("sign", "1998-01-06", NO),
        ("sign", "1998-01-13", OPEN),
        ("sign", "1998-01-14", NO),
        ("sign", "1999/2001", NO),
        ("sign", "../1997", NO),
        ("sign", "../1998", YES),
        ("ratify", "2000-01", YES),
        ("ratify", "2000-07-01", OPEN),  # its effect
        ("ratify", "2000-07-02", NO),
        ("ratify", "1998-07-04", OPEN),  # 550 days before the deposit: a parliament may have ratified
        ("ratify", "1998-07-03", NO),
        ("accede", "1999", OPEN),
        ("accede", "2001", NO),
        ("join", "2000-01-05", YES),
        ("join", "2000-07-01", YES),  # the day from which it was bound
        ("join", "1998-01-10", OPEN),  # it signed
        ("join", "1998-01-20", NO),
        ("join", "2001", NO),
        ("notify-withdrawal", "2010-03-15", YES),
        ("notify-withdrawal", "2010-03-18", OPEN),
        ("notify-withdrawal", "2010-03-19", NO),
        ("notify-withdrawal", "2010-09-15", NO),
        ("announce-withdrawal", "2010-03", YES),
        ("announce-withdrawal", "2009", OPEN),  # it may have been told before
    ],
)
def test_an_act_and_its_denial_at_the_time_told(value: str, when: str, expected: tuple[str, str]) -> None:
    assert act(LEFT, "2020-01-01", value, when=when) == expected
    assert act(LEFT, "2020-01-01", value, when=when, holds=False) == turned(expected)


@pytest.mark.parametrize(
    ("value", "said", "expected", "denied"),
    [
        ("sign", "1998-01-06", NO, YES),
        ("sign", "1998-01-07", OPEN, YES),  # told three days before it was done
        ("sign", "1998-01-10", YES, NO),
        ("ratify", "1998-07-03", NO, YES),
        ("ratify", "1998-07-04", OPEN, YES),  # a parliament may have ratified; that it had not is so
        ("ratify", "2000-01-04", OPEN, YES),
        ("ratify", "2000-01-05", YES, NO),
        ("join", "2010-03-14", YES, NO),
        ("join", "2010-03-15", YES, OPEN),  # since it has given notice, "has not joined" can be said
        ("notify-withdrawal", "2010-03-11", NO, YES),
        ("notify-withdrawal", "2010-03-12", OPEN, OPEN),
        ("notify-withdrawal", "2010-03-15", YES, NO),
        ("announce-withdrawal", "2010-03-07", NO, YES),
        ("announce-withdrawal", "2010-03-08", OPEN, OPEN),  # a week before the notice it may have been told
    ],
)
def test_an_act_without_a_time_is_one_done_by_then(value: str, said: str, expected: tuple[str, str], denied: tuple[str, str]) -> None:
    assert act(LEFT, said, value) == expected
    assert act(LEFT, said, value, holds=False) == denied


def test_the_reasons_of_acts() -> None:
    assert why(LEFT, "2020-01-01", "sign") == "China signed on 10 January 1998."
    assert why(LEFT, "2020-01-01", "sign", when="1998-01-12") == "China signed on 10 January 1998; lists differ by so few days."
    assert why(LEFT, "2020-01-01", "ratify", when="1999") == (
        "China gave its instrument on 5 January 2000: a vote or decree at home, or its effect, can be meant."
    )
    assert why(LEFT, "1999-01-01", "join", holds=False) == "China gave its instrument only on 5 January 2000."
    assert why(LEFT, "2005-01-01", "join", holds=False) == "China gave its instrument on 5 January 2000."
    assert (
        why(LEFT, "2020-01-01", "join", holds=False)
        == "China gave its instrument on 5 January 2000 and took that back or left on 15 March 2010."
    )
    assert act(LEFT, "2020-01-01", "join", holds=False, ever=True) == NO
    assert why(LEFT, "2020-01-01", "announce-withdrawal", when="2009") == (
        "China announced or decided that it would leave on 15 March 2010; whether there was another time is not on record."
    )


def test_each_act_rests_on_the_action(record: Record) -> None:
    assert [b.ref for b in asked(LEFT, "2020-01-01", predicate="act", states=[AT_PEACE], value="sign").basis] == [
        "CHN signature 10 January 1998"
    ]
    denied = asked(LEFT, "1999-01-01", predicate="act", states=[AT_PEACE], value="join", holds=False).basis
    assert [b.ref for b in denied] == [
        "CHN ratification 5 January 2000",
        "List of actions under the Ottawa Convention as at 3 February 2026",
    ]
    assert denied[1].says == "No such act of China by 1999-01-01 is on the list."
    never = asked(record, "2025-01-01", predicate="act", states=[AT_PEACE], value="sign", when="2024").basis
    assert [b.says for b in never] == ["Neither signature nor instrument of China is on the list."]


def test_a_report_is_one_on_what_is_told() -> None:
    record = made_record(*(made(AT_PEACE, "report", day, norm="clearance") for day in ("2004-01-01", "2006-01-01")))
    assert act(record, "2010-01-01", "report", norm="clearance") == YES
    assert act(record, "2010-01-01", "report", when="2004") == YES
    for more in ({}, {"about": "its stocks"}, {"about": "its stocks", "when": "2006"}):
        part = asked(record, "2010-01-01", predicate="act", value="report", states=[AT_PEACE], **more)
        assert told(part) == OPEN
        assert part.why == "China reported on 1 January 2006; whether on what is told the record does not hold."
        assert [b.ref for b in part.basis] == ["CHN report 1 January 2006"]
    assert act(made_record(made(AT_PEACE, "completion", "2004-01-01", norm="clearance")), "2010-01-01", "report") == YES
    assert why(record, "2010-01-01", "report", norm="clearance") == "China reported on 1 January 2004."


@pytest.mark.parametrize("value", sorted(AGAIN))
def test_what_is_done_time_and_again_is_not_denied_by_one_time(value: str) -> None:
    kind = sorted(KINDS[value])[0]
    record = made_record(*(made(AT_PEACE, kind, day, norm="clearance") for day in ("2004-01-01", "2006-01-01")))
    part = asked(record, "2010-01-01", predicate="act", value=value, states=[AT_PEACE], norm="clearance", holds=False)
    assert told(part) == OPEN
    assert part.why.endswith(" on 1 January 2006; that it has not done so since can be meant.")
    assert part.basis[0].ref.endswith("1 January 2006")
    assert act(record, "2010-01-01", value, norm="clearance") == YES
    assert act(record, "2010-01-01", value, norm="clearance", holds=False, ever=True) == NO
    assert act(record, "2010-01-01", value, norm="clearance", holds=False, when="2004") == NO


def test_of_several_acts_the_nearest_is_told() -> None:
    record = made_record(*(made(AT_PEACE, "declaration", day) for day in ("2001-01-01", "2005-01-01", "2009-01-01")))
    assert why(record, "2020-01-01", "declare", when="2006").startswith("China made a declaration on 1 January 2005; whether")
    assert why(record, "2020-01-01", "declare", when="2012").startswith("China made a declaration on 1 January 2009; whether")
    assert why(record, "2020-01-01", "declare", when="../1999").startswith("China made a declaration on 1 January 2001; whether")
    assert why(record, "2000-01-01", "declare") == "China made a declaration on 1 January 2001."


def test_what_is_open_rests_on_the_actions() -> None:
    for value, when in (("sign", "1998-01-12"), ("ratify", "1999"), ("announce-withdrawal", "2009"), ("leave", "2010-03")):
        part = asked(LEFT, "2020-01-01", predicate="act", value=value, states=[AT_PEACE], when=when)
        assert (told(part), bool(part.basis)) == (OPEN, True)
    inexact = made_record(made(AT_PEACE, "signature", "1998", known=date(1998, 12, 31)))
    assert asked(inexact, "2005-01-01", predicate="act", value="sign", states=[AT_PEACE], when="1998-06").basis
    back = asked(LEFT, "2020-01-01", predicate="act", value="join", states=[AT_PEACE], holds=False)
    assert [b.ref for b in back.basis] == ["CHN ratification 5 January 2000", "CHN withdrawal 15 March 2010"]
    twice = made_record(*HISTORY, made(AT_PEACE, "accession", "2012-01-05"))
    never = asked(twice, "1999-01-01", predicate="act", value="join", states=[AT_PEACE], holds=False)
    assert [b.ref for b in never.basis][:1] == ["CHN ratification 5 January 2000"]
    assert len(never.basis) == 2
    soon = asked(LEFT, "2010-05-01", predicate="act", value="leave", states=[AT_PEACE])
    assert (told(soon), len(soon.basis)) == (OPEN, 2)


@pytest.mark.parametrize("value", ["ratify", "accede", "join"])
def test_every_word_for_joining_may_mean_a_step_at_home(value: str) -> None:
    assert act(LEFT, "1998-07-04", value) == OPEN
    assert act(LEFT, "1998-07-03", value) == NO
    assert act(LEFT, "2020-01-01", value, when="1999") == OPEN


@pytest.mark.parametrize("kind", ["withdrawal-of-ratification", "withdrawal-of-signature", "withdrawal"])
def test_each_way_of_going_back_leaves_joining_open(kind: str) -> None:
    record = made_record(*HISTORY[:2], made(AT_PEACE, kind, "2009-02-01"))
    assert act(record, "2010-01-01", "join", holds=False) == OPEN
    assert act(record, "2009-01-31", "join", holds=False) == NO


def test_an_act_of_another_kind_is_no_signature(record: Record) -> None:
    noted = made_record(HISTORY[1], made(AT_PEACE, "declaration", "1997-01-10"))
    assert act(noted, "2020-01-01", "join", when="1997-01-10") == NO  # it did not sign then


@pytest.mark.parametrize("value", ["ratify", "accede", "join", "notify-withdrawal"])
def test_the_list_tells_by_silence_what_was_not_done(record: Record, value: str) -> None:
    for said, expected in (("2026-05-06", NO), ("2026-05-07", ("outside", "contradicted"))):  # 92 days after the end of the list
        assert act(record, said, value) == expected
        assert act(record, said, value, holds=False) == turned(expected)
        assert act(record, said, value, when="2024") == NO  # the time told lies before the end of the list
        assert act(record, said, value, when="2024", holds=False) == YES
    assert why(record, "2025-01-01", value).startswith("No such act of China under the Ottawa Convention is on ")
    assert why(record, "2026-05-07", value) == (
        "The list for the Ottawa Convention ends on 3 February 2026; as of that day no such act of China under the Ottawa Convention is on"
        " record; nothing later is held."
    )


def test_nobody_has_signed_after_the_end_of_a_list_what_was_closed_before(record: Record) -> None:
    """The Ottawa Convention was open for signature until 1 March 1999 (Article 15); the test ban treaty still is."""
    assert act(record, "2026-11-29", "sign") == NO
    assert act(record, "2026-11-29", "sign", holds=False) == YES
    assert act(record, "2027-01-01", "sign", "IND", treaty="ctbt") == ("outside", "contradicted")


def test_other_acts_are_never_denied_by_silence(record: Record) -> None:
    for value in ("approve-at-home", "announce-withdrawal", "suspend", "object", "declare", "reserve", "request-extension",
                  "get-extension", "report", "take-back"):  # fmt: skip
        for holds in (True, False):
            assert act(record, "2025-01-01", value, "MNG", holds=holds) == UNHELD, value
        assert why(record, "2025-01-01", value, "MNG") == (
            f"The record holds nothing of the kind for Mongolia under {NAMED}, and need not hold every such act."
        )
    for value in ("resume", "ask-clarification", "start-destruction", "propose", "veto", "extend"):
        assert act(record, "2025-01-01", value, "UKR") == UNHELD
        assert why(record, "2025-01-01", value, "UKR") == f"The record holds no acts of that kind under {NAMED}."


def test_who_acceded_did_not_sign_and_is_said_to_have() -> None:
    record = made_record(made(AT_PEACE, "accession", "2000-01-05"))
    assert act(record, "2005-01-01", "sign") == OPEN
    assert act(record, "2005-01-01", "sign", holds=False) == YES
    assert why(record, "2005-01-01", "sign") == (
        f"China is not on the list of those who signed {NAMED}; it gave its instrument on 5 January 2000."
    )
    assert act(made_record(made(AT_PEACE, "succession-to-signature", "1998-01-10")), "2005-01-01", "sign") == YES


@pytest.mark.parametrize("kind", ["ratification", "acceptance", "approval", "accession", "succession", "consent-to-be-bound"])
def test_every_instrument_is_consent(kind: str) -> None:
    record = made_record(made(AT_PEACE, kind, "2000-01-05"))
    assert act(record, "2005-01-01", "ratify") == act(record, "2005-01-01", "accede") == act(record, "2005-01-01", "join") == YES


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1998", YES),
        ("1997/1999", YES),
        ("1998-06", OPEN),  # of the year of the record
        ("1998-06-15", OPEN),
        ("1997-12-31", OPEN),  # a day off the year
        ("1997", NO),
        ("1998-01-01", OPEN),
        ("1998-12-31", OPEN),
        ("1999-01-01", NO),
    ],
)
def test_an_inexact_day_on_record_denies_no_day_within_it(when: str, expected: tuple[str, str]) -> None:
    record = made_record(made(AT_PEACE, "signature", "1998", known=date(1998, 12, 31)))
    if when == "1997":
        expected = OPEN  # 31 December 1997 is a day off 1 January 1998
    assert act(record, "2005-01-01", "sign", when=when) == expected
    assert act(record, "2005-01-01", "sign", when=when, holds=False) == turned(expected)
    if expected == OPEN and when.startswith("1998"):
        assert why(record, "2005-01-01", "sign", when=when) == "China signed in 1998; no nearer day is on record."


@pytest.mark.parametrize(("when", "expected"), [("1998-12-31/1999-06-01", OPEN), ("1997-06-01/1998-01-01", OPEN), ("1998-06/..", OPEN)])
def test_a_time_that_meets_an_inexact_day_at_its_edge(when: str, expected: tuple[str, str]) -> None:
    record = made_record(made(AT_PEACE, "signature", "1998", known=date(1998, 12, 31)))
    assert act(record, "2005-01-01", "sign", when=when) == expected
    assert why(record, "2005-01-01", "sign", when=when) == "China signed in 1998; no nearer day is on record."


def test_acts_by_what_was_known_then(record: Record) -> None:
    late = made_record(made(AT_PEACE, "signature", "1998-01-10", known=date(2003, 1, 1)))
    assert act(late, "2000-01-01", "sign", known="2002-12-31") == NO
    assert act(late, "2000-01-01", "sign", known="2003-01-01") == YES
    assert act(record, "2025-07-15", "notify-withdrawal", "FIN", known="2025-07-09") == NO


def test_a_completion_is_declared_on_the_day_on_which_it_was_told(record: Record) -> None:
    """Algeria told on 10 February 2017 that it had ended clearance on 1 December 2016."""
    assert act(record, "2018-01-01", "declare", "DZA", of="completion", when="2017-02") == YES
    assert why(record, "2018-01-01", "declare", "DZA", of="completion", when="2017-02") == "Algeria made a declaration on 10 February 2017."


@pytest.mark.parametrize(("value", "number", "expected"), [
    ("request-extension", 10, SUPPORTED), ("get-extension", 10, SUPPORTED), ("get-extension", 5, CONTRADICTED),
    ("request-extension", 5, OUTSIDE),  # it may have asked for another time than it was given
])  # fmt: skip
def test_what_was_granted_had_been_asked_for(record: Record, value: str, number: int, expected: str) -> None:
    given = {"predicate": "act", "value": value, "states": ["GBR"], "norm": "clearance", "number": number, "unit": "years"}
    assert judge(taken(given, "apmbc"), date(2009, 12, 4), record).verdict == expected


@pytest.mark.parametrize(("treaty", "when", "expected"), [
    ("gc", "1955", SUPPORTED), ("cwc", "1997-04-24", SUPPORTED), ("cwc", "", SUPPORTED), ("cwc", "1996", OUTSIDE), ("ctbt", "", OUTSIDE),
])  # fmt: skip
def test_the_consent_of_a_parliament_is_a_step_at_home(record: Record, treaty: str, when: str, expected: str) -> None:
    given = {"predicate": "act", "value": "approve-at-home", "states": ["USA"], "of": "ratify", **({"when": when} if when else {})}
    assert judge(taken(given, treaty), date(2012, 12, 4), record).verdict == expected


@pytest.mark.parametrize(("said", "when", "expected"), [
    ("2026-03-10", "2026-02", CONTRADICTED), ("2026-03-10", "2021-01", SUPPORTED),
    ("2025-03-10", "2025-02", OUTSIDE),  # it had not ended: whether there was another time is not on record
])  # fmt: skip
def test_what_has_ended_was_not_extended_once_more(record: Record, said: str, when: str, expected: str) -> None:
    given = {"predicate": "act", "value": "extend", "states": ["USA", "RUS"], "when": when}
    assert judge(taken(given, "new-start"), date.fromisoformat(said), record).verdict == expected


@pytest.mark.parametrize(("treaty", "state", "when"), [("new-start", "CHN", "2021-01"), ("npt", "IND", "1995-05")])
def test_only_parties_extend_a_treaty(record: Record, treaty: str, state: str, when: str) -> None:
    given = {"predicate": "act", "value": "extend", "states": [state], "when": when}
    assert judge(taken(given, treaty), date(2024, 12, 4), record).verdict == OUTSIDE
