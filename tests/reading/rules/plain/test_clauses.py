"""A clause whose every word is verb, subject, object, time or idle asserts just that; a word besides, and it asserts nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from servanda.reading.rules.reader import RulesReader

from .plainly import TODAY, plain


@pytest.mark.parametrize(("text", "wanted"), [
    ("Kenya ratified the Ottawa Convention in 2001.", {"predicate": "act", "value": "ratify", "states": ["KEN"], "when": "2001"}),
    ("The Treaty of Pelindaba was ratified by Kenya on 9 January 2001.",
     {"predicate": "act", "value": "ratify", "states": ["KEN"], "when": "2001-01-09", "exactly": True}),
    ("Neither Russia nor Ukraine has signed the Convention on Cluster Munitions.",
     {"predicate": "act", "value": "sign", "states": ["RUS", "UKR"], "holds": False}),
    ("Kenya was among the first countries to sign the Ottawa Convention.",
     {"predicate": "act", "value": "sign", "states": ["KEN"], "order": "among-first"}),
    ("Ghana was the fourteenth State to ratify the Ottawa Convention.",
     {"predicate": "act", "value": "ratify", "states": ["GHA"], "order": 14}),
    ("Ghana deposited its instrument of ratification of the nuclear ban treaty with the United Nations on 26 September 2025.",
     {"predicate": "act", "value": "ratify", "states": ["GHA"], "when": "2025-09-26", "exactly": True}),
    ("Lithuania gave notice of its withdrawal from the Convention on Cluster Munitions on 6 September 2024.",
     {"predicate": "act", "value": "notify-withdrawal", "states": ["LTU"], "when": "2024-09-06", "exactly": True}),
    ("Kenya became one of the first signatories to the Ottawa Convention in 1997.",
     {"predicate": "act", "value": "sign", "states": ["KEN"], "order": "among-first", "when": "1997"}),
    ("Kenya only joined the Ottawa Convention in 2001.", {"predicate": "act", "value": "join", "states": ["KEN"], "when": "2001"}),
    ("Russia and the United States extended New START for five years in 2021.",
     {"predicate": "act", "value": "extend", "states": ["RUS", "USA"], "number": 5, "unit": "years", "when": "2021"}),
    ("The INF Treaty is no longer in force.", {"predicate": "in-force", "value": "end"}),
    ("The INF Treaty has ceased to exist.", {"predicate": "in-force", "value": "end"}),
    ("The Geneva Protocol dates back to 1925.", {"predicate": "in-force", "value": "adopted", "when": "1925"}),
    ("The Ottawa Convention was done in Oslo on 18 September 1997.",
     {"predicate": "in-force", "value": "adopted", "when": "1997-09-18", "exactly": True}),
    ("Many years ago, in 1963, the Partial Test Ban Treaty was concluded.",
     {"predicate": "in-force", "value": "adopted", "when": "1963"}),
    ("As far back as 1963, the Partial Test Ban Treaty was concluded.", {"predicate": "in-force", "value": "adopted", "when": "1963"}),
    ("The Convention on Cluster Munitions took effect two months ago, on 1 August 2025.",
     {"predicate": "in-force", "value": "entry", "when": "2025-08-01", "exactly": True}),
    ("The Arms Trade Treaty was signed by 67 States on 3 June 2013.",
     {"predicate": "count", "value": 67, "of": "signatories", "when": "2013-06-03"}),
    ("A State can leave the Ottawa Convention six months after giving notice.",
     {"predicate": "rule", "value": "requires", "norm": "withdrawal", "number": 6, "unit": "months"}),
    ("New START will expire in February 2026.", {"predicate": "in-force", "value": "end", "when": "2026-02"}),
    ("Lithuania's withdrawal from the Convention on Cluster Munitions took effect on 6 March 2025.",
     {"predicate": "in-force", "value": "exit", "states": ["LTU"], "when": "2025-03-06", "exactly": True}),
    ("Ukraine has been a party to the Ottawa Convention since 2006.",
     {"predicate": "status", "value": "party", "states": ["UKR"], "when": "2006/.."}),
    ("India is no party to the Ottawa Convention.", {"predicate": "status", "value": "party", "states": ["IND"], "holds": False}),
    ("Kenya belongs to the Ottawa Convention.", {"predicate": "status", "value": "party", "states": ["KEN"]}),
    ("Lithuania is no longer bound by the Convention on Cluster Munitions.", {"predicate": "status", "value": "left", "states": ["LTU"]}),
    ("Kenya is one of the parties to the Ottawa Convention.", {"predicate": "status", "value": "party", "states": ["KEN"]}),
    ("The Ottawa Convention binds Kenya.", {"predicate": "status", "value": "party", "states": ["KEN"]}),
    ("The Ottawa Convention does not bind India.", {"predicate": "status", "value": "party", "states": ["IND"], "holds": False}),
    ("The Ottawa Convention binds 165 States.", {"predicate": "count", "value": 165, "of": "parties"}),
    ("Kenya became a signatory to the Ottawa Convention in 1997.",
     {"predicate": "act", "value": "sign", "states": ["KEN"], "when": "1997"}),
    ("Any State may withdraw from the Ottawa Convention on six months' notice.",
     {"predicate": "rule", "value": "requires", "norm": "withdrawal", "number": 6, "unit": "months"}),
    ("Finland can leave the Ottawa Convention with six months' notice.",
     {"predicate": "rule", "value": "requires", "norm": "withdrawal", "number": 6, "unit": "months"}),
    ("Across the river, Kenya has joined the Ottawa Convention.", {"predicate": "act", "value": "join", "states": ["KEN"]}),
    ("Kenya, for its part, has ratified the Ottawa Convention.", {"predicate": "act", "value": "ratify", "states": ["KEN"]}),
    ("Norway is part of the Ottawa Convention.", {"predicate": "status", "value": "party", "states": ["NOR"]}),
    ("Kenya ratified the Ottawa Convention in January 2001 and has never missed a report.",
     {"predicate": "act", "value": "ratify", "states": ["KEN"], "when": "2001-01"}),
    ("The Ottawa Convention has 165 parties.", {"predicate": "count", "value": 165, "of": "parties"}),
    ("The Chemical Weapons Convention has 193 Member States.", {"predicate": "count", "value": 193, "of": "parties"}),
    ("Austria and Kenya are States Parties to the Ottawa Convention.", {"predicate": "status", "value": "party", "states": ["AUT", "KEN"]}),
    ("More than 160 countries have ratified the Ottawa Convention.",
     {"predicate": "count", "value": 160, "of": "ratifications", "compare": ">"}),
    ("One hundred and twelve States have ratified the Convention on Cluster Munitions.",
     {"predicate": "count", "value": 112, "of": "ratifications"}),
    ("Twelve States have signed but not ratified the Convention on Cluster Munitions.",
     {"predicate": "count", "value": 12, "of": "signed-not-ratified"}),
    ("The Ottawa Convention was adopted in Oslo in 1997.", {"predicate": "in-force", "value": "adopted", "when": "1997"}),
    ("The Convention on Cluster Munitions took effect a year later, on 1 August 2010.",
     {"predicate": "in-force", "value": "entry", "when": "2010-08-01", "exactly": True}),
    ("The Arms Trade Treaty applies to small arms and light weapons.",
     {"predicate": "rule", "value": "provides", "about": "to small arms and light weapons"}),
    ("Austria is a party to the 1980 Convention on Certain Conventional Weapons (also called the Inhumane Weapons Convention).",
     {"predicate": "status", "value": "party", "states": ["AUT"]}),
])  # fmt: skip
def test_a_plain_clause_is_an_assertion(text: str, wanted: dict[str, Any]) -> None:
    """Predicate, value, States, time and number come from the parts of the clause."""
    assert plain(text) == [wanted]


def test_one_of_so_many_is_one_of_them_and_that_many() -> None:
    assert plain("Kenya is one of 165 parties to the Ottawa Convention.") == [
        {"predicate": "status", "value": "party", "states": ["KEN"]}, {"predicate": "count", "value": 165, "of": "parties"},
    ]  # fmt: skip


def test_several_clauses_of_one_subject_are_one_claim() -> None:
    """ "signed and ratified", "signed ... but has never ratified it"."""
    day = date(2024, 9, 26)
    both = "The Convention on Cluster Munitions was adopted in Dublin on 30 May 2008 and entered into force on 1 August 2010."
    adopted, entered = plain(both)
    assert (adopted["value"], adopted["when"], entered["value"], entered["when"]) == ("adopted", "2008-05-30", "entry", "2010-08-01")
    first, second = plain("The Comprehensive Nuclear-Test-Ban Treaty has been signed by 187 countries and ratified by 178.", day)
    assert (first["value"], first["of"], second["value"], second["of"]) == (187, "signatories", 178, "ratifications")
    signed, ratified = plain("This week Solomon Islands signed and ratified the Treaty on the Prohibition of Nuclear Weapons.", day)
    assert (signed["value"], ratified["value"]) == ("sign", "ratify")
    first, second = plain("Egypt signed the CTBT in 1996 but has never ratified it.")
    assert (first["when"], second["holds"], second["ever"]) == ("1996", False, True)


@pytest.mark.parametrize("text", [
    "Kenya is one of the few parties to the Ottawa Convention.",
    "In theory, Kenya has joined the Ottawa Convention.",
    "Across the region, 12 States have ratified the Ottawa Convention.",
    "Kenya ratified the Ottawa Convention in 2001 and never will again.",
    "Kenya is only one of the parties to the Ottawa Convention.",
    "Kenya became one of the last signatories to the Ottawa Convention in 1997.",
    "Only Kenya joined the Ottawa Convention in 2001.",
    "Kenya only joined the Ottawa Convention's critics in 2001.",
    "Russia extended New START for five weeks.",
    "The Ottawa Convention is no longer in force for Lithuania.",
    "The Ottawa Convention no longer applies in Lithuania.",
    "The Geneva Protocol dates from the First World War.",
    "Kenya became a signatory to a letter on the Ottawa Convention in 1997.",
    "The Ottawa Convention binds Kenya to report each year.",
    "The Ottawa Convention bound Kenya.",
    "No State may withdraw from the Ottawa Convention on six months' notice.",
    "A State may not withdraw from the Ottawa Convention on six months' notice.",
    "A State may withdraw from the Ottawa Convention on six months' notice and at any time.",
    "A State may withdraw from the conference on six months' notice, under the Ottawa Convention.",
    "Kenya's parliament has ratified the Ottawa Convention.",
    "Ukraine joined the Ottawa Convention's critics in 2005.",
    "Finland signed a memorandum on the Ottawa Convention.",
    "Poland has been a party to talks on the Ottawa Convention since 2012.",
    "The United States is a member of the Ottawa Convention's donor group.",
    "Kenya was among the first countries to criticise the Ottawa Convention.",
    "Kenya nearly signed the Arms Trade Treaty.",
    "Austria has ratified the Convention on Cluster Munitions in part.",
    "Austria has ratified only the Convention on Cluster Munitions.",
    "The Convention on Cluster Munitions only bans the use of cluster munitions.",
    "The Convention on Cluster Munitions bans the use of cluster munitions by States not party to it.",
    "The Convention on Cluster Munitions does not ban those exports.",
    "The Ottawa Convention was adopted in Geneva in 1997.",
    "The Ottawa Convention has 165 parties in Africa.",
    "112 African States have ratified the Convention on Cluster Munitions.",
    "The Convention on Cluster Munitions entered into force for Kenya in 2010.",
    "Lithuania's withdrawal from the Convention on Cluster Munitions took no effect on 6 March 2025.",
    "Lithuania notified Russia of its withdrawal from the Convention on Cluster Munitions on 6 September 2024.",
    "Russia suspended its payments under New START in February 2023.",
    "The Chemical Weapons Convention requires the United States to destroy half its stockpiles by 2012.",
    "The Chemical Weapons Convention requires the United States to destroy its laboratories by 2012.",
    "The US has yet to ratify the CTBT or to sign the NPT.",
    "India and Pakistan belong neither to the NPT nor to the CTBT.",
    "If Austria has ratified the Ottawa Convention, it is bound.",
    "Nobody believes that Austria has ratified the Ottawa Convention.",
    "Kenya signed the Arms Trade Treaty as an observer.",
    "Austria may have ratified the Ottawa Convention.",
    "Pakistan is a party to the Convention on Certain Conventional Weapons and to all five of its Protocols.",
    "The Convention on Cluster Munitions takes effect.",
])  # fmt: skip
def test_a_word_too_many_and_nothing_is_asserted(text: str) -> None:
    """What is narrowed, turned, placed, done by others or hangs on something is not plain."""
    assert plain(text) == []


@pytest.mark.parametrize(("text", "wanted"), [
    ("Latvia signed the Convention on Cluster Munitions in 2008 but has shown little interest in it.", ["sign"]),
    ("The Convention on Cluster Munitions, which was adopted in Dublin in May 2008, entered into force on 1 August 2010 and has 111 States "
     "Parties.", ["adopted", "entry", 111]),
    ("Austria, which lies between eight other States, joined the Arms Trade Treaty in 2014 and is a party to the Ottawa Convention.",
     ["join", "party"]),
    ("The Chemical Weapons Convention may soon be read anew and joined by Israel.", []),
    ("Kenya did not reply or sign the Arms Trade Treaty.", []),
])  # fmt: skip
def test_a_clause_that_goes_on_shares_its_subject(text: str, wanted: list[str]) -> None:
    """What goes on with something of no law is left out, not the clause before it; a "not" or "may" that may be meant of both stops it."""
    assert [a["value"] for a in plain(text)] == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("New START, the last treaty that limits their arsenals, entered into force on 5 February 2011.", ["entry"]),
    ("Adopted in Dublin in May 2008, the Convention on Cluster Munitions entered into force on 1 August 2010.", ["adopted", "entry"]),
    ("The Convention on Cluster Munitions entered into force on 1 August 2010, adopted.", []),
])  # fmt: skip
def test_what_is_only_added_to_a_treaty_is_told_apart(text: str, wanted: list[str]) -> None:
    """An apposition of a treaty and a participle before it say something of their own; a participle that ends a text opens nothing."""
    assert [a["value"] for a in plain(text)] == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Myanmar ratified the Chemical Weapons Convention on 8 July 2015 after signing it in 1993.",
     [("ratify", "2015-07-08"), ("sign", "1993")]),
    ("Canada joined the Convention on Cluster Munitions after ratifying it.", [("join", ""), ("ratify", "")]),
    ("Myanmar ratified the Chemical Weapons Convention on 8 July 2015 after refusing to sign it.", []),
    ("Myanmar ratified the Chemical Weapons Convention on 8 July 2015 by signing it.", []),
    ("Chile signed the Ottawa Convention in 1997 after ratifying it.", []),  # nobody does
    ("Russia signed the Chemical Weapons Convention in 1993 after ratifying it in 1997.", []),
    ("Myanmar did not ratify the Chemical Weapons Convention after signing it in 1993.", []),
])  # fmt: skip
def test_what_was_done_before_is_read_with_it(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(a["value"], a.get("when", "")) for a in plain(text)] == wanted


@pytest.mark.parametrize(("text", "states"), [
    ("Chile: Peru has ratified the Ottawa Convention.", [["PER"]]), ("False: Peru has ratified the Ottawa Convention.", []),
])  # fmt: skip
def test_a_state_before_a_colon_speaks(text: str, states: list[list[str]]) -> None:
    assert [a["states"] for a in plain(text)] == states


@pytest.mark.parametrize(("told", "when"), [
    ("in early 2012", "2012-01-01/2012-05-04"), ("in late 2012", "2012-08-29/2012-12-31"), ("in mid-2012", "2012-04-20/2012-09-12"),
    ("at the beginning of 2012", "2012-01-01/2012-03-14"), ("at the end of March 2012", "2012-03-26/2012-03-31"),
    ("in the first half of 2012", "2012-01-01/2012-07-01"), ("by the end of 2012", "../2012-12-31"),
])  # fmt: skip
def test_a_part_of_a_time_is_read(told: str, when: str) -> None:
    assert [one["when"] for one in plain(f"Finland acceded to the Ottawa Convention {told}.")] == [when]


@pytest.mark.parametrize(("told", "verdict"), [("early", "supported"), ("late", "outside the record"), ("mid", "outside the record")])
def test_a_part_of_a_time_is_borne_out_and_never_denied(told: str, verdict: str) -> None:
    """Where "late" begins, people think differently."""
    import servanda

    (found,) = servanda.check(f"Finland acceded to the Ottawa Convention in {told} 2012.", TODAY).findings
    assert found.verdict == verdict


def test_a_claim_has_the_whole_name_that_it_begins_with() -> None:
    """The parser hangs "which was adopted" on "Munitions", the last word of the name."""
    text = "The Convention on Cluster Munitions, which was adopted in Dublin in May 2008, has few critics in Vienna."
    claims = RulesReader().read(text, TODAY, TODAY).claims
    assert [claim.quote for claim in claims][:1] == ["The Convention on Cluster Munitions, which was adopted in Dublin in May 2008"]


def test_before_a_year_ends_with_the_year_before() -> None:
    """ "had ratified before 2009" is false of an instrument of April 2009."""
    assert [one["when"] for one in plain("Before 2009 Austria had ratified the Convention on Cluster Munitions.")] == ["../2008-12-31"]


@pytest.mark.parametrize(("text", "verdict"), [
    ("Kenya acceded to the Ottawa Convention. The treaty lapsed in 2001.", "outside the record"),
    ("Kenya signed the Arms Trade Treaty in 2013.", "contradicted"),  # by the word rules, which understand it to the last word
])  # fmt: skip
def test_nothing_is_said_against_a_claim_by_grammar_alone(text: str, verdict: str) -> None:
    """What a clause plainly asserts decides only where law and record bear it out."""
    import servanda
    from servanda.reading import reader_named

    assert servanda.check(text, TODAY, reader=reader_named("rules")).findings[-1].verdict == verdict
