"""The command line: thin, every verb one call into the rooms. Each verb's parts are imported when it runs."""

from __future__ import annotations

import gc
import os
import sys

from .errors import ServandaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

FAULT, INTERRUPTED = 1, 130


def main(argv: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 fault, 2 usage, 3 asked-for finding, 5 integrity failure.

    As the program itself (no `argv` given) it ends the process with that code instead of returning.
    """
    if argv is not None:
        return _guarded(argv)
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by the caller
            setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    gc.set_threshold(100_000)  # modules and data stay until the end: looking for garbage among them is time lost
    return _leave(_guarded(sys.argv[1:]))


def _guarded(argv: list[str]) -> int:
    """Runs a command; whatever goes wrong becomes one sentence on stderr and a code."""
    try:
        code = _run(argv)
        sys.stdout.flush()
        return code
    except ServandaError as why:
        return _say(str(why), why.exit_code)
    except BrokenPipeError:
        # the reader of our output (head, less) has seen enough: no fault, and nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return _say("Stopped.", INTERRUPTED)
    except OSError as why:
        return _say(f"{why.strerror or why}{f': {why.filename}' if why.filename else ''}.", FAULT)
    except Exception as why:
        if os.environ.get("SERVANDA_DEBUG"):
            raise
        return _say(f"A fault in servanda ({type(why).__name__}: {why}): please report it; SERVANDA_DEBUG=1 shows where.", FAULT)


def _run(argv: list[str]) -> int:
    args = plain_question(argv)
    if args is None:
        from .cli_parser import parse

        args = parse(argv)
    if args.verb == "check":
        from .cli_check import check as verb
    elif args.verb in ("status", "timeline"):
        from . import cli_standing

        verb = cli_standing.status if args.verb == "status" else cli_standing.timeline
    elif args.verb == "deadlines":
        from .cli_deadlines import deadlines as verb
    elif args.verb in ("panel", "plot"):
        from . import cli_panel

        verb = cli_panel.panel if args.verb == "panel" else cli_panel.plot
    elif args.verb == "whatif":
        from .cli_whatif import whatif as verb
    elif args.verb == "diff":
        from .cli_changes import diff as verb
    elif args.verb == "replay":
        from .cli_replay import replay as verb
    elif args.verb == "serve":
        from .cli_serve import serve as verb
    elif args.verb == "desk":
        from .cli_desk_parser import run as verb
    elif args.verb == "record":
        from .cli_record_parser import run as verb
    elif args.verb in ("bulk", "allegations"):
        from . import cli_bulk

        verb = cli_bulk.bulk if args.verb == "bulk" else cli_bulk.allegations
    elif args.verb == "mcp":
        from .mcp_server import serve

        return serve()
    else:
        from . import cli_lists

        verb = cli_lists.treaties if args.verb == "treaties" else cli_lists.states
    return verb(args)


def plain_question(argv: list[str]) -> Any:
    """The arguments of `status STATE TREATY` without options, or None for all else, which the parser reads.

    The plain question is asked most, and building a parser for it would cost as much as a third of the answer.
    """
    if len(argv) != 3 or argv[0] != "status" or any(word.startswith("-") for word in argv):
        return None
    from types import SimpleNamespace

    return SimpleNamespace(verb="status", state=argv[1], treaty=argv[2], as_of=None, known_at=None, format="text")


def _say(sentence: str, code: int) -> int:
    """One sentence on stderr, on one line, whatever came with it."""
    line = " ".join(sentence.split())
    sys.stderr.write(f"servanda: {''.join(c if c.isprintable() else '?' for c in line)}\n")
    return code


def _leave(code: int) -> NoReturn:
    """Ends the process at once. Taking the interpreter down piece by piece would cost more than most answers."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
    os._exit(code)
