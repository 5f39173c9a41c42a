"""An assertion as a person types it: words in their places and options behind them, read and written.

The command line reads its words by this, and whoever shows a question says by it how the command line asks the same.
"""

from __future__ import annotations

from ..errors import UsageError
from ..law.names import find_treaty
from ..record.states import find
from ..told import Template, Text, say
from . import terms
from .model import as_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .model import Assertion

PLACES = {
    **dict.fromkeys(("status", "act", "in-force", "found", "conduct", "event", "unmodelled"), ("states", "treaty", "value")),
    "duty": ("states", "treaty", "norm", "value"), "count": ("treaty", "of", "value"), "rule": ("treaty", "value", "about"),
}  # fmt: skip
STATELESS = ("in-force", "event", "unmodelled", "found")  # may be said of no State
FLAGS = ("ever", "exactly", "jointly")


def read(field: str, word: str) -> Any:
    """What a word means in a field, as JSON has it: States and treaties by code, id or name; lists are parted by commas.

    What is no number where one belongs stays as it is: the validator tells of it. Raises UsageError for a State or treaty that is none.
    """
    if field == "treaty":
        if any(word in values for name, values in terms.PREDICATES.items() if name in STATELESS) and word != terms.OTHER:
            told: Template = "{word} stands where the treaty belongs: the treaty comes before the value, as in 'in-force apmbc entry'."
            raise UsageError(say(told, word=Text(repr(word))))
        return word if word == terms.OTHER else find_treaty(word)
    if field in ("states", "except"):
        return _states(word)
    if field == "to":
        return [part.strip() for part in word.split(",")]
    if field in ("value", "number", "order"):
        return _number(word)
    return word


def words(assertion: Assertion) -> list[str] | None:
    """The words and options by which `servanda verify` is asked of an assertion; None for one that words cannot tell."""
    given = as_json(assertion)
    places = [place for place in PLACES[assertion.predicate] if place in given]
    alone = assertion.predicate in STATELESS or assertion.group or assertion.actor
    left_out = set(PLACES[assertion.predicate]) - set(places)
    told = [assertion.predicate, *(_word(given[place]) for place in places)]
    placeless = "states" in given and "states" not in places  # no option names them
    if placeless or left_out - {"states" if alone else "about"} or any(word.startswith("-") for word in told):
        return None
    for field, value in given.items():
        if field in FLAGS:
            told.append(f"--{field}")
        elif field == "holds":
            told.append("--not")
        elif field not in (*places, "predicate"):
            told.append(f"--{field}={_word(value)}")
    parted = all(part == part.strip() and part and "," not in part for part in assertion.to)
    return told if parted and not any("\0" in word for word in told) else None


def _word(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


def _number(word: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            continue
    return word


def _states(word: str) -> list[str]:
    """The codes of one State or several, by code or name; a name may hold a comma of its own."""
    try:
        return [_code(word)]
    except UsageError:
        if "," not in word:
            raise
        return [_code(part) for part in word.split(",")]


def _code(word: str) -> str:
    upper = word.strip().upper()
    return upper if upper in terms.EXTRA_CODES else find(word).iso3
