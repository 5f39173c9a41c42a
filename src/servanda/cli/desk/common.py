"""What the verbs of `desk` have in common: where the ledger is, and who does something to it."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...errors import UsageError
from ...extras import missing
from ...lexicon.english import find_treaty
from ...record.states import find

if TYPE_CHECKING:
    from ...desk import Ledger


def database(parser: ArgumentParser) -> None:
    """`--database`."""
    told = "where the ledger is: sqlite:///desk.db or postgresql://user@host/name (default: DATABASE_URL, else a file of yours)"
    parser.add_argument("--database", metavar="URL", help=told)


def by(parser: ArgumentParser) -> None:
    """`--by`."""
    parser.add_argument("--by", metavar="NAME", help="who does this (default: your user name)")


@contextmanager
def opened(args: Namespace, new: bool = False) -> Iterator[Ledger]:
    """The ledger that is meant, until the verb is done; with `new` one is begun where there is none, else InputError is raised.

    Raises UsageError where the extra `desk` is not installed.
    """
    try:
        from ...desk import Ledger
    except ModuleNotFoundError as why:
        raise missing("The desk", why.name, "desk") from None
    with Ledger.open(args.database or os.environ.get("DATABASE_URL", ""), new) as ledger:
        yield ledger


def name_of(args: Namespace) -> str:
    """Who does this: as told, or the user of this system."""
    if args.by:
        return str(args.by)
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("Say who does this with --by NAME: this system knows no user name.") from None


def state_of(text: str | None) -> str | None:
    """The code of a State that is asked for, if one is."""
    return find(text).iso3 if text else None


def treaty_of(text: str | None) -> str | None:
    """The id of a treaty that is asked for, if one is."""
    return find_treaty(text) if text else None
