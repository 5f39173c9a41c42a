"""Arguments that several verbs have, said in the same words."""

from __future__ import annotations

from ..errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

    from ..standing import Record
    from ..translation.language import Language


def state_and_treaty(parser: ArgumentParser) -> None:
    """STATE and TREATY, both needed."""
    parser.add_argument("state", metavar="STATE", help="a code such as UKR, or a name")
    parser.add_argument("treaty", metavar="TREATY", help="an id such as apmbc, or a name such as 'Ottawa Convention'")


def day(text: str) -> str:
    """A day as the command line takes it: as 2025-07-02, or the word `today`."""
    from datetime import date

    return date.today().isoformat() if text.strip().casefold() == "today" else text


def days(parser: ArgumentParser) -> None:
    """`--as-of` and `--known-at`, which every question takes."""
    parser.add_argument("--as-of", metavar="DAY", type=day, help="the day asked about, as 2025-07-02 (default: today)")
    known_at(parser)


def known_at(parser: ArgumentParser) -> None:
    """`--known-at` alone."""
    told = "the day on which one asks: later actions are not seen (default: all that is known)"
    parser.add_argument("--known-at", metavar="DAY", type=day, help=told)


def own_facts(parser: ArgumentParser) -> None:
    """`--facts`, facts of one's own beside the record."""
    told = "facts of your own beside the record: a CSV file or a spreadsheet with the columns treaty,state,action,date"
    parser.add_argument("--facts", metavar="FILE", help=told)


def opened(args: Namespace, today: str | None = None) -> Record:
    """The record that a verb is asked about, on the day that it is asked about, with the asker's own facts where some are given."""
    from .. import record

    found = record(today)
    return found.with_own(args.facts) if args.facts else found


def watch(parser: ArgumentParser) -> None:
    """`--watch`, a watch list in the place of one State and treaty."""
    told = "the States and treaties of a watch list: a file with lines such as 'FIN, apmbc', 'UKR' or 'ccm'"
    parser.add_argument("--watch", metavar="FILE", help=told)


def watched(args: Namespace) -> str:
    """The watch list that was given, as a question carries it; nothing where none was. Raises UsageError beside a State or treaty."""
    if args.watch and (args.state or args.treaty):
        raise UsageError("--watch names States and treaties: leave out the one that is given beside it.")
    if not args.watch:
        return ""
    from ..publish.watchlist import read

    return read(args.watch)


def mail(parser: ArgumentParser, what: str) -> None:
    """`--mail`, which may be given more than once."""
    told = f"{what} to this address, through the server of SERVANDA_SMTP (may be given more than once)"
    parser.add_argument("--mail", metavar="ADDRESS", action="append", default=[], help=told)


def mail_server(args: Namespace) -> tuple[str, str]:
    """The mail server and the sender that the environment names. Raises UsageError where a mail is asked for and no server is named."""
    import os

    server = os.environ.get("SERVANDA_SMTP", "")
    if args.mail and not server:
        raise UsageError("--mail needs a mail server: set SERVANDA_SMTP, such as smtps://user:password@host.")
    return server, os.environ.get("SERVANDA_MAIL_FROM", "")


def lang(parser: ArgumentParser) -> None:
    """`--lang`, the language of sentences. Which there are is looked up when it is asked for."""
    told = "the language of what is told: en (the default), fr, es, ru, uk, ar or zh; codes, and the record's own words, stay as they are"
    parser.add_argument("--lang", metavar="LANG", default="en", help=told)


def language_of(args: Namespace) -> Language:
    """The language that is asked for. Raises UsageError where it is none of those that there are."""
    from ..translation.choosing import language

    return language(args.lang)


def lang_asked(args: Namespace) -> dict[str, str]:
    """The language as the question of a receipt tells it: nothing of English."""
    return {} if args.lang == "en" else {"lang": args.lang}


def forms(parser: ArgumentParser, *choices: str) -> None:
    """`--format`; the first of its choices is the default."""
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"form of the output (default: {choices[0]})")


def excel(parser: ArgumentParser) -> None:
    """`--excel`, of CSV."""
    parser.add_argument("--excel", action="store_true", help="CSV that Excel opens as it is: a mark of UTF-8 (BOM), Windows line ends")


def question_of(args: Namespace, **days: str) -> dict[str, Any]:
    """The question that a verb was asked, as a receipt keeps it, with the day that was meant where none was given."""
    return {key: value for key, value in vars(args).items() if key not in ("format", "facts", "excel", "lang", "mail")} | days
