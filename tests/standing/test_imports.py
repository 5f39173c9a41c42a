"""`import servanda.standing` stays cheap: one question at the command line is answered in milliseconds."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "spacy", "numpy", "jinja2", "rich", "dataclasses", "pathlib", "sqlalchemy", "fastapi", "pydantic", "polars", "pyarrow", "asyncio",
    "urllib.request", "http", "socket", "ssl", "sqlite3", "logging", "json", "inspect", "random",
}  # fmt: skip


def new_modules(code: str) -> set[str]:
    """What a fresh interpreter imports for some code, beside what it starts with."""
    asked = f"import sys; at_start = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - at_start))"
    return set(subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split())


def test_importing_standing_loads_nothing_heavy() -> None:
    loaded = new_modules("import servanda.standing")
    assert "servanda.standing.timeline" in loaded
    assert not loaded & HEAVY


def test_answering_a_question_loads_nothing_heavy() -> None:
    loaded = new_modules("from servanda.standing import Record; Record('2026-01-01').standing('UKR', 'apmbc')")
    assert not loaded & HEAVY


def test_importing_the_package_loads_no_room() -> None:
    assert not {name for name in new_modules("import servanda") if name.startswith("servanda.")}


def test_rules_read_no_clock() -> None:
    """Neither law nor record nor standing asks what day it is: the answer to a question depends on the question alone."""
    code = """
import datetime
class NoClock(datetime.date):
    @classmethod
    def today(cls): raise SystemExit('the clock was read')
datetime.date = NoClock
from servanda.standing import Record
record = Record('2026-01-01')
record.standing('UKR', 'apmbc'); record.deadlines('UKR'); record.parties('apmbc')
print('answered')
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "answered", done.stderr
