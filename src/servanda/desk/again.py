"""A claim that the ledger kept, checked again by the rules and the record of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ..assertions.validate import assertion
from ..checking.receipt import receipt
from ..pipeline import findings
from ..publish.as_json import finding_json, plain
from ..reading.model import Claim, Dating, Period, Proposition
from ..standing import Record
from .model import Json

AS_THEY_ARE = ("id", "start", "end", "quote", "speaker", "act", "treaty", "norm", "attributed", "direct")


def can_be(readings: Iterable[Json]) -> bool:
    """Whether the claims were kept with what checking needs: assertions, why there are none, or what `--explain` tells."""
    return all(reading.get("assertions") or reading.get("doubt") or "proposition" in reading for reading in readings)


def checked(readings: list[Json], about: Json, record: Record) -> list[Json]:
    """The findings on the claims of one report, in their order, as JSON carries them."""
    dating = dating_of(about)
    return [finding_json(found, dating.day) for found in findings([claim_of(reading) for reading in readings], dating, record)]


def receipt_of(record: Record, treaties: Iterable[str | None]) -> Json:
    """The receipt of such findings."""
    made: Json = plain(receipt(record.facts, (treaty for treaty in treaties if treaty)))
    return made


def dating_of(about: Json) -> Dating:
    """When a kept report was published, from the `report` of its JSON."""
    span = about.get("published_range") or {"from": about["published"], "to": about["published"]}
    first, last = (date.fromisoformat(span[end]) for end in ("from", "to"))
    return Dating(date.fromisoformat(about["published"]), first, last, about["published_from"], about.get("published_why") or "")


def claim_of(reading: Json) -> Claim:
    """A claim from its JSON; one that was kept without what checking needs has an empty proposition."""
    proposition, said = Proposition(reading["quote"]), reading.get("proposition")
    if said:
        dates = tuple(period for period in map(_period, said["dates"]) if period)
        proposition = Proposition(
            said["text"], said["relation"], said["negated"], said["modality"], dates, tuple(said["numbers"]), said.get("never", False),
            said["weapon"], tuple(said["others"]),
        )  # fmt: skip
    assertions = tuple(assertion(one) for one in reading.get("assertions") or ())
    return Claim(
        speaker_for=tuple(reading["speaker_for"]), targets=tuple(reading["targets"]), when=_period(reading["when"]),
        proposition=proposition, assertions=assertions, doubt=reading.get("doubt") or "",
        unsure=reading.get("unsure") or "",
        **{field: reading[field] for field in AS_THEY_ARE},
    )  # fmt: skip


def _period(told: Any) -> Period | None:
    return Period(date.fromisoformat(told["from"]), date.fromisoformat(told["to"])) if told else None
