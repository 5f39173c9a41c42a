"""The comparison with the accuracy floors can fail, and a floor goes down only when someone says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation import floors

FIGURES = {"claims_f1": 0.5, "whole_f1": 0.4, "decided": 0.3, "false_max": 2}


@pytest.fixture(autouse=True)
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small corpus with floors of its own, and figures made by hand."""
    corpus = tmp_path / "dev"
    corpus.mkdir()
    (corpus / "index.csv").write_text("id,annotated,date,topic,kind\n001,yes,2025-07-02,apmbc,real\n002,no,2025-07-02,apmbc,real\n")
    (corpus / "gold.jsonl").write_text('{"doc": "001"}\n')
    (corpus / "001.txt").write_text("text")
    monkeypatch.setattr(floors, "SETS", {"dev": corpus, "own": tmp_path / "nowhere"})
    monkeypatch.setattr(floors, "CHECKED", {})
    monkeypatch.setattr(floors, "REAL", {})
    monkeypatch.setattr(floors, "ROOM", {})
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(floors, "answered", lambda *_, **__: [])
    monkeypatch.setattr(floors, "measured", lambda _, kinds: {kind: dict(FIGURES) for kind in kinds})
    pin()
    return corpus


def pin(**changed: float) -> None:
    """Pins the figures as floors, with some of those of all reports changed."""
    dev = {"sha256": floors.corpus_hash(floors.SETS["dev"]), "all": {**FIGURES, **changed}, "real": FIGURES, "lowered": []}
    floors.FLOORS.write_text(json.dumps({"dev": dev, "own": {"sha256": "", "all": {}, "lowered": []}}))


def pinned() -> dict[str, Any]:
    """The floors as they are pinned now."""
    return floors.read()["dev"]


def test_figures_at_their_floors_pass() -> None:
    assert floors.main([]) == 0


@pytest.mark.parametrize("floor", [{"claims_f1": 0.51}, {"whole_f1": 0.41}, {"decided": 0.31}, {"false_max": 1}])
def test_a_figure_worse_than_its_floor_fails(capsys: pytest.CaptureFixture[str], floor: dict[str, float]) -> None:
    pin(**floor)
    assert floors.main([]) == 1
    assert "worse than its floor" in capsys.readouterr().out


def test_raising_never_lowers() -> None:
    pin(claims_f1=0.2, whole_f1=0.9, false_max=5)
    assert floors.main(["--raise"]) == 1
    assert pinned()["all"] == {"claims_f1": 0.5, "whole_f1": 0.9, "decided": 0.3, "false_max": 2}


def test_a_floor_with_room_is_raised_to_a_little_below_the_figure() -> None:
    pins = {"all": {"claims_f1": 0.7, "false_share_max": 0.02}}
    now = {"all": {"claims_f1": 0.8, "false_share_max": 0.0}}
    assert floors.raised(now, pins, 0.01) == {"all": {"claims_f1": 0.79, "false_share_max": 0.01}}
    assert floors.raised({"all": {"claims_f1": 0.6, "false_share_max": 0.1}}, pins, 0.01) == pins


def test_lowering_keeps_the_reason_and_the_old_floors() -> None:
    pin(whole_f1=0.9)
    assert floors.main(["dev", "--lower-floor-because", "the guidelines changed"]) == 0
    assert pinned()["all"]["whole_f1"] == 0.4
    assert pinned()["lowered"][0]["because"] == "the guidelines changed"
    assert pinned()["lowered"][0]["from"]["all"]["whole_f1"] == 0.9


def test_another_corpus_is_not_compared_with_these_floors(dev: Path) -> None:
    (dev / "001.txt").write_text("other text")
    assert floors.main([]) == 1
    assert floors.main(["--raise"]) == 1
    (dev / "001.txt").write_text("text")
    (dev / "002.txt").write_text("not annotated, so not counted")
    assert floors.main([]) == 0


def test_without_the_annotated_reports_it_says_so_and_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.main(["own"]) == 0
    assert "are not here" in capsys.readouterr().out


def test_the_floors_in_the_repository_are_of_the_reports_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert floors.read()["own"]["sha256"] == floors.corpus_hash(floors.SETS["own"])
