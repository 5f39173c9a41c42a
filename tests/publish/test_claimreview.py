"""A ClaimReview stands alone: its claim is understood without the report, its day is that of the review, its page has an address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import servanda
from servanda.assertions.model import Assertion
from servanda.cli import main
from servanda.publish.as_claimreview import claim_review
from servanda.publish.standing_alone import in_full

TEXT = "Peru has signed the Mine Ban Treaty. Peru ratified it in 1998, the envoy said. Austria never joined the Ottawa Convention, he said."


def test_each_claim_names_state_and_treaty() -> None:
    report = servanda.check(TEXT, "2025-03-05")
    told = [in_full(claim) for claim in report.claims]
    assert told[0] == "Peru has signed the Mine Ban Treaty"
    assert told[1].startswith("Peru ratified [the Ottawa Convention] in 1998") and "Austria" in told[2] and "Ottawa Convention" in told[2]


@pytest.mark.parametrize(("assertion", "sentence"), [
    (Assertion("act", "ratify", ("PER",), treaty="apmbc", when="1998"), "Peru ratified the Ottawa Convention in 1998"),
    (Assertion("act", "sign", ("PER", "CHL"), treaty="ccm", holds=False, ever=True),
     "Peru and Chile never signed the Convention on Cluster Munitions"),
    (Assertion("act", "notify-withdrawal", ("FIN",), treaty="apmbc", when="2025-07-10"),
     "Finland gave notice of withdrawal from the Ottawa Convention on 10 July 2025"),
    (Assertion("status", "party", ("RUS",), treaty="apmbc", holds=False), "Russia is no party to the Ottawa Convention"),
    (Assertion("status", "party", ("PER", "CHL"), treaty="apmbc"), "Peru and Chile are parties to the Ottawa Convention"),
    (Assertion("act", "ratify", ("PER",), treaty="apmbc", when="1998/2000"),
     "Peru, ratification of the Ottawa Convention (from 1998 to 2000): yes"),
    (Assertion("act", "ratify", ("PER",), treaty="apmbc", mode="plan"), "Peru, ratification of the Ottawa Convention (as a plan): yes"),
])  # fmt: skip
def test_what_was_understood_is_a_sentence_where_the_words_do_not_tell(assertion: Assertion, sentence: str) -> None:
    claim = servanda.check(TEXT, "2025-03-05").claims[0]._replace(quote="They did it, he said", assertions=(assertion,))
    assert in_full(claim) == sentence


def test_the_review_has_a_day_and_an_address_of_its_own() -> None:
    report = servanda.check(TEXT, "2025-03-05")
    made = claim_review(report, report.findings[0], date(2025, 4, 1), "https://example.org/reviews#c1")
    assert (made["datePublished"], made["itemReviewed"]["datePublished"]) == ("2025-04-01", "2025-03-05")
    assert made["url"] == "https://example.org/reviews#c1"


def test_it_goes_out_in_the_name_and_with_the_verdict_of_who_reviewed_it() -> None:
    report = servanda.check(TEXT, "2025-03-05")
    judged = ("contradicted", "It says otherwise.")
    made = claim_review(report, report.findings[0], date(2025, 4, 1), organisation="The Desk", judged=judged)
    assert made["author"]["name"] == "The Desk" and made["reviewBody"] == "It says otherwise."
    assert made["reviewRating"] == {
        "@type": "Rating", "alternateName": "contradicted", "ratingValue": 1, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip


def test_what_nobody_reviewed_does_not_go_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT)
    assert main(["check", str(path), "--format", "claimreview"]) == 2
    assert "claimreview" in capsys.readouterr().err
