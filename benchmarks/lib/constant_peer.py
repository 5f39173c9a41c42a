"""Bare FastAPI endpoints that answer with a constant, served as servanda is. Run: python constant_peer.py PORT LENGTH

`/` takes nothing; `/asked/UKR?treaty=apmbc&as_of=2025-07-02` reads the parameters of a question for standing, and does nothing with them.
"""

import sys

import uvicorn
from fastapi import FastAPI, Response

from servanda.web.api.states import Treaty
from servanda.web.questions import AsOf, KnownAt, StateName
from servanda.web.server import config
from servanda.web.settings import Settings


def main(port: int, length: int) -> None:
    """Serves both until it is ended."""
    app, body = FastAPI(), b'"' + b"x" * (length - 2) + b'"'

    @app.get("/")
    async def constant() -> Response:
        return Response(body, media_type="application/json")

    @app.get("/asked/{state}")
    async def asked(state: StateName, treaty: Treaty, as_of: AsOf = None, known_at: KnownAt = None) -> Response:
        return Response(body, media_type="application/json")

    uvicorn.Server(config(app, Settings(), "127.0.0.1", port)).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
