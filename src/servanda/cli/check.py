"""The verb `check`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .. import record
from ..assertions.terms import VERDICTS
from ..dates import parse_day
from ..errors import InputError, ServandaError, UsageError
from ..told import Told
from . import readers
from .options import day, excel, forms, lang, lang_asked, language_of
from .output import in_colour, put, width

if TYPE_CHECKING:
    from ..reading.documents import Document
    from ..reports import Report
    from ..translation.language import Language

FOUND = 3
FILES = {"parquet": "claims.parquet", "docx": "report.docx", "pdf": "report.pdf"}  # forms that are no text, and what such a file is called
NOTES = ("md", "docx", "pdf")

ABOUT = "Reads a report and tells every claim about a treaty in it: who says it, and what law and record say of it."
EXAMPLES = """\
examples:
  servanda check report.txt --published 2025-07-02
  servanda check report.txt --format html --out report.html      one file that opens in any browser
  servanda check report.txt --format docx --out report.docx      one page for an editor; pdf and md too
  servanda check article.html statement.pdf                      web pages and PDF files, saved
  servanda check https://example.org/news/1                      the page at an address, which is fetched
  curl -s https://example.org/news.txt | servanda check -        '-' reads standard input
  servanda check news/*.txt --format json > checked.jsonl        one line a report
  servanda check news/*.txt --format csv --excel > claims.csv    a row a claim; --format parquet --out claims.parquet
  servanda check report.txt --fail-on contradicted || echo look  exit code 3 where a claim is contradicted
  servanda check report.txt --explain                            the words and rules each claim was read by
  servanda check rapport.txt --reader llm --keep answers         read by a large language model, in any language
  servanda check report.txt --lang fr                            told in French; also es, ru, uk, ar, zh
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `check`."""
    told = (
        "a text in UTF-8 with at most 1,000,000 characters, a web page, a PDF, a folder of them, or the address of one, which is fetched;"
        " '-' reads standard input"
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help=told)
    told = "the day the report appeared, as 2025-07-02 (default: told from text and record)"
    parser.add_argument("--published", metavar="DAY", type=day, help=told)
    parser.add_argument("--title", default="", help="the title of the report")
    forms(parser, "text", "json", "html", "md", "docx", "pdf", "csv", "parquet")
    excel(parser)
    parser.add_argument("--out", metavar="PATH", help="write here instead of to standard output; a folder for several HTML files")
    told = f"exit with code 3 where a claim got this verdict: {', '.join(VERDICTS)} (may be given more than once)"
    parser.add_argument("--fail-on", metavar="VERDICT", action="append", choices=VERDICTS, default=[], help=told)
    readers.arguments(parser)
    lang(parser)
    parser.add_argument("--explain", action="store_true", help="show how each claim was read, with text and json")


def run(args: Namespace) -> int:
    """Checks the reports that are named and prints what was found. Files that cannot be read are told and passed over."""
    from ..pipeline import check_document
    from ..reading.inputs import files_in

    published = parse_day(args.published) if args.published else None  # before any file is read
    language_of(args)
    if args.format == "claimreview" and args.lang != "en":
        raise UsageError("ClaimReview is told in English alone: leave --lang out.")
    args.files = files_in(args.files)
    many = len(args.files) > 1
    if many and args.files.count("-") > 1:
        raise UsageError("Standard input can be read once only: give '-' once.")
    if args.format == "html" and many and not args.out:
        raise UsageError("Several reports as HTML need a folder: give it with --out.")
    if args.format in FILES and not args.out:
        raise UsageError(f"{args.format} is no text: give a file with --out, such as --out {FILES[args.format]}.")
    if args.format in NOTES and many:
        raise UsageError("A note is of one report: give that report alone.")
    asked, code = record(), 0
    args.today = asked.today
    reader = readers.chosen(args)
    with _output(args, many) as write, _progress(args.files) as advance:
        for path in args.files:
            try:
                document = _document(path)
                report = check_document(document, published, asked, args.title, reader)
            except ServandaError as why:
                if not many:
                    raise
                sys.stderr.write(f"servanda: {' '.join(str(why).split())}\n")
                code = code or why.exit_code
            else:
                write(path, report, document)
                if any(finding.verdict in args.fail_on for finding in report.findings):
                    code = code or FOUND
            advance()
    readers.tell(reader)
    return code


def _document(place: str) -> Document:
    """The report in a file, of standard input, or at an address, which is fetched from public networks alone."""
    from ..reading.inputs import read_bytes, read_report

    if not place.casefold().startswith(("https://", "http://")):
        return read_report(place)
    from ..record.importers.fetch import bring

    return read_bytes(bring(place).data, place)


@contextmanager
def _output(args: Namespace, many: bool) -> Iterator[Callable[[str, Report, Document], None]]:
    """A function that writes one checked report where and how it is wanted."""
    if args.format in ("csv", "parquet"):
        rows: list[dict[str, object]] = []
        told_in = language_of(args)
        yield lambda path, report, document: rows.extend({"file": path, **_told(row, told_in)} for row in report.table())
        _put_table(args, rows)
    elif args.format in ("docx", "pdf"):
        yield lambda path, report, document: _put_note(args, report)
    elif args.format == "html" and many:
        taken: set[str] = set()

        def to_folder(path: str, report: Report, document: Document) -> None:
            os.makedirs(args.out, exist_ok=True)
            with open(os.path.join(args.out, _page_name(path, taken)), "w", encoding="utf-8") as page:
                page.write(_rendered(args, report, path, document, many, False))

        yield to_folder
    elif args.out:
        parts: list[str] = []
        yield lambda path, report, document: parts.append(_rendered(args, report, path, document, many, False))
        try:
            with open(args.out, "w", encoding="utf-8") as file:
                file.write("\n".join(parts) if args.format == "text" else "".join(parts))
        except OSError as why:
            raise InputError(f"{args.out} cannot be written: {why.strerror}.") from None
    else:
        yield lambda path, report, document: put(_rendered(args, report, path, document, many, in_colour()))


def _put_note(args: Namespace, report: Report) -> None:
    """Writes the note on a report."""
    from ..publish.briefs.of_report import report_note
    from ..publish.briefs.writers import written
    from ..publish.datapackage import whole_file

    made = written(report_note(report), args.format)
    with whole_file(args.out) as file:
        file.write(made)


def _told(row: dict[str, object], told_in: Language) -> dict[str, object]:
    """A row of the table of claims in a language: of its cells only the sentences are told in it."""
    return {name: told_in.tell(cell) if isinstance(cell, Told) else cell for name, cell in row.items()}


def _put_table(args: Namespace, rows: list[dict[str, object]]) -> None:
    """Writes all claims as one table."""
    from ..publish.as_table import claims_csv, claims_parquet
    from ..publish.datapackage import whole_file

    if not args.out:
        sys.stdout.write(claims_csv(rows, args.excel))
        return
    with whole_file(args.out) as file:
        if args.format == "csv":
            file.write(claims_csv(rows, args.excel).encode("utf-8", "replace"))
        else:
            claims_parquet(rows, file)


def _rendered(args: Namespace, report: Report, path: str, document: Document, many: bool, colour: bool) -> str:
    """One checked report in the form that was asked for; several reports as JSON are one line each."""
    if args.format == "json":
        from ..publish.replay import check_question, checked

        question = check_question(path, args.published, args.title, args.explain, args.today) | readers.answers_of(args) | lang_asked(args)
        return checked(report, document, question, many)
    if args.format == "md":
        from ..publish.briefs.as_markdown import markdown
        from ..publish.briefs.of_report import report_note

        return markdown(report_note(report))
    if args.format == "html":
        from ..publish.as_html import report_html

        return report_html(report, language_of(args))
    from ..publish.as_text import report_text

    return (f"== {path}\n" if many else "") + report_text(report, width(), colour, args.explain, language_of(args)) + ("\n" if many else "")


def _page_name(path: str, taken: set[str]) -> str:
    """The name of a report's page, told apart from those of files with the same name in other folders."""
    stem = "stdin" if path == "-" else os.path.splitext(os.path.basename(path.rstrip("/")))[0]
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return f"{name}.html"


@contextmanager
def _progress(files: list[str]) -> Iterator[Callable[[], None]]:
    """A bar on stderr while several files are checked, if a person looks on."""
    if len(files) < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=len(files))
        yield lambda: bar.advance(task)
