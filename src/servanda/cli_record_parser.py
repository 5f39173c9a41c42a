"""The words of the verb `record`, which has verbs of its own: each adds itself to `VERBS`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from importlib import import_module
from typing import Any

from .tuples import NamedTuple

EXAMPLES = """\
examples:
  servanda record verify                               is the record here what was sealed?
  servanda record verify --root HASH                   ... and what was kept elsewhere?
  servanda record list UKR apmbc                       its actions with their ids
  servanda record prove bb89faa113fbf3fd > proof.json  that an action is in the record
  servanda record prove --check proof.json
  servanda record export > record.jsonl
  servanda record verify record.jsonl
  servanda record import page.html --treaty apmbc --dry-run     a depositary's page beside the record
  servanda record import page.html --treaty apmbc --accept all --keep pages
"""


def add_record_verbs(parser: ArgumentParser) -> None:
    """Gives the parser of `record` all its verbs."""
    verbs = parser.add_subparsers(dest="record_verb", metavar="VERB", title="verbs", required=True, parser_class=type(parser))
    for name, verb in VERBS.items():
        told = f"{verb.summary[:1].upper()}{verb.summary[1:]}."
        made = verbs.add_parser(name, help=verb.summary, description=told, allow_abbrev=False, formatter_class=formatter)
        verb.add(made)


def run(args: Namespace) -> int:
    """Runs the verb of `record` that was parsed."""
    verb = VERBS[args.record_verb]
    made: Callable[[Namespace], int] = getattr(import_module(f"{__package__}.{verb.home}"), verb.function)
    return made(args)


def formatter(prog: str) -> RawDescriptionHelpFormatter:
    """Help of a fixed width, so that the pages made from it are the same everywhere."""
    return RawDescriptionHelpFormatter(prog, max_help_position=30, width=100)


def _verify(parser: ArgumentParser) -> None:
    told = "an export to verify (default: the record that came with servanda)"
    parser.add_argument("file", metavar="FILE", nargs="?", help=told)
    parser.add_argument("--root", metavar="HASH", default="", help="the root that was kept elsewhere: any other is an integrity failure")


def _prove(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("id", metavar="ACTION-ID", nargs="?", help="the id of an action or a circumstance, 16 digits")
    told = "prove instead that the record as known on this day is the beginning of the record as it is now"
    what.add_argument("--known-at", metavar="DAY", help=told)
    what.add_argument("--check", metavar="FILE", help="check a proof; '-' reads standard input")
    told = "with --check: the root that the proof must lead to (default: that of the record here)"
    parser.add_argument("--root", metavar="HASH", default="", help=told)


def _list(parser: ArgumentParser) -> None:
    parser.add_argument("state", metavar="STATE", help="a code such as UKR, or a name")
    parser.add_argument("treaty", metavar="TREATY", nargs="?", help="one treaty, by id or name (default: all)")
    told = "the day on which one asks: later actions are not seen (default: all that is known)"
    parser.add_argument("--known-at", metavar="DAY", help=told)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output (default: text)")


def _import(parser: ArgumentParser) -> None:
    told = "a page of the UN Treaty Collection, the UNODA database or the Dutch Treaty Database: a file, '-' or an address"
    parser.add_argument("page", metavar="FILE|URL", help=told)
    parser.add_argument("--treaty", metavar="TREATY", help="the treaty, by id or name (default: the one that the page is about)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing and keep nothing")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the output (default: text)")
    told = "write these rows into the record, by the ids of the first column, or 'all' that is new or changed"
    parser.add_argument("--accept", metavar="IDS", help=told)
    parser.add_argument("--keep", metavar="DIR", help="keep the page here, under a name with its hash (default: it is not kept)")
    told = "the day from which written rows are known, or 'dates': each from its own (default: today, so that no earlier answer changes)"
    parser.add_argument("--known", metavar="DAY", help=told)
    parser.add_argument("--allow-loopback", action="store_true", help="fetch from this computer too, for tests")


def _nothing(parser: ArgumentParser) -> None:
    """A verb without options."""


class Verb(NamedTuple):
    """A verb of `record`: what it does in a line, its options, and the function that runs it."""

    summary: str
    add: Callable[[Any], None]
    home: str  # the module of the command line in which the function is, imported when it runs
    function: str


VERBS: dict[str, Verb] = {
    "verify": Verb("compare the record with its seal and tell its root", _verify, "cli_integrity", "verify"),
    "prove": Verb("prove that an action is in the record, or check such a proof", _prove, "cli_integrity", "prove"),
    "list": Verb("the actions of a State with their ids", _list, "cli_integrity", "listing"),
    "export": Verb("the whole record as JSON Lines, which keep its root", _nothing, "cli_integrity", "export_record"),
    "import": Verb("compare a depositary's page with the record, and write what you accept", _import, "cli_record", "import_page"),
    "seal": Verb("seal the data files again after they were edited on purpose", _nothing, "cli_integrity", "seal_record"),
}
