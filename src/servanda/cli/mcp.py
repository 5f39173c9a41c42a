"""The verb `mcp`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ..errors import UsageError

ABOUT = "Serves an assistant: standing, timeline, deadlines, whatif, coverage, check, check_draft and verify. Needs servanda[mcp]."
EXAMPLES = """\
examples:
  servanda mcp                                           started by an assistant, which speaks to it over a pipe
  servanda mcp --port 8765                               for assistants on this machine that speak streamable HTTP
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `mcp`."""
    told = "serve over HTTP (streamable) at http://127.0.0.1:PORT/mcp instead of over standard input and output"
    parser.add_argument("--port", metavar="PORT", type=int, default=0, help=told)


def run(args: Namespace) -> int:
    """Serves one assistant until it hangs up. Raises UsageError where the extra `mcp` is not installed."""
    from .mcp_tools import serve

    if not 0 <= args.port < 65536:
        raise UsageError("--port must be a number up to 65535.")
    return serve(args.port)
