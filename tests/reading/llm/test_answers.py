"""Nothing that a model says is believed: each claim stands in the report and fits the schema, or it is left out and that is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from reading.llm.chat import answer, claim

from servanda.assertions.model import Assertion
from servanda.reading.llm.answers import UNHELD, AnswerError, Found, Reply, claims

TEXT = (
    "GENEVA - Russia, which is not a party to the Ottawa Convention, was accused by Human Rights Watch.\n"
    "“We never laid mines,” said Anna Petrova, a spokeswoman. Lithuania left in 2025.\n"
)
QUOTE = "which is not a party to the Ottawa Convention"


def found(*listed: Any, text: str = TEXT, title: str = "") -> Found:
    return claims(text, title, [Reply(0, len(text), answer(*listed))])


def test_a_claim_is_a_span_of_the_report_with_what_it_says() -> None:
    (one,) = found(claim("which is  not a party\nto the Ottawa Convention")).claims
    assert (one.id, one.quote, TEXT[one.start : one.end]) == ("c1", QUOTE, QUOTE)
    assert one.assertions == (Assertion("status", "party", ("RUS",), treaty="apmbc", holds=False),)
    assert not one.direct


def test_claims_are_numbered_in_the_order_of_the_text_and_told_once() -> None:
    said = claim("We never laid mines", speaker="Anna Petrova", speaker_for=["RUS"], act="deny", attributed=True, norm="use",
                 assertions=[{"predicate": "conduct", "value": "use", "states": ["RUS"], "holds": False, "ever": True}])  # fmt: skip
    both = found(said, claim(QUOTE), claim(QUOTE)).claims
    assert [(one.id, one.quote) for one in both] == [("c1", QUOTE), ("c2", "We never laid mines")]
    assert (both[1].speaker, both[1].speaker_for, both[1].direct) == ("Anna Petrova", ("RUS",), True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"quote": "Russia is not bound by the Ottawa Convention"}, "does not stand in the report"),
        ({"quote": ""}, "without a quotation"),
        ({"quote": 7}, "without a quotation"),
        ({"act": "condemn"}, "whose act is none"),
        ({"norm": "peace"}, "whose norm is none"),
        ({"treaty": "peace of Westphalia"}, "a treaty that is not known"),
        ({"targets": ["Ruritania"]}, "no such code"),
        ({"targets": [7]}, "no such code"),
        ({"targets": "RUS"}, "no such code"),
        ({"attributed": "no"}, "whose voice"),
    ],
)
def test_a_claim_that_does_not_fit_is_left_out_and_told(change: dict[str, Any], told: str) -> None:
    got = found(claim(QUOTE, **change), claim("Lithuania left in 2025"))
    assert [one.quote for one in got.claims] == ["Lithuania left in 2025"]
    assert len(got.notes) == 1 and told in got.notes[0]


def test_what_is_left_out_several_times_is_counted() -> None:
    told = "2 × left out: a claim of the model whose quotation does not stand in the report"
    assert found(claim("not there"), claim("nor there")).notes == (told,)


@pytest.mark.parametrize(
    "listed",
    [
        [], None, "none", [7], [{"predicate": "status"}], [{"predicate": "status", "value": "member", "states": ["RUS"]}],
        [{"predicate": "status", "value": "party", "states": ["Ruritania"]}],
        [{"predicate": "status", "value": "party", "verdict": "supported"}],
        [{"predicate": "status", "value": "party", "when": "yesterday"}], [{"predicate": "unmodelled", "value": "fact"}] * 21,
        [{"predicate": "status", "value": "party", "states": ["RUS"]}, {"predicate": "duty", "value": "met"}],
    ],
)  # fmt: skip
def test_assertions_that_do_not_fit_leave_the_claim_undecided_as_a_whole(listed: Any) -> None:
    """Half of what a claim says is never judged as if it were all."""
    got = found(claim(QUOTE, assertions=listed))
    assert [(a.predicate, a.about) for a in got.claims[0].assertions] == [("unmodelled", UNHELD)]
    assert "left undecided" in got.notes[0]


def test_fields_that_say_nothing_are_no_fault() -> None:
    full = {"predicate": "status", "value": "party", "states": ["RUS"], "holds": False, "group": "", "when": None, "about": "", "to": []}
    assert found(claim(QUOTE, assertions=[full])).notes == ()


def test_a_statement_that_the_treaty_does_not_have_is_not_taken_over() -> None:
    rule = {"predicate": "rule", "value": "forbids", "about": "use of mines"}
    (one,) = found(claim(QUOTE, assertions=[rule | {"statement": "use"}])).claims
    assert one.assertions[0].statement == "use"
    (one,) = found(claim(QUOTE, assertions=[rule | {"statement": "use and-what-not"}])).claims
    assert one.assertions[0].statement == ""


def test_a_speaker_who_is_not_in_the_report_is_not_taken_over() -> None:
    got = found(claim(QUOTE, attributed=True, speaker="Vladimir Putin", speaker_for=["RUS", "The Hague Forum"]))
    assert (got.claims[0].speaker, got.claims[0].speaker_for) == (None, ("RUS",))
    assert len(got.notes) == 2


def test_organisations_go_by_the_name_on_record() -> None:
    (one,) = found(claim(QUOTE, attributed=True, speaker="Human Rights Watch", speaker_for=["Human Rights Watch"])).claims
    assert one.speaker_for == ("HRW",)


def test_a_speaker_may_stand_in_the_title() -> None:
    (one,) = found(claim(QUOTE, attributed=True, speaker="The Minister"), title="Speech by the Minister").claims
    assert one.speaker == "The Minister"


def test_names_are_as_good_as_codes() -> None:
    says = {"predicate": "status", "value": "party", "states": ["Russia"], "holds": False, "unit": "years"}
    got = found(claim(QUOTE, treaty="Ottawa Convention", targets=["Russia"], assertions=[says]))
    assert got.notes == () and (got.claims[0].treaty, got.claims[0].targets) == ("apmbc", ("RUS",))
    assert got.claims[0].assertions == (Assertion("status", "party", ("RUS",), treaty="apmbc", holds=False),)


def test_digits_are_as_good_as_numbers() -> None:
    says = {"predicate": "count", "value": "1,164", "of": "parties"}
    assert found(claim(QUOTE, assertions=[says])).claims[0].assertions[0].value == 1164


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, (True, "Anna Petrova", ("RUS",))),
        ({"attributed": True}, (True, "Anna Petrova", ("RUS",))),
        ({"attributed": True, "speaker": "Human Rights Watch", "speaker_for": ["HRW"]}, (True, "Human Rights Watch", ("HRW",))),
        ({"attributed": True, "speaker": "a spokeswoman", "speaker_for": []}, (True, "a spokeswoman", ())),
    ],
)
def test_in_a_text_that_somebody_gives_out_that_one_speaks_where_nobody_is_named(said: Any, expected: Any) -> None:
    written = json.dumps({"voice": {"name": "Anna Petrova", "for": ["RUS"]}, "claims": [claim(QUOTE, **said)]})
    (one,) = claims(TEXT, "", [Reply(0, len(TEXT), written)]).claims
    assert (one.attributed, one.speaker, one.speaker_for) == expected


@pytest.mark.parametrize("voice", [None, "Russia", [], {"name": "Nobody Here", "for": []}, {"name": 7, "for": "RUS"}])
def test_an_outlets_text_has_no_voice_but_its_own(voice: Any) -> None:
    written = json.dumps({"voice": voice, "claims": [claim(QUOTE)]})
    (one,) = claims(TEXT, "", [Reply(0, len(TEXT), written)]).claims
    assert (one.attributed, one.speaker, one.speaker_for) == (False, None, ())


def test_what_is_said_for_a_state_is_not_the_outlets() -> None:
    (one,) = found(claim(QUOTE, attributed=False, speaker="Anna Petrova", speaker_for=["RUS"])).claims
    assert (one.attributed, one.speaker, one.speaker_for) == (True, "Anna Petrova", ("RUS",))


def test_no_opinion_of_the_model_on_truth_is_read() -> None:
    plain = found(claim(QUOTE)).claims
    assert found(claim(QUOTE, verdict="contradicted", why="I know better", bearing="none", id="c9")).claims == plain


@pytest.mark.parametrize(
    "written",
    ["```json\n{}\n```", "<think>{ well }</think>{}", "Here you are: {} Have a nice day!"],
)
def test_json_is_found_in_what_stands_around_it(written: str) -> None:
    text = written.replace("{}", answer(claim(QUOTE)))
    assert len(claims(TEXT, "", [Reply(0, len(TEXT), text)]).claims) == 1


@pytest.mark.parametrize(
    "written",
    ["", "I cannot help with that.", '{"claims": [{"quote": "which', '{"claim": []}', '{"claims": {}}', "[" * 100_000,
     json.dumps({"claims": [{}] * 401})],
)
def test_an_answer_that_is_not_whole_gives_nothing_of_the_report(written: str) -> None:
    """Never half a report as if it were the whole."""
    good = Reply(0, len(TEXT), answer(claim(QUOTE)))
    with pytest.raises(AnswerError, match="nothing of this report"):
        claims(TEXT, "", [good, Reply(0, len(TEXT), written)])


def test_pieces_that_overlap_are_joined_without_doubles() -> None:
    half = TEXT.index("“We")
    one = Reply(0, half + 40, answer(claim(QUOTE), claim("We never laid mines")))
    other = Reply(half, len(TEXT), answer(claim("“We never laid mines,” said"), claim("Lithuania left in 2025")))
    got = claims(TEXT, "", [one, other])
    assert [found.quote for found in got.claims] == [QUOTE, "We never laid mines", "Lithuania left in 2025"]


def test_a_quotation_must_stand_in_the_piece_that_was_read() -> None:
    half = TEXT.index("“We")
    assert claims(TEXT, "", [Reply(half, len(TEXT), answer(claim(QUOTE)))]).claims == ()


def test_a_quotation_that_stands_twice_is_told_apart_by_order() -> None:
    text = "Mali is a party. Niger says that Mali is a party."
    got = found(claim("Mali is a party"), claim("Mali is a party", act="argue"), text=text)
    assert [one.start for one in got.claims] == [0, 33]
