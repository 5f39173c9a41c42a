"""A report's text -> claims with assertions, by one of several readers. Knows nothing of standing."""

from __future__ import annotations

import os
from functools import cache

from ..errors import UsageError, shown
from .model import Attribution
from .reader import Reader

DEFAULT = "joined"  # where the operator sets none
READERS = ("joined", "rules", "llm")


@cache
def configured() -> Reader:
    """The reader that the operator set by SERVANDA_READER, the same for a whole process, so that its budget is one; else the usual one.

    Raises UsageError where it does not exist or lacks its settings.
    """
    return reader_named(os.environ.get("SERVANDA_READER", "").strip() or DEFAULT)


def any_language() -> bool:
    """Whether the reader that is configured reads other languages than English."""
    return configured().name == "llm"


def reader_named(name: str = DEFAULT) -> Reader:
    """The reader of this name. Raises UsageError where there is none."""
    if name == "rules":
        from .rules.reader import RulesReader

        return RulesReader()
    if name == "joined":
        from .joined import JoinedReader

        return JoinedReader()
    if name == "llm":
        from .llm.reader import LLMReader
        from .llm.settings import settings

        return LLMReader(settings())
    raise UsageError(f"No reader is called {shown(name)}. Known are: {', '.join(READERS)}.")


def attributions(text: str) -> list[Attribution]:
    """Who says what in any English text: see `rules.attribution.attributions`."""
    from .rules.attribution import attributions as layer

    return layer(text)
