"""A note as Markdown (CommonMark)."""

from __future__ import annotations

import re

from ..words import clean
from .content import Brief

SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(note: Brief) -> str:
    """The note as Markdown; what the record says is escaped, so that none of it is taken for a mark."""
    parts = [f"# {_text(note.title)}", f"*{_text(note.days)}*", f"**{_text(note.lead)}**"]
    for section in note.sections:
        parts.append(f"## {section.heading}\n\n" + "\n".join(f"- {_text(line)}" for line in section.lines))
    listed = [f"- {_text(one.ref)}: <{one.address}>" if one.address.startswith("http") else f"- {_text(one.ref)}: {_text(one.address)}"
              for one in note.sources]  # fmt: skip
    parts += ["## Sources\n\n" + "\n".join(listed), *(_text(line) for line in note.foot)]
    return "\n\n".join(parts) + "\n"


def _text(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))
