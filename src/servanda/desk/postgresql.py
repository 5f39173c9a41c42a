"""PostgreSQL, through pg8000 as it is: what the address of a ledger may say, and what errors mean.

Addresses are those that other programs take too, with the parameters of libpq that mean something here. What is not understood is
refused, because an address that asks for an encrypted connection must not be taken for one that does not.
"""

from __future__ import annotations

import getpass
import os
import socket
import ssl
from typing import Any

import pg8000.dbapi
import sqlalchemy as sa
from scramp import ScramException

from ..errors import UsageError

CONNECT_SECONDS = 10  # until the server has let us in, where the address does not say otherwise
QUERY_SECONDS = 600  # until the server says something of what it was asked: far above what a writer waits for a lock
MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
PARAMETERS = (
    "host", "port", "user", "password", "application_name", "connect_timeout", "options", "sslmode", "sslrootcert", "sslcert", "sslkey",
)  # fmt: skip
# a peer that went away without a word is noticed within a minute, however long an honest query takes
ALIVE = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 60_000}


def engine(url: sa.URL, lock_seconds: int, **options: Any) -> sa.Engine:
    """An engine for an address of PostgreSQL. Raises UsageError where the address asks for what is not understood."""
    said = _parameters(url)
    user, encrypted = _user(said), _encryption(said)
    host, port = said.get("host") or "/var/run/postgresql", _number(said, "port", 5432)
    seconds = _number(said, "connect_timeout", CONNECT_SECONDS)
    startup = {"synchronous_commit": "on", "options": f"-c lock_timeout={lock_seconds}s {said.get('options', '')}"}

    def opened() -> Any:
        try:
            made = _socket(host, port, seconds)
            try:
                return pg8000.dbapi.connect(
                    user, host=host, database=url.database, password=said.get("password", ""), sock=made, startup_params=startup,
                    ssl_context=False if host.startswith("/") else encrypted, application_name=said.get("application_name", "servanda"),
                )  # fmt: skip
            except BaseException:
                made.close()
                raise
        except (OSError, ScramException) as why:
            raise pg8000.dbapi.InterfaceError(f"no connection to {host}, port {port}: {why}") from why

    # a connection that broke while nothing was asked is noticed before the next question, and another one taken
    made = sa.create_engine(url.set(drivername="postgresql+pg8000", query={}), creator=opened, pool_pre_ping=True, **options)
    made.dialect.use_insertmanyvalues_wo_returning = True  # pg8000 itself would send many rows one by one
    return made


def state(why: object) -> str:
    """The SQLSTATE of an error of the server; empty for other errors."""
    return _told(why).get("C", "")


def words(why: object) -> str:
    """What an error says to a person."""
    return _told(why).get("M") or str(why)


def _told(why: object) -> dict[str, str]:
    """The fields of an error of the server, as its protocol names them."""
    first = why.args[0] if isinstance(why, pg8000.dbapi.DatabaseError) and why.args else None
    return first if isinstance(first, dict) else {}


def _parameters(url: sa.URL) -> dict[str, str]:
    """What the address says, its parts and its parameters. Raises UsageError."""
    parts = {"user": url.username, "password": url.password, "host": url.host, "port": url.port}
    said = {name: str(value) for name, value in parts.items() if value is not None}
    for name, value in url.query.items():
        if name not in PARAMETERS:
            raise UsageError(f"The address of the ledger asks for {name!r}, which is not understood: {', '.join(PARAMETERS)} are.")
        if not isinstance(value, str):
            raise UsageError(f"The address of the ledger says {name!r} more than once: say it once.")
        said[name] = value
    return said


def _user(said: dict[str, str]) -> str:
    try:
        return said.get("user") or getpass.getuser()
    except (KeyError, OSError):  # who runs this has no name on this system
        raise UsageError("The address of the ledger names no user: write postgresql://user@host/name.") from None


def _number(said: dict[str, str], name: str, otherwise: int) -> int:
    text = said.get(name, str(otherwise))
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536 and len(text) < 6):
        raise UsageError(f"The address of the ledger has {text!r} for {name!r}: give a whole number above 0.")
    return int(text)


def _encryption(said: dict[str, str]) -> ssl.SSLContext | bool | None:
    """What `sslmode` asks for, with the meanings of libpq: False for none, None for what the server offers, else by what to encrypt."""
    mode, root = said.get("sslmode", "prefer"), said.get("sslrootcert")
    if mode not in MODES:
        raise UsageError(f"The address of the ledger has {mode!r} for 'sslmode': {', '.join(MODES)} are understood.")
    if mode == "disable":
        return False
    if mode in ("allow", "prefer") and not said.keys() & {"sslrootcert", "sslcert"}:
        return None
    try:
        context = ssl.create_default_context(cafile=None if root == "system" else root)
        context.check_hostname = mode == "verify-full"
        if not mode.startswith("verify") and root is None:
            context.verify_mode = ssl.CERT_NONE
        if "sslcert" in said:
            context.load_cert_chain(said["sslcert"], said.get("sslkey"))
    except OSError as why:  # SSLError is one
        raise UsageError(f"The certificate that the address of the ledger names cannot be read: {why.strerror or why}.") from None
    return context


def _socket(host: str, port: int, seconds: int) -> socket.socket:
    """A socket to a server, or to its file in a folder. Raises OSError."""
    if not host.startswith("/"):
        made = socket.create_connection((host, port), seconds)
        for name, value in ALIVE.items():
            if hasattr(socket, name):  # not every system has each
                made.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.settimeout(QUERY_SECONDS)
        return made
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        made.settimeout(seconds)
        made.connect(os.path.join(host, f".s.PGSQL.{port}"))
        made.settimeout(QUERY_SECONDS)
    except OSError:
        made.close()
        raise
    return made
