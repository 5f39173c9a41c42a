"""Reports that cannot be read are refused with one sentence that names the file and says what to do."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from servanda.errors import InputError
from servanda.reading.inputs import LIMIT, accept, read_report


def refused(path: str) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(InputError) as why:
        read_report(path)
    sentence = str(why.value)
    assert why.value.exit_code == 2
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(("content", "told"), [
    (b"", "is empty"),
    (b" \n\t\r\n", "is empty"),
    (b"\xef\xbb\xbf\n", "is empty"),
    (b"\x7fELF\x02\x01\x00\x00", "binary file"),
    ("Finland left.".encode("utf-16") + b"\0", "is none"),
    ("Фінляндія вийшла з договору".encode("cp1251"), "not valid UTF-8"),
    (b"%PDF-1.7 x", "is a PDF"),
    (b"Finland \xff left", "not valid UTF-8 (byte 9)"),
    (b"cut off \xe2\x80", "not valid UTF-8"),
    (b"\xed\xa0\x80 surrogate", "not valid UTF-8"),
    (b"a" * (LIMIT + 1), "longer than 1,000,000 characters"),
    (b"a" * 20_000_000, "longer than 1,000,000 characters"),
    (("“" * (LIMIT + 1)).encode(), "longer than 1,000,000 characters"),
])  # fmt: skip
def test_bad_files_are_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    sentence = refused(str(path))
    assert told in sentence
    assert str(path) in sentence


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "does not exist" in refused(str(tmp_path / "none.txt"))
    assert "is a folder" in refused(str(tmp_path))
    assert "cannot be read" in refused("nul\0byte")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")
    path.chmod(0)
    assert "permissions" in refused(str(path))


def test_offsets_count_the_characters_of_the_file_as_given(tmp_path: Path) -> None:
    path = tmp_path / "crlf.txt"
    path.write_bytes("\ufeffOne\r\nтwo\r\n".encode())
    assert read_report(str(path)).text == " One\r\nтwo\r\n"


def test_the_longest_text_is_accepted() -> None:
    assert len(accept("“" * LIMIT)) == LIMIT


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, told in ((b"\0", "Standard input is a binary file"), (b"", "Standard input is empty")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert told in refused("-")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Köln".encode())))
    assert read_report("-").text == "Köln"


def test_what_is_no_text_is_refused_from_python_too() -> None:
    for wrong in (b"bytes", None, "a\0b", ""):
        with pytest.raises(InputError):
            accept(wrong)  # type: ignore[arg-type]
