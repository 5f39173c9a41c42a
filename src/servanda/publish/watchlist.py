"""A watch list: the States and treaties that somebody keeps an eye on, a line each, and what of an answer is about them.

    FIN, apmbc      one State under one treaty
    UKR             one State under all
    ccm             all States under one treaty
"""

from __future__ import annotations

from ..errors import InputError, UsageError, shown
from ..lexicon.english import find_treaty
from ..record.states import find

Pair = tuple[str | None, str | None]  # State and treaty, None for all
MOST = 200  # lines
BYTES = 100_000


def read(path: str) -> str:
    """The watch list of a file, as a question carries it: STATE,TREATY pairs parted by semicolons, with ids for names.

    What follows a # is a comment. Raises InputError, naming file, line and cure.
    """
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(BYTES + 1)
    except (OSError, UnicodeDecodeError) as why:
        raise InputError(f"{path} cannot be read as a text in UTF-8: {why}.") from None
    found: dict[str, None] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = [word.strip() for word in line.partition("#")[0].split(",")]
        if not any(words):
            continue
        try:
            state, treaty = _pair(words)
        except UsageError as why:
            raise InputError(f"{path}, line {number}: {why} Write STATE, TREATY or one of them alone.") from None
        found[f"{state or ''},{treaty or ''}"] = None
    if not found or len(found) > MOST or len(text) > BYTES:
        raise InputError(f"{path} names {len(found)} States and treaties to watch: give 1 to {MOST}, a line each, such as 'FIN, apmbc'.")
    return ";".join(found)


def _pair(words: list[str]) -> Pair:
    if len(words) > 2:
        raise UsageError(f"{shown(', '.join(words))} has more than a State and a treaty.")
    if len(words) == 2:
        return (find(words[0]).iso3 if words[0] else None), (find_treaty(words[1]) if words[1] else None)
    try:
        return find(words[0]).iso3, None
    except UsageError:
        pass
    try:
        return None, find_treaty(words[0])
    except UsageError:
        raise UsageError(f"{shown(words[0])} is neither a State nor a treaty that is known.") from None


def pairs(watched: str) -> list[Pair]:
    """The pairs of a watch list as a question carries it. Raises UsageError for a State or treaty that is not known."""
    return [_pair([*line.partition(",")[::2]]) for line in watched.split(";")]
