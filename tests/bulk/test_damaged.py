"""A collection as it is found: what is damaged, empty, of another kind or of another tool costs itself alone, and is told."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="the extra servanda[bulk] is not installed")
import pyarrow as pa
from bulk.crawls import page, record, rows, run
from pyarrow import parquet

from servanda.bulk.columns import fit
from servanda.bulk.gate import on_topic
from servanda.bulk.source import LARGEST, PASSED, Piece, Source, pieces
from servanda.bulk.summary import NO_CRAWL
from servanda.bulk.warc import records
from servanda.errors import UsageError

STORY = "Peru never ratified the Mine Ban Treaty, the envoy said in a long debate about the budget of his ministry. "
OTHER = "Austria has not joined the Convention on Cluster Munitions, a deputy told the house before the vote on the harvest. "


def read(path: Path, columns: dict[str, str] | None = None) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """What a task makes of a file: what each document tells, and the counts."""
    found, source = [], Source([Piece(str(path))], columns or {})
    for document in source.run():
        found.append(document.metadata)
    return found, {label: stat.total for label, stat in source.stats.stats.items()}


def table(path: Path, **columns: list[Any]) -> None:
    """A Parquet file."""
    parquet.write_table(pa.table(columns), path)


def test_the_rest_of_a_damaged_collection_gives_the_same_rows_and_every_loss_is_listed(tmp_path: Path) -> None:
    for name in ("whole", "damaged"):
        folder = tmp_path / name
        folder.mkdir()
        table(folder / "a.parquet", id=["a"], text=[STORY], published=["2025-03-05"])
        (folder / "b.jsonl").write_text(json.dumps({"id": "b", "text": OTHER, "published": "2025-03-05"}) + "\n")
    folder = tmp_path / "damaged"
    (folder / "cut.parquet").write_bytes((folder / "a.parquet").read_bytes()[:-40])
    (folder / "empty.parquet").write_bytes(b"")
    table(folder / "norows.parquet", id=pa.array([], pa.string()), text=pa.array([], pa.string()))
    table(folder / "other.parquet", key=["x"], words=[STORY])
    (folder / "empty.jsonl").write_text("")
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 5000, mtime=0)[:60])
    (folder / "cut.warc.gz").write_bytes(gzip.compress(record(b"HTTP/1.1 200 OK\r\n\r\n" + page(STORY)))[:-90])
    (folder / "README").write_text("about this collection")
    made = {name: run(tmp_path / name, tmp_path / f"{name}-out", "--workers", "2") for name in ("whole", "damaged")}
    assert [done.returncode for done in made.values()] == [0, 0], made["damaged"].stderr
    told = {
        name: [{k: v for k, v in row.items() if k not in ("place", "receipt", "cluster")} for row in found["documents"]]
        for name, found in ((name, rows(tmp_path / f"{name}-out")) for name in made)
    }
    assert sorted(map(str, told["whole"])) == sorted(map(str, told["damaged"])) and len(told["whole"]) == 2
    aside = [json.loads(line) for line in (tmp_path / "damaged-out" / "set-aside.jsonl").read_text().splitlines()]
    lost = {Path(row["place"].partition("#")[0]).name: row["reason"] for row in aside}
    assert set(lost) == {path.name for path in folder.iterdir()} - {"a.parquet", "b.jsonl"}
    assert lost["README"] == NO_CRAWL and "--column text=NAME" in lost["other.parquet"]
    assert lost["norows.parquet"] == lost["empty.jsonl"] == "The file holds no document."


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_texts_and_pages_of_a_warc_are_read_whatever_its_line_ends(tmp_path: Path, end: str) -> None:
    http = f"HTTP/1.1 200 OK{end}Content-Type: text/html{end}{end}".encode()
    (tmp_path / "x.warc").write_bytes(
        record(b"software: x", "warcinfo", "application/warc-fields", 0, end) + record(b"GET /", "request", "application/http", 1, end)
        + record(STORY.encode(), "conversion", "text/plain", 2, end) + record(page(STORY), "resource", "text/html", 3, end)
        + record(http + page(STORY), number=4, end=end) + record(b"\x89PNG", "resource", "image/png", 5, end)
    )  # fmt: skip
    found, counts = read(tmp_path / "x.warc")
    assert [(told["form"], STORY.strip() in told["raw"].decode(), told["crawled"]) for told in found] == [
        ("text", True, "2025-03-05"), ("html", True, "2025-03-05"), ("html", True, "2025-03-05"),
    ]  # fmt: skip
    passed = {label.removeprefix(PASSED): number for label, number in counts.items() if label.startswith(PASSED)}
    assert passed == {"records of the type warcinfo, which hold no page": 1, "records of the type request, which hold no page": 1,
                      "records that hold image/png, which is not read here": 1}  # fmt: skip


@pytest.mark.parametrize(("head", "body", "held"), [
    ("Content-Encoding: gzip", gzip.compress(page(STORY), mtime=0), True), ("Content-Encoding: deflate", zlib.compress(page(STORY)), True),
    ("Transfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(STORY)), page(STORY)), True),
    ("Content-Encoding: gzip", page(STORY), True), ("Transfer-Encoding: chunked", page(STORY), True),  # the body was unpacked already
    ("Content-Encoding: gzip", gzip.compress(page(STORY), mtime=0)[:30], False),
    ("Content-Encoding: gzip", gzip.compress(b"x" * LARGEST * 2, mtime=0), False),
])  # fmt: skip
def test_a_packed_page_is_unpacked_within_bounds_or_set_aside(tmp_path: Path, head: str, body: bytes, held: bool) -> None:
    (tmp_path / "x.warc").write_bytes(record(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n\r\n".encode() + body))
    with (tmp_path / "x.warc").open("rb") as file:
        found = next(records(file, LARGEST))
    assert (STORY.encode().strip() in (found.data or b"")) == held and bool(found.aside) != held


def test_a_page_is_read_in_the_code_page_that_its_server_names(tmp_path: Path) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
    (tmp_path / "x.warc").write_bytes(record(http + "<html>Перу</html>".encode("cp1251")))
    assert "Перу" in read(tmp_path / "x.warc")[0][0]["raw"].decode()


def test_days_of_rows_are_read_in_many_forms_and_told_whole_where_they_are_none(tmp_path: Path) -> None:
    days = ["July 2, 2025", "Wed, 02 Jul 2025 10:00:00 GMT", 1751414400, "2025-07", "soon after the second of July", None]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps({"text": STORY, "published": day}) + "\n" for day in days))
    found = read(tmp_path / "x.jsonl")[0]
    assert [(told.get("published"), told.get("stated")) for told in found] == [
        *[("2025-07-02", None)] * 3, (None, "2025-07-01/2025-07-31"), (None, None), (None, None),
    ]  # fmt: skip
    assert found[4]["aside"] == "It was published on 'soon after the second of July', which is no day." and not found[5]["aside"]


@pytest.mark.parametrize(("row", "columns", "told"), [
    ({"body": STORY, "date": "2025-07-02"}, {}, "There is no column text or html, but body, date: name one with --column text=body."),
    ({"text": STORY, "when": "2025-07-02"}, {"published": "date"}, "There is no column date for --column published=date, but text, when."),
])  # fmt: skip
def test_columns_that_no_file_has_stop_a_run_before_it_begins(
    tmp_path: Path, row: dict[str, str], columns: dict[str, str], told: str
) -> None:  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n")
    table(tmp_path / "b.parquet", **{name: [value] for name, value in row.items()})
    with pytest.raises(UsageError) as why:
        fit([piece.path for piece in pieces(str(tmp_path))[0]], columns)
    assert str(why.value) == told


def test_one_file_with_other_columns_costs_its_own_rows(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY}) + "\n")
    (tmp_path / "b.jsonl").write_text(json.dumps({"body": STORY}) + "\n")
    fit([piece.path for piece in pieces(str(tmp_path))[0]], {})
    assert "There is no column text or html, but body" in read(tmp_path / "b.jsonl")[0][0]["aside"]


@pytest.mark.parametrize("text", [
    "the Mine Ban Trea-\nty of 1997", "the M\u0456ne Ban Treaty", "> the Mine Ban\n> Treaty", "the Mine Ban\r\nTreaty",
])  # fmt: skip
def test_the_gate_lets_pass_what_the_reading_would_find(text: str) -> None:
    assert on_topic(text.encode(), page=False)
    assert not on_topic(b"the well-\nknown harvest of the year", page=False)
