"""The blocks of the pipeline, in the order in which a document passes them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from ..reading import any_language
from .gate import in_other_words, on_topic
from .guard import SetAside, guard
from .rows import Rows, write
from .work import checked_rows, main_text

ABOUT = ("url", "outlet", "published", "stated", "title", "place")  # what is told of a document from the source on


class TopicGate(PipelineStep):  # datatrove has no types
    """Lets pass what may name a treaty or weapon, and what is set aside already."""

    type, name = "FILTER", "servanda topic gate"

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents on topic."""
        for document in data:
            if document.metadata.get("aside") or on_topic(document.metadata["raw"], document.metadata["form"] == "html") or (
                any_language() and in_other_words(document.metadata["raw"])
            ):
                yield document
            else:
                self.stat_update("off topic")


class MainText(PipelineStep):
    """Takes the text of the report out of its page, as `servanda check` does; lets pass what names a treaty or weapon in English."""

    type, name = "EXTRACTOR", "servanda main text"

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents with their text; a page that holds none is counted, one that cannot be read is set aside."""
        for document in data:
            told = document.metadata
            if not told.get("aside"):
                try:
                    found = guard(self.seconds).call(main_text, told.pop("raw"), told["form"])
                except SetAside as why:
                    told["aside"] = str(why)
                else:
                    if isinstance(found, str):
                        self.stat_update(found)
                        continue
                    document.text = found["text"]
                    told["title"] = told.get("title") or found["title"]
                    told["outlet"] = told.get("outlet") or found["outlet"] or _host(told.get("url"))
                    told["stated"] = found["stated"] or told.get("stated")
                    if not told.get("published") and not told["stated"]:
                        told["published"] = told.get("crawled") or None
            yield document


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


class Keep(PipelineStep):
    """Writes the documents on topic into one file of the task, and those set aside into another; both whole or not at all."""

    type, name = "WRITER", "servanda kept documents"

    def __init__(self, work: str) -> None:
        super().__init__()
        self.work = work

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> None:
        """Writes all."""
        kept, aside = kept_file(self.work, rank), aside_file(self.work, "gather", rank)
        with open(f"{kept}.{os.getpid()}", "w", encoding="utf-8") as keep, open(f"{aside}.{os.getpid()}", "w", encoding="utf-8") as put:
            for document in data:
                told = {"id": document.id, **{key: document.metadata.get(key) for key in ABOUT}}
                if document.metadata.get("aside"):
                    self.stat_update("set aside")
                    put.write(json.dumps(told | {"reason": document.metadata["aside"]}) + "\n")
                else:
                    self.stat_update("kept")
                    keep.write(json.dumps(told | {"text": document.text}) + "\n")
        os.replace(keep.name, kept)
        os.replace(put.name, aside)


class Kept(PipelineStep):
    """Gives the kept documents of a task again."""

    type, name = "READER", "servanda kept documents"

    def __init__(self, work: str) -> None:
        super().__init__()
        self.work = work

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents, in their order."""
        with open(kept_file(self.work, rank), encoding="utf-8") as file:
            for line in file:
                told = json.loads(line)
                self.stat_update("documents")
                yield Document(told.pop("text"), told.pop("id"), metadata=told)


class Check(PipelineStep):
    """Reads and checks each document, and writes its claims and findings."""

    type, name = "WRITER", "servanda check"

    def __init__(self, out: str, work: str, today: date, seconds: float) -> None:
        super().__init__()
        self.out, self.work, self.today, self.seconds = out, work, today, seconds

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> None:
        """Writes `documents-`, `claims-` and `findings-NNNNN.parquet`, and the documents set aside."""
        rows, aside = Rows(), aside_file(self.work, "check", rank)
        with open(f"{aside}.{os.getpid()}", "w", encoding="utf-8") as put:
            for document in data:
                told = {"id": document.id, **document.metadata}
                try:
                    rows.add(guard(self.seconds).call(checked_rows, document.text, told, self.today))
                except SetAside as why:
                    self.stat_update("set aside")
                    put.write(json.dumps(told | {"reason": str(why)}) + "\n")
                else:
                    self.stat_update("checked")
        self.stat_update("claims", value=len(rows.claims))
        os.replace(put.name, aside)
        write(rows, self.out, rank)


def kept_file(work: str, rank: int) -> str:
    """Where the kept documents of a task are."""
    return os.path.join(work, "kept", f"{rank:05d}.jsonl")


def aside_file(work: str, stage: str, rank: int) -> str:
    """Where the documents are listed that a task has set aside."""
    return os.path.join(work, "aside", f"{stage}-{rank:05d}.jsonl")
