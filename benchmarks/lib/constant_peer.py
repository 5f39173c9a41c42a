"""A bare FastAPI endpoint that answers with a constant, served as servanda is. Run: python constant_peer.py PORT LENGTH FORM"""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI, Response

from servanda.web.server import config
from servanda.web.settings import Settings


def main(port: int, length: int) -> None:
    """Serves `/` until it is ended."""
    app, body = FastAPI(), b'"' + b"x" * (length - 2) + b'"'

    @app.get("/")
    async def constant() -> Response:
        return Response(body, media_type="application/json")

    uvicorn.Server(config(app, Settings(), "127.0.0.1", port)).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
