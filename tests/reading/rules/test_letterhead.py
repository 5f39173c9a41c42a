"""Who issued a text, by the short lines above it."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.reading.rules.language import parse
from servanda.reading.rules.letterhead import Issuer, issuer
from servanda.reading.rules.lexicon import scan
from servanda.reading.rules.text import blocks

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
        ("UNITED NATIONS GENERAL ASSEMBLY, FIRST COMMITTEE\n\nStatement by Austria", ("AUT",)),  # the meeting is no issuer
        ("Address to the General Assembly\n\nHis Excellency the Prime Minister of Tonga", ("TON",)),
        ("Department Press Briefing - May 27", ("USA",)),
        ("Countermeasures in Response to the Russian Federation\n\nFact Sheet\n\nBureau of Arms Control, Verification and Compliance",
         ("USA",)),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize("head", ["OPINION\n\nNo ceiling, no inspectors", "[Congressional Record, daily edition]\n\nLAND MINES"])
def test_a_columnist_and_a_legislator_speak_for_no_state(head: str) -> None:
    assert found(head) == Issuer(())


def test_labels_tell_whose_transcript_it_is_only_where_all_of_them_are_there() -> None:
    def of(text: str) -> Issuer | None:
        made = blocks(text)
        return issuer(made, parse(made), [scan(block.clean) for block in made], DAY)

    asked = "Q Will the mines be sent?\n\n"
    assert of(f"{asked}MS. NORLANDER: They will not be sent.") == Issuer(("USA",))
    assert of(f"{asked}SPOKESPERSON: They will not be sent.") is None


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
