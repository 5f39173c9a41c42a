"""The words of the verb `desk`, which has verbs of its own: each adds itself to `VERBS`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from .cli_record_parser import Verb, formatter

EXAMPLES = """\
examples:
  servanda desk add news/ --outlet "The Gazette"       check reports and keep them
  servanda desk add https://example.org/feed.xml       ... those that a feed carries
  servanda desk list --accused UKR --treaty apmbc
  servanda desk list 12                                one claim with its appearances, findings and trail
  servanda desk review 12 --accept --reason "as the ministry's page has it"
  servanda desk review 12 --correct norm=use --correct targets=RUS --reason "the other side is meant"
  servanda desk allegations --by accused,month
  servanda desk export claims --format csv > claims.csv
  servanda desk head > head.txt && servanda desk verify --expect-head "$(cat head.txt)"
  servanda desk key create "the newsroom" --scope read --scope write

The ledger is a file of yours, or the database that --database or DATABASE_URL names.
"""


def add_desk_verbs(parser: ArgumentParser) -> None:
    """Gives the parser of `desk` all its verbs."""
    verbs = parser.add_subparsers(dest="desk_verb", metavar="VERB", title="verbs", required=True, parser_class=type(parser))
    for name, verb in VERBS.items():
        told = f"{verb.summary[:1].upper()}{verb.summary[1:]}."
        made = verbs.add_parser(name, help=verb.summary, description=told, allow_abbrev=False, formatter_class=formatter)
        verb.add(made)
        told = "where the ledger is: sqlite:///desk.db or postgresql://user@host/name (default: DATABASE_URL, else a file of yours)"
        made.add_argument("--database", metavar="URL", help=told)


def run(args: Namespace) -> int:
    """Runs the verb of `desk` that was parsed."""
    from . import cli_desk

    made: Callable[[Namespace], int] = getattr(cli_desk, VERBS[args.desk_verb].function)
    return made(args)


def _by(parser: ArgumentParser) -> None:
    parser.add_argument("--by", metavar="NAME", help="who does this (default: your user name)")


def _form(parser: ArgumentParser, *choices: str) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"form of the output (default: {choices[0]})")


def _add(parser: ArgumentParser) -> None:
    told = (
        "reports, folders of them or of a bulk run, answers of 'servanda check --format json', feeds (RSS, Atom) as files or"
        " addresses; '-' reads a report"
    )
    parser.add_argument("places", metavar="FILE|FOLDER|FEED", nargs="+", help=told)
    parser.add_argument("--published", metavar="DAY", help="the day of publication of all of them (default: as each tells)")
    parser.add_argument("--outlet", metavar="NAME", default="", help="who published them (default: as each tells)")
    parser.add_argument("--url", metavar="URL", default="", help="where the report is on the web, for one report; nothing is fetched")
    parser.add_argument("--allow-loopback", action="store_true", help="fetch feeds from this computer too, for tests")
    _by(parser)


def _list(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=int, nargs="?", help="the number of a claim, to see all of it")
    for name, told in (("state", "accused, meant or spoken for"), ("accused", "accused"), ("accusing", "accusing")):
        parser.add_argument(f"--{name}", metavar="STATE", help=f"claims with this State {told}")
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name")
    parser.add_argument("--norm", metavar="NORM", help="one norm, such as use")
    parser.add_argument("--verdict", metavar="VERDICT", help="one verdict, such as contradicted")
    parser.add_argument("--status", choices=("unreviewed", "accepted", "corrected", "rejected"), help="how they were reviewed")
    parser.add_argument("--reports", action="store_true", help="list reports instead")
    parser.add_argument("--after", metavar="NUMBER", type=int, help="go on after this one, as the end of a list tells")
    parser.add_argument("--limit", metavar="NUMBER", type=int, default=50, help="how many (default: 50, at most 1000)")
    _form(parser, "text", "json")


def _review(parser: ArgumentParser) -> None:
    parser.add_argument("claim", metavar="CLAIM", type=int, help="the number of the claim")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--accept", action="store_true", help="it was read rightly")
    what.add_argument("--reject", action="store_true", help="it is no claim, or not to be counted")
    told = "this field is otherwise, such as norm=use, targets=UKR,RUS, treaty= for none (may be given more than once)"
    what.add_argument("--correct", metavar="FIELD=VALUE", action="append", default=[], help=told)
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why: the trail keeps it")
    _by(parser)


def _allegations(parser: ArgumentParser) -> None:
    told = "the dimensions of the table, with commas (default: accused,accusing,treaty,norm,month)"
    parser.add_argument("--by", metavar="NAMES", default="accused,accusing,treaty,norm,month", help=told)
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name")
    parser.add_argument("--accused", metavar="STATE", help="one State accused")
    parser.add_argument("--accusing", metavar="STATE", help="one State accusing")
    _form(parser, "text", "json", "csv")


def _export(parser: ArgumentParser) -> None:
    parser.add_argument("table", choices=("claims", "findings", "trail"), help="what to export")
    parser.add_argument("--out", metavar="FILE", help="where to write it (default: standard output; Parquet needs a file)")
    _form(parser, "csv", "json", "parquet")


def _verify(parser: ArgumentParser) -> None:
    told = "the head that was kept elsewhere: a trail that does not lead through it was cut or written anew"
    parser.add_argument("--expect-head", metavar="SEQ:HASH", default="", help=told)


def _nothing(parser: ArgumentParser) -> None:
    """A verb without options."""


def _key(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("create", "list", "revoke"), help="make a key and print it once, list all, or end one")
    parser.add_argument("name", metavar="NAME|NUMBER", nargs="?", help="what a new key is for, or the number of the one to end")
    told = "what a new key may do: read, write, review or admin (may be given more than once; default: read)"
    parser.add_argument("--scope", metavar="SCOPE", action="append", default=[], help=told)
    _by(parser)


VERBS: dict[str, Verb] = {
    "add": Verb("check reports and keep them with their claims and findings", _add, "cli_desk", "add"),
    "list": Verb("the claims that are kept, or one of them in full", _list, "cli_desk", "listing"),
    "review": Verb("accept, correct or reject the reading of a claim", _review, "cli_desk", "review"),
    "allegations": Verb("who accuses whom of what, when, with denials and findings", _allegations, "cli_desk", "allegations"),
    "recheck": Verb("check old findings again where rules or record have changed", _by, "cli_desk", "recheck"),
    "export": Verb("claims, findings or the trail as a table", _export, "cli_desk", "export"),
    "verify": Verb("find any change, deletion or cut of the ledger", _verify, "cli_desk", "verify"),
    "head": Verb("the last entry of the trail, to keep elsewhere", _nothing, "cli_desk", "head"),
    "key": Verb("keys of the API", _key, "cli_desk", "key"),
}
