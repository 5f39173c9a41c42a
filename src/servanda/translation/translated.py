"""A language with a catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from gettext import GNUTranslations
from string import Formatter

from ..dates import parse_partial
from ..told import AND, OR, Line, Message, Name, Row, Sentence, Told, named, number
from . import catalogue, grammar
from .language import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..told import Fact

FULL_STOP = {"zh": "。"}


class Translated(Language):
    """A language with a catalogue. What the catalogue lacks is told in English, for a reader misses less by it than by nothing."""

    def __init__(self, code: str) -> None:
        from babel import Locale

        self.code = code
        self.reviewed = catalogue.reviewed(code)
        self._locale = Locale(code)
        self._catalogue: GNUTranslations = catalogue.translations(code)

    def tell(self, told: str) -> str:
        """What is told, in this language."""
        ways: dict[type, Callable[..., str]] = {
            Message: self._message, Name: self._name, Row: self._row, Sentence: self._sentence, Line: self._line,
        }  # fmt: skip
        way = ways.get(type(told))
        return way(told) if way else str(told)

    def _message(self, told: Message) -> str:
        if told.plural:
            template = self._catalogue.ngettext(told.template, told.plural, told.number)
        else:
            template = self._catalogue.gettext(told.template) if told.template else ""
        made = ""
        for literal, field, spec in _parsed(template):
            # "2026 г." ends with a stop of its own, and none follows it
            made += literal.removeprefix(".") if made.endswith(".") else literal
            made += self._fact(told.facts[field], spec) if field else ""
        return made

    def _fact(self, fact: Fact, spec: str) -> str:
        """A fact in the form that the template asks for."""
        if not isinstance(fact, str):
            fact = number(fact)
        if "|" in spec:
            return spec.split("|")[-1 if self._several(fact) else 0]
        if isinstance(fact, Row) and spec in grammar.FORMS:
            return self._joined([grammar.form(self.code, self.tell(item), spec) for item in fact.items], fact.template)
        text = self.tell(fact)
        return grammar.form(self.code, text, spec) if spec in grammar.FORMS else text

    def _several(self, fact: Told) -> bool:
        if isinstance(fact, Name) and fact.kind == "number":
            return bool(self._locale.plural_form(float(fact.key)) != "one")
        return isinstance(fact, Row) or grammar.several(self.code, self.tell(fact))

    def _name(self, told: Name) -> str:
        ways = {
            "state": self._state, "treaty": self._treaty, "title": self._title, "official": self._official, "day": self._day,
            "number": self._number,
        }  # fmt: skip
        return ways[told.kind](told)

    def _state(self, told: Name) -> str:
        from ..lexicon.states import names_of

        name = names_of()[self.code].get(told.key)
        if name is None:
            return self._catalogue.gettext(told)
        return grammar.articles(self.code).get(told.key, "") + name

    def _treaty(self, told: Name) -> str:
        return self._catalogue.gettext(told)

    def _title(self, told: Name) -> str:
        """The name of a treaty by itself: the one that stands in sentences, without its article."""
        for name in (f"the {told}", told):
            known = self._catalogue.gettext(name)
            if known != name:
                return grammar.bare(self.code, known)
        return str(told)

    def _official(self, told: Name) -> str:
        """The official title of a treaty; its usual name where none is held in the language."""
        from .. import law

        rules = law.treaty(told.key)
        return rules.titles.by_language().get(self.code) or self._title(named(rules.short, "title", told.key))

    def _day(self, told: Name) -> str:
        if not told.key:
            return self._catalogue.gettext(told)
        from babel.dates import format_date, format_skeleton

        first, last = parse_partial(told.key)
        if first == last:
            written = format_date(first, "long", locale=self._locale)
            return f"1er{written[1:]}" if self.code == "fr" and first.day == 1 else written
        return format_skeleton("yMMMM" if (first.month, first.year) == (last.month, last.year) else "y", first, locale=self._locale)

    def _number(self, told: Name) -> str:
        from babel.numbers import format_decimal

        return format_decimal(told.key, locale=self._locale)

    def _row(self, told: Row) -> str:
        return self._joined([self.tell(item) for item in told.items], told.template)

    def _joined(self, items: list[str], template: str) -> str:
        if template in (AND, OR):
            from babel.lists import format_list

            return format_list(items, style="standard" if template == AND else "or", locale=self._locale)
        return self._catalogue.gettext(template).format(first="", last="").join(items)

    def _sentence(self, told: Sentence) -> str:
        text = self._line(told)
        return text if text.endswith((".", "。")) else text + FULL_STOP.get(self.code, ".")

    def _line(self, told: Sentence | Line) -> str:
        folded = self.tell(told.says)
        if isinstance(told, Line):
            folded = re.sub(r"[ \t\r\n]+", " ", folded).strip(" ")  # a space that does not break stays
        return folded[:1].upper() + folded[1:]


@lru_cache(4096)
def _parsed(template: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((literal, field or "", spec or "") for literal, field, spec, _ in Formatter().parse(template))
