"""A note as a Word document (Office Open XML), which LibreOffice opens too."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from ...extras import missing
from ..words import clean
from .content import Brief

try:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt
except ImportError as why:
    raise missing("A note as Word", why.name, "brief") from None


def docx(note: Brief) -> bytes:
    """The note as a .docx file on A4, in a size that one page holds; its addresses are links."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(14)
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(_points(note))
    style.paragraph_format.space_after = Pt(2)
    made.core_properties.title, made.core_properties.author = clean(note.title), "servanda"
    made.core_properties.created = made.core_properties.modified = datetime(2000, 1, 1, tzinfo=UTC)  # it has its days in its text
    made.add_heading(_text(note.title), level=1)
    made.add_paragraph().add_run(_text(note.days)).italic = True
    made.add_paragraph().add_run(_text(note.lead)).bold = True
    for part in note.sections:
        made.add_heading(part.heading, level=2).paragraph_format.space_before = Pt(4)
        for line in part.lines:
            made.add_paragraph(_text(line), style="List Bullet").paragraph_format.space_after = Pt(0)
    made.add_heading("Sources", level=2).paragraph_format.space_before = Pt(4)
    for one in note.sources:
        paragraph = made.add_paragraph(f"{_text(one.ref)}: ", style="List Bullet")
        paragraph.paragraph_format.space_after = Pt(0)
        _link(paragraph, one.address) if one.address.startswith("http") else paragraph.add_run(_text(one.address))
    made.add_paragraph()
    for line in note.foot:
        made.add_paragraph().add_run(_text(line)).italic = True
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _points(note: Brief) -> float:
    """The size of the letters by how much there is to tell: a page of A4 holds some 3,000 characters at 10 points."""
    length = sum(len(line) + 40 for part in note.sections for line in part.lines) + sum(len(s.ref) + len(s.address) for s in note.sources)
    return 10.5 if length < 2600 else 9 if length < 4200 else 8 if length < 5600 else 7


def _link(paragraph: Any, address: str) -> None:
    """An address that can be followed; python-docx has no call for it."""
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link, run, text = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), number)
    text.text = address
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def _text(text: str) -> str:
    """The text on one line without what XML does not have."""
    return " ".join(clean(text).split())
