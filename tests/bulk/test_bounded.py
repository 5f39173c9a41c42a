"""Crawls that unpack to more than any disk holds: lines, records and row groups are read in bounded memory, and the others still are."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="needs the extra servanda[bulk]")

READ = """
import resource, sys
from servanda.bulk.source import Piece, Source
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = [(d.id, d.metadata.get("aside") or "") for d in Source([Piece(sys.argv[1], int(sys.argv[2]) if sys.argv[2] else None)], {}).run()]
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
for line in found:
    print(*line)
"""


def read(path: Path, group: str = "") -> tuple[int, list[str]]:
    """How many MB more it took to read a piece, and its documents with why they are set aside."""
    done = subprocess.run([sys.executable, "-c", READ, str(path), group], capture_output=True, text=True, check=True, env=os.environ)
    first, *lines = done.stdout.splitlines()
    return int(first), lines


def bomb(path: Path, *parts: bytes, times: int = 0) -> None:
    """A file whose last part is repeated in its middle, packed."""
    start, again, end = parts
    with gzip.open(path, "wb", 1) as file:
        file.write(start)
        for _ in range(times):
            file.write(again)
        file.write(end)


GOOD = json.dumps({"id": "good", "text": "Ukraine ratified the Ottawa Convention."}).encode() + b"\n"


def test_a_line_without_end_takes_no_memory_and_ends_the_piece(tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl.gz"
    bomb(path, GOOD + b'{"text": "', b"a" * 1_000_000, b"", times=1_500)
    grown, lines = read(path)
    assert path.stat().st_size < 10_000_000 and grown < 400
    assert lines[0].startswith("good") and "more than 400,000,000 bytes" in lines[1]


def test_a_line_that_is_too_long_is_set_aside_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl.gz"
    bomb(path, b'{"text": "', b"a" * 1_000_000, b'"}\n' + GOOD, times=60)
    grown, lines = read(path)
    assert grown < 300
    assert "The line is longer than 32,000,000 bytes." in lines[0] and lines[1].startswith("good")


def test_a_row_group_that_unpacks_to_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    from servanda.bulk import source

    path = tmp_path / "large.parquet"
    parquet.write_table(pa.table({"text": ["a" * 5_000_000 + str(n) for n in range(4)]}), path, compression="zstd", use_dictionary=False)
    monkeypatch.setattr(source, "GROUP", 10_000_000)
    [found] = source.Source([source.Piece(str(path), 0)], {}).run()
    assert "the row group has" in found.metadata["aside"]


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\n"


@pytest.mark.parametrize("start", [HEAD + b"X: ", b"a", HEAD + b"Content-Length: 900000000\r\n\r\n"])
def test_a_record_without_end_takes_no_memory(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "endless.warc.gz"
    bomb(path, start, b"a" * 1_000_000, b"", times=900)
    grown, lines = read(path)
    assert grown < 200 and len(lines) == 1 and lines[0].strip()
