"""Checked reports made by hand, so that publishing and the command line are tested apart from reading and checking."""

from __future__ import annotations

from datetime import date

from servanda.assertions.model import Assertion
from servanda.assertions.terms import REFUSALS
from servanda.checking.answer import Part
from servanda.reading.model import Claim, Dating, Period, Proposition, ReadReport
from servanda.reports import Finding, Report
from servanda.standing.model import Basis

TEXT = (
    "Moscow, which is not a party to the treaty, said on Wednesday that Kyiv must stay.\n"
    "“The decision comes into force only after the end of the conflict,” the spokeswoman said. Finland left in 2024.\n"
    "Ukraine has accused Russia of using mines.\n"
)


def make_claim(text: str, quote: str, number: int, **fields: object) -> Claim:
    """The claim that `quote` makes in `text`, the rest of its fields as given."""
    start = text.index(quote)
    end, said = start + len(quote), Proposition(quote)
    base = Claim(f"c{number}", start, end, quote, None, (), "state", (), "apmbc", "membership", False, False, None, said)
    return base._replace(**fields)  # type: ignore[arg-type]


def make_report(text: str = TEXT, title: str = "A report") -> Report:
    """Four claims, one of each verdict; the fourth lies inside the first."""
    claims = (
        make_claim(text, "Moscow, which is not a party to the treaty", 1, targets=("RUS",), trace=(("targets", "Moscow: capital"),)),
        make_claim(text, "“The decision comes into force only after the end of the conflict,”", 2, speaker="the spokeswoman",
                   attributed=True, speaker_for=("RUS",), act="argue", norm="withdrawal", direct=True),
        make_claim(text, "Finland left in 2024", 3, targets=("FIN",), norm="withdrawal", when=Period(date(2024, 1, 1), date(2024, 12, 31))),
        make_claim(text, "not a party to the treaty, said on Wednesday that Kyiv must stay", 4, speaker="Moscow", attributed=True,
                   speaker_for=("RUS",), act="demand", targets=("UKR",), norm="withdrawal"),
    )  # fmt: skip
    law = Basis("provision", "APMBC Art. 20(3)", "https://example.org/article-20", "Six months after the notice.")
    deed = Basis("action", "FIN withdrawal 10 July 2025 (C.N.1.2025)", "a list on paper")
    findings = (
        Finding(claims[0], "supported", "No instrument of the Russian Federation is on the list.", (law,)),
        Finding(claims[1], "contested", "The readings differ.", (law,), None, date(2025, 7, 2), "outside the record", "withdrawal_terms"),
        Finding(claims[2], "contradicted", "Finland gave notice in July 2025.", (deed, law), "Bound until 10 January 2026."),
        Finding(claims[3], "outside the record", "A demand is no fact.", (Basis("circumstance", "x", "javascript:alert(1)"),)),
    )
    dating = Dating(date(2025, 7, 2), date(2025, 7, 2), date(2025, 7, 2), "given")
    receipt = {"servanda": "0.1.0", "law": "aa", "record": "bb", "record_complete_to": {"apmbc": date(2026, 2, 3)}}
    return Report(ReadReport(text, title, "en", dating, claims), findings, receipt)


def make_refused() -> Report:
    """Five claims that are not decided, one of each kind; the first says two things, of which one is decided."""
    base, no_party = make_report(), Assertion("status", "party", ("RUS",), treaty="apmbc", holds=False)
    claims = [make_claim(TEXT, TEXT.splitlines()[0], number, assertions=(no_party,)) for number in range(1, len(REFUSALS) + 1)]
    claims[0] = claims[0]._replace(assertions=(no_party, Assertion("unmodelled", "opinion")))
    open_ = [Part("outside the record", f"It is {kind}.", (), kind, "contradicted" if kind == "past the list" else "") for kind in REFUSALS]
    parts: list[tuple[Part, ...]] = [(part,) for part in open_]
    parts[0] = (Part("supported", "Russia is not on the list."), open_[0])
    findings = tuple(
        Finding(claim, "outside the record", told[-1].why, parts=told, refusal=told[-1].refusal)
        for claim, told in zip(claims, parts, strict=True)
    )
    return base._replace(read=base.read._replace(claims=tuple(claims)), findings=findings)
