"""What a model answered is kept, is found again, gives the same claims, and cannot be altered unseen."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from reading.llm.chat import answer, claim

from servanda.errors import InputError, IntegrityError, UsageError
from servanda.reading.llm.answers import Reply
from servanda.reading.llm.recorded import KeptReader, RecordedReader, Recording, keep, kept, recording, text_hash

TEXT = "Russia is not a party to the Ottawa Convention. Ein Satz über «Минен» und 地雷."
DAY = date(2025, 7, 2)
ANSWER = Reply(0, len(TEXT), answer(claim("Russia is not a party to the Ottawa Convention")))
RECORDING = Recording(text_hash(TEXT), "tiny-1", "2", "ab" * 32, (ANSWER,), 9, 5)


def test_a_recording_is_written_and_read_to_the_byte(tmp_path: Path) -> None:
    path = keep(str(tmp_path), RECORDING)
    assert recording(Path(path).read_text("utf-8")) == RECORDING == kept(str(tmp_path), TEXT) == kept(str(tmp_path), TEXT, RECORDING.hash)


def test_the_report_is_read_from_it_without_a_model(tmp_path: Path) -> None:
    keep(str(tmp_path), RECORDING)
    read = KeptReader(str(tmp_path)).read(TEXT, DAY, DAY)
    assert [one.quote for one in read.claims] == ["Russia is not a party to the Ottawa Convention"]
    assert dict(read.reader) == {"name": "llm", "version": "2", "prompt": "ab" * 32, "model": "tiny-1", "answers": RECORDING.hash}


def test_another_text_is_refused() -> None:
    with pytest.raises(InputError, match="another report"):
        RecordedReader(RECORDING).read(TEXT + " ", DAY, DAY)


def test_nothing_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no answers"):
        kept(str(tmp_path), TEXT)
    with pytest.raises(UsageError, match="cannot be read"):
        kept(str(tmp_path / "none"), TEXT)


def test_two_recordings_are_not_chosen_between(tmp_path: Path) -> None:
    keep(str(tmp_path), RECORDING)
    keep(str(tmp_path), RECORDING._replace(model="tiny-2"))
    with pytest.raises(UsageError, match="2 recordings"):
        kept(str(tmp_path), TEXT)
    assert kept(str(tmp_path), TEXT, RECORDING.hash) == RECORDING


def test_a_recording_that_was_altered_is_found_out(tmp_path: Path) -> None:
    path = Path(keep(str(tmp_path), RECORDING))
    path.write_text(path.read_text("utf-8").replace("is not a party", "is now a party"), "utf-8")
    with pytest.raises(IntegrityError, match="not what was kept"):
        kept(str(tmp_path), TEXT)


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"format": 2}', "[" * 100_000])
def test_what_is_no_recording_is_told(written: str) -> None:
    with pytest.raises(IntegrityError):
        recording(written)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="cannot be kept"):
        keep(str(tmp_path / "x"), RECORDING)
