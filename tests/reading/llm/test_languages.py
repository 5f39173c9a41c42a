"""Twelve reports in seven languages, read from kept answers: the same is said in each, and the same verdicts come out.

Every report was written for the project. What the answers show is that gate, anchoring and checking treat all seven alike; how well a
model reads a language they do not show.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from servanda.lexicon.language import language_of
from servanda.pipeline import check
from servanda.reading.llm.reader import asked
from servanda.reading.llm.recorded import KeptReader
from servanda.reading.llm.settings import Settings
from servanda.reading.rules.reader import RulesReader
from servanda.reading.topics import on_topic, topics
from servanda.reports import Report
from servanda.standing import Record

FOLDER = Path(__file__).parents[2] / "recordings" / "languages"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "uk", "zh")
with (FOLDER / "days.csv").open(encoding="utf-8", newline="") as _file:
    DAYS = {row["report"]: date.fromisoformat(row["date"]) for row in csv.DictReader(_file)}
# Of each claim of a report, in every language.
VERDICTS = {
    "01": ["supported", "supported"], "02": ["supported", "supported"], "03": ["supported", "supported"], "04": ["supported", "supported"],
    "05": ["supported", "supported"], "06": ["supported", "supported"], "07": ["supported", "supported"], "08": ["supported", "supported"],
    "09": ["supported", "supported"], "10": ["contradicted", "contradicted"], "11": ["outside the record", "outside the record"],
    "12": ["supported", "supported"],
}  # fmt: skip


def text_of(language: str, report: str) -> str:
    return (FOLDER / language / f"{report}.txt").read_bytes().decode("utf-8")


def checked(language: str, report: str, record: Record) -> Report:
    return check(text_of(language, report), DAYS[report], record, reader=KeptReader(str(FOLDER / language / "answers")))


@pytest.mark.parametrize("report", sorted(DAYS))
def test_the_same_is_said_and_found_in_every_language(report: str, record: Record) -> None:
    found = {language: checked(language, report, record) for language in LANGUAGES}
    assert [len(one.read.notes) for one in found.values()] == [0] * len(LANGUAGES)
    said = {language: [claim.assertions for claim in one.claims] for language, one in found.items()}
    assert all(each == said["fr"] for each in said.values())
    assert {language: [finding.verdict for finding in one.findings] for language, one in found.items()} == dict.fromkeys(
        LANGUAGES, VERDICTS[report]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_report_is_lost_at_the_gate(language: str) -> None:
    for report in DAYS:
        text = text_of(language, report)
        assert language_of(text) == language and on_topic(text)
        (one,) = asked(text, DAYS[report], "", Settings())
        assert text in one[1].user and f"\n{topics(text)[0]} (" in one[1].user


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_that_comes_along_refuses_with_the_way_out(language: str) -> None:
    read = RulesReader().read(text_of(language, "01"), DAYS["01"], DAYS["01"])
    assert read.claims == ()
    (note,) = read.notes
    assert "--reader llm" in note and read.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_is_in_the_words_of_the_report(language: str, record: Record) -> None:
    for report in DAYS:
        text = text_of(language, report)
        assert all(claim.quote == text[claim.start : claim.end] for claim in checked(language, report, record).claims)
