"""The words of the command line: verbs, options, and help that teaches by example."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable

from . import __version__
from .cli_desk_parser import EXAMPLES as DESK_EXAMPLES
from .cli_desk_parser import add_desk_verbs
from .cli_record_parser import EXAMPLES as RECORD_EXAMPLES
from .cli_record_parser import add_record_verbs
from .errors import UsageError

NOTE = """\
exit codes: 0 done, 1 fault, 2 usage or unreadable input, 3 a finding asked for with --fail-on, 5 integrity failure"""

VERDICTS = ("supported", "contradicted", "contested", "outside the record")

EXAMPLES = {
    "": """\
examples:
  servanda check report.txt --published 2025-07-02      every claim in a news report, with its verdict
  servanda status UKR apmbc --as-of 2025-07-02          what binds a State on a day
  servanda status Finland apmbc --known-at 2025-07-01   ... by what was known on a day
  servanda timeline LTU apmbc                           all that a State did under a treaty
  servanda deadlines UKR                                its duties with a last day
  servanda treaties apmbc                               what a treaty says, and what is not modelled

'servanda VERB --help' shows the examples of a verb.
""",
    "check": """\
examples:
  servanda check report.txt --published 2025-07-02
  servanda check report.txt --format html --out report.html      one file that opens in any browser
  servanda check article.html statement.pdf                      web pages and PDF files, saved
  curl -s https://example.org/news.txt | servanda check -        '-' reads standard input
  servanda check news/*.txt --format json > checked.jsonl        one line a report
  servanda check report.txt --fail-on contradicted || echo look  exit code 3 where a claim is contradicted
  servanda check report.txt --explain                            the words and rules each claim was read by
""",
    "status": """\
examples:
  servanda status UKR apmbc
  servanda status "South Sudan" ottawa --as-of 2011-11-11
  servanda status FIN apmbc --as-of 2026-02-01 --known-at 2025-07-01
  servanda status UKR apmbc --format json
""",
    "timeline": """\
examples:
  servanda timeline LTU apmbc
  servanda timeline LTU apmbc --known-at 2025-06-01      what could be known on that day
  servanda timeline UKR apmbc --format json
""",
    "deadlines": """\
examples:
  servanda deadlines UKR
  servanda deadlines --treaty apmbc --within 1y
  servanda deadlines UKR --treaty apmbc --as-of 2010-05-31
  servanda deadlines --treaty ccm --format csv > deadlines.csv
  servanda deadlines --treaty apmbc --within 1y --format ics > deadlines.ics
""",
    "panel": """\
examples:
  servanda panel --unit month --treaty apmbc --start 1997-01-01 > apmbc.csv
  servanda panel --unit year --treaty apmbc --treaty ccm --state UKR     CSV on standard output
  servanda panel --out panel                    State-day of all treaties since 1945, as Parquet, in a
                                                folder with codebook and datapackage.json
  servanda panel --out standing.parquet --known-at 2025-07-01            that file alone
  servanda panel --codebook                     what every column means
""",
    "plot": """\
examples:
  servanda plot --treaty apmbc --out apmbc.svg
  servanda plot --state UKR --out ukraine.png --start 1990-01-01
""",
    "treaties": """\
examples:
  servanda treaties
  servanda treaties apmbc
  servanda treaties "Mine Ban Treaty" --format json
""",
    "states": """\
examples:
  servanda states
  servanda states Kyiv
  servanda states UKR --format json
""",
    "whatif": """\
examples:
  servanda whatif UKR apmbc --withdraw 2025-07-21 --conflict-ends 2027-03-01
  servanda whatif UKR apmbc --withdraw today             a notice deposited today
  servanda whatif LTU apmbc --take-back 2025-12-01 --as-of 2026-01-15
  servanda whatif USA apmbc --join 2027-01-10            entry into force, and the duties that follow
  servanda whatif UKR apmbc --extend clearance=2038-12-01
""",
    "diff": """\
examples:
  servanda diff --from 2025-06-01 --to 2025-08-01
  servanda diff --from 2025-06-01 --to 2025-08-01 --treaty apmbc --state UKR
  servanda diff --from 2025-01-01 --to 2026-01-01 --treaty apmbc --format atom > changes.xml
""",
    "bulk": """\
examples:
  servanda bulk crawl/ --out checked                     WARC, JSONL and Parquet files of a folder
  servanda bulk news.parquet --out checked --column text=body --column published=date
  servanda bulk s3://bucket/month/ --out /shared/checked --executor ray
  servanda bulk crawl/ --out checked                     the same again: goes on where it broke off
""",
    "allegations": """\
examples:
  servanda allegations checked/ --out tables             of the folder that 'servanda bulk' wrote
  servanda allegations checked/ --out tables --format parquet
""",
    "mcp": """\
examples:
  servanda mcp                                           started by an assistant, which speaks to it over a pipe
""",
    "record": RECORD_EXAMPLES,
    "desk": DESK_EXAMPLES,
    "replay": """\
examples:
  servanda status UKR apmbc --format json > answer.json
  servanda replay answer.json
  servanda replay checked.json --report report.txt      the report lies elsewhere now
""",
    "serve": """\
examples:
  servanda serve --port 8000                            http://127.0.0.1:8000 in a browser on this machine
  servanda serve --host 0.0.0.0 --port 80               every machine that reaches this one
""",
}


class Parser(ArgumentParser):
    """An argument parser whose errors are one sentence, told like all others."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raises UsageError with the message and where help is."""
        raise UsageError(f"{message[:1].upper()}{message[1:]}; see '{self.prog} --help'.")


def parse(argv: list[str]) -> Namespace:
    """The arguments of a command. Raises UsageError; `--help` and `--version` print and end by SystemExit."""
    verb = argv[0] if argv and argv[0] in VERBS else None
    args = build(verb).parse_args(argv)
    if not args.verb:
        raise UsageError("Say what to do, such as 'servanda check report.txt'; see 'servanda --help'.")
    return args


def build(only: str | None = None) -> Parser:
    """The parser of the whole command line, or with one verb alone, which starts sooner."""
    return _built(only)[0]


def parser_of(verb: str) -> Parser:
    """The parser of one verb, for the pages made from its help."""
    return _built(verb)[1].choices[verb]


def _built(only: str | None) -> tuple[Parser, _SubParsersAction[Parser]]:
    about = "Arms-control treaties as code, the record of what States did, and a reader that checks what is said about them."
    parser = _parser(Parser, "", about, prog="servanda")
    parser.add_argument("--version", action="version", version=f"servanda {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs", parser_class=Parser)
    for name, add in VERBS.items():
        if only in (None, name):
            add(verbs)
    return parser, verbs


def _parser(make: Callable[..., Parser], name: str, description: str, **more: str) -> Parser:
    # a fixed width, so that help and the pages made from it are the same everywhere
    return make(
        description=description,
        epilog=EXAMPLES[name] + ("\n" + NOTE if not name else ""),
        formatter_class=lambda prog: RawDescriptionHelpFormatter(prog, max_help_position=30, width=100),
        allow_abbrev=False,
        **more,
    )


def _verb(verbs: _SubParsersAction[Parser], name: str, summary: str, description: str) -> Parser:
    return _parser(lambda **more: verbs.add_parser(name, help=summary, **more), name, description)


def _days(parser: Parser) -> None:
    parser.add_argument("--as-of", metavar="DAY", help="the day asked about, as 2025-07-02 (default: today)")
    _known_at(parser)


def _known_at(parser: Parser) -> None:
    told = "the day on which one asks: later actions are not seen (default: all that is known)"
    parser.add_argument("--known-at", metavar="DAY", help=told)


def _format(parser: Parser, *choices: str) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"form of the output (default: {choices[0]})")


def _add_check(verbs: _SubParsersAction[Parser]) -> None:
    about = "Reads a report and tells every claim about a treaty in it: who says it, and what law and record say of it."
    parser = _verb(verbs, "check", "check what a report says about treaties", about)
    told = "a text in UTF-8 with at most 1,000,000 characters, a web page, a PDF, or a folder of them; '-' reads standard input"
    parser.add_argument("files", metavar="FILE", nargs="+", help=told)
    told = "the day the report appeared, as 2025-07-02 (default: told from text and record)"
    parser.add_argument("--published", metavar="DAY", help=told)
    parser.add_argument("--title", default="", help="the title of the report")
    _format(parser, "text", "json", "html", "claimreview")
    parser.add_argument("--out", metavar="PATH", help="write here instead of to standard output; a folder for several HTML files")
    told = f"exit with code 3 where a claim got this verdict: {', '.join(VERDICTS)} (may be given more than once)"
    parser.add_argument("--fail-on", metavar="VERDICT", action="append", choices=VERDICTS, default=[], help=told)
    parser.add_argument("--explain", action="store_true", help="show how each claim was read, with text and json")


def _add_status(verbs: _SubParsersAction[Parser]) -> None:
    about = "The standing of a State under a treaty: since when, by which rule, and under each reading where readings differ."
    parser = _verb(verbs, "status", "what binds a State under a treaty on a day", about)
    _state_and_treaty(parser)
    _days(parser)
    _format(parser, "text", "json")


def _add_timeline(verbs: _SubParsersAction[Parser]) -> None:
    about = "All intervals of a State's standing under a treaty, each with the provisions and actions it rests on."
    parser = _verb(verbs, "timeline", "the standing of a State under a treaty over time", about)
    _state_and_treaty(parser)
    _known_at(parser)
    _format(parser, "text", "json")


def _add_deadlines(verbs: _SubParsersAction[Parser]) -> None:
    about = "Duties with a last day, computed from the rules and the record: missed ones first, then those to come."
    parser = _verb(verbs, "deadlines", "duties with a last day, and how they stand", about)
    parser.add_argument("state", metavar="STATE", nargs="?", help="a code such as UKR, or a name (default: all States)")
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name (default: all)")
    told = "only those still to be met that fall due in this time from the day asked about: 30d, 8w, 6m, 1y"
    parser.add_argument("--within", metavar="PERIOD", help=told)
    _days(parser)
    _format(parser, "text", "json", "csv", "ics")


def _add_panel(verbs: _SubParsersAction[Parser]) -> None:
    about = "The standing of every State under treaties as a table: one row for each State, treaty and day, month or year."
    parser = _verb(verbs, "panel", "State-day, State-month or State-year tables, as Parquet or CSV", about)
    told = "a month stands by its last day, a year by 31 December (default: day)"
    parser.add_argument("--unit", choices=("day", "month", "year"), default="day", help=told)
    parser.add_argument("--start", metavar="DAY", default="1945-01-01", help="the first day (default: 1945-01-01)")
    parser.add_argument("--end", metavar="DAY", help="the last day (default: today)")
    told = "one treaty, by id or name; may be given more than once (default: all)"
    parser.add_argument("--treaty", metavar="TREATY", action="append", default=[], help=told)
    told = "one State, by code or name; may be given more than once (default: all)"
    parser.add_argument("--state", metavar="STATE", action="append", default=[], help=told)
    _known_at(parser)
    told = "a file that ends in .parquet or .csv, or a folder for the panel, its codebook and datapackage.json"
    parser.add_argument("--out", metavar="PATH", help=told)
    told = "form of the panel (default: by the name of --out; csv on standard output), or of the codebook"
    parser.add_argument("--format", choices=("parquet", "csv", "json"), help=told)
    parser.add_argument("--codebook", action="store_true", help="print the codebook instead, as Markdown or JSON")


def _add_plot(verbs: _SubParsersAction[Parser]) -> None:
    about = "Draws the membership of a treaty over time, or how one State stands under its treaties, as PNG or SVG."
    parser = _verb(verbs, "plot", "a treaty's membership or a State's treaties as a picture", about)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--treaty", metavar="TREATY", help="a treaty, by id or name")
    what.add_argument("--state", metavar="STATE", help="a State, by code or name")
    parser.add_argument("--out", metavar="FILE", required=True, help="where to write it; the name ends in .png or .svg")
    parser.add_argument("--start", metavar="DAY", help="the first day drawn (default: that of the first action)")
    _days(parser)


def _add_treaties(verbs: _SubParsersAction[Parser]) -> None:
    about = "Lists the treaties with how far the record of each goes, or tells what one of them says."
    parser = _verb(verbs, "treaties", "the treaties that are known, or one of them in full", about)
    parser.add_argument("treaty", metavar="TREATY", nargs="?", help="an id such as apmbc, or a name")
    _format(parser, "text", "json")


def _add_states(verbs: _SubParsersAction[Parser]) -> None:
    about = "Lists the States with their codes, or tells the codes, names and dates of one."
    parser = _verb(verbs, "states", "the States with their codes, or one of them with its names", about)
    parser.add_argument("state", metavar="STATE", nargs="?", help="a code such as UKR, or a name")
    _format(parser, "text", "json")


def _add_whatif(verbs: _SubParsersAction[Parser]) -> None:
    about = (
        "The standing of a State if it did this or that, beside its standing as it is: when a notice would take effect, under which"
        " reading, and what becomes of its duties. Nothing is written to the record."
    )
    parser = _verb(verbs, "whatif", "what would follow from a notice, an extension, the end of a conflict", about)
    _state_and_treaty(parser)
    parser.add_argument("--withdraw", metavar="DAY", help="the depositary receives a notice of withdrawal; a day, or 'today'")
    parser.add_argument("--take-back", metavar="DAY", help="the notice of withdrawal is taken back")
    parser.add_argument("--join", metavar="DAY", help="the State deposits its instrument: ratification where it has signed, else accession")
    parser.add_argument("--sign", metavar="DAY", help="the State signs")
    told = "a longer time is granted for a duty, such as clearance=2030-01-01 (may be given more than once)"
    parser.add_argument("--extend", metavar="DUTY=DAY", action="append", default=[], help=told)
    told = "a duty is completed on that day (may be given more than once)"
    parser.add_argument("--complete", metavar="DUTY=DAY", action="append", default=[], help=told)
    told = "the armed conflicts in which the State is engaged on that day end, or the one with that id (may be given more than once)"
    parser.add_argument("--conflict-ends", metavar="[ID=]DAY", action="append", default=[], help=told)
    _days(parser)
    _format(parser, "text", "json")


def _add_diff(verbs: _SubParsersAction[Parser]) -> None:
    about = (
        "What changed between two days: actions that became known, standings that changed, contested questions, last days that"
        " passed. Each day is answered as it was known on that day."
    )
    parser = _verb(verbs, "diff", "what changed between two days, in words or as a feed", about)
    parser.add_argument("--from", metavar="DAY", required=True, help="the earlier day, as 2025-06-01")
    parser.add_argument("--to", metavar="DAY", help="the later day (default: today)")
    parser.add_argument("--treaty", metavar="TREATY", help="one treaty, by id or name (default: all)")
    parser.add_argument("--state", metavar="STATE", help="one State, by code or name (default: all)")
    _format(parser, "text", "json", "atom", "jsonfeed")


def _add_bulk(verbs: _SubParsersAction[Parser]) -> None:
    about = "Reads a whole crawl and checks what it says of treaties. What was stopped goes on. Needs servanda[bulk]."
    parser = _verb(verbs, "bulk", "check a whole news crawl", about)
    told = "a .warc(.gz), .jsonl(.gz) or .parquet file, or a folder of them; any fsspec address"
    parser.add_argument("source", metavar="SOURCE", help=told)
    parser.add_argument("--out", metavar="DIR", required=True, help="a folder for the result; all workers must see it")
    parser.add_argument("--executor", choices=("local", "ray", "slurm"), default="local", help="where the work is done (default: local)")
    parser.add_argument("--workers", metavar="N", type=int, default=0, help="tasks at a time (default: one a core; on Slurm no limit)")
    told = "the column or key of a field: text, html, id, url, outlet, published, title (may be given more than once)"
    parser.add_argument("--column", metavar="FIELD=NAME", action="append", default=[], help=told)
    parser.add_argument("--seconds", metavar="N", type=float, default=120.0, help="the longest that one document may take (default: 120)")
    parser.add_argument("--partition", metavar="NAME", default="", help="the partition, on Slurm")
    parser.add_argument("--time", metavar="HH:MM:SS", default="08:00:00", help="the time limit of a task, on Slurm (default: 08:00:00)")


def _add_allegations(verbs: _SubParsersAction[Parser]) -> None:
    about = "From a bulk run: allegations a month by who accuses whom, under which treaty and norm, with codebook, data package and plots."
    parser = _verb(verbs, "allegations", "who accuses whom, by month, from a bulk run", about)
    parser.add_argument("run", metavar="DIR", help="the folder that 'servanda bulk' wrote")
    parser.add_argument("--out", metavar="FOLDER", required=True, help="a folder for the table and what comes with it")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv", help="form of the table (default: csv)")


def _add_mcp(verbs: _SubParsersAction[Parser]) -> None:
    about = "Serves an assistant over standard input and output: standing, timeline, deadlines, whatif and check. Needs servanda[mcp]."
    _verb(verbs, "mcp", "answer an assistant's questions from law and record", about)


def _add_record(verbs: _SubParsersAction[Parser]) -> None:
    about = "The record itself: whether it is what it was, proofs that others can check, and the whole of it as one file."
    add_record_verbs(_verb(verbs, "record", "verify the record, prove what is in it, export it", about))


def _add_desk(verbs: _SubParsersAction[Parser]) -> None:
    about = "The ledger of reports, claims and findings over time: add, review, count, and verify that nothing was changed."
    add_desk_verbs(_verb(verbs, "desk", "keep checked reports, review their claims, table the allegations", about))


def _add_replay(verbs: _SubParsersAction[Parser]) -> None:
    about = "Repeats an answer by its receipt: the same bytes, or what changed. Exit code 5 where it is not repeated."
    parser = _verb(verbs, "replay", "repeat an answer by its receipt", about)
    told = "an answer as JSON of check, status, timeline, deadlines, whatif or diff; '-' reads standard input"
    parser.add_argument("file", metavar="FILE", help=told)
    parser.add_argument("--report", metavar="FILE", default="", help="where the report is that 'check' read (default: where it was)")
    _format(parser, "text", "json")


def _add_serve(verbs: _SubParsersAction[Parser]) -> None:
    about = (
        "Serves the HTTP API and the pages on this machine, with the record that came with the package and a ledger in SQLite."
        " DATABASE_URL names another database. Stops on Ctrl-C once the requests under way are answered."
    )
    parser = _verb(verbs, "serve", "the HTTP API and the pages", about)
    parser.add_argument("--port", metavar="N", type=_port, default=8000, help="the port to listen on (default: 8000)")
    told = "the address to listen on (default: 127.0.0.1, which only this machine reaches)"
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help=told)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) < 65536):
        raise ArgumentTypeError(f"{text!r} is no port: give a number from 1 to 65535")
    return int(text)


def _state_and_treaty(parser: Parser) -> None:
    parser.add_argument("state", metavar="STATE", help="a code such as UKR, or a name")
    parser.add_argument("treaty", metavar="TREATY", help="an id such as apmbc, or a name such as 'Ottawa Convention'")


VERBS: dict[str, Callable[[_SubParsersAction[Parser]], None]] = {
    "check": _add_check,
    "status": _add_status,
    "timeline": _add_timeline,
    "deadlines": _add_deadlines,
    "panel": _add_panel,
    "plot": _add_plot,
    "treaties": _add_treaties,
    "states": _add_states,
    "whatif": _add_whatif,
    "diff": _add_diff,
    "bulk": _add_bulk,
    "allegations": _add_allegations,
    "mcp": _add_mcp,
    "record": _add_record,
    "desk": _add_desk,
    "replay": _add_replay,
    "serve": _add_serve,
}
