"""The receipt lets anyone replay an answer: same files, same hashes; one byte more, another hash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from servanda import __version__
from servanda.checking.receipt import hashed, receipt
from servanda.standing import Record


def test_a_receipt_names_versions_hashes_and_how_far_lists_go(record: Record) -> None:
    made = receipt(record.facts, ["ccm", "apmbc", "apmbc", "new-start"])
    assert made["servanda"] == __version__
    assert made["record_complete_to"] == {"apmbc": date(2026, 2, 3), "ccm": date(2026, 2, 3), "new-start": None}
    for name in ("law", "record"):
        value = made[name]
        assert isinstance(value, str)
        assert len(value) == 64
    assert made == receipt(record.facts, ["new-start", "apmbc", "ccm"])


def test_every_name_and_every_byte_counts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"one")
    (tmp_path / "b.csv").write_bytes(b"two")
    first = hashed(str(tmp_path))
    assert first == hashed(str(tmp_path))
    (tmp_path / "note.txt").write_bytes(b"no data")
    assert hashed(str(tmp_path)) == first
    (tmp_path / "b.csv").write_bytes(b"twO")
    second = hashed(str(tmp_path))
    (tmp_path / "b.csv").rename(tmp_path / "c.csv")
    assert len({first, second, hashed(str(tmp_path))}) == 3
    (tmp_path / "a.csv").write_bytes(b"onetw")
    (tmp_path / "c.csv").write_bytes(b"O")
    assert hashed(str(tmp_path)) not in {first, second}
