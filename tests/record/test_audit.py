"""Two hundred questions as a treaty lawyer puts them, with answers that were written down before and what says so: all are answered
rightly, or rightly refused."""

from __future__ import annotations

import json
import os
import shlex
from typing import Any

import pytest
import tomli

from servanda import law
from servanda.cli import main

with open(os.path.join(os.path.dirname(__file__), "audit.toml"), "rb") as file:
    QUESTIONS: list[dict[str, Any]] = tomli.load(file)["question"]
NAMED = {word for question in QUESTIONS for word in shlex.split(question["ask"]) if word in law.treaty_ids()}


def test_the_questions_are_many_differ_name_what_answers_them_and_go_over_many_treaties() -> None:
    asked = [question["ask"] for question in QUESTIONS]
    assert len(set(asked)) == len(asked) >= 190
    assert all(question["source"] and question.keys() > {"ask", "source"} for question in QUESTIONS)
    assert len(NAMED) >= 35


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["ask"] for question in QUESTIONS])
def test_a_question_is_answered_as_the_sources_do(question: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    words = shlex.split(question["ask"])
    code = main(words)
    told = capsys.readouterr()
    assert code == (2 if question.get("refused") else 0), told.err
    for part in question.get("says", []):
        assert part in told.out + told.err
    if question.get("refused"):
        return
    main([*words, "--format", "json"])
    answer = json.loads(capsys.readouterr().out)
    for field, value in question.get("gives", {}).items():
        assert answer[field] == value, field
    if "verdict" in question:
        assert answer["verdict"] == question["verdict"], answer["why"]
    if "effective" in question:
        assert (answer["consequences"][0]["effective"] or "") == question["effective"]
    if "duty" in question:
        assert any(due.items() >= question["duty"].items() for due in answer["deadlines"]), answer["deadlines"]
    if question.get("readings"):
        assert len(answer["readings"]) > 1
