"""A hundred writers at once add reports to one ledger, on both databases: nothing is lost, and nobody waits for long.

Beside it stands what the same driver needs, in the same run and one after another, to insert and commit a single row that holds
as much as a report does: entries of a chain are written one after another too, so this is the least that a step could take.
"""

from __future__ import annotations

import os
import sys
import tempfile

import sqlalchemy as sa
from lib.measure import seconds, told

sys.path[:0] = [os.path.join(os.path.dirname(__file__), "..", "tests", part) for part in ("", "desk")]

import databases  # noqa: E402
from faults import many_writers  # noqa: E402
from kept import accusation, report  # noqa: E402

from servanda.desk import database  # noqa: E402
from servanda.publish.as_json import report_json  # noqa: E402
from servanda.record.canonical import canonical  # noqa: E402

WRITERS, EACH = 100, 10
ROUNDS, ROWS = 3, 300


def main() -> None:
    """Prints what each database took: the median round of three."""
    with tempfile.TemporaryDirectory() as folder:
        several("SQLite", [f"sqlite:///{folder}/{number}.db" for number in range(ROUNDS)])
    with databases.running() as server:
        several("PostgreSQL", [server.url(f"round{number}") for number in range(ROUNDS)])


def several(kind: str, urls: list[str]) -> None:
    """Rounds on empty databases; each has its bare rows before its writers."""
    bare, load = sorted(((bare_row(url), many_writers(url, WRITERS, EACH)) for url in urls), key=lambda found: found[1].whole)[ROUNDS // 2]
    one = load.whole / load.acknowledged
    print(f"{kind}: {load.writers} writers, {load.acknowledged} of {WRITERS * EACH} reports there, the chain holds; from call to "
          f"acknowledgement p50 {load.percentile(0.5):.3f} s, p99 {load.percentile(0.99):.3f} s, longest {load.seconds[-1]:.3f} s; "
          f"{1 / one:.0f} reports a second; a bare row {bare * 1e3:.2f} ms")  # fmt: skip
    told(f"{kind}: p99 / a turn of each writer", load.percentile(0.99) / (one * WRITERS), "times", 2)
    told(f"{kind}: one report / one bare row", one / bare, "times", 20)


def bare_row(url: str) -> float:
    """The seconds in which one row is inserted and committed, over many of them."""
    body = canonical(report_json(report(accusation()), explain=True)).decode()
    engine = database.connect(url)
    table = sa.Table("bare", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True, autoincrement=False), sa.Column("body", sa.Text))
    table.create(engine)

    def insert() -> None:
        for number in range(ROWS):
            with engine.connect().execution_options(writes=True) as connection, connection.begin():
                connection.execute(table.insert().values(id=number, body=body))

    try:
        return seconds(insert) / ROWS
    finally:
        table.drop(engine)
        engine.dispose()


if __name__ == "__main__":
    main()
