"""The pages on what-if and integrity: their commands parse, and their Python runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from servanda.cli_parser import parse

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [(DOCS / name).read_text(encoding="utf-8") for name in ("howto-whatif.md", "integrity.md")]
COMMANDS = [line.strip().removeprefix("$ ") for page in PAGES for line in page.splitlines() if re.match(r" {4}(\$ )?servanda ", line)]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_parse(command: str) -> None:
    assert parse(shlex.split(command.partition("#")[0].partition(" > ")[0])[1:]).verb


def test_the_python_of_the_page_on_what_if_gives_what_it_says() -> None:
    code = PAGES[0].partition("```python\n")[2].partition("```")[0]
    names: dict[str, object] = {}
    exec(code, names)
    for said in re.findall(r"^(found\.\S+)\s+# (.+)$", code, re.M):
        assert eval(said[0], names) == eval(said[1], names), said
