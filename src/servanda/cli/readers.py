"""Arguments that say which reader reads a report, for the verbs that read one."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..reading import READERS

if TYPE_CHECKING:
    from ..reading.llm.reader import LLMReader
    from ..reading.reader import Reader



def arguments(parser: ArgumentParser) -> None:
    """`--reader` and what a large language model needs."""
    told = "who reads: rules (the default, English), or llm, the large language model that SERVANDA_LLM_URL and SERVANDA_LLM_MODEL name"
    parser.add_argument("--reader", choices=READERS, help=told)
    told_keep = "with llm: keep the answers of the model here, so that 'replay' needs no model"
    parser.add_argument("--keep", metavar="DIR", default="", help=told_keep)
    parser.add_argument("--kept", metavar="DIR", default="", help="read from answers that were kept here, and ask no model")
    parser.add_argument("--max-tokens", metavar="N", type=int, default=0, help="with llm: the tokens that all reports together may take")
    parser.add_argument("--yes", action="store_true", help="with llm: send the reports to another machine without asking")


def chosen(args: Namespace) -> Reader | None:
    """The reader that was asked for; None for the one that the package brings.

    Where reports would leave this machine, it says where to and asks once. Raises UsageError where that is not allowed, or where
    arguments do not fit together.
    """
    if not args.reader and not args.kept:
        args.reader = os.environ.get("SERVANDA_READER", "").strip() or None
    if args.kept:
        if args.keep or args.reader == "rules":
            raise UsageError("--kept reads answers that were kept: leave --keep and --reader out.")
        from ..reading.llm.recorded import KeptReader

        return KeptReader(args.kept)
    if args.reader != "llm":
        if args.keep or args.max_tokens or args.yes:
            raise UsageError("--keep, --max-tokens and --yes go with --reader llm.")
        if not args.reader:
            return None
        from ..reading import reader_named

        return reader_named(args.reader)
    from ..reading.llm.reader import LLMReader
    from ..reading.llm.settings import settings

    if args.max_tokens < 0:
        raise UsageError("--max-tokens must be above zero.")
    asked = settings(yes=args.yes, keep=args.keep, max_tokens=args.max_tokens)
    if not asked.loopback and not asked.yes and _agreed(asked.where, args.files):
        asked = settings(yes=True, keep=args.keep, max_tokens=args.max_tokens)
    sys.stderr.write(f"The reports are sent to {asked.where}.\n" if asked.loopback or asked.yes else "")
    return LLMReader(asked)


def for_desk(args: Namespace) -> Reader | None:
    """The same for the desk, which keeps the answers of a model beside its ledger, where no other folder is named."""
    from platformdirs import user_data_path

    args.files = args.places
    if not args.keep and not args.kept and (args.reader or os.environ.get("SERVANDA_READER", "").strip()) == "llm":
        args.reader, args.keep = "llm", os.environ.get("SERVANDA_LLM_KEEP", "") or str(user_data_path("servanda") / "answers")
    return chosen(args)


def tell(reader: Reader | None) -> None:
    """What a model took, on stderr."""
    used: LLMReader | None = reader if reader is not None and hasattr(reader, "tokens_in") else None  # type: ignore[assignment]
    if used is not None:
        sys.stderr.write(f"{used.requests} requests, {used.tokens_in:,} tokens of prompts, {used.tokens_out:,} of answers{used.cost}.\n")


def answers_of(args: Namespace) -> dict[str, str]:
    """What the question of a receipt tells of the reader: its name and where its answers are kept; nothing of the usual one."""
    if args.kept or args.reader == "llm":
        from ..reading.llm.settings import settings

        folder = args.kept or settings().keep if not args.keep else args.keep
        return {"reader": "llm", "kept": folder}
    return {"reader": args.reader} if args.reader else {}


def _agreed(where: str, files: list[str]) -> bool:
    if "-" in files or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    sys.stderr.write(f"Send {'the report' if len(files) == 1 else f'{len(files)} reports'} to {where}? [y/N] ")
    sys.stderr.flush()
    return os.read(0, 64).strip().lower() in (b"y", b"yes")
