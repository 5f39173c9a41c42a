"""Treaties, weapons and States by their names in other languages: found as they are written, and nothing else."""

from __future__ import annotations

import time

import pytest

from servanda import law
from servanda.errors import UsageError
from servanda.lexicon.language import language_of, name_of
from servanda.lexicon.names import languages, named, names
from servanda.lexicon.states import names_of, state_named, treaty_named
from servanda.reading.topics import on_topic, topics

LEFT = {
    "fr": "L’Ukraine a annoncé mardi qu’elle se retirait de la Convention d’Ottawa, qui interdit les mines antipersonnel.",
    "es": "Ucrania anunció el martes que se retira de la Convención de Ottawa, que prohíbe las minas antipersonal.",
    "de": "Die Ukraine hat am Dienstag angekündigt, aus der Ottawa-Konvention auszutreten, die Antipersonenminen verbietet.",
    "ru": "Украина объявила во вторник о выходе из Оттавской конвенции, которая запрещает противопехотные мины.",
    "uk": "Україна оголосила у вівторок про вихід з Оттавської конвенції, яка забороняє протипіхотні міни.",
    "ar": "أعلنت أوكرانيا يوم الثلاثاء انسحابها من اتفاقية أوتاوا التي تحظر الألغام المضادة للأفراد.",
    "zh": "乌克兰星期二宣布退出《渥太华公约》,该公约禁止杀伤人员地雷。",
}
ELSEWHERE = {
    "fr": "Le ministre a signé hier la convention fiscale avec Malte; la mine de charbon restera fermée et le Danemark va bien.",
    "es": "El ministro firmó ayer el convenio fiscal con Malta; la mina de carbón seguirá cerrada y el tratado de pesca también.",
    "de": "Der Minister hat gestern das Steuerabkommen mit Malta unterzeichnet; die Kohlenmine bleibt zu, und der Vertrag gilt.",
    "ru": "Министр подписал вчера налоговый договор с Мальтой; угольная шахта останется закрытой, а река Дон замёрзла.",
    "uk": "Міністр підписав учора податковий договір з Мальтою; вугільна шахта залишиться закритою, а річка замерзла.",
    "ar": "وقع الوزير أمس اتفاقية الضرائب مع مالطا وسيبقى منجم الفحم مغلقا إلى نهاية العام.",
    "zh": "部长昨天与马耳他签署了税收协定,煤矿将继续关闭。",
}


@pytest.mark.parametrize("language", sorted(LEFT))
def test_a_report_in_each_language_is_told_from_one_on_other_things(language: str) -> None:
    assert language_of(LEFT[language]) == language_of(ELSEWHERE[language]) == language
    assert topics(LEFT[language]) == ["apmbc"] and on_topic(LEFT[language])
    assert topics(ELSEWHERE[language]) == [] and not on_topic(ELSEWHERE[language])


@pytest.mark.parametrize("language", sorted(LEFT))
def test_treaty_and_weapon_are_found_where_they_stand(language: str) -> None:
    found = {(name.kind, name.treaty) for name in named(LEFT[language]) if name.language == language}
    assert found == {("treaty", "apmbc"), ("weapon", "apmbc")}


def test_every_treaty_and_every_source_is_there() -> None:
    assert sorted(languages()) == sorted(LEFT)
    for code, known in languages().items():
        assert known["source"] and known["language"] == name_of(code)
        assert set(known["treaty"]) | set(known["weapon"]) <= set(law.treaty_ids())
        assert {"apmbc", "ccm", "cwc", "bwc", "npt", "ctbt"} <= set(known["treaty"])


def test_no_name_stands_for_two_treaties() -> None:
    meant: dict[tuple[str, str], set[str]] = {}
    for code, name, treaty in names():
        meant.setdefault((code, name), set()).add(treaty)
    assert {name: found for name, found in meant.items() if len(found) > 1} == {}


def test_an_official_title_is_found_in_a_text() -> None:
    for treaty in law.treaty_ids():
        for code, title in law.treaty(treaty).titles.by_language().items():
            assert treaty in {name.treaty for name in named(f"… {title} …") if name.language == code}, (treaty, code)


@pytest.mark.parametrize(
    ("asked", "treaty"),
    [("Convention d'Ottawa", "apmbc"), ("渥太华公约", "apmbc"), ("Atomwaffensperrvertrag", "npt"), ("New START", "new-start"),
     ("ccm", "ccm")],
)
def test_a_treaty_goes_by_its_name_in_any_language(asked: str, treaty: str) -> None:
    assert treaty_named(asked) == treaty


@pytest.mark.parametrize(
    ("asked", "code"), [("Франція", "FRA"), ("Deutschland", "DEU"), ("المكسيك", "MEX"), ("中国", "CHN"), ("france", "FRA")]
)
def test_a_state_goes_by_its_name_in_any_language(asked: str, code: str) -> None:
    assert state_named(asked).iso3 == code


def test_what_no_language_knows_is_told() -> None:
    with pytest.raises(UsageError, match="No State is called"):
        state_named("Ruritania")
    with pytest.raises(UsageError, match="No treaty is called"):
        treaty_named("Traité de Ruritanie")


def test_each_language_names_almost_every_state() -> None:
    assert all(len(known) > 190 for known in names_of().values())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Polska wypowiedziała konwencję ottawską o zakazie min i będzie je produkować w kraju przez wiele lat.", "und"),
        ("日本はオタワ条約の締約国です", "ja"), ("한국은 오타와 협약의 당사국이 아니다", "ko"),
        ("ایران از معاهده منع گسترش سلاح‌های هسته‌ای خارج می‌شود", "und"), ("Србија је потписала конвенцију", "und"),
        ("Russia left.", "en"), ("Russia’s army laid mines — “today”.", "en"), ("", "en"), ("123", "en"),
    ],
)  # fmt: skip
def test_other_languages_are_not_taken_for_those_that_are_known(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_time_grows_with_the_text_alone() -> None:
    hostile = "конвенции " * 20_000 + "mines d' " * 20_000
    begun = time.perf_counter()
    named(hostile)
    assert time.perf_counter() - begun < 10
