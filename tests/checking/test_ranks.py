"""Who was first, last, only, the how-manieth: by the days of the acts, open where several share a day."""

from __future__ import annotations

from typing import Any

import pytest
from asked import OPPOSITE, asked, made_record, told
from strategies import AT_PEACE, made

from servanda.standing import Record

YES, NO, OPEN, UNHELD = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("outside", "not on record")


def rank(record: Record, said: str, state: str, order: str | int, value: str = "notify-withdrawal", **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="act", value=value, states=[state], order=order, **more))


# Estonia, Latvia and Lithuania gave notice on 27 June 2025, Finland on 10 July, Poland on 20 August.
@pytest.mark.parametrize(
    ("state", "order", "expected"),
    [
        ("LTU", "first", OPEN),  # one of three on one day
        ("FIN", "first", NO),
        ("POL", "last", YES),
        ("FIN", "last", NO),
        ("LTU", "last", NO),
        ("LTU", 1, OPEN),
        ("LTU", 3, OPEN),
        ("LTU", 4, NO),
        ("FIN", 3, NO),
        ("FIN", 4, YES),
        ("FIN", 5, NO),
        ("POL", 5, YES),
        ("POL", "only", NO),
        ("LTU", "among-first", YES),
        ("POL", "among-first", YES),
        ("CHN", "first", NO),  # it gave none
    ],
)
def test_places_by_the_days_of_the_notices(record: Record, state: str, order: str | int, expected: tuple[str, str]) -> None:
    assert rank(record, "2025-12-10", state, order) == expected
    assert rank(record, "2025-12-10", state, order, holds=False) == (OPPOSITE.get(expected[0], expected[0]), expected[1])


def test_only_what_was_done_by_then_counts(record: Record) -> None:
    assert rank(record, "2025-07-10", "FIN", "last") == YES
    assert rank(record, "2025-08-19", "FIN", "last") == YES
    assert rank(record, "2025-08-20", "FIN", "last") == NO
    assert rank(record, "2025-07-09", "FIN", 4) == NO
    assert rank(record, "2025-06-30", "LTU", "last") == OPEN
    assert rank(record, "2025-12-10", "LTU", "only", treaty="ccm") == YES
    assert rank(record, "2025-12-10", "LTU", "first", treaty="ccm") == YES


def test_the_reasons_of_places(record: Record) -> None:
    part = asked(record, "2025-12-10", predicate="act", value="notify-withdrawal", states=["FIN"], order=4)
    assert part.why == "Finland did so on 10 July 2025 as number 4 of 5 by then."
    assert "FIN withdrawal 10 July 2025" in part.basis[0].ref
    assert part.basis[1].says == "Finland did so on 10 July 2025 as number 4 of 5 by then"
    part = asked(record, "2025-12-10", predicate="act", value="notify-withdrawal", states=["EST"], order="first")
    assert part.why == "Estonia did so on 27 June 2025 as one of 3 on one day, after 0 others of 5 by then."
    part = asked(record, "2025-12-10", predicate="act", value="sign", states=["CHN"], order="first")
    assert part.why == "No such act of China under the Ottawa Convention is on record by then."
    assert part.basis[0].says == "no such act of China under the Ottawa Convention is on record by then"


def test_a_time_that_is_told_must_be_met_too(record: Record) -> None:
    assert rank(record, "2025-12-10", "FIN", 4, when="2025-07") == YES
    assert rank(record, "2025-12-10", "FIN", 4, when="2025-08") == NO
    assert rank(record, "2025-12-10", "FIN", 5, when="2025-08") == NO
    assert rank(record, "2025-12-10", "LTU", "first", when="2025-08") == OPEN


@pytest.mark.parametrize(
    ("number", "expected"),
    [(None, YES), (40, YES), (4, YES), (3, NO)],
)
def test_among_the_first_so_many(record: Record, number: int | None, expected: tuple[str, str]) -> None:
    more = {} if number is None else {"number": number}
    assert rank(record, "2025-12-10", "FIN", "among-first", **more) == expected


def test_among_the_first_where_a_day_is_shared(record: Record) -> None:
    assert rank(record, "2025-12-10", "LTU", "among-first", number=2) == YES  # nobody was before it
    shared = made_record(*(made(state, "withdrawal", "2025-07-01") for state in ("CHN", "VNM")))
    assert rank(shared, "2025-12-10", "CHN", "among-first", number=5) == YES  # 3 before, 2 on the day
    assert rank(shared, "2025-12-10", "CHN", "among-first", number=4) == OPEN
    assert rank(shared, "2025-12-10", "CHN", "among-first", number=3) == NO


def test_where_no_number_is_told_forty_are_among_the_first(record: Record) -> None:
    assert rank(record, "2025-12-10", "BFA", "among-first", "ratify") == YES  # 38 before it, two on its day
    assert rank(record, "2025-12-10", "MHL", "among-first", "ratify") == NO


def test_places_are_counted_by_entry_into_force_too_and_without_those_that_left() -> None:
    rows = [made("CHN", "withdrawal", "2025-06-01"), made("CHN", "accession", "1997-12-01")]
    record = made_record(*rows)
    assert rank(record, "2025-12-10", "CHN", 1, "ratify") == YES  # the first instrument of all
    base = made_record()
    by_deposit = asked(base, "2025-12-10", predicate="act", value="ratify", states=["MHL"], order=165)
    by_entry = asked(base, "2025-12-10", predicate="act", value="ratify", states=["MHL"], order=166)
    assert told(by_deposit) == YES or told(by_entry) == YES
    assert rank(base, "2025-12-10", "MHL", 140, "ratify") == NO
    assert rank(base, "2025-12-10", "BFA", 1, "ratify") == OPEN  # in force with the first forty, all on one day
    part = asked(base, "2025-12-10", predicate="act", value="ratify", states=["BFA"], order=1)
    assert "counted by entry into force, or without those that left, it is another" in part.why
    assert rank(base, "2025-12-10", "BFA", 1, "notify-withdrawal") == NO
    assert rank(base, "2025-12-10", "BFA", 2, "ratify") == NO


def test_who_took_its_consent_back_may_be_left_out_of_the_count(record: Record) -> None:
    for place, expected in ((177, NO), (178, OPEN), (179, YES), (180, NO)):  # Russia took its ratification back in 2023
        assert rank(record, "2025-01-01", "PNG", place, "ratify", treaty="ctbt") == expected


def test_what_is_open_or_past_the_list_rests_on_the_record(record: Record) -> None:
    for state, order, said, more in (
        ("BFA", 1, "2025-12-10", {"value": "join"}), ("BFA", 1, "2025-12-10", {"value": "accede"}),
        ("POL", "last", "2026-05-07", {"value": "notify-withdrawal"}), ("LTU", 1, "2025-12-10", {"value": "notify-withdrawal"}),
    ):  # fmt: skip
        part = asked(record, said, predicate="act", states=[state], order=order, **more)
        assert part.verdict == "outside the record"
        assert len(part.basis) == 2
    step = made_record(made(AT_PEACE, "domestic-step", "2025-03-01", about="leave"), made("VNM", "report", "2025-03-01"))
    assert rank(step, "2025-12-10", AT_PEACE, "first", "announce-withdrawal") == UNHELD
    assert rank(step, "2025-12-10", "VNM", "first", "announce-withdrawal") == NO  # a report announces nothing
    twice = made_record(made(AT_PEACE, "withdrawal", "2025-06-01"), made(AT_PEACE, "withdrawal", "2025-01-01"))
    part = asked(twice, "2025-12-10", predicate="act", value="notify-withdrawal", states=[AT_PEACE], order="first")
    assert (told(part), part.basis[0].ref) == (YES, "CHN withdrawal 1 January 2025")


def test_within_a_group(record: Record) -> None:
    assert rank(record, "2025-12-10", "POL", "last", "ratify", among="eu") == YES
    assert rank(record, "2025-12-10", "FIN", "last", "ratify", among="eu") == NO
    part = asked(record, "2025-12-10", predicate="act", value="ratify", states=["POL"], order="last", among="g7")
    assert told(part) == OPEN
    assert part.why == "Poland is none of the group g7 within which the place is told."
    part = asked(record, "2025-12-10", predicate="act", value="ratify", states=["POL"], order="last", among="annex2")
    assert (told(part), part.why) == (UNHELD, "The record holds no list of the group annex2.")


@pytest.mark.parametrize(
    ("value", "kind"),
    [("sign", "signature"), ("ratify", "ratification"), ("accede", "accession"), ("join", "succession"), ("leave", "withdrawal"),
     ("announce-withdrawal", "withdrawal"), ("suspend", "suspension")],
)  # fmt: skip
def test_each_act_that_has_an_order(value: str, kind: str) -> None:
    early = made_record(made(AT_PEACE, kind, "1997-01-01"))
    assert rank(early, "2025-12-10", AT_PEACE, "first", value) == YES
    assert rank(early, "2025-12-10", AT_PEACE, 2, value) == NO


def test_what_has_no_order_and_what_has_no_whole_list(record: Record) -> None:
    part = asked(record, "2025-12-10", predicate="act", value="report", states=["UKR"], order="first")
    assert (told(part), part.why) == (UNHELD, "The record holds no order of such acts under the Ottawa Convention.")
    part = asked(record, "2025-12-10", "inf", predicate="act", value="ratify", states=["USA"], order="first")
    assert (told(part), part.why) == (UNHELD, "The record holds single events only, or a part of the list, for the INF Treaty.")


def test_an_announcement_has_no_place_among_notices() -> None:
    record = made_record(made(AT_PEACE, "announcement", "2025-03-01", about="leave"))
    assert rank(record, "2025-12-10", AT_PEACE, "first", "announce-withdrawal") == UNHELD
    part = asked(made_record(), "2025-12-10", predicate="act", value="announce-withdrawal", states=[AT_PEACE], order="first")
    assert (told(part), part.why) == (NO, "No notice of withdrawal of China from the Ottawa Convention is on record by then.")


def test_after_the_end_of_the_list_another_may_have_followed(record: Record) -> None:
    assert rank(record, "2026-05-06", "POL", "last") == YES
    assert rank(record, "2026-05-07", "POL", "last") == ("outside", "supported")
    assert rank(record, "2026-05-07", "POL", "last", holds=False) == ("outside", "contradicted")
    assert rank(record, "2026-05-07", "LTU", "only", treaty="ccm") == ("outside", "supported")
    assert rank(record, "2026-05-07", "FIN", "last") == NO
    assert rank(record, "2026-05-07", "FIN", 4) == YES  # who was fourth stays so
    assert rank(record, "2026-05-07", "CHN", 6) == ("outside", "contradicted")


def test_a_state_that_ended_has_its_place(record: Record) -> None:
    assert rank(record, "2025-12-10", "SUN", "among-first", "sign", treaty="npt") == YES
    assert rank(record, "2025-12-10", "RUS", "among-first", "sign", treaty="npt") == YES


def test_a_place_by_what_was_known_then(record: Record) -> None:
    assert rank(record, "2025-08-25", "FIN", "last", known="2025-08-01") == YES
    assert rank(record, "2025-07-15", "FIN", 4, known="2025-07-01") == NO


def alone(record: Record, said: str, *states: str, **more: object) -> str:
    return told(asked(record, said, predicate="status", value="party", states=list(states), order="only", **more))[0]


# Of the members of NATO, Poland became a party to the Ottawa Convention on 1 June 2013; the United States never did.
def test_who_alone_stands_so_is_held_against_all_others(record: Record) -> None:
    assert alone(record, "2022-06-21", "USA", holds=False, among="nato") == "supported"
    assert alone(record, "2010-06-21", "USA", holds=False, among="nato") == "contradicted"  # Poland was none either
    assert alone(record, "2010-06-21", "USA", "POL", "FIN", holds=False, among="nato") != "contradicted"
    assert alone(record, "2022-06-21", "NOR", among="nato") == "contradicted"
    assert alone(record, "2022-06-21", "USA", holds=False, among="nato", about="of the coalition") == "outside"


def test_another_place_among_those_that_stand_so_is_open(record: Record) -> None:
    part = asked(record, "2022-06-21", predicate="status", value="party", states=["NOR"], order="first")
    assert part.verdict == "outside the record"
    assert part.why == "Norway is bound by the Ottawa Convention since 1 March 1999; which place it has among others is not on record."


def test_a_place_among_those_that_left_is_held_against_the_others(record: Record) -> None:
    assert told(asked(record, "2026-06-21", predicate="in-force", value="exit", states=["POL"], order=5))[0] == "supported"
    assert told(asked(record, "2026-06-21", predicate="in-force", value="exit", states=["POL"], order=7))[0] == "contradicted"


def test_the_only_one_that_has_not_joined_is_no_denial_of_the_only_one_that_has(record: Record) -> None:
    assert rank(record, "2022-06-21", "USA", "only", value="join", holds=False, among="nato") == YES
    assert rank(record, "2022-06-21", "NOR", "only", value="join", holds=False, among="nato")[0] == "outside"
