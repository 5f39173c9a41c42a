"""What was told in English is told in another language: messages, names, days, numbers, rows; and nothing else changes."""

from __future__ import annotations

import json
import pickle
from datetime import date

import pytest

from servanda.checking.wording import called, listing, named, on, the_day
from servanda.errors import UsageError
from servanda.law import treaty
from servanda.told import NOTHING, Text, count, line, number, row, say, sentence
from servanda.translation.choosing import language, preferred
from servanda.translation.language import CODES, ENGLISH

FRENCH = language("fr")


def test_english_is_told_as_it_was_made() -> None:
    told = sentence(say("{who} signed {when}", who=named("USA"), when=on(date(1999, 2, 1))))
    assert ENGLISH.tell(told) == told == "The United States signed on 1 February 1999."
    assert type(ENGLISH.tell(told)) is str


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("UKR", "L’Ukraine a signé le 3 mars 1999."), ("USA", "Les États-Unis ont signé le 3 mars 1999."),
        ("CUB", "Cuba a signé le 3 mars 1999."),
    ],
)  # fmt: skip
def test_a_sentence_agrees_with_its_state(state: str, told: str) -> None:
    assert FRENCH.tell(sentence(say("{who} signed {when}", who=named(state), when=on(date(1999, 3, 3))))) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("apmbc", "de la Convention d’Ottawa"), ("new-start", "du Traité New START"), ("gc", "des Conventions de Genève I à IV")],
)
def test_of_is_contracted_with_the_article(name: str, told: str) -> None:
    assert told in FRENCH.say("{who}, withdrawal from {treaty}", who=named("FIN"), treaty=called(treaty(name)))


def test_of_and_to_go_before_each_of_several() -> None:
    told = FRENCH.say("{body}: {says}", body=listing([named("FRA"), named("CAN")]), says=NOTHING)
    assert told.startswith("la France et le Canada")
    after = FRENCH.say("no decision of that kind about {who} is on record", who=listing([named("FRA"), named("CAN"), named("ISR")]))
    assert "de la France, du Canada et d’Israël" in after


def test_days_months_and_years_are_those_of_the_language() -> None:
    assert FRENCH.tell(on(date(2026, 1, 1))) == "le 1er janvier 2026"
    assert FRENCH.tell(on("2025-06")) == "en juin 2025"
    assert FRENCH.tell(the_day("2025")) == "2025"
    assert FRENCH.tell(the_day(None)) == "a day not determined"


def test_numbers_and_plurals_are_those_of_the_language() -> None:
    assert FRENCH.tell(number(1550)) == "1\u202f550"
    one, more = "{number} claim: {counts}.", "{number} claims: {counts}."
    assert FRENCH.tell(count(one, more, 1, counts=Text("x"))).startswith("1 affirmation\u00a0:")
    assert FRENCH.tell(count(one, more, 3, counts=Text("x"))).startswith("3 affirmations\u00a0:")


def test_words_of_law_and_record_stay_as_they_are() -> None:
    assert FRENCH.tell("a text that remembers no message") == "a text that remembers no message"
    assert "Tenth Meeting" in FRENCH.say("noted by the {body} {when}", body=Text("Tenth Meeting"), when=on(date(2010, 12, 3)))


def test_rows_of_sentences_keep_each_of_them() -> None:
    told = row((say("{treaty} ended {when}", treaty=called(treaty("inf")), when=on(date(2019, 8, 2))), Text("x")))
    assert FRENCH.tell(sentence(told)) == "Le Traité FNI a pris fin le 2 août 2019\u00a0; x."
    assert FRENCH.tell(line(told)).startswith("Le Traité FNI")


def test_what_is_told_survives_the_way_to_another_process() -> None:
    told = sentence(say("{who} is bound by {treaty}", who=named("UKR"), treaty=called(treaty("apmbc"))))
    again = pickle.loads(pickle.dumps(told))
    assert again == told
    assert FRENCH.tell(again) == "La Convention d’Ottawa lie l’Ukraine."


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("", "en"), ("fr", "fr"), ("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("de,en;q=0.9,fr;q=0.2", "en"), ("en;q=0.1,fr;q=0.2", "fr"),
        ("fr;q=0", "en"), ("*", "en"), ("xx;q=1e999,fr;q=x", "en"), (",;,", "en"), ("zh-Hans-CN", "zh"), ("ar" + "," * 5000, "ar"),
    ],
)  # fmt: skip
def test_the_language_of_a_browser_is_the_best_of_those_that_are_here(asked: str, code: str) -> None:
    assert preferred(asked).code == code


def test_a_language_that_is_not_here_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="use one of en, fr"):
        language("tlh")


@pytest.mark.parametrize("code", CODES)
def test_codes_are_the_same_in_every_language(code: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from servanda.cli import _run

    question = ["verify", "status", "UKR", "apmbc", "party", "--said", "2025-07-02", "--format", "json"]
    answers = []
    for lang in ("en", code):
        assert _run([*question, "--lang", lang]) == 0
        answers.append(json.loads(capsysbinary.readouterr().out))
    english, other = answers
    for answer in answers:
        for told in (answer, *answer["parts"]):
            del told["why"]
        del answer["understood"], answer["receipt"]
    assert english == other


def test_an_answer_in_another_language_is_repeated_to_the_byte(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from servanda.cli import _run
    from servanda.publish.replay import replay

    _run(["verify", "status", "UKR", "apmbc", "party", "--said", "2025-07-02", "--format", "json", "--lang", "fr"])
    written = capsysbinary.readouterr().out.decode()
    assert "La Convention d’Ottawa lie l’Ukraine depuis le 1er juin 2006." in written
    assert [again.same for again in replay(written)] == [True]
