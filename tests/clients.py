"""A client of the application as a browser on this machine is one: it asks by a name that is served, and says whose page it is on."""

from __future__ import annotations

import warnings
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from servanda.web.app import create_app
from servanda.web.settings import Settings

OWN = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}


def opened(raise_server_exceptions: bool = True, **settings: Any) -> TestClient:
    """A client of a new application with these settings; used as a context, it starts and ends it. No line is logged."""
    app = create_app(Settings(**{"log": False, **settings}))
    return TestClient(app, base_url=OWN["Origin"], headers=OWN, raise_server_exceptions=raise_server_exceptions)
