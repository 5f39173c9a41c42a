"""Drafts of notices name State, treaty and article, and there is none where the treaty has no clause for it."""

from __future__ import annotations

from datetime import date

import pytest

from servanda import law
from servanda.publish.drafts import KINDS, draft
from servanda.standing.whatif import suppose

DAY, LATER = date(2027, 1, 10), date(2030, 1, 1)


@pytest.mark.parametrize(("kind", "says"), [
    ("withdrawal", "in accordance with Article 20(3)."), ("withdrawal-of-notice", "takes back its notice"),
    ("ratification", "ratifies it"), ("accession", "accedes to it"),
])  # fmt: skip
def test_a_notice_names_the_government_the_treaty_and_what_it_does(kind: str, says: str) -> None:
    made = draft(suppose("FIN", "apmbc", kind, DAY))
    assert made and (made.kind, made.to, made.day) == (KINDS[kind], "Secretary-General of the United Nations", DAY)
    assert made.text.startswith("The Government of the Republic of Finland") and says in made.text and law.treaty("apmbc").name in made.text


def test_a_request_for_more_time_names_duty_day_and_article() -> None:
    made = draft(suppose("UKR", "apmbc", "extension", DAY, "clearance", LATER))
    assert made and made.text.startswith("The Government of Ukraine requests that its time for the duty under Article 5(1) (clearance)")
    assert made.text.endswith("be extended to 1 January 2030, in accordance with Article 5(3).") and made.day is None


def test_a_declaration_of_completion_names_the_day() -> None:
    made = draft(suppose("UKR", "apmbc", "completion", DAY, "stockpile-destruction"))
    assert made and "on 10 January 2027 it completed its duty under Article 4 (stockpile destruction)" in made.text


def test_there_is_no_draft_without_a_clause() -> None:
    assert draft(suppose("UKR", "apmbc", "signature", DAY)) is None
    assert draft(suppose("UKR", "apmbc", "extension", DAY, "stockpile-destruction", LATER)) is None  # Article 4 knows no extension
    bound_for_good = [name for name in law.treaty_ids() if (leave := law.treaty(name).withdrawal) is None or not leave.allowed]
    assert bound_for_good and all(draft(suppose("UKR", name, "withdrawal", DAY)) is None for name in bound_for_good)
