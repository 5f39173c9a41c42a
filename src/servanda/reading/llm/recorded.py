"""The answers of a model, kept: the same report is read from them again, to the byte, and no model is asked."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import date
from typing import Any

from ...errors import InputError, IntegrityError, UsageError, shown
from ...lexicon.language import language_of
from ...tuples import NamedTuple
from ..model import ReadReport
from ..rules.reader import dating
from .answers import Reply, claims
from .days import not_held_against

FORMAT = 1
NAME = "llm"
SHORT = 16  # of a hash, in the name of a file


class Recording(NamedTuple):
    """What a model answered to one report, and what it was asked by."""

    report: str  # the SHA-256 of its text
    model: str
    prompt: str  # the version of guidelines and schema
    prompt_hash: str
    replies: tuple[Reply, ...]
    tokens_in: int
    tokens_out: int

    def written(self) -> str:
        """The recording as it is kept: JSON, the same bytes for the same content."""
        made = self._asdict() | {"format": FORMAT, "replies": [reply._asdict() for reply in self.replies]}
        return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @property
    def hash(self) -> str:
        """The SHA-256 of what is kept."""
        return hashlib.sha256(self.written().encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def file(self) -> str:
        """The name of its file in a folder of kept answers."""
        return f"{self.report[:SHORT]}-{self.hash[:SHORT]}.json"


class RecordedReader:
    """Reads one report from kept answers."""

    name = NAME

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def read(self, text: str, published: date | None, today: date, title: str = "") -> ReadReport:
        """The claims of the report that the answers are about.

        Raises InputError for another report, AnswerError for answers that cannot be read.
        """
        if text_hash(text) != self._recording.report:
            raise InputError("The kept answers are those of another report: the text has changed since the model read it.")
        found = claims(text, title, self._recording.replies)
        day, who = dating(text, published, today), tuple(self.identity().items())
        made = tuple(not_held_against(claim, day.day) for claim in found.claims)
        return ReadReport(text, title, language_of(text), day, made, found.notes, who)

    def identity(self) -> dict[str, str]:
        """The reader, the version and hash of what the model was asked by, the model, and the hash of its answers."""
        kept = self._recording
        return {"name": NAME, "version": kept.prompt, "prompt": kept.prompt_hash, "model": kept.model, "answers": kept.hash}


class KeptReader:
    """Reads reports from the answers that are kept in a folder; `answers` is the hash of those that are meant, of one report."""

    name = NAME

    def __init__(self, folder: str, answers: str = "") -> None:
        self._folder, self._answers = folder, answers

    def read(self, text: str, published: date | None, today: date, title: str = "") -> ReadReport:
        """The claims of a report. Raises UsageError where no answers to it are kept."""
        return RecordedReader(kept(self._folder, text, self._answers)).read(text, published, today, title)

    def identity(self) -> dict[str, str]:
        """The reader; each report names its version, model and answers."""
        return {"name": NAME}


def keep(folder: str, recording: Recording) -> str:
    """Writes a recording into a folder; returns the path. Raises InputError where that cannot be done."""
    path = os.path.join(folder, recording.file)
    try:
        os.makedirs(folder, exist_ok=True)
        part = f"{path}.{os.getpid()}.part"
        with open(part, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(recording.written())
        os.replace(part, path)
    except OSError as why:
        raise InputError(f"The answers of the model cannot be kept in {folder}: {why.strerror}.") from None
    return path


def kept(folder: str, text: str, answers: str = "") -> Recording:
    """The recording of a report from a folder; `answers` is its hash, where one of several is meant.

    Raises UsageError where there is none or more than one, IntegrityError where it is not what was kept.
    """
    begins = f"{text_hash(text)[:SHORT]}-{answers[:SHORT]}"
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith(begins) and name.endswith(".json"))
    except OSError as why:
        raise UsageError(f"The kept answers cannot be read from {folder}: {why.strerror}.") from None
    if not names:
        raise UsageError(f"{folder} holds no answers of a model to this report: check it with --reader llm --keep first.")
    if len(names) > 1:
        told = f"{folder} holds {len(names)} recordings of this report: keep those of each model and prompt in a folder of its own."
        raise UsageError(told)
    path = os.path.join(folder, names[0])
    try:
        with open(path, encoding="utf-8", errors="surrogatepass") as file:
            found = recording(file.read())
    except OSError as why:
        raise UsageError(f"{path} cannot be read: {why.strerror}.") from None
    if found.file != names[0] or (answers and found.hash != answers):
        raise IntegrityError(f"{path} is not what was kept: its content does not give its name.")
    return found


def recording(written: str) -> Recording:
    """A recording from what was kept. Raises IntegrityError where it is none."""
    try:
        given: dict[str, Any] = json.loads(written)
        if given.pop("format") != FORMAT:
            raise ValueError
        replies = tuple(Reply(int(r["start"]), int(r["end"]), str(r["text"])) for r in given.pop("replies"))
        made = Recording(replies=replies, **given)
        if made.written() != written:
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise IntegrityError(f"{shown(written[:80])} is no recording of answers as they are kept.") from None
    return made


def text_hash(text: str) -> str:
    """The SHA-256 of a report's text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
