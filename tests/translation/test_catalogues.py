"""Each catalogue is complete or says what it lacks, and every translation holds the facts of its message."""

from __future__ import annotations

from string import Formatter

import pytest

from servanda.translation import catalogue, grammar
from servanda.translation.extraction import in_python, template
from servanda.translation.language import CODES

MESSAGES = [message for message in template() if message.id]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def forms(text: str) -> set[str]:
    return {spec for _, name, spec, _ in Formatter().parse(text) if name and spec}


def translations(code: str) -> list[tuple[str, str]]:
    """Each message that is translated, with each of its translations: of plurals there are several."""
    found = []
    for message in catalogue.catalogue(code):
        if message.id:
            said = message.id if isinstance(message.id, str) else message.id[-1]
            found += [(said, text) for text in ([message.string] if isinstance(message.string, str) else message.string) if text]
    return found


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {*catalogue.codes(), "en"} == set(CODES)


@pytest.mark.parametrize("code", catalogue.codes())
def test_a_catalogue_is_complete(code: str) -> None:
    """What it lacks is told by name: it would be told in English."""
    held = catalogue.catalogue(code)
    lacking = [message.id for message in MESSAGES if not (found := held.get(message.id)) or not found.string or not all(found.string)]
    assert lacking == [], f"{code} lacks {len(lacking)} of {len(MESSAGES)} messages"


@pytest.mark.parametrize("code", catalogue.codes())
def test_a_catalogue_holds_nothing_that_is_gone(code: str) -> None:
    known = {message.id for message in MESSAGES}
    assert [message.id for message in catalogue.catalogue(code) if message.id and message.id not in known] == []


@pytest.mark.parametrize("code", catalogue.codes())
def test_a_translation_has_the_placeholders_of_its_message(code: str) -> None:
    """All of them and no others; a language may ask one of them in a form, or twice."""
    assert [pair for pair in translations(code) if fields(pair[0]) != fields(pair[1])] == []


@pytest.mark.parametrize("code", catalogue.codes())
def test_a_translation_asks_for_forms_that_its_language_has(code: str) -> None:
    asked = {form for _, text in translations(code) for form in forms(text)}
    assert {form for form in asked if "|" not in form} <= {case for case, known in grammar.FORMS.items() if code in known}


def test_catalogues_that_nobody_has_read_say_so() -> None:
    assert [code for code in catalogue.codes() if catalogue.reviewed(code)] == ["fr"]


def test_messages_are_found_where_they_are_made() -> None:
    tables = 'A: Template = "a {b}"\nB: dict[str, Template] = {"k": "c"}\n'
    source = tables + 'say("d" if x else "e", f=f)\ncount("{number} f", "{number} g", 2)\nsay(A)'
    assert list(in_python(source)) == ["a {b}", "c", "d", "e", ("{number} f", "{number} g")]
