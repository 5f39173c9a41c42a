"""What shares a verb with a claim before it is a claim of its own, with its own State, treaty and day; and no more is read into it."""

from __future__ import annotations

import pytest

import servanda


def told(text: str) -> list[tuple[str, tuple[str, ...], str | None, str]]:
    """Quotation, States, treaty and verdict of each claim."""
    findings = servanda.check(text, "2026-01-01").findings
    return [(finding.claim.quote, finding.claim.targets, finding.claim.treaty, finding.verdict) for finding in findings]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Austria ratified the Ottawa Convention, and Kenya the Convention on Cluster Munitions.", [
        ("Austria ratified the Ottawa Convention", ("AUT",), "apmbc", "supported"),
        ("Kenya the Convention on Cluster Munitions", ("KEN",), "ccm", "contradicted")]),
    ("Lithuania joined the Mine Ban Treaty in 2003, Iran the Biological Weapons Convention.", [
        ("Lithuania joined the Mine Ban Treaty in 2003", ("LTU",), "apmbc", "supported"),
        ("Iran the Biological Weapons Convention", ("IRN",), "bwc", "supported")]),
    ("Norway is a party to the NPT and Pakistan the CWC.", [
        ("Norway is a party to the NPT", ("NOR",), "npt", "supported"), ("Pakistan the CWC", ("PAK",), "cwc", "supported")]),
])  # fmt: skip
def test_each_state_has_its_treaty(text: str, wanted: list[tuple[str, tuple[str, ...], str | None, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize("text", [
    "Austria has not ratified the Ottawa Convention, and Kenya the Convention on Cluster Munitions.",
    "Austria will ratify the Ottawa Convention, and Kenya the Convention on Cluster Munitions.",
    "Norway is not a party to the NPT and Pakistan the CWC.",
    "Lithuania did not become a party to the Ottawa Convention in 2003, Estonia in 2004 and Latvia in 2006.",
    "Kenya has not ratified the Ottawa Convention in 2001 and Uganda in 1999.",
    "Kenya never ratified the Ottawa Convention in 2001 and Uganda in 1999.",
    "Kenya failed to ratify the Ottawa Convention in 2001 and Uganda in 1999.",
])  # fmt: skip
def test_what_is_denied_or_not_yet_done_is_not_taken_for_done_by_the_next(text: str) -> None:
    for quote, states, _, verdict in told(text):
        if not {"AUT", "NOR"} & set(states):
            assert verdict == "outside the record", quote


@pytest.mark.parametrize(("place", "ended"), [("Dublin", "2008"), ("Norway", "2008"), ("Oslo and Dublin", "December 2008")])
def test_where_a_treaty_was_signed_is_not_who_signed_it(place: str, ended: str) -> None:
    for _, states, _, verdict in told(f"The Convention on Cluster Munitions was signed in {place} in {ended}."):
        assert (states, verdict) == ((), "outside the record")


@pytest.mark.parametrize("text", [
    "The Convention on Cluster Munitions was opened for signature in Vienna on 3 December 2008.",
    "The Chemical Weapons Convention entered into force in Paris in 1997.",
    "The Rome Statute was adopted in Geneva in 1998.",
    "The Ottawa Convention entered into force in Canada in 1999.",
])  # fmt: skip
def test_a_day_that_is_right_bears_out_no_place(text: str) -> None:
    assert {verdict for *_, verdict in told(text)} == {"outside the record"}


def test_a_day_without_a_place_is_borne_out() -> None:
    assert [verdict for *_, verdict in told("The Rome Statute was adopted in July 1998.")] == ["supported"]


def test_the_treaty_that_is_the_subject_of_two_verbs_is_that_of_both() -> None:
    signed = "The Convention on Cluster Munitions was negotiated in Dublin and signed in Oslo in 2008."
    assert [treaty for _, _, treaty, _ in told(f"The Rome Statute was adopted in 1998.\n\n{signed}")] == ["rome-statute", "ccm", "ccm"]


def test_the_treaty_named_before_in_the_sentence_goes_before_one_of_an_earlier_sentence() -> None:
    text = (
        "Lithuania left the Convention on Cluster Munitions in 2025.\n\nThe deadline of Cambodia under the Ottawa Convention ran out, and "
        "Thailand destroyed the last of its stockpile in 2019."
    )
    assert told(text)[-1][1:3] == (("THA",), "apmbc")


def test_it_is_the_treaty_that_was_named_in_the_same_sentence() -> None:
    text = "Iran is a party to the NPT.\n\nChina signed the Comprehensive Nuclear-Test-Ban Treaty but Japan ratified it."
    assert [treaty for _, _, treaty, _ in told(text)] == ["npt", "ctbt", "ctbt"]
