"""Opening the database of a ledger, and its two kinds of transaction: reading one state of it, and appending to it.

A writer is alone: within a process by taking turns, among processes on SQLite by BEGIN IMMEDIATE, on PostgreSQL by a lock on the one
row of `head`. What was committed is on the disk: SQLite keeps a write-ahead log and syncs it at every commit, PostgreSQL is told to
do so too.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ..errors import InputError, LedgerError, ServandaError, UsageError
from ..extras import missing
from . import schema
from .turns import Turns

WAIT = 60  # seconds that a writer waits for those before it
FULL = ("53100", "53000", "54000")  # SQLSTATE: disk full, insufficient resources, a limit of the program reached
LOCKED = "55P03"  # SQLSTATE: the lock was not given within WAIT
NO_TEXT = "This holds characters that are no Unicode text (lone surrogates): save it as UTF-8 and try again."
UNFIT = "22"  # SQLSTATE, its class: data that the database does not take, such as the character NUL


def default_url() -> str:
    """The address of the ledger of this user: a file in the folder where the system keeps a user's data."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('servanda', ensure_exists=True) / 'desk.db'}"


def connect(url: str, new: bool = True) -> sa.Engine:
    """An engine for an address, such as sqlite:///desk.db or postgresql://user@host/name. Raises UsageError for any other.

    With `new` False no file is made: InputError where there is none.
    """
    try:
        found = sa.make_url(url)
        kind = found.get_backend_name()
    except (ArgumentError, ValueError):
        raise UsageError(f"{url!r} is no address of a ledger: write sqlite:///desk.db or postgresql://user@host/name.") from None
    try:
        if kind == "sqlite":
            if not new and found.database and found.database != ":memory:" and not os.path.exists(found.database):
                raise InputError(no_ledger(url))
            return _of_texts(_sqlite(found.set(drivername="sqlite")))
        if kind in ("postgresql", "postgres"):
            return _of_texts(_postgresql(found))
    except (NoSuchModuleError, ModuleNotFoundError, ImportError) as why:
        raise missing(f"A ledger in {kind}", getattr(why, "name", None) or kind, "desk") from None
    raise UsageError(f"A ledger is kept in SQLite or PostgreSQL, not in {kind}: write sqlite:///desk.db or postgresql://user@host/name.")


def _sqlite(url: sa.URL) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        raise UsageError("A ledger in memory would be lost: name a file, such as sqlite:///desk.db.")
    folder = os.path.dirname(url.database)
    if folder:
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as why:
            raise LedgerError(f"The folder of the ledger cannot be made: {why.strerror}: {folder}.") from None
    _private(url.database)
    engine = sa.create_engine(url, connect_args={"timeout": WAIT}, execution_options={"turns": Turns()})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        _write_ahead(connection)
        for setting in ("synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Gives the file its write-ahead log. SQLite does not wait where two open a new file at once, so it is asked again for WAIT seconds."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as why:
            if why.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:  # the low byte is the kind
                raise
            time.sleep(0.01)


def _private(path: str) -> None:
    """Makes the file of a new ledger for its owner alone, and takes an old one from everybody else; the write-ahead log does likewise."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode) and mode & stat.S_IRWXO:
            with suppress(OSError):  # who may write to it need not own it
                os.chmod(path, stat.S_IMODE(mode) & ~stat.S_IRWXO)
    except OSError as why:
        raise LedgerError(f"The file of the ledger cannot be made: {why.strerror}: {path}.") from None


def _postgresql(url: sa.URL) -> sa.Engine:
    from . import postgresql

    pool = {"pool_size": 8, "max_overflow": 8, "pool_timeout": WAIT}
    return postgresql.engine(url, WAIT, execution_options={"turns": Turns()}, **pool)


def _of_texts(engine: sa.Engine) -> sa.Engine:
    """The engine, which sends no text that is none: a driver might notice halfway, when part of the question is with the server already."""

    @sa.event.listens_for(engine, "before_cursor_execute")
    def look(_: object, cursor: object, statement: str, given: Any, context: object, many: bool) -> None:
        rows = given if isinstance(given, list) else [given]  # many rows may also come as the values of one
        for row in rows:
            for value in row.values() if isinstance(row, dict) else row:
                if isinstance(value, str) and not value.isascii():
                    try:
                        value.encode()
                    except UnicodeEncodeError:
                        raise InputError(NO_TEXT) from None

    return engine


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees one state of the ledger from beginning to end."""
    with told("read"), engine.connect() as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection on which nobody else writes meanwhile; what is done on it is kept as a whole, or not at all."""
    turns: Turns = engine.get_execution_options()["turns"]
    with told("written"), turns.turn(WAIT), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            connection.execute(sa.select(schema.head.c.seq).with_for_update())
            yield connection


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turns what a database raises into one sentence: an InputError for what it cannot take, a LedgerError for all else."""
    try:
        yield
    except (DBAPIError, PoolTimeout, ConnectionError, TimeoutError) as why:  # a driver does not catch all that a network does
        raise _error(why, what) from why


def _error(why: Exception, what: str) -> ServandaError:
    cause = why.orig if isinstance(why, DBAPIError) else why
    told, state = str(cause), ""
    if isinstance(why, DBAPIError) and not isinstance(cause, sqlite3.Error):
        from . import postgresql

        told, state = postgresql.words(cause), postgresql.state(cause)
    told = " ".join(told.split())[:200].rstrip(".")
    if state.startswith(UNFIT):
        return InputError(f"This holds what no ledger keeps ({told}): leave it out and try again.")
    return LedgerError(f"The ledger cannot be {what}: {_reason(why, cause, told, state)}")


def _reason(why: Exception, cause: BaseException | None, told: str, state: str) -> str:
    if (isinstance(cause, sqlite3.Error) and "full" in told) or state in FULL:
        return "its disk is full. Nothing of this step was kept: make room and try again."
    if (isinstance(cause, sqlite3.Error) and "locked" in told) or state == LOCKED:
        return f"another program has been writing to it for more than {WAIT} seconds. Try again."
    if isinstance(cause, sqlite3.DatabaseError) and ("not a database" in told or "malformed" in told):
        return f"its file is damaged or no SQLite database ({told}). Bring back a copy."
    if isinstance(why, OSError) or (isinstance(why, DBAPIError) and why.connection_invalidated):
        return f"the connection to the database broke ({told}). Look whether the step was kept, and try again."
    return f"{told}."


def no_ledger(url: str) -> str:
    """That there is no ledger at an address, and how one comes to be."""
    return f"There is no ledger at {url}: check the address, or begin one with 'servanda desk add'."


def migrate(engine: sa.Engine, new: bool = True) -> None:
    """Brings an empty or old ledger to the tables of this version. Raises InputError for a newer one, and for what is no ledger.

    With `new` False an empty database is no ledger.
    """
    with told("opened"):
        with engine.connect() as connection:
            version = _version(connection)
        if version is None and not new:
            raise InputError(no_ledger(engine.url.render_as_string()))
        if version == schema.HEAD:
            return
        with engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7378697629)")  # any number, as long as it stays
                _upgrade(connection)


def _version(connection: sa.Connection) -> str | None:
    tables = set(sa.inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables & set(schema.metadata.tables):
            raise InputError("This database holds tables of other programs under the names of the ledger: give the ledger one of its own.")
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", os.path.join(os.path.dirname(__file__), "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    version = _version(connection)
    if version not in (None, *known):
        raise InputError(f"This ledger was written by a newer servanda (its tables are of version {version}): bring servanda up to date.")
    command.upgrade(config, "head")
