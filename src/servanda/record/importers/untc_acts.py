"""What an end note tells, sentence by sentence: acts with their days, and the notifications that belong to them.

A sentence that names a kind of act and a day begins an action; the number of a notification and the day of effect that follow belong
to it. Words that the note quotes are the State's own: they only help to tell the kind.
"""

from __future__ import annotations

import re

from ...tuples import NamedTuple
from . import days, names, wording

NUMBERED = frozenset({"communication", "objection"})  # without a notification of its own, such a note may be about anything
LONGEST, LONGEST_SENTENCE = 100_000, 4_000  # more than any note has


class Act:
    """An act that a note tells, as far as it was read."""

    def __init__(self, action: str, state: str, date: str) -> None:
        self.action, self.state, self.date = action, state, date
        self.effective = self.notification = self.of = ""


class _Sentence(NamedTuple):
    """What one sentence says: the kind of act, its days, whose it is, and which notifications it cites."""

    kind: str
    kind_cited: str  # with what stands in brackets behind a notification: "See C.N.… (withdrawal)"
    days: list[str]
    effect: str  # the day of effect
    cited: list[re.Match[str]]
    items: list[tuple[str, str]]  # States each with a day, where it is a list of them
    named: list[str]  # the States of which it speaks; one that is empty for a Government that is not known
    plural: bool  # whether it speaks of Governments


def acts_of(text: str, state: str, bracketed: set[str]) -> list[Act]:
    """The acts that a note tells, in order; `state` is the State whose row refers to it."""
    own, quoted = wording.unquoted(text.translate({2: None, 3: None}))
    numbers: list[str] = []

    def aside(match: re.Match[str]) -> str:
        numbers.append(re.sub(r"\s", "", match.group()).replace("–", "-"))
        return f"\x02{len(numbers) - 1}\x03"

    note = _Note(state, numbers, quoted, bracketed)
    for sentence in wording.SENTENCE.split(wording.NOTIFICATION.sub(aside, own)):
        note.take(_read(sentence[:LONGEST_SENTENCE]))
    return note.acts


def _read(sentence: str) -> _Sentence:
    bare = re.sub(r"\([^()]*\)", lambda m: m.group() if days.in_words(m.group()) else " ", wording.CITED.sub(" ", sentence))
    effect, kind, cited = wording.EFFECT.search(bare), wording.kind(bare), list(wording.CITED.finditer(sentence))
    return _Sentence(
        kind=kind,
        kind_cited=wording.kind(wording.CITED.sub(" ", sentence)) if cited and not kind else "",
        days=days.in_words(wording.EFFECT.sub(" ", bare)),
        effect=days.iso(*effect.groups()) if effect else "",
        cited=cited,
        items=_items(bare),
        named=_governments(bare),
        plural="overnments of" in bare,
    )


class _Note:
    """A note as far as it was read. What follows an act belongs to it, until a sentence begins another."""

    def __init__(self, state: str, numbers: list[str], quoted: str, bracketed: set[str]) -> None:
        self.state, self.numbers, self.quoted, self.bracketed = state, numbers, quoted, bracketed
        self.acts: list[Act] = []
        self.group: list[Act] = []  # what one sentence told, to which the notifications of the next belong

    def take(self, said: _Sentence) -> None:
        """Reads the next sentence."""
        kind, who = self._kind(said), said.named[0] if said.named else None
        begun = self._dated_late(said, kind, who)
        if not begun:
            begun = self._begun(said, kind, who)
            self.acts += begun
        self.group = begun or self.group
        if not self.acts:
            return
        last = self.acts[-1]
        if said.effect and not last.effective and last.action not in NUMBERED:
            last.effective = said.effect
        self._notify(said, begun or (self.group if len(self.group) == len(said.cited) else [last]))

    def _kind(self, said: _Sentence) -> str:
        """Of which kind its act is. Only the first act takes it from the brackets behind a notification, or from the State's own words."""
        kind = said.kind
        if self.acts:
            return kind
        kind = kind or said.kind_cited
        if kind == "communication" and said.days:
            return _quoted_kind(self.quoted, self._owner(said.named[0] if said.named else None) in self.bracketed) or kind
        return kind

    def _owner(self, who: str | None) -> str:
        return self.state if who is None else who

    def _dated_late(self, said: _Sentence, kind: str, who: str | None) -> list[Act]:
        """The last act, where this sentence gives the day that it had not: "See C.N.… (withdrawal). It was received on …"."""
        if not (self.acts and kind and said.days) or self._is_list(said, kind):
            return []
        last = self.acts[-1]
        if (last.action, last.date) != (kind, "") or who not in (None, last.state):
            return []
        last.date = said.days[0]
        return [last]

    def _is_list(self, said: _Sentence, kind: str) -> bool:
        """Whether it lists States, each with its day and its notification."""
        return bool(kind or self.acts) and len(said.items) == len(said.cited) > 1

    def _begun(self, said: _Sentence, kind: str, who: str | None) -> list[Act]:
        """The acts that a sentence begins."""
        if self._is_list(said, kind):
            action = kind or self.acts[-1].action
            return [Act(action, code, day) for code, day in said.items]
        if kind in NUMBERED and said.days and len(said.named) > 1 and (len(self.numbers) >= len(said.named) or said.plural):
            each = said.days if len(said.days) == len(said.named) else said.days[:1] * len(said.named)
            return [Act(kind, code, day) for code, day in zip(said.named, each, strict=True)]
        if kind and said.days:
            several = kind in NUMBERED and len(said.days) == len(said.cited) > 1  # as many days as notifications: one act each
            return [Act(kind, self._owner(who), day) for day in (said.days if several else said.days[:1])]
        if kind and (said.effect or said.cited) and not self.acts:
            return [Act(kind, self._owner(who), "")]
        if said.cited and self.acts and self.acts[-1].notification and (said.days or who):  # the next of a list
            last = self.acts[-1]
            return [Act(last.action, who or last.state, said.days[0] if said.days else "")]
        return []

    def _notify(self, said: _Sentence, acts: list[Act]) -> None:
        """Gives acts the notifications that the sentence cites, in their order."""
        for act, match in zip(acts, said.cited, strict=False):
            if not act.notification:
                act.notification = self.numbers[int(match.group(1))]
                act.of = days.iso(*match.groups()[1:]) if match.group(2) else ""


def _quoted_kind(quoted: str, bracketed: bool) -> str:
    """What a State's own words say that its communication is; a withdrawal only where the table shows it in brackets."""
    for sentence in wording.SENTENCE.split(quoted[:LONGEST]):
        kind = wording.kind(sentence[:LONGEST_SENTENCE])
        if kind == "withdrawal-of-signature" or (bracketed and kind == "withdrawal"):
            return kind
    return ""


def _items(sentence: str) -> list[tuple[str, str]]:
    """The States of a list with their days: "Norway, 3 May 2021; and Malta, 4 May 2021"."""
    found = []
    for match in wording.ITEM.finditer(sentence):
        name = match.group(1)
        code = names.resolve(name) or names.resolve(re.split(r"\b(?:from|by)\s+(?=[A-Z])", name)[-1])
        found.append((code, days.iso(*match.groups()[1:])))
    return [(code, day) for code, day in found if code and day]


def _governments(sentence: str) -> list[str]:
    """The States of which a sentence speaks: the first of a list, else its Governments, else its first word.

    None where it names none; one that is empty where it names a Government that is not known.
    """
    for code, _ in _items(sentence):
        return [code]
    found: list[str] = []
    governments = list(wording.GOVERNMENT.finditer(sentence))
    for match in governments:
        rest = match.group(1)
        while name := names.first_name(rest):
            found.append(names.resolve(name))
            after = wording.NEXT_GOVERNMENT.match(rest[len(name) :])
            if not after:
                break
            rest = rest[len(name) + after.end() :]
    first = "" if governments else names.first_in(sentence.strip(" .,;:()"))
    return list(dict.fromkeys(found)) or ([""] if governments else [first] if first else [])
