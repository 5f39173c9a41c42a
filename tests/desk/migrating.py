"""Ends migrations in the middle of their work and looks at what they leave. As a script: `python tests/desk/migrating.py [TIMES]`.

A ledger with data is set back to the tables of its first version; then it is opened again and again by programs that are killed at
random moments, until one has brought it up to date. Nothing may be lost, and the next one must go on where the last one was ended.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import databases  # noqa: E402
import sqlalchemy as sa  # noqa: E402
from kept import accusation, membership, report  # noqa: E402

from servanda.desk import Ledger, database, schema  # noqa: E402

OPEN = """
import sys, pg8000.dbapi, alembic.command
from servanda.desk import Ledger
print("ready", flush=True)
Ledger.open(sys.argv[1]).close()
"""


def filled(url: str, reports: int) -> str:
    """A ledger as its first version would have left it, with so many reports and a review: its head."""
    with Ledger.open(url) as ledger:
        for number in range(reports):
            ledger.add(report(accusation(), membership(), text=f"Report {number}."), outlet=str(number), by="ann")
        ledger.review(1, "reject", "not said", "bob")
        with ledger.engine.begin() as connection:
            set_back(connection)
        return ledger.head()


def set_back(connection: sa.Connection) -> None:
    """The tables of version 0001."""
    set_back_to_keys(connection)
    connection.execute(sa.text("DROP TABLE keys"))
    connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))


def set_back_to_keys(connection: sa.Connection) -> None:
    """The tables of version 0002."""
    connection.execute(sa.text("DROP TABLE said_words" if connection.dialect.name == "sqlite" else "DROP INDEX said_words"))
    connection.execute(sa.text("DROP TABLE said"))
    connection.execute(sa.text("ALTER TABLE claims DROP COLUMN judged"))
    connection.execute(sa.text("DROP INDEX ix_claims_refusal"))
    connection.execute(sa.text("ALTER TABLE claims DROP COLUMN refusal"))
    connection.execute(sa.text("UPDATE alembic_version SET version_num = '0002'"))


def kill_migrations(url: str, times: int, reports: int = 20, seed: int = 1) -> int:
    """Ends so many migrations by SIGKILL, lets the last one end. How many had done nothing yet; AssertionError if anything is lost."""
    moments, head, undone = random.Random(seed), filled(url, reports), 0
    for _ in range(times):
        program = subprocess.Popen([sys.executable, "-c", OPEN, url], stdout=subprocess.PIPE, text=True, env=os.environ)
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        time.sleep(moments.uniform(0.0, 0.3))
        program.kill()
        program.communicate()
        engine = database.connect(url)
        with engine.connect() as connection:
            version = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
            tables = set(sa.inspect(connection).get_table_names())
        assert version in ("0001", schema.HEAD)
        assert ("keys" in tables) == (version == schema.HEAD)  # a step is done as a whole, or not at all
        undone += version == "0001"
        if version == schema.HEAD:
            with engine.begin() as connection:
                set_back(connection)  # and again
        engine.dispose()
    with Ledger.open(url) as ledger:
        assert ledger.head() == head
        assert ledger.verify(head).entries == reports + 1
        assert ledger.claim(1).told == reports
        ledger.keys.create("x", ["read"], "ann")
        ledger.verify()
    return undone


def main(times: int) -> None:
    """On both databases, with the figures."""
    with tempfile.TemporaryDirectory() as folder, databases.running() as server:
        for kind, url in (("SQLite", f"sqlite:///{folder}/migrated.db"), ("PostgreSQL", server.url("migrated"))):
            undone = kill_migrations(url, times)
            print(f"{kind}: {times} migrations ended by SIGKILL, {undone} of them before the step was done; nothing lost, all done at last")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
