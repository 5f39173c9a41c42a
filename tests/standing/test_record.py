"""Every surface of the record takes the day asked about and the day on which one asks, and says what it rests on."""

from __future__ import annotations

from datetime import date

import pytest
from strategies import AT_PEACE, AT_WAR, made

from servanda import law
from servanda.errors import UsageError
from servanda.standing import Record

JOINED = made(AT_PEACE, "accession", "2010-03-15", known=date(2012, 1, 1))


def test_entry_into_force_is_told_by_what_was_known(record: Record) -> None:
    told = record.with_actions([JOINED])
    assert told.entry_into_force(AT_PEACE, "apmbc") == told.entry_into_force(AT_PEACE, "apmbc", "2012-01-01") == date(2010, 9, 1)
    assert told.entry_into_force(AT_PEACE, "apmbc", "2011-12-31") is None


def test_parties_are_counted_by_what_was_known(record: Record) -> None:
    """On 2 July 2025 three notices had been given: Finland and Poland were to stay."""
    assert {"FIN", "POL"} <= set(record.parties("apmbc", "2026-03-01", "2025-07-02"))
    assert not {"EST", "LVA", "LTU"} & set(record.parties("apmbc", "2026-03-01", "2025-07-02"))
    assert record.parties("apmbc", "2026-03-01", date(1998, 1, 1)) == []
    told = record.with_actions([JOINED])
    assert AT_PEACE in told.parties("apmbc", "2013-01-01") and AT_PEACE not in told.parties("apmbc", "2013-01-01", "2011-12-31")
    assert told.parties("apmbc", "2013-01-01") == sorted(told.parties("apmbc", "2013-01-01"))


def test_without_a_day_the_day_of_the_record_is_meant(record: Record) -> None:
    assert record.parties("apmbc") == record.parties("apmbc", record.today)
    assert record.standing("POL", "apmbc") == record.standing("POL", "apmbc", record.today)
    assert record.deadlines("UKR", "apmbc") == record.deadlines("UKR", "apmbc", record.today)
    assert Record(date(2026, 2, 19)).standing("POL", "apmbc").status == "withdrawing"


def test_what_stands_beside_the_parties_is_not_counted_and_neither_is_what_all_did(record: Record) -> None:
    assert "AIA" not in record.parties("npt") and record.standing("AIA", "npt").bound
    shared = made("*", "extension", "2001-01-01", norm="clearance")
    assert "*" not in record.with_actions([shared]).parties("apmbc")
    assert record.with_actions([shared]).deadlines(treaty="apmbc") == record.deadlines(treaty="apmbc")


def test_deadlines_of_all_treaties_are_those_of_the_treaties_that_the_state_acted_under(record: Record) -> None:
    found = record.deadlines("UKR", as_of="2026-01-01")
    assert {"apmbc", "cwc"} <= {due.treaty for due in found} and {due.state for due in found} == {"UKR"}
    assert found == record.deadlines("Ukraine", as_of=date(2026, 1, 1))
    assert record.deadlines("UKR", as_of="2026-01-01", known_at="1970-01-01") == []


def test_a_view_names_its_proponents_and_what_each_of_them_holds(record: Record) -> None:
    first, second = record.standing("UKR", "apmbc", "2026-01-01").readings
    assert (first.reading, first.status, first.operates, second.operates) == ("no-suspension", "bound", True, False)
    assert "CHE" in first.proponents and second.proponents == ("UKR",)
    (said,) = [basis for basis in second.basis if basis.kind == "reading"]
    assert said.ref == "UKR, apmbc-ukr-suspension: suspended" and said.source.startswith("https://www.npaid.org/")
    assert said.says == second.holds and "suspended" in said.says
    assert [basis.ref for basis in second.basis if basis.kind == "provision"] == [f"APMBC Art. 20({number})" for number in (1, 2, 3)]


def test_a_proponent_is_named_from_the_day_on_which_it_could_be_known(record: Record) -> None:
    def who(known_at: str) -> tuple[str, ...]:
        return record.standing("UKR", "apmbc", "2026-01-01", known_at).readings[0].proponents

    assert who("2025-10-16") == () and who("2025-10-17") == ("CHE",)
    assert "NZL" not in who("2025-12-30") and "NZL" in who("2025-12-31"), "a month counts by its last day"


def test_a_withdrawal_whose_day_is_open_says_what_it_waits_for(record: Record) -> None:
    done = [made(AT_WAR, "accession", "1990-01-01"), made(AT_WAR, "withdrawal", "2021-01-01")]
    waiting = record.with_actions(done).standing(AT_WAR, "apmbc", "2022-01-01").undetermined
    assert waiting == (
        "The day on which the withdrawal takes effect is undetermined: under APMBC Art. 20(3) not before 1 July 2021, and not before the"
        " end of the armed conflict (" + ", ".join(c.name for c in record.facts.engagements(AT_WAR) if c.end is None) + ")."
    )
    notice = made("USA", "withdrawal", "2021-01-01", "enmod")
    no_clause = record.with_actions([notice]).standing("USA", "enmod", "2022-01-01").undetermined
    assert no_clause == "The Environmental Modification Convention has no clause from which the effect of a withdrawal could be computed."


def test_parties_that_entered_together_rest_on_that_day_and_its_article(record: Record) -> None:
    """Where the list holds single events, the entry into force of all is one of them; other shared events bind nobody."""
    standing = record.standing("USA", "ttbt", "1990-12-11")
    assert (standing.status, str(standing.since)) == ("bound", "1990-12-11")
    assert [basis.ref for basis in standing.basis] == ["* entry into force 11 December 1990", law.treaty("ttbt").reference("IV")]
    told = record.with_actions([made("*", "announcement", "1980-01-01", "ttbt", effective=date(1981, 1, 1))])
    assert told.timeline("USA", "ttbt") == record.timeline("USA", "ttbt")
    undated = record.with_actions([made("*", "entry-into-force", "1980-01-01", "ttbt")])
    assert undated.timeline("USA", "ttbt") == record.timeline("USA", "ttbt")


@pytest.mark.parametrize("treaty", ["inf", "cfe", "outer-space"])
def test_parties_of_a_list_in_part_are_refused_with_its_name(record: Record, treaty: str) -> None:
    with pytest.raises(UsageError) as why:
        record.parties(treaty)
    assert str(why.value) == f"The record holds no complete list of actions under {treaty}, so its parties cannot be counted."


def test_an_accession_that_counts_from_its_notification_is_told_to_count_from_the_deposit_at_the_earliest(record: Record) -> None:
    """Geneva Protocol: Article 6 is about accession; a signatory is bound by Article 4 from its ratification, and to the day."""
    acceded, ratified = (record.standing(state, "geneva-gas-protocol", "2000-01-01") for state in ("PRK", "USA"))
    assert any("an accession takes effect when the French Government notifies it" in item.says for item in acceded.also)
    assert not any("notifies" in item.says for item in ratified.also)
    cited = [[item.ref for item in standing.basis if item.kind == "provision"] for standing in (acceded, ratified)]
    assert cited == [["Geneva Protocol (1925) Art. 6"], ["Geneva Protocol (1925) Art. 4"]]
