"""The messages that catalogues hold, found in the source: `python -m servanda.translation.extraction` brings every catalogue up to them.

In Python they are what `say` and `count` are given, and what is annotated as a Template or a table of them; in pages what `_` and `many`
are given. Names of treaties, depositaries and duties, and of States that the Unicode CLDR has no name for, come from law and record.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator

from babel.messages.catalog import Catalog
from jinja2.ext import babel_extract

from .. import law
from ..checking.wording import called, named
from ..law.model import Treaty
from ..lexicon.states import names_of
from ..record.states import states
from .catalogue import FILE, HERE, catalogue, codes

ROOT = os.path.dirname(HERE)
ROOMS = (
    "checking", "publish", "cli", "web", "pipeline.py", "reading/joined.py", "reading/llm/days.py", "reading/rules/doubts.py", "standing",
    "told.py",
    # errors that a page shows
    "assertions", "dates.py", "desk/asking.py", "desk/reviewing.py", "desk/wording.py", "law/loader.py", "law/names.py", "limits.py",
    "reading/archives.py", "reading/documents.py", "reading/encodings.py", "reading/inputs.py", "record/importers/brought.py",
    "record/importers/web.py", "record/states.py", "verification.py",
)  # fmt: skip
Found = tuple[str, "str | tuple[str, str]"]  # the file, and the message with its plural


def template() -> Catalog:
    """All messages, in the order of the files that hold them."""
    made = Catalog(fuzzy=False)
    for path, message in messages():
        made.add(message, locations=[(path, 0)])
    return made


def messages() -> Iterator[Found]:
    """Each message with the file that holds it, as often as it stands there."""
    for path in _files():
        with open(os.path.join(ROOT, path), "rb") as file:
            if path.endswith(".py"):
                yield from ((path, message) for message in in_python(file.read().decode()))
            else:
                options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
                for _, name, given, _ in babel_extract(file, ("_", "many"), (), options):
                    one, more = (given, None) if isinstance(given, str) or given is None else given[:2]
                    if one:
                        yield path, (one, more) if name == "many" and more else one
    for treaty in law.treaty_ids():
        yield "law", str(called(law.treaty(treaty)))
        yield from (("law", told) for told in _in_law(law.treaty(treaty)))
    for code in ("EU", *states()):
        if code not in names_of()["fr"]:
            yield "record", str(named(code))
            yield "record", str(named(code)).removeprefix("the ")


def _in_law(rules: Treaty) -> Iterator[str]:
    """The depositaries of a treaty, what a notice of withdrawal counts from, and what it calls its duties with a last day."""
    yield from rules.depositary
    if rules.withdrawal:
        yield rules.withdrawal.counts_from
    yield from (clause.duty for clause in rules.deadline if clause.duty)


def in_python(source: str) -> Iterator[str | tuple[str, str]]:
    """The messages of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.AnnAssign) and node.value and "Template" in ast.unparse(node.annotation):
            yield from _texts(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) == "say" and node.args:
            yield from _texts(node.args[0])
        elif isinstance(node, ast.Call) and _name(node.func) == "count" and len(node.args) >= 2:
            yield from zip(_texts(node.args[0]), _texts(node.args[1]), strict=True)  # nothing where it counts signs of a text
        elif isinstance(node, ast.Call) and _name(node.func) == "_of_the_text":
            for argument in node.args:
                yield from _texts(argument)


def _texts(node: ast.expr) -> list[str]:
    """The text that an expression is, or the texts between which it chooses; none where it is another thing."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and node.value else []
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.Dict):
        return [text for value in node.values for text in _texts(value)]
    if isinstance(node, ast.Tuple):
        return [text for value in node.elts for text in _texts(value)]
    return []


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _files() -> Iterator[str]:
    for room in ROOMS:
        if room.endswith(".py"):
            yield room
        for folder, _, names in sorted(os.walk(os.path.join(ROOT, room))):
            for name in sorted(names):
                if name.endswith((".py", ".html")):
                    yield os.path.relpath(os.path.join(folder, name), ROOT)


def _write() -> None:
    from babel.messages.pofile import write_po

    found = template()
    for code in codes():
        held = catalogue(code)
        held.update(found, no_fuzzy_matching=True)
        with open(os.path.join(HERE, code, FILE), "wb") as file:
            write_po(file, held, width=130, no_location=True, omit_header=False, ignore_obsolete=True)


if __name__ == "__main__":
    _write()
