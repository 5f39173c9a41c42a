"""A claim in words that say all without the report it stands in: its own where they name States and treaty, else a sentence of ours."""

from __future__ import annotations

import re

from .. import law
from ..assertions.model import Assertion
from ..checking.wording import called, listing
from ..dates import parse_partial, partial_in_words
from ..errors import UsageError
from ..reading.model import Claim
from ..reading.rules.lexicon import scan
from ..record.states import state_name
from ..told import Text
from .understood import understood

# What was done, that it was not, and that it never was.
DONE = {
    "sign": ("signed {treaty}", "did not sign {treaty}", "never signed {treaty}"),
    "ratify": ("ratified {treaty}", "did not ratify {treaty}", "never ratified {treaty}"),
    "accede": ("acceded to {treaty}", "did not accede to {treaty}", "never acceded to {treaty}"),
    "join": ("joined {treaty}", "did not join {treaty}", "never joined {treaty}"),
    "leave": ("left {treaty}", "did not leave {treaty}", "never left {treaty}"),
    "notify-withdrawal": (
        "gave notice of withdrawal from {treaty}", "gave no notice of withdrawal from {treaty}",
        "never gave notice of withdrawal from {treaty}",
    ),
    "suspend": ("suspended {treaty}", "did not suspend {treaty}", "never suspended {treaty}"),
}  # fmt: skip
# What a State is, what it is not; then the same of several States.
BEING = {
    "party": ("is a party to {treaty}", "is no party to {treaty}", "are parties to {treaty}", "are no parties to {treaty}"),
    "signatory": (
        "is a signatory of {treaty}", "is no signatory of {treaty}", "are signatories of {treaty}", "are no signatories of {treaty}",
    ),
    "outside": ("is outside {treaty}", "is not outside {treaty}", "are outside {treaty}", "are not outside {treaty}"),
    "left": ("has left {treaty}", "has not left {treaty}", "have left {treaty}", "have not left {treaty}"),
}  # fmt: skip
_STANDS_FOR = re.compile(r"(?<=[a-z] )(?:it|the (?:treaty|convention|pact|agreement|ban|accord|statute|protocol))(?!['’]|-)\b")
SAID: dict[tuple[str, str | int], tuple[str, ...]] = {
    **{("act", value): words for value, words in DONE.items()}, **{("status", value): words for value, words in BEING.items()},
}  # fmt: skip
PLAIN = frozenset({"predicate", "value", "states", "treaty", "holds", "when", "ever"})  # the fields that such a sentence can tell


def in_full(claim: Claim) -> str:
    """What is claimed, as one who does not know the report understands it."""
    quote = " ".join(claim.quote.split())
    if _names_all(claim, quote):
        return quote
    if shown := _in_brackets(claim, quote):
        return shown
    if claim.assertions:
        return "; ".join(_sentence(one._replace(treaty=one.treaty or claim.treaty or "")) for one in claim.assertions)
    who = [state_name(code) for code in claim.targets]
    about = [*([law.treaty(claim.treaty).short] if claim.treaty else []), *who]
    return f"{quote} ({', '.join(about)})" if about else quote


def _in_brackets(claim: Claim, quote: str) -> str:
    """The quotation with the treaty in brackets where a word stands for it, as newspapers print it; nothing where that is not sure."""
    if not claim.treaty or not claim.targets:
        return ""
    made = _STANDS_FOR.sub(f"[{called(law.treaty(claim.treaty))}]", quote)
    return made if len(_STANDS_FOR.findall(quote)) == 1 and _names_all(claim, made) else ""


def _names_all(claim: Claim, quote: str) -> bool:
    named = {name for found in scan(quote) if found.kind in ("treaty", "state") for name in found.ids}
    return {*([claim.treaty] if claim.treaty else []), *claim.targets} <= named


def _sentence(assertion: Assertion) -> str:
    told = {field for field, value in assertion._asdict().items() if value != type(assertion)._field_defaults.get(field)}
    words = SAID.get((assertion.predicate, assertion.value))
    days = _days(assertion.when)
    if words is None or not told <= PLAIN or not assertion.states or not assertion.treaty or days is None:
        return understood(assertion)
    if assertion.predicate == "act":
        way = words[0 if assertion.holds else 2 if assertion.ever else 1]
    else:
        way = words[(2 if len(assertion.states) > 1 else 0) + (not assertion.holds)]
    who = listing(Text(state_name(code)) for code in assertion.states)
    return f"{who} {way.format(treaty=called(law.treaty(assertion.treaty)))}{days}"


def _days(when: str) -> str | None:
    """When it was, in words; None where that is no single day, month or year."""
    if not when:
        return ""
    try:
        first, last = parse_partial(when)
    except UsageError:
        return None
    return f" {'on' if first == last else 'in'} {partial_in_words(when)}"
