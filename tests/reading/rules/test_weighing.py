"""What the signs of a clause weigh, and that rules and weights share the work as they should."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest

from servanda.reading.model import Claim
from servanda.reading.rules.claims import find
from servanda.reading.rules.signs import Candidate, Look
from servanda.reading.rules.text import blocks
from servanda.reading.rules.weighing import Scales, Weights, weights
from servanda.record.states import names, states

QUESTIONS = ("claim", "norm", "act", "aimed", "target")
DAY = date(2025, 7, 2)


def read(text: str, scales: Scales | None = None) -> tuple[Claim, ...]:
    return find(blocks(text), DAY, scales).claims


class Noting(Scales):
    """Notes the signs of every clause and candidate."""

    def __init__(self) -> None:
        self.signs: list[list[str]] = []

    def hit(self, look, signs):  # type: ignore[no-untyped-def]
        self.signs.append(list(signs))
        return super().hit(look, signs)

    def targets(self, look: Look, signs, found: list[Candidate]):  # type: ignore[no-untyped-def]
        self.signs += [list(c.signs) for c in found]
        return super().targets(look, signs, found)


class Weighing(Scales):
    """Scales with one chance for every clause."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def weights(self, question: str) -> Weights:
        if question != "claim":
            return weights(question)
        return type("Fixed", (Weights,), {"chance": lambda _, signs: self.chance})((), {})


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_weight_knows_a_state(question: str) -> None:
    """The same rule for every State: no sign that has a weight names one, so that none can be favoured."""
    known = {*states(), *(state.name for state in states().values()), *(name.name for name in names())}
    for sign in weights(question).of:
        assert not known.intersection(re.split(r"[=+_,>: ]", sign)), sign


@pytest.mark.parametrize(
    "text",
    [
        "{a} has accused {b} of laying anti-personnel mines along the border. {b} denied the charge and said {a} had used them first.",
        "{a}, which is not a party to the Mine Ban Treaty, told reporters that {b} had not destroyed its stocks.",
        "According to {a}, {b} should join the Convention on Cluster Munitions. It has not answered.",
    ],
)
def test_signs_are_the_same_whoever_the_states_are(text: str) -> None:
    seen = []
    for one, other in product(("Chad", "Peru"), ("Ghana", "Nepal")):
        noting = Noting()
        read(text.format(a=one, b=other), noting)
        seen.append(noting.signs)
    assert seen[0]
    assert all(signs == seen[0] for signs in seen)


def test_weights_may_refuse_what_rules_see_but_not_rename_it() -> None:
    text = "The treaty is old. Chad ratified the Mine Ban Treaty in 1999."
    assert [c.norm for c in read(text, Weighing(1.0)) if "ratified" in c.quote] == ["membership"]
    assert not read(text, Weighing(0.0))


def test_where_rules_see_nothing_only_a_sure_weight_makes_a_claim() -> None:
    text = "Chad joined the Mine Ban Treaty in 1999. The harbour was quiet."
    quotes = [c.quote for c in read(text, Weighing(Scales.unseen_from - 0.01))]
    assert not any("harbour" in quote for quote in quotes)
    assert any("harbour" in c.quote for c in read(text, Weighing(1.0)))


def test_what_a_reporter_asks_asserts_nothing_however_it_weighs() -> None:
    text = "Q Chad joined the Mine Ban Treaty, and the harbour was quiet.\n\nMS. VALE: The harbour was quiet."
    made = read(text, Weighing(1.0))
    assert {c.speaker for c in made if "harbour" in c.quote} == {"MS. VALE"}


def test_the_best_answer_is_that_of_the_largest_sum_and_signs_without_weight_count_nothing() -> None:
    found = Weights(("use", "transfer"), {"w=lay": (1.0, 0.0), "w=sell": (0.0, 2.5)})
    assert found.best(["w=lay", "w=unknown"]) == "use"
    assert found.best(["w=lay", "w=sell"]) == "transfer"
    assert found.scores([]) == [0.0, 0.0]
    assert Weights(("yes",), {}).chance(["w=lay"]) == 0.5


def test_a_denial_stays_one_whatever_the_weights_say() -> None:
    made = read("Nepal denied that it had used anti-personnel mines.")
    assert [c.act for c in made] == ["deny"]


def test_talk_of_threats_is_no_claim_however_it_weighs() -> None:
    text = "Chad joined the Mine Ban Treaty in 1999. Peru has denied any intention to attack it, and calls such fears baseless."
    assert not any("attack" in c.quote for c in read(text, Weighing(1.0)))


def test_in_a_report_of_which_the_day_is_not_known_a_weekday_tells_none() -> None:
    text = "Nepal used anti-personnel mines on Wednesday. Chad ratified the Mine Ban Treaty in May 1999."
    known, about = find(blocks(text), DAY).claims, find(blocks(text), DAY, known="about").claims
    assert [c.when is None for c in known] == [False, False]
    assert [c.when is None for c in about] == [True, False]
