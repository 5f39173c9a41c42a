"""What is told of a time that nobody counted gets no verdict, though the act itself is on record: lapses, and what is yet to come."""

from __future__ import annotations

import pytest

import servanda


@pytest.mark.parametrize("text", [
    "Kyiv signed the Ottawa Convention in 1999 and ratified it nine years later.",
    "Ukraine signed the Ottawa Convention in 1999 and joined it two years on.",
    "Nine years after it had signed, Ukraine ratified the Ottawa Convention.",
    "Finland joined the Ottawa Convention a decade after Sweden.",
    "Peru ratified the Ottawa Convention three weeks before Chile.",
])  # fmt: skip
def test_what_tells_a_lapse_that_nobody_counted_is_open(text: str) -> None:
    findings = servanda.check(text, "2026-03-12").findings
    lapsed = [finding for finding in findings if any(unit in finding.claim.quote for unit in ("years", "decade", "weeks"))]
    assert lapsed and {finding.verdict for finding in lapsed} == {"outside the record"}


@pytest.mark.parametrize(("text", "verdict"), [
    ("Poland left the Ottawa Convention three months after giving notice.", "contradicted"),
    ("Under the Ottawa Convention a withdrawal takes effect six months after the notice is received.", "supported"),
    ("Ukraine signed the Ottawa Convention in 1999 and ratified it in 2005.", "supported"),
])  # fmt: skip
def test_a_lapse_that_a_rule_counts_is_decided_by_it(text: str, verdict: str) -> None:
    assert [finding.verdict for finding in servanda.check(text, "2026-03-12").findings] == [verdict]


@pytest.mark.parametrize("text", [
    "Israel has signed but will never ratify the Comprehensive Nuclear-Test-Ban Treaty.",
    "India has not signed the Comprehensive Nuclear-Test-Ban Treaty and never will.",
])  # fmt: skip
def test_half_a_forecast_is_open(text: str) -> None:
    assert [finding.verdict for finding in servanda.check(text, "2026-01-20").findings] == ["outside the record"]


@pytest.mark.parametrize("text", [
    "Poland destroyed its mines by 2016 as the Ottawa Convention required.",
    "Poland destroyed its mines in 2016, as the Ottawa Convention required.",
])  # fmt: skip
def test_what_was_done_as_required_is_no_word_on_the_last_day(text: str) -> None:
    assert [finding.verdict for finding in servanda.check(text, "2026-03-20").findings] != ["contradicted"]


@pytest.mark.parametrize("text", [
    "Latvia left the Convention on Cluster Munitions six months after giving notice.",
    "Latvia's withdrawal from the Convention on Cluster Munitions took effect in March 2025, six months after its notice.",
    "Lithuania's withdrawal from the Convention on Cluster Munitions took effect in May 2025, six months after its notice.",
])  # fmt: skip
def test_that_the_notice_ran_as_long_as_it_must_is_half_of_what_is_said_of_a_state(text: str) -> None:
    assert [finding.verdict for finding in servanda.check(text, "2026-03-20").findings if finding.verdict == "supported"] == []
