"""Checking reads no word: no look at quote or text, none at free words but whether there are any, no list of words to find."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import servanda.checking
from servanda.assertions import model, terms
from servanda.record import model as record

SOURCES = sorted(Path(servanda.checking.__file__).parent.glob("*.py"))
FREE = ("about", "weapon", "name", "actor")  # fields of an assertion that hold words as they were said
MESSAGES = ("say", "count")  # what makes a message of a template and facts
BELIED = ("quote", "text", "sentence", "words", "tokens")  # what a report is made of

# The terms that law, record and assertions are told in: whatever stands in a list of checking must be one of them.
STATUSES = {
    "no party", "signatory", "pending", "provisionally applying", "bound", "withdrawing", "withdrawn", "not in force", "expired",
}  # fmt: skip
DUES = {"running", "missed", "met", "met late", "if it applies", "declared none", "reopened", "none"}
UNITS = {"day", "days", "week", "weeks", "month", "months", "year", "years"}
RULES = {"month-start", "months", "days", "month-start-after-days", "at-once"}
KINDS = {"prohibition", "restriction", "duty", "treaty", "commitment"}  # of norms and of agreements
COVERAGES = {"full", "partial", "none"}  # of lists
TERMS = {
    "", *STATUSES, *DUES, *UNITS, *RULES, *KINDS, *COVERAGES, *model.FIELDS, *model.Assertion._fields, *record.Vote._fields,
    *terms.PREDICATES, *(value for values in terms.PREDICATES.values() for value in values), *terms.COUNTED, *terms.ORDERS, *terms.MODES,
    *terms.COMPARE, *terms.GROUPS, *terms.NORMS, *terms.REFUSALS, *terms.VERDICTS, *record.ACTIONS, *record.ABOUT, *record.BY,
    *record.OUTCOMES, *record.BODIES, *record.SORTS, "completion", "P5", *(f"not {stance}" for stance in terms.PREDICATES["rule"]),
}  # fmt: skip


def parsed(path: Path) -> tuple[ast.Module, dict[ast.AST, ast.AST]]:
    """The tree of a module, and the parent of each node."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tree, {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def words_read(path: Path) -> Iterator[str]:
    """Where free words of an assertion are looked at for more than whether there are any, or words of a report at all."""
    tree, parents = parsed(path)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        told = ast.unparse(node)
        of_the_assertion = told.rpartition(".")[0] in ("a", "assertion", "case.assertion", "self.assertion")
        if node.attr in BELIED and told != "treaty.text":  # the address of a treaty's text
            yield f"{path.name}:{node.lineno} reads {told}"
        if node.attr in FREE and of_the_assertion and not _only_whether(node, parents) and not _named_in_a_reason(node, parents):
            yield f"{path.name}:{node.lineno} reads {told}"


def _only_whether(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a value is asked for its truth alone."""
    parent = parents[node]
    if isinstance(parent, ast.BoolOp):
        return True
    if isinstance(parent, ast.UnaryOp):
        return isinstance(parent.op, ast.Not)
    return isinstance(parent, (ast.If, ast.IfExp, ast.While)) and parent.test is node


def _named_in_a_reason(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a value only stands in a sentence that is made: in one that is formatted, or as a fact of a message."""
    parent = parents[node]
    if isinstance(parent, ast.Call) and _calls(parent, "Text"):  # say("{name} is not held", name=Text(a.name))
        fact = parents[parent]
        return isinstance(fact, ast.keyword) and _calls(parents[fact], *MESSAGES)
    return isinstance(parent, ast.FormattedValue)


def _calls(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _facts_of_messages(tree: ast.Module, parents: dict[ast.AST, ast.AST]) -> set[ast.AST]:
    """The tables that are given to messages as their facts and used for nothing else: their keys are fields of templates."""
    found: set[ast.AST] = set()
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        named = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
        for node in ast.walk(function):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or not isinstance(node.value, ast.Dict):
                continue
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            uses = [name for name in named if isinstance(target, ast.Name) and name.id == target.id and name is not target]
            if uses and all(_unpacked_into_a_message(use, parents) for use in uses):
                found.add(node.value)
    return found


def _unpacked_into_a_message(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether a table stands as `**facts` in a call that makes a message."""
    parent = parents[node]
    return isinstance(parent, ast.keyword) and parent.arg is None and _calls(parents[parent], *MESSAGES)


def listed_words(path: Path) -> Iterator[str]:
    """Strings in lists, sets, tuples, keys of tables and single comparisons that are no terms of law, record or assertions."""
    tree, parents = parsed(path)
    facts = _facts_of_messages(tree, parents)
    for node in ast.walk(tree):
        found: list[ast.expr | None] = []
        if isinstance(node, (ast.List, ast.Set, ast.Tuple)):
            found = list(node.elts)
        elif isinstance(node, ast.Dict) and node not in facts:
            found = list(node.keys)
        elif isinstance(node, ast.Compare):
            found = [node.left, *node.comparators]
        for entry in found:
            if isinstance(entry, ast.Constant) and isinstance(entry.value, str) and any(map(str.isalpha, entry.value)):
                if entry.value in TERMS:
                    continue
                yield f"{path.name}:{entry.lineno} lists {entry.value!r}"


def test_there_is_something_to_look_at() -> None:
    assert {path.stem for path in SOURCES} >= {"status", "act", "duty", "rule", "finding", "decide", "case"}
    assert {info.name for info in pkgutil.iter_modules(servanda.checking.__path__)} == {path.stem for path in SOURCES} - {"__init__"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_module_looks_at_words(path: Path) -> None:
    assert list(words_read(path)) == []


# How a State is named in a sentence, how a receipt is made up: wording.py and receipt.py read no assertion at all.
@pytest.mark.parametrize("path", [p for p in SOURCES if p.stem not in ("wording", "receipt")], ids=lambda path: path.stem)
def test_no_module_lists_words_that_are_no_terms(path: Path) -> None:
    assert list(listed_words(path)) == []


@pytest.mark.parametrize("name", ["wording", "receipt"])
def test_what_makes_sentences_and_receipts_knows_no_assertion(name: str) -> None:
    module = importlib.import_module(f"servanda.checking.{name}")
    assert not hasattr(module, "Assertion") and not hasattr(module, "Case")
    assert "assertion" not in Path(str(module.__file__)).read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_module_takes_text_apart(path: Path) -> None:
    tree, _ = parsed(path)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert not imported & {"re", "string", "snowballstemmer", "unicodedata"}


@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("if a.about: pass", 0),
        ("x = None if a.about and b else a", 0),
        ("x = not case.assertion.about", 0),
        ("x = f'{a.name} is not held'", 0),
        ("x = action.about == about", 0),
        ("x = say('{name} is not held', name=Text(a.name))", 0),
        ("x = Text(a.name) == name", 1),
        ("x = find(name=Text(a.name))", 1),
        ("x = 'mines' in a.about", 2),
        ("x = a.about.split()", 1),
        ("x = len(a.about)", 1),
        ("x = claim.quote", 1),
        ("WORDS = {'ban', 'outlaw'}", 2),
        ("WORDS = {'ban': 'forbids'}", 1),
        ("x = word in ('left', 'scrapped')", 1),
        ("KINDS = {'sign': 'signed and sealed'}", 0),
        ("def told():\n    facts = {'who': who}\n    return say('{who} left', **facts)", 0),
        ("def told():\n    facts: dict[str, Told] = {'who': who}\n    return count('{who}', '{who}', 2, **facts)", 0),
        ("def told():\n    facts = {'ban': who}\n    return say('{ban}', **facts) if word in facts else None", 1),
        ("def told():\n    facts = {'ban': who}\n    return find(**facts)", 1),
        ("def told():\n    facts = {'ban': who}\n    return facts", 1),
        ("def told():\n    facts = {'ban': who}", 1),
    ],
)
def test_this_test_sees_what_it_is_to_see(tmp_path: Path, code: str, faults: int) -> None:
    path = tmp_path / "made.py"
    path.write_text(code)
    assert len([*words_read(path), *listed_words(path)]) == faults
