"""When two assertions are one claim told twice.

They are when all of this is equal: treaty, norm, act, target States, whom the speaker speaks for, and the days it is about; when
they were published within two weeks of each other, where they name no days of their own; and when their wordings are nearly
equal. Wordings are compared word by word in their order, without case, punctuation, and words that carry no fact of their own
(articles, names of weekdays, verbs of saying: `light.txt`). One may say more than the other by one word in eight, but no word may
stand in the place of another (signed, ratified), and a negation, a number, a month or an auxiliary (was, will, may) never makes the
difference. A later telling is compared with the first one, so that wordings cannot drift away step by step.

Where this is wrong, two claims stay apart that are one: that costs a reviewer a minute. The other error would put words into
somebody's mouth.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ..dates import MONTHS
from ..record.canonical import canonical

APART = 14  # days
SHARE = 8  # one word in so many
_WORD = re.compile(r"[^\W_]+")
_WEIGHTY = frozenset((
    "no", "not", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot", "t", "un", "non", "yet", "still", "only",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "shall", "should", "may", "might", "can", "could",
    "must", "if", "unless", "until", "before", "after", "almost", "all", "some", "most", "every", "any", "former", "ex", "alleged",
    "allegedly", "reportedly", "denies", "denied", "false", *(month.casefold() for month in MONTHS),
))  # fmt: skip


@cache
def _light() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("light.txt").read_text(encoding="utf-8").split())


def key(claim: dict[str, Any]) -> str:
    """A hash over what must be equal of two claims of the JSON contract."""
    same = {field: claim.get(field) for field in ("treaty", "norm", "act", "when")}
    same |= {field: sorted(claim.get(field) or ()) for field in ("targets", "speaker_for")}
    return hashlib.sha256(canonical(same)).hexdigest()


def words(quote: str) -> tuple[str, ...]:
    """The words of a quote that count, in their order."""
    plain = unicodedata.normalize("NFKD", quote).casefold().replace("n't", " not").replace("n’t", " not")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(word for word in _WORD.findall(plain) if word not in _light())


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two wordings are nearly equal."""
    less, more = sorted((one, other), key=len)
    extra, place = [], 0
    for word in more:
        if place < len(less) and word == less[place]:
            place += 1
        else:
            extra.append(word)
    said = place == len(less) and len(extra) * SHARE <= len(more)
    return said and not any(word in _WEIGHTY or word[0].isdigit() for word in extra)


def near(one: str, other: str, period: dict[str, str] | None) -> bool:
    """Whether two claims were published near enough to each other to be one."""
    return period is not None or abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= APART
