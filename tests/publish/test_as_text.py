"""What a fact-checker reads in a terminal: nothing left out, nothing that a hostile text could do to the terminal."""

from __future__ import annotations

import pytest
from hand_made import TEXT, make_claim, make_refused, make_report

from servanda.publish.as_text import report_text
from servanda.publish.undecided import KINDS
from servanda.publish.words import clean, quoted, speaker, web_address
from servanda.reports import Finding, Report


@pytest.fixture
def report() -> Report:
    return make_report()


def test_tells_quote_speaker_verdict_reason_bearing_and_basis_with_its_source(report: Report) -> None:
    told = report_text(report, 80)
    for words in ("“Finland left in 2024”", "CONTRADICTED", "Finland gave notice in July 2025.", "Bound until 10 January 2026.",
                  "FIN withdrawal 10 July 2025 (C.N.1.2025)", "a list on paper", "https://example.org/article-20",
                  "the spokeswoman, for Russia (argues, in quotation)"):  # fmt: skip
        assert words in told


def test_the_verdict_of_the_day_of_publication_is_told_where_it_differs(report: Report) -> None:
    told = report_text(report, 120)
    assert told.count("By what could be known on 2 July 2025: outside the record.") == 1


def test_what_was_understood_the_kind_of_refusal_and_each_part_are_told() -> None:
    told = report_text(make_refused(), 120)
    for kind, words in KINDS.items():
        assert f"OUTSIDE THE RECORD ({kind})" in told
        assert words in told
    assert "Read as:  Russia, party to the Ottawa Convention: no" in told
    assert "Parts:    Russia, party to the Ottawa Convention: no: supported. Russia is not on the list." in told
    assert "contradicted as of the last day of the list" in told


def test_counts_the_verdicts_at_the_head(report: Report) -> None:
    assert "4 claims: 1 supported, 1 contradicted, 1 contested, 1 outside the record." in report_text(report, 120)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_asked_but_for_links(report: Report, width: int) -> None:
    assert all(len(line) <= width for line in report_text(report, width).splitlines() if "http" not in line)


def test_colour_only_when_asked(report: Report) -> None:
    assert "\x1b[" not in report_text(report)
    assert "\x1b[" in report_text(report, colour=True)


def test_explain_shows_what_led_to_a_claim(report: Report) -> None:
    assert "targets: Moscow: capital" in report_text(report, explain=True)
    assert "targets: Moscow: capital" not in report_text(report)


def test_a_text_cannot_steer_the_terminal() -> None:
    text = "Finland \x1b]0;owned\x07left \u202etxet\x9b31m in 2024."
    claim = make_claim(text, text, 1)
    report = make_report()
    read = report.read._replace(text=text, title="\x1b[2J", claims=(claim,))
    hostile = report._replace(read=read, findings=(Finding(claim, "contested", "\x1b[1mWhy"),))
    told = report_text(hostile)
    assert "owned" in told
    assert not any(c in told for c in "\x1b\x07\x9b\u202e")


def test_clean_keeps_the_length_so_that_spans_stay() -> None:
    text = "a\x1bb\r\nc\u202ed\x00\tё“"
    assert len(clean(text)) == len(text)
    assert clean("a\r\nb\tё“") == "a \nb\tё“"


def test_a_report_without_claims_says_so() -> None:
    report = make_report()
    bare = report._replace(read=report.read._replace(claims=()), findings=())
    assert "No claim about a treaty was found." in report_text(bare)


def test_a_quote_gets_marks_only_where_it_has_none() -> None:
    assert quoted("Finland\n left") == "“Finland left”"
    assert quoted("“Finland left”") == "“Finland left”"
    assert quoted("“Finland left,” he said") == "“Finland left,” he said"


def test_speakers_are_named_as_the_report_does_and_with_whom_they_speak_for() -> None:
    said = make_claim(TEXT, "Kyiv must stay", 1)
    assert speaker(said) == "the report itself"
    assert speaker(said._replace(attributed=True)) == "a source that the text does not name"
    assert speaker(said._replace(attributed=True, speaker="Kyiv", speaker_for=("UKR",))) == "Kyiv, for Ukraine"
    assert speaker(said._replace(attributed=True, speaker="Ukraine", speaker_for=("UKR",))) == "Ukraine"
    assert speaker(said._replace(attributed=True, speaker_for=("UKR", "ICBL"))) == "Ukraine and ICBL"


@pytest.mark.parametrize(("source", "address"), [
    ("https://example.org/a http://b", "https://example.org/a"),
    ("APLC/MSP.9 ; http://example.org/x;", "http://example.org/x"),
    ("javascript:alert(1)", ""),
    ("data:text/html,x", ""),
    ('https://example.org/"onclick=', ""),
    ("C.N.385.2025", ""),
])  # fmt: skip
def test_only_web_addresses_become_links(source: str, address: str) -> None:
    assert web_address(source) == address
