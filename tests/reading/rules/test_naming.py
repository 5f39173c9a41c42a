"""What is said of a State or a treaty is read alike, whatever it is called: one word to the parser, one short name to the rules."""

import pytest

import servanda
from servanda import law
from servanda.lexicon import english
from servanda.reading.rules.language import parse
from servanda.reading.rules.lexicon import scan
from servanda.reading.rules.naming import in_short
from servanda.reading.rules.text import blocks
from servanda.reading.rules.tokens import Doc
from servanda.record.states import names, state_name, states

SAID = (
    "{state} has ratified {treaty} at last.",
    "The envoy said that {state}, which joined {treaty} in 2001, had left it.",
    "In 1999, after long talks, neither {state} nor its neighbours signed {treaty}, he recalled.",
)
SHORT = {"Congo", "Korea", "America", "Macedonia", "Ireland"}  # of more than one State, or of a place as well


def parsed(*texts: str) -> list[Doc]:
    found = [block for text in texts for block in blocks(text)]
    return parse(found, [scan(block.clean) for block in found])


def shapes(*texts: str) -> list[list[tuple[str, str, int]]]:
    """Tag, relation and head of each word of each text: all that the rules see of the grammar."""
    return [[(token.tag_, token.dep_, token.head.i) for token in doc] for doc in parsed(*texts)]


def all_names() -> list[str]:
    """What States are and were called, without the article, one form of each."""
    found = {state.name for state in states().values()} | {n.name for n in names() if n.kind in ("name", "former")}
    bare = {name.removeprefix("the ").removeprefix("The ") for name in found}
    return sorted(name for name in bare if (name not in SHORT and name.isalpha()) or " " in name)


@pytest.mark.parametrize("said", SAID)
def test_grammar_is_the_same_for_every_state(said: str) -> None:
    (wanted,) = shapes(said.format(state="Chile", treaty="the Ottawa Convention"))
    told = {name: said.format(state=name, treaty="the Ottawa Convention") for name in all_names()}
    of_states = {name: text for name, text in told.items() if any(m.kind == "state" and m.text == name for m in scan(text))}
    assert len(of_states) > 250
    assert [name for name, found in zip(of_states, shapes(*of_states.values()), strict=True) if found != wanted] == []


@pytest.mark.parametrize("said", SAID)
def test_grammar_is_the_same_for_every_long_name_of_a_treaty(said: str) -> None:
    (wanted,) = shapes(said.format(state="Chile", treaty="the Ottawa Convention"))
    known = {name.removeprefix("the ") for treaty in law.treaty_ids() for name in english.names(treaty) if " " in name}
    known = {name for name in known if name[0].isupper() and not name.rsplit(None, 1)[-1].islower() and not name.startswith("Article")}
    told = {name: said.format(state="Chile", treaty=f"the {name}") for name in sorted(known)}
    called = {name: {m.text.removeprefix("the ") for m in scan(text) if m.kind == "treaty"} for name, text in told.items()}
    named = {name: text for name, text in told.items() if name in called[name]}
    assert len(named) > 200
    heads = [[head for *_, head in found] for found in shapes(*named.values())]
    assert [name for name, found in zip(named, heads, strict=True) if found != [head for *_, head in wanted]] == []


def test_a_name_is_one_word_and_its_article_another() -> None:
    (doc,) = parsed("Bosnia and Herzegovina left the Convention on Certain Conventional Weapons.")
    assert [token.text for token in doc] == ["Bosnia and Herzegovina", "left", "the", "Convention on Certain Conventional Weapons", "."]
    assert [doc.text[token.idx : token.idx + len(token)] for token in doc] == [token.text for token in doc]


def test_an_article_of_a_treaty_is_no_name_of_it() -> None:
    assert "Article" in [token.text for token in parsed("Common Article 3 of the Geneva Conventions bans torture.")[0]]


@pytest.mark.parametrize(("text", "short"), [
    ("Kenya ratified the 1997 Mine Ban Treaty in 2001.", "Kenya ratified the Ottawa Convention in 2001 ."),
    ("Kenya joined the Organisation for the Prohibition of Chemical Weapons.", "Kenya joined the OPCW ."),
    ("In 1997 treaties were signed.", "In 1997 treaties were signed ."),
    ("The Rome Statute is open.", "The Rome Statute is open ."),
])  # fmt: skip
def test_rules_read_treaties_and_bodies_by_their_short_names(text: str, short: str) -> None:
    assert in_short(parsed(text)[0], scan(text)) == short


@pytest.mark.parametrize("name", ["the 1972 Biological Weapons Convention", "the BWC", "the Biological and Toxin Weapons Convention"])
def test_a_year_of_a_name_is_no_time_of_a_deed(name: str) -> None:
    for day, verdict in (("in 1976", "supported"), ("in 2011", "contradicted")):
        (finding,) = servanda.check(f"Kenya ratified {name} {day}.", "2025-03-01").findings
        assert (finding.verdict, finding.claim.treaty) == (verdict, "bwc")


@pytest.mark.parametrize(("text", "verdict"), [
    ("France is a member of the International Criminal Court.", "supported"),
    ("Kenya is a member of the Organisation for the Prohibition of Chemical Weapons.", "supported"),
    ("Israel is a member of the Organization for the Prohibition of Chemical Weapons.", "contradicted"),
])  # fmt: skip
def test_who_is_a_member_of_the_body_of_a_treaty_is_a_party_to_it(text: str, verdict: str) -> None:
    (finding,) = servanda.check(text, "2025-03-01").findings
    assert finding.verdict == verdict, state_name(finding.claim.targets[0])
