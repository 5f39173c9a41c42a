"""What reading gives: attributions and claims, as immutable types. All offsets count Unicode characters of the text as given."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..assertions.model import Assertion


class Span(NamedTuple):
    """A stretch of the report: text[start:end]."""

    start: int
    end: int
    text: str


class Attribution(NamedTuple):
    """Who says what: the source and the cue that marks it (either may be absent), and what is said, in one or more pieces."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool


class Period(NamedTuple):
    """The days that a time expression covers, first and last."""

    start: date
    end: date

    def covers(self, day: date | None) -> bool:
        """Whether a day lies in the period."""
        return day is not None and self.start <= day <= self.end

    @property
    def partial(self) -> str:
        """The period as assertions hold a time: a year, a month, a day, or the first and the last."""
        first, last = self.start.isoformat(), self.end.isoformat()
        if first == last:
            return first
        if first[4:] == "-01-01" and last[4:] == "-12-31" and first[:4] == last[:4]:
            return first[:4]
        if first[:7] == last[:7] and first[8:] == "01" and int(last[8:]) >= 28:
            return first[:7]
        return f"{first}/{last}"


class Proposition(NamedTuple):
    """What the words of a claim assert, as far as checking needs it.

    `relation`: the predicate in one word. For membership and joining: party, signatory, signed, ratified, acceded, joined, bound,
    members (a count or list of parties). For withdrawal: leave, notify, suspend, effect (when it takes effect), period (how long the
    notice runs), vote, decide, conflict (what an armed conflict does to it). For provisions: bans, allows, requires, deadline,
    not-covered, in-force. For conduct: the norm's own verb (use, produce, destroy, clear ...), violate, comply, fail.
    """

    text: str  # the content without its attribution, white space folded
    relation: str = ""
    negated: bool = False
    modality: str = "fact"  # fact | plan | duty | condition | wish
    dates: tuple[Period, ...] = ()
    numbers: tuple[int, ...] = ()
    never: bool = False
    weapon: str = ""  # the weapon as named; an `outside` name of the law where it lies outside the definition
    others: tuple[str, ...] = ()  # States named that are not targets
    rival: bool = False  # its clause names no treaty, and another one than the one meant was named not long before


# How likely a claim says what it was read to say: every word was read by its grammar, State and treaty by their names; or by what points to
# them, or by a network.
WHOLE, PLAIN = 1.0, 0.9


class Claim(NamedTuple):
    """One assertion about a treaty."""

    id: str
    start: int
    end: int
    quote: str
    speaker: str | None
    speaker_for: tuple[str, ...]
    act: str  # accuse | deny | announce | argue | state | demand | acknowledge
    targets: tuple[str, ...]
    treaty: str | None
    norm: str
    attributed: bool
    direct: bool
    when: Period | None
    proposition: Proposition = Proposition("")  # of the sealed reader alone
    trace: tuple[tuple[str, str], ...] = ()  # field -> the words or rule that led to it
    assertions: tuple[Assertion, ...] = ()  # all that the claim says; none where that was not surely read
    doubt: str = ""  # where there are none: why the reader is not sure enough of the claim for a verdict, in a sentence
    unsure: str = ""  # why nothing is said against the claim: what it is about is likely, not sure, and told to a day or number
    guess: tuple[Assertion, ...] = ()  # what it likely says, where it was not surely read
    guess_sure: float = 0.0  # how likely that is, from 0 to 1
    seen: str = ""  # the norm that another reader is sure of: shown where no verdict rests on the one that was read


class Dating(NamedTuple):
    """The day a report was published, as far as it can be told: `day` is the best single day, `first` to `last` the range."""

    day: date
    first: date
    last: date
    source: str  # given | text | record | today
    why: str = ""

    @property
    def known(self) -> str:
        """How well the day is known: to the "day", "about", or "no", where today stands in for it."""
        return "no" if self.source == "today" else "day" if self.first == self.last else "about"


class Speaking(NamedTuple):
    """Who speaks in a clause, text[start:end] of the report, by name and for whom; nobody where it is the report's own voice."""

    start: int
    end: int
    speaker: str | None
    speaker_for: tuple[str, ...]


class ReadReport(NamedTuple):
    """A report as read."""

    text: str
    title: str
    language: str
    dating: Dating
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()  # what was left out in reading and why, a sentence each
    reader: tuple[tuple[str, str], ...] = ()  # what the receipt keeps of this one reading, beside the reader's identity
    speaking: tuple[Speaking, ...] = ()  # who speaks in each clause that was read, for another reader beside this one
