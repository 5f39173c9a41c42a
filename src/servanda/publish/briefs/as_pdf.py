"""A note as PDF: one page of A4."""

from __future__ import annotations

import io
import unicodedata
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ...errors import UsageError
from ...extras import missing
from ..words import clean
from .content import Brief

try:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
except ImportError as why:
    raise missing("A note as PDF", why.name, "brief") from None

SIZES = (10.5, 9.5, 8.5, 7.5, 6.5)


def pdf(note: Brief) -> bytes:
    """The note as PDF, in the largest letters in which one page holds it; the same note makes the same bytes."""
    for size in SIZES:
        file = io.BytesIO()
        made = SimpleDocTemplate(
            file, pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=15 * mm, bottomMargin=15 * mm, title=_plain(note.title),
            author="servanda", creator="servanda", invariant=1, lang="en",
        )  # fmt: skip
        made.build(_story(note, size))
        if made.page == 1:
            return file.getvalue()
    raise UsageError("The note is too long for one page as PDF: take it as md or docx.")


def _story(note: Brief, size: float) -> list[Any]:
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=size, leading=size * 1.25, spaceAfter=size * 0.25)
    head = ParagraphStyle("head", body, fontName="Helvetica-Bold", fontSize=size * 1.15, leading=size * 1.5, spaceBefore=size * 0.5)
    item = ParagraphStyle("item", body, leftIndent=size * 1.2, bulletIndent=size * 0.3)
    title = ParagraphStyle("title", head, fontSize=size * 1.7, leading=size * 2.2)
    parts = [Paragraph(_marked(note.title), title), Paragraph(f"<i>{_marked(note.days)}</i>", body)]
    parts.append(Paragraph(f"<b>{_marked(note.lead)}</b>", body))
    for section in note.sections:
        parts.append(Paragraph(_marked(section.heading), head))
        parts += [Paragraph(_marked(line), item, bulletText="\u2022") for line in section.lines]
    parts.append(Paragraph("Sources", head))
    for one in note.sources:
        address = _marked(one.address)
        if one.address.startswith("http"):
            address = f"<link href={quoteattr(one.address)} color='blue'>{address}</link>"
        parts.append(Paragraph(f"{_marked(one.ref)}: {address}", item, bulletText="\u2022"))
    return [*parts, Spacer(1, size * 0.6), *(Paragraph(f"<i>{_marked(line)}</i>", body) for line in note.foot)]


def _marked(text: str) -> str:
    return escape(_plain(text))


def _plain(text: str) -> str:
    """The text in the letters that the fonts of every PDF reader have; others without their accents, or as question marks."""
    kept = []
    for sign in " ".join(clean(text).split()):
        try:
            sign.encode("cp1252")
            kept.append(sign)
        except UnicodeEncodeError:
            kept.append(unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?")
    return "".join(kept)
