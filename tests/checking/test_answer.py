"""What parts add up to: the verdict of several States and of several assertions, the reason and the basis that go with it."""

from __future__ import annotations

import pytest

from servanda.checking.answer import Held, Part, composed, part, sentence
from servanda.standing.model import Basis

TRUE, FALSE = Held(True, "it is", (Basis("action", "a", ""),)), Held(False, "it is not", (Basis("action", "b", ""),))
OPEN = Held(None, "it is open", (Basis("action", "c", ""),), "cannot")
CONTESTED = Held(None, "it is contested", (Basis("reading", "d", ""),), contested=True)


@pytest.mark.parametrize(
    ("found", "verdict", "why", "refusal"),
    [
        ([TRUE], "supported", "It is.", ""),
        ([FALSE], "contradicted", "It is not.", ""),
        ([OPEN], "outside the record", "It is open.", "cannot"),
        ([CONTESTED], "contested", "It is contested.", ""),
        ([TRUE, TRUE._replace(says="so it is")], "supported", "It is; so it is.", ""),
        ([TRUE, FALSE], "contradicted", "It is not.", ""),
        ([TRUE, OPEN], "outside the record", "It is open.", "cannot"),
        ([FALSE, OPEN], "outside the record", "It is open.", "cannot"),
        ([FALSE, CONTESTED], "contested", "It is contested.", ""),
        ([TRUE, CONTESTED], "contested", "It is contested.", ""),
        ([CONTESTED, OPEN], "outside the record", "It is open.", "cannot"),
        ([Held(None, "it is open", OPEN.basis)], "outside the record", "It is open.", "not understood"),
        ([CONTESTED, OPEN._replace(refusal="not on record")], "outside the record", "It is open.", "not on record"),
    ],
)
def test_a_part_of_what_was_found_of_each_state(found: list[Held], verdict: str, why: str, refusal: str) -> None:
    made = part(found)
    assert (made.verdict, made.why, made.refusal) == (verdict, why, refusal)
    assert made.basis


def test_a_part_rests_on_what_it_tells() -> None:
    assert [b.ref for b in part([TRUE, FALSE]).basis] == ["b"]
    assert [b.ref for b in part([TRUE, TRUE]).basis] == ["a"]
    assert part([TRUE, TRUE]).why == "It is."  # told once
    many = [Held(False, f"it is not {n}", (Basis("action", str(n), ""),)) for n in range(9)]
    assert part(many).why == "It is not 0; it is not 1; it is not 2; it is not 3; it is not 4; it is not 5; and 3 more."
    assert len(part(many).basis) == 6
    assert part(many[:6]).why.endswith("it is not 5.")


def test_past_the_list_the_verdict_is_that_of_its_last_day() -> None:
    past = Held(None, "it was", refusal="past the list", then=True)
    assert (part([past]).then, part([past.denied(False)]).then) == ("supported", "contradicted")
    assert part([past, TRUE]).then == "supported"
    assert part([past, FALSE]).then == "contradicted"
    assert part([past, OPEN]).then == ""
    assert part([TRUE]).then == ""


def test_a_denial_turns_what_was_found() -> None:
    assert TRUE.denied(True) == TRUE
    assert TRUE.denied(False).holds is False
    assert FALSE.denied(False).holds is True
    assert OPEN.denied(False).holds is None
    assert CONTESTED.denied(False) == CONTESTED


SUPPORTED = Part("supported", "A is.", (Basis("action", "a", ""),))
CONTRADICTED = Part("contradicted", "B is not.", (Basis("action", "b", ""),))
OUTSIDE = Part("outside the record", "C is open.", (), "cannot")
DISPUTED = Part("contested", "D is contested.", (Basis("reading", "d", ""),))


@pytest.mark.parametrize(
    ("parts", "verdict", "why", "refusal"),
    [
        ([SUPPORTED], "supported", "A is.", ""),
        ([SUPPORTED, SUPPORTED._replace(why="E is.")], "supported", "A is. E is.", ""),
        ([SUPPORTED, CONTRADICTED], "contradicted", "B is not.", ""),
        ([CONTRADICTED, OUTSIDE], "outside the record", "C is open.", "cannot"),
        ([SUPPORTED, OUTSIDE, OUTSIDE._replace(refusal="not on record", why="F is not held.")], "outside the record",
         "C is open. F is not held.", "cannot"),
        ([DISPUTED, CONTRADICTED], "contested", "D is contested.", ""),
        ([DISPUTED, OUTSIDE], "outside the record", "C is open.", "cannot"),
        ([], "outside the record", "", ""),
    ],
)  # fmt: skip
def test_a_claim_is_what_its_parts_add_up_to(parts: list[Part], verdict: str, why: str, refusal: str) -> None:
    made = composed(parts)
    assert (made.verdict, made.why, made.refusal, made.parts) == (verdict, why, refusal, tuple(parts))
    assert set(made.basis) == {b for p in parts if p.verdict == verdict for b in p.basis}


def test_a_sentence_has_a_capital_and_a_full_stop() -> None:
    assert sentence("the treaty is") == "The treaty is."
    assert sentence("The treaty is.") == "The treaty is."
    assert sentence("x") == "X."
    assert sentence("") == ""
