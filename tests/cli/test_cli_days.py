"""Days on the command line: `today` is one wherever a day is asked for, and a wrong form is told apart from a day that does not exist."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.cli import main
from servanda.dates import in_words


@pytest.mark.parametrize("words", [
    ["status", "PER", "apmbc", "--as-of", "today"], ["status", "PER", "apmbc", "--as-of", "2025-01-01", "--known-at", "Today"],
    ["deadlines", "--treaty", "apmbc", "--as-of", "today"], ["whatif", "PER", "apmbc", "--withdraw", "today", "--as-of", "today"],
    ["diff", "--from", "2025-01-01", "--to", "today"], ["verify", "status", "PER", "apmbc", "party", "--said", "today"],
])  # fmt: skip
def test_today_is_a_day(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0, capsys.readouterr().err


def test_today_is_the_day_of_the_clock(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "PER", "apmbc", "--as-of", "today"]) == 0
    assert f"as of {in_words(date.today())}" in capsys.readouterr().out


@pytest.mark.parametrize(("day", "told"), [
    ("2025-2-3", "'2025-2-3' is not written as year-month-day: write 2025-02-03."),
    ("2025/02/03", "'2025/02/03' is not written as year-month-day: write 2025-02-03."),
    ("2025-02-30", "'2025-02-30' is not a day that exists: write it as year-month-day, such as 2025-07-02."),
    ("03.02.2025", "'03.02.2025' is not a day that exists: write it as year-month-day, such as 2025-07-02."),
])  # fmt: skip
def test_a_wrong_form_is_no_wrong_day(day: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "PER", "apmbc", "--as-of", day]) == 2
    assert told in capsys.readouterr().err
