"""Opening: an empty database gets its tables, an old one is brought up to date, a newer one is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from kept import membership, report
from migrating import set_back

from servanda.desk import Ledger, database, schema
from servanda.desk.wording import INDEX
from servanda.errors import InputError, LedgerError, UsageError


def test_the_steps_lead_to_the_tables_that_the_code_knows(database_url: str) -> None:
    with Ledger.open(database_url) as ledger, ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _but_the_index_of_words})
        assert context.get_current_revision() == schema.HEAD
        assert compare_metadata(context, schema.metadata) == []


def _but_the_index_of_words(name: str | None, kind: str, _: object) -> bool:
    """The index over what claims say is each database's own, and its tables in SQLite too: `test_wording.py` holds it to its make."""
    return not (kind in ("table", "index") and (name == INDEX or (name or "").startswith(f"{INDEX}_")))


def test_an_old_ledger_is_brought_up_to_date_and_keeps_what_it_has(database_url: str) -> None:
    with Ledger.open(database_url) as ledger:
        ledger.add(report(membership()), by="ann")
        with ledger.engine.begin() as connection:
            set_back(connection)
    with Ledger.open(database_url) as ledger:
        ledger.keys.create("x", ["read"], by="ann")
        assert ledger.verify().entries == 2


def test_a_newer_ledger_is_refused_in_one_sentence_and_left_alone(database_url: str) -> None:
    with Ledger.open(database_url) as ledger, ledger.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(InputError, match=r"newer servanda.*0999"):
        Ledger.open(database_url)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/other.db")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE reports (x)"))
    engine.dispose()
    with pytest.raises(InputError, match="other programs"):
        Ledger.open(f"sqlite:///{tmp_path}/other.db")
    (tmp_path / "text.db").write_text("no database at all, but long enough to look at" * 50, encoding="utf-8")
    with pytest.raises(LedgerError, match="no SQLite database"):
        Ledger.open(f"sqlite:///{tmp_path}/text.db")


@pytest.mark.parametrize("url", ["desk", "mysql://host/name", "sqlite://", "sqlite:///:memory:", "http://x"])
def test_what_is_no_address_of_a_ledger_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        Ledger.open(url)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open("postgresql://desk@127.0.0.1:1/desk")


def test_many_may_open_an_empty_database_at_once(database_url: str) -> None:
    code = "import sys; from servanda.desk import Ledger; Ledger.open(sys.argv[1]).statistics()"
    started = [subprocess.Popen([sys.executable, "-c", code, database_url], stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[1] for process in started] == [b""] * 4


def test_a_new_file_may_be_opened_by_many_in_one_moment(tmp_path: Path) -> None:
    """Each takes the write-ahead log for itself for a moment, and SQLite does not wait for another there."""
    with ThreadPoolExecutor(6) as pool:
        for attempt in range(60):
            url, together = f"sqlite:///{tmp_path / str(attempt)}.db", Barrier(6)

            def opened(_: int, url: str = url, together: Barrier = together) -> str:
                engine = database.connect(url)
                together.wait()
                with engine.connect() as connection:
                    return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())

            assert list(pool.map(opened, range(6))) == ["wal"] * 6


def test_the_default_is_a_file_of_the_user(tmp_path: Path) -> None:
    code = "from servanda.desk import Ledger; print(Ledger.open().engine.url.database)"
    env = os.environ | {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(tmp_path)
