"""The verb `serve`."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from ..extras import missing

ABOUT = (
    "Serves the HTTP API and the pages on this machine, with the record that came with the package and a ledger in SQLite."
    " DATABASE_URL names another database. Stops on Ctrl-C once the requests under way are answered."
)
EXAMPLES = """\
examples:
  servanda serve --port 8000                            http://127.0.0.1:8000 in a browser on this machine
  SERVANDA_HOSTS=desk.example servanda serve --host 0.0.0.0    every machine that asks for desk.example; what is kept needs a key
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `serve`."""
    parser.add_argument("--port", metavar="N", type=_port, default=8000, help="the port to listen on (default: 8000)")
    told = "the address to listen on (default: 127.0.0.1, which only this machine reaches)"
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help=told)


def run(args: Namespace) -> int:
    """Serves the API and the pages until it is told to stop. Raises UsageError where the extra `web` is not installed."""
    try:
        from ..web.server import run
    except ModuleNotFoundError as why:
        if (why.name or "").startswith("servanda"):
            raise
        raise missing("Serving", why.name, "web") from None
    from ..web.settings import from_environment

    run(from_environment(), args.host, args.port)
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) < 65536):
        raise ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")
    return int(text)
