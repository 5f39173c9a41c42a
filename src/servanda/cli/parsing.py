"""Finds the verb that was asked for and reads its arguments; and what the arguments of several verbs have in common."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from importlib import import_module
from keyword import iskeyword
from typing import Protocol, cast

from ..errors import UsageError, shown
from ..version import __version__

TOP = "servanda"


class Verb(Protocol):
    """The module of a verb."""

    ABOUT: str
    EXAMPLES: str

    def arguments(self, parser: ArgumentParser) -> None:
        """Gives the parser the verb's arguments."""

    def run(self, args: Namespace) -> int:
        """Does what was asked and returns the exit code."""


class Table(Protocol):
    """The module of a table of verbs: under each heading the names of verbs, and what each does in a line."""

    ABOUT: str
    EXAMPLES: str
    VERBS: dict[str, dict[str, str]]


class Parser(ArgumentParser):
    """An argument parser whose errors are one sentence, told like all others, and whose help is as wide everywhere."""

    def __init__(self, program: str, about: str, examples: str, usage: str | None = None) -> None:
        super().__init__(
            prog=program,
            usage=usage,
            description=about,
            epilog=examples,
            # a fixed width, so that the pages made from it are the same everywhere
            formatter_class=lambda prog: RawDescriptionHelpFormatter(prog, max_help_position=30, width=100),
            allow_abbrev=False,
        )

    def unknown(self, left: list[str]) -> None:
        """Raises UsageError for arguments that are none, with the option that was likely meant."""
        options = [option for action in self._actions for option in action.option_strings]
        near = _near(left[0].partition("=")[0], options) if left[0].startswith("-") else ""
        if len(left) == 1 and not near and "--treaty" in options and not left[0].startswith("-"):
            near = f"--treaty {left[0]}"  # as other verbs take it, without the name of the option
        self.error(f"unrecognized arguments: {' '.join(left)}{f'. Did you mean {near}?' if near else ''}")

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raises UsageError with the message and where help is."""
        end = " See" if message.endswith("?") else "; see"
        raise UsageError(f"{message[:1].upper()}{message[1:]}{end} '{self.prog} --help'.")


def parse(argv: list[str]) -> tuple[Verb, Namespace]:
    """The verb that a command asks for, and its arguments. Raises UsageError; `--help` and `--version` print and end by SystemExit."""
    words: list[str] = []
    while table := table_of(*words):
        name, rest = argv[len(words)] if len(argv) > len(words) else "", argv[len(words) :]
        if name not in names(*words):
            _no_verb(table, rest, words)
        words.append(name)
    parser = verb_parser(*words)
    args, left = parser.parse_known_args(argv[len(words) :])
    if left:
        parser.unknown(left)
    args.verb = " ".join(words)
    return verb_of(*words), args


def names(*words: str) -> list[str]:
    """The names of the verbs that may follow some words, as help lists them; none after a verb."""
    table = table_of(*words)
    return [name for verbs in table.VERBS.values() for name in verbs] if table else []


def table_of(*words: str) -> Table | None:
    """The table of verbs that some words lead to: of `servanda` itself without words; None where they lead to a verb."""
    module = _module(words)
    return cast(Table, module) if hasattr(module, "VERBS") else None


def verb_of(*words: str) -> Verb:
    """The verb that some words lead to: `status`, or `record` and `verify`."""
    return cast(Verb, _module(words))


def verb_parser(*words: str) -> Parser:
    """The parser of a verb."""
    verb = verb_of(*words)
    parser = Parser(" ".join((TOP, *words)), verb.ABOUT, verb.EXAMPLES)
    verb.arguments(parser)
    return parser


def table_parser(*words: str) -> Parser:
    """The parser of a table of verbs, which has its help."""
    table, program = cast(Table, _module(words)), " ".join((TOP, *words))
    parser = Parser(program, table.ABOUT, table.EXAMPLES, f"{program} [-h]{'' if words else ' [--version]'} VERB ...")
    if not words:
        parser.add_argument("--version", action="version", version=f"{TOP} {__version__}")
    width = max(map(len, names(*words)))
    for heading, verbs in table.VERBS.items():
        parser.add_argument_group(heading, "\n".join(f"{name:{width}}  {told}" for name, told in verbs.items()))
    return parser


def _no_verb(table: Table, rest: list[str], words: list[str]) -> None:
    """Prints the help that was asked for, or raises UsageError: where a verb should be there is none."""
    parser = table_parser(*words)
    _, left = parser.parse_known_args(rest)
    word = next((word for word in left if not word.startswith("-")), None)
    if word is None and left:
        parser.unknown(left)
    if word is None:
        first = table.EXAMPLES.split("\n")[1].split("  ")[1]
        raise UsageError(f"Say what to do, such as '{first.strip()}'; see '{parser.prog} --help'.")
    near = _near(word, names(*words))
    told = f". Did you mean {near}? See" if near else "; see"
    raise UsageError(f"There is no verb {shown(word)}{told} '{parser.prog} --help'.")


def _near(word: str, known: list[str]) -> str:
    """The one of some words that is most like another; empty where none is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.casefold(), known, 1)), "")


def _module(words: tuple[str, ...]) -> object:
    """The module at the end of some words; Python's own words, such as `import`, cannot name one and get a line behind them."""
    return import_module(".".join((__package__ or "", *(f"{word}_" if iskeyword(word) else word for word in words))))
