"""What the ledger gives back, as immutable types. `servanda.desk.model.plain` turns any of them into what JSON has."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

from ..record.canonical import plain as plain  # days as ISO texts, named tuples as objects

T = TypeVar("T")
Json = dict[str, Any]


class Page(NamedTuple, Generic[T]):
    """Some of a list, and the key to give as `after` for what follows; None at the end."""

    items: tuple[T, ...]
    next: int | None


class Added(NamedTuple):
    """What came of adding a report: its id, whether it is new, and the claims it tells, in the order of its text."""

    report: int
    new: bool
    claims: tuple[int, ...]


class KeptReport(NamedTuple):
    """A report in the ledger. Days and moments are ISO 8601 texts; moments are in UTC."""

    id: int
    title: str
    outlet: str
    url: str
    published: str
    published_from: str
    language: str
    characters: int
    sha256: str
    added_at: str
    added_by: str
    claims: tuple[int, ...]  # ids, each once
    receipt: Json  # of the latest check
    text: str | None  # None where only its claims were brought, or in a list


class KeptFinding(NamedTuple):
    """A finding on one appearance of a claim. Earlier ones are kept beside later ones; `current` marks the latest."""

    id: int
    entry: int  # the entry of the trail that brought it
    at: str
    report: int
    verdict: str
    as_known: Json
    why: str
    basis: list[Json]
    bearing: str | None
    rule: str | None
    receipt: Json
    current: bool
    refusal: str | None  # of which kind, where nothing is decided
    parts: list[Json]  # one for each assertion


class Appearance(NamedTuple):
    """One place where a claim is told: an exact span of a report."""

    id: int
    report: int
    outlet: str
    url: str
    title: str
    published: str
    place: str  # the id of the claim within the report: c1, c2 ...
    start: int
    end: int
    quote: str
    claim: Json  # as the reading gave it, never corrected


class Entry(NamedTuple):
    """One step in the trail. `hash` covers everything here, with the hash of the entry before."""

    seq: int
    at: str
    by: str
    kind: str  # report | review | recheck | key | revocation
    content: Json
    previous: str
    hash: str


class KeptClaim(NamedTuple):
    """A claim as it is read now: the reading of its first appearance, with what a person corrected.

    In a list, `history` (appearances, findings, trail) is empty.
    """

    id: int
    status: str  # unreviewed | accepted | corrected | rejected
    verdict: str  # of the latest finding
    refusal: str | None  # of the latest finding: of which kind, where nothing is decided
    quote: str
    speaker: str | None
    speaker_for: tuple[str, ...]
    act: str
    targets: tuple[str, ...]
    treaty: str | None
    norm: str
    attributed: bool
    direct: bool
    when: Json | None
    first_published: str  # the earliest day on which a report told it
    told: int  # how many appearances it has
    assertions: list[Json]  # what was understood, as data; none where word rules alone read it
    understood: list[str]  # the same in sentences
    judged: Json | None = None  # the verdict that a person gave beside it: verdict, why
    appearances: tuple[Appearance, ...] = ()
    findings: tuple[KeptFinding, ...] = ()
    trail: tuple[Entry, ...] = ()


class News(NamedTuple):
    """A claim that was told since a moment: whether then for the first time, by which outlets ever, and why the latest finding is so."""

    claim: KeptClaim
    new: bool
    outlets: tuple[str, ...]
    reports: tuple[int, ...]  # that told it since then, the latest first
    why: str
    at: str  # when the latest of them was kept


class Difference(NamedTuple):
    """A finding that a later check gives otherwise."""

    claim: int
    report: int
    was: Json
    now: Json


class Rechecked(NamedTuple):
    """What came of checking again: how many reports were, what differs, and which cannot be for want of their reading."""

    reports: int
    differences: tuple[Difference, ...]
    unable: tuple[int, ...]


class Allegation(NamedTuple):
    """A row of the table of allegations. Every figure is the number of the claim ids that stand here.

    `accusing` is a State, an organisation, or empty for outlets that say it in their own voice; `month` is that in which the
    claim was first told. A dimension that was not asked for is None.
    """

    accused: str | None
    accusing: str | None
    treaty: str | None
    norm: str | None
    month: str | None
    claims: tuple[int, ...]
    denials: tuple[int, ...]
    findings: dict[str, tuple[int, ...]]  # by verdict


class Key(NamedTuple):
    """An API key without its secret, which is told once and never kept."""

    id: int
    name: str
    scopes: tuple[str, ...]
    created_at: str
    created_by: str
    revoked_at: str | None


class Verified(NamedTuple):
    """How much was verified, and the head to keep elsewhere."""

    entries: int
    head: str
