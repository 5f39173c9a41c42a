"""`rule`: what a treaty says, held against statements that are given: stances, numbers, articles, who is bound, what is contested."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import OPPOSITE, asked, made_record, told
from strategies import AT_PEACE, made

from servanda import law
from servanda.assertions.terms import OUTSIDE, SUPPORTED
from servanda.law.model import Quantity, Statement
from servanda.standing import Record
from servanda.verification import judge, taken

YES, NO, OPEN, CONTESTED = ("supported", ""), ("contradicted", ""), ("outside", "not understood"), ("contested", "")
STANCES = ("forbids", "allows", "requires", "limits", "provides")
SAYS = {stance: Statement(f"a-{stance}", "5(1)", stance, "clearing of mined areas") for stance in STANCES}
RECORD = made_record()


def rule(value: str, *statements: Statement, said: str = "2025-07-02", record: Record = RECORD, **more: Any) -> tuple[str, str]:
    return told(asked(record, said, predicate="rule", value=value, statements=statements, **more))


def why(value: str, *statements: Statement, said: str = "2025-07-02", **more: Any) -> str:
    return asked(RECORD, said, predicate="rule", value=value, statements=statements, **more).why


# What is asserted, and what follows where the treaty forbids, allows, requires, limits, provides it; then where it does not.
@pytest.mark.parametrize(
    ("value", "says", "does_not"),
    [
        ("forbids", (YES, NO, OPEN, OPEN, OPEN), (NO, YES, OPEN, NO, OPEN)),
        ("allows", (NO, YES, YES, OPEN, YES), (YES, NO, OPEN, YES, NO)),
        ("requires", (OPEN, OPEN, YES, OPEN, YES), (OPEN, OPEN, NO, OPEN, NO)),
        ("limits", (OPEN, OPEN, OPEN, YES, YES), (OPEN, OPEN, OPEN, NO, NO)),
        ("provides", (YES, YES, YES, YES, YES), (OPEN, NO, OPEN, OPEN, NO)),
    ],
)
def test_what_follows_from_a_stance(value: str, says: tuple[Any, ...], does_not: tuple[Any, ...]) -> None:
    for stance, expected, otherwise in zip(STANCES, says, does_not, strict=True):
        assert rule(value, SAYS[stance]) == expected, stance
        assert rule(value, SAYS[stance]._replace(holds=False)) == otherwise, f"not {stance}"
        assert rule(value, SAYS[stance], holds=False) == (OPPOSITE.get(expected[0], expected[0]), expected[1])


@pytest.mark.parametrize(("law_says", "number", "told", "verdict"), [
    (">", 30, (">", 30), YES), (">=", 30, (">", 30), YES), ("<=", 1, ("<=", 10), NO), ("<", 20, ("<", 20), YES), ("=", 4, ("<", 5), YES),
    (">", 150, ("<", 150), NO), ("<=", 700, ("=", 700), YES),
])  # fmt: skip
def test_a_bound_is_held_against_a_bound(law_says: str, number: float, told: tuple[str, float], verdict: tuple[str, str]) -> None:
    says = SAYS["limits"]._replace(numbers=(Quantity(number, "tons", law_says),))
    assert rule("limits", says, number=told[1], unit="tons", compare=told[0]) == verdict


def test_an_article_is_the_same_in_either_kind_of_numeral() -> None:
    says = SAYS["requires"]._replace(provision="VI(1)")
    assert rule("requires", says, article="6") == YES
    assert rule("requires", says, article="vi") == YES
    assert rule("requires", says, article="7") == OPEN


def test_the_reasons_of_a_rule() -> None:
    assert why("requires", SAYS["requires"]) == "APMBC Art. 5(1) requires clearing of mined areas."
    for stance, words in (("forbids", "does not forbid"), ("allows", "does not allow"), ("requires", "does not require"),
                          ("limits", "does not limit"), ("provides", "does not provide for")):  # fmt: skip
        assert why(stance, SAYS[stance]._replace(holds=False)) == f"APMBC Art. 5(1) {words} clearing of mined areas."
    assert (
        why("forbids", SAYS["forbids"]._replace(unless="for training"))
        == "APMBC Art. 5(1) forbids clearing of mined areas, save for training."
    )
    part = asked(RECORD, "2025-07-02", predicate="rule", value="requires", statements=[SAYS["requires"], SAYS["provides"]])
    assert part.statement == "a-requires a-provides"
    assert [b.ref for b in part.basis] == ["APMBC Art. 5(1)"]
    none = asked(RECORD, "2025-07-02", predicate="rule", value="requires")
    assert (told(none), none.why, none.statement) == (
        OPEN, "No statement of the Ottawa Convention could be found that this is surely about.", "",
    )  # fmt: skip


def test_several_statements_hold_together_or_in_part() -> None:
    other = SAYS["forbids"]._replace(id="other", about="laying of mines")
    assert rule("forbids", SAYS["forbids"], other) == YES
    assert (
        why("forbids", SAYS["forbids"], other)
        == "APMBC Art. 5(1) forbids clearing of mined areas; APMBC Art. 5(1) forbids laying of mines."
    )
    assert rule("forbids", SAYS["forbids"], SAYS["allows"]) == OPEN
    assert why("forbids", SAYS["forbids"], SAYS["allows"]).endswith(": this holds in part only.")
    assert rule("forbids", SAYS["allows"], SAYS["allows"]._replace(id="other")) == NO


def test_a_contested_statement_shows_how_it_is_read() -> None:
    contested = SAYS["forbids"]._replace(contested=("China: it does not", "Viet Nam: it does"))
    assert rule("forbids", contested) == rule("forbids", contested, holds=False) == rule("forbids", SAYS["forbids"], contested) == CONTESTED
    assert why("forbids", contested) == (
        "Readings differ on whether APMBC Art. 5(1) forbids clearing of mined areas (China: it does not; Viet Nam: it does)."
    )


def test_what_the_treaty_said_until_it_was_changed() -> None:
    until = SAYS["forbids"]._replace(until=date(2010, 5, 1))
    assert rule("forbids", until, said="2010-05-01") == YES
    assert rule("forbids", until, said="2010-05-02") == ("outside", "not on record")
    assert why("forbids", until, said="2010-05-02") == "APMBC Art. 5(1) forbids clearing of mined areas until 1 May 2010."


def test_what_is_said_of_some_is_not_decided_of_states() -> None:
    some = SAYS["forbids"]._replace(who="the depositary")
    assert rule("forbids", some) == YES
    assert rule("forbids", some, states=["UKR"]) == OPEN
    assert why("forbids", some, states=["UKR"]) == (
        "APMBC Art. 5(1) forbids clearing of mined areas of the depositary; whether that is said of them is not decided."
    )


TEN_YEARS = SAYS["requires"]._replace(numbers=(Quantity(10, "years"), Quantity(180, "days", "<=")))


@pytest.mark.parametrize(
    ("number", "unit", "compare", "expected"),
    [
        (10, "years", "=", YES),
        (10, "year", "=", YES),
        (10, "", "=", YES),
        (9, "years", "=", NO),
        (9, "years", ">", YES),
        (11, "years", "<=", YES),
        (10, "years", "~", YES),
        (180, "days", "=", YES),
        (170, "days", "=", NO),  # a limit of 180 is none of 170
        (180, "days", "<=", YES),
        (10, "months", "=", NO),  # far from ten years
        (520, "weeks", "=", OPEN),  # of that unit it sets none, and it may be the same time
        (10, "metres", "=", OPEN),
        (10, "tons", "=", OPEN),
    ],
)
def test_numbers_that_a_provision_sets(number: int, unit: str, compare: str, expected: tuple[str, str]) -> None:
    more: dict[str, Any] = {"number": number, "compare": compare, **({"unit": unit} if unit else {})}
    assert rule("requires", TEN_YEARS, **more) == expected
    if expected == OPEN:
        assert why("requires", TEN_YEARS, **more).endswith("clearing of mined areas; it sets no such number.")


def test_a_number_does_not_turn_what_fails_or_is_open() -> None:
    assert rule("forbids", TEN_YEARS, number=9, unit="years") == OPEN
    assert rule("requires", TEN_YEARS._replace(holds=False), number=9, unit="years") == OPEN


@pytest.mark.parametrize(
    ("article", "expected"),
    [("5(1)", YES), ("5", YES), ("5 (1)", YES), ("5(1)(a)", YES), ("15", OPEN), ("6", OPEN), ("5(2)", OPEN), ("50", OPEN)],
)
def test_the_article_that_is_told(article: str, expected: tuple[str, str]) -> None:
    assert rule("requires", SAYS["requires"], article=article) == expected
    if expected == OPEN:
        assert why("requires", SAYS["requires"], article=article).endswith(f"; whether Article {article} says so too is not decided.")


def test_a_treaty_asks_nothing_of_who_is_not_bound_at_the_time_told() -> None:
    record = made_record(made(AT_PEACE, "accession", "2000-01-05"))
    for stance in ("forbids", "requires", "limits"):
        assert rule(stance, SAYS[stance], record=record, states=[AT_PEACE], when="1999") == NO
        assert rule("allows", SAYS[stance], record=record, states=[AT_PEACE], when="1999") == YES
        assert rule(stance, SAYS[stance], record=record, states=[AT_PEACE], when="2001") == YES
        assert rule(stance, SAYS[stance], record=record, states=[AT_PEACE, "VNM"], when="2001") == YES  # one of them is bound
        assert rule(stance, SAYS[stance], record=record, states=[AT_PEACE]) == YES  # no time is told
    assert rule("provides", SAYS["provides"], record=record, states=[AT_PEACE], when="1999") == YES
    part = asked(
        record, "2025-07-02", predicate="rule", value="forbids", statements=[SAYS["forbids"]], states=[AT_PEACE, "VNM"], when="1999"
    )
    assert part.why == "The Ottawa Convention does not bind China and Vietnam on 31 December 1999."
    assert part.basis
    assert rule("forbids", SAYS["forbids"], record=record, states=[AT_PEACE], when="1999/..") == NO


def test_what_is_open_shows_the_provision() -> None:
    some = SAYS["forbids"]._replace(who="the depositary")
    for statements, more in (((some,), {"states": ["UKR"]}), ((SAYS["forbids"], SAYS["allows"]), {}), ((SAYS["forbids"],), {"number": 5})):
        part = asked(RECORD, "2025-07-02", predicate="rule", value="forbids", statements=statements, **more)
        assert (told(part), part.basis[0].ref) == (OPEN, "APMBC Art. 5(1)")


def test_who_left_and_who_was_there_before_the_treaty_is_not_bound() -> None:
    record = made_record(made(AT_PEACE, "accession", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"))
    for when, expected in (("1998", NO), ("2005", YES), ("2012", NO)):
        assert rule("forbids", SAYS["forbids"], record=record, states=[AT_PEACE], when=when) == expected


def test_a_rule_is_decided_as_a_plan_too_and_not_as_a_wish() -> None:
    assert rule("requires", SAYS["requires"], mode="plan") == YES
    for mode in ("possible", "ought"):
        assert rule("requires", SAYS["requires"], mode=mode) == ("outside", "cannot")


def test_whether_a_rule_binds_a_state_of_which_readings_differ_is_contested(record: Record) -> None:
    ban = next(s for s in law.treaty("npt").statement if s.stance == "forbids" and s.holds and not s.contested)
    given = {"predicate": "rule", "value": "forbids", "about": ban.about, "states": ["PRK"]}
    assert asked(record, "2007-01-01", "npt", statements=[ban], when="2006", **given).verdict == "contested"
    assert "readings differ" not in asked(record, "2007-01-01", "npt", statements=[ban], when="2002", **given).why.lower()


def test_a_number_may_belong_to_one_of_several_statements() -> None:
    timed = SAYS["requires"]._replace(id="timed", numbers=(Quantity(180, "days"),))
    assert rule("requires", timed, SAYS["requires"], number=180, unit="days") == YES
    assert rule("requires", timed, SAYS["requires"], number=90, unit="days") == OPEN  # one holds, the other does not
    assert rule("requires", SAYS["requires"], number=90, unit="days") == OPEN


@pytest.mark.parametrize(
    ("who", "states", "expected"),
    [
        ("non-nuclear-weapon States", ["DEU"], YES), ("non-nuclear-weapon States", ["FRA"], OPEN), ("nuclear-weapon States", ["FRA"], YES),
        ("nuclear-weapon States", ["FRA", "DEU"], OPEN), ("non-nuclear-weapon States", ["IND"], OPEN),  # no party
    ],
)  # fmt: skip
def test_who_is_addressed_is_decided_where_the_record_holds_who_that_is(
    record: Record, who: str, states: list[str], expected: tuple[str, str]
) -> None:
    some = SAYS["forbids"]._replace(provision="II", who=who)
    got = asked(record, "2025-07-02", "npt", predicate="rule", value="forbids", statements=[some], states=states)
    assert told(got) == expected


@pytest.mark.parametrize(
    ("said", "treaty", "states", "value", "holds", "expected"),
    [
        ("2023-11-04", "tpnw", ["FRA"], "requires", False, SUPPORTED), ("2023-11-04", "npt", ["IND"], "forbids", False, SUPPORTED),
        ("2026-02-11", "new-start", ["RUS", "USA"], "limits", False, SUPPORTED),
        ("2025-02-11", "new-start", ["RUS", "USA"], "limits", False, OUTSIDE),
        ("2023-11-04", "tpnw", ["FRA"], "forbids", True, OUTSIDE),  # what its text forbids can be meant
        ("2023-11-04", "tpnw", ["FRA", "AUT"], "requires", False, OUTSIDE), ("2019-07-19", "att", ["USA"], "requires", False, OUTSIDE),
        ("2023-11-04", "inf", ["CHN"], "forbids", False, SUPPORTED),  # it is between two others
        ("2023-11-04", "tpnw", ["FRA"], "provides", False, OUTSIDE), ("2023-11-04", "npt", ["PRK"], "forbids", False, OUTSIDE),
    ],
)  # fmt: skip
def test_of_who_is_not_bound_a_treaty_asks_nothing(
    record: Record, said: str, treaty: str, states: list[str], value: str, holds: bool, expected: str
) -> None:
    given = {"predicate": "rule", "value": value, "states": states, "holds": holds, "about": "anything of anybody"}
    assert judge(taken(given, treaty), date.fromisoformat(said), record).verdict == expected


def test_of_a_duty_that_no_statement_is_about_nothing_is_said(record: Record) -> None:
    given = {"predicate": "rule", "value": "requires", "states": ["USA"], "holds": False, "about": "lifting the mines around its bases"}
    assert judge(taken(given, "apmbc"), date(1998, 5, 13), record).verdict == OUTSIDE  # it may tell what would be so
    disputed = {**given, "statement": "suspension-allowed", "value": "allows"}
    assert judge(taken(disputed, "apmbc"), date(2026, 5, 13), record).verdict == CONTESTED[0]


def test_a_rule_with_a_last_day_is_borne_out_for_that_day_alone() -> None:
    """CWC IV(6): ten years from its entry into force on 29 April 1997, and at most five more."""
    for when, expected in (("2007", YES), ("../2012", YES), ("2012-04-29", YES), ("2010", OPEN), ("../2013", OPEN)):
        more = {"norm": "stockpile-destruction", "when": when, "treaty": "cwc"}
        assert rule("requires", SAYS["requires"], said="2006-01-01", record=AT_PEACE, **more) == expected, when
