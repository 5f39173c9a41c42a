"""The comparison with the accuracy floors can fail, and a floor goes down only when someone says why."""

from __future__ import annotations

import json
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FIGURES = {"claims": {"f1": 0.5}, "whole": {"f1": 0.4}, "decided_right": 0.3, "false_verdicts": 2}


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with a small corpus and floors of its own, and a score made by hand."""
    spec = util.spec_from_file_location("floors", Path(__file__).parents[1] / ".ci" / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    corpus = tmp_path / "dev"
    corpus.mkdir()
    (corpus / "index.csv").write_text("id,annotated\n001,yes\n002,no\n")
    (corpus / "gold.jsonl").write_text("{}\n")
    (corpus / "001.txt").write_text("text")
    monkeypatch.setattr(module, "EVAL", tmp_path)
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(module, "score", lambda _: {"all": FIGURES, "real": FIGURES})
    pin(module)
    return module


def pin(module: ModuleType, **changed: float) -> None:
    """Pins the figures as floors, with some of those of all reports changed."""
    kinds = module.measured({"all": FIGURES, "real": FIGURES})
    kinds["all"].update(changed)
    module.FLOORS.write_text(json.dumps({"corpus": module.corpus_hash(module.EVAL / "dev"), **kinds, "lowered": []}))


def pinned(module: ModuleType) -> dict[str, Any]:
    """The floors as they are pinned now."""
    return dict(json.loads(module.FLOORS.read_text()))


def test_figures_at_their_floors_pass(floors: ModuleType) -> None:
    assert floors.main([]) == 0


@pytest.mark.parametrize("floor", [{"claims_f1": 0.51}, {"whole_f1": 0.41}, {"decided": 0.31}, {"false_max": 1}])
def test_a_figure_worse_than_its_floor_fails(floors: ModuleType, capsys: pytest.CaptureFixture[str], floor: dict[str, float]) -> None:
    pin(floors, **floor)
    assert floors.main([]) == 1
    assert "worse than its floor" in capsys.readouterr().out


def test_raising_never_lowers(floors: ModuleType) -> None:
    pin(floors, claims_f1=0.2, whole_f1=0.9, false_max=5)
    assert floors.main(["--raise"]) == 1
    assert pinned(floors)["all"] == {"claims_f1": 0.5, "whole_f1": 0.9, "decided": 0.3, "false_max": 2}


def test_lowering_keeps_the_reason_and_the_old_floors(floors: ModuleType) -> None:
    pin(floors, whole_f1=0.9)
    assert floors.main(["--lower-floor-because", "the guidelines changed"]) == 0
    assert pinned(floors)["all"]["whole_f1"] == 0.4
    assert pinned(floors)["lowered"][0]["because"] == "the guidelines changed"
    assert pinned(floors)["lowered"][0]["from"]["all"]["whole_f1"] == 0.9


def test_another_corpus_is_not_compared_with_these_floors(floors: ModuleType) -> None:
    (floors.EVAL / "dev" / "001.txt").write_text("other text")
    assert floors.main([]) == 1
    assert floors.main(["--raise"]) == 1
    (floors.EVAL / "dev" / "001.txt").write_text("text")
    (floors.EVAL / "dev" / "002.txt").write_text("not annotated, so not counted")
    assert floors.main([]) == 0


def test_without_the_annotated_reports_it_says_so_and_passes(
    floors: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "EVAL", tmp_path / "nowhere")
    assert floors.main([]) == 0
    assert capsys.readouterr().out.count("\n") == 1
