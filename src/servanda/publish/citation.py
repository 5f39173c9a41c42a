"""How to cite an answer, or servanda itself with its record: text, BibTeX, RIS. Both days and the receipt stand in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..dates import in_words, parse_day
from ..errors import InputError, UsageError
from ..record.states import state_name
from ..reports import Report
from ..tuples import NamedTuple
from ..version import __version__
from . import words
from .as_json import text_hash

FORMS = ("text", "bibtex", "ris")
AUTHOR = "the servanda authors"
QUESTIONS = {
    "status": "Standing of {state} under {treaty}", "timeline": "Standing of {state} under {treaty} over time",
    "deadlines": "Duties with a last day of {state} under {treaty}", "whatif": "What would follow for {state} under {treaty}",
    "diff": "What changed for {state} under {treaty}", "verify": "An assertion against law and record",
    "check": "Claims about treaties in a report, checked",
}  # fmt: skip


class Citation(NamedTuple):
    """What is cited: its title, the day it is of, the two days of the question, and what lets anyone repeat it."""

    title: str
    day: date
    as_of: str
    known_at: str
    version: str
    receipt: str  # the roots and hashes, in words
    key: str
    url: str = ""  # where it can be read


def of_record(root: str, today: date) -> Citation:
    """The citation of servanda with its record, by the record's root."""
    title = "servanda: arms-control treaties as code, and the record of what States did"
    return Citation(title, today, "", "", __version__, f"root of the record {root}", f"servanda-{root[:12]}")


def of_report(report: Report, checked: date, url: str = "") -> Citation:
    """The citation of a checked report: what was found on the day `checked`; `url` is that of its page."""
    named = words.clean(report.read.title)
    title = f"Claims about treaties in {words.quoted(named) if named else 'a report'}, checked"
    receipt, text = report.receipt, text_hash(report.read.text)
    hashes = {"record": str(receipt.get("record", "")), "rules": str(receipt.get("law", "")), "report": text}
    told = "; ".join(f"SHA-256 of the {name} {value}" for name, value in hashes.items() if value)
    version = str(receipt.get("servanda", __version__))
    key = f"servanda-check-{checked.isoformat()}-{text[:8]}"
    return Citation(title, checked, in_words(report.read.dating.day), in_words(checked), version, told, key, url)


def of_answer(answer: Mapping[str, Any]) -> Citation:
    """The citation of an answer in JSON with its receipt. Raises InputError where it has none."""
    try:
        receipt = answer["receipt"]
        question = receipt["question"]
        verb, version = str(question["verb"]), str(receipt["servanda"])
        day = parse_day(str(question.get("as_of") or question.get("to") or question.get("today") or question.get("said")))
        hashes = {"record": str(receipt["record"]), "rules": str(receipt["law"])}
        if "report" in answer:
            hashes["report"] = str(answer["report"]["sha256"])
        known = question.get("known_at")
        title = QUESTIONS[verb].format(state=_state(question), treaty=_treaty(question))
    except (KeyError, TypeError, AttributeError, UsageError):
        raise InputError("This is no answer with a receipt that could be cited: give what a verb wrote with --format json.") from None
    told = "; ".join(f"SHA-256 of the {name} {value}" for name, value in hashes.items())
    root = receipt.get("record_root")
    told = f"root of the record {root}; {told}" if root else told
    if "own_facts" in receipt:
        told += f"; with facts of the asker's own, SHA-256 {receipt['own_facts']['sha256']}"
    known_told = in_words(parse_day(known)) if known else ""
    return Citation(title, day, in_words(day), known_told, version, told, f"servanda-{verb}-{day.isoformat()}-{hashes['record'][:8]}")


def _state(question: Mapping[str, Any]) -> str:
    states = [state_name(code) for code in (question.get("state"), question.get("other")) if code]
    return " and ".join(states) or "all States"


def _treaty(question: Mapping[str, Any]) -> str:
    return f"the {words.treaty_name(question['treaty'])}" if question.get("treaty") else "all treaties"


def cited(found: Citation, form: str) -> str:
    """A citation in one of FORMS."""
    return {"text": _text, "bibtex": _bibtex, "ris": _ris}[form](found)


def _days(found: Citation) -> str:
    if not found.as_of:
        return ""
    return f"as of {found.as_of}, " + (f"as known on {found.known_at}" if found.known_at else "by all that the record held")


def _text(found: Citation) -> str:
    days = f", {_days(found)}" if found.as_of else ""
    where = f" {found.url}" if found.url else ""
    told = f"{AUTHOR[:1].upper()}{AUTHOR[1:]} ({found.day.year}). {found.title}{days}. servanda {found.version}. {_upper(found.receipt)}."
    return f"{told}{where}\n"


def _bibtex(found: Citation) -> str:
    fields = {
        "author": f"{{{AUTHOR}}}", "title": f"{{{_tex(found.title)}}}", "year": str(found.day.year), "date": found.day.isoformat(),
        "version": found.version, "howpublished": f"servanda {found.version}",
        "note": "; ".join(_tex(part) for part in (_upper(_days(found)), found.receipt) if part),
    }  # fmt: skip
    if found.url:
        fields["url"] = found.url
    return f"@misc{{{found.key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def _ris(found: Citation) -> str:
    lines = [("TY", "DATA" if found.as_of else "COMP"), ("AU", AUTHOR), ("TI", found.title), ("PY", str(found.day.year)),
             ("DA", found.day.strftime("%Y/%m/%d")), ("ET", found.version), ("PB", "servanda")]  # fmt: skip
    lines += [("N1", part) for part in (_upper(_days(found)), _upper(found.receipt)) if part]
    lines += [("UR", found.url)] if found.url else []
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in [*lines, ("ID", found.key), ("ER", "")])


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tex(text: str) -> str:
    """The text with the signs that TeX reads as its own made plain."""
    return re.sub(r"([&%$#_{}])", r"\\\1", text).replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
