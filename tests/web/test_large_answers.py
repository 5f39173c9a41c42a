"""Panels leave nothing behind, however their sending ends, and few are made at once."""

from __future__ import annotations

import glob
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")

from serving import ask, get, serving

PANEL = "/v1/panel?unit=day&start=2000-01-01&end=2020-12-31&treaty=apmbc&state=UKR&state=USA&state=FIN&state=FRA&state=DEU"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for what is written by the way."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path


def unnamed(folder: Path) -> list[str]:
    """The files below a folder that this process has open, with or without a name."""
    found = []
    for link in glob.glob("/proc/self/fd/*"):
        try:
            found.append(os.readlink(link))
        except OSError:
            continue
    return [name for name in found if name.startswith(str(folder))]


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="looks into /proc")
def test_a_panel_leaves_no_file_where_the_client_hangs_up(folder: Path) -> None:
    with serving(reads=0) as port:
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port), 10) as made:
                made.sendall(get(PANEL))
                assert made.recv(100).startswith(b"HTTP/1.1 200")
                assert [*folder.rglob("*")] == []  # it has no name while it is sent
        until = time.monotonic() + 10
        while unnamed(folder) and time.monotonic() < until:
            time.sleep(0.1)
        assert unnamed(folder) == []
        assert ask(port, get(PANEL), 30).startswith(b"HTTP/1.1 200")


def test_a_panel_that_is_taken_too_slowly_is_given_up_and_its_place_given_back(folder: Path) -> None:
    with serving(reads=0, send_seconds=1.5, panels=1) as port:
        with socket.socket() as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.connect(("127.0.0.1", port))
            slow.sendall(get(PANEL))
            time.sleep(0.5)
            assert ask(port, get(PANEL), 30, "127.0.0.2").startswith(b"HTTP/1.1 200")  # once the first place is free again
        assert unnamed(folder) == []


def test_one_client_has_few_panels_at_once(folder: Path) -> None:
    answers: list[bytes] = []
    with serving(reads=0, panels=1) as port:
        threads = [threading.Thread(target=lambda: answers.append(ask(port, get(PANEL), 60)[:12])) for _ in range(9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert set(answers) == {b"HTTP/1.1 200", b"HTTP/1.1 503"}
