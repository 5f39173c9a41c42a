"""What a row of the panel holds, and which rows there are: the one place in which that is said.

`cells_of` asks the same `Record.standing` that answers a single question; `runs` asks it once for each run of days on which nothing
changes.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from ..errors import UsageError
from ..record.states import State
from ..record.states import spans as all_spans
from ..tuples import NamedTuple
from .model import BOUND, Basis, Standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .record import Record


class Column(NamedTuple):
    """One column of the panel: everything that schema, codebook and data package say of it comes from here."""

    name: str
    kind: str  # string | integer | date | boolean
    says: str
    empty: str = ""  # what an empty value means; nothing where it is never empty
    values: tuple[tuple[str, str], ...] = ()  # all values that occur, each with its meaning
    unit: str = ""  # of a number that counts or measures


STATUSES = (
    ("not in force", "the treaty itself is not in force, and the State has neither signed nor deposited"),
    ("no party", "the treaty is in force; the State has neither signed nor deposited, or took it back"),
    ("signatory", "signed, no instrument deposited"),
    ("pending", "instrument deposited, not yet in force for the State"),
    ("provisionally applying", "applies the treaty before its entry into force for the State"),
    ("bound", "the treaty is in force for the State"),
    ("withdrawing", "bound, and notice of withdrawal is given"),
    ("withdrawn", "no longer bound after a withdrawal"),
    ("expired", "the treaty has expired"),
)

COLUMNS = (
    Column("state", "string", "The State: ISO 3166-1 alpha-3 code, or that of ISO 3166-3 for a State that no longer exists."),
    Column("cow", "integer", "Country code of the Correlates of War project, as valid on the date.", "The project gives no code."),
    Column("gw", "integer", "Code of Gleditsch and Ward, as valid on the date.", "Their list gives no code."),
    Column("name", "string", "Short English name of the State on the date."),
    Column("treaty", "string", "The treaty, by its id: apmbc is the Ottawa Convention."),
    Column(
        "date", "date", "The day that the row is about: in a State-month panel the last day of the month, in a State-year panel"
        " 31 December.",
    ),
    Column("status", "string", "Standing of the State under the treaty at the end of that day.", values=STATUSES),
    Column("bound", "boolean", "Whether the treaty is in force for the State on that day: the status is `bound` or `withdrawing`."),
    Column(
        "since", "date", "First day of this status.",
        "It has had the status from the beginning, or a reading gives a status without a day.",
    ),
    Column("until", "date", "First day of the next status.", "None is known. See `undetermined`."),
    Column(
        "undetermined", "boolean", "Whether a rule leaves the end of this status open: the next one will come on a day that cannot be"
        " given yet.",
    ),
    Column(
        "rule", "string", "Provisions that the status rests on, parted by semicolons: APMBC Art. 17(2).",
        "It rests on the depositary's list alone: nothing of the State stands in it.",
    ),
    Column("basis", "string", "All that the status rests on, parted by semicolons: provisions, actions with their notifications, lists."),
    Column(
        "reading", "string", "Id of the reading by which this row holds. Where readings differ there is one row for each, so that a State,"
        " treaty and date may have several rows.", "Nothing is contested.",
    ),
    Column("operates", "boolean", "Whether, by that reading, the State's duties under the treaty operate.", "Nothing is contested."),
    Column(
        "past_list", "boolean", "Whether the day lies after the end of the record's list for the treaty, or the record holds single events"
        " only: the row says what follows as far as the record goes.",
    ),
)  # fmt: skip

Day = date  # the cell has a field of that name


class Cell(NamedTuple):
    """One row of the panel; its fields are the names of COLUMNS, in that order."""

    state: str
    cow: int | None
    gw: int | None
    name: str
    treaty: str
    date: Day
    status: str
    bound: bool
    since: Day | None
    until: Day | None
    undetermined: bool
    rule: str | None
    basis: str
    reading: str | None
    operates: bool | None
    past_list: bool


class Run(NamedTuple):
    """Days on end with one answer: the cell of the first one, and the day from which it no longer holds."""

    cell: Cell
    until: date


@cache
def spans() -> tuple[State, ...]:
    """Every State for each time in which its codes and name hold. Territories that `states.csv` calls no States are left out."""
    found = [span for span in all_spans() if span.un or span.valid_from or span.cow]
    return tuple(sorted(found, key=lambda span: (span.iso3, span.valid_from or date.min)))


def cells_of(record: Record, span: State, treaty_id: str, day: date, known_at: date | None = None) -> tuple[Cell, ...]:
    """What the panel says of one State and treaty on one day: a cell, or one for each reading, or none.

    There is none where the State did not exist on that day, or where the record cannot answer.
    """
    exists = (span.valid_from is None or span.valid_from <= day) and (span.valid_until is None or day < span.valid_until)
    if not exists:
        return ()
    try:
        found = record.standing(span.iso3, treaty_id, day, known_at)
    except UsageError:
        return ()
    return tuple(_cells(span, found))


def _cells(span: State, found: Standing) -> Iterator[Cell]:
    cow, gw = (int(number) if number else None for number in (span.cow, span.gw))
    plain = Cell(
        span.iso3, cow, gw, span.name, found.treaty, found.as_of, found.status, found.bound, found.since, found.until,
        bool(found.undetermined), _rule(found.basis), _refs(found.basis), None, None, bool(found.caveat),
    )  # fmt: skip
    if not found.readings:
        yield plain
    for view in found.readings:
        cell = plain._replace(reading=view.reading, operates=view.operates)
        if view.status != found.status:  # then the days that the rules give are not those of the reading
            cell = cell._replace(status=view.status, bound=view.status in BOUND, since=None, until=None, undetermined=False,
                                 rule=_rule(view.basis), basis=_refs(view.basis))  # fmt: skip
        yield cell


def _rule(basis: Sequence[Basis]) -> str | None:
    return "; ".join(item.ref for item in basis if item.kind == "provision") or None


def _refs(basis: Sequence[Basis]) -> str:
    return "; ".join(item.ref for item in basis)


def changes(record: Record, code: str, treaty_id: str, known_at: date | None) -> set[date]:
    """Every day on which the answer about a State under a treaty may become another one."""
    found = {interval.since for interval in record.timeline(code, treaty_id, known_at) if interval.since}
    for reading in record.facts.readings(treaty_id, code, known_at):
        found |= {reading.since, reading.until} if reading.until else {reading.since}
    complete = record.facts.list_of(treaty_id).complete_to
    return found | ({complete + timedelta(days=1)} if complete else set())


def runs(record: Record, treaty_id: str, known_at: date | None = None) -> Iterator[Run]:
    """All runs of a treaty's panel, over all time, State by State in order of days, and reading by reading."""
    for span in spans():
        first, last = span.valid_from or date.min, span.valid_until or date.max
        try:
            inner = sorted(day for day in changes(record, span.iso3, treaty_id, known_at) if first < day < last)
        except UsageError:  # the record cannot answer for this State
            continue
        edges = [first, *inner, last]
        for since, until in pairwise(edges):
            for cell in cells_of(record, span, treaty_id, since, known_at):
                yield Run(cell, until)
