"""Conduct is a question of fact: only a formal finding decides it, and the bearing says what would follow."""

from __future__ import annotations

import pytest
from factories import claim, found, period

from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.standing import Record


@pytest.mark.parametrize("act", ["accuse", "deny", "state", "acknowledge"])
@pytest.mark.parametrize("norm", ["use", "production", "stockpiling", "transfer"])
def test_conduct_that_nobody_found_is_outside_the_record(record: Record, act: str, norm: str) -> None:
    finding = found(record, "2025-07-02", claim("Ukraine has used anti-personnel mines near Izium", "UKR", norm=norm, act=act))
    assert finding.verdict == finding.verdict_as_known == OUTSIDE
    assert "question of fact" in finding.why
    assert finding.bearing is not None


@pytest.mark.parametrize(
    ("text", "state", "act", "day", "verdict"),
    [
        ("Syria's forces used chlorine at Douma in 2018", "SYR", "accuse", "2024-05-20", SUPPORTED),
        ("Syria's forces used chlorine at Douma in 2018", "SYR", "deny", "2024-05-20", CONTRADICTED),
        ("Syria's forces used chlorine at Douma in 2018", "SYR", "accuse", "2018-05-20", SUPPORTED),  # with hindsight
        ("Syria's forces used chlorine at Aleppo in 2016", "SYR", "accuse", "2024-05-20", OUTSIDE),
        ("Syria's forces used chlorine at Douma in 2021", "SYR", "accuse", "2024-05-20", OUTSIDE),
        ("Russia's forces used chlorine at Douma in 2018", "RUS", "accuse", "2024-05-20", OUTSIDE),
        ("Syria may have used chlorine at Douma in 2018", "SYR", "accuse", "2024-05-20", OUTSIDE),
        ("Syria has never used chemical weapons", "SYR", "deny", "2024-05-20", CONTRADICTED),
    ],
)
def test_what_a_body_of_the_treaty_found(record: Record, text: str, state: str, act: str, day: str, verdict: str) -> None:
    year = next((word for word in text.split() if word.isdigit()), "")
    dates = (period(f"{year}-01-01", f"{year}-12-31"),) if year else ()
    accused = claim(text, state, norm="use", act=act, treaty="cwc", dates=dates, negated="never" in text, never="never" in text)
    assert found(record, day, accused).verdict == verdict


def test_a_finding_made_later_was_not_known(record: Record) -> None:
    dates = (period("2018-01-01", "2018-12-31"),)
    accused = claim("Syria's forces used chlorine at Douma in 2018", "SYR", norm="use", act="accuse", treaty="cwc", dates=dates)
    assert found(record, "2018-05-20", accused).verdict_as_known == OUTSIDE


def test_what_a_state_admitted_to_the_parties(record: Record) -> None:
    text = "the mine ban convention was violated on its soil two years ago"
    admitted = claim(text, "YEM", norm="use", act="acknowledge", dates=(period("2011-01-01", "2011-12-31"),))
    assert found(record, "2013-12-20", admitted).verdict == SUPPORTED


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        ("2025-07-02", "UKR", ("Ukraine was bound by Article 1(1)(a)", "1 June 2006", "breach")),
        ("2025-12-08", "UKR", ("read in two ways", "Switzerland", "suspended, by Ukraine")),
        ("2001-05-20", "SDN", ("not bound by it", "1 April 2004", "Article 18")),
        ("2012-03-14", "SYR", ("Syria is no party",)),
        ("2025-07-02", "RUS", ("Russia is no party", "Amended Protocol II", "2 September 2005", "restricts use")),
        ("2026-01-20", "LTU", ("ceased to bind Lithuania on 27 December 2025",)),
    ],
)
def test_bearings_by_status(record: Record, day: str, state: str, words: tuple[str, ...]) -> None:
    finding = found(record, day, claim("use of anti-personnel mines", state, norm="use", act="accuse"))
    assert finding.bearing is not None
    for word in words:
        assert word in finding.bearing


def test_a_charge_on_a_condition_is_decided_by_who_is_bound(record: Record) -> None:
    text = "If these mines were laid this year, that will be a clear breach of Article 1 of the Convention"
    for state, verdict in [("KHM", SUPPORTED), ("MMR", OUTSIDE)]:  # Myanmar is not named, so nothing is contradicted
        charge = claim(text, state, norm="use", act="argue", modality="condition")
        assert found(record, "2025-08-11", charge).verdict == verdict


def test_claims_without_a_treaty_or_target_have_no_bearing(record: Record) -> None:
    assert found(record, "2025-07-02", claim("They use mines", norm="use", act="accuse")).bearing is None
    finding = found(record, "2025-07-02", claim("They use mines", "RUS", norm="use", act="accuse", treaty=None))
    assert (finding.verdict, finding.bearing, finding.rule) == (OUTSIDE, None, "no treaty")


def test_demands_decide_nothing(record: Record) -> None:
    for text in ("Russia must join the treaty", "Russia is urged to become a party to the treaty"):
        assert found(record, "2025-07-02", claim(text, "RUS", act="demand", norm="joining")).verdict == OUTSIDE


@pytest.mark.parametrize(
    ("day", "text", "state", "verdict"),
    [
        ("2023-12-01", "its forces used chemical weapons", "SYR", CONTRADICTED),
        ("2023-12-01", "its forces ever used chemical weapons", "SYR", CONTRADICTED),
        ("2014-01-01", "its forces used chemical weapons", "SYR", OUTSIDE),  # before anything was found
        ("2023-12-01", "its forces used chemical weapons in Aleppo", "SYR", OUTSIDE),
        ("2023-12-01", "its forces used chemical weapons against the rebels", "SYR", OUTSIDE),
        ("2023-12-01", "its forces used chemical weapons", "IRN", OUTSIDE),
    ],
)
def test_a_denial_of_all_use_meets_what_was_found(record: Record, day: str, text: str, state: str, verdict: str) -> None:
    made = claim(text, state, treaty="cwc", norm="use", act="deny", speaker_for=(state,))
    assert found(record, day, made).verdict == verdict
