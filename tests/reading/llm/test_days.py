"""Days that a model worked out: nothing is denied on one that it may well have got wrong by a month."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.assertions.model import Assertion
from servanda.reading.llm.days import WORKED_OUT, not_held_against
from servanda.reading.model import Claim

PUBLISHED = date(2018, 11, 30)


def unsure(quote: str, *when: str) -> str:
    told = tuple(Assertion("duty", "due", ("OMN",), treaty="apmbc", when=one, norm="stockpile-destruction") for one in when)
    claim = Claim("c1", 0, len(quote), quote, None, (), "state", ("OMN",), "apmbc", "stockpile-destruction", False, False, None)
    return not_held_against(claim._replace(assertions=told), PUBLISHED).unsure


@pytest.mark.parametrize(("quote", "when"), [
    ("It finished four months before its last day", "2019-03"),  # worked out, and a month wrong
    ("It finished two years before", "2016"),
    ("It promised to be done by the end of May next year", "../2020-05"),
    ("It has time until the end of the decade", "../2020"),
    ("It must do so by 2020, and had begun ten years before", "2010/2020"),
])  # fmt: skip
def test_what_is_far_and_not_in_the_words_is_not_held_against_a_claim(quote: str, when: str) -> None:
    assert unsure(quote, when) == WORKED_OUT


@pytest.mark.parametrize(("quote", "when"), [
    ("Its last day is 1 February 2019", "2019-02-01"),
    ("Its last day is 01.02.19", "2019-02-01"),
    ("It finished yesterday", "2018-11-29"),
    ("It finished in June", "2018-06"),
    ("It must do so next week", "2018-12-03/2018-12-09"),
    ("It has been free of them since 2009", "2009/.."),
    ("It promised to be done by the end of May next year", "../2019-05"),  # which the words tell by the day of publication
    ("It was done two years ago", "2016"),
    ("It would come within the year", "2018"),
])  # fmt: skip
def test_what_is_in_the_words_or_near_the_publication_counts(quote: str, when: str) -> None:
    assert unsure(quote, when) == ""


def test_one_such_day_is_enough() -> None:
    assert unsure("It began in 2015 and ended three years before its day", "2015", "2012") == WORKED_OUT
    assert unsure("It has done so") == ""
