"""What three people sit down to do in a day, in a shell and over a server: each task of `tasks.toml` is done."""

from __future__ import annotations

import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra servanda[web] is not installed")
pytest.importorskip("docx", reason="the extra servanda[brief] is not installed")
pytest.importorskip("pyarrow", reason="the extra servanda[panel] is not installed")
from clients import opened

from servanda.cli import main

HERE = Path(__file__).parent
TASKS = tomllib.loads((HERE / "tasks.toml").read_text(encoding="utf-8"))["task"]
YOURS = {
    "german.txt": "Finnland hat das Übereinkommen über das Verbot von Antipersonenminen im Juli gekündigt und tritt im Januar aus.",
    "broken.pdf": "%PDF-1.4 and no more",
    "second.txt": "Ukraine, which never ratified the Ottawa Convention, laid mines.",
    "own.csv": "treaty,state,action,date,source\nOttawa Convention,Finland,accession,2026-03-02,our cable 17\n",
    "watch.txt": "FIN, apmbc\nUKR\n",
    "agreements.csv": "title,year\nAnti-Ballistic Missile Treaty,1972\nRush-Bagot Agreement,1817\n",
    "inbox/third.txt": "Poland never joined the Ottawa Convention, a minister said.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder with what each of them has, and a ledger with one report."""
    folder = tmp_path_factory.mktemp("tasks")
    shutil.copyfile(HERE.parent / "examples/report.txt", folder / "report.txt")
    for name, text in YOURS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    url = f"sqlite:///{folder / 'desk.db'}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        assert main(["desk", "add", str(folder / "report.txt"), "--published", "2025-12-10", "--outlet", "The Gazette"]) == 0
    yield folder, url


@pytest.mark.parametrize("task", TASKS, ids=[f"{task['who']}: {task['what']}" for task in TASKS])
def test_the_task_is_done(
    task: dict[str, Any], desk: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder, url = desk
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DATABASE_URL", url)
    if any("answer.json" in command for command in task.get("run", ())):
        assert main(["status", "FIN", "apmbc", "--as-of", "2025-12-10", "--format", "json"]) == 0
        (folder / "answer.json").write_bytes(capfdbinary.readouterr().out)
    told = ""
    for command in task.get("run", ()):
        assert main(shlex.split(command)) == task.get("code", 0), command
        printed = capfdbinary.readouterr()
        told += " ".join((printed.out + printed.err).decode().split()) + "\n"
    with opened(database=url, reads=0) as client:
        for address in task.get("page", ()):
            answer = client.get(address, headers={"Accept": "text/html"})
            assert answer.status_code == 200, address
            told += answer.text
    for words in task.get("tells", ()):
        assert words in told, words
    if "leaves" in task:
        name, start = task["leaves"]
        assert (folder / name).read_bytes().startswith(start.encode())


def test_there_are_tasks_of_each_of_the_three() -> None:
    assert len(TASKS) >= 27 and {task["who"] for task in TASKS} == {"fact-checker", "treaty officer", "researcher"}
    assert all(task.get("tells") or task.get("leaves") for task in TASKS)
