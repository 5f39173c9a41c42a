"""What is read from a data file is kept beside it, and read anew as soon as the file is another."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from servanda import law
from servanda.compiled import compiled
from servanda.errors import DataError
from servanda.law.loader import FOLDER, KINDS, load
from servanda.record.loader import DATA, load_actions, load_readings
from servanda.record.model import Action, Holding, Proponent, Reading

Actions = tuple[Action, ...]
HEAD = "state,action,date,effective,known,norm,until,notification,corrects,source,note\n"
ROW = "UKR,ratification,2005-12-27,2006-06-01,,,,,,untc,\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of actions of its own."""
    made = tmp_path / "apmbc.csv"
    made.write_text(HEAD + ROW, encoding="utf-8")
    return made


def counting(times: list[str]) -> Callable[[str], Actions]:
    """The reading of actions that tells how often it was asked."""

    def read(path: str) -> Actions:
        times.append(path)
        return load_actions(path)

    return read


def test_a_file_is_read_once_and_gives_the_same_from_what_is_kept(path: Path) -> None:
    times: list[str] = []
    first, second = (compiled(str(path), counting(times), (Action,), write=True) for _ in range(2))
    assert first == second == load_actions(str(path))
    assert len(times) == 1
    assert type(second[0]) is Action
    assert second[0].effective == date(2006, 6, 1)


def test_a_file_that_changed_is_read_anew_even_where_size_and_time_stayed(path: Path) -> None:
    times: list[str] = []
    compiled(str(path), counting(times), (Action,), write=True)
    stat = path.stat()
    path.write_text(HEAD + ROW.replace("UKR", "POL"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert compiled(str(path), counting(times), (Action,), write=True)[0].state == "POL"
    assert len(times) == 2


def test_a_fault_in_the_file_is_told_as_ever_and_nothing_is_kept(path: Path) -> None:
    path.write_text(HEAD + ROW.replace("UKR", "Ukraine"), encoding="utf-8")
    with pytest.raises(DataError, match=r"apmbc\.csv, line 2: 'Ukraine' is no ISO"):
        compiled(str(path), load_actions, (Action,), write=True)
    assert not (path.parent / "__pycache__").exists()


@pytest.mark.parametrize("spoilt", [b"", b"\0", b"not what marshal writes", b"i\x01\0\0\0", b"[\0\0\0\0"])
def test_what_is_kept_and_broken_is_passed_over(path: Path, spoilt: bytes) -> None:
    compiled(str(path), load_actions, (Action,), write=True)
    (kept,) = (path.parent / "__pycache__").iterdir()
    kept.write_bytes(spoilt)
    assert compiled(str(path), load_actions, (Action,), write=True) == load_actions(str(path))
    assert kept.read_bytes() != spoilt


def test_nothing_is_written_where_python_writes_no_byte_code(path: Path) -> None:
    compiled(str(path), load_actions, (Action,), write=False)
    assert not (path.parent / "__pycache__").exists()


def test_a_folder_that_may_not_be_written_is_no_fault(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "makedirs", refuse)
    assert compiled(str(path), load_actions, (Action,), write=True) == load_actions(str(path))


def test_every_treaty_and_the_readings_come_back_as_they_were(tmp_path: Path) -> None:
    for name in law.treaty_ids():
        path = tmp_path / f"{name}.toml"
        path.write_bytes(Path(FOLDER, f"{name}.toml").read_bytes())
        assert [compiled(str(path), load, KINDS, write=True) for _ in range(2)] == [load(str(path))] * 2
    path = tmp_path / "readings.toml"
    path.write_bytes(Path(DATA, "readings.toml").read_bytes())
    kinds = (Reading, Holding, Proponent)
    assert [compiled(str(path), load_readings, kinds, write=True) for _ in range(2)] == [load_readings(str(path))] * 2
