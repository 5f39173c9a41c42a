"""The verb `serve`."""

from __future__ import annotations

from argparse import Namespace

from .errors import UsageError


def serve(args: Namespace) -> int:
    """Serves the API and the pages until it is told to stop. Raises UsageError where the extra `web` is not installed."""
    try:
        from .web.server import run
    except ModuleNotFoundError as why:
        if (why.name or "").startswith("servanda"):
            raise
        raise UsageError(f"Serving needs the package {why.name}: install it with pip install 'servanda[web]'.") from None
    from .web.settings import from_environment

    run(from_environment(), args.host, args.port)
    return 0
