"""Named tuples made cheaply are what `typing` makes of the same class body."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from servanda.tuples import NamedTuple


class Ours(NamedTuple):
    """With a default, a property and a method."""

    state: str
    day: str
    norm: str = ""

    @property
    def both(self) -> str:
        """Two fields together."""
        return self.state + self.day


class Theirs(typing.NamedTuple):
    """The same."""

    state: str
    day: str
    norm: str = ""


KINDS: tuple[Any, ...] = (Ours, Theirs)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_made_read_changed_and_shown_alike(kind: Any) -> None:
    made = kind("UKR", day="2005")
    assert (made.state, made.day, made.norm, tuple(made)) == ("UKR", "2005", "", ("UKR", "2005", ""))
    assert made == ("UKR", "2005", "")
    assert hash(made) == hash(("UKR", "2005", ""))
    assert made._replace(norm="use") == kind("UKR", "2005", "use") == kind._make(["UKR", "2005", "use"])
    assert made._asdict() == {"state": "UKR", "day": "2005", "norm": ""}
    assert repr(made) == f"{kind.__name__}(state='UKR', day='2005', norm='')"
    assert (kind._fields, kind._field_defaults) == (("state", "day", "norm"), {"norm": ""})
    assert list(kind.__annotations__) == list(kind.__match_args__) == ["state", "day", "norm"]
    assert not hasattr(made, "__dict__")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_copied_and_pickled_as_its_kind(kind: Any) -> None:
    made = kind("UKR", "2005")
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert other == made
        assert type(other) is kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wrong", [
    lambda kind: kind("UKR"), lambda kind: kind("UKR", "2005", "", ""), lambda kind: kind("UKR", "2005", colour=""),
    lambda kind: kind._make(["UKR"]), lambda kind: kind("UKR", "2005")._replace(colour=""),
    lambda kind: setattr(kind("UKR", "2005"), "state", "POL"),
])  # fmt: skip
def test_what_it_does_not_take_is_refused_alike(kind: Any, wrong: Any) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)):
        wrong(kind)


def test_it_is_matched_by_its_fields_and_keeps_what_its_body_says() -> None:
    match Ours("UKR", "2005"):
        case Ours(state, day):
            assert state + day == Ours("UKR", "2005").both
    assert Ours.__doc__ == "With a default, a property and a method."
    assert (Ours.__name__, Ours.__module__) == ("Ours", __name__)


def test_a_field_without_a_default_behind_one_with_one_is_refused() -> None:
    with pytest.raises(TypeError):
        type(NamedTuple)("Wrong", (), {"__annotations__": {"a": "str", "b": "str"}, "a": ""})
