"""What all pages share: the templates, the question's two days, and the headers that keep a browser from doing more than it should."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Header, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ... import law
from ...checking.wording import listing, the_day
from ...dates import parse_day
from ...errors import UsageError
from ...publish import verdicts, words
from ...publish.as_html import TEMPLATES as REPORT_TEMPLATES
from ...publish.as_html import slug
from ...publish.duties import duty
from ...publish.statuses import status_told
from ...publish.undecided import undecided
from ...reading.model import Claim
from ...record.states import state_name, states
from ...standing.wording import due_told, norm_told
from ...told import Template, Text, Told, say
from ...translation.choosing import language, preferred
from ...translation.language import ENGLISH, Language
from ...translation.pages import language_of, speaking
from . import composing, languages

HERE = os.path.dirname(__file__)

PLACES = 6  # States of one claim that are linked
Day = Annotated[str, Query(max_length=10)]

# The templates whose words are in the catalogues. The others stay in English, with names in the language that is asked for.
TRANSLATED = frozenset({
    "allegations.html", "article.html", "assertion.html", "check.html", "checked.html", "claim.html", "compare.html", "desk.html",
    "error.html", "home.html", "key.html", "reports.html", "search.html", "several.html", "state.html", "today.html", "trail.html",
    "treaty.html", "tree.html", "verify.html", "whatif.html",
})  # fmt: skip


class Days:
    """The day asked about, the day on which one asks, and the language, as the address of a page gives them.

    Where the address names no language, it is the one that the browser asks for.
    """

    def __init__(
        self, as_of: Day = "", known_at: Day = "", lang: Day = "", accept_language: Annotated[str, Header(max_length=1000)] = ""
    ) -> None:
        self.as_of: date | None = parse_day(as_of) if as_of else None
        self.known_at: date | None = parse_day(known_at) if known_at else None
        self.usual = languages.language(preferred(accept_language).code)
        self.language = languages.language(lang) if lang else self.usual

    @property
    def given(self) -> dict[str, str]:
        """What of it is given, as parts of an address."""
        days = {"as_of": self.as_of, "known_at": self.known_at}
        return {k: v.isoformat() for k, v in days.items() if v} | self.names

    @property
    def names(self) -> dict[str, str]:
        """The language as a part of an address, where it is not the one that the browser asks for."""
        return {"lang": self.language.code} if self.language is not self.usual else {}

    @property
    def query(self) -> str:
        """All that is given, for the end of an address: nothing where nothing is."""
        return query(self.given)

    @property
    def told_in(self) -> Language:
        """The language in which a translated page is told."""
        return language(self.language.code)

    @property
    def without_days(self) -> str:
        """The language alone, for the end of an address."""
        return query(self.names)

    @property
    def along(self) -> str:
        """The same, for an address that asks of something already."""
        return self.without_days.replace("?", "&", 1)


class Spoken(Days):
    """The language alone, for pages that ask of no day."""

    def __init__(self, lang: Day = "", accept_language: Annotated[str, Header(max_length=1000)] = "") -> None:
        super().__init__(lang=lang, accept_language=accept_language)


def query(given: Mapping[str, str] | Sequence[tuple[str, str]]) -> str:
    """The end of an address; nothing for nothing."""
    return "?" + urlencode(given) if given else ""


Asked = Annotated[Days, Depends(Days)]
Tongue = Annotated[Spoken, Depends(Spoken)]


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


@pass_context
def day(context: Context, given: object) -> str:
    """A day in words, in the language of the page."""
    return language_of(context).tell(words.day_words(given))


@pass_context
def partial(context: Context, given: str) -> str:
    """A day, or a month or year where no more is known, in the language of the page."""
    return language_of(context).tell(the_day(given))


@pass_context
def treaty_name(context: Context, treaty: str) -> str:
    """The short name of a treaty, in the language of the page."""
    return language_of(context).tell(words.treaty_told(treaty))


@pass_context
def moment(context: Context, text: str) -> str:
    """A moment of the ledger as a person reads it: 24 November 2026, 18:29:48 UTC."""
    day, _, time = text.partition("T")
    return language_of(context).say("{day}, {time} UTC", day=words.day_words(day), time=Text(time[:8])) if time else text


@pass_context
def state_called(context: Context, code: str) -> str:
    """The short name of a State, or of an organisation, in the language of the page."""
    return language_of(context).tell(words.state(code)) if code in states() else state_name(code)


@pass_context
def listed_states(context: Context, codes: list[str]) -> str:
    """The names of States in a row, as the language of the page joins them."""
    return language_of(context).tell(listing(words.state(code) if code in states() else Text(code) for code in codes))


def strong(text: str) -> Markup:
    """Words that are set off."""
    return Markup("<strong>{}</strong>").format(text)


def code(text: str) -> Markup:
    """Words that are typed as they stand."""
    return Markup('<code dir="ltr">{}</code>').format(text)


def link(where: str, text: str) -> Markup:
    """Words that lead somewhere."""
    return Markup('<a href="{}">{}</a>').format(where, text)


@pass_context
def listed_treaties(context: Context, names: list[str]) -> Markup:
    """The names of treaties in a row, as the language of the page joins them."""
    way = language_of(context)
    html = [named_treaty(context, name) for name in names]
    made = way.tell(listing(Text(f"\ue002{place}\ue003") for place in range(len(html))))
    return Markup(re.sub("\ue002(\\d+)\ue003", lambda found: html[int(found[1])], made))


@pass_context
def ask(context: Context, claim: Claim, said: date) -> list[str]:
    """The pages that ask of a claim again, in the language of the page."""
    return [where + context["days"].along for where in composing.addresses(claim, said)]


@pass_context
def about(context: Context, claim: Claim, said: date) -> list[tuple[str, Told]]:
    """The pages of the treaty and the States that a claim is about, on the day when it was said, each with its name."""
    day = query({"as_of": said.isoformat()} | context["days"].names)
    found = [(f"/treaties/{claim.treaty}{day}", words.treaty_told(claim.treaty))] if claim.treaty in law.treaty_ids() else []
    return found + [(f"/states/{code}{day}", words.state(code)) for code in claim.targets[:PLACES] if code in states()]


REVIEWS: dict[str, Template] = {
    "unreviewed": "without review", "accepted": "accepted", "corrected": "corrected", "rejected": "rejected",
}  # fmt: skip
STEPS: dict[str, Template] = {
    "report": "a report was added", "review": "review", "recheck": "checked again", "key": "a key was made",
    "revocation": "a key was revoked",
}  # fmt: skip
DECISIONS: dict[str, Template] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def review(status: str) -> Told:
    """How the review of a claim stands, as it is told."""
    return say(REVIEWS[status]) if status in REVIEWS else Text(status)


def step(kind: str) -> Told:
    """A step of the trail, as it is told."""
    return say(STEPS[kind]) if kind in STEPS else Text(kind)


def decision(name: str) -> Told:
    """What a review decided, as it is told."""
    return say(DECISIONS[name]) if name in DECISIONS else Text(name)


def _environment() -> Environment:
    # autoescape for every template, whatever its name: texts come from outside
    made = Environment(
        loader=FileSystemLoader([os.path.join(HERE, "templates"), REPORT_TEMPLATES]), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        day=day, moment=moment, partial=partial, slug=slug, tag=tag, state=state_called, web=words.web_address,
        clean=words.clean, treaty=treaty_name, named_state=named_state, named_treaty=named_treaty, marked=marked,
        path=lambda text: quote(text, safe=""), duty=duty,
    )  # fmt: skip
    made.globals.update(words=words, languages=languages, ask=ask, about=about, undecided=undecided)
    made.globals.update(verdict=verdicts.verdict, status_told=status_told, the_day=the_day, strong=strong, link=link, code=code)
    made.globals.update(listed_treaties=listed_treaties, listed_states=listed_states)
    made.globals.update(review=review, step=step, decision=decision, kind=verdicts.kind, norm_told=norm_told, due_told=due_told)
    speaking(made)
    return made


ENVIRONMENT = _environment()


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page made of a template. The policy under which it runs is that of every answer (`guard`).

    A page that is translated, or is given `days` and has its names in the language asked for, offers the other languages.
    """
    here, asked = request.url.path, [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    translated = template in TRANSLATED
    offered = languages.OFFERED if translated or "days" in context else ()
    days: Days = context.setdefault("days", spoken_by(request) if translated else Days())
    switch = [(way, here + query([*asked, *(() if way is days.usual else (("lang", way.code),))])) for way in offered]
    told_in = days.told_in if translated else ENGLISH
    context["title"] = told_in.tell(context["title"])
    text = ENVIRONMENT.get_template(template).render(here=here, address=str(request.url), switch=switch, told_in=told_in, **context)
    return HTMLResponse(text.encode("utf-8", "replace"), status, {"Vary": "Accept-Language"})


def onward(request: Request, path: str) -> RedirectResponse:
    """The way on to a page of this site after a form was sent, in the language that was chosen."""
    code = request.query_params.get("lang", "")
    if code and "lang=" not in path:
        whole, hash_, place = path.partition("#")
        path = f"{whole}{'&' if '?' in whole else '?'}{urlencode({'lang': code})}{hash_}{place}"
    return RedirectResponse(path, 303)


def spoken_by(request: Request) -> Days:
    """The language that a request asks for; the browser's, where the address names none that there is."""
    accepted = request.headers.get("accept-language", "")
    try:
        return Days(lang=request.query_params.get("lang", "")[:10], accept_language=accepted)
    except UsageError:
        return Days(accept_language=accepted)
