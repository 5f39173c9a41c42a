"""The ledger: reports come in, claims are read, a person reviews them; nothing is overwritten."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from ..errors import InputError
from ..publish.as_json import report_json, text_hash
from ..record.canonical import canonical
from ..reports import Report
from ..standing import Record
from . import allegations, asking, database, documents, news, rechecking, retelling, reviewing, sameness, schema, verifying, wording
from . import trail as chain
from .keys import Keys
from .model import Added, Allegation, Entry, Json, KeptClaim, KeptReport, News, Page, Rechecked, Verified
from .projection import next_ids
from .retelling import Retold


class Ledger:
    """A ledger that is open. It may be used by many threads at once; processes may share its database."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str = "", new: bool = True) -> Ledger:
        """The ledger at an address (sqlite:///desk.db, postgresql://user@host/name), by default that of this user.

        An empty database gets its tables, and one that is not there is made, unless `new` is False; an old one is brought up to date.
        Raises InputError where there is none, or it was written by a newer servanda, UsageError where the address is none, LedgerError
        where the database cannot be reached.
        """
        engine = database.connect(url or database.default_url(), new)
        try:
            database.migrate(engine, new)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Gives back all connections."""
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def keys(self) -> Keys:
        """The API keys of this ledger."""
        return Keys(self.engine)

    def add(self, report: Report, *, outlet: str = "", url: str = "", by: str) -> Added:
        """Keeps a checked report with its claims and findings. The same text from the same outlet and address is one report.

        When two assertions are one claim told twice is said in `servanda.desk.sameness`.
        """
        return self.add_document(report_json(report, explain=True), outlet=outlet, url=url, by=by, text=report.read.text)

    def add_document(self, document: Json, *, outlet: str = "", url: str = "", by: str, text: str | None = None) -> Added:
        """Keeps a checked report that comes as the JSON of the contract, with its text where that is at hand.

        Raises InputError where the JSON is none of a checked report, or the text is not the one that was checked.
        """
        by = chain.name_of(by)
        try:
            kept = documents.kept(document)
            about = kept["report"]
            key = _key(about["sha256"], outlet, url)
        except (KeyError, TypeError, ValueError, AttributeError) as why:
            raise InputError(f"This is no checked report ({type(why).__name__}: {why}): give the JSON of 'servanda check'.") from None
        if text is not None and text_hash(text) != about["sha256"]:
            raise InputError("The text is not the one that was checked: its hash is another than that of the report.")
        with database.writing(self.engine) as connection:
            before = connection.execute(sa.select(schema.reports.c.id).where(schema.reports.c.key == key)).scalar()
            if before is not None:
                return Added(before, False, asking.claims_of(connection, before))
            number, fresh = next_ids(connection, schema.reports, schema.claims)
            claims = _assigned(connection, kept, fresh)
            if text is not None:
                _keep_text(connection, about["sha256"], text)
            content = {
                "report": number, "key": key, "outlet": outlet, "url": url, "has_text": text is not None, "claims": claims,
                "document": kept,
            }  # fmt: skip
            chain.append(connection, by, "report", content)
            rechecking.as_corrected(connection, number)
        return Added(number, True, tuple(claims))

    def holds(self, text: str, outlet: str = "", url: str = "") -> bool:
        """Whether this text from this outlet and address is kept, so that it need not be checked to be found so."""
        query = sa.select(schema.reports.c.id).where(schema.reports.c.key == _key(text_hash(text), outlet, url))
        with database.reading(self.engine) as connection:
            return connection.execute(query).scalar() is not None

    def reports(self, after: int | None = None, limit: int = 50) -> Page[KeptReport]:
        """The reports, the latest first, without their texts."""
        with database.reading(self.engine) as connection:
            return asking.reports(connection, after, limit)

    def report(self, id: int) -> KeptReport:
        """One report with its text. Raises UsageError where there is none."""
        with database.reading(self.engine) as connection:
            return asking.report(connection, id)

    def retold(self, id: int, first: bool = False) -> Retold:
        """One report as checking gave it, with the latest finding on each claim as corrected; with `first` as it was when it was kept.

        What changed since stands in both. Raises UsageError where there is none.
        """
        with database.reading(self.engine) as connection:
            return retelling.retold(connection, id, first)

    def claims(
        self, *, state: str | None = None, accused: str | None = None, accusing: str | None = None, treaty: str | None = None,
        norm: str | None = None, verdict: str | None = None, refusal: str | None = None, status: str | None = None, act: str | None = None,
        report: int | None = None, words: str | None = None, speaker: str | None = None, after: int | None = None, limit: int = 50,
    ) -> Page[KeptClaim]:  # fmt: skip
        """Claims, the latest first, each without its history. All conditions that are given must hold.

        `state` is a target or spoken for; `accused` and `accusing` look at accusations alone. States are ISO 3166-1 alpha-3 codes.
        `words` stand in the quotation, in what was understood, or in who says it; `speaker` is a part of that name.
        Raises UsageError where the words are none.
        """
        wanted = {
            "state": state, "accused": accused, "accusing": accusing, "treaty": treaty, "norm": norm, "verdict": verdict,
            "refusal": refusal, "status": status, "act": act, "report": report, "words": words, "speaker": speaker,
        }  # fmt: skip
        with database.reading(self.engine) as connection:
            return asking.claims(connection, wanted, after, limit)

    def news(self, since: str, limit: int = 200) -> tuple[News, ...]:
        """What was told since a moment (ISO 8601, UTC) and is not rejected: contradicted first, then what most outlets tell.

        Of more than `limit` claims those told latest are given.
        """
        with database.reading(self.engine) as connection:
            return news.since(connection, since, limit)

    def claim(self, id: int, most: int = 0) -> KeptClaim:
        """One claim with its appearances, its findings over time, and its trail; of each the latest `most`, where that is given.

        Raises UsageError where there is none.
        """
        with database.reading(self.engine) as connection:
            return asking.claim(connection, id, most)

    def proposed(self, claim: int, fields: Json, record: Record | None = None) -> tuple[Json, ...]:
        """What would be found of a claim with these corrections, on each of its appearances; nothing is kept.

        Nothing is found where the claim was kept without what checking needs. Raises UsageError.
        """
        return reviewing.proposed(self.engine, claim, fields, record)

    def review(
        self, claim: int, decision: str, reason: str, by: str, fields: Json | None = None, record: Record | None = None,
        judged: tuple[str, str] | None = None,
    ) -> Entry:  # fmt: skip
        """Accepts, corrects or rejects the reading of a claim, with a reason; `decision` is accept, correct or reject.

        A correction gives the `fields` of the claim (`reviewing.FIELDS`) that were read wrongly; the claim so read is checked again.
        `judged` is the reviewer's own verdict with its reasons, which stands beside the one that was found.
        Nothing is overwritten: the latest decision counts, and the trail has all. Raises UsageError.
        """
        return reviewing.review(self.engine, claim, decision, reason, by, fields or {}, record, judged)

    def recheck(self, record: Record, by: str = "servanda") -> Rechecked:
        """Checks claims again whose receipt names other rules or another record than now. Old findings stay beside the new ones."""
        return rechecking.recheck(self.engine, record, chain.name_of(by))

    def trail(self, after: int | None = None, limit: int = 50, kind: str | None = None) -> Page[Entry]:
        """Entries of the trail in their order, from the one after `after`."""
        with database.reading(self.engine) as connection:
            return asking.trail(connection, after, limit, kind)

    def head(self) -> str:
        """The last entry as `seq:hash`: kept elsewhere, it shows later whether the trail was cut or written anew."""
        with database.reading(self.engine) as connection:
            return chain.head(connection)

    def verify(self, expect_head: str = "") -> Verified:
        """Finds any change, deletion or cut of the ledger. Raises IntegrityError, with one sentence on the first that is found."""
        with database.reading(self.engine) as connection:
            found = verifying.verify(connection, expect_head)
        with database.writing(self.engine) as connection:
            wording.check_index(connection)
        return found

    def allegations(
        self, by: tuple[str, ...] = allegations.DIMENSIONS, *, accused: str | None = None, accusing: str | None = None,
        treaty: str | None = None, norm: str | None = None, month: str | None = None,
    ) -> tuple[Allegation, ...]:  # fmt: skip
        """The table of allegations, by the dimensions that are named, of which some may be held fixed."""
        fixed = {"accused": accused, "accusing": accusing, "treaty": treaty, "norm": norm, "month": month}
        with database.reading(self.engine) as connection:
            return allegations.table(connection, tuple(by), {key: value for key, value in fixed.items() if value is not None})

    def statistics(self) -> dict[str, int]:
        """How many reports, claims, claims without review, and entries of the trail there are."""
        with database.reading(self.engine) as connection:
            return asking.statistics(connection)


def _key(sha256: str, outlet: str, url: str) -> str:
    """By what a report is told from others: its text, its outlet, its address."""
    return hashlib.sha256(canonical([sha256, outlet, url])).hexdigest()


def _assigned(connection: sa.Connection, document: Json, fresh: int) -> list[int]:
    """For each claim of a report the number of the claim that it is, or a new one, from `fresh` on."""
    table, published = schema.claims, document["report"]["published"]
    keyed = [(sameness.key(claim), claim) for claim in document["claims"]]
    here: dict[str, list[tuple[int, list[str]]]] = {key: [] for key, _ in keyed}
    when = {key: claim["when"] for key, claim in keyed}  # equal keys have equal days
    query = sa.select(table.c.id, table.c.key, table.c.words, table.c.first_published).where(table.c.key.in_(here)).order_by(table.c.id)
    for row in connection.execute(query):
        if sameness.near(row.first_published, published, when[row.key]):
            here[row.key].append((row.id, row.words.split()))
    made = []
    for key, claim in keyed:
        words = list(sameness.words(claim["quote"]))
        number = next((number for number, told in here[key] if sameness.alike(told, words)), None)
        if number is None:
            number, fresh = fresh, fresh + 1
            here[key].append((number, words))
        made.append(number)
    return made


def _keep_text(connection: sa.Connection, digest: str, text: str) -> None:
    table: Any = schema.texts
    if connection.execute(sa.select(table.c.sha256).where(table.c.sha256 == digest)).scalar() is None:
        try:
            text.encode()
        except UnicodeEncodeError:
            raise InputError("The report holds characters that are no Unicode text: save it as UTF-8 and try again.") from None
        if "\0" in text:
            raise InputError(chain.NUL)
        connection.execute(table.insert().values(sha256=digest, text=text))

