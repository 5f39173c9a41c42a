"""A real server on loopback, in a thread or as the command that a user starts, and raw questions to it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from servanda.web.app import create_app
from servanda.web.server import config
from servanda.web.settings import Settings


@contextmanager
def serving(**settings: Any) -> Iterator[int]:
    """The port of a server with these settings, in a thread; it must stop when it is told to."""
    given = Settings(**{"log": False, **settings})
    server = uvicorn.Server(config(create_app(given), given, "127.0.0.1", 0))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(30)
        assert not thread.is_alive()


@contextmanager
def command(folder: Any, source: str = "", **variables: str) -> Iterator[tuple[int, int]]:
    """Port and process id of `servanda serve`, with these variables of the environment; `source` is another version's src folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/desk.db", "SERVANDA_LOG": "0", **variables}
    if source:
        env["PYTHONPATH"] = source
    told = [sys.executable, "-m", "servanda", "serve", "--port", str(port)]
    server = subprocess.Popen(told, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < until
                time.sleep(0.05)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(40)


def resident(pid: int) -> int:
    """Bytes of memory that a process holds now."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) * 1024  # type: ignore[index]


def ask(port: int, data: bytes, seconds: float = 10, source: str = "127.0.0.1") -> bytes:
    """What a server answers to some bytes, until it closes or the time is over."""
    with socket.create_connection(("127.0.0.1", port), seconds, (source, 0)) as made:
        found = bytearray()  # a whole panel has tens of megabytes: they are not copied anew with every piece
        try:
            made.sendall(data)
            while piece := made.recv(65536):
                found += piece
        except OSError:
            pass
        return bytes(found)


def get(path: str, *headers: str) -> bytes:
    """A question, after whose answer the connection is closed."""
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]).encode()
