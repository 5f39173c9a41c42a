"""Answers with receipts, and answers repeated: the same question to the same rules and record gives the same bytes.

A receipt names the version of servanda, the hashes of rules and record, the root of the record, and the question with every
day in it, so that nothing hangs on the day on which it is repeated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from .. import limits
from ..dates import parse_day
from ..errors import InputError, IntegrityError, ServandaError, UsageError
from ..lexicon.english import find_treaty
from ..record.facts import Facts
from ..record.model import OWN
from ..record.own import Own
from ..record.states import find
from ..standing import Record
from ..tuples import NamedTuple

if TYPE_CHECKING:
    from ..reading.documents import Document
    from ..reading.reader import Reader
    from ..reports import Report

FOUNDATION = {
    "receipt.servanda": "the version of servanda",
    "receipt.law": "the rules",
    "receipt.record": "the record",
    "receipt.record_root": "the root of the record",
    "receipt.record_complete_to": "how far the record goes",
    "receipt.reader": "the reader",
    "receipt.own_facts": "the facts of the asker's own",
    "report.sha256": "the text of the report",
}
Question = dict[str, Any]
UNUSUAL = ("reader", "kept", "lang")  # what a question tells of reader and language, where they were not the usual ones


class Change(NamedTuple):
    """A field of an answer that is not what it was; None where it was not, or is not, there."""

    field: str
    was: Any
    now: Any


class Replayed(NamedTuple):
    """What came of repeating one answer."""

    question: Question
    same: bool
    changes: tuple[Change, ...]

    @property
    def foundation(self) -> tuple[str, ...]:
        """What the answer rests on that is another than its receipt names, in words."""
        return tuple(
            words for field, words in FOUNDATION.items() if any(c.field == field or c.field.startswith(field + ".") for c in self.changes)
        )


def answer(question: Question, opened: Record | None = None) -> dict[str, Any]:
    """The answer to a question as JSON carries it, with its receipt.

    `opened` is a record that is open already, so that what it worked out before is used again.
    Raises UsageError where the question cannot be asked.
    """
    limits.question(question)
    made, asked, treaties, plain = ANSWERS[question["verb"]](question, opened)
    made["receipt"] = receipt(asked, {"verb": question["verb"], **plain}, treaties)
    return made


def receipt(asked: Record, question: Question, treaties: Iterable[str]) -> dict[str, Any]:
    """What lets anyone repeat an answer."""
    from ..checking.receipt import receipt as of_check
    from ..record.integrity import root
    from .as_json import plain

    made: dict[str, Any] = plain(of_check(asked.facts, treaties))
    if own := asked.facts.own:
        made["own_facts"] = {"file": own.name, "sha256": own.sha256, "facts": len(own.actions), "mark": OWN}
    return made | {"record_root": root(asked.facts), "question": question}


def written(value: object, many: bool = False) -> str:
    """An answer as the command line prints it: over several lines, or on one where there are `many`."""
    return json.dumps(value, ensure_ascii=False, indent=None if many else 1) + "\n"


Answered = tuple[dict[str, Any], Record, list[str], Question]


def _status(question: Question, opened: Record | None) -> Answered:
    from .answers import standing_json

    if not question["treaty"]:
        return _of_a_state(question, opened)
    asked, code, treaty, known, day = _usual(question, "as_of", opened)
    plain = {"state": code, "treaty": treaty, "as_of": day, "known_at": known}
    return standing_json(asked, asked.standing(code, treaty, day, known)), asked, [treaty], plain


def _of_a_state(question: Question, opened: Record | None) -> Answered:
    from .standings import between_json, standings_json

    day, known = parse_day(question["as_of"]), _known(question)
    asked, code = opened or Record(day), find(question["state"]).iso3
    other = find(question["other"]).iso3 if question.get("other") else None
    plain = {"state": code, "other": other, "treaty": None, "as_of": day.isoformat(), "known_at": known}
    made = between_json(asked, code, other, day, known) if other else standings_json(asked, code, day, known)
    return made, asked, asked.listed_treaties(), plain


def _timeline(question: Question, opened: Record | None) -> Answered:
    from .answers import timeline_json

    asked, code, treaty, known, day = _usual(question, "today", opened)
    plain = {"state": code, "treaty": treaty, "known_at": known, "today": day}
    return timeline_json(asked, code, treaty, known, day), asked, [treaty], plain


def _deadlines(question: Question, opened: Record | None) -> Answered:
    from .answers import due_json, select, select_watched

    day, known = parse_day(question["as_of"]), _known(question)
    asked = opened or Record(day)
    code = find(question["state"]).iso3 if question["state"] else None
    treaty = find_treaty(question["treaty"]) if question["treaty"] else None
    plain = {"state": code, "treaty": treaty, "within": question["within"], "as_of": day.isoformat(), "known_at": known}
    if question.get("watch"):
        plain["watch"] = question["watch"]
        found = select_watched(asked, question["watch"], question["within"], known, day)
    else:
        found = select(asked, code, treaty, question["within"], known, day)
    used = [treaty] if treaty else sorted({due.treaty for due in found})
    return {"deadlines": [due_json(due) for due in found]}, asked, used, plain


def _whatif(question: Question, opened: Record | None) -> Answered:
    from .supposed import ask, whatif_json

    asked, plain, found = ask(question, opened)
    return whatif_json(asked, found), asked, [plain["treaty"]], plain


def _diff(question: Question, opened: Record | None) -> Answered:
    from .answers import asked_changes, diff_json

    asked, plain, found = asked_changes(question, opened)
    used = [plain["treaty"]] if plain["treaty"] else asked.listed_treaties()
    return diff_json(plain, found), asked, used, plain


def _verify(question: Question, opened: Record | None) -> Answered:
    from .verified import verified

    return verified(question, opened)


def _usual(question: Question, named: str, opened: Record | None) -> tuple[Record, str, str, str | None, str]:
    day = parse_day(question[named])
    return opened or Record(day), find(question["state"]).iso3, find_treaty(question["treaty"]), _known(question), day.isoformat()


def _known(question: Question) -> str | None:
    return parse_day(question["known_at"]).isoformat() if question["known_at"] else None


ANSWERS: dict[str, Callable[[Question, Record | None], Answered]] = {
    "status": _status, "timeline": _timeline, "deadlines": _deadlines, "whatif": _whatif, "diff": _diff, "verify": _verify,
}  # fmt: skip


def check_question(path: str, published: str | None, title: str, explain: bool, today: date) -> Question:
    """The question that `servanda check` is asked of one file on the day `today`."""
    return {"verb": "check", "file": path, "published": published, "title": title, "explain": explain, "today": today.isoformat()}


def checked(report: Report, document: Document, question: Question, many: bool) -> str:
    """The answer of `check` to one file as JSON: over several lines, or on one where there are `many` files."""
    from ..translation.choosing import language
    from .as_json import report_json

    made = report_json(report, question["explain"], language(question.get("lang", "en")))
    made["receipt"]["question"] = question
    made["report"] |= {"file": question["file"], "kind": document.kind, "outlet": document.outlet or None}
    if document.kind != "text":
        made["report"]["text"] = report.read.text  # the spans refer to the text as extracted
    return json.dumps(made, ensure_ascii=False, indent=None if many else 1) + "\n"


def _checked_again(question: Question, report_path: str, many: bool, reader: Reader | None) -> str:
    """The answer of `check` to a report, as it is printed; the report is read from where it was, or from `report_path`."""
    from ..pipeline import check_document
    from ..reading.inputs import read_report

    path = report_path or question["file"]
    if path == "-" and not report_path:
        raise UsageError("The report was read from standard input: say with --report where it is now.")
    document, today = read_report(path), parse_day(question["today"])
    published = parse_day(question["published"]) if question["published"] else None
    report = check_document(document, published, Record(today), question["title"], reader)
    again = check_question(question["file"], question["published"], question["title"], question["explain"], today)
    again |= {field: question[field] for field in UNUSUAL if field in question}
    return checked(report, document, again, many)


def _reader(old: dict[str, Any], kept: str) -> Reader | None:
    """Who read the report of an answer: of a large language model, what it answered then."""
    question = old["receipt"]["question"]
    if question.get("reader") != "llm":
        from ..reading import reader_named

        return reader_named(question["reader"]) if question.get("reader") else None
    folder = kept or question["kept"]
    if not folder:
        raise UsageError("A large language model read the report and its answers were not kept: check it anew with --keep.")
    from ..reading.llm.recorded import KeptReader

    return KeptReader(folder, old["receipt"]["reader"]["answers"])


def _opened_again(question: Question, own: Own | None) -> Record | None:
    """The record with the asker's own facts, on the day of the question; None where there are none, and a record is opened anew."""
    if own is None:
        return None
    day = question.get("as_of") or question.get("today") or question.get("to")
    return Record(parse_day(str(day)), Facts().with_own(own))


def replay(text: str, report_path: str = "", kept: str = "", own: Own | None = None) -> Iterator[Replayed]:
    """Repeats every answer of a file as JSON carries it: one object, or one a line; `own` are the facts of the asker's own it rests on.

    `kept` is where the answers of a large language model are kept, if elsewhere than the receipt says.

    Raises InputError where the file is no JSON, IntegrityError where an answer has no receipt, UsageError where its report is not there.
    """
    lines = _lines(text)
    for line in lines or [text]:
        try:
            old = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError("This is no answer as JSON: give what a verb wrote with --format json.") from None
        try:
            question = old["receipt"]["question"]
            if question["verb"] == "check":
                new = _checked_again(question, report_path, bool(lines), _reader(old, kept))
            else:
                if "own_facts" in old["receipt"] and own is None:
                    raise UsageError("it rests on facts of its asker's own: give their file with --facts.")
                new = written(answer(question, _opened_again(question, own)), bool(lines) and "id" in question)
        except ServandaError as why:
            raise type(why)(f"The answer cannot be repeated: {why}") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise IntegrityError("This is no answer with a receipt whose question could be asked again: the receipt lacks it.") from None
        changes = tuple(differences(old, json.loads(new)))
        yield Replayed(question, line.encode("utf-8", "surrogatepass") == new.encode(), changes)


def _lines(text: str) -> list[str]:
    """The lines of a text in which each line is an answer of its own; none where the text is one answer over several lines."""
    first = text.partition("\n")[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return []
    return [line + "\n" for line in text.removesuffix("\n").split("\n")]  # str.splitlines would also part at U+2028 within a text


def differences(was: Any, now: Any, field: str = "") -> Iterator[Change]:
    """The fields in which two JSON values differ, by their path."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*was, *now)):
            yield from differences(was.get(key), now.get(key), f"{field}.{key}" if field else str(key))
    elif isinstance(was, list) and isinstance(now, list):
        for place in range(max(len(was), len(now))):
            one, other = (value[place] if place < len(value) else None for value in (was, now))
            yield from differences(one, other, f"{field}[{place}]")
    elif type(was) is not type(now) or was != now:
        yield Change(field, was, now)
