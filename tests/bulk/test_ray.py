"""Bulk runs on Ray: what comes out is what comes out on this machine's cores, also where the run was killed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="Ray is not installed: pip install 'servanda[ray]'")
from bulk.crawls import COLUMNS, command, kill, rows, run


def test_a_run_on_ray_that_is_killed_goes_on_to_the_rows_of_a_local_one(crawl: Path, undisturbed: Path, tmp_path: Path) -> None:
    chance, ray = random.Random(19970918), (*COLUMNS, "--executor", "ray")
    for _ in range(2):
        kill(command(crawl, tmp_path, *ray), chance.uniform(5, 20))
    done = run(crawl, tmp_path, *ray)
    assert done.returncode == 0, done.stderr
    assert rows(tmp_path) == rows(undisturbed)
    assert (tmp_path / "set-aside.jsonl").read_text() == (undisturbed / "set-aside.jsonl").read_text()
