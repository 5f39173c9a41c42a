"""A decision tree as one SVG picture: a row for each question and answer, indented, with its links; no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from .trees import Fork, Leaf

WIDTH, INDENT, LINE, PAD, GAP, LETTERS = 760, 34, 18, 9, 14, 7.1
STYLE = """
text{font:14px system-ui,sans-serif;fill:#1a1a1a}.q{fill:#eef1fb;stroke:#5b6bb0}.leaf{fill:#f4f4ef;stroke:#77776a}
.way{stroke-width:3;stroke:#0b6b3a}.edge{fill:none;stroke:#8a8a8a}.edge.way{stroke:#0b6b3a}.label{font-weight:600}a{text-decoration:underline}
@media (prefers-color-scheme:dark){text{fill:#eee}.q{fill:#232a47;stroke:#8b9be0}.leaf{fill:#2b2b26;stroke:#a5a596}}
"""


class Row(NamedTuple):
    """A question or an answer with its place: how deep it lies, the answer that leads to it, whether it is on the way taken."""

    node: Fork | Leaf
    depth: int
    answer: str
    on_way: bool


def tree_svg(
    node: Fork | Leaf, title: str, links: Mapping[str, str], taken: Sequence[tuple[str, str]] = (), here: str | None = None
) -> str:
    """The tree as SVG. `links` has an address for the leaves that lead somewhere, by their id; the way taken is drawn strong."""
    parts: list[str] = []
    y, tops = 44.0, dict[int, tuple[float, float]]()
    for row in _rows(node, dict(taken), here is not None):
        x = 20 + row.depth * INDENT * 1.6
        said = row.node.asks if isinstance(row.node, Fork) else row.node.says
        lines = wrap(said, max(20, int((WIDTH - x - 2 * PAD - 20) / LETTERS))) or [""]
        height = LINE * len(lines) + 2 * PAD
        strong = " way" if row.on_way else ""
        if row.depth:
            above, bottom = tops[row.depth - 1]
            middle = y + height / 2
            parts.append(f'<path class="edge{strong}" d="M{above + 12:.0f} {bottom:.0f}V{middle:.0f}H{x:.0f}"/>')
            parts.append(f'<text class="label" x="{above + 17:.0f}" y="{middle - 4:.0f}">{escape(row.answer)}</text>')
        kind = "q" if isinstance(row.node, Fork) else "leaf"
        box = f'<rect class="{kind}{strong}" x="{x:.0f}" y="{y:.0f}" width="{WIDTH - x - 20:.0f}" height="{height}" rx="6"/>'
        words = "".join(
            f'<text x="{x + PAD:.0f}" y="{y + PAD + LINE * (place + 0.75):.0f}">{escape(line)}</text>' for place, line in enumerate(lines)
        )  # fmt: skip
        link = links.get(row.node.id) if isinstance(row.node, Leaf) else None
        parts.append(f"<a href={quoteattr(link)}>{box}{words}</a>" if link else box + words)
        tops[row.depth] = (x, y + height)
        y += height + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y:.0f}" role="img" aria-label={quoteattr(title)}>'
    title_line = f'<text class="label" x="20" y="26">{escape(title)}</text>'
    return "\n".join([head, f"<title>{escape(title)}</title><style>{STYLE}</style>", title_line, *parts, "</svg>"]) + "\n"


def _rows(node: Fork | Leaf, taken: Mapping[str, str], on_way: bool, depth: int = 0, answer: str = "") -> Iterator[Row]:
    yield Row(node, depth, answer, on_way)
    if isinstance(node, Fork):
        for word, below in node.branches:
            yield from _rows(below, taken, on_way and taken.get(node.id) == word, depth + 1, word)
