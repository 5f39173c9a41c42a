"""Why something is not decided, in words: each kind of refusal has its own."""

from __future__ import annotations

from ..assertions.terms import CANNOT, DAY_NOT_KNOWN, NOT_ON_RECORD, NOT_UNDERSTOOD, PAST_THE_LIST
from ..told import NOTHING, Template, Told, row, say

KINDS: dict[str, Template] = {
    CANNOT: "no treaty record can decide it",
    NOT_ON_RECORD: "the record does not hold it",
    PAST_THE_LIST: "the day lies after the end of the list",
    DAY_NOT_KNOWN: "it hangs on a day that is not known: give the day",
    NOT_UNDERSTOOD: "it is not sure what is meant",
}
AS_OF_THE_LIST: dict[str, Template] = {
    "supported": "supported as of the last day of the list",
    "contradicted": "contradicted as of the last day of the list",
    "contested": "contested as of the last day of the list",
}


def undecided(refusal: str, then: str = "") -> Told:
    """The kind of a refusal in words, with the verdict as of the last day of the list where there is one; empty for what is decided."""
    if refusal not in KINDS:
        return NOTHING
    told = say(KINDS[refusal])
    return row((told, say(AS_OF_THE_LIST[then]))) if then in AS_OF_THE_LIST else told
