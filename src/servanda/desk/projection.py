"""What follows from an entry of the trail: the rows by which the ledger is asked. Only this module writes them.

The same entries give the same rows, always: `verify` makes them again elsewhere and compares.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ..record.canonical import canonical
from . import sameness, wording
from .model import Entry, Json
from .schema import appearances, claims, findings, keys, mentions, parties, reports

DECIDED = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def apply(connection: sa.Connection, entry: Entry) -> None:
    """Writes the rows that follow from an entry."""
    STEPS[entry.kind](connection, entry)


def text(value: Any) -> str:
    """A value as canonical JSON."""
    return canonical(value).decode()


def next_ids(connection: sa.Connection, *tables: sa.Table) -> list[int]:
    """For each table the number after its highest; the caller holds the head, so that nobody else takes it."""
    highest = connection.execute(sa.select(*(sa.select(sa.func.max(table.c.id)).scalar_subquery() for table in tables))).one()
    return [(number or 0) + 1 for number in highest]


def _report(connection: sa.Connection, entry: Entry) -> None:
    said = entry.content
    about, published = said["document"]["report"], said["document"]["report"]["published"]
    connection.execute(reports.insert(), {
        "id": said["report"], "key": said["key"], "sha256": about["sha256"], "title": about["title"] or "", "outlet": said["outlet"],
        "url": said["url"], "published": published, "about": text(about), "has_text": said["has_text"], "added_at": entry.at,
        "added_by": entry.by, "receipt": text(said["document"]["receipt"]),
    })  # fmt: skip
    verdicts = {finding["claim"]: _decided(finding) for finding in said["document"]["findings"]}
    place, first = next_ids(connection, appearances, findings)
    told: list[dict[str, Any]] = []
    known = {row.id: row for row in connection.execute(sa.select(claims).where(claims.c.id.in_({*said["claims"]})))}
    fresh: dict[int, dict[str, Any]] = {}
    more: dict[int, dict[str, Any]] = {}
    for number, reading in zip(said["claims"], said["document"]["claims"], strict=True):
        verdict = verdicts[reading["id"]]
        if number in fresh:
            fresh[number] |= {"told": fresh[number]["told"] + 1, **verdict}
        elif number not in known:
            fresh[number] = {
                "id": number, "key": sameness.key(reading), "words": " ".join(sameness.words(reading["quote"])),
                "quote": reading["quote"], **_readable(reading), "corrections": "{}", "first_published": published, "told": 1,
                "status": "unreviewed", "judged": "", **verdict,
            }  # fmt: skip
        else:
            seen = more.setdefault(number, {"told": known[number].told, "first_published": min(known[number].first_published, published)})
            seen |= {"told": seen["told"] + 1, **verdict}
        told.append({"id": place + len(told), "claim": number, "report": said["report"], "place": reading["id"], "reading": text(reading)})
    if fresh:
        connection.execute(claims.insert(), list(fresh.values()))
        wording.put(connection, [wording.row(row["id"], row["quote"], reading) for row, reading in _firsts(fresh, said)])
        _parties(connection, [(row["id"], reading) for row, reading in _firsts(fresh, said)])
    for number, changed in more.items():
        connection.execute(claims.update().where(claims.c.id == number).values(**changed))
    if told:
        connection.execute(appearances.insert(), told)
        by_place = {row["place"]: row for row in told}
        _findings(connection, entry, [(by_place[f["claim"]], f) for f in said["document"]["findings"]], said["document"]["receipt"], first)
        _mention(connection, entry, {row["claim"] for row in told})


def _decided(finding: Json) -> dict[str, str]:
    """What the latest finding decides of a claim; of older ones no kind of refusal is known."""
    return {"verdict": finding["verdict"], "refusal": finding.get("refusal") or ""}


def _firsts(fresh: dict[int, dict[str, Any]], said: Json) -> list[tuple[dict[str, Any], Json]]:
    first: dict[int, Json] = {}
    for number, reading in zip(said["claims"], said["document"]["claims"], strict=True):
        first.setdefault(number, reading)
    return [(row, first[number]) for number, row in fresh.items()]


def _readable(reading: Json) -> dict[str, Any]:
    return {"treaty": reading["treaty"] or "", "norm": reading["norm"], "act": reading["act"], "reading": text(reading)}


def _parties(connection: sa.Connection, found: list[tuple[int, Json]]) -> None:
    rows = [
        {"claim": number, "role": role, "party": party}
        for number, reading in found
        for role, field in (("target", "targets"), ("speaker", "speaker_for"))
        for party in dict.fromkeys(reading[field])
    ]
    if rows:
        connection.execute(parties.insert(), rows)


def _findings(connection: sa.Connection, entry: Entry, found: list[tuple[dict[str, Any], Json]], receipt: Json, first: int) -> None:
    """`found` pairs the appearance with the finding on it; `first` is the number of the first finding."""
    told = text(receipt)
    rows = [
        {"id": first + place, "appearance": row["id"], "claim": row["claim"], "entry": entry.seq, "verdict": finding["verdict"],
         "finding": text(finding), "receipt": told}
        for place, (row, finding) in enumerate(found)
    ]  # fmt: skip
    if rows:
        connection.execute(findings.insert(), rows)


def _mention(connection: sa.Connection, entry: Entry, numbers: set[int]) -> None:
    if numbers:
        connection.execute(mentions.insert(), [{"claim": number, "entry": entry.seq} for number in sorted(numbers)])


def _review(connection: sa.Connection, entry: Entry) -> None:
    said, number = entry.content, entry.content["claim"]
    changed: dict[str, Any] = {"status": DECIDED[said["decision"]], "judged": text(said["judged"]) if said.get("judged") else ""}
    if said["decision"] == "correct":
        changed |= _readable(said["reading"]) | {"corrections": text(said["corrections"])}
        connection.execute(parties.delete().where(parties.c.claim == number))
        _parties(connection, [(number, said["reading"])])
        quote = connection.execute(sa.select(claims.c.quote).where(claims.c.id == number)).scalar_one()
        wording.put(connection, [wording.row(number, quote, said["reading"])])
    again = [({"id": found["appearance"], "claim": number}, found["finding"]) for found in said["findings"]]
    if again:
        changed |= _decided(again[-1][1])
        _findings(connection, entry, again, said["receipt"], *next_ids(connection, findings))
    connection.execute(claims.update().where(claims.c.id == number).values(**changed))
    _mention(connection, entry, {number})


def _recheck(connection: sa.Connection, entry: Entry) -> None:
    said = entry.content
    connection.execute(reports.update().where(reports.c.id == said["report"]).values(receipt=text(said["receipt"])))
    again = [({"id": found["appearance"], "claim": found["claim"]}, found["finding"]) for found in said["findings"]]
    _findings(connection, entry, again, said["receipt"], *next_ids(connection, findings))
    for row, finding in again:
        connection.execute(claims.update().where(claims.c.id == row["claim"]).values(**_decided(finding)))
    _mention(connection, entry, {row["claim"] for row, _ in again})


def _key(connection: sa.Connection, entry: Entry) -> None:
    said = entry.content
    connection.execute(keys.insert().values(
        id=said["key"], name=said["name"], scopes=" ".join(said["scopes"]), hash=said["hash"], created_at=entry.at, created_by=entry.by,
    ))  # fmt: skip


def _revocation(connection: sa.Connection, entry: Entry) -> None:
    connection.execute(keys.update().where(keys.c.id == entry.content["key"]).values(revoked_at=entry.at))


STEPS = {"report": _report, "review": _review, "recheck": _recheck, "key": _key, "revocation": _revocation}
