"""A PostgreSQL server of the tests' own, from Debian's package: data in a folder of its own, on a port of loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534  # the server refuses to run as root


class Postgres:
    """A running server. `url(name)` is an empty database in it."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.made: set[str] = set()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self, **more: object) -> None:
        """Starts the server, with more settings where a test needs them, and waits until it answers."""
        settings = {
            "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": self.folder, "max_connections": 150,
            "shared_buffers": "32MB", **more,
        }  # fmt: skip
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        self._run("pg_ctl", "start", "-w", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", options)

    def stop(self, how: str = "fast") -> None:
        """Stops the server; `immediate` is as if it had crashed."""
        self._run("pg_ctl", "stop", "-w", "-m", how, "-D", str(self.folder / "data"))

    def url(self, name: str) -> str:
        """The address of a new, empty database."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "desk", name)
        return self._address(name)

    def emptied(self, name: str) -> str:
        """The address of a database that is made once and emptied each time: files of a database are slow to make and to remove."""
        if name not in self.made:
            self.made.add(name)
            return self.url(name)
        others = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        steps = [part for step in (others, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public") for part in ("-c", step)]
        self._run("psql", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "desk", "-d", name, "-v", "ON_ERROR_STOP=1", *steps)
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql://desk@127.0.0.1:{self.port}/{name}"

    def prepare(self) -> None:
        """Makes the folder of data."""
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync")

    def _run(self, program: str, *argv: str) -> None:
        as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        command = [str(self.programs / program), *argv]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", **as_user)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode()[-500:]}")


def programs() -> Path | None:
    """The folder with PostgreSQL's programs, of the newest version there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    other = shutil.which("initdb")
    return Path(other).resolve().parent if other else None


@contextmanager
def running() -> Iterator[Postgres]:
    """A server for as long as the context lasts."""
    where = programs()
    if where is None:
        raise FileNotFoundError("PostgreSQL is not here")
    folder = Path(tempfile.mkdtemp(prefix="servanda-pg-"))
    try:
        folder.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        server = Postgres(where, folder)
        server.prepare()
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
