"""The application: routers, errors, limits and headers put together."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec

from anyio import to_thread
from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from ..version import __version__
from . import problems
from .api import ROUTERS
from .guard import Guard
from .kept import Kept
from .parameters import known
from .schemas import ProblemOut
from .service import Service
from .settings import Settings

ABOUT = "Arms-control treaties as code, the record of what States did, and what is said about them, checked."


THREADS = 16  # that answer at once
SWITCH = 0.0005  # seconds until another thread has its turn


def create_app(settings: Settings) -> FastAPI:
    """The API and the pages, ready to be served.

    The address of the OpenAPI document is /openapi.json. The viewers that FastAPI brings load scripts from elsewhere: `pages.reference`
    shows it at /docs instead.
    """
    shared = Service(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # What is worked out in threads shares one interpreter with the loop that serves all: few of them, and a turn for the loop soon.
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        yield
        sys.setswitchinterval(before)
        shared.close()

    app = FastAPI(
        title="servanda", version=__version__, summary=ABOUT, openapi_url="/openapi.json", docs_url=None, redoc_url=None, lifespan=lifespan,
        dependencies=[Depends(known)],
        responses={"default": {"description": "What is wrong", "content": {problems.MEDIA: {"schema": ProblemOut.model_json_schema()}}}},
    )  # fmt: skip
    app.state.service = shared
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    if find_spec("servanda.web.pages"):
        _add_pages(app)
    app.add_middleware(Kept)
    app.add_middleware(Guard, settings=settings)  # the last one added is asked first
    return app


def _add_pages(app: FastAPI) -> None:
    """The pages bring `router`, a folder `static`, and `error_page(request, problem)` for errors that a person sees."""
    from . import pages

    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=os.path.join(os.path.dirname(pages.__file__), "static")), name="static")
    app.state.error_page = getattr(pages, "error_page", None)
