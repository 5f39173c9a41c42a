"""A note in the form that is asked for; what writes a form is loaded when it is asked for first."""

from __future__ import annotations

from .content import Brief

FORMS = ("md", "docx", "pdf")


def written(note: Brief, form: str) -> bytes:
    """The note as Markdown, Word or PDF. Raises UsageError where the package that writes the form is missing, or one page is too small."""
    if form == "docx":
        from .as_docx import docx

        return docx(note)
    if form == "pdf":
        from .as_pdf import pdf

        return pdf(note)
    from .as_markdown import markdown

    return markdown(note).encode()
