"""The way of a new user, as README tells it: `servanda serve`, the link that is printed, a report kept, a claim reviewed."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda.desk import Ledger
from servanda.web.settings import Settings
from servanda.web.welcome import said

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).parents[2]
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def link(tmp_path: Path) -> Iterator[str]:
    """`servanda serve` in a terminal, by a user who never started it before; the link that it prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "servanda", "serve", "--port", str(port)]
    user = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"XDG_DATA_HOME": str(tmp_path)}
    server = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=user)
    os.close(its)
    told = ""
    while "Another key" not in told and select.select([ours], [], [], 60)[0]:
        told += os.read(ours, 4096).decode()
    try:
        yield re.search(r"http://\S+#\S+", told)[0]
    finally:
        server.terminate()
        server.wait(20)
        os.close(ours)


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_the_printed_link_to_a_reviewed_claim(link: str, script: bool) -> None:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as play:
        browser: Any = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=script).new_page()
        page.goto(link)
        if script:
            assert "#" not in page.url  # the key stays in no history
        else:
            page.get_by_label("Key", exact=True).fill(link.partition("#")[2])
        page.get_by_role("button", name="Use it here").click()
        page.wait_for_url("**/check")
        page.get_by_label("Or files").set_input_files(ROOT / "examples/report.txt")
        page.get_by_label("Published on").fill("2025-12-10")
        page.get_by_label("Keep it on the desk").check()
        page.get_by_role("button", name="Check", exact=True).click()
        page.wait_for_url("**/reports/1")
        page.get_by_role("link", name="Review").first.click()
        page.get_by_label("accepted").check()
        page.get_by_label("Reason", exact=True).fill("Read as it stands.")
        page.get_by_role("button", name="Keep the decision").click()
        page.wait_for_url("**/desk/claims/1#trail")
        assert "Read as it stands." in page.locator("ol.trail").inner_text()
        browser.close()


def settings(tmp_path: Path) -> Settings:
    return Settings(database=f"sqlite:///{tmp_path / 'desk.db'}")


def test_only_the_first_start_in_a_terminal_on_this_machine_makes_a_key(tmp_path: Path) -> None:
    kept = settings(tmp_path)
    for host, terminal in (("0.0.0.0", True), ("127.0.0.1", False)):
        told = said(kept, host, ADDRESS, lambda terminal=terminal: terminal)
        assert "#" not in told and "servanda desk key create" in told
    told = said(kept, "127.0.0.1", ADDRESS, lambda: True)
    with Ledger.open(kept.database) as ledger:
        found = ledger.keys.find(re.search(r"#(\S+)", told)[1])
        assert found and found.scopes == ("read", "write", "review")
        assert "#" not in said(kept, "127.0.0.1", ADDRESS, lambda: True)
        assert len(ledger.keys.list()) == 1


def test_a_ledger_that_cannot_be_opened_is_told_and_stops_nothing() -> None:
    told = said(Settings(database="sqlite:////proc/nowhere/desk.db"), "127.0.0.1", ADDRESS, lambda: True)
    assert told.startswith("The ledger is not ready:")


def test_who_reads_what_is_kept_is_told_wherever_others_may_ask(tmp_path: Path) -> None:
    """A server for this machine alone says nothing of it: there is nobody else."""
    kept = settings(tmp_path)
    assert "what is kept" not in said(kept, "127.0.0.1", ADDRESS, lambda: False)
    named = kept.model_copy(update={"hosts": (*kept.hosts, "desk.example")})
    assert said(named, "127.0.0.1", ADDRESS, lambda: False).startswith("Reading what is kept needs a key")
    for host, others in (("0.0.0.0", kept), ("127.0.0.1", named)):
        told = said(others.model_copy(update={"read": "all"}), host, ADDRESS, lambda: False)
        assert told.startswith("Whoever reaches this server reads what is kept")
