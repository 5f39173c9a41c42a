"""What would follow if a claim of conduct were true: a breach, no breach, one of two readings, or another treaty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked import made_record
from strategies import AT_PEACE, made

from servanda import law
from servanda.assertions.validate import assertion
from servanda.checking.bearing import bearing
from servanda.checking.case import Case
from servanda.checking.wording import named
from servanda.standing import Record

HISTORY = (
    made(AT_PEACE, "signature", "1998-01-10"), made(AT_PEACE, "ratification", "2000-01-05"), made(AT_PEACE, "withdrawal", "2010-03-15"),
)  # fmt: skip
LEFT = made_record(*HISTORY)
BAN = "the Ottawa Convention"


def told(record: Record, said: str, value: str = "use", treaty: str = "apmbc", known: str = "", **fields: Any) -> str | None:
    given = {"predicate": "conduct", "value": value, "states": [AT_PEACE], **fields}
    day = date.fromisoformat(known) if known else None
    return bearing(Case(assertion(given, treaty), law.treaty(treaty), date.fromisoformat(said), record, day))


@pytest.mark.parametrize(
    ("said", "more", "why"),
    [
        ("2005-01-01", {}, f"China was bound by Article 1(1)(a) of {BAN} since 1 July 2000, until its withdrawal"
                           f" takes effect on 15 September"
                           " 2010, so that this, if true, would be a breach."),
        ("2010-09-15", {}, "The Ottawa Convention ceased to bind China on 15 September 2010, so that use after that"
                           " day breaches no rule of it;"
                           " but the Amended Protocol II, in force for it since 4 May 1999, forbids use (Article 3(7))."),
        ("2005-01-01", {"mode": "plan"}, f"China is bound by Article 1(1)(a) of {BAN} until 15 September 2010: use"
                                         f" before that day would be a"
                                         " breach, after it not."),
        ("2000-06-30", {}, f"China had signed or ratified {BAN} but was not bound by it on that day (it entered into"
                           f" force for it on 1 July 2000),"
                           " so that this would be no breach of it; a State that has signed must not defeat its object and purpose (Vienna"
                           " Convention on the Law of Treaties, Article 18); but the Amended Protocol II, in force for it since 4 May 1999,"
                           " forbids use (Article 3(7))."),
        ("2020-01-01", {"when": "2005"}, f"China was bound by Article 1(1)(a) of {BAN} since 1 July 2000, until its"
                                         f" withdrawal takes effect on 15"
                                         " September 2010, so that this, if true, would be a breach."),
    ],
)  # fmt: skip
def test_conduct_of_a_state_that_joined_and_left(said: str, more: dict[str, Any], why: str) -> None:
    assert told(LEFT, said, **more) == why


def test_who_is_bound_with_no_end_in_sight() -> None:
    record = made_record(*HISTORY[:2])
    assert told(record, "2005-01-01", "production") == (
        f"China was bound by Article 1(1)(b) of {BAN} since 1 July 2000, so that this, if true, would be a breach."
    )
    assert told(record, "2005-01-01", "production", mode="plan") == (
        f"China is bound by Article 1(1)(b) of {BAN} since 1 July 2000, with no end of that on record, so that"
        f" production would be a breach."
    )


def test_who_is_no_party(record: Record) -> None:
    assert (
        told(record, "2025-01-01", states=["MMR"])
        == "Myanmar is no party to the Ottawa Convention, which therefore does not forbid it this."
    )
    assert told(record, "2025-01-01", states=["USA"]) == (
        "The United States is no party to the Ottawa Convention, which therefore does not forbid it this; but the"
        " Amended Protocol II, in force"
        " for it since 24 November 1999, forbids use (Article 3(7))."
    )
    assert told(record, "1998-01-01", states=["USA"]) is None  # the Convention was in force for nobody
    both = told(record, "2025-01-01", states=["MMR", "USA"])
    assert both is not None and both.startswith("Myanmar is") and "; the United States is" in both
    assert told(record, "2025-01-01", states=["USA"], when="1990") is None


def test_after_the_end_of_the_list_its_last_day_counts(record: Record) -> None:
    assert (
        told(record, "2030-01-01", states=["MMR"])
        == "Myanmar is no party to the Ottawa Convention, which therefore does not forbid it this."
    )


def test_readings_that_differ_on_whether_duties_operate(record: Record) -> None:
    why = told(record, "2025-12-10", states=["UKR"])
    assert why is not None
    assert why.startswith(
        f"Whether Article 1(1)(a) of {BAN}, in force for Ukraine since 1 June 2006, operated on that day is read in two ways: that"
    )
    assert why.endswith("; that it was suspended, by Ukraine.")
    assert "is held by" in why
    assert "would be a breach." in (told(record, "2025-07-01", states=["UKR"]) or "")


def test_what_a_treaty_restricts_and_what_it_governs() -> None:
    rules = law.treaty("apmbc")
    for kind, verb in (("restriction", "restricts"), ("duty", "governs")):
        norms = tuple(norm._replace(kind=kind) for norm in rules.norm)
        given = assertion({"predicate": "conduct", "value": "use", "states": [AT_PEACE]}, "apmbc")
        made_up = Case(given, rules._replace(norm=norms), date(2005, 1, 1), LEFT)
        assert bearing(made_up) == f"Article 1(1)(a) of {BAN}, in force for China since 1 July 2000, {verb} this."


@pytest.mark.parametrize(
    ("said", "more", "begins"),
    [
        ("2005-01-01", {"mode": "plan", "when": "2015"}, "China is bound by"),  # a plan is laid beside the obligations of its day
        ("2020-01-01", {"when": "2000-05/2000-08"}, "China had signed or ratified"),  # of its first day
        ("2020-01-01", {"when": "../2005-01"}, "China was bound by"),
        ("2020-01-01", {"when": "2015/.."}, "The Ottawa Convention ceased to bind China"),
        ("2010-04-01", {}, f"China was bound by Article 1(1)(a) of {BAN} since 1 July 2000, until"),  # a notice given
        ("2005-01-01", {"known": "1999-06-01"}, "China had signed or ratified"),
    ],
)
def test_the_day_that_counts(said: str, more: dict[str, Any], begins: str) -> None:
    assert (told(LEFT, said, **more) or "").startswith(begins)


def test_the_last_day_of_the_list_counts_after_it() -> None:
    late = made_record(made(AT_PEACE, "accession", "2026-01-20"))
    assert (told(late, "2030-01-01") or "").startswith("China had signed or ratified")


def test_who_only_signed_or_applies_provisionally() -> None:
    signed = made_record(made(AT_PEACE, "signature", "1998-01-10"))
    assert (told(signed, "1999-06-01") or "").startswith(
        f"China had signed or ratified {BAN} but was not bound by it on that day, so that this would be no breach of it; a State"
    )
    applies = made_record(made(AT_PEACE, "provisional-application", "1999-06-01"))
    assert (told(applies, "1999-07-01") or "").startswith("China had signed or ratified")


def test_another_treaty_counts_on_the_day_told_and_by_what_was_known(record: Record) -> None:
    alone = "The United States is no party to the Ottawa Convention, which therefore does not forbid it this."
    assert told(record, "2025-01-01", states=["USA"], when="1999-06") == alone  # the Amended Protocol II came in November
    assert told(record, "2025-01-01", states=["USA"], known="1999-05-01") == alone
    assert "Amended Protocol II" in (told(record, "2025-01-01", states=["USA"], when="2000") or "")


def test_readings_name_who_holds_them(record: Record) -> None:
    views = record.standing("UKR", "apmbc", "2025-12-10").readings
    goes_on = [who for view in views if view.operates for who in view.proponents]
    why = told(record, "2025-12-10", states=["UKR"]) or ""
    assert f"is held by {named(goes_on[0])}, " in why


def test_where_there_is_nothing_to_say(record: Record) -> None:
    assert told(LEFT, "2005-01-01", mode="ought") is None
    assert told(LEFT, "2005-01-01", "violation") is None
    assert told(LEFT, "2005-01-01", states=[]) is None
    assert told(LEFT, "2005-01-01", "transfer", treaty="rome-statute") is None
    assert told(record, "2005-01-01", treaty="vclt", states=["RUS"]) is None
    found = assertion({"predicate": "found", "value": "use", "states": ["CHN"]}, "apmbc")
    assert bearing(Case(found, law.treaty("apmbc"), date(2005, 1, 1), LEFT)) is None
    assert told(record, "2025-01-01", states=["SUN"]) is None  # which is no more
    assert told(record, "2015-01-01", "production", treaty="inf", states=["DEU"]) is None  # of whom no list tells
    status = assertion({"predicate": "status", "value": "party", "states": ["CHN"]}, "apmbc")
    assert bearing(Case(status, law.treaty("apmbc"), date(2005, 1, 1), LEFT)) is None


def test_a_withdrawal_that_is_read_in_two_ways_is_told_with_who_holds_which(record: Record) -> None:
    why = told(record, "2006-10-09", "production", "npt", states=["PRK"])
    assert why is not None
    assert "operated on that day is read in two ways" in why and "ceased to bind" not in why
    assert why.endswith("; that it had ended, by North Korea and the United States.")
    assert "is read in two ways" not in (told(record, "2002-10-09", "production", "npt", states=["PRK"]) or "")  # nobody asked yet
