"""The compose file beside PostgreSQL: it names what there is, and what it starts runs with what it sets."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import databases
import pytest
import yaml

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
PLACE = re.compile(r"\$\{(\w+)(?::?([-?])([^}]*))?\}")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return told


def given(text: str, values: dict[str, str]) -> str:
    """A value of the file with its variables put in, as compose does it."""
    return PLACE.sub(lambda found: values.get(found[1], found[3] if found[2] == "-" else ""), text)


def test_it_names_files_settings_and_services_that_there_are(compose: dict[str, Any]) -> None:
    pytest.importorskip("pydantic_settings", reason="needs the extra servanda[web]")
    from servanda.web.settings import VARIABLES

    services = compose["services"]
    app = services["servanda"]
    assert (DEPLOY / app["build"]["context"] / app["build"]["dockerfile"]).resolve() == DEPLOY / "Containerfile"
    assert app["environment"].keys() <= set(VARIABLES.values())
    assert app["depends_on"].keys() <= services.keys() and f"@{next(iter(app['depends_on']))}:" in app["environment"]["DATABASE_URL"]
    assert {line.partition(":")[0] for line in services["db"]["volumes"]} == compose["volumes"].keys()


def test_no_password_stands_in_it_and_nothing_is_reached_from_elsewhere(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name or name == "DATABASE_URL":
                assert "${POSTGRES_PASSWORD:?" in value
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
    assert compose["services"]["servanda"]["read_only"] is True


def test_what_it_starts_answers_with_its_ledger_in_postgresql(
    compose: dict[str, Any], postgres: databases.Postgres, tmp_path: Path
) -> None:
    """The command of the image with the settings of the file, the database being that of the tests."""
    pytest.importorskip("uvicorn", reason="needs the extra servanda[web]")
    url = postgres.url("compose")
    set_there = {name: given(value, {"POSTGRES_PASSWORD": "x"}) for name, value in compose["services"]["servanda"]["environment"].items()}
    assert set_there["DATABASE_URL"] == "postgresql://servanda:x@db:5432/servanda"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "servanda", "serve", "--host", "127.0.0.1", "--port", str(port)]
    env = {**os.environ, **set_there, "DATABASE_URL": url, "SERVANDA_WORKERS": "0", "HOME": str(tmp_path)}
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert ready(f"http://127.0.0.1:{port}/readyz", server) == 200
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def ready(url: str, server: subprocess.Popen[bytes]) -> int:
    """The status that an address answers with, once it answers."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer; the server ended with {server.poll()}")
