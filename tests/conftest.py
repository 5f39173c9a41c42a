"""Fixtures that tests of several rooms share."""

from __future__ import annotations

import os

# Before numpy is imported: tests run beside each other, and threads for small matrices would only take each other's time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from hypothesis import settings

from servanda.standing import Record

# How long one example takes says nothing here, and differs between machines.
settings.register_profile("servanda", deadline=None)
settings.load_profile("servanda")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are cores: many tests wait for a server, a browser or a time-out."""
    return (os.cpu_count() or 1) + 2


# Files whose tests take longest, and with them those of the servers: they come first, so that none is left alone at the end.
LONG = (
    "test_pages_in_browser.py", "test_examples.py", "test_metamorphic.py", "test_reasons_deny_nothing.py", "test_pairs.py",
    "test_slurm.py", "test_load.py", "test_fuzz.py", "test_damaged.py", "test_migrating.py", "test_panel.py", "test_limits.py",
    "test_run.py", "test_walk.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(scope="session")
def record() -> Record:
    """The record that comes with the package. Its today is the day on which its last lists end."""
    return Record("2026-08-22")


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Postgres]:
    """A PostgreSQL server of the tests' own."""
    if databases.programs() is None:
        pytest.skip("PostgreSQL is not here (Debian: apt-get install postgresql)")
    with databases.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind that a ledger is kept in."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.db'}"
    server: databases.Postgres = request.getfixturevalue("postgres")
    return server.emptied("desk")
