"""From a text to a checked report: read, judged, with the receipt that lets anyone replay it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from .assertions.model import Assertion
from .assertions.terms import CONTRADICTED, DAY_NOT_KNOWN, NOT_UNDERSTOOD, OUTSIDE, SUPPORTED
from .checking.answer import Judgement
from .checking.receipt import receipt
from .checking.wording import VERDICT, on, the_day
from .errors import InputError
from .reading import configured
from .reading.documents import Document
from .reading.model import WHOLE, Claim, Dating, Period
from .reading.reader import Reader
from .reports import Finding, Report
from .standing import Record
from .told import Template, say
from .verification import bearing, judge

AN_ADDRESS: Template = (
    "This is an address, and no report: give the text, or the page saved as a file; 'servanda check ADDRESS' fetches one."
)
ADDRESS = re.compile(r"\s*(https?://[^\s<>\"]+)\s*", re.IGNORECASE)
# How sure a reader must be of what a claim likely says, for a verdict that bears it out; chosen on texts that taught nothing. One is given
# against it only where it was read whole: what people say of treaties is mostly so, and where law and record deny it, mostly misread.
LIKELY = 0.3
DOUBT = timedelta(days=366)  # a report without a day is taken for one of the last year


def check(text: str, published: date | Period | None, record: Record, title: str = "", reader: Reader | None = None) -> Report:
    """A report read and checked. `published` None: dated from the text and the record where that can be done.

    Where it is one of several days, a claim is decided only if the first and the last of them read and decide it alike.
    `reader` None: the one that is configured.
    """
    reader = reader or configured()
    if isinstance(published, Period) and published.start != published.end:
        return _in_doubt(check(text, published.start, record, title, reader), check(text, published.end, record, title, reader))
    if isinstance(published, Period):
        published = published.end
    read = reader.read(text, published, record.today, title)
    made = findings(read.claims, read.dating, record)
    used = {claim.treaty for claim in read.claims if claim.treaty}
    read = read._replace(claims=tuple(finding.claim for finding in made))
    return Report(read, made, receipt(record.facts, used) | {"reader": reader.identity() | dict(read.reader)})


def only_address(text: str) -> str:
    """The address that a text is, where it is nothing else; else nothing."""
    found = ADDRESS.fullmatch(text) if len(text) < 2500 else None
    return found[1] if found else ""


def check_document(document: Document, published: date | None, record: Record, title: str = "", reader: Reader | None = None) -> Report:
    """The report in a file, checked: by the day that is given, else by the one that the file gives of itself, else by its text.

    Raises InputError where it is the address of a report and not a report.
    """
    if only_address(document.text):
        raise InputError(say(AN_ADDRESS))
    report = check(document.text, published or document.published, record, title or document.title, reader)
    read = report.read._replace(notes=(*document.notes, *report.read.notes))
    if document.published is not None and published is None:
        doubt = read.dating.first != read.dating.last
        why = "its page gives a day that may be the first or the last of these" if doubt else "the day its page gives"
        read = read._replace(dating=read.dating._replace(source="text", why=why))
    return report._replace(read=read)


def _in_doubt(first: Report, last: Report) -> Report:
    """The report by the last of the days on which it may have appeared, without the verdicts that hang on which of them it was."""
    days = say("{first} or {last}", first=the_day(first.read.dating.day), last=the_day(last.read.dating.day))
    earlier = {(found.claim.start, found.claim.end): found for found in first.findings}
    made = []
    for found in last.findings:
        other = earlier.get((found.claim.start, found.claim.end))
        if found.verdict != OUTSIDE and (other is None or _hangs_on_the_day(other, found)):
            why = say("This hangs on the day it was said, which is not known: {days}.", days=days)
            found = found._replace(verdict=OUTSIDE, verdict_as_known=OUTSIDE, why=why, refusal=DAY_NOT_KNOWN)
        if other is None or (other.claim.when, other.claim.assertions) != (found.claim.when, found.claim.assertions):
            found = found._replace(claim=found.claim._replace(when=None, assertions=()), parts=())
        made.append(found)
    dating = last.read.dating._replace(first=first.read.dating.day)
    read = last.read._replace(dating=dating, claims=tuple(found.claim for found in made))
    return last._replace(read=read, findings=tuple(made))


def _hangs_on_the_day(one: Finding, other: Finding) -> bool:
    told = ((found.verdict, found.verdict_as_known, found.claim.when, found.claim.assertions) for found in (one, other))
    return next(told) != next(told)


def findings(claims: Sequence[Claim], dating: Dating, record: Record) -> tuple[Finding, ...]:
    """One finding for every claim, in their order: by its assertions, or by the word rules where the sealed reader made none.

    A word rule that is sure of every word tells the assertions too: where checking decides them alike, its finding stands.
    """
    by_words: tuple[Finding, ...] = ()
    if not all(claim.assertions or claim.doubt for claim in claims):
        from .reading.rules.judging.check import findings as judged

        by_words = judged(claims, dating, record)
    made = (
        _finding(claim, dating, record) if claim.assertions or claim.doubt else _as_checked(by_words[place], dating, record)
        for place, claim in enumerate(claims)
    )
    likely = (_or_likely(found, dating, record) if found.claim.guess else found for found in made)
    return tuple(_borne_out(found, dating, record) for found in likely)


def _borne_out(found: Finding, dating: Dating, record: Record) -> Finding:
    """A finding, or none where it denies a claim of which it is only likely what it is about: it was then mostly misread."""
    if not found.claim.unsure or found.verdict in (OUTSIDE, SUPPORTED):
        return found
    return _finding(found.claim._replace(assertions=(), doubt=found.claim.unsure), dating, record)


def _or_likely(found: Finding, dating: Dating, record: Record) -> Finding:
    """A finding, or where it is none that by what the claim likely says, if that is sure enough and borne out, or was read whole."""
    claim = found.claim
    if found.verdict != OUTSIDE or claim.guess_sure < LIKELY or not all(map(_accounted, claim.guess)):
        return found
    likely = _finding(claim._replace(assertions=claim.guess, doubt=""), dating, record)
    denied = likely.verdict == CONTRADICTED and claim.guess_sure >= WHOLE and not claim.unsure
    return likely if likely.verdict == SUPPORTED or denied else found


def _accounted(a: Assertion) -> bool:
    """Whether the statements found for a rule have each word of it: what is only likely said must be told to the last one."""
    if a.predicate != "rule" or a.statement or not a.about:
        return True
    from .lexicon.statements import accounted, statements_for

    return accounted(a, statements_for(a))


def _of_deeds(claim: Claim) -> bool:
    """Whether a claim tells of acts and duties alone: which of them may stand on no list checking knows better than a word rule."""
    return all(a.predicate in ("act", "duty") for a in claim.assertions)


def _as_checked(by_words: Finding, dating: Dating, record: Record) -> Finding:
    if not by_words.claim.assertions:
        return by_words
    checked = _finding(by_words.claim, dating, record)
    if (checked.verdict, checked.verdict_as_known) != (by_words.verdict, by_words.verdict_as_known):
        if by_words.verdict == CONTRADICTED and checked.verdict == OUTSIDE and _of_deeds(checked.claim):
            return checked
        return by_words._replace(claim=by_words.claim._replace(assertions=()))
    # where the words are the same, those of checking: they are of a message that other languages can tell
    why = checked.why if checked.why == by_words.why else by_words.why
    bearing = checked.bearing if checked.bearing == by_words.bearing else by_words.bearing
    return by_words._replace(parts=checked.parts, why=why, bearing=bearing)


def _finding(claim: Claim, dating: Dating, record: Record) -> Finding:
    """The finding on a claim by its assertions, as all that is known decides them, and as what was known on the day did."""
    if claim.doubt and not claim.assertions:
        return Finding(claim, OUTSIDE, say(claim.doubt), (), None, dating.day, OUTSIDE, refusal=NOT_UNDERSTOOD)
    now = _judged(claim, dating, record, None)
    then = _judged(claim, dating, record, dating.day)
    told = bearing(claim.assertions, dating.day, record)
    return Finding(claim, now.verdict, now.why, now.basis, told, dating.day, then.verdict, parts=now.parts, refusal=now.refusal)


def _judged(claim: Claim, dating: Dating, record: Record, known: date | None) -> Judgement:
    """The judgement by the day of the report; where that day is in doubt, it must be the same by its first and by its last."""
    first = dating.day - DOUBT if dating.known == "no" else dating.first
    found = judge(claim.assertions, dating.last, record, known)
    if first == dating.last or found.verdict == OUTSIDE:
        return found
    earlier = judge(claim.assertions, first, record, known)
    if earlier.verdict == found.verdict:
        return found
    why = say("This hangs on the day it was said, which is not known: {verdict} {when}, and not {then}.",
              verdict=say(VERDICT[found.verdict]), when=on(dating.last), then=on(first))  # fmt: skip
    return found._replace(verdict=OUTSIDE, why=why, refusal=DAY_NOT_KNOWN)
