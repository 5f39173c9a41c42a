"""Tables as notebooks show them: HTML without style or script, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table_html(headers: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """A table as HTML."""
    head = "".join(f"<th>{escape(header)}</th>" for header in headers)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
