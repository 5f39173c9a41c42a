"""The words in which answers are told to a reader, the same in text and in HTML."""

from __future__ import annotations

from datetime import date

from ..assertions.terms import VERDICTS
from ..checking.answer import Part, composed
from ..checking.wording import listing, on, the_day
from ..dates import parse_day
from ..errors import UsageError
from ..law import treaty
from ..reading.model import Claim, Period
from ..record.states import state_name
from ..reports import Finding, Report
from ..standing.wording import norm_told
from ..told import NOTHING, Name, Template, Text, Told, count, named, row, say
from ..translation.language import ENGLISH, Language
from .undecided import KINDS, undecided
from .understood import understood
from .verdicts import verdict

COUNTED: dict[str, Template] = {
    "supported": "{number} supported",
    "contradicted": "{number} contradicted",
    "contested": "{number} contested",
    "outside the record": "{number} outside the record",
}
MEANING: dict[str, Template] = {
    "supported": "law and record bear the claim out",
    "contradicted": "law or record say otherwise",
    "contested": "readings or formal findings point both ways",
    "outside the record": "not decided, for the reason that each finding gives",
}
REFUSALS = tuple(KINDS)
ACTS: dict[str, Template] = {
    "accuse": "accuses", "deny": "denies", "announce": "announces", "argue": "argues", "state": "states",
    "demand": "demands", "acknowledge": "acknowledges",
}  # fmt: skip
DATED: dict[str, Template] = {
    "given": "as given",
    "text": "told from the text",
    "record": "told from text and record",
    "today": "not known: today stands in; give the day, and what hangs on it can be decided",
}


COMMA: Template = "{first}, {last}"


def counted(number: int, word: str) -> str:
    """1 claim, 2 claims."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def listed(words: list[str]) -> str:
    """a, b and c."""
    return " and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}"


def summary(report: Report) -> Told:
    """How many claims, and how many of them got which verdict."""
    if not report.findings and unread(report):
        return say("This report was not read, and so nothing in it was checked.")
    if not report.findings:
        return say("No claim about a treaty was found.")
    counts = [(sum(f.verdict == verdict for f in report.findings), verdict) for verdict in VERDICTS]
    told = row((say(COUNTED[verdict], number=number) for number, verdict in counts if number), COMMA)
    return count("{number} claim: {counts}.", "{number} claims: {counts}.", len(report.findings), counts=told)


def unread(report: Report) -> bool:
    """Whether the reader passed the report over for its language, as the note of it tells; to have no claim is another thing."""
    reader = report.receipt.get("reader")
    return isinstance(reader, dict) and reader.get("name") in ("joined", "rules") and report.read.language != "en"


def quoted(quote: str) -> str:
    """The words of a claim on one line, in quotation marks unless they bring some of their own."""
    folded = " ".join(quote.split())
    return folded if any(mark in folded for mark in '“”„«»"') else f"“{folded}”"


def speaker(claim: Claim) -> Told:
    """Who says it and for whom: Maria Zakharova, for Russian Federation."""
    whom = listing(state(code) for code in claim.speaker_for)
    if not claim.attributed and not claim.speaker:
        return say("the report itself")
    if not claim.speaker:
        return whom or say("a source that the text does not name")
    who = Text(claim.speaker)
    return say("{speaker}, for {whom}", speaker=who, whom=whom) if whom and whom != claim.speaker else who


def manner(claim: Claim) -> Told:
    """What the speaker does with it: accuses, in quotation."""
    does = say(ACTS[claim.act]) if claim.act in ACTS else Text(claim.act)
    return say("{does}, in quotation", does=does) if claim.direct else does


def subject(claim: Claim) -> Told:
    """What it is about: Ottawa Convention, withdrawal, of Ukraine."""
    parts: list[Told] = [treaty_told(claim.treaty) if claim.treaty else say("no treaty named")]
    parts.append(norm_told(claim.norm))
    if claim.targets:
        parts.append(say("on {whom}", whom=listing(state(code) for code in claim.targets)))
    return row(parts, COMMA)


def state(code: str) -> Name:
    """A State by its short name without an article."""
    return named(state_name(code), "state", code)


def treaty_told(treaty_id: str) -> Told:
    """The short name of a treaty, as it is told."""
    return named(treaty_name(treaty_id), "title", treaty_id)


def treaty_name(treaty_id: str) -> str:
    """The short name of a treaty, or its id where it has no file."""
    try:
        return treaty(treaty_id).short
    except UsageError:
        return treaty_id


def period(when: Period | None) -> Told:
    """The days meant: June 2025; 2 July 2025; 3 to 9 July 2025."""
    if when is None:
        return NOTHING
    if when.start == when.end:
        return the_day(when.start)
    if when.start.day == 1 and is_month_end(when.end):
        if when.start.year == when.end.year and when.start.month == when.end.month:
            return the_day(when.start.isoformat()[:7])
        if (when.start.month, when.end.month) == (1, 12) and when.start.year == when.end.year:
            return the_day(f"{when.start.year:04}")
    return say("{first} to {last}", first=the_day(when.start), last=the_day(when.end))


def is_month_end(day: date) -> bool:
    """Whether the next day lies in another month."""
    return date.fromordinal(day.toordinal() + 1).day == 1


def says(claim: Claim) -> list[Told]:
    """What was understood of a claim, a sentence for each thing that it says; none where it was read by word rules alone."""
    return [understood(assertion) for assertion in claim.assertions]


def why(finding: Finding, told_in: Language = ENGLISH) -> str:
    """Why a finding is what it is. A reason that remembers no message is told in other languages as the parts of the claim have it."""
    if told_in is ENGLISH or isinstance(finding.why, Told) or not finding.parts:
        return finding.why
    return composed(finding.parts).why


def refused(finding: Finding) -> Told:
    """Why a finding is not decided, by its kind; nothing where it is decided or the kind is not told."""
    then = next((part.then for part in finding.parts if part.refusal == finding.refusal and part.then), "")
    return undecided(finding.refusal, then if len(finding.parts) == 1 else "")


def parts(finding: Finding) -> list[tuple[Told, Part, Told]]:
    """What was understood, the part, and why it is not decided, of each thing that a claim says, where it says more than one."""
    if len(finding.parts) < 2:
        return []
    told = zip(says(finding.claim), finding.parts, strict=True)
    return [(sentence, part, undecided(part.refusal, part.then)) for sentence, part in told]


def part_told(what: Told, part: Part, why_open: Told) -> Told:
    """A thing that a claim says, with its verdict and its reason."""
    if why_open:
        return say("{what}: {verdict} ({open}). {why}", what=what, verdict=verdict(part.verdict), open=why_open, why=part.why)
    return say("{what}: {verdict}. {why}", what=what, verdict=verdict(part.verdict), why=part.why)


def published(report: Report) -> Told:
    """The day of publication and how it is known."""
    dating = report.read.dating
    day: Told = the_day(dating.day)
    if dating.first != dating.last:
        day = say("between {first} and {last}", first=the_day(dating.first), last=the_day(dating.last))
    how = say(DATED[dating.source]) if dating.source in DATED else Text(dating.source)
    if dating.why and dating.source != "given":
        return say("{day} ({how}: {why})", day=day, how=how, why=Text(dating.why))
    return say("{day} ({how})", day=day, how=how)


def references(finding: Finding) -> str:
    """What a finding rests on, by name only, each once."""
    return "; ".join(dict.fromkeys(item.ref for item in finding.basis))


def known_then(finding: Finding) -> Told:
    """The verdict by what could be known on the day of publication; nothing where it is the same."""
    if not finding.verdict_as_known or finding.verdict_as_known == finding.verdict or finding.known_at is None:
        return NOTHING
    return say("By what could be known {when}: {verdict}.", when=on(finding.known_at), verdict=verdict(finding.verdict_as_known))


def completeness(receipt: dict[str, object]) -> list[Told]:
    """Up to which day the record's lists go, a sentence a treaty."""
    days = receipt.get("record_complete_to")
    if not isinstance(days, dict):
        return []
    return [say("{treaty}: {day}", treaty=treaty_told(name), day=day_words(day)) for name, day in sorted(days.items()) if day]


def day_words(day: object) -> Told:
    """A day in words, from a date or an ISO text."""
    try:
        return the_day(parse_day(day)) if isinstance(day, (date, str)) else Text(day)
    except UsageError:
        return Text(day)


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
