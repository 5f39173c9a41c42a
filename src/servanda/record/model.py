"""What the record holds, as immutable types: actions, circumstances, groups, readings, sources."""

from __future__ import annotations

from datetime import date as Day

from ..dates import parse_partial
from ..tuples import NamedTuple

# Instruments by which a State consents to be bound.
CONSENT = frozenset({"ratification", "acceptance", "approval", "accession", "succession", "consent-to-be-bound"})
ACTIONS = CONSENT | frozenset({
    "signature", "succession-to-signature", "provisional-application", "withdrawal", "withdrawal-of-notice",
    "withdrawal-of-ratification", "withdrawal-of-signature", "suspension", "objection", "declaration", "reservation", "understanding",
    "communication", "territorial-extension", "extension", "extension-request", "completion", "report", "acknowledgement",
    "announcement", "domestic-step", "entry-into-force", "expiry",
})  # fmt: skip


# What an announcement, a step at home, an objection, a communication or a report is about.
ABOUT = frozenset({"leave", "join", "suspend", "resume", "take back notice", "take back ratification", "territory", "left", "held", "none",
                   "area found later", "declared", "reservation", "stay"})  # fmt: skip
BY = frozenset({"parliament", "head of state", "government", "court"})  # whose step at home it was
# How sure a source makes a fact, the surest first: who says it.
SURE = ("depositary's page", "depositary's notification", "body of the treaty", "UN body", "court", "government", "monitor", "aggregator",
        "study", "press", "one note")  # fmt: skip
UNSEEN = "to be checked"  # told of a fact whose source was not seen itself
UNCONFIRMED = "unconfirmed"  # told of one that a single note gives
OWN = "own fact, not on record"  # how the source of a fact begins that an asker brought in a file
ENDS = ("continued", "succeeded", "joined", "united")
OUTCOMES = ("finding", "extension-granted", "request-considered", "deadline-set", "noted-missed", "completion-confirmed", "interpretation",
            "appeal", "condemnation", "measure", "referral", "no-consensus", "closed", "acknowledgement", "activation",
            "position", "other")  # fmt: skip
SORTS = ("meeting of the parties", "review conference", "special conference", "preparatory session", "consultative meeting",
         "diplomatic conference", "conference on entry into force")  # fmt: skip
AGREED, NOT_AGREED = "agreed", "not agreed"  # whether a review conference agreed on a final document of substance
RESULTS = ("adopted", "adopted without a vote", "not adopted")  # what came of a text that a body had before it
BODIES = frozenset({"parties", "OPCW", "IAEA", "UNSC", "UNGA", "UN", "ICC", "NATO", "EU"})  # and States, where it is their position


class Source(NamedTuple):
    """Where a fact was read. `url` may hold several addresses, parted by spaces; `sure` is one of SURE."""

    id: str
    title: str
    url: str = ""
    as_at: str = ""
    sure: str = ""

    @property
    def address(self) -> str:
        """The first address, or the title where there is none."""
        return self.url.partition(" ")[0] or self.title


class Action(NamedTuple):
    """What a State did. `date` may be a month or a year; `known` is the day from which it could be known."""

    treaty: str
    state: str
    action: str
    date: str  # ISO 8601, possibly partial
    effective: Day | None
    known: Day
    norm: str
    until: Day | None
    notification: str
    corrects: str
    source: str
    note: str
    about: str = ""  # one of ABOUT: what is announced, approved, objected to; what the number of a report tells (left, held)
    to: str = ""  # the State that an objection is made to
    by: str = ""  # one of BY: whose step at home
    number: int | None = None  # how many were destroyed or cleared (completion), or left or held (report)
    unit: str = ""  # of what: mines, munitions ...
    sure: str = ""  # UNSEEN where the source named was not seen itself; else it is as sure as its source is

    @property
    def day(self) -> Day:
        """The first day that the date covers; the effective day, or the day it was known, where no date was seen."""
        return parse_partial(self.date)[0] if self.date else self.effective or self.known

    @property
    def last_day(self) -> Day:
        """The last day that the date covers."""
        return parse_partial(self.date)[1] if self.date else self.day

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the content in canonical JSON: what a correction names."""
        from .canonical import identity

        return identity(self)


class Conflict(NamedTuple):
    """An armed conflict as a named body classifies it: `character` is international or non-international."""

    id: str
    name: str
    states: tuple[str, ...]
    start: Day
    end: Day | None
    classified_by: str
    source: str
    phases: tuple[Day, ...] = ()  # days on which a further phase of the same conflict began
    character: str = ""


class Decision(NamedTuple):
    """What a body of a treaty, the United Nations or a party formally found, decided or held.

    `body` is the name to show, `by` its id: one of BODIES, or the code of the State whose position or acknowledgement it is. `state`
    holds one State or several, parted by |. What was found (`finds`) is conduct (a norm of the treaty, `use`, `production`,
    `stockpiling`, `transfer`), `violation`, `testing`, `programme` or `missed`, and of a position also `compliance`, where a State
    denies a charge; where, when and with what stand in `place`, `occurred` (ISO dates, possibly partial) and `about`.
    """

    treaty: str
    date: str
    body: str
    state: str
    norm: str
    says: str
    source: str
    by: tuple[str, ...] = ()
    outcome: str = "other"  # one of OUTCOMES
    finds: str = ""
    until: Day | None = None  # the last day that was set or granted; the day by which acknowledged weapons at a place were gone
    place: tuple[str, ...] = ()
    occurred: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sure: str = ""  # UNSEEN where the source named was not seen itself

    @property
    def states(self) -> tuple[str, ...]:
        """The States that it is about; none where it is about all or about nobody by name."""
        return tuple(self.state.split("|")) if self.state else ()

    @property
    def formal(self) -> bool:
        """Whether a body found or decided it; what one party holds of another is its position, what it tells of itself its own."""
        return self.outcome not in ("position", "acknowledgement")

    @property
    def own(self) -> bool:
        """Whether a State acknowledged it of itself."""
        return self.outcome == "acknowledgement"


class Meeting(NamedTuple):
    """A meeting of the parties, a review conference or a special one: the how-manieth of its kind, where, hosted by whom, when."""

    treaty: str
    name: str
    place: str
    host: str
    first: Day
    last: Day
    source: str
    sort: str = ""  # one of SORTS
    number: int | None = None
    sure: str = ""  # UNSEEN where the source named was not seen itself
    grants: str = ""  # partial: the record does not hold all that it granted, such as the new last days of a duty
    outcome: str = ""  # of a review conference, whether it ended with a final document: AGREED, NOT_AGREED; empty where it is not on record


class Vote(NamedTuple):
    """How a body voted on a text: numbers, and the States on each side where they are on record. `what` is the text or its matter."""

    treaty: str
    date: str
    body: str
    what: str
    source: str
    result: str = "adopted"  # one of RESULTS
    in_favour: int | None = None  # how many voted for it; None where there was no vote, or the number is not on record
    against: int | None = None
    abstained: int | None = None
    states_for: tuple[str, ...] = ()
    states_against: tuple[str, ...] = ()
    states_abstained: tuple[str, ...] = ()
    sure: str = ""  # UNSEEN where the source named was not seen itself


class Membership(NamedTuple):
    """A State's time in a group: NATO, EU, CSTO, G7."""

    group: str
    state: str
    joined: Day
    left: Day | None
    source: str


class Proponent(NamedTuple):
    """Who holds a reading, since when, and where it is said."""

    who: str
    since: str
    source: str


class Holding(NamedTuple):
    """One of the rival answers to a contested question."""

    id: str
    holds: str
    operates: bool  # whether the State's duties operate under this reading
    proponents: tuple[Proponent, ...]
    status: str = ""  # a standing of its own, where the reading gives one
    effective: str = ""  # the day (ISO) on which a withdrawal takes effect by this reading, where it gives one


class Reading(NamedTuple):
    """A contested question about one State and treaty, with the rival answers and who holds them."""

    id: str
    treaty: str
    state: str
    question: str
    since: Day
    provisions: tuple[str, ...]
    holding: tuple[Holding, ...]
    until: Day | None = None  # the day from which all answers come to the same
    while_status: str = ""  # the standing that the question is about: with another one it no longer arises


class TreatyList(NamedTuple):
    """How far the list of a treaty's actions goes: complete to which day, whole or in part."""

    treaty: str
    complete_to: Day | None
    coverage: str  # full | partial
    source: str
    note: str
    uncounted: tuple[str, ...] = ()  # what the list shows and is no party of its own: a territory, an authority the UN does not count
    former: bool = False  # whether States that ended stand in it: else nothing follows from their not standing there


class Ended(NamedTuple):
    """The end of a State: from `since` on it is no more. `how` tells what became of it, `by` the State or States that come after it.

    `began` parts two States that bear one code: this one is the later of them, from that day on.
    """

    state: str
    began: Day | None
    since: Day
    how: str  # continued (the same State under another code) | succeeded | joined | united
    by: tuple[str, ...]
    source: str
    note: str


Circumstance = Conflict | Decision | Meeting | Vote | Membership | Reading
Thing = Action | Circumstance | Source  # what the record is made of
