"""servanda: arms-control treaties as code, the record of what States did, and what follows; and what is said about it.

    import servanda

    record = servanda.record()
    record.standing("UKR", "apmbc", as_of="2025-07-02").status   # 'bound'
    servanda.verify({"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}).verdict  # 'contradicted'
    report = servanda.check(text, published="2025-07-02")
    for finding in report.findings:
        print(finding.claim.quote, finding.verdict, finding.why)

Heavy parts are imported where they are used: `import servanda` costs next to nothing.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as `typing` has it: type checkers know the name, and `typing` is not imported for it
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from .assertions.model import Assertion
    from .checking.answer import Judgement, Part
    from .errors import DataError, InputError, IntegrityError, ServandaError, UsageError
    from .reading.model import Attribution, Claim, Period, Span
    from .reading.reader import Reader
    from .reports import Finding, Report
    from .standing import Basis, Due, Interval, Record, Standing, View
    from .version import __version__

__all__ = [
    "Assertion", "Attribution", "Basis", "Claim", "DataError", "Due", "Finding", "InputError", "IntegrityError", "Interval",
    "Judgement", "Part", "Record", "Report", "ServandaError", "Span", "Standing", "UsageError", "View", "__version__", "attributions",
    "check", "record", "verify",
]  # fmt: skip

_HOMES = {
    "version": ("__version__",),
    "assertions.model": ("Assertion",),
    "checking.answer": ("Judgement", "Part"),
    "reports": ("Finding", "Report"),
    "errors": ("DataError", "InputError", "IntegrityError", "ServandaError", "UsageError"),
    "reading.model": ("Attribution", "Claim", "Span"),
    "standing": ("Basis", "Due", "Interval", "Record", "Standing", "View"),
}


def record(today: date | str | None = None) -> Record:
    """Law and record, ready for questions.

    `today` is the day that is meant where a question names none; without it the clock is read, here and nowhere else.
    """
    from .standing import Record

    if today is None:
        from datetime import date

        today = date.today()
    return Record(today)


def check(
    text: str, published: date | str | None = None, title: str = "", record: Record | None = None,
    stated: date | Period | None = None,
    reader: Reader | str | None = None,
) -> Report:  # fmt: skip
    """Every claim about a treaty in a report, and what law and record say of it.

    `published` is the day the report appeared; without it the day `stated` by the page it came from counts, or the days where that leaves
    several open, and without that text and record are asked. `reader` is a reader or its name: "llm" is the large language model that the
    environment sets; without it the reader that the package brings. Raises UsageError for a day that does not exist and InputError for a
    text that cannot be checked.
    """
    from .dates import parse_day
    from .pipeline import check_document
    from .reading import reader_named
    from .reading.documents import Document
    from .reading.inputs import accept
    from .reading.model import Period

    page = Document(accept(text), published=stated if isinstance(stated, Period) or stated is None else Period(stated, stated))
    by = reader_named(reader) if isinstance(reader, str) else reader
    return check_document(page, parse_day(published) if published else None, record or _of_today(), title, by)


def attributions(text: str) -> list[Attribution]:
    """Who says what in any news text: source, cue and content, each a span of the text."""
    from .reading import attributions as found
    from .reading.inputs import accept

    return found(accept(text))


def verify(
    assertions: Mapping[str, Any] | Assertion | Sequence[Mapping[str, Any] | Assertion],
    said: date | str | None = None,
    known_at: date | str | None = None,
    treaty: str = "",
    record: Record | None = None,
) -> Judgement:
    """What law and record say of an assertion, or of all that a claim says: its verdict, and a part with a verdict for each.

    `said` is the day on which it was said, without it the record's today; `known_at` the day by whose knowledge it is judged, without it
    all that is known counts; `treaty` that of assertions which name none. Raises UsageError, which names the field and the cure.
    """
    from .assertions.model import Assertion, as_json
    from .dates import parse_day
    from .verification import judge, taken

    several = isinstance(assertions, (list, tuple)) and not isinstance(assertions, Assertion)  # which is a tuple as well
    listed: Any = assertions if several else [assertions]
    given = [as_json(one) if isinstance(one, Assertion) else one for one in listed]
    asked = record or _of_today()
    return judge(taken(given, treaty), parse_day(said or asked.today), asked, parse_day(known_at) if known_at else None)


_fresh_record = record  # `check` has a parameter of the same name
_kept: list[Record] = []  # that of today, with all that it has worked out already


def _of_today() -> Record:
    """The record for questions that bring none: one for all of a day."""
    from datetime import date

    if not _kept or _kept[0].today != date.today():
        _kept[:] = [_fresh_record()]
    return _kept[0]


def __getattr__(name: str) -> object:
    """The public types, each imported when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Room(type(sys)):  # type: ignore[misc]
    """A room of the house that can be called: `servanda.record` is the room and `servanda.record()` opens it."""

    def __call__(self, today: date | str | None = None) -> Record:
        return _fresh_record(today)


class _Package(type(sys)):  # type: ignore[misc]
    """Importing the room `record` puts it in the place of the function of that name; this keeps the name callable."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "record" and type(value) is type(sys):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
