"""What all pages share: the templates, the question's two days, and the headers that keep a browser from doing more than it should."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...dates import in_words, parse_day, partial_in_words
from ...publish import words
from ...publish.as_html import TEMPLATES as REPORT_TEMPLATES
from ...publish.as_html import slug
from ...record.states import state_name
from . import languages

HERE = os.path.dirname(__file__)

class Days:
    """The day asked about and the day on which one asks, as the address of a page gives them."""

    def __init__(self, as_of: Annotated[str, Query(max_length=10)] = "", known_at: Annotated[str, Query(max_length=10)] = "") -> None:
        self.as_of: date | None = parse_day(as_of) if as_of else None
        self.known_at: date | None = parse_day(known_at) if known_at else None

    @property
    def query(self) -> str:
        """The two days for the end of an address: nothing where none is given."""
        given = {"as_of": self.as_of, "known_at": self.known_at}
        return "?" + urlencode({k: v.isoformat() for k, v in given.items() if v}) if any(given.values()) else ""


Asked = Annotated[Days, Depends(Days)]


def tag(text: str) -> str:
    """Letters, digits and dashes only, as it goes into classes and ids."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "x"


def _environment() -> Environment:
    # autoescape for every template, whatever its name: texts come from outside
    made = Environment(
        loader=FileSystemLoader([os.path.join(HERE, "templates"), REPORT_TEMPLATES]), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        day=in_words, partial=partial_in_words, slug=slug, tag=tag, state=state_name, web=words.web_address, clean=words.clean,
        treaty=words.treaty_name, path=lambda text: quote(text, safe=""),
    )  # fmt: skip
    made.globals.update(words=words, languages=languages)
    return made


ENVIRONMENT = _environment()


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page made of a template. The policy under which it runs is that of every answer (`guard`)."""
    context.setdefault("days", Days())
    text = ENVIRONMENT.get_template(template).render(here=request.url.path, **context)
    return HTMLResponse(text.encode("utf-8", "replace"), status)
