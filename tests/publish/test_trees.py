"""Decision trees: drawn from the parameters of the clauses, and leading to what the clauses give."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda import law
from servanda.cli import main
from servanda.law.clauses import Engagement, withdrawal_effect
from servanda.law.model import Withdrawal
from servanda.publish.as_tree_svg import tree_svg
from servanda.publish.trees import KINDS, Fork, Leaf, leaves, path, text, tree, way
from servanda.standing import Record
from servanda.told import Told
from servanda.translation.choosing import language
from servanda.translation.language import CODES

Capture = pytest.CaptureFixture[str]
DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
CLAUSES = st.builds(
    lambda months, waits, any_one, on: Withdrawal("20", months, waits_for_conflict=waits, any_conflict=any_one, conflict_on=on),
    st.integers(1, 12), st.booleans(), st.booleans(), st.sampled_from(("expiry", "notice")),
)  # fmt: skip
CONFLICTS = st.builds(
    lambda name, start, length: Engagement(name, start, None if length is None else date.fromordinal(start.toordinal() + length)),
    st.text("ab", min_size=1), DAYS, st.none() | st.integers(1, 3000),
)  # fmt: skip


def walk(node: Fork | Leaf, taken: tuple[tuple[str, str], ...]) -> Fork | Leaf:
    """Where some answers lead, from the top; an answer that no question on the way asks is a fault."""
    left = dict(taken)
    while isinstance(node, Fork) and node.id in left:
        node = dict(node.branches)[left.pop(node.id)]
    assert not left
    return node


@given(CLAUSES, DAYS, st.lists(CONFLICTS, max_size=4))
def test_the_way_leads_to_what_the_clause_gives(clause: Withdrawal, notice: date, conflicts: list[Engagement]) -> None:
    rules = law.treaty("apmbc")._replace(withdrawal=clause)
    taken, leaf = path(clause, notice, conflicts)
    reached = walk(tree(rules, "withdrawal"), (("notice", "yes"), ("back", "no"), *taken))
    assert isinstance(reached, Leaf) and reached.id == leaf
    effect = withdrawal_effect(clause, notice, conflicts)
    assert (leaf == "open") == (effect.day is None)
    assert (leaf == "period") == (effect.day == effect.earliest and not effect.waits_for)
    assert (leaf == "end of conflict") == (effect.day is not None and bool(effect.waits_for))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", law.treaty_ids())
def test_every_treaty_has_its_trees_as_text_and_picture(name: str, kind: str) -> None:
    node = tree(law.treaty(name), kind)
    found = [leaf.says for leaf in leaves(node)]
    assert found and len(found) == len(set(found))
    assert all(says in text(node) for says in found)
    drawn = ElementTree.fromstring(tree_svg(node, "a <title>", {leaf.id: "/x?a=1&b=2" for leaf in leaves(node)}))
    assert len(drawn.findall(".//{http://www.w3.org/2000/svg}a")) == len(found)


def sentences(node: Fork | Leaf) -> list[Told]:
    if isinstance(node, Leaf):
        return [node.says]
    return [node.asks, *(says for _, below in node.branches for says in sentences(below))]


@pytest.mark.parametrize("code", CODES)
def test_every_question_and_answer_is_told_in_every_language(code: str) -> None:
    told = {says for name in law.treaty_ids() for kind in KINDS for says in sentences(tree(law.treaty(name), kind))}
    assert [says for says in told if (language(code).tell(says) == says) != (code == "en")] == []


def test_the_way_of_a_state_is_that_of_its_standing() -> None:
    rules = law.treaty("apmbc")
    now = Record("2025-12-10")
    found = way(now, "FIN", rules, "withdrawal", None)
    assert (found.leaf, found.says) == ("period", "It takes effect on 10 January 2026.")
    assert way(now, "FIN", rules, "withdrawal", date(2025, 7, 1)).leaf == "bound"
    assert way(now, "FRA", rules, "withdrawal", None).leaf == "bound"
    supposed = now.with_actions([{"treaty": "apmbc", "state": "UKR", "action": "withdrawal", "date": "2025-05-01"}])
    assert way(supposed, "UKR", rules, "withdrawal", None).leaf == "open"
    back = {"treaty": "apmbc", "state": "FIN", "action": "withdrawal-of-notice", "date": "2025-12-01"}
    assert way(now.with_actions([back]), "FIN", rules, "withdrawal", None).leaf == "taken back"


def test_the_way_in_leads_to_the_day_of_the_record() -> None:
    record = Record("2026-01-01")
    for treaty in ("apmbc", "ccm", "npt", "cwc", "ctbt"):
        rules = law.treaty(treaty)
        for state in ("FIN", "UKR", "USA", "BRA"):
            found, day = way(record, state, rules, "joining", None), record.entry_into_force(state, treaty)
            assert (found.leaf in ("no party", "not in force")) == (day is None), (state, treaty)
            assert isinstance(walk(tree(rules, "joining"), found.taken), Leaf) or not found.leaf


def test_the_verb_marks_the_way_and_says_how_far_the_list_goes(capsys: Capture) -> None:
    assert main(["tree", "apmbc", "--state", "FIN", "--as-of", "2025-12-10"]) == 0
    out = capsys.readouterr().out
    assert "* It takes effect when the 6 months end." in out and "complete to 3 February 2026" in out
    assert main(["tree", "apmbc", "--state", "FIN", "--as-of", "2025-12-10", "--format", "svg"]) == 0
    assert 'href="/whatif?state=FIN&amp;treaty=apmbc&amp;withdraw=2025-12-10' in capsys.readouterr().out
    assert main(["tree", "apmbc", "leaving"]) == 2
