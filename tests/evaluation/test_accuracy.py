"""The project's own corpus is what it says it is, the reading does not fall below its floors there, and docs/accuracy.md keeps up."""

from __future__ import annotations

from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

import evaluation
from evaluation import floors
from evaluation.answers import answered
from evaluation.scoring import Place, agrees, closeness, matches, reports, score
from servanda.standing import Record

UNSEEN = reports(evaluation.UNSEEN)
ALL = [report for folder in evaluation.TAUGHT for report in reports(folder)] + UNSEEN
FLOORS = floors.kinds_of(floors.read()["own"])


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """The script that writes the page."""
    spec = util.spec_from_file_location("make_accuracy", Path(__file__).parents[2] / "docs" / "make_accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reading_keeps_to_its_floors_on_the_projects_own_corpus(record: Record) -> None:
    assert floors.broken(floors.measured(answered([evaluation.UNSEEN], record), FLOORS), FLOORS) == []


def test_a_recorded_large_language_model_keeps_to_its_floors(record: Record) -> None:
    pinned = floors.kinds_of(floors.read()["recorded"])
    found = answered([evaluation.UNSEEN], record, floors.READERS["recorded"])
    assert floors.broken(floors.measured(found, pinned), pinned) == []


def test_the_page_of_accuracy_is_not_older_than_the_floors(maker: ModuleType) -> None:
    told = maker.told(maker.PAGE.read_text(encoding="utf-8"))
    assert not floors.broken({"all": {name: told[name] for name in FLOORS["all"]}}, FLOORS), "run docs/make_accuracy.py"
    assert told["reports"] == len(UNSEEN)
    assert told["claims"] == sum(len(report.claims) for report in UNSEEN)


@pytest.mark.parametrize("report", ALL, ids=lambda report: report.id)
def test_every_annotation_is_the_text_at_its_place(report) -> None:  # type: ignore[no-untyped-def]
    for claim in report.claims:
        assert report.text[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["verdict"] in ("supported", "contradicted", "contested", "outside the record")
        assert claim["act"] in ("accuse", "deny", "announce", "argue", "state", "demand", "acknowledge")


def test_the_corpus_is_large_and_mixed_enough() -> None:
    assert len(UNSEEN) >= 30
    assert sum(len(report.claims) for report in UNSEEN) >= 200
    assert sum(not report.claims for report in UNSEEN) >= 5
    assert len({report.topic for report in UNSEEN}) >= 8


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 0.0),  # a third in common
        ((0, 10), (0, 20), 0.5),
        ((0, 9), (0, 20), 0.45),  # inside, and long enough
        ((2, 7), (0, 20), 0.25),
        ((2, 6), (0, 20), 0.0),  # inside, and too short
        ((11, 21), (0, 20), 9 / 21),  # nine tenths of it inside
        ((12, 22), (0, 20), 0.0),  # eight tenths inside
        ((0, 5), (5, 9), 0.0),
    ],
)
def test_when_spans_match(one: Place, other: Place, expected: float) -> None:
    assert closeness(one, other) == closeness(other, one) == expected


def test_matches_are_one_to_one_and_the_closest_come_first() -> None:
    assert matches([[(0, 20)], [(0, 18)]], [(0, 17)]) == [(1, 0)]
    assert sorted(matches([[(0, 20)], [(0, 10)]], [(0, 11), (0, 19)])) == [(0, 1), (1, 0)]
    assert matches([[(50, 60), (0, 10)]], [(0, 10)]) == [(0, 0)]  # a quotation may offer several spans
    assert matches([], [(0, 10)]) == matches([[(0, 10)]], []) == []


def test_when_fields_agree() -> None:
    assert agrees("targets", {"targets": ["RUS", "UKR"]}, {"targets": ["UKR"]})
    assert agrees("targets", {"targets": []}, {"targets": []})
    assert not agrees("targets", {"targets": ["RUS"]}, {"targets": []})
    assert agrees("speaker_for", {"speaker_for": ["Human Rights Watch"]}, {"speaker_for": ["HRW"]})
    assert not agrees("speaker_for", {"speaker_for": ["RUS", "UKR"]}, {"speaker_for": ["RUS"]})
    assert agrees("treaty", {"treaty": None}, {"treaty": None})


def test_a_false_verdict_counts_only_where_one_was_given() -> None:
    report = next(report for report in ALL if report.claims and report.claims[0]["verdict"] == "supported")
    claim = dict(report.claims[0]) | {"id": "c1"}
    for verdict, false, decided in (("supported", 0, True), ("contradicted", 1, False), ("outside the record", 0, False)):
        figures = score([(report, {"claims": [claim], "findings": [{"claim": "c1", "verdict": verdict}]})]).figures()
        assert figures["false"] == false
        assert bool(figures["decided"]) is decided
        assert figures["whole_p"] == 1
