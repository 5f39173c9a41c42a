"""What all pages share: the templates, the question's two days, and the headers that keep a browser from doing more than it should."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ... import law
from ...dates import parse_day, partial_in_words
from ...publish import words
from ...publish.as_html import TEMPLATES as REPORT_TEMPLATES
from ...publish.as_html import slug
from ...publish.duties import duty
from ...publish.undecided import undecided
from ...reading.model import Claim
from ...record.states import state_name, states
from . import composing, languages

HERE = os.path.dirname(__file__)

PLACES = 6  # States of one claim that are linked
Day = Annotated[str, Query(max_length=10)]


class Days:
    """The day asked about, the day on which one asks, and the language of names, as the address of a page gives them."""

    def __init__(self, as_of: Day = "", known_at: Day = "", lang: Day = "en") -> None:
        self.as_of: date | None = parse_day(as_of) if as_of else None
        self.known_at: date | None = parse_day(known_at) if known_at else None
        self.language = languages.language(lang)

    @property
    def given(self) -> dict[str, str]:
        """What of it is given, as parts of an address."""
        days = {"as_of": self.as_of, "known_at": self.known_at}
        return {k: v.isoformat() for k, v in days.items() if v} | self.names

    @property
    def names(self) -> dict[str, str]:
        """The language of names as a part of an address, where it is not English."""
        return {"lang": self.language.code} if self.language is not languages.ENGLISH else {}

    @property
    def query(self) -> str:
        """All that is given, for the end of an address: nothing where nothing is."""
        return query(self.given)

    @property
    def without_days(self) -> str:
        """The language of names alone, for the end of an address."""
        return query(self.names)


def query(given: Mapping[str, str]) -> str:
    """The end of an address; nothing for nothing."""
    return "?" + urlencode(given) if given else ""


Asked = Annotated[Days, Depends(Days)]


def tag(text: str) -> str:
    """Letters, digits and dashes only, as it goes into classes and ids."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "x"


@pass_context
def named_state(context: Context, code: str) -> Markup:
    """A State's name in the language of the page, marked with it where it is not English."""
    return marked(languages.state_in(code, context["days"].language))


@pass_context
def named_treaty(context: Context, treaty: str) -> Markup:
    """A treaty's name in the language of the page, marked with it where it is not English."""
    return marked(languages.treaty_in(treaty, context["days"].language))


def marked(name: languages.Name) -> Markup:
    """A name as HTML: one that is not English, the language of the pages, says its own and which way it is written."""
    way = name.language
    if way is languages.ENGLISH:
        return escape(words.clean(name.text))
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(way.code, way.dir, name.text)


def moment(text: str) -> str:
    """A moment of the ledger as a person reads it: 24 November 2026, 18:29:48 UTC."""
    day, _, time = text.partition("T")
    return f"{words.day_words(day)}, {time[:8]} UTC" if time else text


def about(claim: Claim, said: date) -> list[tuple[str, str]]:
    """The pages of the treaty and the States that a claim is about, on the day when it was said, each with its name."""
    day = query({"as_of": said.isoformat()})
    found = [(f"/treaties/{claim.treaty}{day}", words.treaty_name(claim.treaty))] if claim.treaty in law.treaty_ids() else []
    return found + [(f"/states/{code}{day}", state_name(code)) for code in claim.targets[:PLACES] if code in states()]


def _environment() -> Environment:
    # autoescape for every template, whatever its name: texts come from outside
    made = Environment(
        loader=FileSystemLoader([os.path.join(HERE, "templates"), REPORT_TEMPLATES]), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        day=words.day_words, moment=moment, partial=partial_in_words, slug=slug, tag=tag, state=state_name, web=words.web_address,
        clean=words.clean, treaty=words.treaty_name, named_state=named_state, named_treaty=named_treaty, marked=marked,
        path=lambda text: quote(text, safe=""), duty=duty,
    )  # fmt: skip
    made.globals.update(words=words, languages=languages, ask=composing.addresses, about=about, undecided=undecided)
    return made


ENVIRONMENT = _environment()


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page made of a template. The policy under which it runs is that of every answer (`guard`).

    A page that is given `days` has its names in the language asked for, and offers the other ones.
    """
    here, asked = request.url.path, {k: v for k, v in request.query_params.items() if k != "lang"}
    offered = languages.UN if "days" in context else ()
    switch = [(way, here + query(asked | ({} if way is languages.ENGLISH else {"lang": way.code}))) for way in offered]
    context.setdefault("days", Days())
    text = ENVIRONMENT.get_template(template).render(here=here, address=str(request.url), switch=switch, **context)
    return HTMLResponse(text.encode("utf-8", "replace"), status)
