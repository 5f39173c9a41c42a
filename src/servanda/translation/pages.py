"""Messages in templates of pages: `_("Claim {id}", id=claim.id)`, `many(...)` for numbers of things, and `tell` for what was told already.

A page is told in the language `told_in` of its context. Facts may be HTML, which stays as it is; all else is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..told import Text, Told, count, say
from .language import ENGLISH, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..told import Fact


def speaking(environment: Environment) -> None:
    """Gives the templates of an environment the words for messages."""
    environment.globals.update(_=message, many=number_of)
    environment.filters.update(tell=tell)


@pass_context
def tell(context: Context, told: str) -> str:
    """What was told, in the language of the page."""
    return language_of(context).tell(told)


@pass_context
def message(context: Context, template: str, /, **facts: object) -> str:
    """What a template makes of facts, in the language of the page."""
    return _made(language_of(context), lambda given: say(template, **given), facts)


@pass_context
def number_of(context: Context, one: str, more: str, number: int, /, **facts: object) -> str:
    """The message on a number of things, in the language of the page."""
    return _made(language_of(context), lambda given: count(one, more, number, **given), facts)


def language_of(context: Context) -> Language:
    """The language of a page."""
    found = context.get("told_in", ENGLISH)
    assert isinstance(found, Language)
    return found


def _made(language: Language, make: Callable[[dict[str, Fact]], Told], facts: dict[str, object]) -> str:
    html: dict[str, Markup] = {}
    given: dict[str, Fact] = {}
    for name, fact in facts.items():
        if isinstance(fact, Markup):
            place = f"\ue000{len(html)}\ue001"  # of private use: `clean` keeps it, and no message holds it
            html[place] = fact
            given[name] = Text(place)
        else:
            given[name] = fact if isinstance(fact, (Told, int, float)) else Text(fact)
    told = language.tell(make(given))
    if not html:
        return told
    made = escape(told)
    for place, markup in html.items():
        made = made.replace(place, markup)
    return made
