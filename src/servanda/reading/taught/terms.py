"""What the taught network is asked of what a claim says: one label for predicate and value, whether it holds, its mode, its time."""

from __future__ import annotations

from ...assertions import terms

# How the time of an assertion is meant: as told, from then on, until then.
TIMES = ("at", "from", "until")
OF = {  # where what is told depends on what it is done to
    "approve-at-home": ("join", "leave", "other"),
    "announce-withdrawal": ("leave", "suspend"),
    "take-back": ("leave", "sign", "other"),
}


def _labels() -> tuple[str, ...]:
    found = []
    for predicate, values in terms.PREDICATES.items():
        for value in values or terms.COUNTED:
            found += [f"{predicate} {value}{f' {of}' if of else ''}" for of in OF.get(value, ("",))]
    return tuple(found)


LABELS = _labels()  # predicate and value of an assertion in one: "status party", "act take-back sign", "count parties"
