"""Writes docs/cli.md from the help of the command line, so that the two cannot differ. Run: python docs/make_cli.py"""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from servanda.cli_parser import VERBS, build, parser_of

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
<!-- Made by docs/make_cli.py from the help of the command line. Do not edit. -->

# The command line

Data goes to standard output, progress and hints to standard error. Tables are drawn and colour is used only on a
terminal; `NO_COLOR` is respected.
"""


def page() -> str:
    """The whole page: the help of the program, then of each verb."""
    parts = [HEAD, "## servanda\n", block(build().format_help())]
    for name in VERBS:
        parts += [f"## servanda {name}\n", block(parser_of(name).format_help())]
        for inner, parser in verbs_of(parser_of(name)).items():
            parts += [f"### servanda {name} {inner}\n", block(parser.format_help())]
    return "\n".join(parts)


def verbs_of(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The verbs that a verb has of its own (`servanda record verify`)."""
    return next((dict(action.choices) for action in parser._actions if isinstance(action, _SubParsersAction)), {})


def block(text: str) -> str:
    """A text as a block that is shown as it stands."""
    return f"```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
