"""What is acknowledged is kept, whole, through killed writers, a restarted server, a full disk, and many writers at once."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
import sqlalchemy as sa
from faults import kill_writers, many_writers
from kept import accusation, report

from servanda.desk import Ledger, database
from servanda.errors import LedgerError


def test_a_killed_writer_leaves_all_that_it_told_and_nothing_half(database_url: str) -> None:
    assert kill_writers(database_url, 5).acknowledged > 5


def test_many_writers_lose_nothing(database_url: str) -> None:
    writers = 100 if database_url.startswith("postgresql") else 8
    assert many_writers(database_url, writers, 2).acknowledged == writers * 2


@pytest.fixture
def own_server() -> Iterator[databases.Postgres]:
    """A server that a test may break."""
    if databases.programs() is None:
        pytest.skip("PostgreSQL is not here (Debian: apt-get install postgresql)")
    with databases.running() as server:
        yield server


def test_a_server_restarted_under_load_fails_cleanly_and_recovers(own_server: databases.Postgres) -> None:
    kept: list[int] = []
    failed: list[LedgerError] = []
    stop = threading.Event()
    with Ledger.open(own_server.url("desk")) as ledger:

        def write(name: str) -> None:
            number = 0
            while not stop.is_set():
                number += 1
                try:
                    kept.append(ledger.add(report(accusation()), outlet=f"{name}-{number}", by=name).report)
                except LedgerError as why:  # any other error ends the thread, and the test by its warning
                    failed.append(why)
                    stop.wait(0.05)

        threads = [threading.Thread(target=write, args=(f"writer {place}",)) for place in range(4)]
        for thread in threads:
            thread.start()
        for how in ("fast", "immediate"):
            _wait_for_more(kept, stop)
            own_server.stop(how)
            stop.wait(0.2)
            own_server.start()
        _wait_for_more(kept, stop)
        stop.set()
        for thread in threads:
            thread.join()
        assert failed
        assert all("\n" not in str(why) and str(why).startswith("The ledger cannot be") for why in failed)
        assert all(ledger.report(number).outlet for number in kept)
        assert ledger.verify().entries >= len(kept)


def _wait_for_more(kept: list[int], stop: threading.Event) -> None:
    """Waits until more steps were acknowledged: the server works, or works again."""
    wanted, until = len(kept) + 10, time.monotonic() + 60
    while len(kept) < wanted:
        assert time.monotonic() < until, "nothing was acknowledged for a minute"
        stop.wait(0.02)


def test_a_full_disk_is_told_and_damages_nothing(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        ledger.add(report(accusation()), by="ann")

        @sa.event.listens_for(ledger.engine, "begin")
        def full(connection: sa.Connection) -> None:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add(report(text="long " * 100_000), outlet="B", by="ann")
        sa.event.remove(ledger.engine, "begin", full)
        assert ledger.verify().entries == 1
    with Ledger.open(f"sqlite:///{tmp_path}/desk.db") as ledger:
        assert ledger.add(report(text="long " * 100_000), outlet="B", by="ann").report == 2
        ledger.verify()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_under_postgresql_is_told_and_damages_nothing(own_server: databases.Postgres, tmp_path: Path) -> None:
    small = Path(own_server.folder) / "small"
    small.mkdir()
    try:
        mount = ["mount", "-t", "tmpfs", "-o", f"size=12m,uid={databases.NOBODY},gid={databases.NOBODY},mode=700", "tmpfs", str(small)]
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("this system does not let a small disk be mounted")
        engine = database.connect(own_server.url("maker")).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE TABLESPACE small LOCATION '{small}'")
            connection.exec_driver_sql("CREATE DATABASE desk TABLESPACE small")
        engine.dispose()
        with Ledger.open(own_server.url("other").replace("/other", "/desk")) as ledger:
            kept = 0
            with pytest.raises(LedgerError, match="disk is full"):
                for number in range(100):
                    text = os.urandom(100_000).hex()  # what compression would not make small
                    kept = ledger.add(report(accusation(), text=text), outlet=str(number), by="ann").report
            assert ledger.statistics()["reports"] == kept
            assert ledger.verify().entries == kept
            subprocess.run(["mount", "-o", "remount,size=64m", str(small)], check=True)
            assert ledger.add(report(accusation()), outlet="after", by="ann").new
    finally:
        subprocess.run(["umount", "-l", str(small)], capture_output=True)
