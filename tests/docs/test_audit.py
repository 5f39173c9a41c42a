"""The look-up of known weaknesses says clearly where nothing was looked up, also where a mirror answers in the service's place."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / ".ci" / "audit"


class Mirror(BaseHTTPRequestHandler):
    """Answers for packages as a mirror does: without a word of weaknesses."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"info": {}, "releases": {}}')

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def mirror() -> Iterator[str]:
    """The address of a mirror on this computer."""
    made = HTTPServer(("127.0.0.1", 0), Mirror)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}/"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize("there", [True, False])
def test_what_was_not_looked_up_is_not_called_clean(there: bool, mirror: str) -> None:
    env = {"PATH": "/usr/bin:/bin", "VENV": str(Path(sys.prefix)), "AUDIT_SERVICE": mirror if there else "http://127.0.0.1:9/"}
    done = subprocess.run([AUDIT], env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout.startswith("NOT LOOKED UP")) == (0, True)
