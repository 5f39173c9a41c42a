"""Arguments that several verbs have, said in the same words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any


def state_and_treaty(parser: ArgumentParser) -> None:
    """STATE and TREATY, both needed."""
    parser.add_argument("state", metavar="STATE", help="a code such as UKR, or a name")
    parser.add_argument("treaty", metavar="TREATY", help="an id such as apmbc, or a name such as 'Ottawa Convention'")


def days(parser: ArgumentParser) -> None:
    """`--as-of` and `--known-at`, which every question takes."""
    parser.add_argument("--as-of", metavar="DAY", help="the day asked about, as 2025-07-02 (default: today)")
    known_at(parser)


def known_at(parser: ArgumentParser) -> None:
    """`--known-at` alone."""
    told = "the day on which one asks: later actions are not seen (default: all that is known)"
    parser.add_argument("--known-at", metavar="DAY", help=told)


def forms(parser: ArgumentParser, *choices: str) -> None:
    """`--format`; the first of its choices is the default."""
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"form of the output (default: {choices[0]})")


def question_of(args: Namespace, **days: str) -> dict[str, Any]:
    """The question that a verb was asked, as a receipt keeps it, with the day that was meant where none was given."""
    return {key: value for key, value in vars(args).items() if key != "format"} | days
