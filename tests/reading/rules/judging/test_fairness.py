"""The same rule for every State, no verdict from words that take something back, and no claim that makes a rule fail."""

from __future__ import annotations

import json
import os
import re
from datetime import date, timedelta

import pytest
from factories import claim, found, period, published
from hypothesis import given
from hypothesis import strategies as st

from evaluation import CORPUS
from servanda import law
from servanda.assertions.terms import CONTRADICTED, OUTSIDE, SUPPORTED
from servanda.pipeline import findings
from servanda.reading.model import Claim, Dating, Period, Proposition
from servanda.record.states import state_name, states
from servanda.reports import Finding
from servanda.standing import Record

NAMES = {"LTU": ("Lithuania", "Vilnius"), "LVA": ("Latvia", "Riga"), "EST": ("Estonia", "Tallinn")}
TEXTS = [
    ("{} gave notice in June", "withdrawal", period("2025-06-01", "2025-06-30")),
    ("{}'s withdrawal takes effect on 27 December", "withdrawal", period("2025-12-27")),
    ("{}'s withdrawal takes effect on 1 December", "withdrawal", period("2025-12-01")),
    ("{} is a party to the convention", "membership", None),
    ("{} has never joined the convention", "membership", None),
    ("{} has left the convention", "withdrawal", None),
    ("{} has used anti-personnel mines", "use", None),
    ("{} will produce anti-personnel mines next year", "production", period("2026-01-01", "2026-12-31")),
]


def said(finding: Finding, state: str) -> tuple[str, str, str]:
    """Verdicts and the bearing, the State's name taken out, and dates of its own history."""
    bearing = re.sub(r"\d{1,2} [A-Z][a-z]+ \d{4}", "DATE", (finding.bearing or "").replace(state_name(state), "STATE"))
    return finding.verdict, finding.verdict_as_known, bearing


@pytest.mark.parametrize(("text", "norm", "when"), TEXTS)
def test_states_of_equal_record_are_judged_alike(record: Record, text: str, norm: str, when: Period | None) -> None:
    answers = set()
    for state, names in NAMES.items():
        for name in names:
            dates = (when,) if when else ()
            made = claim(text.format(name), state, norm=norm, dates=dates, modality="plan" if "will" in text else "fact")
            answers.add(said(found(record, "2025-07-15", made), state))
    assert len(answers) == 1


def test_the_order_of_states_changes_only_the_order_of_names(record: Record) -> None:
    one = claim("Lithuania and Russia are parties", "LTU", "RUS")
    other = claim("Russia and Lithuania are parties", "RUS", "LTU")
    assert found(record, "2025-07-02", one).verdict == found(record, "2025-07-02", other).verdict


FLIPS = [
    ("Russia is a party to the treaty", "Russia is not a party to the treaty", "RUS", "membership"),
    ("Ukraine has signed the treaty", "Ukraine has never signed the treaty", "UKR", "membership"),
    (
        "Finland has notified the depositary of its withdrawal",
        "Finland has not notified the depositary of its withdrawal",
        "FIN",
        "withdrawal",
    ),
    ("Turkey has destroyed its stockpiles", "Turkey has not destroyed its stockpiles", "TUR", "stockpile-destruction"),
    ("The treaty bans the use of anti-personnel mines", "The treaty does not ban the use of anti-personnel mines", "", "other"),
    ("The treaty covers anti-vehicle mines", "The treaty does not cover anti-vehicle mines", "", "other"),
    ("The treaty is in force", "The treaty is not in force", "", "other"),
    ("The treaty allows reservations", "The treaty allows no reservations", "", "other"),
]


@pytest.mark.parametrize(("text", "denial", "state", "norm"), FLIPS)
def test_a_negation_turns_the_verdict_round(record: Record, text: str, denial: str, state: str, norm: str) -> None:
    verdicts = [found(record, "2025-08-02", claim(words, *state.split(), norm=norm)).verdict for words in (text, denial)]
    assert sorted(verdicts) == [CONTRADICTED, SUPPORTED]


@pytest.mark.parametrize("hedge", ["may", "might", "could", "reportedly", "allegedly", "probably", "almost", "hardly"])
@pytest.mark.parametrize(("text", "denial", "state", "norm"), FLIPS)
def test_a_hedge_takes_the_verdict_away(record: Record, hedge: str, text: str, denial: str, state: str, norm: str) -> None:
    for words in (text, denial):
        first, *rest = words.split(" ")
        at = 1 if first == "The" else 0
        hedged = " ".join([first, *rest[:at], hedge, *rest[at:]])
        assert found(record, "2025-08-02", claim(hedged, *state.split(), norm=norm)).verdict == OUTSIDE, hedged


@pytest.mark.parametrize("condition", ["if", "unless", "whether"])
@pytest.mark.parametrize(("text", "denial", "state", "norm"), FLIPS)
def test_a_condition_takes_the_verdict_away(record: Record, condition: str, text: str, denial: str, state: str, norm: str) -> None:
    for words in (f"{condition} {text}", f"{text}, {condition} others do"):
        assert found(record, "2025-08-02", claim(words, *state.split(), norm=norm)).verdict == OUTSIDE, words


@pytest.mark.parametrize(
    "rest", ["and threatens its neighbours", "because it fears an attack", "which is a disgrace", "to please its allies"]
)
@pytest.mark.parametrize(("text", "denial", "state", "norm"), FLIPS)
def test_a_second_proposition_takes_the_verdict_away(record: Record, rest: str, text: str, denial: str, state: str, norm: str) -> None:
    for words in (text, denial):
        assert found(record, "2025-08-02", claim(f"{words} {rest}", *state.split(), norm=norm)).verdict == OUTSIDE, f"{words} {rest}"


def test_white_space_and_apostrophes_change_nothing(record: Record) -> None:
    for text in ("Poland's withdrawal takes effect on 20 February", "Poland’s  withdrawal takes effect on\n20 February",
                 "Poland 's withdrawal takes effect on 20 February ."):  # fmt: skip
        made = claim(text, "POL", norm="withdrawal", dates=(period("2026-02-20"),))
        assert found(record, "2026-01-16", made).verdict == SUPPORTED


def test_nothing_is_contradicted_where_the_state_was_inferred(record: Record) -> None:
    assert found(record, "2025-07-02", claim("It is a party to the treaty", "RUS")).verdict == OUTSIDE
    said = claim("We are a party to the treaty", "RUS", speaker_for=("RUS",))
    assert found(record, "2025-07-02", said).verdict == OUTSIDE  # "the minister": whose he is was told elsewhere
    assert found(record, "2025-07-02", said._replace(speaker="the Russian minister")).verdict == CONTRADICTED


VOCABULARY = """
not never no longer yet until since by in on the a of and or but if may withdraw withdrawal left notice effect force conflict war party
signed ratified joined bound bans allows production use stockpiles destroyed deadline four ten years months six-month 2010 1997 1 March
June 2025 last next month Thursday ago more than 160 parties countries NATO all every first extension granted suspended mines anti-vehicle
reservations expires breach Article Russia Ukraine Lithuania it its treaty convention Mine Ban Treaty ? “ ” — ' n't 's - . reached notified
deposited instrument after only meeting Fifth Review Conference hosted"""
WORDS = st.sampled_from(VOCABULARY.split())
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
PERIODS = st.builds(lambda first, length: Period(first, first + timedelta(days=length)), DAYS, st.sampled_from([0, 30, 364]))
PROPOSITIONS = st.builds(
    Proposition,
    text=st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60)),
    relation=st.sampled_from(["", "party", "signed", "joined", "leave", "notify", "suspend", "effect", "conflict", "bans", "members"]),
    negated=st.booleans(), modality=st.sampled_from(["fact", "plan", "duty", "condition", "wish", ""]),
    dates=st.lists(PERIODS, max_size=3).map(tuple), numbers=st.just(()), never=st.booleans(), weapon=st.just(""),
    others=st.lists(st.sampled_from(["USA", "XXX"]), max_size=1).map(tuple),
)  # fmt: skip
CODES = st.lists(st.sampled_from(["UKR", "RUS", "LTU", "USA", "PRK", "SSD", "XXX", "NATO", ""]), max_size=3).map(tuple)
CLAIMS = st.builds(
    Claim,
    id=st.just("c1"), start=st.just(0), end=st.just(0), quote=st.text(max_size=20), speaker=st.none(), speaker_for=CODES,
    act=st.sampled_from(["accuse", "deny", "acknowledge", "announce", "argue", "state", "demand", "?"]), targets=CODES,
    treaty=st.sampled_from([None, "no-such-treaty", *law.treaty_ids()]),
    norm=st.sampled_from(["use", "production", "stockpiling", "transfer", "stockpile-destruction", "clearance", "transparency-report",
                          "withdrawal", "membership", "joining", "other", "?"]),
    attributed=st.booleans(), direct=st.booleans(), when=st.one_of(st.none(), PERIODS), proposition=PROPOSITIONS, trace=st.just(()),
    doubt=st.just(""),
)  # fmt: skip


@given(st.lists(CLAIMS, min_size=1, max_size=3), DAYS, st.integers(0, 400))
def test_no_claim_makes_a_rule_fail(record: Record, claims: list[Claim], day: date, width: int) -> None:
    dating = Dating(day, day - timedelta(days=width), day, "text")
    answers = findings(claims, dating, record)
    assert len(answers) == len(claims)
    for answer in answers:
        assert answer.verdict in ("supported", "contradicted", "contested", "outside the record")
        assert answer.verdict_as_known in ("supported", "contradicted", "contested", "outside the record")
        assert answer.why.endswith(".")
        assert "{who}" not in answer.why + (answer.bearing or "")
        assert answer.known_at == day
        if answer.verdict != OUTSIDE:
            assert answer.basis


@pytest.mark.parametrize("folder", ["a", "b"])
def test_no_false_verdict_on_the_corpus_as_annotated(record: Record, folder: str) -> None:
    """The claims of the project's own corpus, with the fields that a person gave them: what is decided is decided rightly."""
    from servanda.reading.rules.times import periods

    place = os.path.join(CORPUS, folder)
    with open(os.path.join(place, "index.csv"), encoding="utf-8") as file:
        days = {line.split(",")[0]: re.search(r"\d{4}-\d\d-\d\d", line) for line in file}
    wrong = []
    with open(os.path.join(place, "gold.jsonl"), encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            found_day = days[row["doc"]]
            assert found_day is not None
            dating = published(found_day.group())
            words = row["quote"]
            modality = (
                "plan" if re.search(r"\b(will|would|shall|plans?)\b", words) else "condition" if re.search(r"\bif\b", words) else "fact"
            )
            made = claim(words, *row["targets"], norm=row["norm"], act=row["act"], treaty=row["treaty"], modality=modality,
                         dates=tuple(periods(words, dating.day)), speaker_for=tuple(row["speaker_for"]))  # fmt: skip
            verdict = findings([made], dating, record)[0].verdict
            if verdict in (SUPPORTED, CONTRADICTED) and verdict != row["verdict"]:
                wrong.append(f"{row['doc']}: {words[:60]}: {verdict}, not {row['verdict']}")
    assert not wrong


def test_every_state_can_be_named(record: Record) -> None:
    for state in states():
        assert found(record, "2025-07-02", claim(f"{state_name(state)} is a party to the treaty", state)).verdict in (
            SUPPORTED,
            CONTRADICTED,
            OUTSIDE,
        )
