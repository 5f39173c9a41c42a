"""Writes docs/cli.md from the help of the command line, so that the two cannot differ. Run: python docs/make_cli.py"""

from __future__ import annotations

from pathlib import Path

from servanda.cli.parsing import names, table_of, table_parser, verb_parser

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
<!-- Made by docs/make_cli.py from the help of the command line. Do not edit. -->

# The command line

Data goes to standard output, progress and hints to standard error. Tables are drawn and colour is used only on a
terminal; `NO_COLOR` is respected.
"""


def page() -> str:
    """The whole page: the help of the program, then of each verb."""
    return "\n".join([HEAD, *sections()])


def sections(*words: str) -> list[str]:
    """The help of some words, and of all verbs below them."""
    table = table_of(*words)
    parser = table_parser(*words) if table else verb_parser(*words)
    found = [f"{'##' if len(words) < 2 else '###'} {parser.prog}\n", block(parser.format_help())]
    for name in names(*words):
        found += sections(*words, name)
    return found


def block(text: str) -> str:
    """A text as a block that is shown as it stands."""
    return f"```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
