"""Every code block of the pages runs, and gives what the page says.

The blocks of a page run in order in one folder, in which the files lie that pages speak of as yours. Commands run in one shell,
Python in one namespace. What JSON, TOML and YAML show is parsed. Pages that change something work on a copy of the checkout. A block
with the name of a file stands in that file as it stands on the page, or makes it in the copy. One that cannot run here says so in
the page, on the line before it:

    <!-- not run: it asks a registry -->

and is listed, with its reason, at the end of a run of the tests.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from blocks import PAGES, ROOT, Block, as_told, blocks, commands, run_python
from shell import Shell

REPORT = ROOT / "examples" / "report.txt"
YOURS = {  # the files that pages speak of as a reader's own
    "report.txt": REPORT,
    "draft.txt": REPORT,
    "news/report.txt": REPORT,
    "page.html": ROOT / "tests" / "fixtures" / "pages" / "untc-mines.html",
}
CHANGES = re.compile(r"--accept|record seal|sed -i|title=")  # a page that does this is given a copy of the checkout
RUN = {"sh", "console", "python", "json", "toml", "yaml", "r"}
SHOWN = {"text", "csv"}  # what is only looked at
R = shutil.which("Rscript")
NAMED = [(page, page.relative_to(ROOT).as_posix()) for page in PAGES if page.exists()]
NOT_RUN = [(f"{name}:{block.line}", block.not_run) for page, name in NAMED for block in blocks(page) if block.not_run]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a reader might have it."""
    for name, source in YOURS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(source, tmp_path / name)
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "pages.jsonl").write_text(json.dumps({"id": "1", "text": REPORT.read_text(encoding="utf-8")}), encoding="utf-8")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", [page for page, _ in NAMED], ids=[name for _, name in NAMED])
def test_the_blocks_of_a_page_run(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = ROOT / "src"
    if CHANGES.search(page.read_text(encoding="utf-8")):
        source = copy_of_the_checkout(folder) / "src"
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    shell = Shell(folder, source)
    try:
        for block in blocks(page):
            if block.not_run:
                continue
            assert block.language in RUN | SHOWN, f"{page.name}:{block.line}: a block of {block.language!r} is not known to be held"
            if block.title:
                take_file(block, folder)
            elif block.language in ("sh", "console"):
                run_commands(shell, block.text, f"{page.name}:{block.line}")
            elif block.language == "python":
                run_python(block.text, names)
            elif block.language == "r":
                run_r(block.text, folder)
            elif block.language == "json":
                json.loads(block.text)
            elif block.language == "toml":
                tomllib.loads(block.text)
            elif block.language == "yaml":
                yaml.safe_load(block.text)
    finally:
        shell.close()


def run_commands(shell: Shell, text: str, where: str) -> None:
    """Runs the commands of a block, and holds what they print against the page."""
    for command in commands(text):
        printed, code = shell.run(command.text)
        assert code == command.code, f"{where}: exit code {code} of {command.text}\n{printed[-1000:]}\n{shell.told_errors()}"
        if command.output is not None:
            assert as_told(command.output, printed), f"{where}: {command.text} printed\n{printed}\nand the page tells\n{command.output}"


def run_r(text: str, folder: Path) -> None:
    """Runs a block of R, where R is installed with the packages that the block loads."""
    loaded = re.findall(r"^library\((\w+)\)", text, re.MULTILINE)
    if R and all(subprocess.run([R, "-e", f"library({name})"], capture_output=True).returncode == 0 for name in loaded):
        subprocess.run([R, "-e", text], cwd=folder, check=True, timeout=120)


def copy_of_the_checkout(folder: Path) -> Path:
    """The package, its tests and what they measure with, where a page may change them."""
    for part in ("src", "tests", "evaluation"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def take_file(block: Block, folder: Path) -> None:
    """A block that bears the name of a file: it stands in that file as it stands here, is written at its end, or the file is new."""
    path = ROOT / block.title
    if block.added:
        with (folder / block.title).open("a", encoding="utf-8") as file:
            file.write(f"\n{block.text}")
    elif path.exists():
        text = path.read_text(encoding="utf-8")
        assert as_told(f"...\n{block.text}...\n", text), f"{block.title} has not, as it stands there:\n{block.text}"
    else:
        (folder / block.title).parent.mkdir(parents=True, exist_ok=True)
        (folder / block.title).write_text(block.text, encoding="utf-8")


@pytest.mark.parametrize(("where", "reason"), NOT_RUN, ids=[where for where, _ in NOT_RUN])
def test_blocks_that_are_not_run(where: str, reason: str) -> None:
    pytest.skip(f"{where} is not run: {reason}")


def test_what_is_told_is_held() -> None:
    assert as_told("one\n...\nthree …\n", "one\ntwo\ntwo\nthree and more  \n")
    assert not as_told("one\n", "one\ntwo\n")
    assert not as_told("...\ntwo\n", "one\ntwo\nthree\n")
    assert run_python("x = 1\nx + 1  # 2\nx  # said in words\n", {}) == 1
    with pytest.raises(AssertionError, match="gives 2"):
        run_python("1 + 1  # 3", {})
    assert [c.code for c in commands("$ true\nout\n$ false  # exit code 1: no\n")] == [0, 1]
