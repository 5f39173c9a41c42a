"""One crawl and one undisturbed run over it for all tests of bulk runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bulk.crawls import COLUMNS, CORPUS, OFF_TOPIC, jsonl, page, run, warc

TEXTS = {path.stem: path.read_text() for path in CORPUS[:6]}


@pytest.fixture(scope="session")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six files: texts, pages, a copy, other news, and what cannot be read."""
    pytest.importorskip("datatrove", reason="the extra servanda[bulk] is not installed")
    import pyarrow as pa
    from pyarrow import parquet

    folder = tmp_path_factory.mktemp("crawl")
    names = list(TEXTS)
    for number, name in enumerate(names[:3]):
        jsonl(folder / f"{number}.jsonl", {name: TEXTS[name], f"off-{number}": OFF_TOPIC})
    with (folder / "2.jsonl").open("a") as file:
        file.write(json.dumps({"id": "copy", "text": TEXTS[names[0]] + "\n\nMore news.", "published": "2025-12-10"}) + "\n{broken\n")
    (folder / "3.warc.gz").write_bytes(warc([page(TEXTS[names[3]]), page(OFF_TOPIC), b"<html>landmines</html>"]))
    (folder / "4.warc.gz").write_bytes(warc([page(TEXTS[names[4]]), page(OFF_TOPIC)], 10)[:-40])
    table = pa.table({"key": ["p"], "body": [page(TEXTS[names[5]]).decode()], "when": ["2025-12-10"]})
    parquet.write_table(table, folder / "5.parquet")
    return folder


@pytest.fixture(scope="session")
def undisturbed(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same crawl run to its end at once."""
    out = tmp_path_factory.mktemp("undisturbed")
    done = run(crawl, out, *COLUMNS)
    assert done.returncode == 0, done.stderr
    return out
