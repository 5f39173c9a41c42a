"""The code blocks of the pages: what each holds, and how it is held against what happens."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
GENERATED = {"cli.md"}  # held against the help of the command line by tests/cli/test_cli.py
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *(ROOT / "evaluation" / name / "README.md" for name in ("teaching", "corpus")),
    *sorted(page for page in (ROOT / "docs").glob("*.md") if page.name not in GENERATED),
]
MARKER = re.compile(r"<!-- not run: (.+) -->")
AT_THE_END = " (at its end)"
TITLE = re.compile(r'title="([^"]+)"')


class Block(NamedTuple):
    """A code block of a page."""

    line: int
    language: str  # sh, console, python, ... ; `sh` where the block is only indented
    text: str
    not_run: str  # the reason that the marker before the block gives: <!-- not run: it needs a cluster -->
    title: str  # the file whose content it is
    added: bool = False  # title="... (at its end)": what is written at the end of that file


class Command(NamedTuple):
    """A command, the exit code that it is to have, and what it is to print (None: not told)."""

    text: str
    code: int
    output: str | None


def blocks(page: Path) -> list[Block]:
    """The code blocks of a page in order, fenced or indented."""
    source = page.read_text(encoding="utf-8")
    found: list[Block] = []
    marker = ""
    for token in MarkdownIt("commonmark").parse(source):
        if token.type == "html_block":
            match = MARKER.match(token.content.strip())
            marker = match[1] if match else ""
        elif token.type in ("fence", "code_block"):
            title = TITLE.search(token.info)
            line = token.map[0] + 1 if token.map else 0
            name = title[1] if title else ""
            language = token.info.partition(" ")[0] or "sh"
            found.append(Block(line, language, token.content, marker, name.removesuffix(AT_THE_END), name.endswith(AT_THE_END)))
            marker = ""
        elif token.type.endswith("_open"):
            marker = ""
    return found


def commands(text: str) -> list[Command]:
    """The commands of a shell block. Where some stand behind `$ `, the other lines are what the command before them prints."""
    shown = re.search(r"^\$ ", text, re.M) is not None
    found: list[Command] = []
    for line in text.replace("\\\n", "").splitlines():
        if shown and not line.startswith("$ "):
            last = found.pop()
            found.append(last._replace(output=(last.output or "") + line + "\n"))
        elif line.strip() and not line.startswith("#"):
            code = re.search(r"#.*\bexit code (\d)", line)
            found.append(Command(line.removeprefix("$ "), int(code[1]) if code else 0, None))
    return [command._replace(output=command.output if (command.output or "").strip() else None) for command in found]


def as_told(told: str, printed: str) -> bool:
    """Whether a command printed what the page tells. A line `...` stands for any number of lines, `…` for a piece of one."""
    pattern = ""
    for line in told.strip().splitlines():
        pattern += "(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()).replace("…", ".*") + r"\s*\n"
    text = "".join(f"{line.rstrip()}\n" for line in printed.strip().splitlines())
    return re.fullmatch(pattern + r"\s*", text) is not None


def run_python(text: str, names: dict[str, Any]) -> int:
    """Runs a block of Python; a value told in a comment behind an expression must be the expression's value. Counts these."""
    lines, held = text.splitlines(), 0
    for statement in ast.parse(text).body:
        comment = lines[statement.end_lineno - 1][statement.end_col_offset :].partition("#")[2] if statement.end_lineno else ""
        told = value_of(comment.strip(), names)
        if isinstance(statement, ast.Expr) and told is not None:
            value = eval(compile(ast.Expression(statement.value), "page", "eval"), names)
            assert value == told[0], f"{ast.unparse(statement)} gives {value!r}, and the page tells {comment.strip()}"
            held += 1
        else:
            exec(compile(ast.Module([statement], []), "page", "exec"), names)
    return held


def value_of(comment: str, names: dict[str, Any]) -> tuple[Any] | None:
    """The value that a comment gives as Python would show it; None where it is only words."""
    from datetime import date

    try:
        return (eval(comment, {"date": date, **names}),)
    except (SyntaxError, NameError):
        return None
