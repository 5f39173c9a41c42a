"""Assertions of every kind, as JSON and as the validator makes them of it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from servanda import law
from servanda.assertions import terms
from servanda.assertions.model import Assertion
from servanda.assertions.validate import assertion

CODES = st.sampled_from(["RUS", "UKR", "USA", "EU", "SUN", "LTU", "SYR"])
TIMES = st.sampled_from(["2025", "2025-06", "2024-02-29", "2025-01/2025-03", "2022/..", "../2010", "1997-12-03/1999-03-01"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
GROUPS = st.sampled_from(terms.GROUPS)

FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "states": st.lists(CODES, max_size=3), "group": GROUPS, "except": st.lists(CODES, max_size=2),
    "treaty": st.sampled_from([*law.treaty_ids(), terms.OTHER]), "name": TEXTS, "holds": st.booleans(),
    "mode": st.sampled_from(terms.MODES), "when": TIMES, "ever": st.booleans(), "exactly": st.booleans(),
    "of": TEXTS | st.sampled_from(["leave", "join", *terms.COUNTED]),
    "to": TEXTS | st.lists(CODES, max_size=2), "order": st.sampled_from(terms.ORDERS) | st.integers(1, 200), "among": GROUPS,
    "number": st.integers(0, 10**7) | st.floats(0, 10**6), "unit": st.sampled_from(["", "days", "mines"]),
    "compare": st.sampled_from(terms.COMPARE), "jointly": st.booleans(), "norm": st.sampled_from(terms.NORMS), "article": TEXTS,
    "about": TEXTS, "statement": TEXTS, "by": TEXTS, "deed": TIMES, "weapon": TEXTS, "actor": TEXTS,
}  # fmt: skip
SPOILT = st.sampled_from([None, True, 0, -1, 1.5, 10**13, "", "nobody", [], ["UKR"], ["XXX"], [1], {}, "2025-1", "2025/", "x" * 501, 5.0])


@st.composite
def instances(draw: st.DrawFn, spoil: bool = False) -> dict[str, Any]:
    """An assertion as JSON; with `spoil`, some fields hold what they may not."""
    predicate = draw(st.sampled_from(list(terms.PREDICATES)))
    values = terms.PREDICATES[predicate]
    given: dict[str, Any] = {"predicate": predicate, "value": draw(st.sampled_from(values) if values else st.integers(0, 300))}
    for field in draw(st.lists(st.sampled_from(list(FIELDS)), max_size=6, unique=True)):
        given[field] = draw(FIELDS[field])
    if spoil:
        for field in draw(st.lists(st.sampled_from(["predicate", "value", "colour", *FIELDS]), max_size=2)):
            given[field] = draw(SPOILT)
        return given
    needs = {"count": ("of", terms.COUNTED), "duty": ("norm", terms.DUTIES)}.get(predicate)
    if needs:
        given[needs[0]] = draw(st.sampled_from(needs[1]))
    if given.get("except"):
        given["group"] = draw(GROUPS)
    if given.get("treaty") == terms.OTHER:
        given["name"] = "an agreement"
    if given.get("unit"):
        given.setdefault("number", 3)
    if given.get("ever"):
        given.pop("exactly", None)
    return given


def assertions() -> st.SearchStrategy[Assertion]:
    """Assertions as the validator makes them."""
    return instances().map(assertion)
