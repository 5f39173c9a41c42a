"""No message is joined of English pieces: told in a language of signs, nothing of it is left but the facts."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from assertion_strategies import instances
from hypothesis import given, settings

import servanda
from servanda.assertions.validate import assertion
from servanda.errors import UsageError
from servanda.publish.understood import understood
from servanda.standing import Record
from servanda.told import Line, Message, Name, Row, Sentence, Told
from servanda.verification import bearing, judge

RECORD = Record(date(2026, 3, 1))
CHECKING = Path(servanda.__file__).parent / "checking"
# f-strings with words that are no message: names in English, references of sources and lists, what is compared with the record
NAMES = {"named", "called", "_with_other_treaty", "cited", "_cited", "list_entry"}


def left_in_english(told: str) -> list[str]:
    """The texts within what is told that remember no message and are no fact."""
    match told:
        case Message():
            return [text for fact in told.facts.values() if isinstance(fact, str) for text in left_in_english(fact)]
        case Row():
            return [text for item in told.items for text in left_in_english(item)]
        case Sentence() | Line():
            return left_in_english(told.says)
        case Name():
            return []
        case Told():
            return []  # a text of law, record or report, marked as one
    return [told]


@settings(max_examples=150, deadline=None)
@given(instances())
def test_reasons_bearings_and_what_was_understood_are_messages_of_facts(made: dict[str, Any]) -> None:
    try:
        one = assertion(made)
    except UsageError:
        return
    found = judge([one], date(2025, 7, 2), RECORD)
    for told in (found.why, *(part.why for part in found.parts), understood(one), bearing([one], date(2025, 7, 2), RECORD) or found.why):
        assert left_in_english(told) == []


@pytest.mark.parametrize("path", sorted(CHECKING.glob("*.py")), ids=lambda path: path.stem)
def test_no_sentence_of_checking_is_joined_of_pieces(path: Path) -> None:
    """No f-string holds words, but where a name or a reference is made; no `+` joins texts."""
    joined = []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        excused = {id(text) for call in ast.walk(function) if isinstance(call, ast.Call) for text in ast.walk(call) if _excused(call)}
        for node in ast.walk(function):
            woven = isinstance(node, ast.JoinedStr) and function.name not in NAMES and id(node) not in excused and _words(node)
            added = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and any(map(_text, (node.left, node.right)))
            if woven or added:
                joined.append(f"{path.name}:{node.lineno}")
    assert joined == []


def _excused(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    return name in NAMES


def _words(node: ast.JoinedStr) -> bool:
    plain = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return re.search(r"[a-z]{2,} |, [a-z]{2,}| [a-z]{2,}", plain.replace("met, ", "").replace("not ", "")) is not None


def _text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
