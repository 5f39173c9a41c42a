"""What must hold for every assertion, treaty, State and day: nothing raises, denial turns, names and what is known later do not count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from asked import OPPOSITE, TODAY, made_record, well_formed
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ANOTHER, AT_PEACE, histories, made

from servanda import law
from servanda.assertions import terms
from servanda.assertions.model import Assertion
from servanda.assertions.validate import assertion
from servanda.checking.decide import decide
from servanda.checking.wording import named
from servanda.record.model import Action
from servanda.record.states import states
from servanda.standing import Record
from servanda.verification import judge

TREATIES = law.treaty_ids()
CODES = sorted([*states(), *terms.EXTRA_CODES])
KINDS = [(predicate, value) for predicate, values in terms.PREDICATES.items() for value in values] + [("count", 100)]
SAID = st.dates(date(1996, 1, 1), date(2026, 8, 22))
DECIDED = ("supported", "contradicted")
RECORD = Record(TODAY)
ACTS = ["signature", "ratification", "accession", "withdrawal", "withdrawal-of-signature", "suspension", "declaration", "report",
        "completion", "extension", "domestic-step", "announcement", "objection"]  # fmt: skip


@st.composite
def times(draw: st.DrawFn) -> str:
    """A time as it may be said."""
    first = draw(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    last = first + timedelta(days=draw(st.integers(0, 3000)))
    told = [day.isoformat()[: draw(st.sampled_from((4, 7, 10)))] for day in (first, last)]
    return draw(st.sampled_from((told[0], f"{told[0]}/..", f"../{told[1]}", f"{first.isoformat()}/{last.isoformat()}")))


@st.composite
def assertions(draw: st.DrawFn, kinds: Any = KINDS, codes: Any = CODES, treaties: Any = TREATIES, **fixed: Any) -> Assertion:
    """Any assertion that the validator takes; fields in `fixed` are as given."""
    predicate, value = draw(st.sampled_from(kinds))
    told: dict[str, Any] = {"predicate": predicate, "value": value, "treaty": draw(st.sampled_from(treaties))}
    told["states"] = draw(st.lists(st.sampled_from(codes), max_size=3, unique=True))
    may: dict[str, st.SearchStrategy[Any]] = {
        "group": st.sampled_from(terms.GROUPS), "holds": st.booleans(), "mode": st.sampled_from(terms.MODES), "when": times(),
        "of": st.sampled_from(("leave", "join", "ratify", "sign", "suspend", "completion", "")), "among": st.sampled_from(terms.GROUPS),
        "order": st.sampled_from((*terms.ORDERS, 1, 2, 40)), "norm": st.sampled_from(terms.NORMS),
        "to": st.sampled_from((["UKR"], ["OPCW"])), "compare": st.sampled_from(terms.COMPARE),
        "about": st.sampled_from(("use of mines", "the border", "six months after notice")),
        "article": st.sampled_from(("1", "VI", "20(3)")), "by": st.sampled_from(("OPCW", "UN", "parties", "IAEA")), "deed": times(),
        "weapon": st.just("mines"), "actor": st.just("an armed group"), "jointly": st.booleans(), "ever": st.booleans(),
    }  # fmt: skip
    for field in draw(st.lists(st.sampled_from(sorted(may)), max_size=5, unique=True)):
        told[field] = draw(may[field])
    if draw(st.booleans()):
        told.update(number=draw(st.sampled_from((0, 5, 6, 90, 1000))), unit=draw(st.sampled_from(("months", "years", "days", "mines"))))
    if not told.get("ever") and draw(st.booleans()):
        told["exactly"] = True
    if predicate == "count":
        told["of"] = draw(st.sampled_from(terms.COUNTED))
    if predicate == "duty":
        told["norm"] = draw(st.sampled_from(terms.DUTIES))
    return assertion({**told, **fixed})


@settings(max_examples=200)
@given(assertions(), SAID, st.one_of(st.none(), SAID))
def test_every_assertion_gets_a_part_that_is_well_formed(told: Assertion, said: date, known: date | None) -> None:
    well_formed(judge([told], said, RECORD, known).parts[0])


@pytest.mark.parametrize("treaty", TREATIES)
def test_every_predicate_and_value_is_answered_under_every_treaty(treaty: str) -> None:
    for predicate, value in KINDS:
        for state in ("UKR", "USA", "SUN", "EU"):
            told: dict[str, Any] = {"predicate": predicate, "value": value, "states": [state]}
            for more in ({}, {"when": "2010"}, {"holds": False}):
                for norm in terms.DUTIES if predicate == "duty" else ("",):
                    of = {"of": "parties"} if predicate == "count" else {}
                    given_ = {**told, **more, **of, **({"norm": norm} if norm else {})}
                    part = judge([assertion(given_, treaty)], date(2025, 7, 2), RECORD).parts[0]
                    well_formed(part)
                    if part.verdict in DECIDED and predicate in ("status", "duty", "found", "conduct", "act") and value != "extend":
                        assert named(state) in part.why.replace("The ", "the "), (given_, part.why)


@pytest.mark.parametrize(("predicate", "value"), [kind for kind in KINDS if kind[0] in ("status", "act", "in-force")])
def test_every_state_is_answered(predicate: str, value: str) -> None:
    for state in CODES:
        for treaty in ("apmbc", "npt"):
            part = judge([assertion({"predicate": predicate, "value": value, "states": [state]}, treaty)], date(2010, 7, 2), RECORD).parts[
                0
            ]
            well_formed(part)


# Where a denial is more than the opposite: "not yet a party" of who has ratified, "has not signed" of who acceded, and what is narrower
# than the record, or planned, or only possible.
PLAIN = [kind for kind in KINDS if kind[0] not in ("rule", "conduct", "unmodelled") and kind != ("status", "party")]


def _without_only(told: Assertion) -> Assertion:
    """ "The only one that has not joined" does not deny that one is the only one that has: both can be wrong."""
    return told._replace(order="") if told.order == "only" and told.predicate in ("status", "act") else told


@settings(max_examples=200)
@given(assertions(PLAIN, mode="fact", about=""), SAID, st.sampled_from(CODES))
def test_denial_turns_supported_into_contradicted_and_leaves_the_rest(told: Assertion, said: date, state: str) -> None:
    told = told._replace(states=(state,), group="", exclude=())
    if told.predicate == "act" and told.value in ("sign", "ratify", "accede", "join") and not told.when:
        told = told._replace(when="1990/2020")
    told = _without_only(told)
    one, other = (judge([told._replace(holds=holds)], said, RECORD).parts[0] for holds in (True, False))
    assert other.verdict == OPPOSITE.get(one.verdict, one.verdict)
    assert other.refusal == one.refusal
    assert other.then == OPPOSITE.get(one.then, one.then)


@settings(max_examples=200)
@given(assertions(), SAID, st.sampled_from(CODES))
def test_an_assertion_and_its_denial_are_never_both_so(told: Assertion, said: date, state: str) -> None:
    told = _without_only(told._replace(states=(state,), group="", exclude=()))
    one, other = (judge([told._replace(holds=holds)], said, RECORD).parts[0].verdict for holds in (True, False))
    assert not (one == other and one in DECIDED), (told, said)


def mirrored(actions: list[Action]) -> list[Action]:
    return [action._replace(state=ANOTHER) for action in actions]


@settings(max_examples=80)
@given(histories(kinds=ACTS), assertions(codes=[AT_PEACE], treaties=["apmbc"]), SAID, st.one_of(st.none(), SAID))
def test_two_states_with_the_same_record_differ_in_their_names_only(
    done: list[Action], told: Assertion, said: date, known: date | None
) -> None:
    record = made_record(*done, *mirrored(done))
    told = told._replace(states=(AT_PEACE,), group="", exclude=(), among="")
    if told.order or told.predicate == "count":
        return  # places and numbers are of all States together
    one = decide(told, law.treaty("apmbc"), said, record, known)
    other = decide(told._replace(states=(ANOTHER,)), law.treaty("apmbc"), said, record, known)
    assert (one.verdict, one.refusal, one.then) == (other.verdict, other.refusal, other.then)
    assert one.why.replace(named(AT_PEACE), named(ANOTHER)) == other.why
    assert [b.ref.replace(AT_PEACE, ANOTHER) for b in one.basis] == [b.ref for b in other.basis]


@settings(max_examples=80)
@given(
    histories(kinds=ACTS), histories(kinds=ACTS), assertions(codes=[AT_PEACE, ANOTHER, "UKR"], treaties=["apmbc"]), SAID,
    st.dates(date(1996, 1, 1), date(2026, 8, 22)),
)  # fmt: skip
def test_the_verdict_by_what_was_known_on_a_day_uses_nothing_known_later(
    done: list[Action], later: list[Action], told: Assertion, said: date, known: date
) -> None:
    after = [action._replace(known=max(action.known, known + timedelta(days=1))) for action in later]
    one = judge([told], said, made_record(*done), known)
    other = judge([told], said, made_record(*done, *after), known)
    assert one == other


@given(st.sampled_from(["apmbc", "ccm", "cwc", "npt"]), SAID)
def test_a_state_is_a_party_or_outside_or_signed_or_left(treaty: str, said: date) -> None:
    for state in ("UKR", "FIN", "CHN", "USA", "LTU", "SYR"):
        parts = {
            value: judge([assertion({"predicate": "status", "value": value, "states": [state]}, treaty)], said, RECORD).parts[0].verdict
            for value in terms.PREDICATES["status"]
        }
        assert not (parts["party"] == parts["outside"] == "supported")
        assert not (parts["party"] == parts["left"] == "supported")
        assert parts["party"] != "supported" or parts["signatory"] == "supported"
        assert parts["left"] != "supported" or parts["outside"] == "supported"


def test_made_up_facts_are_seen(record: Record) -> None:
    """The properties would hold of a record that nobody reads: that what is added changes what is answered."""
    told = assertion({"predicate": "status", "value": "party", "states": [AT_PEACE]}, "apmbc")
    added = made_record(made(AT_PEACE, "accession", "2000-01-05"))
    assert judge([told], date(2010, 1, 1), record).verdict == "contradicted"
    assert judge([told], date(2010, 1, 1), added).verdict == "supported"
