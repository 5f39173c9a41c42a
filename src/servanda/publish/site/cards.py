"""The picture that social networks show of a finding: its verdict and its words, on 1200 by 630 points."""

from __future__ import annotations

import io
from typing import Any

from .. import words
from .model import Published, Publisher

try:
    from PIL import Image, ImageDraw, ImageFont

    AT_HAND = True
except ImportError:
    AT_HAND = False  # pages are made without pictures

SIZE = (1200, 630)
COLOURS = {"supported": "#1d6b34", "contradicted": "#a81c1c", "contested": "#7d5200", "outside the record": "#3d5568"}
LINES = 6  # of the quotation


def card(one: Published, by: Publisher) -> bytes:
    """The picture as PNG."""
    made = Image.new("RGB", SIZE, "#fcfcfa")
    draw = ImageDraw.Draw(made)
    colour = COLOURS.get(one.verdict, "#3d5568")
    draw.rectangle((0, 0, 28, SIZE[1]), fill=colour)
    draw.text((80, 60), _plain(one.verdict.upper()), fill=colour, font=ImageFont.load_default(54))
    font = ImageFont.load_default(44)
    lines = wrapped(draw, _plain(words.quoted(one.finding.claim.quote)), font, SIZE[0] - 160)
    for place, line in enumerate(lines):
        draw.text((80, 165 + place * 58), line, fill="#1c1d1f", font=font)
    draw.text((80, SIZE[1] - 80), _plain(by.organisation or "servanda"), fill="#5a5e63", font=ImageFont.load_default(32))
    file = io.BytesIO()
    made.save(file, "PNG", optimize=True)
    return file.getvalue()


def wrapped(draw: Any, text: str, font: Any, width: int) -> list[str]:
    """The text in lines that fit; what does not fit into all of them is left out, and told by dots."""
    lines, rest = [""], text.split()
    while rest:
        word = rest.pop(0)
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or draw.textlength(longer, font=font) <= width:
            lines[-1] = longer
        elif len(lines) == LINES:
            lines[-1] += " …"
            break
        else:
            lines.append(word)
    return lines


def _plain(text: str) -> str:
    """The text on one line, in letters that the font has; others as question marks."""
    return " ".join(words.clean(text).split()).encode("cp1252", "replace").decode("cp1252")
