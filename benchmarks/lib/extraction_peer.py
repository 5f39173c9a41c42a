"""The peer of the bulk run: a pipeline that only reads a crawl and takes the text out of every page, on the same reader and executor."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from datatrove.pipeline.base import PipelineStep


class Extract(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Takes the main text of each page by trafilatura or resiliparse, and throws it away."""

    type, name = "EXTRACTOR", "text of all pages"

    def __init__(self, by: str) -> None:
        super().__init__()
        self.by = by

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> None:
        """All pages of a task."""
        if self.by == "trafilatura":
            import trafilatura

            for document in data:
                trafilatura.extract(document.metadata["raw"], include_comments=False, favor_recall=True)
        else:
            from resiliparse.extract.html2text import extract_plain_text
            from resiliparse.parse.html import HTMLTree

            for document in data:
                extract_plain_text(HTMLTree.parse_from_bytes(document.metadata["raw"]), main_content=True)


if __name__ == "__main__":
    from loguru import logger

    from servanda.bulk.executors import run
    from servanda.bulk.source import Source, pieces

    source, by, files, logs, workers = sys.argv[1:]
    logger.remove()
    tasks = pieces(source)[: int(files)]
    run("local", [Source(tasks, {}), Extract(by)], len(tasks), logs, int(workers))
