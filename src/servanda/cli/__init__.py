"""The command line: thin, every verb one call into the rooms.

A verb is a module of this folder: what it is about, its examples, its arguments, and what it does stand together. It is named below with
what it does in a line, so that neither help nor a verb loads the others. `record` and `desk` have verbs of their own, in the same way.
"""

from __future__ import annotations

import gc
import os
import sys

from ..errors import ServandaError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

FAULT, INTERRUPTED = 1, 130

ABOUT = "Arms-control treaties as code, the record of what States did, and a reader that checks what is said about them."
EXAMPLES = """\
examples:
  servanda check report.txt --published 2025-07-02      every claim in a news report, with its verdict
  servanda verify status RUS apmbc party --not          is it so, and by what
  servanda status UKR apmbc --as-of 2025-07-02          what binds a State on a day
  servanda status Finland apmbc --known-at 2025-07-01   ... by what was known on a day
  servanda timeline LTU apmbc                           all that a State did under a treaty
  servanda deadlines UKR                                its duties with a last day
  servanda treaties apmbc                               what a treaty says, and what is not modelled

'servanda VERB --help' shows the examples of a verb.

exit codes: 0 done, 1 fault, 2 usage or unreadable input, 3 a finding asked for with --fail-on, 5 integrity failure
"""
VERBS = {
    "ask": {
        "check": "check what a report says about treaties",
        "verify": "what law and record say of one assertion, or of JSON lines of them",
        "status": "what binds a State under a treaty on a day",
        "timeline": "the standing of a State under a treaty over time",
        "deadlines": "duties with a last day, and how they stand",
        "brief": "a note of one page on a State under a treaty, as Markdown, Word or PDF",
        "whatif": "what would follow from a notice, an extension, the end of a conflict",
        "tree": "the questions by which a clause decides, and a State's way through them",
        "diff": "what changed between two days, in words or as a feed",
        "schema": "what an assertion may hold, as JSON Schema",
        "treaties": "the treaties that are known, or one of them in full",
        "states": "the States with their codes, or one of them with its names",
        "coverage": "which agreements are known, what of each is modelled, how old its list is",
        "cite": "how to cite an answer, or the record: text, BibTeX, RIS",
        "panel": "State-day, State-month or State-year tables, as Parquet or CSV",
        "plot": "a treaty's membership or a State's treaties as a picture",
    },
    "keep and serve": {
        "replay": "repeat an answer by its receipt",
        "record": "verify the record, prove what is in it, export it",
        "desk": "keep checked reports, review their claims, table the allegations",
        "watch": "look at feeds and folders again and again, and keep what is new on the desk",
        "publish": "the reviewed findings of the desk as static pages, for any web server",
        "completion": "what a shell offers after TAB: bash, zsh, fish",
        "serve": "the HTTP API and the pages",
        "mcp": "answer an assistant's questions from law and record",
        "bulk": "check a whole news crawl",
        "allegations": "who accuses whom, by month, from a bulk run",
    },
}


def main(argv: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 fault, 2 usage, 3 asked-for finding, 5 integrity failure.

    As the program itself (no `argv` given) it ends the process with that code instead of returning.
    """
    if argv is not None:
        return _guarded(argv)
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by the caller
            setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    # The matrices of reading are small: threads beside the first would only wait for one another, and take a core of others meanwhile.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
    if args is not None:
        from .status import run

        return run(args)
    if argv[:1] == ["verify"]:
        from .verify import plain, run

        args = plain(argv[1:])
        if args is not None:
            return run(args)
    from .parsing import parse

    verb, args = parse(argv)
    return verb.run(args)


def plain_question(argv: list[str]) -> Any:
    """The arguments of `status STATE TREATY` without options, or None for all else, which the parser reads.

    The plain question is asked most, and building a parser for it would cost as much as a third of the answer.
    """
    if len(argv) != 3 or argv[0] != "status" or any(word.startswith("-") for word in argv):
        return None
    from types import SimpleNamespace

    usual = {"as_of": None, "known_at": None, "format": "text", "other": None, "facts": None, "excel": False, "lang": "en"}
    return SimpleNamespace(verb="status", state=argv[1], treaty=argv[2], **usual)


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
