"""Canonical JSON: one form for each value, the same bytes that the library of RFC 8785 writes."""

from __future__ import annotations

from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from servanda.record.canonical import LARGE, SMALL, canonical, kind_of, plain
from servanda.record.facts import Facts
from servanda.record.integrity import entries, things

ASCII = st.text(st.characters(codec="ascii"))
FRACTIONS = st.floats(SMALL * 1.01, LARGE * 0.99).filter(lambda value: not value.is_integer())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | FRACTIONS | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ASCII, inner, max_size=4),
)


@pytest.mark.parametrize(("value", "written"), [
    ({"b": 1, "a": [None, True, "é\n\"\\\x1f/"]}, '{"a":[null,true,"é\\n\\"\\\\\\u001f/"],"b":1}'),
    ({}, "{}"), ([], "[]"), (-7, "-7"), ("€", '"€"'),
])  # fmt: skip
def test_canonical_json_has_one_form(value: object, written: str) -> None:
    assert canonical(value) == written.encode()


@pytest.mark.parametrize("value", [
    2.0, 1e-5, float("nan"), float("inf"), 1e15 + 0.5, 2**53, {"é": 1}, {1: 1}, {"a": {1, 2}}, b"x", "\ud800", {"a": date(2020, 1, 1)},
])  # fmt: skip
def test_what_has_no_single_form_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical(value)


@given(VALUES)
def test_the_library_of_the_standard_writes_the_same_bytes(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_the_library_writes_the_same_bytes_over_the_whole_record() -> None:
    facts = Facts()
    made = []
    for thing in things(facts):
        filled = {key: value for key, value in plain(thing).items() if value is not None and value not in ("", [])}
        made.append(rfc8785.dumps({"kind": kind_of(thing), **filled}))
    assert sorted(made) == sorted(entry.content for entry in entries(facts) if entry.kind != "source")
    assert len(made) > 4_000
