"""Assertions verified, as JSON carries it: one answer with a receipt, or JSON lines in and JSON lines out."""

from __future__ import annotations

import json
import os

from .. import limits
from ..assertions.model import Assertion, as_json
from ..assertions.validate import whole
from ..checking.answer import Judgement
from ..dates import parse_day
from ..errors import ServandaError, UsageError, shown
from ..standing import Record
from ..translation.choosing import language
from ..translation.language import ENGLISH, Language
from ..verification import judge, taken
from .as_json import basis_json, part_json
from .understood import understood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from typing import Any, BinaryIO

LONGEST = 1_000_000  # bytes of a line: a claim with its assertions takes some hundreds
LONGEST_ID = 200  # characters
DAYS_KEPT = 50  # days of knowledge for which what a record worked out is kept
FIELDS = ("id", "said", "known_at", "treaty", "assertions")


def judgement_json(found: Judgement, assertions: list[Assertion], told_in: Language = ENGLISH) -> dict[str, Any]:
    """The verdict on a claim, what was understood, and the part of each assertion, in their order; sentences in the language told."""
    return {
        "verdict": found.verdict,
        "refusal": found.refusal or None,
        "understood": [told_in.tell(understood(assertion)) for assertion in assertions],
        "why": told_in.tell(found.why),
        "parts": [part_json(part, told_in) for part in found.parts],
    }


def verified(question: dict[str, Any], opened: Record | None = None) -> tuple[dict[str, Any], Record, list[str], dict[str, Any]]:
    """The answer to a question of assertions: the answer, the record asked, the treaties used, the question with all days in it.

    The question holds `assertions` and may hold `id`, `treaty`, `said`, `known_at`, `today`, and `lang` where it is not English.
    Raises UsageError.
    """
    asked = opened or Record(parse_day(question["today"]))
    said = parse_day(question.get("said") or asked.today)
    known = parse_day(question["known_at"]) if question.get("known_at") else None
    assertions = taken(question["assertions"], question.get("treaty") or "")
    found = judge(assertions, said, asked, known)
    days = {"said": said.isoformat(), "known_at": known.isoformat() if known else None}
    given = [as_json(assertion) for assertion in assertions]
    name = {"id": question["id"]} if "id" in question else {}
    spoken = {"lang": question["lang"]} if "lang" in question else {}
    told = judgement_json(found, assertions, language(question["lang"]) if spoken else ENGLISH)
    answer = {**name, **days, "assertions": given, **told, "basis": basis_json(found.basis)}
    used = sorted({assertion.treaty for assertion in assertions if assertion.treaty})
    return answer, asked, used, {**name, "assertions": given, **days, **spoken, "today": asked.today.isoformat()}


def claimed(given: Any, defaults: Mapping[str, date | str] | None = None) -> dict[str, Any]:
    """The question that one claim is: an object with `assertions` that may have `id`, `treaty`, `said` and `known_at`.

    `defaults` count where the claim gives none of a field. Raises UsageError with one sentence that names the field and the cure.
    """
    if not isinstance(given, dict):
        raise UsageError(f"It is {_KINDS.get(type(given), 'no object')}: give an object with assertions.")
    if unknown := next((key for key in given if key not in FIELDS), None):
        raise UsageError(f"{shown(str(unknown))} is no field of a claim: use {', '.join(FIELDS)}.")
    usual = defaults or {}
    name, treaty = _id(given), _field("treaty", given, usual, _text)
    limits.assertions(given.get("assertions"))
    said, known = (_field(key, given, usual, _day) for key in ("said", "known_at"))
    days = {key: day.isoformat() if day else None for key, day in (("said", said), ("known_at", known))}
    return {"verb": "verify", "id": name, "assertions": given["assertions"], "treaty": treaty or "", **days}


def _field(key: str, given: dict[str, Any], defaults: Mapping[str, Any], read: Callable[[str, Any], Any]) -> Any:
    value = given.get(key)
    return defaults.get(key) if value is None else read(key, value)


def answers(
    lines: BinaryIO, today: date, said: date | None = None, known_at: date | None = None, treaty: str = "",
    with_receipt: Callable[[dict[str, Any], Record], dict[str, Any]] | None = None, told_in: Language = ENGLISH,
) -> Iterator[dict[str, Any]]:
    """One answer for each line that holds something, in their order. A line that is refused gets its id, its number and an `error`.

    `said`, `known_at` and `treaty` count where a line gives none; `with_receipt` is `replay.answer` where each answer is to have a receipt.
    Memory does not grow with the number of lines.
    """
    answer = _Answer(today, {"said": said, "known_at": known_at, "treaty": treaty}, with_receipt, told_in)
    for number, line in _numbered(lines):
        if line is not None and not line.strip():
            continue
        given: Any = None
        try:
            given = _object(line)
            yield answer.of(given)
        except ServandaError as why:
            yield {"id": id_or_none(given), "line": number, "error": f"Line {number}: {why}"}
        except RecursionError:
            yield {"id": None, "line": number, "error": f"Line {number}: It nests too deep: an assertion is one flat object."}
        except Exception as why:
            if os.environ.get("SERVANDA_DEBUG"):
                raise
            fault = f"A fault in servanda ({type(why).__name__}): please report it with this line"
            yield {"id": id_or_none(given), "line": number, "error": f"Line {number}: {fault}."}


class _Answer:
    """Answers lines with one record, which is opened anew before what it keeps grows with the days that lines are asked by."""

    def __init__(
        self, today: date, defaults: dict[str, Any], with_receipt: Callable[..., dict[str, Any]] | None, told_in: Language
    ) -> None:
        self.record = Record(today)
        self.defaults = {key: value for key, value in defaults.items() if value}
        self.with_receipt = with_receipt
        self.told_in = told_in
        self.known: set[date | None] = set()

    def of(self, given: Any) -> dict[str, Any]:
        """The answer to one line. Raises UsageError."""
        question = claimed(given, self.defaults)
        known = parse_day(question["known_at"]) if question["known_at"] else None
        record = self._record_for(known)
        if self.with_receipt:
            spoken = {} if self.told_in is ENGLISH else {"lang": self.told_in.code}
            return self.with_receipt(question | spoken, record)
        assertions = taken(question["assertions"], question["treaty"])
        said = parse_day(question["said"]) if question["said"] else record.today
        return {"id": question["id"], **judgement_json(judge(assertions, said, record, known), assertions, self.told_in)}

    def _record_for(self, known: date | None) -> Record:
        if known not in self.known:
            if len(self.known) == DAYS_KEPT:
                self.record, self.known = Record(self.record.today), set()
            self.known.add(known)
        return self.record


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers; None for one that is too long, of which no more is kept than shows that it is."""
    number = 0
    while line := lines.readline(LONGEST + 1):
        number += 1
        whole = line
        while len(whole) > LONGEST and not line.endswith(b"\n") and (line := lines.readline(LONGEST)):
            pass
        yield number, whole if len(whole) <= LONGEST else None


def _object(line: bytes | None) -> Any:
    """The object that a line holds. Raises UsageError where it is none, with what to do."""
    if line is None:
        raise UsageError(f"It is longer than {LONGEST:,} bytes: give one claim a line.")
    try:
        given = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as why:
        raise UsageError(f"It is not valid UTF-8 (byte {why.start + 1}): save it as UTF-8.") from None
    except ValueError as why:
        raise UsageError(f"It is no JSON ({str(why).rstrip('.')}): give one object a line.") from None
    return given


_KINDS = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false", type(None): "null"}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand there once. Raises UsageError: of two values under one key nobody knows which is meant."""
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        raise UsageError(f"{shown(next(key for key in keys if keys.count(key) > 1))} stands there twice: keep the one that is meant.")
    return made


def _id(given: dict[str, Any]) -> str | int | None:
    name = given.get("id")
    if name is None or (isinstance(name, int) and not isinstance(name, bool)):
        return name
    if isinstance(name, str) and len(name) <= LONGEST_ID and whole(name):
        return name
    raise UsageError(f"id is {shown(str(name))}: give a text of at most {LONGEST_ID} characters, or a whole number.")


def id_or_none(given: Any) -> str | int | None:
    """The id of a claim that is refused, as far as it has one."""
    try:
        return _id(given) if isinstance(given, dict) else None
    except UsageError:
        return None


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{field} is {shown(str(value))}: it must be a text.")
    return value


def _day(field: str, value: Any) -> date:
    try:
        return parse_day(_text(field, value))
    except UsageError as why:
        raise UsageError(f"{field}: {why}") from None
