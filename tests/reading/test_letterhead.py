"""Who issued a text, by the short lines above it."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.reading.language import parse
from servanda.reading.letterhead import Issuer, issuer
from servanda.reading.lexicon import scan
from servanda.reading.text import blocks

DAY = date(2025, 7, 2)
BODY = "\n\nMines were found beside the road on Monday. The families had left in the spring, and came back when the snow was gone."


def found(head: str) -> Issuer | None:
    made = blocks(head + BODY)
    return issuer(made, parse(made), [scan(block.clean) for block in made], DAY)


@pytest.mark.parametrize(
    ("head", "states"),
    [
        ("Statement by Peru\n\nAgenda item 9", ("PER",)),
        ("Third Review Conference, Maputo\n\nStatement by the delegation of Oman", ("OMN",)),  # where it was held issues nothing
        ("Ministry of Defence, Tirana\n\nThe last field", ("ALB",)),
        ("Government of Finland, information unit\n\nMore about mines", ("FIN",)),
        ("JOINT STATEMENT BY AUSTRIA AND IRELAND", ("AUT", "IRL")),
    ],
)
def test_a_head_names_the_state_that_issued_a_text(head: str, states: tuple[str, ...]) -> None:
    assert found(head) == Issuer(states)


@pytest.mark.parametrize(
    "head", ["Cluster Munition Coalition\n\nA norm that stays", "For immediate release\n\nHUMAN RIGHTS WATCH", "ICBL media release"]
)
def test_a_head_names_the_organisation_that_issued_a_text(head: str) -> None:
    made = found(head)
    assert made is not None
    assert made.organisation
    assert made.stands_for[0] in ("CMC", "HRW", "ICBL")


@pytest.mark.parametrize(
    "head",
    [
        "Human Rights Watch says Syria mines its border",  # a headline has a verb
        "Finland's government quits the mine treaty",
        "Government of Peru has asked for time",
        "A quiet morning in the valley",
    ],
)
def test_a_headline_is_no_letterhead(head: str) -> None:
    assert found(head) is None
