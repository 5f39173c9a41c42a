"""Every promise of the page on security names a test that is there, and every file that it names is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    table = text.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)`", row)
        assert named, row
        for name in named:
            assert "def test_" in (ROOT / name).read_text("utf-8"), name


def test_every_file_that_is_named_is_there() -> None:
    for page in ("docs/security.md", "SECURITY.md"):
        for name in re.findall(r"`((?:deploy|\.ci|\.github|tests)/[\w./]+)`", (ROOT / page).read_text("utf-8")):
            assert (ROOT / name).is_file(), name
