"""Two readers joined: what rules read stays, what the network takes a claim to say counts where it is borne out, no State is favoured."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import servanda
from servanda.pipeline import findings
from servanda.reading import reader_named
from servanda.reading.joined import ALONE, UNJUDGED, JoinedReader
from servanda.reading.model import Claim
from servanda.reading.rules.reader import RulesReader

DAY = date(2025, 7, 2)
REPORT = """HELSINKI, July 2 - The mood in the harbour was calm on Tuesday, and the ferries were full.

Norway has been a party to the Ottawa Convention since 1999. Kenya put pen to paper on the cluster bomb treaty long ago, yet its
lawmakers never followed through. The harbour master sells honey now.
"""


def read(text: str) -> tuple[Claim, ...]:
    return JoinedReader().read(text, DAY, DAY).claims


def test_what_only_the_network_finds_is_shown_and_not_judged() -> None:
    report = servanda.check(REPORT, "2025-07-02")
    added = [finding for finding in report.findings if finding.claim.doubt]
    assert added, "the network is to find what no rule does"
    for finding in added:
        assert finding.claim.doubt == UNJUDGED
        assert (finding.verdict, finding.refusal, finding.why) == ("outside the record", "not understood", UNJUDGED)


def test_the_network_tells_what_a_claim_is_about_only_where_no_verdict_rests_on_it() -> None:
    claim = next(c for c in read(REPORT) if c.quote.startswith("Norway has been a party"))
    other = claim._replace(seen="transfer", norm="membership")
    record = servanda.record()
    dating = JoinedReader().read(REPORT, DAY, DAY).dating
    decided, = findings((other,), dating, record)
    assert (decided.verdict, decided.claim.norm) == ("supported", "membership")
    unsure = other._replace(guess=(), proposition=other.proposition._replace(text="Norway is a curious party"))
    open_, = findings((unsure,), dating, record)
    assert (open_.verdict, open_.claim.norm, open_.bearing) == ("outside the record", "transfer", None)


def test_what_the_rules_read_keeps_its_verdict() -> None:
    findings = servanda.check(REPORT, "2025-07-02").findings
    assert [finding.verdict for finding in findings if finding.claim.quote.startswith("Norway has been a party")] == ["supported"]


@pytest.mark.parametrize("said", [
    "Neither Norway nor Ukraine are among the agreement's signatories.",
    "Neither Ukraine nor Norway are among the agreement's signatories.",
])  # fmt: skip
def test_what_is_said_of_two_states_is_not_judged_of_one(said: str) -> None:
    for finding in servanda.check(f"The treaty is the Convention on Cluster Munitions. {said}", "2026-03-01").findings:
        assert finding.verdict == "outside the record"
        assert finding.claim.doubt  # not sure of which of them, or not sure that it is said of each


def test_what_is_read_of_each_of_several_states_is_judged() -> None:
    finding, = servanda.check("Estonia, Latvia and Lithuania have left the Ottawa Convention.", "2026-03-01").findings
    assert (finding.verdict, finding.claim.targets) == ("supported", ("EST", "LVA", "LTU"))


def test_what_the_network_takes_for_no_claim_gets_no_verdict() -> None:
    text = (
        "Landmines were on the agenda of the Australian senate. Our soldiers used them with care, a senator said. They marked them, and "
        "they picked them up when they had finished. Then there was lunch."
    )
    for finding in servanda.check(text, "1997-05-28").findings:
        assert finding.verdict == "outside the record" or finding.claim.doubt in (ALONE, UNJUDGED)


def test_claims_stand_in_the_text_to_the_letter_in_order_and_apart() -> None:
    found = read(REPORT)
    assert [claim.id for claim in found] == [f"c{number}" for number in range(1, len(found) + 1)]
    assert all(REPORT[claim.start : claim.end] == claim.quote for claim in found)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)


@pytest.mark.parametrize(("one", "other"), [("Norway", "Peru"), ("Kenya", "Ghana")])
def test_another_state_is_read_alike(one: str, other: str) -> None:
    swapped = REPORT.replace(one, other)
    places = [(claim.act, claim.norm, claim.attributed, len(claim.targets)) for claim in read(REPORT)]
    assert [(claim.act, claim.norm, claim.attributed, len(claim.targets)) for claim in read(swapped)] == places


def test_the_receipt_names_both() -> None:
    told = reader_named("joined").identity()
    assert told["name"] == "joined"
    assert len(told["weights"]) == len(told["network"]) == 64


def test_another_language_is_refused_as_the_rules_refuse_it() -> None:
    read = JoinedReader().read("La Norvège a ratifié la Convention d'Ottawa en 1998, et la Finlande veut la quitter bientôt.", DAY, DAY)
    assert not read.claims
    assert "--reader llm" in read.notes[0]


PARTS = ("Norway ", "left ", "the Ottawa Convention", ". ", "\n\n", "“", "”", "it said ", "\ufffd", "mines ")


@given(st.lists(st.sampled_from(PARTS), max_size=60))
def test_any_text_is_read_the_same_twice_with_its_places_right(parts: list[str]) -> None:
    text = "".join(parts)
    found = read(text)
    assert found == read(text)
    assert all(text[claim.start : claim.end] == claim.quote for claim in found)


def test_what_is_off_the_subject_is_not_claimed() -> None:
    text = (
        "The city council voted on Monday to fund two new stations of the New Starts programme, and to tax fuel from January. "
        "The mayor said that the state must pay its share, as the governor had promised in 2019. Landmines of bureaucracy remain, he joked."
    )
    assert not read(text)


def test_what_is_said_of_a_treaty_that_is_not_on_file_is_no_claim() -> None:
    text = "Chile is a party to the Ottawa Convention. Peru signed the European Convention on Human Rights in 2021."
    assert [claim.quote for claim in read(text)] == ["Chile is a party to the Ottawa Convention"]


@pytest.mark.parametrize(("text", "day", "verdict"), [
    ("The Comprehensive Nuclear Test Ban Treaty has been signed by 187 countries. It rained.", "2025-07-02", "supported"),
    ("A proud day. This week Brazil signed and ratified the Treaty on the Prohibition of Nuclear Weapons.", "2024-09-26",
     "contradicted"),
    ("A proud day for Brazil. This week it signed and ratified the Treaty on the Prohibition of Nuclear Weapons.", "2024-09-26",
     "outside the record"),
    ("The Chemical Weapons Convention outlaws chemical weapons in all aspects, from manufacture to use.", "2025-07-02", "supported"),
    ("A proud day. This week Solomon Islands signed and ratified the Treaty on the Prohibition of Nuclear Weapons.", "2024-09-26",
     "supported"),
])  # fmt: skip
def test_what_the_rules_leave_open_is_judged_where_law_and_record_bear_it_out(text: str, day: str, verdict: str) -> None:
    """A guess is no reason to say that a claim is wrong, but where it was read whole and names whom it is about."""
    finding = servanda.check(text, day).findings[-1]
    assert finding.verdict == verdict
    assert bool(finding.claim.assertions) == (verdict != "outside the record")


@pytest.mark.parametrize("text", [
    "It is a myth that Norway ratified the Ottawa Convention in 1998.",
    "The rumour that Finland ratified the Arms Trade Treaty in 2014 is false.",
    "Norway came close to ratifying the Ottawa Convention in 1998.",
    "Norway failed to ratify the Ottawa Convention in 1998.",
    "The Ottawa Convention was ratified by Norway's enemies in 1998.",
    "Poland pretended to have signed the Ottawa Convention in December 1997.",
    "Everyone expected the Convention on Cluster Munitions to ban cluster bombs, but it does not.",
    "India has not signed the Comprehensive Nuclear-Test-Ban Treaty and never will.",
    "Contrary to what the minister said, Norway ratified the Ottawa Convention in 1998.",
])  # fmt: skip
def test_a_word_that_turns_a_claim_around_stands_in_the_way_of_a_guess(text: str) -> None:
    """Every word must have been met in claims that say just that: no list names all that can turn one around."""
    findings = servanda.check(f"The day was calm in Oslo. {text}", "2025-03-05").findings
    assert "supported" not in [finding.verdict for finding in findings]


@pytest.mark.parametrize(("text", "day"), [
    ("Ukraine's Ottawa Convention deadline is 2033.", "2026-03-05"),
    ("Under the Chemical Weapons Convention, the chemical weapons of the United States had to be destroyed by April 2012.", "2026-03-05"),
    ("The Treaty on the Prohibition of Nuclear Weapons became international law in January 2021.", "2026-03-05"),
])  # fmt: skip
def test_what_the_network_alone_finds_is_judged_only_where_law_and_record_bear_it_out(text: str, day: str) -> None:
    """It is none of the claims of the rules, and its brother of another year is left open."""
    assert not RulesReader().read(text, DAY, DAY).claims
    (finding,) = servanda.check(text, day).findings
    assert finding.verdict == "supported"
    other = text.replace("2033", "2031").replace("2012", "2010").replace("2021", "2019")
    assert {found.verdict for found in servanda.check(other, day).findings} == {"outside the record"}


@pytest.mark.parametrize("text", [
    "Nobody said that Ukraine's Ottawa Convention deadline is 2033.",
    "It is a myth that the Treaty on the Prohibition of Nuclear Weapons became international law in January 2021.",
    "The Treaty on the Prohibition of Nuclear Weapons became international law in January 2021, which is untrue.",
    "If the Treaty on the Prohibition of Nuclear Weapons became international law in January 2021, all would be well.",
])  # fmt: skip
def test_words_beside_it_in_its_sentence_may_turn_it_around(text: str) -> None:
    assert "supported" not in {finding.verdict for finding in servanda.check(text, "2026-03-05").findings}


@pytest.mark.parametrize(("text", "verdict"), [
    ("The NPT is old. The Comprehensive Nuclear-Test-Ban Treaty is younger. Russia ratified in 2000.", "supported"),
    ("The NPT is old. The Comprehensive Nuclear-Test-Ban Treaty is younger. Russia ratified in 2005.", "outside the record"),
    ("The CTBT was the subject of the talks, and so was the NPT. India has never signed the treaty.", "outside the record"),
])  # fmt: skip
def test_a_treaty_that_both_readers_mean_is_judged_where_a_day_is_told(text: str, verdict: str) -> None:
    """A day or a number is not borne out by chance; that somebody did not sign is."""
    assert servanda.check(text, "2026-03-05").findings[-1].verdict == verdict


@pytest.mark.parametrize("text", [
    "The Ottawa Convention bans mines. Norway joined in 1999, which is untrue.",
    "Norway ratified the Ottawa Convention in 1998, and that is simply not so.",
])  # fmt: skip
def test_what_a_sentence_itself_calls_untrue_gets_no_verdict(text: str) -> None:
    assert servanda.check(text, "2026-03-05").findings[-1].verdict == "outside the record"


@pytest.mark.parametrize("state", ["Kenya", "Norway", "Viet Nam"])
def test_for_whom_the_network_alone_finds_something_said_is_told_by_the_rules(state: str) -> None:
    """They know whose paper it is."""
    text = (
        f"STATEMENT BY {state.upper()}\n\nMr President, {state} is a party to the Ottawa Convention. "
        "The Convention admits of no reservations."
    )
    first, second = read(text)
    assert second.quote == "The Convention admits of no reservations"
    assert second.doubt == UNJUDGED
    assert second.speaker_for == first.speaker_for != ()


@pytest.mark.parametrize("text", [
    "Kenya is a party to the Mine Ban Treaty. Several members asked for more time to read the papers that the ministry had sent them.",
    "Mali is a party to the Mine Ban Treaty. Some journalists requested an extension of the press conference. They were given ten minutes.",
    "Finland has ratified the Arms Trade Treaty. Many members asked for more time to study the budget. She left.",
])  # fmt: skip
def test_what_is_of_some_that_are_not_told_is_no_state_s(text: str) -> None:
    """The network takes it for the one State that was named; nothing in the words is of that State, or of the treaty."""
    assert [found.claim.quote for found in servanda.check(text, "2025-03-05").findings] == [text.split(".")[0]]
