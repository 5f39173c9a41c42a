"""Runs the application in uvicorn."""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI

from .app import create_app
from .settings import LOOPBACK, Settings
from .welcome import said
from .wire import protocol

ANYWHERE = ("0.0.0.0", "::", "")  # names of no host: all addresses of this machine
STOP_SECONDS = 20  # how long requests under way may take to end once the server is told to stop


def run(settings: Settings, host: str, port: int) -> None:
    """Serves until SIGINT or SIGTERM; requests under way are answered before it ends."""
    if host in ANYWHERE and set(settings.hosts) == set(LOOPBACK):
        sys.stderr.write("servanda is asked by the names of this machine alone: set SERVANDA_HOSTS to the name by which others ask it.\n")
    if host in ANYWHERE and settings.read is None:
        settings = settings.model_copy(update={"read": "keys"})  # whoever reaches it may give a name of this machine
    if host not in ANYWHERE:
        settings = settings.model_copy(update={"hosts": (*settings.hosts, f"[{host}]" if ":" in host else host.casefold())})
    served = config(create_app(settings), settings, host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    sys.stderr.write(f"servanda listens on {address}\n{said(settings, host, address)}")
    uvicorn.Server(served).run()


def config(app: FastAPI, settings: Settings, host: str, port: int) -> uvicorn.Config:
    """How an application is served."""
    return uvicorn.Config(
        app, host, port, log_config=None, access_log=False, server_header=False, date_header=True,
        http=protocol(settings), ws="none", timeout_keep_alive=15, timeout_graceful_shutdown=STOP_SECONDS,
        proxy_headers=bool(settings.proxies), forwarded_allow_ips=list(settings.proxies) or None,
    )  # fmt: skip
