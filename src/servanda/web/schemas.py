"""The shapes of answers, for the OpenAPI document. Answers are written as they are; tests hold them to these shapes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, RootModel, SkipValidation, model_validator

from .. import limits
from ..assertions import schema, terms, validate
from ..reading.inputs import LIMIT

Day = date  # an action has a field of that name
if TYPE_CHECKING:  # a type checker knows no type that is made of a list
    Act: TypeAlias = str
    Norm: TypeAlias = str
    Verdict: TypeAlias = str
    Refusal: TypeAlias = str
else:
    Act, Norm, Verdict, Refusal = (Literal[listed] for listed in (terms.ACTS, terms.NORMS, terms.VERDICTS, terms.REFUSALS))


class Shape(BaseModel):
    """A table with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class ProblemOut(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class Basis(Shape):
    """What an answer rests on."""

    kind: Literal["provision", "action", "circumstance", "reading"]
    ref: str
    source: str
    says: str | None
    sure: str | None


class View(Shape):
    """The standing by one reading."""

    reading: str
    holds: str
    status: str
    operates: bool
    proponents: list[str]
    basis: list[Basis]
    effective: date | None  # when a withdrawal takes effect by this reading


class Receipt(Shape):
    """What lets anyone repeat the answer."""

    servanda: str
    law: str
    record: str
    record_complete_to: dict[str, date | None]
    record_root: str
    question: dict[str, Any]


class Standing(Shape):
    """What binds a State under a treaty on a day, as it was known on a day."""

    state: str
    name: str
    treaty: str
    status: str
    bound: bool
    as_of: date
    known_at: date | None
    since: date | None
    until: date | None
    undetermined: str | None
    basis: list[Basis]
    also: list[Basis]
    readings: list[View]
    caveat: str | None
    record_complete_to: date | None
    record_days_behind: int | None  # how many days before the day asked about the list ends; 0: it covers that day
    receipt: Receipt


class Standings(Shape):
    """A State under every treaty of which the record holds a list."""

    state: str
    name: str
    as_of: date
    known_at: date | None
    standings: list[dict[str, Any]]
    not_told: list[str]  # treaties of which the record holds too little to say where the State stands


class Interval(Shape):
    """A stretch of time with one status."""

    status: str
    since: date | None
    until: date | None
    undetermined: str | None
    basis: list[Basis]


class Timeline(Shape):
    """All that a State's standing under a treaty was and is to be."""

    state: str
    name: str
    treaty: str
    known_at: date | None
    intervals: list[Interval]
    readings: list[View]
    caveat: str | None
    receipt: Receipt


class Due(Shape):
    """A duty with a last day."""

    state: str
    name: str
    treaty: str
    norm: str
    duty: str  # what is due, in plain words
    due: date
    status: str
    first_due: date
    completed: str | None
    binds_only: str | None
    caveat: str | None
    basis: list[Basis]


class Deadlines(Shape):
    """Duties with a last day, with the key of the next page."""

    deadlines: list[Due]
    next: str | None
    receipt: Receipt


class Provision(Shape):
    """An article or paragraph in our own words."""

    ref: str
    says: str
    url: str


class Article(Shape):
    """An article with the paragraphs that the treaty's file tells of."""

    treaty: str
    article: str
    provisions: list[Provision]
    norms: list[dict[str, str]]


class Parties(Shape):
    """The States for which a treaty is in force on a day."""

    treaty: str
    as_of: date
    known_at: date | None
    count: int
    parties: list[dict[str, str]]


class Action(BaseModel):
    """What a State did."""

    id: str
    treaty: str
    state: str
    action: str
    date: str  # possibly a year or a month
    known: Day


class Actions(Shape):
    """Actions in order of State, with the key of the next page."""

    actions: list[Action]
    next: str | None


class States(Shape):
    """States with their codes, with the key of the next page."""

    states: list[dict[str, Any]]
    next: str | None


class Treaties(Shape):
    """All treaties that there are rules for."""

    treaties: list[dict[str, Any]]


def _as_shipped(made: dict[str, Any]) -> None:
    """Puts the schema of an assertion that the package ships in the place of the one of its class."""
    made.clear()
    made.update({key: value for key, value in schema.schema().items() if key != "$schema"})


class Assertion(RootModel[dict[str, Any]]):
    """What a claim says, as `servanda schema` has it."""

    model_config = ConfigDict(json_schema_extra=_as_shipped)

    @model_validator(mode="after")
    def _holds(self) -> Assertion:
        validate.assertion(self.root)
        return self


class Part(Shape):
    """What law and record say of one assertion."""

    verdict: Verdict
    why: str
    basis: list[Basis]
    refusal: Refusal | None
    as_of_the_list: Verdict | None  # past the list: the verdict as of its last day
    statement: str | None  # what the treaty says, where a rule was held against it


class ClaimIn(Shape):
    """What a claim says, to be verified."""

    id: str | int | None = None
    said: date | None = None
    known_at: date | None = None
    treaty: str = Field("", description="That of assertions which name none.", max_length=limits.NAME)
    assertions: list[Assertion] = Field(min_length=1, max_length=limits.ASSERTIONS)


# What is wrong in it is told by the validator of assertions, in one sentence that names field and cure.
VerifyIn = Annotated[ClaimIn | Annotated[list[ClaimIn], Field(min_length=1, max_length=limits.CLAIMS)], SkipValidation]


class Verified(Shape):
    """The verdict on what a claim says, and the part of each assertion, in their order."""

    said: date
    known_at: date | None
    assertions: list[Assertion]
    verdict: Verdict
    refusal: Refusal | None
    understood: list[str]
    why: str
    parts: list[Part]
    basis: list[Basis]
    receipt: Receipt


class Named(Verified):
    """The same for a claim that brought an id."""

    id: str | int


class Refused(ProblemOut):
    """Why one claim of several got no answer."""

    id: str | int | None
    place: int


class Claim(BaseModel):
    """A claim of a report (docs/json.md)."""

    id: str
    start: int
    end: int
    quote: str
    speaker: str | None
    speaker_for: list[str]
    act: Act
    targets: list[str]
    treaty: str | None
    norm: Norm
    attributed: bool
    direct: bool
    when: dict[str, date] | None
    assertions: list[Assertion]
    understood: list[str]
    doubt: str | None = None  # where there are no assertions: why the reader is not sure enough of the claim for a verdict
    unsure: str | None = None  # why nothing is said against the claim, where law and record do not bear it out


class AsKnown(Shape):
    """The verdict by what could be known on a day."""

    at: date
    verdict: Verdict


class Finding(Shape):
    """What law and record say of a claim."""

    claim: str
    verdict: Verdict
    as_known: AsKnown
    why: str
    basis: list[Basis]
    bearing: str | None
    rule: str | None
    refusal: Refusal | None
    parts: list[Part]


class CheckIn(Shape):
    """A report to check."""

    text: str = Field(max_length=LIMIT)
    published: date | None = None
    title: str = Field("", max_length=limits.TITLE)
    explain: bool = False


class ReviewedIn(CheckIn):
    """A report to check, and the page that will hold the reviews, each under the id of its claim."""

    url: str = Field("", max_length=limits.TITLE, pattern=r"^(https?://[^\s#]+)?$")


class Checked(BaseModel):
    """A checked report (docs/json.md)."""

    report: dict[str, Any]
    claims: list[Claim]
    findings: list[Finding]
    receipt: dict[str, Any]


class DraftIn(Shape):
    """What an assistant is about to say."""

    text: str = Field(max_length=LIMIT)


class Drafted(Shape):
    """A draft checked: each claim with its verdict and sources, or why it is open; proofs that the sources are in the record's tree."""

    safe: bool
    claims: list[dict[str, Any]]
    refusals: dict[str, str]
    proofs: list[dict[str, Any]]
    notes: list[str]
    sha256: str
    receipt: dict[str, Any]


class Replayed(Shape):
    """What came of asking a question again."""

    question: dict[str, Any]
    repeated: bool
    changed: list[dict[str, Any]]


class ReportIn(Shape):
    """A report to check and to keep."""

    text: str = Field(max_length=LIMIT)
    published: date | None = None
    title: str = Field("", max_length=limits.TITLE)
    outlet: str = Field("", max_length=limits.NAME)
    url: str = Field("", max_length=limits.ADDRESS)


class ReviewIn(Shape):
    """A person's decision on the reading of a claim."""

    decision: Literal["accept", "correct", "reject"]
    reason: str = Field(min_length=1, max_length=limits.REASON)
    fields: dict[str, Any] | None = Field(None, max_length=limits.FIELDS)
    verdict: Literal["supported", "contradicted", "contested", "outside the record"] | None = None  # the reviewer's own
    why: str = Field("", max_length=limits.REASON)  # the reasons of that verdict
