"""The wheel as users get it: all data inside, and answers without the source tree."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "servanda"
DATA = (".csv", ".toml", ".html", ".css", ".py")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree."""
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("servanda-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as a fresh environment has it after installing the wheel; the dependencies are those of the tests."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    site = next(home.glob("lib/python3*/site-packages"))
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python")]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    # the dependencies of this environment, behind the wheel: its own copy of servanda must not be seen
    (site / "dependencies.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")), encoding="utf-8")
    return home / "bin" / "servanda"


def run(program: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    """The installed command, away from the source tree."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run([str(program), *argv], capture_output=True, text=True, check=False, env=clean, cwd=program.parent)


def test_every_data_file_of_the_tree_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in SOURCE.rglob("*") if path.suffix in DATA and "__pycache__" not in path.parts]
    assert len(files) > 40
    assert {path.relative_to(SOURCE.parent).as_posix() for path in files} <= inside


def test_licences_of_code_and_data_are_in_the_wheel(wheel: Path) -> None:
    names = [name.rpartition("/")[2] for name in zipfile.ZipFile(wheel).namelist()]
    assert {"LICENSE", "LICENSE-DATA"} <= set(names)


def test_the_same_tree_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """At another time of day, in another time zone and under another mask: what docs/releasing.md promises."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "TZ": "Pacific/Auckland"}, umask=0o077)
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


def test_nothing_but_the_package_is_in_the_wheel(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"servanda"}


def test_the_installed_command_answers_from_its_own_files(program: Path) -> None:
    done = run(program, "status", "UKR", "apmbc", "--as-of", "2025-07-02")
    assert (done.returncode, done.stderr) == (0, "")
    assert "bound since 1 June 2006" in done.stdout
    python = program.parent / "python"
    where = run(python, "-c", "import servanda; print(servanda.__file__)").stdout
    assert str(program.parent.parent) in where


def test_the_installed_command_renders_a_page(program: Path) -> None:
    done = run(program, "check", str(ROOT / "examples" / "report.txt"), "--published", "2025-12-10", "--format", "html")
    assert done.returncode == 0, done.stderr
    assert "</html>" in done.stdout
    assert 'id="finding-c1"' in done.stdout


def test_status_answers_in_under_four_times_the_start_of_python(program: Path) -> None:
    python = str(program.parent / "python")
    bare, answer = [], []
    for _ in range(25):  # in turns, and the best of each, so that other work on the machine counts for neither
        bare.append(seconds([python, "-c", "pass"]))
        answer.append(seconds([str(program), "status", "UKR", "apmbc"]))
    assert min(answer) < 4 * min(bare), f"{min(answer) / min(bare):.2f} times"


def seconds(command: list[str]) -> float:
    """How long a command runs."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def test_the_image_starts_a_healthy_server_from_the_wheel(program: Path, tmp_path: Path) -> None:
    """What the container file sets, starts and asks, in the place of the image: on a port of loopback, with its data in a folder here."""
    pytest.importorskip("uvicorn", reason="the extra servanda[web] is not installed")
    text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
    started, asked = (json.loads(found) for found in re.findall(r"^(?:HEALTHCHECK .*)?CMD (\[.+\])$", text, re.MULTILINE)[::-1])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert started == ["servanda", "serve", "--host", "0.0.0.0", "--port", "8000"] and asked[0] == "python"
    told = re.search(r"^ENV (.+)$", text, re.MULTILINE)
    assert told and "sqlite:////data/" in told[1]
    given = dict(pair.split("=", 1) for pair in told[1].replace("/data", str(tmp_path), 1).split())
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | given | {"SERVANDA_LOG": "0"}
    log = tmp_path / "log"
    with log.open("wb") as written:
        command = [program, "serve", "--host", "127.0.0.1", "--port", str(port)]
        server = subprocess.Popen(command, env=clean, cwd=tmp_path, stdout=written, stderr=written)
    try:
        health = [program.parent / "python", *(word.replace("8000", str(port)) for word in asked[1:])]
        until = time.monotonic() + 60
        while subprocess.run(health, env=clean, capture_output=True).returncode:
            assert server.poll() is None and time.monotonic() < until, log.read_text(encoding="utf-8")
            time.sleep(0.3)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/docs", timeout=10) as answer:
            assert b"/v1/states/{state}/status" in answer.read()  # templates and styles came along
        assert (tmp_path / "desk.db").exists() and "servanda listens on" in log.read_text(encoding="utf-8")
    finally:
        server.terminate()
        server.wait(40)
