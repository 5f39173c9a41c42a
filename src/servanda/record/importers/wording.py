"""The words by which an end note of the depositary tells what a State did, and when."""

from __future__ import annotations

import re

from . import days

NOTIFICATION = re.compile(r"C\.\s?N\.\s?\d{1,5}\s?\.\s?\d{4}(?:\s?\.\s?TREATIES(?:\s?[-–.]\s?(?:[IVXL]+(?![a-z])|\d+|[a-z](?![a-z])))*)?")
# A notification that was set aside as \x02number\x03, with the day that it bears itself.
CITED = re.compile(r"\x02(\d+)\x03(?:\s*,?\s*(?:of|dated)\s+" + days.IN_WORDS.pattern + r")?")
EFFECT = re.compile(
    r"(?:with effect (?:from|on|as (?:of|from))|effective(?: (?:as of|as from|from|on))?|(?:effective date|date of effect)\s*:|"
    r"t(?:ak|ook)\w* effect\b(?:[^.;]|i\.e\.){0,60}?\bon|"
    r"ent(?:er|ered|ers) into (?:force|effect)\b[^.;]{0,60}?\bon|in force (?:from|on|as of))\s+(?:the\s+)?" + days.IN_WORDS.pattern,
    re.IGNORECASE,
)
GOVERNMENT = re.compile(r"[Gg]overnments? of (?:the )?(?=([A-Z].{2,80}))")
# What parts the Governments of a list: "Canada, Israel and the United States of America".
NEXT_GOVERNMENT = re.compile(r"^\s*(?:,\s*(?:and\s+)?|and\s+|as well as\s+)(?:of\s+)?(?:the\s+)?(?=[A-Z])")
ITEM = re.compile(r"(?:^|[:;,.]\s+|\band\s+)((?:the )?[A-Z][^,;:]{2,60}?)\s*[,:]?\s*\(?(?:on |received on )?" + days.IN_WORDS.pattern)
SENTENCE = re.compile(r"(?<=[.;])(?<!\bSt\.)(?<!\bNo\.)\s+(?=(?:and )?[A-Z\x02(“\"…])|\n+")

TAKEN_BACK = re.compile(r"withdrawn|rescinded|revoked", re.IGNORECASE)

_TERRITORY = (
    r"(?:territor(?:y|ies|ial)|caribbean part|aruba|cura[çc]ao|bonaire|sint maarten|netherlands antilles|hong kong|maca[ou]|isle of man|"
    r"jersey|guernsey|bailiwick|gibraltar|bermuda|falkland|cayman|anguilla|montserrat|pitcairn|virgin islands|turks and caicos|"
    r"akrotiri|saint helena|tokelau|faroe|greenland)"
)
_BACK = r"\b(?:withdr[ae]w\w*|revo[kc]\w*|rescind\w*|rescission|retract\w*)"
# What may stand between "withdrawal" and what is withdrawn, where that is not the treaty itself.
_ITS = (
    r"(?:\W+(?:of|its|the|their|all|any|this|that|these|those|part|partially|in|to|upon|following|above|above-mentioned|aforementioned|"
    r"said|earlier|previous|previously|made|written|certain|general|interpretative|instruments?|formal|communicated))*\W+"
)
# "withdraws its ..." is about a part; "the withdrawal of the Republic of ..." is about a State.
_FROM_THE_TREATY = (
    r"(?!\W+(?:of\W+)?(?:(?:its|this|that|these|all|any|certain|part)\b|"
    r"the\W+(?!Government|Republic|Kingdom|State|United|Russian|Democratic|Federal|Islamic|Bolivarian)))"
)
_REVOKED, _INSTRUMENTS = r"\b(?:revo[kc]\w*|rescind\w*|rescission|retract\w*)\b", "ratif|accept|approv|access|signat|reserv|declar"
_NOTICE = r"(?:notification|notice|instrument|decision)s?"
_KINDS = (
    (
        "withdrawal-of-notice",
        _REVOKED + r"(?:(?!" + _INSTRUMENTS + r")[^.;]){0,60}?\bwithdrawal\b"
        r"(?!\W+of\W+(?:its\W+)?(?:" + _INSTRUMENTS + "))",
    ),
    ("withdrawal-of-notice", _BACK + _ITS + _NOTICE + r"\W+(?:of|to)\W+(?:its\W+|the\W+)?(?:withdr|denun|denoun)"),
    ("", _BACK + _ITS + r"(?:territorial )?(?:reservation|declaration|objection|statement|communication|understanding|exclusion)s?\b"),
    ("withdrawal-of-signature", r"\bnot?\W+(?:\w+\W+){0,3}?becom(?:e|ing)\W+(?:a\W+)?part(?:y|ies)\b"),
    ("withdrawal-of-signature", _BACK + _ITS + r"signature\b"),
    ("withdrawal-of-ratification", _BACK + _ITS + r"(?:ratification|acceptance|approval|accession)\b"),
    ("suspension", r"\bsuspen(?:d|sion)\w*\W+(?:\w+\W+){0,4}?(?:operation|application|implementation|convention|treaty|participation)\b"),
    ("objection", r"\bobject(?:ed|ing|ions?)\b|\bobjects\s+to\b"),
    ("withdrawal", r"\bwithdr[ae]w\w*" + _FROM_THE_TREATY + r"|\bdenounc\w+|\bdenunciation"),
    ("", r"\bsuccession\W+to\W+(?:the|this)\b|\bsuccession\W+of\W+States\b"),
    ("communication", r"\bmade\W+(?:an?\W+|the\W+following\W+|two\W+|several\W+|further\W+)*communications?\b"),
    ("", r"\b(?:shall|does|do|will|did|would)\W+not\W+(?:\w+\W+){0,2}?(?:apply|extend)\b|\bnot\W+applicable\b"),
    ("territorial-extension", r"\b(?:exten[ds]\w*|appl(?:y|ies|icable|ication)|on behalf|in respect)\b.{0,400}?\b" + _TERRITORY),
    ("territorial-extension", r"(?:\bfor|\d{4}\s*:)\s+(?:the )?" + _TERRITORY),
    ("communication", r"\bcommunicat(?:ions?|ed)\b|\b(?:informed|notified)\W+the\W+Secretary-General\b|\bfollowing\W+notification\b"),
)
_PATTERNS = tuple((action, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for action, pattern in _KINDS)


def kind(text: str) -> str:
    """The action of which a sentence speaks; empty where it speaks of none, or of none that concerns the treaty as a whole."""
    return next((action for action, pattern in _PATTERNS if pattern.search(text)), "")


def unquoted(text: str) -> tuple[str, str]:
    """A note without the words that it quotes, and those words."""
    curly = re.compile(r"“[^”]*(?:”|$)")
    straight = re.compile(r'"[^"]*"' if text.count('"') % 2 == 0 else r'"[^"\n]*"')
    quoted = " ".join(curly.findall(text) + straight.findall(text))
    return straight.sub(" … ", curly.sub(" … ", text)), quoted
