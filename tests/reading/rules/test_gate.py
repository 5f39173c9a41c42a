"""A page that names no treaty is passed over before anything else is done with it, and no page that names one ever is."""

from hypothesis import given
from hypothesis import strategies as st

import servanda
from servanda.reading.rules.lexicon import STRONG, on_topic, scan
from servanda.reading.rules.text import blocks

TERMS = (
    "Ottawa Convention", "ottawa convention", "NPT", "npt", "anti-personnel\nmines", "anti\u2011personnel mine",
    "New START", "a new start", "cluster munitions",
)  # fmt: skip
GLUE = (" ", "\n", "\n\n", "-", "’s ", "“", "x", "\t", "\u00a0", "\u00ad", "e\u0301", "\ufb01", "\ud800", ". ", " Ukraine ", "y" * 1999)


@given(st.lists(st.sampled_from(TERMS + GLUE), max_size=8).map("".join))
def test_no_text_is_passed_over_in_which_a_treaty_or_weapon_is_found(text):
    named = any(m.kind in STRONG for block in blocks(text) for m in scan(block.clean))
    assert on_topic(text) or not named


def test_words_that_only_hold_the_letters_of_a_treaty_are_passed_over():
    assert not on_topic("A new start: the attack on the inept coal miners of Ukraine.")
    assert on_topic("Ukraine will leave the Ottawa\nConvention.")


def test_a_member_of_the_court_is_bound_by_its_statute_and_the_court_alone_is_no_topic():
    assert on_topic("The United States is not a member of the International Criminal Court.")
    assert on_topic("Egypt has not ratified the CWC.")
    assert not on_topic("The prosecutor of the International Criminal Court opened an inquiry.")
    assert not on_topic("Kenya is a full member of the ICC, the world body of cricket.")


def test_half_a_surrogate_pair_is_read_like_any_odd_mark():
    text = "Ukraine \ud800 said it would leave the Ottawa Convention.\udfff \udc80"
    report = servanda.check(text)
    assert report.findings
    assert all(text[f.claim.start : f.claim.end] == f.claim.quote for f in report.findings)
    assert all(s.text == text[s.start : s.end] for a in servanda.attributions(text) for s in a.content)


def test_a_body_that_serves_one_treaty_alone_makes_a_text_one_about_it():
    saraqib = "The OPCW has found that the Syrian air force dropped chlorine on Saraqib in February 2018."
    safeguards = "The IAEA Board of Governors declared Iran in non-compliance with its safeguards agreement on 12 June."
    for text, day, treaty in ((saraqib, "2021-05-01", "cwc"), (safeguards, "2025-06-13", "npt")):
        (found,) = servanda.check(text, day).findings
        assert (found.claim.treaty, found.verdict) == (treaty, "supported")
    assert not on_topic("The IAEA praised the safety of the plant, and the WTO a safeguards agreement.")
