"""The sentence of an assertion: one for each predicate and value, saying all that the assertion says."""

from __future__ import annotations

from string import Formatter

import pytest
from assertion_strategies import assertions
from hypothesis import given

from servanda.assertions.model import Assertion
from servanda.assertions.terms import COUNTED, PREDICATES
from servanda.publish import understood as room
from servanda.publish.understood import understood

SAID = [
    (Assertion("status", "party", ("RUS",), treaty="apmbc", holds=False), "Russia, party to the Ottawa Convention: no"),
    (Assertion("act", "ratify", ("POL",), treaty="apmbc", when="2012"), "Poland, ratification of the Ottawa Convention (in 2012): yes"),
    (Assertion("act", "leave", ("LTU", "EST"), treaty="apmbc", when="2025-06-27", exactly=True, mode="plan"),
     "Lithuania and Estonia, withdrawal from the Ottawa Convention (on 27 June 2025; exactly then; as a plan): yes"),
    (Assertion("status", "party", group="nato", exclude=("USA",), treaty="apmbc"),
     "All of NATO except United States, party to the Ottawa Convention: yes"),
    (Assertion("count", 164, treaty="apmbc", of="parties", compare=">"),
     "The Ottawa Convention, number of parties more than 164: yes"),
    (Assertion("duty", "missed", ("UKR",), treaty="apmbc", norm="stockpile-destruction", when="../2010"),
     "Ukraine, duty under the Ottawa Convention missed (destruction of stocks; until 2010): yes"),
    (Assertion("act", "join", ("UKR",), treaty="cwc", order=50, among="un"),
     "Ukraine, consent to be bound by the Chemical Weapons Convention (number 50 in order; among the members of the United Nations): yes"),
    (Assertion("in-force", "entry", treaty="new-start", when="2011/2021"), "New START, entry into force (from 2011 to 2021): yes"),
    (Assertion("in-force", "exit", ("LTU",), treaty="apmbc", number=6, unit="months"),
     "Lithuania, withdrawal from the Ottawa Convention taking effect (6 months): yes"),
    (Assertion("found", "use", ("SYR",), treaty="cwc", by="OPCW", deed="2017-04"),
     "Syria, formal finding of use under the Chemical Weapons Convention (by OPCW; deed in April 2017): yes"),
    (Assertion("act", "ratify", ("UKR",), treaty="other", name="Budapest Memorandum"),
     "Ukraine, ratification of Budapest Memorandum: yes"),
    (Assertion("conduct", "use", actor="an armed group", treaty="gc"),
     "An armed group, use of weapons under the Geneva Conventions I to IV: yes"),
    (Assertion("unmodelled", "opinion", about="the treaty undermines security"),
     "An opinion, which is not decided (“the treaty undermines security”)"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "sentence"), SAID, ids=[sentence[:40] for _, sentence in SAID])
def test_says_who_what_when_and_whether_it_is_so(made: Assertion, sentence: str) -> None:
    assert understood(made) == sentence


def test_every_value_has_one_template_and_none_has_a_template_for_nothing() -> None:
    for predicate, values in PREDICATES.items():
        if predicate != "count":
            assert tuple(room.TEMPLATES[predicate]) == values, predicate
    assert tuple(room.COUNT) == COUNTED
    assert room.IN_FORCE_FOR.keys() == room.IN_FORCE.keys()


def test_templates_are_whole_and_name_only_what_is_there_to_fill_in() -> None:
    for table in (*room.TEMPLATES.values(), room.COUNT, room.IN_FORCE_FOR):
        for template in table.values():
            fields = {field for _, field, _, _ in Formatter().parse(template) if field}
            assert fields <= {"who", "treaty", "number"}
    texts = [template for table in room.TEMPLATES.values() for template in table.values()]
    assert len(set(texts)) == len(texts)  # two things that an assertion tells apart are told apart to the reader too


@given(assertions())
def test_whatever_the_assertion_it_is_one_line_that_tells_whether_it_holds(made: Assertion) -> None:
    sentence = understood(made)
    assert len(sentence.splitlines()) == 1
    assert made.predicate == "unmodelled" or sentence.endswith(": yes" if made.holds else ": no")


@given(assertions())
def test_turning_what_is_asserted_turns_the_sentence(made: Assertion) -> None:
    if made.predicate != "unmodelled":
        assert understood(made) != understood(made._replace(holds=not made.holds))
