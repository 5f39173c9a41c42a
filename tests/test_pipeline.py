"""From claims to findings: what a claim likely says is taken only where the rest leaves it open, and law and record bear it out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from servanda.assertions.model import Assertion
from servanda.desk.again import claim_of
from servanda.pipeline import LIKELY, findings
from servanda.publish.as_json import claim_json
from servanda.reading.model import PLAIN, WHOLE, Claim, Dating
from servanda.standing import Record

DAY = date(2025, 7, 2)
DATING = Dating(DAY, DAY, DAY, "given")
RIGHT = Assertion("status", "party", ("FIN",), treaty="npt")
WRONG = RIGHT._replace(holds=False)
OPEN = "Only a guess is made of this."


def claim(guess: Assertion, sure: float, surely: tuple[Assertion, ...] = ()) -> Claim:
    """A claim with what it likely says."""
    doubt = "" if surely else OPEN
    return Claim("c1", 0, 4, "text", None, (), "state", ("FIN",), "npt", "membership", False, False, None,
                 assertions=surely, doubt=doubt, guess=(guess,), guess_sure=sure)  # fmt: skip


def verdict(record: Record, guess: Assertion, sure: float, surely: tuple[Assertion, ...] = ()) -> tuple[str, tuple[Assertion, ...]]:
    """The verdict of a claim and the assertions that it has in the end."""
    (found,) = findings([claim(guess, sure, surely)], DATING, record)
    return found.verdict, found.claim.assertions


def test_a_likely_saying_that_is_borne_out_is_taken(record: Record) -> None:
    assert verdict(record, RIGHT, LIKELY) == ("supported", (RIGHT,))


@pytest.mark.parametrize(("guess", "sure"), [(RIGHT, LIKELY - 0.01), (WRONG, PLAIN)])
def test_one_that_is_not_sure_or_not_borne_out_is_not(record: Record, guess: Assertion, sure: float) -> None:
    assert verdict(record, guess, sure) == ("outside the record", ())


def test_what_was_read_whole_is_denied_too(record: Record) -> None:
    assert verdict(record, WRONG, WHOLE) == ("contradicted", (WRONG,))


def test_what_was_surely_read_stands(record: Record) -> None:
    assert verdict(record, RIGHT, 1.0, (WRONG,)) == ("contradicted", (WRONG,))


@pytest.mark.parametrize(("said", "wanted"), [(RIGHT, "supported"), (WRONG, "outside the record")])
def test_what_is_only_likely_meant_is_borne_out_and_never_denied(record: Record, said: Assertion, wanted: str) -> None:
    """Nor is it denied when a kept claim is checked again, by another law or record."""
    asked = claim(RIGHT, 0.0, (said,))._replace(unsure=OPEN)
    (found,) = findings([asked], DATING, record)
    assert found.verdict == wanted and (str(found.why) == OPEN) == (wanted != "supported")
    kept = json.loads(json.dumps(claim_json(asked, explain=True)))
    assert findings([claim_of(kept)], DATING, record)[0].verdict == wanted
