"""The verb `mcp`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

ABOUT = "Serves an assistant over standard input and output: standing, timeline, deadlines, whatif, check and verify. Needs servanda[mcp]."
EXAMPLES = """\
examples:
  servanda mcp                                           started by an assistant, which speaks to it over a pipe
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `mcp`."""


def run(args: Namespace) -> int:
    """Serves one assistant until it hangs up. Raises UsageError where the extra `mcp` is not installed."""
    from .mcp_tools import serve

    return serve()
