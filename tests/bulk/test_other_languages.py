"""A crawl in other languages: passed over by the reader that comes along, let through where a large language model reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("datatrove", reason="the extra servanda[bulk] is not installed")

from servanda.bulk.gate import in_other_words, on_topic
from servanda.bulk.work import main_text
from servanda.reading import configured

FRENCH = (
    "L’Ukraine a annoncé mardi qu’elle se retirait de la <b>Convention</b> d’Ottawa, qui interdit les mines antipersonnel dans tout"
    " le pays."
)
MINES = b"<p>Les <i>mines</i> antipersonnel font des victimes.</p>"
ELSEWHERE = "Le ministre a signé hier la convention fiscale avec Malte, et la mine de charbon restera fermée pour toujours."


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A large language model is the reader that the operator set."""
    monkeypatch.setenv("SERVANDA_READER", "llm")
    monkeypatch.setenv("SERVANDA_LLM_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("SERVANDA_LLM_MODEL", "tiny")
    configured.cache_clear()
    yield
    configured.cache_clear()


def test_the_gate_of_bytes_finds_names_in_other_languages_between_tags() -> None:
    assert not on_topic(MINES) and in_other_words(MINES)
    assert in_other_words(FRENCH.encode())
    assert not in_other_words(ELSEWHERE.encode())
    assert in_other_words(b"Convention d&rsquo;Ottawa")


def test_letters_that_cannot_be_told_are_let_through() -> None:
    assert in_other_words("Оттавская конвенция".encode("windows-1251"))


def test_the_text_is_kept_for_a_model(model: None) -> None:
    text = FRENCH.replace("<b>", "").replace("</b>", "")
    found = main_text(text.encode(), "text")
    assert isinstance(found, dict) and found["text"] == text
    assert main_text(ELSEWHERE.encode(), "text") == "off topic"


def test_the_reader_that_comes_along_passes_it_over() -> None:
    assert main_text(FRENCH.encode(), "text") in ("off topic", "in another language")
