"""The worked example: a report of 2 July 2025 on Ukraine, Russia, Lithuania and Finland, its claims made by hand."""

from __future__ import annotations

from factories import claim, found, period

from servanda.assertions.terms import OUTSIDE, SUPPORTED
from servanda.reports import Finding
from servanda.standing import Record

DAY = "2025-07-02"
CONFLICT = claim("The decision to withdraw from the convention comes into force only after the end of the said armed conflict", "UKR",
                 norm="withdrawal", relation="conflict", speaker_for=("RUS",))  # fmt: skip


def refs(finding: Finding) -> set[str]:
    return {entry.ref for entry in finding.basis}


def test_a_state_off_the_list_is_no_party(record: Record) -> None:
    finding = found(record, DAY, claim("Moscow, which is not a party to the treaty", "RUS", relation="party", negated=True))
    assert finding.verdict == finding.verdict_as_known == SUPPORTED
    assert finding.why == "Neither a signature nor an instrument of Russia is on the depositary's list."


def test_what_the_treaty_bans(record: Record) -> None:
    text = "The convention, which bans the production, stockpiling, and use of anti-personnel mines"
    finding = found(record, DAY, claim(text, norm="other", relation="bans"))
    assert finding.verdict == SUPPORTED
    assert refs(finding) == {"APMBC Art. 1(1)(a)", "APMBC Art. 1(1)(b)"}


def test_withdrawal_waits_for_the_end_of_the_conflict(record: Record) -> None:
    text = "under the treaty’s text, withdrawal during an armed conflict should not take effect until the conflict has ended"
    rule = found(record, DAY, claim(text, norm="withdrawal", negated=True, relation="conflict", speaker_for=("RUS",)))
    assert rule.verdict == SUPPORTED
    assert "APMBC Art. 20(3)" in refs(rule)
    for_ukraine = found(record, DAY, CONFLICT)
    assert for_ukraine.verdict == SUPPORTED
    assert "the day is undetermined" in for_ukraine.why


def test_the_provision_just_named_applies_to_ukraine(record: Record) -> None:
    text = "We proceed from the fact that this provision is fully applicable to the withdrawal process launched by Ukraine"
    finding = found(record, DAY, CONFLICT, claim(text, "UKR", norm="withdrawal", act="argue", speaker_for=("RUS",)))
    assert finding.verdict == SUPPORTED
    assert any(entry.kind == "circumstance" for entry in finding.basis)


def test_stocks_were_due_in_2010_and_are_not_destroyed(record: Record) -> None:
    text = "Ukraine was supposed to destroy all stocks of anti-personnel mines back in 2010 but did not."
    due = period("2010-01-01", "2010-12-31")
    finding = found(record, DAY, claim(text, "UKR", norm="stockpile-destruction", act="accuse", dates=(due,)))
    assert finding.verdict == finding.verdict_as_known == SUPPORTED
    for words in ("1 June 2006", "1 June 2010", "Article 4"):
        assert words in finding.why


def test_obligations_not_fulfilled_before_the_decision(record: Record) -> None:
    text = "The obligations of the Convention were not fulfilled by Kyiv even before the aforementioned decision"
    finding = found(record, DAY, claim(text, "UKR", norm="other", act="accuse", negated=True))
    assert finding.verdict == SUPPORTED


def test_an_unspecified_violation_is_not_decided(record: Record) -> None:
    text = "Kyiv had already been violating the terms of the convention for years"
    assert found(record, DAY, claim(text, "UKR", norm="other", act="accuse")).verdict == OUTSIDE


def test_use_by_a_bound_state_would_be_a_breach(record: Record) -> None:
    text = "Ukraine of repeatedly using banned anti-personnel mines that have injured civilians"
    finding = found(record, DAY, claim(text, "UKR", norm="use", act="accuse", speaker_for=("RUS",)))
    assert finding.verdict == OUTSIDE
    assert finding.bearing is not None
    assert "bound by Article 1(1)(a)" in finding.bearing
    assert "1 June 2006" in finding.bearing
    assert "breach" in finding.bearing


def test_use_by_a_state_that_is_no_party_falls_under_the_protocol(record: Record) -> None:
    text = "Russia of extensive landmine use throughout the conflict"
    finding = found(record, DAY, claim(text, "RUS", norm="use", act="accuse", speaker_for=("UKR",)))
    assert finding.verdict == OUTSIDE
    assert finding.bearing is not None
    assert "no party" in finding.bearing
    assert "Amended Protocol II" in finding.bearing
    assert "2 September 2005" in finding.bearing


def test_an_announcement_is_shown_and_what_followed_it_told(record: Record) -> None:
    text = "Ukraine announced last month that it was pulling out of the international treaty, citing the need to counter Russian tactics"
    june = period("2025-06-01", "2025-06-30")
    finding = found(record, DAY, claim(text, "UKR", norm="withdrawal", act="announce", relation="leave", dates=(june,), when=june))
    assert finding.verdict == finding.verdict_as_known == SUPPORTED
    assert "29 June 2025" in finding.why
    assert "a suspension, not a notice of withdrawal" in finding.why
    assert "Twenty-Second Meeting of the States Parties" in finding.why
    assert any(entry.kind == "reading" for entry in finding.basis)


def test_plans_to_produce_lie_before_and_after_the_end_of_obligations(record: Record) -> None:
    text = "they were preparing to begin domestic production of anti-personnel mines next year"
    next_year = period("2026-01-01", "2026-12-31")
    plan = claim(text, "LTU", "FIN", norm="production", act="announce", modality="plan", dates=(next_year,), when=next_year)
    finding = found(record, DAY, plan)
    assert finding.verdict == OUTSIDE
    assert finding.bearing is not None
    for words in ("27 December 2025", "10 January 2026", "Article 1(1)(b)", "would be a breach"):
        assert words in finding.bearing
    assert "as known on 2 July 2025, before its notice on 10 July 2025" in finding.bearing


def test_the_notice_runs_six_months(record: Record) -> None:
    text = "once the mandatory six-month withdrawal process is completed"
    finding = found(record, DAY, claim(text, "LTU", "FIN", norm="withdrawal", relation="period"))
    assert finding.verdict == SUPPORTED
    assert "Article 20(3)" in finding.why


def test_announced_plans_are_on_record(record: Record) -> None:
    text = "Both countries have announced plans to withdraw from the Ottawa Convention"
    finding = found(record, DAY, claim(text, "LTU", "FIN", norm="withdrawal", act="announce", relation="leave"))
    assert finding.verdict == finding.verdict_as_known == SUPPORTED


def test_reasons_and_opinions_are_outside_the_record(record: Record) -> None:
    for text, act in [
        ("Kyiv’s decision to withdraw from the Ottawa Convention would have no impact on the battlefield", "argue"),
        ("Ukraine’s move violates the spirit of the Ottawa Convention", "argue"),
        ("its withdrawal from the treaty is a necessary measure in response to Moscow’s actions", "argue"),
    ]:
        assert found(record, DAY, claim(text, "UKR", norm="withdrawal", act=act)).verdict == OUTSIDE
