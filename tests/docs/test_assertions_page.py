"""The page on assertions has an example of every predicate and value, and tells of every field."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from blocks import blocks

from servanda.assertions.model import FIELDS
from servanda.assertions.terms import COUNTED, PREDICATES, REFUSALS

PAGE = Path(__file__).parents[2] / "docs" / "assertions.md"


def examples() -> set[tuple[str, object]]:
    """Predicate and value of each example of the page, and predicate and `of` of each count."""
    found: set[tuple[str, object]] = set()
    for block in blocks(PAGE):
        for node in ast.walk(ast.parse(block.text)) if block.language == "python" else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "said":
                predicate, value = (arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant))
                found.add((str(predicate), value))
                found |= {(str(predicate), k.value.value) for k in node.keywords if k.arg == "of" and isinstance(k.value, ast.Constant)}
    return found


def test_every_value_of_every_predicate_has_an_example() -> None:
    wanted = {(predicate, value) for predicate, values in PREDICATES.items() for value in values}
    wanted |= {("count", of) for of in COUNTED}
    assert not wanted - examples()


def test_every_field_and_every_kind_of_refusal_is_told() -> None:
    rows = " ".join(line.split("|")[1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `"))
    assert not {*FIELDS, *REFUSALS} - set(re.findall(r"`([^`]+)`", rows))
