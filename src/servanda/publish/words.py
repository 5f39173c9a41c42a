"""The words in which answers are told to a reader, the same in text and in HTML."""

from __future__ import annotations

from datetime import date

from ..checking.answer import Part
from ..dates import in_words
from ..errors import UsageError
from ..law import treaty
from ..reading.model import Claim, Period
from ..record.states import state_name
from ..reports import Finding, Report
from .undecided import KINDS, undecided
from .understood import understood

VERDICTS = ("supported", "contradicted", "contested", "outside the record")
MEANING = {
    "supported": "law and record bear the claim out",
    "contradicted": "law or record say otherwise",
    "contested": "readings or formal findings point both ways",
    "outside the record": "not decided, for the reason that each finding gives",
}
REFUSALS = tuple(KINDS)
ACTS = {
    "accuse": "accuses", "deny": "denies", "announce": "announces", "argue": "argues", "state": "states",
    "demand": "demands", "acknowledge": "acknowledges",
}  # fmt: skip
DATED = {
    "given": "as given",
    "text": "told from the text",
    "record": "told from text and record",
    "today": "not known: today stands in; give the day, and what hangs on it can be decided",
}


def counted(number: int, word: str) -> str:
    """1 claim, 2 claims."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def listed(words: list[str]) -> str:
    """a, b and c."""
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


def summary(report: Report) -> str:
    """How many claims, and how many of them got which verdict."""
    if not report.findings and unread(report):
        return "This report was not read, and so nothing in it was checked."
    if not report.findings:
        return "No claim about a treaty was found."
    counts = [(sum(f.verdict == verdict for f in report.findings), verdict) for verdict in VERDICTS]
    return f"{counted(len(report.findings), 'claim')}: " + ", ".join(f"{n} {verdict}" for n, verdict in counts if n) + "."


def unread(report: Report) -> bool:
    """Whether the reader passed the report over for its language, as the note of it tells; to have no claim is another thing."""
    reader = report.receipt.get("reader")
    return isinstance(reader, dict) and reader.get("name") == "rules" and report.read.language != "en"


def quoted(quote: str) -> str:
    """The words of a claim on one line, in quotation marks unless they bring some of their own."""
    folded = " ".join(quote.split())
    return folded if any(mark in folded for mark in '“”„«»"') else f"“{folded}”"


def speaker(claim: Claim) -> str:
    """Who says it and for whom: Maria Zakharova, for Russian Federation."""
    whom = listed([state_name(code) for code in claim.speaker_for])
    if not claim.attributed and not claim.speaker:
        return "the report itself"
    if not claim.speaker:
        return whom or "a source that the text does not name"
    return f"{claim.speaker}, for {whom}" if whom and whom != claim.speaker else claim.speaker


def manner(claim: Claim) -> str:
    """What the speaker does with it: accuses, in quotation."""
    return ACTS.get(claim.act, claim.act) + (", in quotation" if claim.direct else "")


def subject(claim: Claim) -> str:
    """What it is about: Ottawa Convention, withdrawal, of Ukraine."""
    parts = [treaty_name(claim.treaty)] if claim.treaty else ["no treaty named"]
    parts.append(claim.norm.replace("-", " ") if claim.norm != "other" else "compliance and scope")
    if claim.targets:
        parts.append(f"on {listed([state_name(code) for code in claim.targets])}")
    return ", ".join(parts)


def treaty_name(treaty_id: str) -> str:
    """The short name of a treaty, or its id where it has no file."""
    try:
        return treaty(treaty_id).short
    except UsageError:
        return treaty_id


def period(when: Period | None) -> str:
    """The days meant: June 2025; 2 July 2025; 3 to 9 July 2025."""
    if when is None:
        return ""
    if when.start == when.end:
        return in_words(when.start)
    first, last = in_words(when.start), in_words(when.end)
    if when.start.day == 1 and is_month_end(when.end):
        if when.start.year == when.end.year and when.start.month == when.end.month:
            return first.partition(" ")[2]
        if (when.start.month, when.end.month) == (1, 12) and when.start.year == when.end.year:
            return str(when.start.year)
    return f"{first} to {last}"


def is_month_end(day: date) -> bool:
    """Whether the next day lies in another month."""
    return date.fromordinal(day.toordinal() + 1).day == 1


def says(claim: Claim) -> list[str]:
    """What was understood of a claim, a sentence for each thing that it says; none where it was read by word rules alone."""
    return [understood(assertion) for assertion in claim.assertions]


def refused(finding: Finding) -> str:
    """Why a finding is not decided, by its kind; nothing where it is decided or the kind is not told."""
    then = next((part.then for part in finding.parts if part.refusal == finding.refusal and part.then), "")
    return undecided(finding.refusal, then if len(finding.parts) == 1 else "")


def parts(finding: Finding) -> list[tuple[str, Part, str]]:
    """What was understood, the part, and why it is not decided, of each thing that a claim says, where it says more than one."""
    if len(finding.parts) < 2:
        return []
    told = zip(says(finding.claim), finding.parts, strict=True)
    return [(sentence, part, undecided(part.refusal, part.then)) for sentence, part in told]


def published(report: Report) -> str:
    """The day of publication and how it is known."""
    dating = report.read.dating
    day = in_words(dating.day)
    if dating.first != dating.last:
        day = f"between {in_words(dating.first)} and {in_words(dating.last)}"
    why = f": {dating.why}" if dating.why and dating.source != "given" else ""
    return f"{day} ({DATED.get(dating.source, dating.source)}{why})"


def references(finding: Finding) -> str:
    """What a finding rests on, by name only, each once."""
    return "; ".join(dict.fromkeys(item.ref for item in finding.basis))


def known_then(finding: Finding) -> str:
    """The verdict by what could be known on the day of publication; nothing where it is the same."""
    if not finding.verdict_as_known or finding.verdict_as_known == finding.verdict or finding.known_at is None:
        return ""
    return f"By what could be known on {in_words(finding.known_at)}: {finding.verdict_as_known}."


def completeness(receipt: dict[str, object]) -> list[str]:
    """Up to which day the record's lists go, a sentence a treaty."""
    days = receipt.get("record_complete_to")
    if not isinstance(days, dict):
        return []
    return [f"{treaty_name(name)}: {day_words(day)}" for name, day in sorted(days.items()) if day]


def day_words(day: object) -> str:
    """A day in words, from a date or an ISO text."""
    from ..dates import parse_day

    try:
        return in_words(parse_day(day)) if isinstance(day, (date, str)) else str(day)
    except UsageError:
        return str(day)


def clean(text: str) -> str:
    """Text that is safe to show, of the same length: what steers a terminal or turns the writing direction is replaced."""
    return "".join(c if c.isprintable() else _shown(ord(c), c) for c in text)


def _shown(code: int, character: str) -> str:
    if code in (9, 10):
        return character
    if 11 <= code <= 13:  # carriage returns and feeds part words
        return " "
    steering = code < 32 or 0x7F <= code < 0xA0 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or 0xD800 <= code < 0xE000
    return "\ufffd" if steering else character


def web_address(source: str) -> str:
    """The first http or https address in a source; nothing where it has none."""
    for word in source.split():
        lower = word.casefold()
        if lower.startswith(("https://", "http://")) and not any(c in word for c in "\"'<>\\`"):
            return word.rstrip(";,")
    return ""
